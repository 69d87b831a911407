//! The notes of a session as they stand now: edited, tagged anew, struck out.

use std::sync::Arc;

use crate::journal::deed::{Note, NoteKind, Unit};

/// The notes, in the order they were kept; those of observers, where they joined, after the
/// session's own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notes {
    /// The session's own in the order of their `seq`s, which only grow; then those of each observer.
    kept: Vec<KeptNote>,
    /// How many are observers'.
    joined: usize,
}

/// A note as it stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptNote {
    /// The observer whose it is; none for the session's own.
    pub author: Option<Arc<str>>,
    /// The `seq` of its line in the journal.
    pub seq: u64,
    /// Its number for who wrote it, from 1.
    pub number: usize,
    /// Words, concepts, place and moment as they are now.
    pub note: Note,
    /// Struck out.
    pub struck: bool,
    /// A parked follow-up that was dealt with.
    pub settled: bool,
}

impl KeptNote {
    /// What names it within the session, for good.
    #[must_use]
    pub fn unit(&self) -> Unit {
        match &self.author {
            None => Unit::Note(self.seq),
            Some(author) => Unit::Observed(author.to_string(), self.seq),
        }
    }

    /// Its number as it is said: `12`, of an observer `anna:3`.
    #[must_use]
    pub fn label(&self) -> String {
        match &self.author {
            None => self.number.to_string(),
            Some(author) => format!("{author}:{}", self.number),
        }
    }

    /// Whether it counts as a fragment.
    #[must_use]
    pub fn is_fragment(&self) -> bool {
        !self.struck && self.note.kind.is_fragment()
    }

    /// Whether it is a follow-up that still waits.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.note.kind == NoteKind::Parked && !self.struck && !self.settled
    }
}

impl Notes {
    /// Adds a note.
    pub fn keep(&mut self, seq: u64, note: Note) {
        let number = self.kept.len() + 1;
        self.kept.push(KeptNote {
            author: None,
            seq,
            number,
            note,
            struck: false,
            settled: false,
        });
    }

    /// Lets the notes of an observer join; no note can be kept after that.
    pub(super) fn join(&mut self, author: &str, notes: Vec<KeptNote>) {
        let author: Arc<str> = author.into();
        self.joined += notes.len();
        self.kept.extend(notes.into_iter().map(|note| KeptNote {
            author: Some(Arc::clone(&author)),
            ..note
        }));
    }

    /// Whether notes of observers are among them.
    #[must_use]
    pub fn has_joined(&self) -> bool {
        self.joined > 0
    }

    fn own(&self) -> &[KeptNote] {
        let own = self.kept.len().saturating_sub(self.joined);
        self.kept.get(..own).unwrap_or_default()
    }

    /// The note that a unit names.
    #[must_use]
    pub fn of(&self, unit: &Unit) -> Option<&KeptNote> {
        match unit {
            Unit::Note(seq) => self.get(*seq),
            Unit::Observed(author, seq) => {
                let own = self.own().len();
                let mut joined = self.kept.get(own..)?.iter();
                let is_it = |note: &&KeptNote| {
                    note.seq == *seq && note.author.as_deref() == Some(author.as_str())
                };
                joined.find(is_it)
            }
            Unit::Turn(..) | Unit::Fragment(..) => None,
        }
    }

    /// The note with a label in whatever case.
    #[must_use]
    pub fn labelled(&self, label: &str) -> Option<&KeptNote> {
        let mut all = self.kept.iter();
        all.find(|note| note.label().eq_ignore_ascii_case(label))
    }

    /// All notes, the earliest first; those of observers after the session's own.
    #[must_use]
    pub fn all(&self) -> &[KeptNote] {
        &self.kept
    }

    /// The note of a line in the session's own journal.
    #[must_use]
    pub fn get(&self, seq: u64) -> Option<&KeptNote> {
        self.kept.get(self.index(seq)?)
    }

    /// The note with the interviewer's number.
    #[must_use]
    pub fn numbered(&self, number: usize) -> Option<&KeptNote> {
        self.own().get(number.checked_sub(1)?)
    }

    /// The follow-ups that still wait, of the session's own.
    pub fn waiting(&self) -> impl Iterator<Item = &KeptNote> {
        self.own().iter().filter(|note| note.is_waiting())
    }

    pub(super) fn get_mut(&mut self, seq: u64) -> Option<&mut KeptNote> {
        let index = self.index(seq)?;
        self.kept.get_mut(index)
    }

    fn index(&self, seq: u64) -> Option<usize> {
        self.own().binary_search_by_key(&seq, |kept| kept.seq).ok()
    }
}
