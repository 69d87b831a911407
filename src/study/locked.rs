//! The private folder locked: its files encrypted as `age` does, read and written all the same where
//! there is something to open them with.

use std::io;
use std::path::{Path, PathBuf};

use super::Study;
use super::error::StudyError;
use super::private::PRIVATE;
use crate::durable;
use crate::seal::error::SealError;
use crate::seal::keyring::Keyring;
use crate::seal::lock::{Lock, is_of_passphrase};
use crate::seal::recipients::{NoRecipient, Recipients};

/// What the name of a locked file ends in.
const LOCKED: &str = "age";

/// The study's own identity, locked with a passphrase; it stays as it is.
const IDENTITY: &str = "identity.age";

/// A file with what is in it.
struct Held {
    plain: PathBuf,
    locked: PathBuf,
    bytes: Vec<u8>,
}

/// Where a file is when it is locked.
fn locked_name(plain: &Path) -> PathBuf {
    let mut name = plain.as_os_str().to_owned();
    name.push(".");
    name.push(LOCKED);
    name.into()
}

/// What a file is called that may be locked, when it is open.
pub(super) fn open_name(path: &Path) -> PathBuf {
    match path.extension() {
        Some(ending) if ending == LOCKED => path.with_extension(""),
        _ => path.to_owned(),
    }
}

fn bytes_of(path: &Path) -> Result<Option<Vec<u8>>, StudyError> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(StudyError::Io(path.to_owned(), error)),
    }
}

fn opened(path: &Path, bytes: &[u8], keyring: &Keyring) -> Result<Vec<u8>, StudyError> {
    let opened = keyring.open_bytes(bytes);
    opened.map_err(|error| StudyError::Locked(path.to_owned(), error))
}

/// The regular files below a folder, but for hidden ones.
fn files_below(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), StudyError> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(StudyError::Io(folder.to_owned(), error)),
    };
    for entry in entries {
        let entry = entry.map_err(StudyError::at(folder))?;
        let kind = entry.file_type().map_err(StudyError::at(entry.path()))?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if kind.is_dir() {
            files_below(&entry.path(), found)?;
        } else if kind.is_file() {
            found.push(entry.path());
        }
    }
    Ok(())
}

impl Study {
    /// Where the study keeps an identity of its own.
    #[must_use]
    pub fn identity_file(&self) -> PathBuf {
        self.root.join(PRIVATE).join(IDENTITY)
    }

    /// Those who can open what this study locks, as study.toml says; none when it names nobody.
    ///
    /// # Errors
    /// When something that it names is no recipient.
    pub fn recipients(&self) -> Result<Option<Recipients>, StudyError> {
        let named = self.settings.confidentiality.recipients.iter();
        let read: Result<Vec<_>, NoRecipient> = named.map(|text| text.parse()).collect();
        let read = read.map_err(|NoRecipient(text)| StudyError::NoRecipient(text))?;
        Ok(Recipients::new(read))
    }

    /// Those for whom recordings are encrypted; none when study.toml does not say that they are.
    ///
    /// # Errors
    /// When it says so and names nobody, or somebody who is none.
    pub fn sealed_for(&self) -> Result<Option<Recipients>, StudyError> {
        if !self.settings.recorder.encrypt {
            return Ok(None);
        }
        self.recipients()?.ok_or(StudyError::NoRecipients).map(Some)
    }

    /// The files of the private folder that are open, and those that are locked.
    fn private_files(&self) -> Result<(Vec<PathBuf>, Vec<PathBuf>), StudyError> {
        let mut found = Vec::new();
        files_below(&self.root.join(PRIVATE), &mut found)?;
        let own = self.identity_file();
        found.retain(|path| *path != own);
        found.sort();
        let is_locked = |path: &PathBuf| path.extension().is_some_and(|end| end == LOCKED);
        let (locked, open) = found.into_iter().partition(is_locked);
        Ok((open, locked))
    }

    /// Whether a file of the private folder is locked.
    ///
    /// # Errors
    /// When the folder cannot be listed.
    pub fn is_locked(&self) -> Result<bool, StudyError> {
        Ok(!self.private_files()?.1.is_empty())
    }

    /// Whether a file of the private folder is open.
    ///
    /// # Errors
    /// When the folder cannot be listed.
    pub fn is_open(&self) -> Result<bool, StudyError> {
        Ok(!self.private_files()?.0.is_empty())
    }

    /// What is in a file of the private folder, whether it is open or locked; none when it is not
    /// there. What is locked is opened in memory only.
    ///
    /// # Errors
    /// When it is locked and does not open, is no text, or cannot be read.
    pub(super) fn read_private(&self, path: &Path) -> Result<Option<String>, StudyError> {
        let bytes = self.private_bytes(path)?;
        let text = bytes.map(String::from_utf8).transpose();
        let text = text.map_err(io::Error::other);
        text.map_err(StudyError::at(path))
    }

