//! Who agreed to what, item by item, with the moment and the wording.

use super::Session;
use crate::guide::{ConsentItem, Guide, Scope};
use crate::journal::deed::Consent;
use crate::journal::moment::Timestamp;

/// The answers so far; a later answer of the same participant to the same item replaces an earlier
/// one here (the journal holds both).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Consents(Vec<Answer>);

/// One participant's answer to one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What was answered, with the wording that was read.
    pub consent: Consent,
    /// When, by the calendar.
    pub at: Timestamp,
    /// When, in milliseconds on the session's clock.
    pub ms: u64,
}

impl Consents {
    /// Takes an answer.
    pub fn take(&mut self, answer: Answer) {
        self.0.retain(|earlier| {
            earlier.consent.item != answer.consent.item
                || earlier.consent.participant != answer.consent.participant
        });
        self.0.push(answer);
    }

    /// Forgets what a participant answered.
    pub fn forget(&mut self, participant: &str) {
        self.0
            .retain(|answer| answer.consent.participant != participant);
    }

    /// The answers, the latest last.
    pub fn iter(&self) -> impl Iterator<Item = &Answer> {
        self.0.iter()
    }

    /// What a participant answered to an item; none while it is open.
    #[must_use]
    pub fn answer(&self, item: &str, participant: &str) -> Option<bool> {
        let fits = |answer: &&Answer| {
            answer.consent.item == item && answer.consent.participant == participant
        };
        self.0.iter().find(fits).map(|answer| answer.consent.agreed)
    }

    /// What all participants together answered to an item: yes when everyone did, no when somebody
    /// refused, none while it is open.
    #[must_use]
    pub fn of_all(&self, item: &str, participants: &[String]) -> Option<bool> {
        let answers: Vec<_> = participants
            .iter()
            .map(|who| self.answer(item, who))
            .collect();
        if answers.contains(&Some(false)) {
            Some(false)
        } else if answers.contains(&None) {
            None
        } else {
            Some(true)
        }
    }

    /// The items that somebody still has to answer.
    pub fn open<'a>(
        &'a self,
        guide: &'a Guide,
        participants: &'a [String],
    ) -> impl Iterator<Item = &'a ConsentItem> {
        guide.consent.iter().filter(|item| {
            participants
                .iter()
                .any(|who| self.answer(&item.id, who).is_none())
        })
    }

    /// Whether somebody refused an item of this scope.
    #[must_use]
    pub fn refused(&self, guide: &Guide, scope: Scope) -> bool {
        let of_scope = |id: &str| guide.consent.iter().any(|i| i.id == id && i.scope == scope);
        self.0
            .iter()
            .any(|answer| !answer.consent.agreed && of_scope(&answer.consent.item))
    }
}

/// The leave to record a session. Only [`Session::may_record`] makes it, from the consent that was
/// given; a recorder takes it, so that none starts without.
#[derive(Debug, PartialEq, Eq)]
pub struct MayRecord(());

/// Why a session may not be recorded (now).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyNot {
    /// The guide has no consent item about recording, so that nobody can be asked.
    NoItem,
    /// Somebody said no, or took a yes back.
    Refused {
        /// Who.
        participants: Vec<String>,
    },
    /// Somebody did not answer yet.
    Open {
        /// Who.
        participants: Vec<String>,
    },
    /// The conversation is off the record.
    OffTheRecord,
    /// The session is over.
    Finished,
}

impl Session {
    /// The leave to record: everyone at the table agreed to take part and to be recorded, item by
    /// item, and the conversation is on the record.
    ///
    /// # Errors
    /// What stands in the way, a refusal first.
    pub fn may_record(&self) -> Result<MayRecord, WhyNot> {
        self.agreed_to_recording()?;
        if self.finished.is_some() {
            Err(WhyNot::Finished)
        } else if self.off_since.is_some() {
            Err(WhyNot::OffTheRecord)
        } else {
            Ok(MayRecord(()))
        }
    }

