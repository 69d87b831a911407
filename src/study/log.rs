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
use crate::review::numbers::AllNumbers;

/// How long another process is waited for that writes to it; it takes a moment.
const PATIENCE: Duration = Duration::from_secs(2);

/// The study's own journal while nobody else can write to it.
#[derive(Debug)]
pub struct Log {
    resumed: Resumed,
    events: Vec<Event>,
}

impl Log {
    /// What was in it when it was taken up.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// Writes down what happened, all at once; when it returns, it is kept.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn append(&mut self, deeds: impl Iterator<Item = Deed>) -> io::Result<()> {
        append_now(&mut self.resumed, deeds)
    }
}

impl Study {
    /// Where the study's own journal is kept.
    #[must_use]
    pub fn log_site(&self) -> Site {
        Site::of_study(&self.root)
    }

    /// The study's own journal; none when nothing happened yet. What was taken over from the study of
    /// another interviewer stands in its place, at its moment.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub fn log(&self) -> io::Result<Option<Reading>> {
        let written = self.log_as_written()?;
        Ok(written.map(|reading| Reading {
            events: unfolded(reading.events),
            outcome: reading.outcome,
        }))
    }

    /// What the participants of each session are called that was brought in.
    #[must_use]
    pub fn numbers(&self) -> AllNumbers {
        // That it cannot be read is said by whatever reads sessions.
        let log = self.log_as_written().ok().flatten();
        AllNumbers::of(log.as_ref().map_or(&[], |log| &log.events))
    }

    /// The study's own journal as it stands in the file.
    ///
    /// # Errors
    /// As [`Study::log`].
    pub fn log_as_written(&self) -> io::Result<Option<Reading>> {
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
                taken => {
                    let resumed = taken?;
                    let events = unfolded(resumed.reading.events.clone());
                    return Ok(Log { resumed, events });
                }
            }
        }
    }
}

/// What was taken over from elsewhere as what it is, where it belongs in time. What is the study's own
/// keeps its order, whatever its clock did.
fn unfolded(events: Vec<Event>) -> Vec<Event> {
    let is_taken = |event: &Event| matches!(event.deed, Deed::TakenOver(_));
    if !events.iter().any(is_taken) {
        return events;
    }
    let mut latest = None;
    let mut all: Vec<(Timestamp, Event)> = Vec::new();
    for event in events {
        let Deed::TakenOver(taken) = &event.deed else {
            latest = latest.max(Some(event.at));
            all.push((latest.unwrap_or(event.at), event));
            continue;
        };
        let deed = Deed::read(&taken.kind, &taken.data.to_string());
        let (at, deed) = (taken.at, deed.unwrap_or(Deed::Unknown));
        all.push((at, Event { at, deed, ..event }));
    }
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, event)| event).collect()
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
