//! Why something that is locked does not open.

use std::io;
use std::path::PathBuf;

use age::DecryptError;

use crate::safe::shown;
use crate::texts::{SealTexts, fill};

/// Why something that is locked does not open.
#[derive(Debug)]
pub enum SealError {
    /// There is nothing to open it with.
    Closed,
    /// The passphrase is another.
    WrongPassphrase,
    /// What was given opens other files.
    OtherKey,
    /// It is nothing that `age` made, or damaged; in the words of the decoder.
    Foreign(String),
    /// A file that should hold identities and does not: a line that is none, from 1.
    NoIdentity(PathBuf, usize),
    /// The identity that was named cannot be had, and why.
    Identity(PathBuf, Box<SealError>),
    /// The system does not give it.
    Io(io::Error),
}

impl SealError {
    /// The error in words, of whatever it is that does not open.
    #[must_use]
    pub fn say(&self, texts: &SealTexts) -> String {
        match self {
            SealError::Closed => texts.closed.to_owned(),
            SealError::WrongPassphrase => texts.wrong_passphrase.to_owned(),
            SealError::OtherKey => texts.other_key.to_owned(),
            SealError::Foreign(reason) => fill(texts.foreign, &[("reason", &shown(reason))]),
            SealError::NoIdentity(file, line) => {
                let file = file.display().to_string();
                fill(
                    texts.no_identity,
                    &[("file", &shown(&file)), ("line", line)],
                )
            }
            SealError::Identity(file, error) => {
                let file = file.display().to_string();
                let reason = error.say(texts);
                let values: [(&str, &dyn std::fmt::Display); 2] =
                    [("file", &shown(&file)), ("reason", &reason)];
                fill(texts.identity, &values)
            }
            SealError::Io(error) => error.to_string(),
        }
    }

    /// What a passphrase or identity did not open.
    pub(super) fn of(error: DecryptError, is_scrypt: bool) -> SealError {
        match error {
            DecryptError::Io(error) if error.kind() != io::ErrorKind::UnexpectedEof => {
                SealError::Io(error)
            }
            DecryptError::DecryptionFailed
            | DecryptError::KeyDecryptionFailed
            | DecryptError::NoMatchingKeys
                if is_scrypt =>
            {
                SealError::WrongPassphrase
            }
            DecryptError::NoMatchingKeys => SealError::OtherKey,
            error => SealError::Foreign(error.to_string()),
        }
    }
}

impl From<io::Error> for SealError {
    fn from(error: io::Error) -> SealError {
        match error.kind() {
            io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => {
                SealError::Foreign(error.to_string())
            }
            _ => SealError::Io(error),
        }
    }
}
