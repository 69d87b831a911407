//! The events of a session with the state they fold to, and the steps that can be taken back.
//!
//! A step taken back is as if it had not happened: the state is folded anew without it. The journal
//! holds both the step and its undoing.

use std::collections::HashSet;
use std::sync::Arc;

use super::Session;
use super::answers::Given;
use super::header::Header;
use super::steps::Steps;
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
    steps: Steps,
    /// What observers took down of a member check's answers.
    beside: Vec<Given>,
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
            steps: Steps::default(),
            beside: Vec::new(),
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
        history.put(events);
        history
    }

    /// Takes the next event.
    pub fn push(&mut self, event: Event) {
        let taken_back = self.steps.take(&event);
        if taken_back {
            self.events.push(event);
            self.fold_anew();
        } else {
            self.session.apply(&event);
            self.events.push(event);
        }
    }

    /// Takes other events in the place of all those there were.
    pub fn put(&mut self, events: Vec<Event>) {
        self.steps = Steps::of(&events);
        self.events = events;
        self.fold_anew();
    }

    /// Takes what observers took down of a member check's answers, in the place of what they had before.
    pub fn put_beside(&mut self, beside: Vec<Given>) {
        if self.beside != beside {
            self.session.answers.put_beside(beside.clone());
            self.beside = beside;
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
        self.steps.last_done().and_then(|seq| self.event(seq))
    }

    /// The step that redo does again.
    #[must_use]
    pub fn last_undone(&self) -> Option<&Event> {
        self.steps.last_undone().and_then(|seq| self.event(seq))
    }

    fn event(&self, seq: u64) -> Option<&Event> {
        let at = self
            .events
            .binary_search_by_key(&seq, |event| event.seq)
            .ok()?;
        self.events.get(at)
    }

    fn fold_anew(&mut self) {
        self.session = self.blank.clone();
        let mut standing = Standing::new(&self.steps);
        for event in &self.events {
            if standing.holds(event) {
                self.session.apply(event);
            } else {
                self.session.pass_over(event);
            }
        }
        if !self.beside.is_empty() {
            self.session.answers.put_beside(self.beside.clone());
        }
    }
}

impl Session {
    /// The state that events read back come to, for those who need no step of the way: as
    /// [`History::of`], but the notes move into it and no event is kept.
    #[must_use]
    pub fn of(
        header: Header,
        guide: Arc<Guide>,
        outline: Arc<Outline>,
        events: Vec<Event>,
    ) -> Session {
        let mut session = Session::new(Arc::new(header), guide, outline);
        let steps = Steps::of(&events);
        let mut standing = Standing::new(&steps);
        for event in events {
            if standing.holds(&event) {
                session.take(event);
            } else {
                session.pass_over(&event);
            }
        }
        session
    }
}

/// Tells, event by event in their order, which stand and which were taken back.
struct Standing<'a> {
    steps: &'a Steps,
    /// Moves taken back, up to the event that takes them back: the arrow keys that followed such a
    /// move, within the topic it led to, go with it.
    adrift: HashSet<u64>,
}

impl<'a> Standing<'a> {
    fn new(steps: &'a Steps) -> Standing<'a> {
        Standing {
            steps,
            adrift: HashSet::new(),
        }
    }

    fn holds(&mut self, event: &Event) -> bool {
        if let Deed::Undone(undone) = &event.deed {
            self.adrift.remove(&undone.step);
        }
        if !self.adrift.is_empty() && is_select(&event.deed) {
            return false;
        }
        if self.steps.is_taken_back(event.seq) {
            if leads_elsewhere(&event.deed) {
                self.adrift.insert(event.seq);
            }
            return false;
        }
        true
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
