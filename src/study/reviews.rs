//! A session's `reviews/` folder: a journal a coder.

use super::beside::{Role, is_author};
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
        self.journals_of(Role::Coder)
    }

    /// Reads all journals that others keep of the session in a role. Nothing is written and no lock is
    /// needed.
    #[must_use]
    pub fn journals_of(&self, role: Role) -> Journals {
        let mut found = Journals::default();
        let authors = match self.authors(role) {
            Ok(authors) => authors,
            Err(error) => {
                found.troubles.push(error);
                return found;
            }
        };
        // Such as a copy that a tool left which syncs folders: `verify` tells of it.
        let is_copy = |author: &String| role == Role::Observer && !is_author(author);
        for coder in authors.into_iter().filter(|author| !is_copy(author)) {
            let folder = self.beside(role, &coder);
            match read(&folder) {
                Ok(Reading {
                    mut events,
                    outcome,
                }) => {
                    if role == Role::Observer {
                        self.numbers.apply(&mut events);
                    }
                    found.outcomes.push((coder.clone(), outcome));
                    found.journals.push(Journal { coder, events });
                }
                Err(error) => found.troubles.push(StudyError::Io(folder, error)),
            }
        }
        found
    }
}
