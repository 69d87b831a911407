//! What can be wrong with a line of a crosswalk besides its form, and what is said of it.

use super::Relation;
use crate::guide::finding::Worded;
use crate::guide::source::Place;
use crate::texts::{Advice, CrosswalkTexts};

/// What can be wrong. Ids come from the files as they stand there.
#[derive(Debug)]
pub enum Slip {
    /// A draft's question mark: of which concept.
    Undecided(String),
    /// No reason, where one is needed.
    NoWhy(String, Relation),
    /// No concept here.
    NoId(Relation),
    /// No concept there.
    NoFrom,
    /// A key that the relation has no use for.
    Superfluous(&'static str, Relation),
    /// No such concept here, with what may have been meant.
    UnknownHere(String, Option<String>),
    /// No such concept there, with what may have been meant.
    UnknownThere(String, Option<String>),
    /// A concept here that a line before named.
    TwiceHere(String, usize),
    /// A concept there that a line before named.
    TwiceThere(String, usize),
    /// Said to be the same, and it is not: in which parts.
    NotSame(String, String),
    /// A concept here that no line names.
    MissingHere(String),
    /// A concept there that no line names.
    MissingThere(String),
}

impl Slip {
    /// The slip in words.
    #[must_use]
    pub fn worded(&self, place: &Place, texts: &CrosswalkTexts) -> Worded {
        Worded::error(place, self.advice(texts), &self.values())
    }

    fn advice<'t>(&self, texts: &'t CrosswalkTexts) -> &'t Advice {
        match self {
            Slip::Undecided(_) => &texts.undecided,
            Slip::NoWhy(..) => &texts.no_why,
            Slip::NoId(_) => &texts.no_id,
            Slip::NoFrom => &texts.no_from,
            Slip::Superfluous(..) => &texts.superfluous,
            Slip::UnknownHere(..) => &texts.unknown_here,
            Slip::UnknownThere(..) => &texts.unknown_there,
            Slip::TwiceHere(..) => &texts.twice_here,
            Slip::TwiceThere(..) => &texts.twice_there,
            Slip::NotSame(..) => &texts.not_same,
            Slip::MissingHere(_) => &texts.missing_here,
            Slip::MissingThere(_) => &texts.missing_there,
        }
    }

    fn values(&self) -> Vec<(&'static str, String)> {
        let near = |near: &Option<String>| near.clone().unwrap_or_else(|| "…".to_owned());
        match self {
            Slip::Undecided(id) | Slip::MissingHere(id) | Slip::MissingThere(id) => {
                vec![("id", id.clone())]
            }
            Slip::NoWhy(id, is) => vec![("id", id.clone()), ("is", is.word().to_owned())],
            Slip::NoId(is) => vec![("is", is.word().to_owned())],
            Slip::NoFrom => Vec::new(),
            Slip::Superfluous(key, is) => {
                vec![("key", (*key).to_owned()), ("is", is.word().to_owned())]
            }
            Slip::UnknownHere(id, other) | Slip::UnknownThere(id, other) => {
                vec![("id", id.clone()), ("near", near(other))]
            }
            Slip::TwiceHere(id, line) | Slip::TwiceThere(id, line) => {
                vec![("id", id.clone()), ("line", line.to_string())]
            }
            Slip::NotSame(id, parts) => vec![("id", id.clone()), ("parts", parts.clone())],
        }
    }
}
