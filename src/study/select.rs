//! Which sessions there are, and which one is meant by a name.

use std::io;
use std::path::Path;

use super::create::SessionFolder;
use super::error::StudyError;
use super::{Study, name};
use crate::journal::{JOURNAL, SESSION};
use crate::session::header::Phase;

impl Study {
    /// All sessions, in the natural order of their ids. Hidden folders and what holds no session
    /// are passed over.
    ///
    /// # Errors
    /// When the folder with the sessions cannot be listed; one that is not there holds none.
    pub fn sessions(&self) -> Result<Vec<SessionFolder>, StudyError> {
        let folder = self.sessions_folder();
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(StudyError::Io(folder, error)),
        };
        let numbers = self.numbers();
        let mut found = Vec::new();
        for entry in entries {
            let path = entry.map_err(StudyError::at(&folder))?.path();
            let id = path
                .file_name()
                .and_then(|name| name.to_str())
                .unwrap_or_default();
            if !id.is_empty() && !id.starts_with('.') && holds_session(&path) {
                found.push(SessionFolder {
                    numbers: numbers.of_session(id),
                    id: id.to_owned(),
                    path,
                });
            }
        }
        found.sort_by(|a, b| name::natural(&a.id, &b.id));
        Ok(found)
    }

    /// The session that a name means: an id, the beginning of only one, or a participant with one
    /// session. Only ids that are there are looked at, so no name leads out of the study.
    ///
    /// # Errors
    /// When none or several are meant, or the sessions cannot be listed.
    pub fn find_session(&self, wanted: &str) -> Result<SessionFolder, StudyError> {
        let all = self.sessions()?;
        if let Some(exact) = all.iter().find(|session| session.id == wanted) {
            return Ok(exact.clone());
        }
        let begins =
            |session: &&SessionFolder| !wanted.is_empty() && session.id.starts_with(wanted);
        let mut meant: Vec<_> = all.iter().filter(begins).cloned().collect();
        if let (true, Ok(participant)) = (meant.is_empty(), name::participant(wanted)) {
            meant = all
                .into_iter()
                .filter(|session| session.is_with(&participant))
                .collect();
            // A rehearsal that was kept does not stand in the way of the interview.
            if meant.len() > 1 && !meant.iter().all(SessionFolder::is_rehearsal) {
                meant.retain(|session| !session.is_rehearsal());
            }
        }
        match meant.as_slice() {
            [one] => Ok(one.clone()),
            [] => Err(StudyError::NoSession(wanted.to_owned())),
            many => {
                let ids = many.iter().map(|session| session.id.clone()).collect();
                Err(StudyError::Several(wanted.to_owned(), ids))
            }
        }
    }

    /// The sessions that names mean, each once; all of them when there is no name.
    ///
    /// # Errors
    /// As [`Study::find_session`].
    pub fn select(&self, wanted: &[String]) -> Result<Vec<SessionFolder>, StudyError> {
        if wanted.is_empty() {
            return self.sessions();
        }
        let mut found: Vec<SessionFolder> = Vec::new();
        for name in wanted {
            let session = self.find_session(name)?;
            if !found.contains(&session) {
                found.push(session);
            }
        }
        Ok(found)
    }
}

impl SessionFolder {
    fn is_rehearsal(&self) -> bool {
        let header = self.header();
        header.is_ok_and(|header| header.phase == Phase::Rehearsal)
    }

    /// Whether a participant takes part; by the id alone when session.toml cannot be read.
    #[must_use]
    pub fn is_with(&self, participant: &str) -> bool {
        match self.header() {
            Ok(header) => header.participants.iter().any(|one| one == participant),
            Err(_) => self.named_by_id() == Some(participant),
        }
    }
}

impl SessionFolder {
    /// The participant whom the id names; a group's names none.
    #[must_use]
    pub fn named_by_id(&self) -> Option<&str> {
        let written = self.id.split('-').nth(3)?;
        Some(self.numbers.now(written))
    }
}

fn holds_session(path: &Path) -> bool {
    path.join(SESSION).is_file() || path.join(JOURNAL).is_file()
}
