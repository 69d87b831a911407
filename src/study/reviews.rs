//! A session's `reviews/` folder: a journal a coder.

use super::beside::Role;
use super::create::SessionFolder;
use super::error::StudyError;
use crate::journal::read::{Outcome, Reading, read};
use crate::review::fold::Journal;

/// The journals of a session's coders, as they were read.
#[derive(Debug, Default)]
pub struct Journals {
    /// Each coder's events.
    pub journals: Vec<Journal>,
    /// What each coder's journal is like.
    pub outcomes: Vec<(String, Outcome)>,
    /// What could not be read at all.
    pub troubles: Vec<StudyError>,
}

impl SessionFolder {
    /// Reads all coders' journals. Nothing is written and no lock is needed.
    #[must_use]
    pub fn review_journals(&self) -> Journals {
        let mut found = Journals::default();
        let coders = match self.authors(Role::Coder) {
            Ok(coders) => coders,
            Err(error) => {
                found.troubles.push(error);
                return found;
            }
        };
        for coder in coders {
            let folder = self.beside(Role::Coder, &coder);
            match read(&folder) {
                Ok(Reading { events, outcome }) => {
                    found.outcomes.push((coder.clone(), outcome));
                    found.journals.push(Journal { coder, events });
                }
                Err(error) => found.troubles.push(StudyError::Io(folder, error)),
            }
        }
        found
    }
}
