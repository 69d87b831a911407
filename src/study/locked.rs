//! The key locked: the files that hold names, encrypted as `age` does, so that `age` opens them too.

use std::io;
use std::path::{Path, PathBuf};

use age::DecryptError;
use age::scrypt::{Identity, Recipient};
use age::secrecy::SecretString;

use super::Study;
use super::error::StudyError;
use super::private::PRIVATE;
use crate::durable;

/// The files of the private folder that are locked.
const LOCKABLE: [&str; 3] = ["key.toml", "speakers.toml", "terms.txt"];

/// What the key is locked with. It is not printed.
#[derive(Clone)]
pub struct Passphrase(SecretString);

impl Passphrase {
    /// A passphrase; none of an empty text.
    #[must_use]
    pub fn new(text: &str) -> Option<Passphrase> {
        let text = text.trim_end_matches(['\r', '\n']);
        (!text.is_empty()).then(|| Passphrase(text.to_owned().into()))
    }
}

/// A file with what is in it.
struct Held {
    plain: PathBuf,
    locked: PathBuf,
    bytes: Vec<u8>,
}

/// Where a file is when it is locked.
fn locked_name(plain: &Path) -> PathBuf {
    let mut name = plain.as_os_str().to_owned();
    name.push(".age");
    name.into()
}

/// What is in a file that may be locked; none when it is not there.
///
/// # Errors
/// When it is locked, or cannot be read.
pub(super) fn read_open(path: &Path) -> Result<Option<String>, StudyError> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let locked = locked_name(path);
            if locked.exists() {
                return Err(StudyError::Locked(locked));
            }
            Ok(None)
        }
        Err(error) => Err(StudyError::Io(path.to_owned(), error)),
    }
}

fn bytes_of(path: &Path) -> Result<Option<Vec<u8>>, StudyError> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(StudyError::Io(path.to_owned(), error)),
    }
}

fn opened(path: &Path, bytes: &[u8], with: &Passphrase) -> Result<Vec<u8>, StudyError> {
    age::decrypt(&Identity::new(with.0.clone()), bytes).map_err(|error| match error {
        DecryptError::DecryptionFailed
        | DecryptError::KeyDecryptionFailed
        | DecryptError::NoMatchingKeys => StudyError::WrongPassphrase(path.to_owned()),
        error => StudyError::NotLocked(path.to_owned(), error.to_string()),
    })
}

impl Study {
    fn lockable(&self) -> impl Iterator<Item = (PathBuf, PathBuf)> {
        let folder = self.root.join(PRIVATE);
        LOCKABLE.into_iter().map(move |name| {
            let plain = folder.join(name);
            let locked = locked_name(&plain);
            (plain, locked)
        })
    }

    /// Whether a file that holds names is locked.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.lockable().any(|(_, locked)| locked.exists())
    }

    /// Whether a file that holds names is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.lockable().any(|(plain, _)| plain.exists())
    }

    /// Locks what is open; answers with the files it is in now. A file goes only when what it became
    /// was opened again and is the same.
    ///
    /// # Errors
    /// When a file cannot be read or written, or what was locked before has another passphrase or
    /// says something else; then what was not locked yet is as it was.
    pub fn lock(&self, with: &Passphrase) -> Result<Vec<PathBuf>, StudyError> {
        let mut held = Vec::new();
        for (plain, locked) in self.lockable() {
            let before = bytes_of(&locked)?;
            let before = before
                .map(|bytes| opened(&locked, &bytes, with))
                .transpose()?;
            match (bytes_of(&plain)?, before) {
                (Some(bytes), Some(before)) if bytes != before => {
                    return Err(StudyError::TwoKeys(plain, locked));
                }
                (Some(bytes), _) => held.push(Held {
                    plain,
                    locked,
                    bytes,
                }),
                (None, _) => {}
            }
        }
        for one in &held {
            let recipient = Recipient::new(with.0.clone());
            let failed = |error: &dyn std::error::Error| {
                StudyError::Io(one.locked.clone(), io::Error::other(error.to_string()))
            };
            let bytes = age::encrypt(&recipient, &one.bytes).map_err(|error| failed(&error))?;
            if opened(&one.locked, &bytes, with)? != one.bytes {
                return Err(failed(&io::Error::from(io::ErrorKind::InvalidData)));
            }
            durable::replace(&one.locked, &bytes).map_err(StudyError::at(&one.locked))?;
            durable::remove(&one.plain).map_err(StudyError::at(&one.plain))?;
        }
        Ok(held.into_iter().map(|one| one.locked).collect())
    }

    /// Opens what is locked; answers with the files it is in now.
    ///
    /// # Errors
    /// When the passphrase is another, a file is not what was locked, or cannot be read or written;
    /// then all is as it was.
    pub fn unlock(&self, with: &Passphrase) -> Result<Vec<PathBuf>, StudyError> {
        let mut held = Vec::new();
        for (plain, locked) in self.lockable() {
            let Some(bytes) = bytes_of(&locked)? else {
                continue;
            };
            let bytes = opened(&locked, &bytes, with)?;
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
