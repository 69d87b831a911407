//! Who withdrew what, as the study's own journal tells it: for a session, now and whenever it turns up.
//! Pure.

use crate::guide::{Guide, Scope};
use crate::journal::Event;
use crate::journal::deed::{Deed, Withdrawal, Withdrawn};
use crate::journal::moment::Timestamp;

/// What the reason begins with that stands in the lines of somebody who withdrew; a number follows.
const WITHDRAWN_BY: &str = "withdrawn by ";

/// The reason that stands in the lines of somebody who withdrew.
#[must_use]
pub fn reason(participant: &str) -> String {
    format!("{WITHDRAWN_BY}{participant}")
}

/// Who withdrew, by the reason that stands in their lines; none for another reason.
#[must_use]
pub fn by_whom(reason: &str) -> Option<&str> {
    reason.strip_prefix(WITHDRAWN_BY)
}

/// The withdrawals of a study, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Withdrawals(Vec<(Timestamp, Withdrawn)>);

/// The participants of one session who withdrew something of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Leavers {
    /// Everything.
    pub all: Vec<String>,
    /// What was recorded.
    pub recording: Vec<String>,
    /// What was noted verbatim.
    pub quotes: Vec<String>,
}

impl Withdrawals {
    /// The withdrawals that a study's own journal tells of.
    #[must_use]
    pub fn of(events: &[Event]) -> Withdrawals {
        let each = events.iter().filter_map(|event| match &event.deed {
            Deed::Withdrawn(withdrawn) => Some((event.at, withdrawn.clone())),
            _ => None,
        });
        Withdrawals(each.collect())
    }

    /// All of them, with their moments.
    pub fn all(&self) -> impl Iterator<Item = (Timestamp, &Withdrawn)> {
        self.0.iter().map(|(at, withdrawn)| (*at, withdrawn))
    }

    /// Those of one participant.
    #[must_use]
    pub fn only(&self, participant: &str) -> Withdrawals {
        let theirs = self.0.iter();
        let theirs = theirs.filter(|(_, withdrawn)| withdrawn.participant == participant);
        Withdrawals(theirs.cloned().collect())
    }

    /// When a participant withdrew from the study as a whole; none for one who did not.
    #[must_use]
    pub fn left(&self, participant: &str) -> Option<Timestamp> {
        let mut whole = self.all().filter(|(_, withdrawn)| {
            withdrawn.scope == Withdrawal::All && withdrawn.session.is_none()
        });
        let found = whole.find(|(_, withdrawn)| withdrawn.participant == participant);
        found.map(|(at, _)| at)
    }

    /// Which of those who were at a session's table withdrew something of it.
    #[must_use]
    pub fn leavers(&self, session: &str, participants: &[String]) -> Leavers {
        let mut leavers = Leavers::default();
        for (_, withdrawn) in self.all() {
            let only = withdrawn.session.as_deref();
            if only.is_none_or(|only| only == session)
                && participants.contains(&withdrawn.participant)
            {
                leavers.add(&withdrawn.participant, withdrawn.scope);
            }
        }
        leavers
    }
}

/// Everyone who was ever at a session's table, or expected there: also who came late, did not come, or
/// had all that was theirs erased.
#[must_use]
pub fn everyone(participants: &[String], events: &[Event]) -> Vec<String> {
    let mut all = participants.to_vec();
    for event in events {
        let who = match &event.deed {
            Deed::Joined(joined) => Some(joined.participant.as_str()),
            Deed::Absent(absent) => Some(absent.participant.as_str()),
            Deed::Gone(reason) => by_whom(reason),
            _ => None,
        };
        if let Some(who) = who.filter(|who| !all.iter().any(|known| known == who)) {
            all.push(who.to_owned());
        }
    }
    all
}

impl Leavers {
    /// Whether nobody withdrew anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        [&self.all, &self.recording, &self.quotes].map(Vec::is_empty) == [true; 3]
    }

    /// Adds those whose last answer in the session itself is that they do not take part.
    pub fn add_refusals(&mut self, guide: &Guide, events: &[Event]) {
        let is_part = |item: &str| {
            let mut items = guide.consent.iter();
            items.any(|one| one.id == item && one.scope == Scope::Part)
        };
        let mut answers: Vec<(&str, &str, bool)> = Vec::new();
        for event in events {
            let Deed::Consent(consent) = &event.deed else {
                continue;
            };
            let (who, item) = (consent.participant.as_str(), consent.item.as_str());
            if is_part(item) {
                answers.retain(|(known, of, _)| (*known, *of) != (who, item));
                answers.push((who, item, consent.agreed));
            }
        }
        for (who, _, agreed) in answers {
            if !agreed {
                self.add(who, Withdrawal::All);
            }
        }
    }

    /// Adds somebody who withdraws something.
    pub fn add(&mut self, participant: &str, scope: Withdrawal) {
        let list = match scope {
            Withdrawal::All => &mut self.all,
            Withdrawal::Recording => &mut self.recording,
            Withdrawal::Quotes => &mut self.quotes,
        };
        if !list.iter().any(|known| known == participant) {
            list.push(participant.to_owned());
        }
    }
}
