//! The chain of hashes: whether a line may stand where it stands, and how it goes on after damage.

use super::damage::Harm;
use super::hash::Hash;
use super::line::{Line, stored_hash};

/// What the next line has to follow from.
#[derive(Debug, Clone)]
pub(super) struct Chain {
    /// The `seq` of the next line; after damage the lowest it can be.
    next: u64,
    /// The hash of the last line that could be trusted.
    last: Option<Hash>,
    state: State,
}

#[derive(Debug, Clone)]
enum State {
    Sound,
    /// After damage: what the line before may have had as its hash, and how many lines were bad.
    /// One of the two is right after a single change, whether it hit the hash or what it covers.
    Broken {
        stored: Option<Hash>,
        computed: Option<Hash>,
        lines: u64,
    },
}

impl Chain {
    /// A chain that starts from the hash of session.toml, if there is one.
    pub(super) fn new(anchor: Option<Hash>) -> Chain {
        let state = match anchor {
            Some(_) => State::Sound,
            None => State::Broken {
                stored: None,
                computed: None,
                lines: 0,
            },
        };
        Chain {
            next: 0,
            last: anchor,
            state,
        }
    }

    /// Takes the line as the next one, or says why it cannot be.
    pub(super) fn take(&mut self, bytes: &[u8], line: Option<&Line<'_>>) -> Result<(), Harm> {
        let judged = line.map_or(Err(Harm::Shape), |line| self.judge(line));
        match (judged, line) {
            (Ok(()), Some(line)) => {
                self.next = line.seq.saturating_add(1);
                self.last = Some(line.hash);
                self.state = State::Sound;
            }
            _ => self.break_at(bytes, line),
        }
        judged
    }

    fn judge(&self, line: &Line<'_>) -> Result<(), Harm> {
        let (in_order, follows) = match &self.state {
            State::Sound => (
                line.seq == self.next,
                self.last.is_none_or(|last| line.follows(&last)),
            ),
            State::Broken {
                stored, computed, ..
            } => {
                let known = [stored, computed];
                let mut known = known.into_iter().flatten().peekable();
                let anchor = known.peek().is_none();
                (
                    line.seq >= self.next,
                    anchor || known.any(|hash| line.follows(hash)),
                )
            }
        };
        match (in_order, follows) {
            (false, _) => Err(Harm::Order),
            (true, false) if line.seq == 0 => Err(Harm::Session),
            (true, false) => Err(Harm::Chain),
            (true, true) => Ok(()),
        }
    }

    fn break_at(&mut self, bytes: &[u8], line: Option<&Line<'_>>) {
        let (computed, before) = match (&self.state, &self.last) {
            (State::Sound, Some(last)) => (line.map(|line| line.hash_after(last)), 0),
            (State::Sound, None) => (None, 0),
            (State::Broken { lines, .. }, _) => (None, *lines),
        };
        self.state = State::Broken {
            stored: stored_hash(bytes),
            computed,
            lines: before.saturating_add(1),
        };
    }

    /// The `seq` that a line appended now gets.
    pub(super) fn next_seq(&self) -> u64 {
        match self.state {
            State::Sound => self.next,
            State::Broken { lines, .. } => self.next.saturating_add(lines),
        }
    }

    /// The hash that a line appended now follows from; none in an empty journal without anchor.
    pub(super) fn last_hash(&self) -> Option<Hash> {
        match &self.state {
            State::Sound => self.last,
            State::Broken {
                stored, computed, ..
            } => stored.or(*computed).or(self.last),
        }
    }
}
