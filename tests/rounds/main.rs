//! What coders make of sessions, in rounds: compared, chosen, named and kept, through the real program.

// A table that cannot be laid ends the test, here too outside the test functions themselves.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod agreement;
mod choice;
mod fixture;
mod log;
mod standing;
mod themes;