    /// Whether everyone at the table agreed to take part and to be recorded, item by item; that goes
    /// for a recording that was made elsewhere as well.
    ///
    /// # Errors
    /// Who did not, a refusal first.
    pub fn agreed_to_recording(&self) -> Result<(), WhyNot> {
        let needed = |item: &&ConsentItem| matches!(item.scope, Scope::Part | Scope::Recording);
        let items: Vec<_> = self.guide.consent.iter().filter(needed).collect();
        if !items.iter().any(|item| item.scope == Scope::Recording) {
            return Err(WhyNot::NoItem);
        }
        let answered = |who: &str, answer: Option<bool>| {
            let mut items = items.iter();
            items.any(|item| self.consents.answer(&item.id, who) == answer)
        };
        let (table, consents) = (self.table.here(), &self.consents);
        let who = |answer| {
            let those = table.iter().filter(|who| answered(who, answer));
            those.cloned().collect::<Vec<_>>()
        };
        let (refused, open) = (who(Some(false)), who(None));
        if !refused.is_empty() || consents.refused(&self.guide, Scope::Recording) {
            Err(WhyNot::Refused {
                participants: refused,
            })
        } else if !open.is_empty() || table.is_empty() {
            Err(WhyNot::Open { participants: open })
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
impl MayRecord {
    /// The leave that the recorder's own tests work with.
    pub(crate) fn for_tests() -> MayRecord {
        MayRecord(())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::guide::load::load;
    use crate::guide::outline::Outline;
    use crate::session::header::{Header, Phase};

    fn session(participants: &[&str]) -> Session {
        let guide = load("kwaliteitszorg", None).unwrap().guide;
        let header = Header {
            uuid: uuid::Uuid::nil(),
            guide: "kwaliteitszorg".into(),
            guide_version: "1.0".into(),
            guide_sha256: String::new(),
            participants: participants.iter().map(ToString::to_string).collect(),
            phase: Phase::Main,
            language: "nl".into(),
            start: time::OffsetDateTime::UNIX_EPOCH,
        };
        let outline = Outline::of(&guide);
        Session::new(Arc::new(header), Arc::new(guide), Arc::new(outline))
    }

    fn answer(session: &mut Session, who: &str, item: &str, agreed: bool) {
        session.consents.take(Answer {
            consent: Consent {
                item: item.into(),
                participant: who.into(),
                agreed,
                wording: String::new(),
                language: "nl".into(),
            },
            at: Timestamp::now(),
            ms: 0,
        });
    }

    fn agree(session: &mut Session, who: &str) {
        for item in ["part", "recording", "destruction"] {
            answer(session, who, item, true);
        }
    }

    #[test]
    fn nobody_is_recorded_before_everyone_at_the_table_agreed() {
        let mut session = session(&["R15", "R16"]);
        agree(&mut session, "R15");
        let open = WhyNot::Open {
            participants: vec!["R16".into()],
        };
        assert_eq!(session.may_record(), Err(open));
        agree(&mut session, "R16");
        assert!(session.may_record().is_ok());
    }

    #[test]
    fn consent_that_is_taken_back_stops_the_recording() {
        let mut session = session(&["R7"]);
        agree(&mut session, "R7");
        answer(&mut session, "R7", "recording", false);
        let refused = WhyNot::Refused {
            participants: vec!["R7".into()],
        };
        assert_eq!(session.may_record(), Err(refused));
    }

    #[test]
    fn quotes_and_deposit_may_be_refused_and_the_recording_goes_on() {
        let mut session = session(&["R7"]);
        agree(&mut session, "R7");
        answer(&mut session, "R7", "quotes", false);
        assert!(session.may_record().is_ok());
    }

    #[test]
    fn off_the_record_and_after_the_end_nothing_is_recorded() {
        let mut session = session(&["R7"]);
        agree(&mut session, "R7");
        session.off_since = Some(1);
        assert_eq!(session.may_record(), Err(WhyNot::OffTheRecord));
        session.finished = Some(2);
        assert_eq!(session.may_record(), Err(WhyNot::Finished));
    }
}
