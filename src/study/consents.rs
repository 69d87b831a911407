//! Who agreed to what in a study, item by item, from the sessions' journals and the study's own; apart
//! from anything that was answered.

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use super::Study;
use super::create::SessionFolder;
use super::error::StudyError;
use super::frozen::Guides;
use super::name::natural;
use crate::guide::{ConsentItem, Scope};
use crate::journal::Event;
use crate::journal::deed::{Consent, Deed, Withdrawal};
use crate::journal::moment::Timestamp;
use crate::review::withdrawals::{Withdrawals, everyone};
use crate::session::Session;
use crate::session::header::Phase;

/// What somebody answered to one consent item in one session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// Who.
    pub participant: String,
    /// The item's id.
    pub item: String,
    /// What the item is called, in the language it was asked in.
    pub label: String,
    /// What a yes allows; none of an item that the guide does not know.
    pub scope: Option<Scope>,
    /// How it stands.
    pub answer: Answer,
    /// When it came to stand so; none while it is open.
    pub at: Option<Timestamp>,
    /// When it was given that was withdrawn later.
    pub given_at: Option<Timestamp>,
    /// The session.
    pub session: String,
    /// The guide and its version.
    pub guide: [String; 2],
    /// The wording that was read, and its language; empty while it is open.
    pub wording: [String; 2],
}

/// How consent to an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Not answered.
    Open,
    /// Given.
    Given,
    /// Refused from the beginning.
    Refused,
    /// Given, and taken back: during the session or afterwards.
    Withdrawn,
}

impl Answer {
    /// All of them.
    pub const ALL: [Answer; 4] = [
        Answer::Open,
        Answer::Given,
        Answer::Refused,
        Answer::Withdrawn,
    ];

    /// The word in machine formats.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Answer::Open => "open",
            Answer::Given => "given",
            Answer::Refused => "refused",
            Answer::Withdrawn => "withdrawn",
        }
    }
}

/// The agreements of a study.
#[derive(Debug, Default)]
pub struct Agreements {
    /// By participant in natural order, then by session, then by item in the guide's order.
    pub all: Vec<Agreement>,
    /// What could not be read.
    pub troubles: Vec<StudyError>,
}

impl Study {
    /// Who agreed to what, but in practice, in examples and in what was brought in from elsewhere.
    ///
    /// # Errors
    /// When the sessions cannot be listed.
    pub fn agreements(&self, withdrawals: &Withdrawals) -> Result<Agreements, StudyError> {
        let guides = Guides::default();
        let sessions = self.sessions()?;
        let of = |session: &SessionFolder| of_session(session, &guides, withdrawals);
        let each: Vec<_> = sessions.par_iter().map(of).collect();
        let mut found = Agreements::default();
        for one in each {
            match one {
                Ok(agreements) => found.all.extend(agreements),
                Err(error) => found.troubles.push(error),
            }
        }
        let all = &mut found.all;
        all.sort_by(|a, b| natural(&a.participant, &b.participant));
        Ok(found)
    }
}

fn of_session(
    folder: &SessionFolder,
    guides: &Guides,
    withdrawals: &Withdrawals,
) -> Result<Vec<Agreement>, StudyError> {
    let loaded = folder.load(guides)?;
    let session = loaded.session();
    let phase = session.header.phase;
    if matches!(phase, Phase::Rehearsal | Phase::Example | Phase::Imported) {
        return Ok(Vec::new());
    }
    let reading = folder.reading()?;
    let asked = asked(&reading.events);
    let mut found = Vec::new();
    for who in &everyone(&session.header.participants, &reading.events) {
        let open = session.guide.consent.iter().map(|item| item.id.as_str());
        let unknown = asked.iter().map(|(_, consent)| consent.item.as_str());
        let mut items: Vec<&str> = open.collect();
        for item in unknown {
            if !items.contains(&item) {
                items.push(item);
            }
        }
        let each = items.into_iter();
        found.extend(each.map(|item| {
            let mut agreement = agreement(session, who, item, &asked);
            agreement.session.clone_from(&folder.id);
            agreement.take_back(withdrawals);
            agreement
        }));
    }
    Ok(found)
}

/// All answers to consent items, with their moments.
fn asked(events: &[Event]) -> Vec<(Timestamp, &Consent)> {
    let asked = events.iter().filter_map(|event| match &event.deed {
        Deed::Consent(consent) => Some((event.at, consent)),
        _ => None,
    });
    asked.collect()
}

fn agreement(
    session: &Session,
    who: &str,
    item: &str,
    asked: &[(Timestamp, &Consent)],
) -> Agreement {
    let theirs =
        |(_, consent): &&(Timestamp, &Consent)| consent.participant == who && consent.item == item;
    let last = asked.iter().rfind(theirs);
    let given = asked.iter().filter(theirs).rfind(|(_, it)| it.agreed);
    let answer = match (last, given) {
        (None, _) => Answer::Open,
        (Some((_, last)), _) if last.agreed => Answer::Given,
        (_, None) => Answer::Refused,
        (_, Some(_)) => Answer::Withdrawn,
    };
    let known = session.guide.consent.iter().find(|one| one.id == item);
    let language = last.map_or(&session.header.language, |(_, last)| &last.language);
    let label = known.map_or(item, |known| known.label(language));
    let header = &session.header;
    Agreement {
        participant: who.to_owned(),
        item: item.to_owned(),
        label: label.to_owned(),
        scope: known.map(|known: &ConsentItem| known.scope),
        answer,
        at: last.map(|(at, _)| *at),
        given_at: given
            .filter(|_| answer == Answer::Withdrawn)
            .map(|(at, _)| *at),
        session: String::new(),
        guide: [header.guide.clone(), header.guide_version.clone()],
        wording: last.map_or_else(Default::default, |(_, last)| {
            [last.wording.clone(), last.language.clone()]
        }),
    }
}

impl Agreement {
    /// What was given is taken back where its participant withdrew it afterwards.
    fn take_back(&mut self, withdrawals: &Withdrawals) {
        if self.answer != Answer::Given {
            return;
        }
        let is_it = |scope: Withdrawal| match scope {
            Withdrawal::All => true,
            Withdrawal::Recording => self.scope == Some(Scope::Recording),
            Withdrawal::Quotes => self.scope == Some(Scope::Quotes),
        };
        let mut taken = withdrawals.all().filter(|(at, withdrawn)| {
            let only = withdrawn.session.as_ref();
            withdrawn.participant == self.participant
                && is_it(withdrawn.scope)
                && only.is_none_or(|only| *only == self.session)
                // Whoever agrees again afterwards has agreed.
                && self.at.is_none_or(|given| given <= *at)
        });
        if let Some((at, _)) = taken.next() {
            self.answer = Answer::Withdrawn;
            self.given_at = self.at.replace(at);
        }
    }
}
