//! Whether all is ready for an interview: what the study and the disk can tell before it begins.

use super::Study;
use super::create::SessionFolder;
use super::frozen::Guides;
use super::load::{Loaded, Standing};
use crate::guide::Guide;
use crate::journal::deed::NoteKind;
use crate::safe::shown;
use crate::session::debrief;
use crate::session::header::{Header, Phase};
use crate::system;
use crate::texts::{ReadyTexts, fill};

/// What an hour of recording takes at the most: two tracks of 48,000 samples of two bytes a second,
/// as if nothing were compressed.
const BYTES_AN_HOUR: u64 = 2 * 2 * 48_000 * 3_600;
/// With room for fewer hours than this, it is said loudly.
const FEW_HOURS: u64 = 3;

/// What is known before an interview begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readiness {
    /// The guide's id and version.
    pub guide: String,
    /// How many doubts its check has.
    pub doubts: usize,
    /// Free on the study's disk, in bytes; none when the system does not say.
    pub free_bytes: Option<u64>,
    /// Who takes part.
    pub participants: Vec<String>,
    /// Interviews of the same participants with the same guide: the participant, the session.
    pub earlier: Vec<(String, String)>,
    /// The session before this one.
    pub last: Option<Last>,
}

/// What the session before this one left open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Last {
    /// The session.
    pub id: String,
    /// Whether it was not finished.
    pub is_open: bool,
    /// Follow-ups that still wait.
    pub parked: usize,
    /// What to change next time, as its debrief says.
    pub change: Option<String>,
}

/// One thing that is ready, or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Whether it needs no attention.
    pub is_fine: bool,
    /// In words.
    pub words: String,
}

impl Study {
    /// What there is to know before these participants are interviewed with this guide. What cannot
    /// be read says nothing here.
    #[must_use]
    pub fn ready(&self, guide: &Guide, doubts: usize, participants: &[String]) -> Readiness {
        let interviews = self.interviews();
        let earlier = interviews
            .iter()
            .filter(|(_, header)| header.guide == guide.id)
            .flat_map(|(folder, header)| {
                let known = participants.iter();
                let again = known.filter(|who| header.participants.contains(who));
                again.map(|who| (who.clone(), folder.id.clone()))
            })
            .collect();
        let latest = interviews.iter().max_by_key(|(_, header)| header.start);
        let last = latest.and_then(|(folder, _)| folder.load(&Guides::default()).ok());
        Readiness {
            guide: format!("{} {}", guide.id, guide.version),
            doubts,
            free_bytes: system::free_space(&self.root),
            participants: participants.to_vec(),
            earlier,
            last: last.as_ref().map(Last::of),
        }
    }

    /// The sessions that were held with participants of the study.
    fn interviews(&self) -> Vec<(SessionFolder, Header)> {
        let folders = self.sessions().unwrap_or_default().into_iter();
        let read = folders.filter_map(|folder| folder.header().ok().map(|head| (folder, head)));
        let was_held = |phase| matches!(phase, Phase::Main | Phase::Pilot | Phase::MemberCheck);
        read.filter(|(_, header)| was_held(header.phase)).collect()
    }
}

impl Last {
    fn of(loaded: &Loaded) -> Last {
        let notes = &loaded.session().notes;
        let change = notes.all().iter().rev().find(|kept| {
            kept.note.kind == NoteKind::Debrief
                && !kept.struck
                && kept.note.question.as_deref() == Some(debrief::Prompt::Change.id())
        });
        Last {
            id: loaded.folder.id.clone(),
            is_open: loaded.standing() == Standing::Open,
            parked: notes.waiting().count(),
            change: change.map(|kept| kept.note.text.clone()),
        }
    }
}

impl Readiness {
    /// Everything in words, what needs attention first.
    #[must_use]
    pub fn checks(&self, texts: &ReadyTexts) -> Vec<Check> {
        let mut checks = vec![self.guide(texts), self.disk(texts)];
        checks.extend(self.before(texts));
        checks.extend(self.last.iter().flat_map(|last| last.checks(texts)));
        checks.sort_by_key(|check| check.is_fine);
        checks
    }

