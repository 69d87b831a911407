//! The steps of a journal that undo takes back and redo does again.

use std::collections::HashSet;

use crate::journal::Event;
use crate::journal::deed::Deed;

/// The steps of a journal, by `seq`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Steps {
    /// Steps that undo can take back, the latest last.
    done: Vec<u64>,
    /// Steps that redo can do again, the latest last.
    undone: Vec<u64>,
    /// Steps that were taken back and have been followed by another.
    given_up: HashSet<u64>,
}

impl Steps {
    /// Of events in their order.
    #[must_use]
    pub fn of(events: &[Event]) -> Steps {
        let mut steps = Steps::default();
        for event in events {
            steps.take(event);
        }
        steps
    }

    /// Keeps the stacks; answers whether the state must be folded anew.
    pub fn take(&mut self, event: &Event) -> bool {
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

    /// The step that undo takes back.
    #[must_use]
    pub fn last_done(&self) -> Option<u64> {
        self.done.last().copied()
    }

    /// The step that redo does again.
    #[must_use]
    pub fn last_undone(&self) -> Option<u64> {
        self.undone.last().copied()
    }

    /// Whether a step does not stand: it was taken back, and not done again.
    #[must_use]
    pub fn is_taken_back(&self, seq: u64) -> bool {
        self.undone.contains(&seq) || self.given_up.contains(&seq)
    }
}
