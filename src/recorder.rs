//! The recorder: sound captured on one or two tracks, laid on one clock, kept as FLAC as it comes;
//! watched over while it runs and read back afterwards.

pub mod align;
pub mod balance;
pub mod capture;
pub mod clock;
pub mod convert;
pub mod desk;
pub mod devices;
pub mod flac;
pub mod foreign;
pub mod hearing;
pub mod lane;
pub mod level;
pub mod read;
pub mod report;
pub mod resample;
pub mod run;
pub mod sound;
pub mod speech;
pub mod steer;
pub mod store;
pub mod torn;
pub mod track;
pub mod watch;
pub mod wav;
