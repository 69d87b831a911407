//! The pace: how the time left to the agreed end compares with what is still to be asked, and what
//! the plan becomes when it does not fit.
//!
//! Pure: a session and its clock in, figures out. All spans are in milliseconds.

use super::Session;
use super::item::State;
use super::place::Section;
use crate::guide::Priority;

/// Off by less than this, the screen says nothing.
pub const TOLERANCE_MS: i64 = 60_000;
/// What a question that must be asked gets at the least.
const LEAST_MS: i64 = 60_000;
/// What any other one takes at the least.
const LEAST_OTHER_MS: i64 = 20_000;

/// How the time stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pace {
    /// To the agreed end; negative once it is past.
    pub left_ms: i64,
    /// Behind the plan when positive, ahead of it when negative.
    pub drift_ms: i64,
    /// What each section still gets, the closing last; sections that get nothing are left out.
    pub plan: Vec<Share>,
    /// Questions and probes that will not be reached, by index in the outline.
    pub unreached: Vec<usize>,
}

/// What is left of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The section.
    pub section: Section,
    /// The time it still gets.
    pub ms: i64,
    /// The questions and probes of it that are still to be asked and will be reached.
    pub open: usize,
}

/// One question or probe that is still to be asked.
#[derive(Debug, Clone, Copy)]
struct Ahead {
    item: usize,
    section: Section,
    priority: Priority,
    cost: i64,
}

impl Pace {
    /// Whether the drift is worth a word.
    #[must_use]
    pub fn is_off(&self) -> bool {
        self.drift_ms.abs() > TOLERANCE_MS
    }
}

/// The pace at a moment of the session's clock; none while no end is agreed.
#[must_use]
pub fn at(session: &Session, now_ms: u64) -> Option<Pace> {
    let end = session.end?;
    let left_ms = end.ms.saturating_sub(signed(now_ms));
    let opening = opening_left(session, now_ms);
    let closing = closing_left(session, now_ms);
    let ahead = ahead(session, now_ms);
    let drift_ms = drift(
        wanted_ms(session, now_ms).saturating_sub(left_ms),
        end.slack_ms,
    );
    let opening = opening.clamp(0, left_ms.max(0));
    let reserve = closing.clamp(0, left_ms.max(0) - opening);
    let (kept, unreached) = fit(&ahead, (left_ms - opening - reserve).max(0));
    let plan = shares(session, &kept, opening, reserve);
    Some(Pace {
        left_ms,
        drift_ms,
        plan,
        unreached,
    })
}

/// The time that all still to be asked takes, with what is left of opening and closing.
#[must_use]
pub fn wanted_ms(session: &Session, now_ms: u64) -> i64 {
    let asked: i64 = ahead(session, now_ms).iter().map(|item| item.cost).sum();
    opening_left(session, now_ms) + asked + closing_left(session, now_ms)
}

/// What was left over from the start is no news: it absorbs a delay and is not called a lead.
fn drift(behind: i64, slack: i64) -> i64 {
    if behind >= 0 {
        behind
    } else {
        behind.saturating_add(slack).min(0)
    }
}

fn opening_left(session: &Session, now_ms: u64) -> i64 {
    match session.section() {
        Section::Opening => left_of(session, Section::Opening, now_ms),
        _ => 0,
    }
}

fn closing_left(session: &Session, now_ms: u64) -> i64 {
    left_of(session, Section::Closing, now_ms)
}

fn left_of(session: &Session, section: Section, now_ms: u64) -> i64 {
    let planned = i64::from(section.minutes(session)) * 60_000;
    (planned - signed(session.spent_in(section, now_ms))).max(0)
}

/// All that is still to be asked, in the order of the walk, with the time each takes: its topic's
/// time left, shared by weight. A topic behind us counts with what must be asked, and whole when it
/// was never entered.
fn ahead(session: &Session, now_ms: u64) -> Vec<Ahead> {
    let here = session.section();
    (0..session.guide.topics.len())
        .flat_map(|topic| {
            let section = Section::Topic(topic);
            let passed = section < here && session.spent_in(section, now_ms) > 30_000;
            ahead_in(session, topic, now_ms)
                .into_iter()
                .filter(move |item| !passed || item.priority == Priority::Must)
        })
        .collect()
}

