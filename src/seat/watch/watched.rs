//! One journal that is watched. A tool that syncs folders may put a part of it in its place: what was
//! known holds until the file is as long again, so that nobody is back on the record by half a copy.

use std::io;

use super::PATIENCE;
use crate::journal::Event;
use crate::journal::follow::{Follower, News};

/// One journal that is watched.
pub(super) struct Watched {
    follower: Follower,
    /// The `seq` after the last event that was given.
    next_seq: u64,
    /// Events of a file that is shorter than what was given.
    held: Option<Vec<Event>>,
    /// Damaged lines, as was said last.
    said: usize,
    /// Damaged lines at the last look, and for how many looks it has been as many.
    damaged: (usize, u32),
}

impl Watched {
    pub(super) fn new(follower: Follower) -> Watched {
        let outcome = follower.outcome();
        Watched {
            next_seq: outcome.map_or(0, |outcome| outcome.next_seq),
            follower,
            held: None,
            said: 0,
            damaged: (0, 0),
        }
    }

    /// Looks; of a journal that began since the watch did, all is more.
    pub(super) fn look(&mut self, is_first: bool) -> io::Result<News> {
        let is_known = is_first || self.next_seq > 0;
        let looked = self.follower.look()?;
        if looked != News::Nothing {
            let outcome = self.follower.outcome();
            self.damaged = (outcome.map_or(0, |outcome| outcome.damage.len()), 0);
        }
        let news = match (looked, self.held.take()) {
            (News::More(more), Some(held)) => News::Anew([held, more].concat()),
            (News::Nothing, Some(held)) => News::Anew(held),
            (news, _) => news,
        };
        Ok(match news {
            News::Anew(events) if next_seq(&events) < self.next_seq => {
                self.held = Some(events);
                News::Nothing
            }
            News::Anew(events) => {
                self.next_seq = next_seq(&events);
                if is_known {
                    News::Anew(events)
                } else {
                    News::More(events)
                }
            }
            News::More(events) => {
                self.next_seq = next_seq(&events);
                News::More(events)
            }
            News::Nothing => News::Nothing,
        })
    }

    /// How many lines are damaged, when there are more than was said and it stays so.
    pub(super) fn newly_damaged(&mut self) -> Option<usize> {
        let (count, looks) = &mut self.damaged;
        *looks = looks.saturating_add(1);
        if *looks != PATIENCE {
            return None;
        }
        let before = std::mem::replace(&mut self.said, *count);
        (*count > before).then_some(*count)
    }
}

fn next_seq(events: &[Event]) -> u64 {
    events.last().map_or(0, |event| event.seq + 1)
}
