//! A session's `reviews/` folder: a journal a coder, each beside a copy of the session.toml that its
//! line 0 follows from.

use std::io;
use std::path::PathBuf;

use super::create::SessionFolder;
use super::error::StudyError;
use crate::journal::SESSION;
use crate::journal::hash::Hash;
use crate::journal::read::{Outcome, Reading, read};
use crate::review::fold::Journal;

/// The folder with the coders' journals.
pub const REVIEWS: &str = "reviews";

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
    /// The folder of a coder's journal; it may not be there yet.
    #[must_use]
    pub fn review_folder(&self, coder: &str) -> PathBuf {
        self.path.join(REVIEWS).join(coder)
    }

    /// Who reviewed the session, by name.
    ///
    /// # Errors
    /// When the folder is there and cannot be read.
    pub fn coders(&self) -> Result<Vec<String>, StudyError> {
        let folder = self.path.join(REVIEWS);
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(StudyError::Io(folder, error)),
        };
        let folders = entries.flatten().filter(|entry| entry.path().is_dir());
        let names = folders.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let mut coders: Vec<String> = names.filter(|name| !name.starts_with('.')).collect();
        coders.sort();
        Ok(coders)
    }

    /// Whether a coder's journal is of this very session, as far as it says which one it is of.
    #[must_use]
    pub fn is_of_this(&self, coder: &str) -> bool {
        let named = || {
            let text = std::fs::read_to_string(self.review_folder(coder).join(SESSION)).ok()?;
            let table = text.parse::<toml::Table>().ok()?;
            Some(table.get("session_sha256")?.as_str()?.to_owned())
        };
        let own = || std::fs::read(self.path.join(SESSION)).ok();
        match (named(), own()) {
            (Some(named), Some(own)) => named == Hash::of(&own).as_str(),
            _ => true,
        }
    }

    /// Reads all coders' journals. Nothing is written and no lock is needed.
    #[must_use]
    pub fn review_journals(&self) -> Journals {
        let mut found = Journals::default();
        let coders = match self.coders() {
            Ok(coders) => coders,
            Err(error) => {
                found.troubles.push(error);
                return found;
            }
        };
        for coder in coders {
            let folder = self.review_folder(&coder);
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
