//! The listed terms, each with the code that stands in its place.

use std::collections::HashMap;
use std::fmt;

use super::pattern::{Pattern, of_name, of_organisation, of_whole};

/// What a listed term is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Somebody's name.
    Name,
    /// An address to write to.
    Email,
    /// An organisation.
    Organisation,
    /// A place.
    Place,
    /// What the researcher listed.
    Added,
}

/// A listed term, without its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// What it is.
    pub kind: Kind,
    /// What stands in its place, between brackets.
    pub code: String,
}

/// All listed terms. What they are is in memory only: it is not printed and not serialised.
#[derive(Clone, Default)]
pub struct Terms {
    listed: Vec<Term>,
    known: HashMap<String, usize>,
    /// By their first words, each list the longest first, each with the term that it writes.
    pub(super) by_first: HashMap<String, Vec<(Pattern, usize)>>,
    /// Which two ASCII letters such a first word begins with; of a long text most words begin with
    /// others, and need no second look.
    begins: Vec<bool>,
}

/// How many beginnings of two ASCII letters there are.
const BEGINNINGS: usize = 128 * 128;

/// The number of a word's first two letters, whatever their case, where both are ASCII.
fn beginning(word: &str) -> Option<usize> {
    let [first, second, ..] = word.as_bytes() else {
        return None;
    };
    let is_ascii = first.is_ascii() && second.is_ascii();
    let number = |letter: &u8| usize::from(letter.to_ascii_lowercase());
    is_ascii.then(|| number(first) * 128 + number(second))
}

impl Terms {
    /// Lists a term; one without a letter to go by is none, and one that is listed stays what it is.
    pub fn add(&mut self, words: &str, kind: Kind, code: &str) {
        let patterns = match kind {
            Kind::Name => of_name(words),
            Kind::Organisation => of_organisation(words),
            Kind::Email | Kind::Place | Kind::Added => of_whole(words),
        };
        let whole = super::pattern::folded_words(words).join(" ");
        if patterns.is_empty() || self.known.contains_key(&whole) {
            return;
        }
        let number = self.listed.len();
        self.known.insert(whole, number);
        self.listed.push(Term {
            kind,
            code: code.to_owned(),
        });
        for pattern in patterns {
            self.enter(pattern, number);
        }
    }

    fn enter(&mut self, pattern: Pattern, number: usize) {
        let Some(first) = pattern.words.first() else {
            return;
        };
        if let Some(at) = beginning(first) {
            self.begins.resize(BEGINNINGS, false);
            if let Some(begins) = self.begins.get_mut(at) {
                *begins = true;
            }
        }
        let entries = self.by_first.entry(first.clone()).or_default();
        let known = entries
            .iter_mut()
            .find(|(known, _)| known.words == pattern.words);
        match known {
            // Two ways to the same words: the one that finds more counts.
            Some((known, _)) => known.with_capital &= pattern.with_capital,
            None => entries.push((pattern, number)),
        }
        entries.sort_by_key(|(pattern, _)| std::cmp::Reverse(pattern.words.len()));
    }

    /// Whether a term may begin with this word of a text, or with one that it is a piece of.
    pub(super) fn may_begin(&self, word: &str) -> bool {
        let begins = |at| self.begins.get(at).copied().unwrap_or_default();
        beginning(word).is_none_or(begins)
    }

    /// How many are listed.
    #[must_use]
    pub fn len(&self) -> usize {
        self.listed.len()
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    /// A term by its number.
    #[must_use]
    pub fn get(&self, number: usize) -> Option<&Term> {
        self.listed.get(number)
    }
}

impl fmt::Debug for Terms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Terms({})", self.listed.len())
    }
}
