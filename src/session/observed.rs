//! What a second note-taker wrote, laid on the moderator's clock.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Session;
use super::notes::KeptNote;
use crate::journal::Event;
use crate::journal::deed::Deed;

/// A second note-taker's journal beside the moderator's.
#[derive(Debug, Clone, PartialEq)]
pub struct Observed {
    /// Her name.
    pub name: String,
    /// What her events fold to. Moments are those of the moderator's clock.
    pub session: Session,
    /// Notes, by `seq`, that were written down while the moderator was off the record.
    hidden: BTreeSet<u64>,
}

/// By how much an observer's clock is ahead of the moderator's, in milliseconds: what was found out
/// last holds for all of her journal.
#[must_use]
pub fn offset_ms(events: &[Event]) -> i64 {
    let found = events.iter().rev().find_map(|event| match &event.deed {
        Deed::Synced(synced) => Some(synced.offset_ms),
        _ => None,
    });
    found.unwrap_or(0)
}

/// A moment of an observer's clock on the moderator's, in milliseconds.
#[must_use]
pub fn laid(ms: u64, offset_ms: i64) -> u64 {
    let ms = i64::try_from(ms).unwrap_or(i64::MAX);
    u64::try_from(ms.saturating_sub(offset_ms)).unwrap_or(0)
}

impl Observed {
    /// Folds an observer's events beside the moderator's session.
    #[must_use]
    pub fn of(name: &str, moderator: &Session, mut events: Vec<Event>) -> Observed {
        let offset = offset_ms(&events);
        for event in &mut events {
            lay(event, offset);
        }
        let off = moderator.timeline.off_record();
        let is_off = |event: &&Event| off.iter().any(|stretch| stretch.contains(&event.ms));
        let notes = events
            .iter()
            .filter(|event| matches!(event.deed, Deed::Note(_)));
        let hidden = notes.filter(is_off).map(|event| event.seq).collect();
        let (guide, outline) = (Arc::clone(&moderator.guide), Arc::clone(&moderator.outline));
        let header = moderator.header.as_ref().clone();
        Observed {
            name: name.to_owned(),
            session: Session::of(header, guide, outline, events),
            hidden,
        }
    }

    /// The notes that stand: not struck out, and not written down while the moderator was off the
    /// record, as may happen where her journal comes late.
    #[must_use]
    pub fn notes(&self) -> impl DoubleEndedIterator<Item = &KeptNote> {
        let notes = self.session.notes.all().iter();
        notes.filter(|kept| !kept.struck && !self.hidden.contains(&kept.seq))
    }

    /// The note of a line in her journal, when it stands.
    #[must_use]
    pub fn note(&self, seq: u64) -> Option<&KeptNote> {
        let note = self.session.notes.get(seq)?;
        (!note.struck && !self.hidden.contains(&seq)).then_some(note)
    }

    /// Lets her notes join the session's.
    pub fn join(&self, session: &mut Session) {
        let settled = &session.settled_beside;
        let is_settled = |note: &KeptNote| settled.contains(&(self.name.clone(), note.seq));
        let notes: Vec<KeptNote> = self
            .notes()
            .map(|note| KeptNote {
                settled: note.settled || is_settled(note),
                ..note.clone()
            })
            .collect();
        session.notes.join(&self.name, notes);
    }

    /// The follow-ups of hers that still wait: neither she nor the moderator dealt with them.
    #[must_use]
    pub fn waiting<'a>(
        &'a self,
        moderator: &'a Session,
    ) -> impl DoubleEndedIterator<Item = &'a KeptNote> {
        let waits = |note: &&KeptNote| {
            let settled = (self.name.clone(), note.seq);
            note.is_waiting() && !moderator.settled_beside.contains(&settled)
        };
        self.notes().filter(waits)
    }
}

/// Lays an event on the moderator's clock.
fn lay(event: &mut Event, offset: i64) {
    event.at = event.at.plus_ms(offset.saturating_neg());
    event.ms = laid(event.ms, offset);
    if let Deed::Note(note) = &mut event.deed {
        note.at = note.at.plus_ms(offset.saturating_neg());
        note.ms = laid(note.ms, offset);
    }
}
