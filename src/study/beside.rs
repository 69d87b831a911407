//! The journals that others keep of a session: each in a folder of its author's, beside a
//! session.toml that its line 0 follows from.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::create::SessionFolder;
use super::error::StudyError;
use crate::durable;
use crate::journal::hash::Hash;
use crate::journal::{Event, SESSION, begin};
use crate::system;

/// The author of the first journal of its sort, when none is named.
const FIRST: &str = "a";
/// Characters that an author's name has at the most.
const LONGEST: usize = 32;

/// What somebody does who keeps a journal beside the session's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Reads it afterwards, and codes.
    Coder,
    /// Takes notes while it is held.
    Observer,
}

/// What stands in the session.toml of such a journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// `review` or `observe`.
    pub role: String,
    /// Whose journal it is.
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
pub enum NoAuthor {
    /// The name cannot be one.
    Name(String),
    /// There are several, and none is named.
    Several(Vec<String>),
    /// The folder cannot be read.
    Study(StudyError),
}

impl Role {
    /// The folder in a session's that holds their folders.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Role::Coder => "reviews",
            Role::Observer => "observers",
        }
    }

    fn word(self) -> &'static str {
        match self {
            Role::Coder => "review",
            Role::Observer => "observe",
        }
    }
}

impl SessionFolder {
    /// The folder of somebody's journal; it may not be there yet.
    #[must_use]
    pub fn beside(&self, role: Role, author: &str) -> PathBuf {
        self.path.join(role.folder()).join(author)
    }

    /// Who keeps a journal beside the session's, by name.
    ///
    /// # Errors
    /// When the folder is there and cannot be read.
    pub fn authors(&self, role: Role) -> Result<Vec<String>, StudyError> {
        let folder = self.path.join(role.folder());
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(StudyError::Io(folder, error)),
        };
        let folders = entries.flatten().filter(|entry| entry.path().is_dir());
        let names = folders.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let mut authors: Vec<String> = names.filter(|name| !name.starts_with('.')).collect();
        authors.sort();
        Ok(authors)
    }

    /// The author who is meant: the one named, else the only one there is, else the first.
    ///
    /// # Errors
    /// When the name cannot be an author's, or there are several and none is named.
    pub fn author(&self, role: Role, named: Option<&str>) -> Result<String, NoAuthor> {
        if let Some(name) = named {
            return if is_author(name) {
                Ok(name.to_owned())
            } else {
                Err(NoAuthor::Name(name.to_owned()))
            };
        }
        let authors = self.authors(role).map_err(NoAuthor::Study)?;
        match authors.as_slice() {
            [] => Ok(FIRST.to_owned()),
            [only] => Ok(only.clone()),
            _ => Err(NoAuthor::Several(authors)),
        }
    }

    /// Whether somebody's journal is of this very session, as far as it says which one it is of.
    #[must_use]
    pub fn is_of_this(&self, role: Role, author: &str) -> bool {
        let named = || {
            let text = std::fs::read_to_string(self.beside(role, author).join(SESSION)).ok()?;
            let table = text.parse::<toml::Table>().ok()?;
            Some(table.get("session_sha256")?.as_str()?.to_owned())
        };
        let own = || std::fs::read(self.path.join(SESSION)).ok();
        match (named(), own()) {
            (Some(named), Some(own)) => named == Hash::of(&own).as_str(),
            _ => true,
        }
    }

    /// Makes an author's folder with the first lines of its journal; when it returns, it is on the
    /// disk.
    ///
    /// # Errors
    /// When something cannot be written; then nothing is there.
    pub fn begin_beside(
        &self,
        role: Role,
        author: &str,
        uuid: Uuid,
        events: &[Event],
    ) -> Result<PathBuf, StudyError> {
        let folder = self.beside(role, author);
        let card = self.card(role, author, uuid)?;
        let made = make_private(&self.path.join(role.folder())).and_then(|()| {
            durable::place_folder(&folder, |beside| {
                durable::create_unsynced(&beside.join(SESSION), card.as_bytes())?;
                begin::begin(beside, card.as_bytes(), events)
            })
        });
        made.map_err(StudyError::at(&folder))?;
        Ok(folder)
    }

    fn card(&self, role: Role, author: &str, uuid: Uuid) -> Result<String, StudyError> {
        let path = self.path.join(SESSION);
        let session = std::fs::read(&path).map_err(StudyError::at(&path))?;
        let card = Card {
            role: role.word().to_owned(),
            author: author.to_owned(),
            session: self.id.clone(),
            uuid,
            session_sha256: Hash::of(&session).to_string(),
        };
        let text = toml::to_string(&card).map_err(io::Error::other);
        text.map_err(StudyError::at(&path))
    }
}

fn make_private(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    system::create_private_folder(folder)?;
    system::sync_folder(durable::folder_of(folder))
}

/// Whether a name can be an author's: lower-case letters, digits and hyphens, which mean the same in
/// every file system.
#[must_use]
pub fn is_author(name: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let begins = name.starts_with(|c: char| c != '-');
    begins && name.len() <= LONGEST && name.chars().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_author_is_called_what_every_file_system_can_hold() {
        for name in ["a", "anna", "b2", "tweede-lezer"] {
            assert!(is_author(name), "{name}");
        }
        let long = "a".repeat(33);
        for name in ["", "Anna", "../x", "-a", "a b", "é", ".a", &long] {
            assert!(!is_author(name), "{name}");
        }
    }
}