    fn guide(&self, texts: &ReadyTexts) -> Check {
        let guide = shown(&self.guide);
        if self.doubts == 0 {
            Check::fine(fill(texts.guide_clean, &[("guide", &guide)]))
        } else {
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("guide", &guide), ("count", &self.doubts)];
            Check::not_fine(fill(texts.guide_doubts, &values))
        }
    }

    fn disk(&self, texts: &ReadyTexts) -> Check {
        let Some(free) = self.free_bytes else {
            return Check::fine(texts.disk_unknown.to_owned());
        };
        let hours = free / BYTES_AN_HOUR;
        if hours < FEW_HOURS {
            Check::not_fine(fill(texts.disk_low, &[("hours", &hours)]))
        } else {
            Check::fine(fill(texts.disk, &[("hours", &hours)]))
        }
    }

    fn before(&self, texts: &ReadyTexts) -> Vec<Check> {
        if self.earlier.is_empty() {
            let who = self.participants.join(", ");
            return vec![Check::fine(fill(texts.first_time, &[("who", &who)]))];
        }
        let again = self.participants.iter().filter_map(|participant| {
            let theirs = self.earlier.iter().filter(|(who, _)| who == participant);
            let (_, last) = theirs.clone().next_back()?;
            let values: [(&str, &dyn std::fmt::Display); 3] = [
                ("who", participant),
                ("count", &theirs.count()),
                ("session", &shown(last)),
            ];
            Some(Check::not_fine(fill(texts.interviewed_before, &values)))
        });
        again.collect()
    }
}

impl Last {
    fn checks(&self, texts: &ReadyTexts) -> Vec<Check> {
        let session = shown(&self.id);
        let mut checks = Vec::new();
        if self.is_open {
            checks.push(fill(texts.last_open, &[("session", &session)]));
        }
        if self.parked > 0 {
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("count", &self.parked), ("session", &session)];
            checks.push(fill(texts.last_parked, &values));
        }
        checks.extend(
            self.change
                .as_ref()
                .map(|words| fill(texts.last_change, &[("words", &shown(words))])),
        );
        checks.into_iter().map(Check::not_fine).collect()
    }
}

impl Check {
    fn fine(words: String) -> Check {
        Check {
            is_fine: true,
            words,
        }
    }

    fn not_fine(words: String) -> Check {
        Check {
            is_fine: false,
            words,
        }
    }
}

#[cfg(test)]
mod tests {
    use time::OffsetDateTime;
    use time::macros::datetime;

    use super::*;
    use crate::guide::load::{self, load};
    use crate::study::create::NewSession;

    fn held(study: &Study, loaded: &load::Loaded, who: &str, phase: Phase, start: OffsetDateTime) {
        let new = NewSession {
            frozen: &loaded.frozen,
            guide: &loaded.guide,
            participants: vec![who.to_owned()],
            phase,
            language: "nl".into(),
            start,
        };
        study.create(&new).unwrap();
    }

    #[test]
    fn only_interviews_with_the_same_guide_and_participant_are_earlier_ones() {
        let top = tempfile::tempdir().unwrap();
        let study = Study::open(top.path().to_owned()).unwrap();
        let guide = load("kwaliteitszorg", None).unwrap();
        let other = load("template", None).unwrap();
        held(
            &study,
            &guide,
            "R7",
            Phase::Main,
            datetime!(2026-01-12 10:00 +1),
        );
        held(
            &study,
            &guide,
            "R7",
            Phase::Rehearsal,
            datetime!(2026-01-14 10:00 +1),
        );
        held(
            &study,
            &other,
            "R7",
            Phase::Main,
            datetime!(2026-01-13 10:00 +1),
        );
        held(
            &study,
            &guide,
            "R8",
            Phase::Pilot,
            datetime!(2026-01-11 10:00 +1),
        );
        let ready = study.ready(&guide.guide, 0, &["R7".to_owned(), "R9".to_owned()]);
        assert_eq!(ready.earlier.len(), 1);
        assert!(ready.earlier[0].1.starts_with("2026-01-12-R7-"));
        let last = ready.last.unwrap();
        assert!(last.id.starts_with("2026-01-13-R7-") && last.is_open);
    }

    #[test]
    fn a_study_without_sessions_has_nothing_to_look_at() {
        let top = tempfile::tempdir().unwrap();
        let study = Study::open(top.path().to_owned()).unwrap();
        let guide = load("kwaliteitszorg", None).unwrap();
        let ready = study.ready(&guide.guide, 0, &["R7".to_owned()]);
        assert!(ready.earlier.is_empty() && ready.last.is_none());
        assert!(ready.free_bytes.is_some());
    }
}
