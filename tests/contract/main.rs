//! The contract, held by the real binary: what scripts, spreadsheets and other programs rely on.
//! Nothing here knows the code; each test starts the program in a study folder of its own.

// A table that cannot be laid ends the test, here too outside the test functions themselves.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::expect_used
)]

mod audio;
mod begin;
mod codebooks;
mod commands;
mod consents;
mod crosswalk;
mod damage;
mod destroy;
mod diffs;
mod drafts;
mod exports;
mod fixture;
mod folder;
mod group;
mod guides;
mod hostile;
mod imports;
mod journal;
mod leaks;
mod lock;
mod member_check;
mod merge;
mod named;
mod named_out;
mod notes;
mod outcome;
mod outcome_files;
mod packs;
mod pilots;
mod pivot;
mod rare;
mod refi;
mod report;
mod review;
mod sample;
mod sheets;
mod stage;
mod status;
mod studies;
mod ten_minutes;
mod texts_out;
mod transcripts;
mod whole_study;
mod withdrawal;
mod workbooks;
