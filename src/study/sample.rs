//! The sample: who signed up and how each stands in it, as the study's own journal tells.

mod attended;

use std::collections::{BTreeMap, BTreeSet};

use super::Study;
use super::error::StudyError;
use super::name::natural;
use super::participants::{Attribute, Complaint, PARTICIPANTS, Register};
use crate::journal::Event;
use crate::journal::deed::{Deed, Place};
use crate::journal::moment::Timestamp;
use crate::review::withdrawals::Withdrawals;
use crate::session::header::Phase;

/// What the study's own journal says of the sample, by participant.
#[derive(Debug, Clone, Default)]
pub struct Sample(BTreeMap<String, Record>);

/// What is written down of one participant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// When they signed up; none for who came in otherwise.
    pub signed_up: Option<Timestamp>,
    /// How they stood, from the first to now.
    pub steps: Vec<Step>,
}

/// A place in the sample, from a moment on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// From when.
    pub at: Timestamp,
    /// The place.
    pub place: Place,
    /// Why.
    pub why: Option<String>,
}

impl Record {
    /// How the participant stands now.
    #[must_use]
    pub fn place(&self) -> Place {
        self.steps.last().map_or(Place::Open, |step| step.place)
    }

    /// Why they stand so, when that was said.
    #[must_use]
    pub fn why(&self) -> Option<&str> {
        self.steps.last()?.why.as_deref()
    }

    /// Whether they were ever chosen.
    #[must_use]
    pub fn was_chosen(&self) -> bool {
        self.steps.iter().any(|step| step.place == Place::Chosen)
    }
}

impl Sample {
    /// What the events of the study's own journal say.
    #[must_use]
    pub fn of(events: &[Event]) -> Sample {
        let mut sample = Sample::default();
        for event in events {
            match &event.deed {
                Deed::SignedUp(signed) => {
                    let record = sample.0.entry(signed.participant.clone()).or_default();
                    record.signed_up.get_or_insert(event.at);
                }
                Deed::Sampled(sampled) => {
                    let record = sample.0.entry(sampled.participant.clone()).or_default();
                    record.steps.push(Step {
                        at: event.at,
                        place: sampled.place,
                        why: sampled.why.clone(),
                    });
                }
                _ => {}
            }
        }
        sample
    }

    /// What is written down of a participant.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Record> {
        self.0.get(id)
    }

    /// What is written down of each.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Record)> {
        self.0.iter().map(|(id, record)| (id.as_str(), record))
    }

    /// The participants of whom anything is written down.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// A participant with all that counts for the sample.
#[derive(Debug, Clone)]
pub struct Member {
    /// `R7`.
    pub id: String,
    /// What participants.toml knows.
    pub attributes: Vec<(String, Attribute)>,
    /// What is written down.
    pub record: Record,
    /// The phases of the sessions they took part in and did not withdraw from.
    pub phases: BTreeSet<&'static str>,
    /// Of these, those of sessions that are finished.
    pub finished: BTreeSet<&'static str>,
    /// The phases of all sessions they took part in.
    pub held: BTreeSet<&'static str>,
    /// The phases of sessions in which they said from the beginning that they do not take part.
    pub refused: BTreeSet<&'static str>,
    /// Whether they withdrew from the study as a whole.
    pub left: bool,
}

impl Member {
    /// What is known in one respect.
    #[must_use]
    pub fn value(&self, attribute: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(name, _)| name == attribute);
        found.map(|(_, value)| value.text())
    }

    /// Whether an interview was begun that counts.
    #[must_use]
    pub fn is_interviewed(&self) -> bool {
        is_counted(&self.phases)
    }

    /// Whether an interview that counts is finished.
    #[must_use]
    pub fn is_done(&self) -> bool {
        is_counted(&self.finished)
    }

    /// Whether they said in the interview itself that they do not take part, and no other was held.
    #[must_use]
    pub fn said_no(&self) -> bool {
        is_counted(&self.refused) && !self.was_interviewed()
    }

    /// Whether an interview was begun, whether or not they withdrew since.
    #[must_use]
    pub fn was_interviewed(&self) -> bool {
        is_counted(&self.held)
    }

    /// Whether they took part in a member check.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        self.phases.contains(Phase::MemberCheck.word())
    }

    /// Whether they are in the sample: interviewed, or to be.
    #[must_use]
    pub fn is_in(&self) -> bool {
        let is_chosen = self.record.place() == Place::Chosen && !self.was_interviewed();
        self.is_interviewed() || (is_chosen && !self.left && !self.said_no())
    }

    /// Whether they belong to the sample at all: who only took part in a pilot or a member check does
    /// not.
    #[must_use]
    pub fn is_of_sample(&self) -> bool {
        let is_written_down = self.record.signed_up.is_some() || !self.record.steps.is_empty();
        is_written_down || self.was_interviewed() || self.said_no() || self.held.is_empty()
    }

    /// Whether nothing is decided of somebody who could be chosen.
    #[must_use]
    pub fn is_open(&self) -> bool {
        let is_undecided = self.record.place() == Place::Open && !self.was_interviewed();
        is_undecided && self.is_of_sample() && !self.left && !self.said_no()
    }
}

fn is_counted(phases: &BTreeSet<&'static str>) -> bool {
    let mut counted = Phase::COUNTED.iter();
    counted.any(|phase| phases.contains(phase.word()))
}

/// Everybody who is known to a study.
#[derive(Debug)]
pub struct Members {
    /// In natural order.
    pub all: Vec<Member>,
    /// What of participants.toml was left out.
    pub complaints: Vec<Complaint>,
    /// Sessions whose session.toml could not be read.
    pub troubles: Vec<StudyError>,
}

impl Members {
    /// The names of the attributes that anybody has, in the order of first appearance.
    #[must_use]
    pub fn attribute_names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for (name, _) in self.all.iter().flat_map(|one| &one.attributes) {
            if !names.contains(&name.as_str()) {
                names.push(name);
            }
        }
        names
    }
}

impl Study {
    /// Everybody who is registered, signed up or took part, but in a rehearsal or an example.
    ///
    /// # Errors
    /// When the sessions cannot be listed, or study.jsonl not be read.
    pub fn members(&self) -> Result<Members, StudyError> {
        let site = self.log_site();
        let log = self.log().map_err(StudyError::at(site.journal()))?;
        let events = log.map_or_else(Vec::new, |log| log.events);
        let (sample, withdrawals) = (Sample::of(&events), Withdrawals::of(&events));
        let register = Register::read(&self.root.join(PARTICIPANTS));
        let (attended, troubles) = attended::attended(self, &withdrawals)?;
        let mut known: BTreeMap<String, Vec<(String, Attribute)>> = register
            .participants
            .into_iter()
            .map(|one| (one.id, one.attributes))
            .collect();
        let others = sample.ids().chain(attended.keys().map(String::as_str));
        for id in others {
            if !known.contains_key(id) {
                known.insert(id.to_owned(), Vec::new());
            }
        }
        let member = |(id, attributes): (String, Vec<_>)| {
            let attended = attended.get(&id).cloned().unwrap_or_default();
            Member {
                record: sample.get(&id).cloned().unwrap_or_default(),
                phases: attended.counted,
                finished: attended.finished,
                held: attended.held,
                refused: attended.refused,
                left: withdrawals.left(&id).is_some(),
                attributes,
                id,
            }
        };
        let mut all: Vec<Member> = known.into_iter().map(member).collect();
        all.sort_by(|a, b| natural(&a.id, &b.id));
        Ok(Members {
            all,
            complaints: register.complaints,
            troubles,
        })
    }
}
