//! A file that only grows: what a failed write left behind is cut off, and what a failed sync may have
//! lost is written anew.

use std::fs::File;
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use crate::system;

/// More bytes than this are not kept for writing anew, while syncing fails on and on.
const UNSYNCED: usize = 16 << 20;

/// A file that only grows.
pub(super) struct Growing {
    file: File,
    path: PathBuf,
    /// Bytes that stand in it as they should.
    whole: u64,
    /// The file may be longer than `whole`, or its cursor be elsewhere.
    torn: bool,
    /// The bytes since the last sync: after a sync that failed they may be gone from the system's
    /// memory without being on the disk.
    unsynced: Vec<u8>,
    /// They have to be written anew.
    doubtful: bool,
}

impl Growing {
    /// Makes a file that is not there yet, readable by its owner alone, durable with its beginning.
    ///
    /// # Errors
    /// When there is a file, or it cannot be written.
    pub fn create(path: &Path, start: &[u8]) -> io::Result<Growing> {
        let mut file = system::private_file()
            .write(true)
            .create_new(true)
            .open(path)?;
        file.write_all(start)?;
        file.sync_all()?;
        system::sync_folder(path.parent().unwrap_or(path))?;
        Ok(Growing {
            file,
            path: path.to_owned(),
            whole: start.len() as u64,
            torn: false,
            unsynced: Vec::new(),
            doubtful: false,
        })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Bytes that were written.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.whole
    }

    /// Adds bytes at the end.
    ///
    /// # Errors
    /// When the disk does not take all of them; the same bytes can then be added again.
    pub fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.mend()?;
        self.torn = true;
        self.file.write_all(bytes)?;
        self.torn = false;
        self.whole += bytes.len() as u64;
        if self.unsynced.len() < UNSYNCED {
            self.unsynced.extend_from_slice(bytes);
        }
        Ok(())
    }

    /// Brings onto the disk all that was written.
    ///
    /// # Errors
    /// When the disk does not take it; the next sync tries again.
    pub fn sync(&mut self) -> io::Result<()> {
        self.mend()?;
        if self.doubtful && self.unsynced.len() < UNSYNCED {
            let synced = self.whole - self.unsynced.len() as u64;
            self.torn = true;
            self.file.seek(SeekFrom::Start(synced))?;
            self.file.write_all(&self.unsynced)?;
            self.torn = false;
        }
        self.doubtful = true;
        self.file.sync_data()?;
        self.doubtful = false;
        self.unsynced.clear();
        Ok(())
    }

    /// Puts bytes in the place of others, and makes the file durable.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn replace(&mut self, at: u64, bytes: &[u8]) -> io::Result<()> {
        self.torn = true;
        self.file.seek(SeekFrom::Start(at))?;
        self.file.write_all(bytes)?;
        self.file.sync_all()
    }

    /// Cuts off what a failed write left behind, and goes to the end.
    fn mend(&mut self) -> io::Result<()> {
        if self.torn {
            self.file.set_len(self.whole)?;
            self.file.seek(SeekFrom::Start(self.whole))?;
            self.torn = false;
        }
        Ok(())
    }
}

#[cfg(test)]
impl Growing {
    /// As if a write had failed halfway.
    pub fn tear(&mut self, half: &[u8]) {
        self.file.write_all(half).unwrap();
        self.torn = true;
    }

    /// As if the system had lost what it could not bring onto the disk.
    pub fn lose(&mut self) {
        let synced = self.whole - self.unsynced.len() as u64;
        self.file.set_len(synced).unwrap();
        self.doubtful = true;
    }
}
