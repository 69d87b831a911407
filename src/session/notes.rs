//! The notes of a session as they stand now: edited, tagged anew, struck out.

use crate::journal::deed::{Note, NoteKind};

/// The notes, in the order they were kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notes {
    /// In the order of their `seq`s, which only grow.
    kept: Vec<KeptNote>,
}

/// A note as it stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptNote {
    /// The `seq` of its line in the journal.
    pub seq: u64,
    /// Its number for the interviewer, from 1.
    pub number: usize,
    /// Words, concepts, place and moment as they are now.
    pub note: Note,
    /// Struck out.
    pub struck: bool,
    /// A parked follow-up that was dealt with.
    pub settled: bool,
}

impl KeptNote {
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
            seq,
            number,
            note,
            struck: false,
            settled: false,
        });
    }

    /// All notes, the earliest first.
    #[must_use]
    pub fn all(&self) -> &[KeptNote] {
        &self.kept
    }

    /// The note of a line in the journal.
    #[must_use]
    pub fn get(&self, seq: u64) -> Option<&KeptNote> {
        self.kept.get(self.index(seq)?)
    }

    /// The note with the interviewer's number.
    #[must_use]
    pub fn numbered(&self, number: usize) -> Option<&KeptNote> {
        self.kept.get(number.checked_sub(1)?)
    }

    /// The follow-ups that still wait.
    pub fn waiting(&self) -> impl Iterator<Item = &KeptNote> {
        self.kept.iter().filter(|note| note.is_waiting())
    }

    pub(super) fn get_mut(&mut self, seq: u64) -> Option<&mut KeptNote> {
        let index = self.index(seq)?;
        self.kept.get_mut(index)
    }

    fn index(&self, seq: u64) -> Option<usize> {
        self.kept.binary_search_by_key(&seq, |kept| kept.seq).ok()
    }
}
