//! The rows of home: guides, participants, sessions.

use std::collections::BTreeMap;

use time::OffsetDateTime;

use crate::journal::deed::Place;
use crate::session::header::Phase;
use crate::study::load::Standing;
use crate::study::name::natural;
use crate::study::participants::Participant;

/// A guide that a session can be begun with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideRow {
    /// The guide's id.
    pub id: String,
    /// Its title, or why it cannot be used.
    pub title: String,
    /// The languages it is in; none when it cannot be used.
    pub languages: Vec<String>,
    /// The length of the appointment, in minutes.
    pub minutes: u32,
    /// What a session with it is for, unless chosen otherwise.
    pub phase: Phase,
    /// Whether it comes with the program.
    pub built_in: bool,
}

/// A session that can be gone on with or looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// The session's id.
    pub id: String,
    /// What is known of it, when it can be read.
    pub facts: Option<Facts>,
}

/// What is known of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The participants.
    pub participants: Vec<String>,
    /// The guide's id.
    pub guide: String,
    /// What it is for.
    pub phase: Phase,
    /// When it began.
    pub start: OffsetDateTime,
    /// Open, finished or damaged.
    pub standing: Standing,
    /// Whether it was finished, damaged or not.
    pub is_finished: bool,
    /// The number of notes.
    pub notes: usize,
    /// How long it took so far, in milliseconds.
    pub ms: u64,
}

impl SessionRow {
    /// Open, finished or damaged; one that cannot be read is damaged.
    #[must_use]
    pub fn standing(&self) -> Standing {
        self.facts
            .as_ref()
            .map_or(Standing::Damaged, |facts| facts.standing)
    }

    /// Whether it can be gone on with.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.facts.as_ref().is_some_and(|facts| !facts.is_finished)
    }

    fn is_held_with(&self, participant: &str) -> bool {
        let facts = self.facts.as_ref().filter(|facts| counts(facts.phase));
        facts.is_some_and(|facts| facts.participants.iter().any(|who| who == participant))
    }
}

/// Whether a session of a phase makes somebody a participant: practice does not.
fn counts(phase: Phase) -> bool {
    !matches!(phase, Phase::Rehearsal | Phase::Example)
}

/// A participant of the study, registered or met in a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParticipantRow {
    /// Who it is, with what is known.
    pub participant: Participant,
    /// Their sessions, the latest first, by index in the sessions.
    pub sessions: Vec<usize>,
    /// How they stand in the sample.
    pub place: Place,
}

/// The participants that are registered and those that only occur in sessions, `R2` before `R10`.
#[must_use]
pub fn participants(
    registered: &[Participant],
    sessions: &[SessionRow],
    places: &BTreeMap<String, Place>,
) -> Vec<ParticipantRow> {
    let place = |id: &str| places.get(id).copied().unwrap_or(Place::Open);
    let mut held: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, session) in sessions.iter().enumerate() {
        let facts = session.facts.as_ref().filter(|facts| counts(facts.phase));
        for who in facts.into_iter().flat_map(|facts| &facts.participants) {
            held.entry(who).or_default().push(at);
        }
    }
    let mut rows: Vec<ParticipantRow> = registered
        .iter()
        .map(|participant| ParticipantRow {
            sessions: held.remove(participant.id.as_str()).unwrap_or_default(),
            place: place(&participant.id),
            participant: participant.clone(),
        })
        .collect();
    rows.extend(held.into_iter().map(|(id, sessions)| ParticipantRow {
        place: place(id),
        participant: Participant {
            id: id.to_owned(),
            attributes: Vec::new(),
        },
        sessions,
    }));
    rows.sort_by(|a, b| natural(&a.participant.id, &b.participant.id));
    rows
}

/// The latest session of a participant that is open.
#[must_use]
pub fn open_session<'a>(sessions: &'a [SessionRow], participant: &str) -> Option<&'a SessionRow> {
    sessions
        .iter()
        .find(|session| session.is_open() && session.is_held_with(participant))
}

/// Puts sessions in the order of the list: the latest first, at its end those that cannot be read.
pub fn sort(sessions: &mut [SessionRow]) {
    sessions.sort_by(|a, b| {
        let start = |row: &SessionRow| row.facts.as_ref().map(|facts| facts.start);
        start(b).cmp(&start(a)).then_with(|| natural(&b.id, &a.id))
    });
}
