//! Recordings: attached, exported without what was off the record, written out, and told of.

mod attach;
mod export;
pub mod fixture;
mod sealed;
mod transcribe;
