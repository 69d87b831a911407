//! Who agreed to what, item by item, with the moment and the wording.

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
