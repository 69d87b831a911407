//! The file under a journal: the four things that appending asks of it.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use crate::{durable, system};

/// Where lines are appended to: a file, or in tests one that fails.
pub(super) trait Storage: Send {
    /// Writes at the end, in one go.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Makes what was written last.
    fn sync(&mut self) -> io::Result<()>;

    /// Cuts off all after `len` and goes on from there.
    fn cut(&mut self, len: u64) -> io::Result<()>;

    /// Makes a new file of the first `len` bytes and `bytes`, syncs it and puts it in place of the
    /// old one; goes on at its end.
    fn renew(&mut self, len: u64, bytes: &[u8]) -> io::Result<()>;
}

/// A journal's real file.
#[derive(Debug)]
pub(super) struct FileStorage {
    path: PathBuf,
    file: File,
}

impl FileStorage {
    /// Opens the file at `path` to go on at its end.
    pub(super) fn open(path: &Path) -> io::Result<FileStorage> {
        let mut file = system::private_file().read(true).write(true).open(path)?;
        file.seek(SeekFrom::End(0))?;
        Ok(FileStorage {
            path: path.to_owned(),
            file,
        })
    }
}

impl Storage for FileStorage {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.file.sync_data()
    }

    fn cut(&mut self, len: u64) -> io::Result<()> {
        self.file.set_len(len)?;
        self.file.seek(SeekFrom::Start(len)).map(drop)
    }

    fn renew(&mut self, len: u64, bytes: &[u8]) -> io::Result<()> {
        // The old file is read through its handle: if only the last step failed before, another
        // file has its name by now.
        let old = &mut self.file;
        self.file = durable::replace_by(&self.path, |new| {
            old.seek(SeekFrom::Start(0))?;
            let copied = io::copy(&mut old.take(len), new)?;
            if copied != len {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            new.write_all(bytes)
        })?;
        Ok(())
    }
}
