//! The moments that asked something of the interviewer: a question jumped ahead to, a refusal, a
//! request to go off the record, a silence.

use std::ops::Range;

use crate::journal::Event;
use crate::journal::deed::{Asked, Deed, Move, Skipped};
use crate::rehearsal::respondent::{Played, Respondent};
use crate::rehearsal::script::{Block, Turn, What};
use crate::rehearsal::timing;
use crate::session::Session;
use crate::session::place::Place;

/// Silences from this long on are worth bearing, in milliseconds.
const LONG_SILENCE_MS: u64 = 6_000;

/// The moments that came up, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Moments {
    /// Questions the respondent jumped ahead to, and whether that was noticed.
    pub mentioned: Vec<(String, bool)>,
    /// Consent items that were refused, and how the answer was kept: refused, agreed, or not at all.
    pub refused: Vec<(String, Option<bool>)>,
    /// Requests to go off the record.
    pub off: Vec<OffRecord>,
    /// Long silences.
    pub silences: Vec<Given>,
}

/// A request to go off the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OffRecord {
    /// Where.
    pub id: String,
    /// How long what was said was not for the record.
    pub asked_ms: u64,
    /// How much of that the session was off the record.
    pub kept_ms: u64,
}

/// A silence, and how long it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Where.
    pub id: String,
    /// Its length.
    pub whole_ms: u64,
    /// How long it lasted before the interviewer went on.
    pub given_ms: u64,
}

/// One answer with its block, its place's id and when it ended.
struct Answer<'a> {
    played: &'a Played,
    block: &'a Block,
    id: String,
    until: u64,
}

impl Moments {
    /// What came up in a session that ended at a moment of its clock.
    #[must_use]
    pub fn of(session: &Session, events: &[Event], respondent: &Respondent, ended: u64) -> Moments {
        let mut moments = Moments::default();
        let off = off_periods(events, ended);
        for played in respondent.answers() {
            let block = played.block.and_then(|at| respondent.script.blocks.get(at));
            let Some(block) = block else { continue };
            let answer = Answer {
                played,
                block,
                id: played.place.id(&session.guide, &session.outline).to_owned(),
                until: played.left_ms.unwrap_or(ended).min(ended),
            };
            moments.take(session, events, &answer, &off);
        }
        moments
    }

    fn take(
        &mut self,
        session: &Session,
        events: &[Event],
        answer: &Answer<'_>,
        off: &[(u64, u64)],
    ) {
        for expected in &answer.block.expected {
            let said = answer.at(expected.after);
            if said > answer.until {
                continue;
            }
            match &expected.what {
                What::Mentioned(item) => {
                    let id = session.outline.item(*item).map(|item| item.id.clone());
                    let id = id.unwrap_or_default();
                    let until = turn_of(events, &id, said);
                    let noticed = is_noticed(session, *item, answer.played.from_ms..until);
                    self.mentioned.push((id, noticed));
                }
                What::Refused(item) => self.refused.extend(refusals(session, item)),
                What::Off => self.off.push(answer.off_record(said, off)),
                What::On => {}
            }
        }
        // In the opening she waits while the consent items are read to her.
        if answer.played.place != Place::Opening {
            self.silences.extend(answer.silences());
        }
    }
}

impl Answer<'_> {
    /// When so many turns have been said, if nobody interrupts.
    fn at(&self, turns: usize) -> u64 {
        let said = self.block.turns.get(..turns).unwrap_or_default();
        self.played.from_ms + timing::turns_ms(said)
    }

    fn off_record(&self, from: u64, off: &[(u64, u64)]) -> OffRecord {
        let mut on = self.block.expected.iter().filter(|e| e.what == What::On);
        let to = on
            .find_map(|expected| Some(self.at(expected.after)).filter(|at| *at > from))
            .unwrap_or_else(|| self.at(self.block.turns.len()))
            .min(self.until);
        let overlap = |(start, end): &(u64, u64)| (*end).min(to).saturating_sub((*start).max(from));
        OffRecord {
            id: self.id.clone(),
            asked_ms: to.saturating_sub(from),
            kept_ms: off.iter().map(overlap).sum(),
        }
    }

    /// The long silences that began, but for one at the end: nobody waits for what does not come.
    fn silences(&self) -> Vec<Given> {
        let last = self.block.turns.len().saturating_sub(1);
        let turns = self.block.turns.iter().enumerate().take(last);
        turns
            .filter_map(|(at, turn)| match turn {
                Turn::Silence(ms) if *ms >= LONG_SILENCE_MS => {
                    let given = self.until.checked_sub(self.at(at))?;
                    Some(Given {
                        id: self.id.clone(),
                        whole_ms: *ms,
                        given_ms: given.min(*ms),
                    })
                }
                _ => None,
            })
            .collect()
    }
}

/// When a question came in its turn after a moment: what is kept from then on does not show that one
/// noticed it coming up before. A jump is its turn only when it was asked before one left again.
fn turn_of(events: &[Event], id: &str, after: u64) -> u64 {
    let mut arrived = None;
    for event in events.iter().filter(|event| event.ms > after) {
        match &event.deed {
            Deed::Moved(moved) if moved.to != id => arrived = None,
            Deed::Moved(moved) if matches!(moved.how, Move::Step | Move::Select) => {
                return event.ms;
            }
            Deed::Moved(_) => arrived = Some(event.ms),
            Deed::Asked(asked) if asked.id == id => return arrived.unwrap_or(event.ms),
            Deed::Asked(Asked { to: Some(to), .. })
            | Deed::Skipped(Skipped { to: Some(to), .. }) => {
                if to == id {
                    return event.ms;
                }
                arrived = None;
            }
            _ => {}
        }
    }
    u64::MAX
}

/// Whether a question that was jumped ahead to was marked in a time, or something noted under it.
fn is_noticed(session: &Session, item: usize, time: Range<u64>) -> bool {
    let marked = session
        .items
        .get(item)
        .is_some_and(|state| state.mentioned.iter().any(|(ms, _)| time.contains(ms)));
    let id = session.outline.item(item).map(|item| &item.id);
    let noted = |note: &crate::journal::deed::Note| {
        time.contains(&note.ms) && note.probe.as_ref().or(note.question.as_ref()) == id
    };
    let mut kept = session.notes.all().iter();
    marked || kept.any(|kept| !kept.struck && noted(&kept.note))
}

/// The consent items that a refusal names, by id or scope, with how each was kept.
fn refusals(session: &Session, named: &str) -> Vec<(String, Option<bool>)> {
    let items = &session.guide.consent;
    let mut found: Vec<_> = items.iter().filter(|item| item.id == named).collect();
    if found.is_empty() {
        found = items
            .iter()
            .filter(|item| item.scope.word() == named)
            .collect();
    }
    let who = session.table.here();
    let kept = |id: &str| session.consents.of_all(id, who);
    found
        .into_iter()
        .map(|item| (item.id.clone(), kept(&item.id)))
        .collect()
}

/// When the session was off the record.
fn off_periods(events: &[Event], ended: u64) -> Vec<(u64, u64)> {
    let mut periods = Vec::new();
    let mut since = None;
    for event in events {
        match event.deed {
            Deed::Off(_) => since = Some(event.ms),
            Deed::On(_) => periods.extend(since.take().map(|since| (since, event.ms))),
            _ => {}
        }
    }
    periods.extend(since.map(|since| (since, ended)));
    periods
}
