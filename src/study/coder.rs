//! A coder's folder in a session's `reviews/`: who is meant, and made when it is not there.

use std::io;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::create::SessionFolder;
use super::error::StudyError;
use super::reviews::REVIEWS;
use crate::durable;
use crate::journal::hash::Hash;
use crate::journal::{Event, SESSION, begin};
use crate::system;

/// The coder of a session that nobody reviewed yet, when none is named.
const FIRST: &str = "a";
/// Characters that a coder's name has at the most.
const LONGEST: usize = 32;

/// What stands in the session.toml of a coder's journal, which its line 0 follows from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// `review`.
    pub role: String,
    /// The coder.
    pub author: String,
    /// The session's id.
    pub session: String,
    /// The session's own uuid.
    pub uuid: Uuid,
    /// SHA-256 of the session's session.toml, in hex.
    pub session_sha256: String,
}

/// Why nobody is meant.
#[derive(Debug)]
pub enum NoCoder {
    /// The name cannot be one.
    Name(String),
    /// Several reviewed the session, and none is named.
    Several(Vec<String>),
    /// The folder cannot be read.
    Study(StudyError),
}

impl SessionFolder {
    /// The coder who is meant: the one named, else the only one there is, else the first.
    ///
    /// # Errors
    /// When the name cannot be a coder's, or several reviewed the session and none is named.
    pub fn coder(&self, named: Option<&str>) -> Result<String, NoCoder> {
        if let Some(name) = named {
            return if is_coder(name) {
                Ok(name.to_owned())
            } else {
                Err(NoCoder::Name(name.to_owned()))
            };
        }
        let coders = self.coders().map_err(NoCoder::Study)?;
        match coders.as_slice() {
            [] => Ok(FIRST.to_owned()),
            [only] => Ok(only.clone()),
            _ => Err(NoCoder::Several(coders)),
        }
    }

    /// Makes a coder's folder with the first lines of its journal; when it returns, it is on the disk.
    ///
    /// # Errors
    /// When something cannot be written; then nothing is there.
    pub fn begin_review(
        &self,
        coder: &str,
        uuid: Uuid,
        events: &[Event],
    ) -> Result<PathBuf, StudyError> {
        let reviews = self.path.join(REVIEWS);
        let folder = self.review_folder(coder);
        let card = self.card(coder, uuid)?;
        let made = make_private(&reviews).and_then(|()| {
            durable::place_folder(&folder, |beside| {
                durable::create_unsynced(&beside.join(SESSION), card.as_bytes())?;
                begin::begin(beside, card.as_bytes(), events)
            })
        });
        made.map_err(StudyError::at(&folder))?;
        Ok(folder)
    }

    fn card(&self, coder: &str, uuid: Uuid) -> Result<String, StudyError> {
        let path = self.path.join(SESSION);
        let session = std::fs::read(&path).map_err(StudyError::at(&path))?;
        let card = Card {
            role: "review".to_owned(),
            author: coder.to_owned(),
            session: self.id.clone(),
            uuid,
            session_sha256: Hash::of(&session).to_string(),
        };
        let text = toml::to_string(&card).map_err(io::Error::other);
        text.map_err(StudyError::at(&path))
    }
}

fn make_private(folder: &std::path::Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    system::create_private_folder(folder)?;
    system::sync_folder(durable::folder_of(folder))
}

/// Whether a name can be a coder's: lower-case letters, digits and hyphens, which mean the same in
/// every file system.
#[must_use]
pub fn is_coder(name: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let begins = name.starts_with(|c: char| c != '-');
    begins && name.len() <= LONGEST && name.chars().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coder_is_called_what_every_file_system_can_hold() {
        for name in ["a", "anna", "b2", "tweede-lezer"] {
            assert!(is_coder(name), "{name}");
        }
        let long = "a".repeat(33);
        for name in ["", "Anna", "../x", "-a", "a b", "é", ".a", &long] {
            assert!(!is_coder(name), "{name}");
        }
    }
}
