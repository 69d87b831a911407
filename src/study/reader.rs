//! What reading the sessions of a study takes besides the sessions: their guides, the names that
//! themes have now, who withdrew, and which codings are meant.

use std::io;

use super::Study;
use super::destroy::destroyed_at;
use super::error::StudyError;
use super::frozen::Guides;
use super::load::told;
use crate::journal::STUDY_JOURNAL;
use crate::journal::deed::Private;
use crate::journal::moment::Timestamp;
use crate::journal::read::Outcome;
use crate::review::guarded::Guard;
use crate::review::renames::Renames;
use crate::review::wanted::Wanted;
use crate::review::withdrawals::Withdrawals;
use crate::texts::{Texts, fill};

/// What reading the sessions of a study takes besides the sessions.
#[derive(Debug, Default)]
pub struct Reader {
    /// The guides that sessions froze.
    pub guides: Guides,
    /// The names that themes have now.
    pub renames: Renames,
    /// Who withdrew what.
    pub withdrawals: Withdrawals,
    /// Which codings are meant, where that matters; else those in force.
    pub wanted: Option<Wanted>,
    /// What names are looked for; none where they stay.
    pub guard: Option<Guard>,
    /// When the key was destroyed; none while it was not.
    pub key_destroyed: Option<Timestamp>,
    /// Whether somebody asked that no names are looked for: what is handed over states it.
    pub unguarded: bool,
    log: Option<io::Result<Outcome>>,
}

impl Reader {
    /// What reading the sessions of a study takes.
    #[must_use]
    pub fn of(study: &Study) -> Reader {
        let mut reader = Reader::default();
        match study.log() {
            Ok(Some(reading)) => {
                reader.renames = Renames::of(&reading.events);
                reader.withdrawals = Withdrawals::of(&reading.events);
                reader.key_destroyed = destroyed_at(&reading.events, Private::Key);
                reader.log = Some(Ok(reading.outcome));
            }
            Ok(None) => {}
            Err(error) => reader.log = Some(Err(error)),
        }
        reader
    }

    /// The same for somebody who takes certain codings.
    #[must_use]
    pub fn taking(self, wanted: Wanted) -> Reader {
        Reader {
            wanted: Some(wanted),
            ..self
        }
    }

    /// Which codings are meant, the coder by what she is called.
    #[must_use]
    pub fn called(&self) -> Option<Wanted> {
        let mut wanted = self.wanted.clone();
        if let (Some(guard), Some(wanted)) = (&self.guard, &mut wanted) {
            guard.wanted(wanted);
        }
        wanted
    }

    /// The same for an export in which names stay, which says so.
    #[must_use]
    pub fn unguarded(self) -> Reader {
        Reader {
            unguarded: true,
            ..self
        }
    }

    /// The same with codes in the place of every name that is listed in the study.
    ///
    /// # Errors
    /// When the key, or what is listed beside it, cannot be read.
    pub fn guarding(self, study: &Study) -> Result<Reader, StudyError> {
        let terms = study.listed_terms()?;
        Ok(Reader {
            guard: (!terms.is_empty()).then(|| Guard::of(terms)),
            ..self
        })
    }

    /// What of the study's own journal could not be read or trusted, in words.
    #[must_use]
    pub fn complaints(&self, texts: &Texts) -> Vec<String> {
        match &self.log {
            None => Vec::new(),
            Some(Ok(outcome)) => told(outcome, texts),
            Some(Err(error)) => {
                let values: [(&str, &dyn std::fmt::Display); 2] =
                    [("file", &STUDY_JOURNAL), ("reason", error)];
                vec![fill(texts.study.io, &values)]
            }
        }
    }
}
