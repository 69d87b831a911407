//! Where a study stands, from its sessions: which base questions were asked in each, what themes each
//! added, what is left over. Pure.

pub mod held;

use std::collections::BTreeSet;

use crate::session::header::Phase;
use crate::session::item::State;
use crate::study::load::Standing;
use held::Held;

/// Where a study stands.
#[derive(Debug, Default)]
pub struct Progress {
    /// The sessions but practice and examples, in order of start.
    pub sessions: Vec<Held>,
}

/// How many sessions of a phase there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// The phase.
    pub phase: Phase,
    /// Finished.
    pub finished: usize,
    /// Not finished.
    pub open: usize,
    /// With lines that cannot be trusted.
    pub damaged: usize,
}

/// The base questions of a guide over all interviews held with it.
#[derive(Debug, PartialEq, Eq)]
pub struct Asked<'a> {
    /// The guide's id.
    pub guide: &'a str,
    /// How many finished interviews were held with it, whatever its version.
    pub interviews: usize,
    /// Its base questions, in the order they came in.
    pub questions: Vec<Question<'a>>,
}

/// A base question over all interviews with its guide.
#[derive(Debug, PartialEq, Eq)]
pub struct Question<'a> {
    /// Its id.
    pub id: &'a str,
    /// In how many it was asked.
    pub asked: usize,
    /// Where it was not, in order of start.
    pub missed: Vec<(&'a Held, Missed)>,
}

/// Why a question was not asked in an interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missed {
    /// Its turn did not come.
    Open,
    /// Its matter came up, but it was not asked.
    Mentioned,
    /// It was passed by on purpose.
    Skipped,
    /// The version of the guide that was used does not have it.
    NotInGuide,
}

impl Missed {
    /// All of them, in the order of their texts.
    pub const ALL: [Missed; 4] = [
        Missed::Open,
        Missed::Mentioned,
        Missed::Skipped,
        Missed::NotInGuide,
    ];

    /// The word in machine formats.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Missed::Open => "open",
            Missed::Mentioned => "mentioned",
            Missed::Skipped => "skipped",
            Missed::NotInGuide => "not_in_guide",
        }
    }
}

/// What a session added to the themes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Added<'a> {
    /// The session.
    pub held: &'a Held,
    /// How many of its themes no earlier session had.
    pub new: usize,
    /// How many there are in all, up to and with it.
    pub all: usize,
}

impl Progress {
    /// Where a study stands with these sessions.
    #[must_use]
    pub fn of(mut sessions: Vec<Held>) -> Progress {
        sessions.retain(|held| !held.is_practice());
        sessions.sort_by(|a, b| a.start.cmp(&b.start).then_with(|| a.id.cmp(&b.id)));
        Progress { sessions }
    }

    /// The sessions by phase; a phase without any is left out.
    #[must_use]
    pub fn by_phase(&self) -> Vec<Tally> {
        let phases = [
            Phase::Pilot,
            Phase::Main,
            Phase::Imported,
            Phase::MemberCheck,
        ];
        let tally = |phase| {
            let all = self.sessions.iter().filter(move |held| held.phase == phase);
            let count = |standing| all.clone().filter(|held| held.standing == standing).count();
            Tally {
                phase,
                finished: count(Standing::Finished),
                open: count(Standing::Open),
                damaged: count(Standing::Damaged),
            }
        };
        let mut tallies: Vec<Tally> = phases.into_iter().map(tally).collect();
        tallies.retain(|tally| tally.finished + tally.open + tally.damaged > 0);
        tallies
    }

    /// The sessions that are not finished, or cannot be trusted.
    pub fn unfinished(&self) -> impl Iterator<Item = &Held> {
        let held = self.sessions.iter();
        held.filter(|held| held.standing != Standing::Finished)
    }

    /// The base questions of each guide that an interview of the study itself was held with, over the
    /// finished ones.
    #[must_use]
    pub fn asked(&self) -> Vec<Asked<'_>> {
        let is_interview = |held: &&Held| {
            let is_done = held.standing == Standing::Finished;
            held.phase == Phase::Main && is_done && !held.base.is_empty()
        };
        let interviews: Vec<&Held> = self.sessions.iter().filter(is_interview).collect();
        let mut guides: Vec<&str> = Vec::new();
        for held in &interviews {
            if !guides.contains(&held.guide.as_str()) {
                guides.push(&held.guide);
            }
        }
        let of_guide = |guide| {
            let with = |held: &&&Held| held.guide == guide;
            let held: Vec<&Held> = interviews.iter().filter(with).copied().collect();
            Asked {
                guide,
                interviews: held.len(),
                questions: questions(&held),
            }
        };
        guides.into_iter().map(of_guide).collect()
    }

    /// What each session that counts added to the themes, in order of start.
    #[must_use]
    pub fn themes(&self) -> Vec<Added<'_>> {
        let mut known: BTreeSet<&str> = BTreeSet::new();
        let counted = self.sessions.iter().filter(|held| held.is_counted());
        counted
            .map(|held| {
                let before = known.len();
                known.extend(held.themes.iter().map(String::as_str));
                Added {
                    held,
                    new: known.len() - before,
                    all: known.len(),
                }
            })
            .collect()
    }

    /// The sessions of a phase.
    pub fn of_phase(&self, phase: Phase) -> impl Iterator<Item = &Held> {
        let held = self.sessions.iter();
        held.filter(move |held| held.phase == phase)
    }

    /// The sessions that somebody spoke in and that were not written out.
    pub fn not_transcribed(&self) -> impl Iterator<Item = &Held> {
        let held = self.sessions.iter();
        held.filter(|held| held.is_spoken() && !held.transcribed)
    }
}

/// The base questions over some interviews; where the condition of one was closed, it was not to be
/// asked and does not count.
fn questions<'a>(interviews: &[&'a Held]) -> Vec<Question<'a>> {
    let mut ids: Vec<&str> = Vec::new();
    for (id, _) in interviews.iter().flat_map(|held| &held.base) {
        if !ids.contains(&id.as_str()) {
            ids.push(id);
        }
    }
    let of = |id| {
        let mut question = Question {
            id,
            asked: 0,
            missed: Vec::new(),
        };
        for held in interviews {
            let found = held.base.iter().find(|(own, _)| own == id);
            let missed = match found.map(|(_, state)| *state) {
                None => Missed::NotInGuide,
                Some(None) => continue,
                Some(Some(State::Open)) => Missed::Open,
                Some(Some(State::Mentioned)) => Missed::Mentioned,
                Some(Some(State::Skipped)) => Missed::Skipped,
                Some(Some(State::Asked)) => {
                    question.asked += 1;
                    continue;
                }
            };
            question.missed.push((held, missed));
        }
        question
    };
    ids.into_iter().map(of).collect()
}

#[cfg(test)]
mod tests;
