//! Appending: a line is written and synced before it counts.

use std::io;

use super::Event;
use super::begin::encode_all;
use super::hash::Hash;
use super::lock::{Lock, LockError};
use super::read::{Outcome, at_path};
use super::salt::Salts;
use super::site::Site;
use super::storage::{FileStorage, Storage};
use crate::texts::{JournalTexts, fill};

/// Appends events to a journal that this process holds.
pub struct Appender {
    storage: Box<dyn Storage>,
    repair: Repair,
    good_len: u64,
    next_seq: u64,
    last_hash: Hash,
    salts: Salts,
    buffer: Vec<u8>,
    _lock: Option<Lock>,
}

/// What has to be done before the file can be trusted again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Repair {
    Nothing,
    /// A write failed: cut the file back to its good length.
    Cut,
    /// A sync failed: what the system says of this file can no longer be believed.
    Renew,
}

/// Why a journal cannot be gone on with.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another process holds the session.
    #[error("another process holds this session")]
    Held,
    /// It is of a later version; it can be read.
    #[error("this session was written by a later version (format {0})")]
    Newer(u32),
    /// A file cannot be read or written.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl OpenError {
    /// The error in the words of a language.
    #[must_use]
    pub fn say(&self, texts: &JournalTexts) -> String {
        match self {
            OpenError::Held => texts.held.into(),
            OpenError::Newer(format) => fill(texts.newer, &[("format", format)]),
            OpenError::Io(error) => error.to_string(),
        }
    }
}

impl From<LockError> for OpenError {
    fn from(error: LockError) -> OpenError {
        match error {
            LockError::Held => OpenError::Held,
            LockError::Io(error) => OpenError::Io(error),
        }
    }
}

impl Appender {
    /// Goes on with a journal that was read under `lock` and has no torn tail any more.
    ///
    /// # Errors
    /// When it is of a newer format, or cannot be opened.
    pub(super) fn new(site: &Site, lock: Lock, outcome: &Outcome) -> Result<Appender, OpenError> {
        if let Some(format) = outcome.newer {
            return Err(OpenError::Newer(format));
        }
        let path = site.journal();
        let storage = FileStorage::open(&path).map_err(|error| at_path(&path, &error))?;
        Ok(Appender::with(Box::new(storage), Some(lock), outcome))
    }

    /// Goes on with a journal on any storage.
    pub(super) fn with(
        storage: Box<dyn Storage>,
        lock: Option<Lock>,
        outcome: &Outcome,
    ) -> Appender {
        Appender {
            storage,
            repair: Repair::Nothing,
            good_len: outcome.good_len,
            next_seq: outcome.next_seq,
            // Without an anchor any hash will do: the reader takes the next line as its anchor.
            last_hash: outcome.last_hash.unwrap_or_else(|| Hash::of(b"")),
            salts: Salts::new(),
            buffer: Vec::new(),
            _lock: lock,
        }
    }

    /// The `seq` that the next event has to have.
    #[must_use]
    pub fn next_seq(&self) -> u64 {
        self.next_seq
    }

    /// The hash of the last line, to be written down.
    #[must_use]
    pub fn last_hash(&self) -> Hash {
        self.last_hash
    }

    /// Appends events with one write and one sync; when it returns, they are kept.
    ///
    /// # Errors
    /// When they could not be kept: then none of them counts, and the same events may be tried
    /// again. Also when they are not numbered from [`Appender::next_seq`] on.
    pub fn append(&mut self, events: &[Event]) -> io::Result<()> {
        if events.is_empty() {
            return Ok(());
        }
        self.buffer.clear();
        let (seq, last) = (self.next_seq, self.last_hash);
        let hash = encode_all(events, seq, last, &mut self.salts, &mut self.buffer)?;
        self.keep()?;
        self.good_len += u64::try_from(self.buffer.len()).unwrap_or_default();
        self.next_seq += u64::try_from(events.len()).unwrap_or_default();
        self.last_hash = hash;
        Ok(())
    }

    /// Brings the buffer onto the disk, after what an earlier failure left to be done.
    fn keep(&mut self) -> io::Result<()> {
        match self.repair {
            Repair::Nothing => {}
            Repair::Cut => self.cut()?,
            Repair::Renew => return self.renew(),
        }
        if let Err(error) = self.storage.write(&self.buffer) {
            self.repair = Repair::Cut;
            // Tried at once, so that the file is whole while we wait; else before the next write.
            let _ = self.cut();
            return Err(error);
        }
        if self.storage.sync().is_err() {
            self.repair = Repair::Renew;
            return self.renew();
        }
        Ok(())
    }

    fn cut(&mut self) -> io::Result<()> {
        self.storage.cut(self.good_len)?;
        self.repair = Repair::Nothing;
        Ok(())
    }

    fn renew(&mut self) -> io::Result<()> {
        self.storage.renew(self.good_len, &self.buffer)?;
        self.repair = Repair::Nothing;
        Ok(())
    }
}

impl std::fmt::Debug for Appender {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Appender")
            .field("next_seq", &self.next_seq)
            .field("repair", &self.repair)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;
    use std::path::PathBuf;

