//! Who took part in which sessions: to the end, not yet, or not after all, as the journals tell.

use std::collections::{BTreeMap, BTreeSet};

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use crate::guide::{Guide, Scope};
use crate::journal::Event;
use crate::journal::deed::Deed;
use crate::journal::read::read;
use crate::review::withdrawals::{Withdrawals, everyone};
use crate::session::header::{Header, Phase};
use crate::study::Study;
use crate::study::create::SessionFolder;
use crate::study::error::StudyError;
use crate::study::frozen::Guides;

/// The sessions that people took part in, by participant.
pub(super) type Attendance = BTreeMap<String, Attended>;

/// The phases of the sessions that somebody took part in.
#[derive(Debug, Clone, Default)]
pub(super) struct Attended {
    /// Of all of them.
    pub held: BTreeSet<&'static str>,
    /// Of those they did not withdraw from.
    pub counted: BTreeSet<&'static str>,
    /// Of these, those that are finished.
    pub finished: BTreeSet<&'static str>,
    /// Of those in which they said that they do not take part, and nothing else.
    pub refused: BTreeSet<&'static str>,
}

/// What somebody said to taking part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    /// Nothing against it, at last.
    Yes,
    /// No, and never yes before.
    No,
    /// No, after yes.
    NoMore,
}

/// One session as far as it goes here.
struct One {
    header: Header,
    session: String,
    is_finished: bool,
    said: Vec<(String, Said)>,
}

/// Who took part in which sessions, but practice and examples, and the sessions that could not be read.
///
/// # Errors
/// When the sessions cannot be listed.
pub(super) fn attended(
    study: &Study,
    withdrawals: &Withdrawals,
) -> Result<(Attendance, Vec<StudyError>), StudyError> {
    let guides = Guides::default();
    let sessions = study.sessions()?;
    let read = |session: &SessionFolder| one(session, &guides);
    let each: Vec<_> = sessions.par_iter().map(read).collect();
    let (mut attendance, mut troubles) = (Attendance::new(), Vec::new());
    for one in each {
        match one {
            Ok(Some(one)) => one.enter(&mut attendance, withdrawals),
            Ok(None) => {}
            Err(error) => troubles.push(error),
        }
    }
    Ok((attendance, troubles))
}

fn one(session: &SessionFolder, guides: &Guides) -> Result<Option<One>, StudyError> {
    let header = session.header()?;
    if matches!(header.phase, Phase::Rehearsal | Phase::Example) {
        return Ok(None);
    }
    let (frozen, _) = guides.of(session, &header);
    // What is wrong with a journal is told where its contents are looked at.
    let mut events = read(&session.path).map_or_else(|_| Vec::new(), |reading| reading.events);
    session.numbers.apply(&mut events);
    let everyone = everyone(&header.participants, &events);
    let said = everyone.into_iter().map(|who| {
        let said = said(&frozen.guide, &events, &who);
        (who, said)
    });
    Ok(Some(One {
        session: session.id.clone(),
        is_finished: events
            .iter()
            .any(|event| matches!(event.deed, Deed::Finished(_))),
        said: said.collect(),
        header,
    }))
}

/// What somebody's last answer is to each item about taking part.
fn said(guide: &Guide, events: &[Event], who: &str) -> Said {
    let items = guide.consent.iter();
    let items = items.filter(|item| item.scope == Scope::Part);
    let of_item = |id: &str| {
        let answers = events.iter().filter_map(|event| match &event.deed {
            Deed::Consent(it) if it.participant == who && it.item == id => Some(it.agreed),
            _ => None,
        });
        let answers: Vec<bool> = answers.collect();
        match (answers.last(), answers.contains(&true)) {
            (Some(false), true) => Said::NoMore,
            (Some(false), false) => Said::No,
            _ => Said::Yes,
        }
    };
    let said: Vec<Said> = items.map(|item| of_item(&item.id)).collect();
    let worst = [Said::NoMore, Said::No];
    let found = worst.into_iter().find(|one| said.contains(one));
    found.unwrap_or(Said::Yes)
}

impl One {
    fn enter(self, attendance: &mut Attendance, withdrawals: &Withdrawals) {
        let phase = self.header.phase.word();
        let everyone: Vec<String> = self.said.iter().map(|(who, _)| who.clone()).collect();
        let leavers = withdrawals.leavers(&self.session, &everyone);
        for (who, said) in self.said {
            // Who came late or was expected takes part in a group, and has no interview by that.
            if !self.header.participants.contains(&who) {
                continue;
            }
            let is_left = leavers.all.contains(&who);
            let attended = attendance.entry(who).or_default();
            if said == Said::No {
                attended.refused.insert(phase);
                continue;
            }
            attended.held.insert(phase);
            if !is_left && said == Said::Yes {
                attended.counted.insert(phase);
                if self.is_finished {
                    attended.finished.insert(phase);
                }
            }
        }
    }
}
