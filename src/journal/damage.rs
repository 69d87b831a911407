//! What is wrong with a line, and how it is said.

use crate::texts::{JournalTexts, fill};

/// A line that cannot be trusted; its event is not given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// The line's number, from 1.
    pub line: u64,
    /// The `seq` that stands in it, when it can be read.
    pub seq: Option<u64>,
    /// What is wrong.
    pub harm: Harm,
}

/// What can be wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Harm {
    /// It is not a line of a journal.
    Shape,
    /// Line 0 does not follow from session.toml, which was changed or is missing.
    Session,
    /// Its `seq` is not the next: lines were taken out, put in or moved.
    Order,
    /// It was changed, or does not follow from the line before.
    Chain,
    /// Its data are not those that were written.
    Data,
    /// It is whole, but this version does not understand the data of this kind.
    Fields,
    /// It was emptied, but no event "erased" names it with the same reason.
    Erasure,
}

impl Damage {
    /// The damage in words: the journal's file, the line, and what is wrong with it.
    #[must_use]
    pub fn say(&self, file: &str, texts: &JournalTexts) -> String {
        let what = match self.harm {
            Harm::Shape => texts.not_a_line,
            Harm::Session => texts.session_changed,
            Harm::Order => texts.out_of_order,
            Harm::Chain => texts.line_changed,
            Harm::Data => texts.data_changed,
            Harm::Fields => texts.not_understood,
            Harm::Erasure => texts.emptied,
        };
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("file", &file), ("line", &self.line), ("what", &what)];
        fill(texts.line, &values)
    }
}
