//! Handing over: fragments out to the software a study is coded in, and in from elsewhere.
//!
//! An export format is one file that makes a [`Format`] and one line in [`FORMATS`].

pub mod agreement;
pub mod aligned;
pub mod beside;
pub mod cabinet;
pub mod codebook;
pub mod concepts;
pub mod csv;
pub mod document;
pub mod fragment;
pub mod fragments;
pub mod job;
pub mod json;
pub mod jsonl;
pub mod leaks;
pub mod maxqda;
pub mod md;
pub mod names;
pub mod outcome;
pub mod pack;
pub mod pilot;
pub mod pivot;
pub mod reading;
pub mod record;
mod recordings;
pub mod refi;
pub mod reviewed;
pub mod row;
pub mod sheet;
pub mod signups;
pub mod sqlite;
pub mod steps;
pub mod table;
pub mod taguette;
pub mod take;
pub mod talk;
pub mod text;
mod transcripts;
pub mod xlsx;

use std::fs::File;
use std::io;

use crate::study::load::Loaded;
use crate::texts::Texts;
use cabinet::Cabinet;
use job::Job;

/// A format that a study is exported in.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// The name on the command line.
    pub name: &'static str,
    /// How it is made.
    pub make: Make,
}

impl Format {
    /// Whether recordings can go along.
    #[must_use]
    pub fn takes_audio(&self) -> bool {
        self.name == refi::qdpx::FORMAT.name
    }

    /// Whether what participants are goes along.
    #[must_use]
    pub fn has_attributes(&self) -> bool {
        [xlsx::FORMAT.name, refi::qdpx::FORMAT.name].contains(&self.name)
    }

    /// Whether the outcome of member checks stands apart from what is counted.
    #[must_use]
    pub fn has_outcome_apart(&self) -> bool {
        self.name == xlsx::FORMAT.name
    }
}

/// How a format is made: what of the study is looked at together, and where it can be written.
#[derive(Debug, Clone, Copy)]
pub enum Make {
    /// Sessions one after the other, to a file or a pipe.
    Sessions(OneByOne),
    /// The study as a whole as one text, to a file or a pipe.
    Text(fn(&Job<'_>, &mut dyn io::Write) -> io::Result<()>),
    /// The study as a whole in one file that is not written from beginning to end.
    File(fn(&Job<'_>, &mut File) -> io::Result<()>),
    /// The study as a whole in several files: a folder, or a zip when the name ends so.
    Files(fn(&Job<'_>, &mut dyn Cabinet) -> io::Result<()>),
}

/// A format that needs to know of one session at a time.
#[derive(Debug, Clone, Copy)]
pub struct OneByOne {
    /// What stands before the first session.
    pub head: fn(&Job<'_>) -> io::Result<Vec<u8>>,
    /// One session; several are made at once.
    pub session: fn(&Loaded, &Wording<'_>) -> io::Result<Vec<u8>>,
}

/// The formats, in the order they are named in.
pub const FORMATS: [Format; 8] = [
    csv::FORMAT,
    jsonl::FORMAT,
    md::FORMAT,
    xlsx::FORMAT,
    refi::qdpx::FORMAT,
    refi::qdc::FORMAT,
    taguette::FORMAT,
    maxqda::FORMAT,
];

/// The language that an export is in.
#[derive(Debug, Clone, Copy)]
pub struct Wording<'a> {
    /// The language of concept names, a BCP 47 tag; empty for each model's first.
    pub names: &'a str,
    /// The program's own words.
    pub texts: &'a Texts,
}

/// The format with a name.
#[must_use]
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}
