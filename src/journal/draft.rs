//! The unfinished line, kept so that it comes back after a crash.

use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::DRAFT;
use super::moment::Timestamp;
use super::read::at_path;
use crate::durable;

/// What stands in draft.json.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The last `seq` before it.
    pub seq: Option<u64>,
    /// The moment of its first keystroke.
    pub at: Timestamp,
    /// The same on the session's clock, in milliseconds.
    pub ms: u64,
    /// The line as it was typed, signs and tags included.
    pub text: String,
}

impl Draft {
    /// Whether a note with this `seq` came later, and so holds what the draft held.
    #[must_use]
    pub fn is_stale(&self, note: Option<u64>) -> bool {
        note > self.seq
    }
}

/// Reads the draft of a session's folder; one that `last_note` made stale is passed over.
///
/// # Errors
/// When there is a draft that cannot be read: [`io::ErrorKind::InvalidData`] if it is no draft.
pub fn read(folder: &Path, last_note: Option<u64>) -> io::Result<Option<Draft>> {
    let path = folder.join(DRAFT);
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(at_path(&path, &error)),
    };
    let draft: Draft = serde_json::from_slice(&bytes)
        .map_err(|error| at_path(&path, &io::Error::new(io::ErrorKind::InvalidData, error)))?;
    Ok(Some(draft).filter(|draft| !draft.is_stale(last_note)))
}

/// Puts `draft` in the place of the one before; none, or an empty one, takes the file away.
///
/// # Errors
/// When the file cannot be written or removed; the draft before then stands.
pub fn write(folder: &Path, draft: Option<&Draft>) -> io::Result<()> {
    let path = folder.join(DRAFT);
    match draft.filter(|draft| !draft.text.is_empty()) {
        Some(draft) => {
            let mut bytes = serde_json::to_vec(draft).map_err(io::Error::other)?;
            bytes.push(b'\n');
            durable::replace(&path, &bytes)
        }
        None => durable::remove(&path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(seq: Option<u64>) -> Draft {
        Draft {
            seq,
            at: Timestamp::parse("2026-01-12T13:05:00.250Z").unwrap(),
            ms: 9,
            text: "> wij kijken \u{1f600} #do".into(),
        }
    }

    #[test]
    fn a_draft_comes_back_until_a_later_note_holds_it() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), Some(&draft(Some(4)))).unwrap();
        for seq in [None, Some(3), Some(4)] {
            assert_eq!(read(folder.path(), seq).unwrap(), Some(draft(Some(4))));
        }
        assert_eq!(read(folder.path(), Some(5)).unwrap(), None);
    }

    #[test]
    fn a_draft_before_the_first_line_is_older_than_any_note() {
        assert!(draft(None).is_stale(Some(0)));
        assert!(!draft(None).is_stale(None));
    }

    #[test]
    fn an_empty_draft_leaves_no_file() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), Some(&draft(None))).unwrap();
        let empty = Draft {
            text: String::new(),
            ..draft(None)
        };
        write(folder.path(), Some(&empty)).unwrap();
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        write(folder.path(), None).unwrap();
    }

    #[test]
    fn a_broken_draft_is_said_to_be_one() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(DRAFT), b"{\"seq\":").unwrap();
        let error = read(folder.path(), None).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::InvalidData);
    }
}