    use super::*;
    use crate::journal::JOURNAL;
    use crate::journal::begin::begin;
    use crate::journal::deed::{Opened, Struck};
    use crate::journal::moment::Timestamp;
    use crate::journal::read::read;

    /// A real file whose steps fail in the order that is asked of it.
    struct Failing {
        file: FileStorage,
        path: PathBuf,
        /// The steps that fail, each once, when their turn comes.
        plan: VecDeque<&'static str>,
    }

    impl Failing {
        fn step(&mut self, step: &str) -> io::Result<()> {
            if self.plan.front() == Some(&step) {
                self.plan.pop_front();
                return Err(io::Error::other("no space"));
            }
            Ok(())
        }
    }

    impl Storage for Failing {
        fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
            if let Err(error) = self.step("write") {
                self.file.write(&bytes[..bytes.len() / 2])?;
                return Err(error);
            }
            self.file.write(bytes)
        }

        fn sync(&mut self) -> io::Result<()> {
            self.step("sync")?;
            self.file.sync()
        }

        fn cut(&mut self, len: u64) -> io::Result<()> {
            self.step("cut")?;
            self.file.cut(len)
        }

        fn renew(&mut self, len: u64, bytes: &[u8]) -> io::Result<()> {
            self.step("renew")?;
            if self.step("folder").is_err() {
                // As when only the last step of it fails: the new file is there already.
                let mut new = std::fs::read(&self.path)?;
                new.truncate(usize::try_from(len).unwrap());
                new.extend_from_slice(bytes);
                crate::durable::replace(&self.path, &new)?;
                return Err(io::Error::other("no space"));
            }
            self.file.renew(len, bytes)
        }
    }

    fn event(seq: u64) -> Event {
        let deed = match seq {
            0 => Opened {
                format: 1,
                program: "leidraad".into(),
                author: None,
            }
            .into(),
            _ => Struck { note: seq }.into(),
        };
        Event {
            seq,
            at: Timestamp::parse("2026-01-12T13:05:00.250Z").unwrap(),
            ms: seq,
            deed,
        }
    }

    /// Appends event 1, then 2 and 3, retrying as the writer does; gives how many tries failed.
    fn survives(plan: &[&'static str]) -> usize {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("session.toml"), b"x").unwrap();
        begin(folder.path(), b"x", &[event(0)]).unwrap();
        let path = folder.path().join(JOURNAL);
        let failing = Failing {
            file: FileStorage::open(&path).unwrap(),
            path,
            plan: plan.iter().copied().collect(),
        };
        let outcome = read(folder.path()).unwrap().outcome;
        let mut appender = Appender::with(Box::new(failing), None, &outcome);
        let mut failed = 0;
        for batch in [vec![event(1)], vec![event(2), event(3)]] {
            while appender.append(&batch).is_err() {
                failed += 1;
                assert!(failed < 20);
            }
            let reading = read(folder.path()).unwrap();
            assert_eq!(reading.events.last(), batch.last());
            assert_eq!(reading.outcome.damage, []);
            assert_eq!(reading.outcome.torn, None);
            assert_eq!(reading.outcome.last_hash, Some(appender.last_hash()));
        }
        failed
    }

    #[test]
    fn after_a_failed_write_the_file_is_cut_back_before_the_next() {
        assert_eq!(survives(&[]), 0);
        assert_eq!(survives(&["write"]), 1);
        assert_eq!(survives(&["write", "write"]), 2);
        assert_eq!(survives(&["write", "cut"]), 1);
        assert_eq!(survives(&["write", "cut", "cut", "write"]), 3);
    }

    #[test]
    fn after_a_failed_sync_everything_goes_into_a_new_file() {
        assert_eq!(survives(&["sync"]), 0);
        assert_eq!(survives(&["sync", "sync"]), 0);
        assert_eq!(survives(&["sync", "renew", "renew"]), 2);
        assert_eq!(survives(&["sync", "folder", "write", "sync"]), 2);
    }

    #[test]
    fn after_a_failed_write_the_file_is_whole_while_it_waits() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("session.toml"), b"x").unwrap();
        begin(folder.path(), b"x", &[event(0)]).unwrap();
        let path = folder.path().join(JOURNAL);
        let failing = Failing {
            file: FileStorage::open(&path).unwrap(),
            path,
            plan: ["write"].into(),
        };
        let outcome = read(folder.path()).unwrap().outcome;
        let mut appender = Appender::with(Box::new(failing), None, &outcome);
        assert!(appender.append(&[event(1)]).is_err());
        assert_eq!(read(folder.path()).unwrap().outcome.torn, None);
        assert_eq!(appender.next_seq(), 1);
    }

    #[test]
    fn an_event_out_of_turn_is_refused_and_nothing_is_written() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("session.toml"), b"x").unwrap();
        begin(folder.path(), b"x", &[event(0)]).unwrap();
        let mut appender = crate::journal::resume::resume(folder.path())
            .unwrap()
            .appender;
        assert!(appender.append(&[event(1), event(3)]).is_err());
        assert_eq!(read(folder.path()).unwrap().outcome.lines, 1);
        appender.append(&[event(1)]).unwrap();
    }
}
