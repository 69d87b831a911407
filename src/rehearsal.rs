//! The rehearsal: a scripted respondent to practise with. A script says what is answered to which
//! question; the respondent speaks it at the pace of speech; the report says how it went. Pure but
//! for finding the script.

pub mod finding;
pub mod report;
pub mod respondent;
pub mod script;
pub mod timing;
pub mod wanted;
