//! The recorder: sound captured on one or two tracks, laid on one clock, kept as FLAC as it comes;
//! watched over while it runs and read back afterwards.

pub mod capture;
pub mod devices;
pub mod hearing;
pub mod track;
