//! Handing over: fragments out to the software a study is coded in, and in from elsewhere.
//!
//! An export format is one file that makes a [`Format`] and one line in [`FORMATS`].

pub mod csv;
pub mod fragments;
pub mod json;
pub mod jsonl;
pub mod md;
pub mod pivot;
pub mod reading;
pub mod record;
mod recordings;
pub mod row;
pub mod take;
pub mod talk;
pub mod text;

use std::io;

use crate::study::load::Loaded;
use crate::texts::Texts;

/// A format that sessions are exported in, one after the other.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// The name on the command line.
    pub name: &'static str,
    /// What stands before the first session.
    pub head: fn() -> io::Result<Vec<u8>>,
    /// One session; several are made at once.
    pub session: fn(&Loaded, &Wording<'_>) -> io::Result<Vec<u8>>,
}

/// The formats, in the order they are named in.
pub const FORMATS: [Format; 3] = [csv::FORMAT, jsonl::FORMAT, md::FORMAT];

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
