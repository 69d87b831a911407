//! The lock on a session: one process at a time writes to it.
//!
//! It is the operating system's, so that it goes with the process that held it, however that ended.

use std::fs::{File, TryLockError};
use std::io;

use super::read::at_path;
use super::site::Site;
use crate::system;

/// The name of the file in a session's folder.
pub const LOCK: &str = "lock";

/// A session that this process holds, until this value is dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of a journal.
    ///
    /// # Errors
    /// [`LockError::Held`] when another process has it, or this one already.
    pub fn take(site: impl Into<Site>) -> Result<Lock, LockError> {
        let path = site.into().lock();
        let file = system::private_file()
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(|error| at_path(&path, &error))?;
        match file.try_lock() {
            Ok(()) => Ok(Lock { _file: file }),
            Err(TryLockError::WouldBlock) => Err(LockError::Held),
            Err(TryLockError::Error(error)) => Err(LockError::Io(at_path(&path, &error))),
        }
    }
}

/// Why a session could not be locked.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Somebody else has it.
    #[error("another process holds this session")]
    Held,
    /// The lock file cannot be opened or locked.
    #[error(transparent)]
    Io(#[from] io::Error),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_held_once_and_free_when_let_go() {
        let folder = tempfile::tempdir().unwrap();
        let lock = Lock::take(folder.path()).unwrap();
        assert!(matches!(Lock::take(folder.path()), Err(LockError::Held)));
        drop(lock);
        assert!(Lock::take(folder.path()).is_ok());
    }
}
