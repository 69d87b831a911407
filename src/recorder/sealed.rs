//! A recording that is encrypted while it is written: a FLAC file inside an age file.
//!
//! What age takes is on the disk only when 64 KiB are full, which is many seconds of somebody who
//! thinks. What is not there yet, and the last full piece with it, is kept in a file of its own beside
//! it, the tail, replaced as a whole each time the recording is synced: `001.flac.age` and
//! `001.tail.age`. A recording that was finished has no tail. No sound reaches the disk in clear.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use age::stream::StreamWriter;

use super::coder::Coder;
use super::flac::{Shape, Summary, next};
use super::growing::Growing;
use super::store::Disk;
use crate::durable;
use crate::seal::lock::Lock;
use crate::seal::recipients::Recipients;
use crate::seal::tail::tail_of;

/// What the name of a recording ends in.
const ENDING: &str = "flac.age";

/// What age encrypts at a time, in bytes.
pub(super) const CHUNK: u64 = 64 << 10;

/// A recording that is being written, for those who can open it.
pub struct SealedFile {
    file: Growing,
    tail: PathBuf,
    lock: Lock,
    coder: Coder,
    /// None once it was finished.
    stream: Option<StreamWriter<Sink>>,
    sink: Sink,
    /// What is encrypted and not written yet.
    pending: Vec<u8>,
    /// What was last recorded, in clear: from this byte of the FLAC file on.
    recent: Vec<u8>,
    from: u64,
    /// How far the tail goes.
    told: u64,
}

/// Where age puts what it encrypted; it never fails.
#[derive(Clone, Default)]
struct Sink(Arc<Mutex<Vec<u8>>>);

impl Sink {
    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl SealedFile {
    /// Makes the next recording of a folder: `001.flac.age`, `002.flac.age` …
    ///
    /// # Errors
    /// When the file cannot be made, or FLAC does not know the shape.
    pub fn create_next(folder: &Path, shape: Shape, to: &Recipients) -> io::Result<SealedFile> {
        next(folder, ENDING, |path| SealedFile::create(path, shape, to))
    }

    /// Makes a recording at a path where nothing is yet.
    ///
    /// # Errors
    /// As [`SealedFile::create_next`], and when there is a file.
    pub fn create(path: &Path, shape: Shape, to: &Recipients) -> io::Result<SealedFile> {
        let coder = Coder::new(shape)?;
        let lock = Lock::Recipients(to.clone());
        let sink = Sink::default();
        let stream = lock.wrap(sink.clone())?;
        let mut made = SealedFile {
            file: Growing::create(path, &sink.take())?,
            tail: tail_of(path),
            lock,
            coder,
            stream: Some(stream),
            sink,
            pending: Vec::new(),
            recent: Vec::new(),
            from: 0,
            told: 0,
        };
        let start = made.coder.start()?;
        made.push(&start)?;
        Ok(made)
    }

    /// Bytes of the FLAC file.
    fn end(&self) -> u64 {
        self.from + self.recent.len() as u64
    }

    /// Adds to the FLAC file, in memory.
    fn push(&mut self, bytes: &[u8]) -> io::Result<()> {
        let gone = || io::Error::from(io::ErrorKind::WriteZero);
        self.stream.as_mut().ok_or_else(gone)?.write_all(bytes)?;
        self.recent.extend_from_slice(bytes);
        self.pending.append(&mut self.sink.take());
        Ok(())
    }

    /// Writes what is encrypted.
    fn flush(&mut self) -> io::Result<()> {
        if !self.pending.is_empty() {
            self.file.append(&self.pending)?;
            self.pending.clear();
        }
        Ok(())
    }

    /// Lets go of what stands in full pieces on the disk, but for the last of them: of a stream that
    /// ends with a full piece nobody can tell whether it was to go on.
    fn forget(&mut self) {
        let written = self.end().saturating_sub(1) / CHUNK;
        let keep = written.saturating_sub(1) * CHUNK;
        let spent = usize::try_from(keep.saturating_sub(self.from)).unwrap_or(0);
        self.recent.drain(..spent.min(self.recent.len()));
        self.from += spent as u64;
    }

    /// The tail: where it begins, and what is not in full pieces on the disk.
    fn write_tail(&mut self) -> io::Result<()> {
        let mut tail = format!("{}\n", self.from).into_bytes();
        tail.extend_from_slice(&self.recent);
        durable::replace(&self.tail, &self.lock.encrypt(&tail)?)?;
        self.told = self.end();
        Ok(())
    }
}

impl Disk for SealedFile {
    /// Once age has taken a block it is taken: when the disk is full that shows at the next.
    fn write(&mut self, block: &[i16]) -> io::Result<()> {
        if block.is_empty() {
            return Ok(());
        }
        self.flush()?;
        let frame = self.coder.encode(block)?.to_vec();
        self.push(&frame)?;
        self.coder.count(block)?;
        // What fails is tried again before the next block.
        let _ = self.flush();
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        self.flush()?;
        if self.told == self.end() {
            return Ok(());
        }
        self.file.sync()?;
        self.forget();
        self.write_tail()
    }

    fn finish(&mut self) -> io::Result<Summary> {
        // The tail first: until the end is on the disk it is what there is of it.
        self.sync()?;
        if let Some(stream) = self.stream.take() {
            stream.finish()?;
            self.pending.append(&mut self.sink.take());
        }
        self.flush()?;
        self.file.sync()?;
        durable::remove(&self.tail)?;
        crate::system::sync_folder(durable::folder_of(&self.tail))?;
        Ok(Summary {
            samples: self.samples(),
            md5: self.coder.md5(),
            bytes: self.file.bytes(),
        })
    }

    fn samples(&self) -> u64 {
        self.coder.samples()
    }

    fn bytes(&self) -> u64 {
        self.file.bytes().max(self.end())
    }

    fn path(&self) -> &Path {
        self.file.path()
    }
}

#[cfg(test)]
mod tests;
