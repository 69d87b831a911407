//! The live session as its interviewer meets it: keys and lines in, what is kept and said out. No
//! terminal, no disk, a clock made up.

// A table that cannot be laid ends the test, here too outside the test functions themselves.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod after;
mod before;
mod commands;
mod draft;
mod find;
mod fixture;
mod folding;
mod grid;
mod group;
mod layers;
mod moving;
mod names;
mod notes;
mod observing;
mod off_record;
mod pacing;
mod rehearsing;
mod slips;
mod sound;
mod steps;
mod time;
