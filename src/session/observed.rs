//! What a second note-taker wrote, laid on the moderator's clock.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Session;
use super::answers::Given;
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
        let off = moderator.timeline.off_record();
        let mut hidden = BTreeSet::new();
        for event in &mut events {
            lay(event, offset);
            let is_off = off.iter().any(|stretch| stretch.contains(&event.ms));
            match &mut event.deed {
                Deed::Note(_) if is_off => {
                    hidden.insert(event.seq);
                }
                // That somebody answered is no more than a mark.
                Deed::Answered(answered) if is_off => answered.nuance = None,
                _ => {}
            }
        }
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
    pub fn notes(&self) -> impl Iterator<Item = &KeptNote> {
        let notes = self.session.notes.all().iter();
        notes.filter(|kept| !kept.struck && !self.hidden.contains(&kept.seq))
    }

    /// The answers that she took down.
    pub fn answers(&self) -> impl Iterator<Item = Given> {
        self.session.answers.all().map(|given| Given {
            author: Some(self.name.clone()),
            ..given.clone()
        })
    }

    /// The follow-ups of hers that still wait: neither she nor the moderator dealt with them.
    pub fn waiting<'a>(&'a self, moderator: &'a Session) -> impl Iterator<Item = &'a KeptNote> {
        let waits = |note: &&KeptNote| {
            let settled = (self.name.clone(), note.seq);
            note.is_waiting() && !moderator.settled_beside.contains(&settled)
        };
        self.notes().filter(waits)
    }
}

impl Session {
    /// Takes what observers noted and took down. Nothing can be kept after that.
    pub fn join(&mut self, observers: &[Observed]) {
        for observed in observers {
            let notes = observed.notes().map(|note| {
                let settled = (observed.name.clone(), note.seq);
                KeptNote {
                    settled: note.settled || self.settled_beside.contains(&settled),
                    ..note.clone()
                }
            });
            let notes = notes.collect();
            self.notes.join(&observed.name, notes);
        }
        let given: Vec<Given> = observers.iter().flat_map(Observed::answers).collect();
        if !given.is_empty() {
            self.answers.put_beside(given);
        }
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
