//! What sessions were coded with, gathered for the codebook.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use time::OffsetDateTime;

use super::Key;
use crate::guide::Guide;
use crate::handover::record::Record;
use crate::journal::deed::{NoteKind, Origin};
use crate::study::load::Loaded;
use crate::study::name::natural;

/// What one session was coded with.
#[derive(Debug)]
pub struct OfSession {
    guide: Arc<Guide>,
    start: OffsetDateTime,
    participants: BTreeSet<String>,
    concepts: BTreeSet<String>,
    themes: BTreeSet<String>,
}

/// What the sessions of an export were coded with.
#[derive(Debug, Default)]
pub struct Used {
    /// The guides, each with the start of the last session that it was used in.
    guides: Vec<(OffsetDateTime, Arc<Guide>)>,
    /// Concept ids.
    pub(super) concepts: BTreeSet<String>,
    themes: BTreeSet<String>,
    participants: BTreeSet<String>,
}

impl OfSession {
    /// What a session was coded with.
    #[must_use]
    pub fn of<'a>(loaded: &Loaded, records: impl Iterator<Item = &'a Record<'a>>) -> OfSession {
        let session = loaded.session();
        let (mut concepts, mut themes) = (BTreeSet::new(), BTreeSet::new());
        for record in records {
            for concept in record.concepts {
                if !concepts.contains(concept) {
                    concepts.insert(concept.clone());
                }
            }
            themes.extend(record.theme.map(str::to_owned));
        }
        OfSession {
            guide: session.guide.clone(),
            start: session.header.start,
            participants: session.table.everyone().iter().cloned().collect(),
            concepts,
            themes,
        }
    }

    /// Adds what something else than a record is coded with.
    pub fn add(
        &mut self,
        concepts: impl Iterator<Item = String>,
        participants: impl Iterator<Item = String>,
    ) {
        self.concepts.extend(concepts);
        self.participants.extend(participants);
    }
}

impl Used {
    /// Adds what a session was coded with.
    pub fn take(&mut self, session: OfSession) {
        let known = self
            .guides
            .iter_mut()
            .find(|(_, guide)| Arc::ptr_eq(guide, &session.guide));
        match known {
            Some((start, _)) => *start = session.start.max(*start),
            None => self.guides.push((session.start, session.guide)),
        }
        self.concepts.extend(session.concepts);
        self.themes.extend(session.themes);
        self.participants.extend(session.participants);
    }

    /// Adds a guide that no session was held with yet.
    pub fn take_guide(&mut self, guide: Arc<Guide>) {
        self.guides.push((OffsetDateTime::UNIX_EPOCH, guide));
    }

    /// Adds a participant.
    pub fn take_participant(&mut self, id: String) {
        self.participants.insert(id);
    }

    /// The guides with concepts, that of the latest session first.
    #[must_use]
    pub fn guides(&self) -> Vec<Arc<Guide>> {
        let mut guides = self.guides.clone();
        guides.sort_by_key(|(start, _)| Reverse(*start));
        let guides = guides.into_iter().map(|(_, guide)| guide);
        guides
            .filter(|guide| !guide.concepts.all().is_empty())
            .collect()
    }

    /// The themes, in order.
    #[must_use]
    pub fn themes(&self) -> Vec<String> {
        self.themes.iter().cloned().collect()
    }

    /// The participants, `R2` before `R10`.
    #[must_use]
    pub fn participants(&self) -> Vec<String> {
        let mut all: Vec<String> = self.participants.iter().cloned().collect();
        all.sort_by(|a, b| natural(a, b));
        all
    }
}

/// What something is coded with: the concepts of what participants said, and of the interviewer's own
/// words those that somebody chose; and its theme.
pub fn keys(record: &Record<'_>) -> impl Iterator<Item = Key> {
    let concepts = record.concepts.iter().filter(|_| is_coded(record));
    let concepts = concepts.map(|concept| Key::Concept(concept.clone()));
    concepts.chain(record.theme.map(|theme| Key::Theme(theme.to_owned())))
}

/// Whether the concepts of a note are its coding. A memo that was typed while a question was open is
/// not a finding on that question's concept.
#[must_use]
pub fn is_coded(record: &Record<'_>) -> bool {
    let is_said = matches!(
        record.kind,
        NoteKind::Nuance | NoteKind::Addition | NoteKind::Disagreement
    );
    let is_chosen = matches!(record.origin, Some(Origin::Chosen | Origin::Reviewed));
    record.is_fragment() || is_said || is_chosen
}
