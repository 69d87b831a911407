//! The words of a typed command, read from left to right.

use crate::guide::outline::Outline;

/// The words of a line that are still to be read.
pub(super) struct Words<'a> {
    rest: &'a str,
    outline: &'a Outline,
}

impl<'a> Words<'a> {
    pub(super) fn of(line: &'a str, outline: &'a Outline) -> Words<'a> {
        Words {
            rest: line,
            outline,
        }
    }

    pub(super) fn word(&mut self) -> Option<String> {
        let line = self.rest.trim_start();
        let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        self.rest = rest;
        (!word.is_empty()).then(|| word.to_owned())
    }

    /// A word, when it is the id of a question or probe, or was meant to be one: a slip in an id
    /// must not make it the reason for another.
    pub(super) fn item(&mut self) -> Option<String> {
        let before = self.rest;
        let items = self.outline.items();
        let id = self.word().filter(|word| {
            items
                .iter()
                .any(|item| item.id.eq_ignore_ascii_case(word) || begins_alike(&item.id, word))
        });
        if id.is_none() {
            self.rest = before;
        }
        id
    }

    pub(super) fn rest(&mut self) -> String {
        std::mem::take(&mut self.rest).trim().to_owned()
    }

    pub(super) fn some_rest(&mut self) -> Option<String> {
        Some(self.rest()).filter(|rest| !rest.is_empty())
    }
}

/// Whether a word begins as this id does up to its point and has a digit after it: `O2.9` like `O2.1`.
fn begins_alike(id: &str, word: &str) -> bool {
    let (Some((topic, _)), Some((part, rest))) = (id.split_once('.'), word.split_once('.')) else {
        return false;
    };
    topic.eq_ignore_ascii_case(part) && rest.starts_with(|c: char| c.is_ascii_digit())
}