fn ahead_in(session: &Session, topic: usize, now_ms: u64) -> Vec<Ahead> {
    let section = Section::Topic(topic);
    if session.replanned.get(&topic) == Some(&0) {
        return Vec::new();
    }
    let open: Vec<(usize, Priority, i64)> = session
        .outline
        .of_topic(topic)
        .filter(|item| session.is_in_view(*item))
        .filter_map(|item| {
            let priority = session.outline.priority(&session.guide, item)?;
            Some((item, priority, weight(session, item, now_ms)?))
        })
        .collect();
    let weights: i64 = open.iter().map(|(_, _, weight)| weight).sum();
    let musts = open
        .iter()
        .filter(|(_, priority, _)| *priority == Priority::Must)
        .count();
    let count = |items: usize| i64::try_from(items).unwrap_or(i64::MAX / LEAST_MS);
    let least = LEAST_MS * count(musts) + LEAST_OTHER_MS * count(open.len() - musts);
    let left = left_of(session, section, now_ms).max(least);
    open.into_iter()
        .map(|(item, priority, weight)| Ahead {
            item,
            section,
            priority,
            cost: left * weight / weights.max(1),
        })
        .collect()
}

/// A base question weighs as much as three probes; what was mentioned takes half.
fn weight(session: &Session, item: usize, now_ms: u64) -> Option<i64> {
    let whole = match session.outline.item(item)?.depth {
        _ if session.outline.is_statement(item) => of_statement(session, item, now_ms),
        0 => 6,
        _ => 2,
    };
    match session.state_of(item) {
        State::Open => Some(whole),
        State::Mentioned => Some(whole / 2),
        State::Asked | State::Skipped => None,
    }
}

/// A statement weighs by its minutes, less those it has had; a minute weighs as much as two questions,
/// which in a topic with statements only round them off.
fn of_statement(session: &Session, statement: usize, now_ms: u64) -> i64 {
    let planned = i64::from(session.minutes_of_statement(statement).unwrap_or(1)) * 60_000;
    let left = planned - signed(session.spent_on(statement, now_ms));
    (left / 5_000).max(LEAST_OTHER_MS / 5_000)
}

/// What fits in the time: musts first, pressed together if need be, then shoulds, then coulds.
/// Gives what is kept, with the time it gets, and what is not reached, both in the walk's order.
fn fit(ahead: &[Ahead], budget: i64) -> (Vec<Ahead>, Vec<usize>) {
    let mut kept = musts_that_fit(ahead, budget);
    let mut rest = budget - kept.iter().map(|item| item.cost).sum::<i64>();
    let musts = ahead.iter().filter(|item| item.priority == Priority::Must);
    // While a must has to go, nothing less takes what is left over.
    let others: &[Priority] = if kept.len() < musts.count() {
        &[]
    } else {
        &[Priority::Should, Priority::Could]
    };
    for priority in others.iter().copied() {
        for item in ahead.iter().filter(|item| item.priority == priority) {
            if item.cost <= rest {
                rest -= item.cost;
                kept.push(*item);
            }
        }
    }
    kept.sort_by_key(|item| item.item);
    let reached = |item: &Ahead| kept.binary_search_by_key(&item.item, |k| k.item).is_ok();
    let unreached = ahead
        .iter()
        .filter(|item| !reached(item))
        .map(|item| item.item)
        .collect();
    (kept, unreached)
}

fn musts_that_fit(ahead: &[Ahead], budget: i64) -> Vec<Ahead> {
    let mut musts: Vec<Ahead> = ahead
        .iter()
        .filter(|item| item.priority == Priority::Must)
        .copied()
        .collect();
    let mut room = budget;
    let fitting = musts.iter().take_while(|item| {
        room -= item.cost.min(LEAST_MS);
        room >= 0
    });
    musts.truncate(fitting.count());
    let wanted: i64 = musts.iter().map(|item| item.cost).sum();
    if wanted > budget {
        for item in &mut musts {
            let share = i128::from(item.cost) * i128::from(budget) / i128::from(wanted);
            item.cost = i64::try_from(share).unwrap_or(0);
        }
    }
    musts
}

fn shares(session: &Session, kept: &[Ahead], opening: i64, closing: i64) -> Vec<Share> {
    let of = |section: Section| match section {
        Section::Opening => Share {
            section,
            ms: opening,
            open: 0,
        },
        Section::Closing => Share {
            section,
            ms: closing,
            open: 0,
        },
        Section::Topic(_) => {
            let items = kept.iter().filter(|item| item.section == section);
            Share {
                section,
                ms: items.clone().map(|i| i.cost).sum(),
                open: items.count(),
            }
        }
    };
    let has_any = |share: &Share| share.ms > 0 || share.open > 0;
    Section::all(&session.guide)
        .map(of)
        .filter(has_any)
        .collect()
}

fn signed(ms: u64) -> i64 {
    i64::try_from(ms).unwrap_or(i64::MAX)
}
