//! Where a journal is kept: its file, what its first line follows from, and what stands beside it.

use std::io;
use std::path::{Path, PathBuf};

use super::hash::Hash;
use super::lock::LOCK;
use super::read::at_path;
use super::{DRAFT, GUIDE, JOURNAL, SESSION, STUDY_JOURNAL};

/// Where a journal is kept. A folder by itself is that of a session, an observer or a coder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    folder: PathBuf,
    names: &'static Names,
}

/// What the files of a journal are called.
#[derive(Debug, PartialEq, Eq)]
struct Names {
    journal: &'static str,
    lock: &'static str,
    /// What the files begin with that hold torn tails.
    torn: &'static str,
    /// The file that line 0 follows from; without one it follows from nothing.
    header: Option<&'static str>,
    draft: Option<&'static str>,
    guide: Option<&'static str>,
}

const OF_SESSION: Names = Names {
    journal: JOURNAL,
    lock: LOCK,
    torn: "torn-",
    header: Some(SESSION),
    draft: Some(DRAFT),
    guide: Some(GUIDE),
};

const OF_STUDY: Names = Names {
    journal: STUDY_JOURNAL,
    lock: "study.lock",
    torn: "study-torn-",
    header: None,
    draft: None,
    guide: None,
};

impl From<&Path> for Site {
    fn from(folder: &Path) -> Site {
        Site {
            folder: folder.to_owned(),
            names: &OF_SESSION,
        }
    }
}

impl From<&PathBuf> for Site {
    fn from(folder: &PathBuf) -> Site {
        Site::from(folder.as_path())
    }
}

impl From<&Site> for Site {
    fn from(site: &Site) -> Site {
        site.clone()
    }
}

impl Site {
    /// The study's own journal, in the study's folder.
    #[must_use]
    pub fn of_study(root: &Path) -> Site {
        Site {
            folder: root.to_owned(),
            names: &OF_STUDY,
        }
    }

    /// The folder it is in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The name of the journal's file.
    #[must_use]
    pub fn file(&self) -> &'static str {
        self.names.journal
    }

    /// The journal's file.
    #[must_use]
    pub fn journal(&self) -> PathBuf {
        self.folder.join(self.names.journal)
    }

    /// The file that is locked by who writes.
    pub(super) fn lock(&self) -> PathBuf {
        self.folder.join(self.names.lock)
    }

    /// The file with the unfinished line, where there can be one.
    pub(super) fn draft(&self) -> Option<PathBuf> {
        self.names.draft.map(|name| self.folder.join(name))
    }

    /// What the names of files begin with that hold what was set aside.
    pub(super) fn torn(&self) -> &'static str {
        self.names.torn
    }

    /// The file that line 0 follows from, where there is one.
    pub(super) fn header(&self) -> Option<PathBuf> {
        self.names.header.map(|name| self.folder.join(name))
    }

    /// The guide that the header names, where there can be one.
    pub(super) fn guide(&self) -> Option<PathBuf> {
        self.names.guide.map(|name| self.folder.join(name))
    }

    /// The hash that line 0 follows from: of the header, which may be missing, else of nothing.
    ///
    /// # Errors
    /// When the header is there and cannot be read.
    pub fn anchor(&self) -> io::Result<Option<Hash>> {
        let Some(path) = self.header() else {
            return Ok(Some(Hash::of(b"")));
        };
        match std::fs::read(&path) {
            Ok(bytes) => Ok(Some(Hash::of(&bytes))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(at_path(&path, &error)),
        }
    }
}
