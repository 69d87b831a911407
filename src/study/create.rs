//! Making a session: in a hidden folder, synced, and renamed when it is whole.

use std::io;
use std::path::{Path, PathBuf};

use time::OffsetDateTime;
use uuid::Uuid;

use super::error::StudyError;
use super::{Study, name};
use crate::guide::Guide;
use crate::journal::deed::{FORMAT, Opened};
use crate::journal::hash::Hash;
use crate::journal::moment::Timestamp;
use crate::journal::{Event, GUIDE, SESSION, begin};
use crate::review::numbers::Numbers;
use crate::session::header::{Header, Phase};
use crate::{durable, system};

/// What the folder of a session that is not whole yet is called by.
pub const UNFINISHED: &str = ".new-";

/// What is needed to make a session.
#[derive(Debug, Clone)]
pub struct NewSession<'a> {
    /// The guide with its concept model inside, as it is to be frozen.
    pub frozen: &'a str,
    /// The same, read.
    pub guide: &'a Guide,
    /// Who takes part, as [`name::participants`] gives them.
    pub participants: Vec<String>,
    /// What the session is for.
    pub phase: Phase,
    /// The language it begins in, a BCP 47 tag.
    pub language: String,
    /// When it begins, with the offset of the place where it is held.
    pub start: OffsetDateTime,
}

impl NewSession<'_> {
    /// What session.toml will say; each call gives another uuid.
    #[must_use]
    pub fn header(&self) -> Header {
        Header {
            uuid: Uuid::new_v4(),
            guide: self.guide.id.clone(),
            guide_version: self.guide.version.clone(),
            guide_sha256: Hash::of(self.frozen.as_bytes()).to_string(),
            participants: self.participants.clone(),
            phase: self.phase,
            language: self.language.clone(),
            // TOML has no finer date and time that reads back the same everywhere.
            start: self
                .start
                .replace_millisecond(self.start.millisecond())
                .unwrap_or(self.start),
        }
    }
}

/// A session's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionFolder {
    /// The id, which is the folder's name.
    pub id: String,
    /// The folder.
    pub path: PathBuf,
    /// What its participants are called whom its files call otherwise.
    pub numbers: Numbers,
}

impl SessionFolder {
    /// The same with everybody called as its own files have it, for who goes on writing them.
    #[must_use]
    pub fn as_written(&self) -> SessionFolder {
        SessionFolder {
            numbers: Numbers::default(),
            ..self.clone()
        }
    }

    /// A session's folder, by its path; with everybody called as its own files have it.
    #[must_use]
    pub fn at(path: &Path) -> SessionFolder {
        let id = path.file_name().unwrap_or_default();
        SessionFolder {
            id: id.to_string_lossy().into_owned(),
            path: path.to_owned(),
            numbers: Numbers::default(),
        }
    }
}

impl Study {
    /// Makes a session with line 0 of its journal; when it returns, the session is on the disk.
    ///
    /// # Errors
    /// When a file cannot be written; then no session is there.
    pub fn create(&self, new: &NewSession<'_>) -> Result<SessionFolder, StudyError> {
        let sessions = self.make_sessions_folder()?;
        let id = free_id(&sessions, new).map_err(StudyError::at(&sessions))?;
        let unfinished = sessions.join(format!("{UNFINISHED}{id}"));
        let folder = SessionFolder {
            path: sessions.join(&id),
            numbers: Numbers::default(),
            id,
        };
        let made = write(&unfinished, new, &[opened(new.start)])
            .and_then(|()| durable::sync_within(&unfinished))
            .and_then(|()| std::fs::rename(&unfinished, &folder.path))
            .and_then(|()| system::sync_folder(&sessions));
        if let Err(error) = made {
            let _ = std::fs::remove_dir_all(&unfinished);
            return Err(StudyError::Io(folder.path, error));
        }
        Ok(folder)
    }

    /// The folder with the sessions, made when it is not there.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn make_sessions_folder(&self) -> Result<PathBuf, StudyError> {
        let sessions = self.sessions_folder();
        if !sessions.is_dir() {
            system::create_private_folder(&sessions)
                .and_then(|()| system::sync_folder(&self.root))
                .map_err(StudyError::at(&sessions))?;
        }
        Ok(sessions)
    }
}

/// An id that no session in the folder has.
///
/// # Errors
/// When the system has no randomness to give.
pub fn free_id(sessions: &Path, new: &NewSession<'_>) -> io::Result<String> {
    loop {
        let id = name::session_id(new.start.date(), &new.participants)?;
        let unfinished = sessions.join(format!("{UNFINISHED}{id}"));
        if !sessions.join(&id).exists() && !unfinished.exists() {
            return Ok(id);
        }
    }
}

/// Line 0 of a journal that begins now.
#[must_use]
pub fn opened(start: OffsetDateTime) -> Event {
    Event {
        seq: 0,
        at: Timestamp::new(start),
        ms: 0,
        deed: Opened {
            format: FORMAT,
            program: crate::PROGRAM.to_owned(),
            author: None,
        }
        .into(),
    }
}

/// Makes the folder of a session with all its files, which are to be synced before it is renamed.
///
/// # Errors
/// When a folder or file cannot be written; what was written so far is then still there.
pub fn write(folder: &Path, new: &NewSession<'_>, events: &[Event]) -> io::Result<()> {
    let header = new.header();
    let header = header.to_toml().map_err(io::Error::other)?;
    system::create_private_folder(folder)?;
    durable::create_unsynced(&folder.join(GUIDE), new.frozen.as_bytes())?;
    durable::create_unsynced(&folder.join(SESSION), header.as_bytes())?;
    begin::begin(folder, header.as_bytes(), events)
}
