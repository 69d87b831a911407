//! A slip in a file of the private folder that was written by hand, with its place.

use std::ops::Range;
use std::path::Path;

use crate::safe::shown;
use crate::texts::{StudyTexts, fill};

/// A slip in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub what: What,
}

/// What is wrong with a place in the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// It is no TOML, in the words of its parser.
    Syntax(String),
    /// An entry that is no participant.
    NoParticipant(String),
    /// A participant who is there twice, as `[r1]` beside `[R1]`.
    Twice(String),
    /// What should be a text and is none.
    NoText(String),
}

/// The line and the column of a byte in a text, both from 1.
#[must_use]
pub fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |lf| lf + 1);
    let line = before.matches('\n').count() + 1;
    let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
    (line, column)
}

impl Slip {
    /// A slip at a place in a text.
    #[must_use]
    pub fn at(text: &str, span: &Range<usize>, what: What) -> Slip {
        let (line, column) = place(text, span.start);
        Slip { line, column, what }
    }

    /// The slip in words.
    #[must_use]
    pub fn say(&self, file: &Path, texts: &StudyTexts) -> String {
        let (text, name) = match &self.what {
            What::Syntax(message) => ("{name}", message),
            What::NoParticipant(name) => (texts.not_in_key, name),
            What::Twice(name) => (texts.twice_in_key, name),
            What::NoText(name) => (texts.no_text_in_key, name),
        };
        let message = fill(text, &[("name", &shown(name))]);
        let file = file.display().to_string();
        let values: [(&str, &dyn std::fmt::Display); 4] = [
            ("file", &shown(&file)),
            ("line", &self.line),
            ("column", &self.column),
            ("message", &message),
        ];
        fill(texts.broken, &values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_and_characters() {
        let text = "één\ntwee = 1\n";
        assert_eq!(place(text, 0), (1, 1));
        assert_eq!(place(text, text.find('1').unwrap()), (2, 8));
        assert_eq!(place(text, 999), (3, 1));
    }
}
