//! How a rehearsal went: what was asked, kept and noticed, and how the time went.

pub mod moments;
pub mod words;

use super::respondent::Respondent;
use crate::guide::Priority;
use crate::journal::Event;
use crate::journal::deed::NoteKind;
use crate::session::Session;
use crate::session::item::State;
use crate::session::place::Section;
pub use moments::{Given, Moments, OffRecord};

/// How a rehearsal went; all spans in milliseconds on the session's clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// How long it took.
    pub length_ms: u64,
    /// From the end to the agreed end; negative when it ran over.
    pub left_ms: Option<i64>,
    /// Whether it was finished, not just left.
    pub is_finished: bool,
    /// What became of the questions, the musts first.
    pub questions: Vec<Tally>,
    /// Ids of the musts that were neither asked nor skipped.
    pub missed: Vec<String>,
    /// The sections in order.
    pub sections: Vec<Row>,
    /// What the respondent did that asked for something.
    pub moments: Moments,
    /// How many notes were typed off the record, and not kept.
    pub held: usize,
}

/// What became of the questions of one priority that were in view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// The priority.
    pub priority: Priority,
    /// How many there are.
    pub all: usize,
    /// Asked.
    pub asked: usize,
    /// Mentioned, and not asked.
    pub mentioned: usize,
    /// Skipped on purpose.
    pub skipped: usize,
}

/// One section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which.
    pub section: Section,
    /// Its id.
    pub id: String,
    /// Time spent.
    pub used_ms: u64,
    /// Minutes planned.
    pub minutes: u32,
    /// Checklist items that were ticked.
    pub ticked: usize,
    /// Checklist items there are.
    pub checks: usize,
    /// Notes, quotes left out.
    pub notes: usize,
    /// Verbatim quotes.
    pub quotes: usize,
    /// Parked follow-ups.
    pub parked: usize,
}

impl Report {
    /// Reports on a session, with its events, as it was left.
    #[must_use]
    pub fn of(session: &Session, events: &[Event], respondent: &Respondent, now_ms: u64) -> Report {
        let ended = session.finished.unwrap_or(now_ms);
        let signed = |ms| i64::try_from(ms).unwrap_or(i64::MAX);
        let priorities = [Priority::Must, Priority::Should, Priority::Could];
        Report {
            length_ms: ended,
            left_ms: session.end.map(|end| end.ms.saturating_sub(signed(ended))),
            is_finished: session.finished.is_some(),
            questions: priorities
                .map(|priority| tally(session, priority))
                .into_iter()
                .filter(|tally| tally.all > 0)
                .collect(),
            missed: missed(session),
            sections: Section::all(&session.guide)
                .map(|section| row(session, section, ended))
                .collect(),
            moments: Moments::of(session, events, respondent, ended),
            held: respondent.held,
        }
    }
}

/// The questions in view of a priority, each with what became of it.
fn of_priority(
    session: &Session,
    priority: Priority,
) -> impl Iterator<Item = (usize, State)> + use<'_> {
    let items = session.items.iter().enumerate();
    items
        .filter(|(at, _)| session.is_in_view(*at))
        .filter(move |(at, _)| {
            let question = session.outline.question(&session.guide, *at);
            question.is_some_and(|question| question.priority == priority)
        })
        .map(|(at, _)| (at, session.state_of(at)))
}

fn tally(session: &Session, priority: Priority) -> Tally {
    let states: Vec<State> = of_priority(session, priority)
        .map(|(_, state)| state)
        .collect();
    let count = |wanted| states.iter().filter(|state| **state == wanted).count();
    Tally {
        priority,
        all: states.len(),
        asked: count(State::Asked),
        mentioned: count(State::Mentioned),
        skipped: count(State::Skipped),
    }
}

fn missed(session: &Session) -> Vec<String> {
    of_priority(session, Priority::Must)
        .filter(|(_, state)| matches!(state, State::Open | State::Mentioned))
        .filter_map(|(at, _)| session.outline.item(at).map(|item| item.id.clone()))
        .collect()
}

fn row(session: &Session, section: Section, ended: u64) -> Row {
    let id = section.id(&session.guide).to_owned();
    let checklist = match section {
        Section::Topic(topic) => session
            .guide
            .topics
            .get(topic)
            .map(|t| (topic, &t.checklist)),
        Section::Opening | Section::Closing => None,
    };
    let ticked = |(topic, list): &(usize, &Vec<crate::guide::CheckItem>)| {
        list.iter()
            .filter(|check| session.is_ticked(*topic, &check.id))
            .count()
    };
    let of = |kind| {
        let notes = session.notes.all().iter();
        let here = notes.filter(|note| !note.struck && note.note.topic.as_ref() == Some(&id));
        here.filter(|note| note.note.kind == kind).count()
    };
    Row {
        section,
        used_ms: session.spent_in(section, ended),
        minutes: section.minutes(session),
        ticked: checklist.as_ref().map_or(0, ticked),
        checks: checklist.map_or(0, |(_, list)| list.len()),
        notes: of(NoteKind::Note),
        quotes: of(NoteKind::Quote),
        parked: of(NoteKind::Parked),
        id,
    }
}
