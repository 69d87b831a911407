//! Taking a session up again: locked, read, made whole, ready to be appended to.

use std::io;
use std::path::{Path, PathBuf};

use super::Event;
use super::append::{Appender, OpenError};
use super::begin::serialise;
use super::draft::{self, Draft};
use super::lock::Lock;
use super::moment::Timestamp;
use super::read::{Reading, read};
use super::site::Site;
use super::tail;
use crate::durable;

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

/// Takes a journal up, also a new one: locks it, reads it, and sets aside what is torn or broken.
///
/// # Errors
/// When another process holds it, when it is of a newer format (nothing is then touched), or when a
/// file cannot be read or written.
pub fn resume(site: impl Into<Site>) -> Result<Resumed, OpenError> {
    let site = site.into();
    let lock = Lock::take(&site)?;
    locked(&site, lock)
}

/// The same with a journal that begins with `first` when there is none yet, or no line in it.
///
/// # Errors
/// As [`resume`].
pub fn resume_or_begin(site: &Site, first: &Event) -> Result<Resumed, OpenError> {
    let lock = Lock::take(site)?;
    let path = site.journal();
    if !path.exists() {
        let anchor = site
            .anchor()?
            .ok_or(io::ErrorKind::NotFound)
            .map_err(io::Error::from)?;
        durable::replace(&path, &serialise(&anchor, std::slice::from_ref(first))?)?;
    }
    let mut resumed = locked(site, lock)?;
    if resumed.appender.next_seq() == 0 {
        resumed.appender.append(std::slice::from_ref(first))?;
    }
    Ok(resumed)
}

fn locked(site: &Site, lock: Lock) -> Result<Resumed, OpenError> {
    let reading = read(site)?;
    if let Some(format) = reading.outcome.newer {
        return Err(OpenError::Newer(format));
    }
    let now = Timestamp::now();
    let torn = match reading.outcome.torn {
        Some(torn) => Some(tail::set_tail_aside(site, torn, now)?),
        None => None,
    };
    let (draft, broken_draft) = match site.draft() {
        Some(path) => take_draft(site, &path, reading.last_note_seq(), now)?,
        None => (None, None),
    };
    Ok(Resumed {
        appender: Appender::new(site, lock, &reading.outcome)?,
        reading,
        draft,
        torn,
        broken_draft,
    })
}

/// The unfinished line; one that is none is put out of the way.
fn take_draft(
    site: &Site,
    path: &Path,
    last_note: Option<u64>,
    now: Timestamp,
) -> io::Result<(Option<Draft>, Option<PathBuf>)> {
    match draft::read(site.folder(), last_note) {
        Err(error) if error.kind() == io::ErrorKind::InvalidData => {
            Ok((None, Some(tail::set_draft_aside(site, path, now)?)))
        }
        read => Ok((read?, None)),
    }
}
