//! Taking a session up again: locked, read, made whole, ready to be appended to.

use std::io;
use std::path::{Path, PathBuf};

use super::append::{Appender, OpenError};
use super::draft::{self, Draft};
use super::lock::Lock;
use super::moment::Timestamp;
use super::read::{Reading, read};
use super::tail;

/// A session taken up again.
#[derive(Debug)]
pub struct Resumed {
    /// Appends to it, and holds it.
    pub appender: Appender,
    /// What was in its journal.
    pub reading: Reading,
    /// The unfinished line.
    pub draft: Option<Draft>,
    /// Where a torn tail was put.
    pub torn: Option<PathBuf>,
    /// Where a draft that could not be read was put.
    pub broken_draft: Option<PathBuf>,
}

/// Takes up the session in `folder`, also a new one: locks it, reads it, and sets aside what is
/// torn or broken.
///
/// # Errors
/// When another process holds it, when it is of a newer format (nothing is then touched), or when a
/// file cannot be read or written.
pub fn resume(folder: &Path) -> Result<Resumed, OpenError> {
    let lock = Lock::take(folder)?;
    let reading = read(folder)?;
    if let Some(format) = reading.outcome.newer {
        return Err(OpenError::Newer(format));
    }
    let now = Timestamp::now();
    let torn = match reading.outcome.torn {
        Some(torn) => Some(tail::set_tail_aside(folder, torn, now)?),
        None => None,
    };
    let (draft, broken_draft) = match draft::read(folder, reading.last_note_seq()) {
        Err(error) if error.kind() == io::ErrorKind::InvalidData => {
            (None, Some(tail::set_draft_aside(folder, now)?))
        }
        read => (read?, None),
    };
    Ok(Resumed {
        appender: Appender::new(folder, lock, &reading.outcome)?,
        reading,
        draft,
        torn,
        broken_draft,
    })
}
