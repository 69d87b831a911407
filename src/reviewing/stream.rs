//! What there is to review: notes, turns and fragments of transcripts on one clock, and how far one is.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::journal::deed::Unit;
use crate::review::coding::Standing;
use crate::review::sheet::Sheet;
use crate::session::Session;
use crate::transcript::Transcripts;

/// What there is to review, in order.
#[derive(Debug, Default)]
pub struct Stream {
    /// Notes and turns by the session's clock, each turn with the fragments that begin in it.
    pub items: Vec<Item>,
    /// Whether each of them is reviewed in this round.
    pub reviewed: Vec<bool>,
    /// How far one is.
    pub progress: Progress,
    /// The notes and turns alone, which do not change.
    base: Vec<Item>,
}

/// One thing to review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub unit: Unit,
    /// Its beginning on the session's clock, in milliseconds.
    pub ms: i64,
    /// The topic that was open: its id, `opening` or `closing`; may be empty.
    pub topic: Arc<str>,
    /// Whether it waits for a coder: notes that count as fragments, turns and fragments do.
    pub is_due: bool,
}

/// How far one is in this round.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Notes reviewed, of how many.
    pub notes: (usize, usize),
    /// Turns read, of how many.
    pub turns: (usize, usize),
    /// Notes and fragments that the coder is in doubt about.
    pub doubtful: usize,
    /// Notes and fragments without a concept, or with the residual one.
    pub residual: usize,
}

impl Stream {
    /// The notes that were not struck out, and all turns.
    #[must_use]
    pub fn of(session: &Session, transcripts: &Transcripts) -> Stream {
        let mut topics: BTreeMap<String, Arc<str>> = BTreeMap::new();
        let mut interned = |topic: &str| {
            let known = topics.entry(topic.to_owned());
            Arc::clone(known.or_insert_with(|| topic.into()))
        };
        let mut base = Vec::new();
        for (name, transcript) in transcripts.all() {
            for (turn, number) in transcript.turns.iter().zip(1..) {
                base.push(Item {
                    unit: Unit::Turn(name.to_owned(), number),
                    ms: turn.ms,
                    topic: interned(&turn.topic),
                    is_due: true,
                });
            }
        }
        for kept in session.notes.all().iter().filter(|kept| !kept.struck) {
            base.push(Item {
                unit: kept.unit(),
                ms: i64::try_from(kept.note.ms).unwrap_or(i64::MAX),
                topic: interned(kept.note.topic.as_deref().unwrap_or_default()),
                is_due: kept.is_fragment(),
            });
        }
        // At the same moment what was said comes first: a note is about something that was heard.
        base.sort_by_key(|item| item.ms);
        Stream {
            items: Vec::new(),
            reviewed: Vec::new(),
            progress: Progress::default(),
            base,
        }
    }

    /// Takes over what a sheet says.
    pub fn follow(&mut self, session: &Session, sheet: &Sheet) {
        let mut fragments: BTreeMap<(&str, u32), Vec<(u32, &Unit)>> = BTreeMap::new();
        for (unit, span, _) in sheet.fragments() {
            let beginning = (span.transcript.as_str(), span.from.turn);
            let here = fragments.entry(beginning).or_default();
            here.push((span.from.char, unit));
        }
        let read = sheet.reviewed_turns();
        self.items.clear();
        self.reviewed.clear();
        let mut progress = Progress::default();
        for item in &self.base {
            self.items.push(item.clone());
            match &item.unit {
                Unit::Turn(name, turn) => {
                    let is_read = read.contains(&(name.as_str(), *turn));
                    self.reviewed.push(is_read);
                    progress.turns.0 += usize::from(is_read);
                    progress.turns.1 += 1;
                    let Some(here) = fragments.get_mut(&(name.as_str(), *turn)) else {
                        continue;
                    };
                    here.sort_unstable();
                    for (_, unit) in here.iter() {
                        let fragment = Item {
                            unit: (*unit).clone(),
                            ..item.clone()
                        };
                        self.items.push(fragment);
                        let coding = sheet.coding(unit);
                        self.reviewed
                            .push(coding.is_some_and(|coding| coding.reviewed));
                        if let Some(coding) = coding {
                            progress.count(&Standing::of_fragment(coding), session);
                        }
                    }
                }
                Unit::Note(_) | Unit::Observed(..) => {
                    let is_reviewed = !item.is_due || sheet.is_note_reviewed(&item.unit);
                    self.reviewed.push(is_reviewed);
                    if let (true, Some(kept)) = (item.is_due, session.notes.of(&item.unit)) {
                        progress.notes.0 += usize::from(is_reviewed);
                        progress.notes.1 += 1;
                        progress.count(&sheet.standing_of(kept), session);
                    }
                }
                Unit::Fragment(..) => self.reviewed.push(true),
            }
        }
        self.progress = progress;
    }

    /// The next item from one on that is not reviewed, or the last one before it.
    #[must_use]
    pub fn next_open(&self, from: usize, forwards: bool) -> Option<usize> {
        let is_open = |at: &usize| self.reviewed.get(*at) == Some(&false);
        if forwards {
            (from..self.items.len()).find(is_open)
        } else {
            (0..from.min(self.items.len())).rev().find(is_open)
        }
    }

    /// Where an item is.
    #[must_use]
    pub fn find(&self, unit: &Unit) -> Option<usize> {
        self.items.iter().position(|item| item.unit == *unit)
    }

    /// Where an item is, or, when it is gone, the last one that begins no later.
    #[must_use]
    pub fn nearest(&self, item: &Item) -> usize {
        let found = self.find(&item.unit);
        found.unwrap_or_else(|| {
            let after = self.items.partition_point(|other| other.ms <= item.ms);
            after.saturating_sub(1)
        })
    }
}

impl Progress {
    fn count(&mut self, standing: &Standing<'_>, session: &Session) {
        let is_doubtful = standing.coding.is_some_and(|coding| coding.doubtful);
        self.doubtful += usize::from(is_doubtful);
        self.residual += usize::from(is_residual(standing, session));
    }
}

/// Whether something has no place in the model yet: no concept, or the residual one.
#[must_use]
pub fn is_residual(standing: &Standing<'_>, session: &Session) -> bool {
    let residual = session.guide.concepts.residual();
    let has_residual = residual.is_some_and(|residual| standing.concepts.contains(&residual.id));
    has_residual || (standing.concepts.is_empty() && !standing.outside)
}
