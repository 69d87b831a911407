//! What a reading of a guide gathers on its way: findings, ids, languages.

use std::collections::HashMap;

use crate::guide::finding::Finding;
use crate::guide::near::nearest;
use crate::guide::problem::Problem;
use crate::guide::source::Place;
use crate::guide::text::primary;

/// The findings that are kept of one reading.
pub const MOST: usize = 1000;

/// The ids that must differ from each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Space {
    /// The guide's own.
    Guide,
    /// Topics, questions, probes and statements.
    Walk,
    /// Consent items.
    Consent,
    /// General follow-ups.
    FollowUp,
    /// Research questions.
    ResearchQuestion,
    /// Concepts.
    Concept,
    /// Free checklist items.
    CheckItem,
}

/// The findings so far, the ids that are taken, and the guide's languages.
#[derive(Debug, Default)]
pub struct Desk {
    /// What was found.
    pub findings: Vec<Finding>,
    /// The guide's languages; empty when they could not be read, and then no text is held to them.
    pub languages: Vec<String>,
    ids: HashMap<(Space, String), Place>,
}

impl Desk {
    /// Writes a finding down; beyond [`MOST`] there is nothing to learn from another one.
    pub fn report(&mut self, place: &Place, problem: Problem) {
        if self.is_full() {
            return;
        }
        self.findings.push(Finding::new(place, problem));
    }

    /// Takes an id, and reports one that is malformed, reserved or taken.
    pub fn claim(&mut self, space: Space, id: &str, place: &Place) {
        let reserved = matches!(
            (space, id),
            (Space::Walk, "opening" | "closing") | (Space::Concept | Space::CheckItem, "none")
        ) || id == "-";
        let fits = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '_' | '-');
        if reserved {
            self.report(place, Problem::ReservedId { id: id.to_owned() });
        } else if !id.chars().all(fits) || !id.chars().any(char::is_alphanumeric) {
            self.report(place, Problem::BadId { id: id.to_owned() });
        }
        let key = (space, id.to_owned());
        match self.ids.get(&key).map(Place::line) {
            Some(line) => self.report(
                place,
                Problem::DoubleId {
                    id: id.to_owned(),
                    line,
                },
            ),
            None => {
                self.ids.insert(key, place.clone());
            }
        }
    }

    /// Whether an id is taken.
    #[must_use]
    pub fn has(&self, space: Space, id: &str) -> bool {
        self.ids.contains_key(&(space, id.to_owned()))
    }

    /// Where an id was taken.
    #[must_use]
    pub fn place_of(&self, space: Space, id: &str) -> Option<&Place> {
        self.ids.get(&(space, id.to_owned()))
    }

    /// Whether further findings are dropped.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.findings.len() >= MOST
    }

    /// The id of these spaces that may have been meant.
    #[must_use]
    pub fn near(&self, spaces: &[Space], id: &str) -> Option<String> {
        if self.is_full() {
            return None;
        }
        let known = self.ids.keys().filter(|(space, _)| spaces.contains(space));
        nearest(id, known.map(|(_, id)| id.as_str()))
    }

    /// Whether a text may be in this language: one of the guide's, or of the same primary language.
    #[must_use]
    pub fn speaks(&self, tag: &str) -> bool {
        self.languages.is_empty() || any_primary(self.languages.iter().map(String::as_str), tag)
    }

    /// The guide's languages that these tags leave without a text. A regional variant such as
    /// `nl-BE` is content with any text of its primary language.
    #[must_use]
    pub fn missing(&self, tags: &[String]) -> Vec<String> {
        let lacks = |language: &&String| {
            let exact = tags.iter().any(|tag| tag.eq_ignore_ascii_case(language));
            let regional = language.contains('-');
            let near = any_primary(tags.iter().map(String::as_str), language);
            !(exact || regional && near)
        };
        self.languages.iter().filter(lacks).cloned().collect()
    }
}

fn any_primary<'a>(mut tags: impl Iterator<Item = &'a str>, wanted: &str) -> bool {
    tags.any(|tag| primary(tag).eq_ignore_ascii_case(primary(wanted)))
}
