//! The events of a session with the state they fold to, and the steps that can be taken back.
//!
//! A step taken back is as if it had not happened: the state is folded anew without it. The journal
//! holds both the step and its undoing.

use std::collections::HashSet;
use std::sync::Arc;

use super::Session;
use super::header::Header;
use crate::guide::Guide;
use crate::guide::outline::Outline;
use crate::journal::Event;
use crate::journal::deed::{Deed, Move};

/// All events of a session and what they come to.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    blank: Session,
    session: Session,
    events: Vec<Event>,
    /// Steps that undo can take back, the latest last.
    done: Vec<u64>,
    /// Steps that redo can do again, the latest last.
    undone: Vec<u64>,
    /// Steps that were taken back and have been followed by another.
    given_up: HashSet<u64>,
}

impl History {
    /// A session without events.
    #[must_use]
    pub fn new(header: Header, guide: Arc<Guide>, outline: Arc<Outline>) -> History {
        let blank = Session::new(Arc::new(header), guide, outline);
        History {
            session: blank.clone(),
            blank,
            events: Vec::new(),
            done: Vec::new(),
            undone: Vec::new(),
            given_up: HashSet::new(),
        }
    }

    /// A session with events read back: folded once, however many steps were taken back.
    #[must_use]
    pub fn of(
        header: Header,
        guide: Arc<Guide>,
        outline: Arc<Outline>,
        events: Vec<Event>,
    ) -> History {
        let mut history = History::new(header, guide, outline);
        for event in &events {
            history.note_step(event);
        }
        history.events = events;
        history.fold_anew();
        history
    }

    /// Takes the next event.
    pub fn push(&mut self, event: Event) {
        let taken_back = self.note_step(&event);
        if taken_back {
            self.events.push(event);
            self.fold_anew();
        } else {
            self.session.apply(&event);
            self.events.push(event);
        }
    }

    /// The state.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The events, undone ones included.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The step that undo takes back.
    #[must_use]
    pub fn last_step(&self) -> Option<&Event> {
        self.done.last().and_then(|seq| self.event(*seq))
    }

    /// The step that redo does again.
    #[must_use]
    pub fn last_undone(&self) -> Option<&Event> {
        self.undone.last().and_then(|seq| self.event(*seq))
    }

    fn event(&self, seq: u64) -> Option<&Event> {
        let at = self
            .events
            .binary_search_by_key(&seq, |event| event.seq)
            .ok()?;
        self.events.get(at)
    }

    /// Keeps the stacks of steps; answers whether the state must be folded anew.
    fn note_step(&mut self, event: &Event) -> bool {
        match &event.deed {
            Deed::Undone(undone) => {
                self.done.retain(|seq| *seq != undone.step);
                self.undone.push(undone.step);
                true
            }
            Deed::Redone(redone) => {
                self.undone.retain(|seq| *seq != redone.step);
                self.done.push(redone.step);
                true
            }
            deed if deed.is_step() => {
                self.done.push(event.seq);
                self.given_up.extend(self.undone.drain(..));
                false
            }
            _ => false,
        }
    }

    fn fold_anew(&mut self) {
        self.session = self.blank.clone();
        // Moves taken back, up to the event that takes them back: the arrow keys that followed such a
        // move, within the topic it led to, go with it.
        let mut adrift = HashSet::new();
        for event in &self.events {
            if let Deed::Undone(undone) = &event.deed {
                adrift.remove(&undone.step);
            }
            if !adrift.is_empty() && is_select(&event.deed) {
                self.session.pass_over(event);
            } else if self.undone.contains(&event.seq) || self.given_up.contains(&event.seq) {
                self.session.pass_over(event);
                if leads_elsewhere(&event.deed) {
                    adrift.insert(event.seq);
                }
            } else {
                self.session.apply(event);
            }
        }
    }
}

fn is_select(deed: &Deed) -> bool {
    matches!(deed, Deed::Moved(moved) if moved.how == Move::Select)
}

fn leads_elsewhere(deed: &Deed) -> bool {
    match deed {
        Deed::Moved(_) => true,
        Deed::Asked(asked) => asked.to.is_some(),
        Deed::Skipped(skipped) => skipped.to.is_some(),
        _ => false,
    }
}