    /// The same of a file that may be no text.
    ///
    /// # Errors
    /// When it is locked and does not open, or cannot be read.
    pub(super) fn private_bytes(&self, path: &Path) -> Result<Option<Vec<u8>>, StudyError> {
        if let Some(bytes) = bytes_of(path)? {
            return Ok(Some(bytes));
        }
        let locked = locked_name(path);
        let bytes = bytes_of(&locked)?;
        let opened = bytes.map(|bytes| opened(&locked, &bytes, &self.keyring));
        opened.transpose()
    }

    /// Keeps a file of the private folder: open where it is open or nothing is locked, else locked as
    /// the others are; gives where it is.
    ///
    /// # Errors
    /// When it cannot be locked or written; then it stands as it was.
    pub(super) fn keep_private(&self, path: &Path, bytes: &[u8]) -> Result<PathBuf, StudyError> {
        self.private_folder().map_err(StudyError::at(path))?;
        let lock = if path.exists() {
            None
        } else {
            self.lock_in_force()?
        };
        let (at, bytes) = match lock {
            None => (path.to_owned(), bytes.to_owned()),
            Some(lock) => {
                let bytes = lock.encrypt(bytes).map_err(StudyError::at(path))?;
                (locked_name(path), bytes)
            }
        };
        durable::replace(&at, &bytes).map_err(StudyError::at(&at))?;
        Ok(at)
    }

    /// What the private folder is locked with, if it is.
    fn lock_in_force(&self) -> Result<Option<Lock>, StudyError> {
        let (_, locked) = self.private_files()?;
        let key = locked_name(&self.key_file());
        let Some(one) = locked.iter().find(|path| **path == key).or(locked.first()) else {
            return Ok(None);
        };
        let bytes = bytes_of(one)?.unwrap_or_default();
        if !is_of_passphrase(&bytes) {
            let recipients = self.recipients()?.ok_or(StudyError::NoRecipients)?;
            return Ok(Some(Lock::Recipients(recipients)));
        }
        // With a slip in it, what is locked now would not open with the rest.
        opened(one, &bytes, &self.keyring)?;
        let closed = || StudyError::Locked(one.clone(), SealError::Closed);
        let passphrase = self.keyring.passphrase().ok_or_else(closed)?;
        Ok(Some(Lock::Passphrase(passphrase)))
    }

    /// Locks what is open; answers with the files it is in now. A file goes only when what it became
    /// was opened again and is the same, if there is something to open it with.
    ///
    /// # Errors
    /// When a file cannot be read or written, or what was locked before does not open or says
    /// something else; then what was not locked yet is as it was.
    pub fn lock(&self, lock: &Lock) -> Result<Vec<PathBuf>, StudyError> {
        let keyring = lock.keyring(&self.keyring);
        let mut held = Vec::new();
        for plain in self.private_files()?.0 {
            let locked = locked_name(&plain);
            let bytes = bytes_of(&plain)?.unwrap_or_default();
            if let Some(before) = bytes_of(&locked)?
                && opened(&locked, &before, &keyring)? != bytes
            {
                return Err(StudyError::TwoKeys(plain, locked));
            }
            held.push(Held {
                plain,
                locked,
                bytes,
            });
        }
        for one in &held {
            let bytes = lock
                .encrypt(&one.bytes)
                .map_err(StudyError::at(&one.locked))?;
            match keyring.open_bytes(&bytes) {
                Ok(again) if again == one.bytes => {}
                // Those who can open it are elsewhere.
                Err(SealError::Closed | SealError::OtherKey) => {}
                Ok(_) => {
                    let error = io::ErrorKind::InvalidData.into();
                    return Err(StudyError::Io(one.locked.clone(), error));
                }
                Err(error) => return Err(StudyError::Locked(one.locked.clone(), error)),
            }
            durable::replace(&one.locked, &bytes).map_err(StudyError::at(&one.locked))?;
            durable::remove(&one.plain).map_err(StudyError::at(&one.plain))?;
        }
        Ok(held.into_iter().map(|one| one.locked).collect())
    }

    /// Opens what is locked; answers with the files it is in now.
    ///
    /// # Errors
    /// When a file does not open, is not what was locked, or cannot be read or written; then all is as
    /// it was.
    pub fn unlock(&self) -> Result<Vec<PathBuf>, StudyError> {
        let mut held = Vec::new();
        for locked in self.private_files()?.1 {
            let bytes = bytes_of(&locked)?.unwrap_or_default();
            let bytes = opened(&locked, &bytes, &self.keyring)?;
            let plain = open_name(&locked);
            if bytes_of(&plain)?.is_some_and(|open| open != bytes) {
                return Err(StudyError::TwoKeys(plain, locked));
            }
            held.push(Held {
                plain,
                locked,
                bytes,
            });
        }
        for one in &held {
            durable::replace(&one.plain, &one.bytes).map_err(StudyError::at(&one.plain))?;
            durable::remove(&one.locked).map_err(StudyError::at(&one.locked))?;
        }
        Ok(held.into_iter().map(|one| one.plain).collect())
    }
}
