//! `study.jsonl`: what happened to the study itself, a journal as a session's is.

use std::io;
use std::time::{Duration, Instant};

use super::Study;
use super::audio::append_now;
use crate::PROGRAM;
use crate::journal::Event;
use crate::journal::append::OpenError;
use crate::journal::deed::{Deed, FORMAT, Opened};
use crate::journal::moment::Timestamp;
use crate::journal::read::{Reading, read};
use crate::journal::resume::{Resumed, resume_or_begin};
use crate::journal::site::Site;

/// How long another process is waited for that writes to it; it takes a moment.
const PATIENCE: Duration = Duration::from_secs(2);

/// The study's own journal while nobody else can write to it.
#[derive(Debug)]
pub struct Log(Resumed);

impl Log {
    /// What was in it when it was taken up.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.0.reading.events
    }

    /// Writes down what happened, all at once; when it returns, it is kept.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn append(&mut self, deeds: impl Iterator<Item = Deed>) -> io::Result<()> {
        append_now(&mut self.0, deeds)
    }
}

impl Study {
    /// Where the study's own journal is kept.
    #[must_use]
    pub fn log_site(&self) -> Site {
        Site::of_study(&self.root)
    }

    /// The study's own journal; none when nothing happened yet.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub fn log(&self) -> io::Result<Option<Reading>> {
        match read(self.log_site()) {
            Ok(reading) => Ok(Some(reading)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Writes down what happened to the study; when it returns, it is kept.
    ///
    /// # Errors
    /// When another process goes on writing to the journal, when that is of a newer format, or when
    /// it cannot be written; then nothing was.
    pub fn record(&self, deed: impl Into<Deed>) -> Result<(), OpenError> {
        let mut log = self.hold_log()?;
        log.append(std::iter::once(deed.into()))?;
        Ok(())
    }

    /// Takes up the study's own journal, for who reads before writing: nobody else writes to it until
    /// it is let go.
    ///
    /// # Errors
    /// As [`Study::record`].
    pub fn hold_log(&self) -> Result<Log, OpenError> {
        let site = self.log_site();
        let begun = Instant::now();
        loop {
            match resume_or_begin(&site, &opened()) {
                Err(OpenError::Held) if begun.elapsed() < PATIENCE => {
                    std::thread::sleep(Duration::from_millis(20));
                }
                taken => return taken.map(Log),
            }
        }
    }
}

fn opened() -> Event {
    let opened = Opened {
        format: FORMAT,
        program: PROGRAM.to_owned(),
        author: None,
    };
    Event {
        seq: 0,
        at: Timestamp::now(),
        ms: 0,
        deed: opened.into(),
    }
}
