//! What can be wrong with a study's folder, and how it is said.

use std::io;
use std::path::PathBuf;

use super::slip::{Slip, place};
use crate::safe::shown;
use crate::seal::error::SealError;
use crate::texts::{EN, StudyTexts, fill};

/// Why something in a study's folder could not be done.
#[derive(Debug)]
pub enum StudyError {
    /// The folder that was named is none.
    NoFolder(PathBuf),
    /// A file cannot be read or written.
    Io(PathBuf, io::Error),
    /// A file is not what it should be: line and column, and what is wrong there.
    Broken {
        /// The file.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The column in characters, from 1.
        column: usize,
        /// What is wrong.
        message: String,
    },
    /// A file that was written by hand has slips: the file, all of them.
    Slips(PathBuf, Vec<Slip>),
    /// A file is locked and does not open, and why.
    Locked(PathBuf, SealError),
    /// What study.toml names as a recipient is none.
    NoRecipient(String),
    /// study.toml names no recipient.
    NoRecipients,
    /// A file is there open and locked, and the two differ.
    TwoKeys(PathBuf, PathBuf),
    /// No participant: `R` and a number is one.
    NotAParticipant(String),
    /// The same participant was named twice.
    Twice(String),
    /// A session without a participant.
    Nobody,
    /// No session goes by that name.
    NoSession(String),
    /// Several sessions do.
    Several(String, Vec<String>),
}

impl StudyError {
    /// The error in words.
    #[must_use]
    pub fn say(&self, texts: &StudyTexts) -> String {
        match self {
            StudyError::NoFolder(path) => fill(texts.no_folder, &[("folder", &show(path))]),
            StudyError::Io(path, error) => {
                fill(texts.io, &[("file", &show(path)), ("reason", error)])
            }
            StudyError::Broken {
                file,
                line,
                column,
                message,
            } => fill(
                texts.broken,
                &[
                    ("file", &show(file)),
                    ("line", line),
                    ("column", column),
                    ("message", &shown(message)),
                ],
            ),
            StudyError::Slips(file, slips) => {
                let mut lines: Vec<String> =
                    slips.iter().map(|slip| slip.say(file, texts)).collect();
                lines.push(texts.unchanged.to_owned());
                lines.join("\n")
            }
            StudyError::Locked(file, SealError::Closed) => {
                fill(texts.locked, &[("file", &show(file))])
            }
            StudyError::Locked(file, SealError::WrongPassphrase) => {
                fill(texts.wrong_passphrase, &[("file", &show(file))])
            }
            StudyError::Locked(file, error) => {
                let reason = error.say(&texts.seal);
                fill(
                    texts.not_opened,
                    &[("file", &show(file)), ("reason", &reason)],
                )
            }
            StudyError::NoRecipient(text) => fill(texts.no_recipient, &[("text", &shown(text))]),
            StudyError::NoRecipients => texts.no_recipients.to_owned(),
            StudyError::TwoKeys(open, locked) => fill(
                texts.two_keys,
                &[("open", &show(open)), ("locked", &show(locked))],
            ),
            StudyError::NotAParticipant(text) => {
                fill(texts.not_a_participant, &[("text", &shown(text))])
            }
            StudyError::Twice(participant) => {
                fill(texts.participant_twice, &[("participant", participant)])
            }
            StudyError::Nobody => texts.nobody.to_owned(),
            StudyError::NoSession(name) => fill(texts.no_session, &[("name", &shown(name))]),
            StudyError::Several(name, ids) => {
                let list = ids
                    .iter()
                    .map(|id| shown(id))
                    .collect::<Vec<_>>()
                    .join(", ");
                fill(texts.several, &[("name", &shown(name)), ("list", &list)])
            }
        }
    }

    /// Whether the question was at fault rather than the folder.
    #[must_use]
    pub fn is_wrong_use(&self) -> bool {
        !matches!(
            self,
            StudyError::NoFolder(_)
                | StudyError::Io(..)
                | StudyError::Broken { .. }
                | StudyError::Slips(..)
                | StudyError::Locked(..)
                | StudyError::NoRecipient(_)
                | StudyError::NoRecipients
                | StudyError::TwoKeys(..)
        )
    }

    /// An I/O error at a path.
    pub fn at(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> StudyError {
        let path = path.into();
        move |error| StudyError::Io(path, error)
    }

    /// What is wrong with a TOML file, with the place in its text.
    #[must_use]
    pub fn broken(file: PathBuf, text: &str, error: &toml::de::Error) -> StudyError {
        let (line, column) = place(text, error.span().map_or(0, |span| span.start));
        StudyError::Broken {
            file,
            line,
            column,
            message: error.message().to_owned(),
        }
    }
}

impl std::fmt::Display for StudyError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.say(&EN.study))
    }
}

impl std::error::Error for StudyError {}

fn show(path: &std::path::Path) -> String {
    shown(&path.display().to_string()).into_owned()
}
