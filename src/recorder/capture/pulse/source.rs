//! One source that a track is recorded from, whether it is there or not: opened, lost, sought again.

use std::ffi::CString;
use std::io;
use std::mem;
use std::time::Duration;

use pulseaudio::protocol::{
    Command, CreateRecordStreamReply, GetSourceInfo, PulseError, RecordLatency,
};

use super::connection::{Connection, Failure};
use super::stream::{self, SETTLE, SETTLE_AGAIN, Stream};
use crate::recorder::capture::clock::span;
use crate::recorder::capture::{Heard, why};
use crate::recorder::track::Track;
use crate::system::uptime;

/// How often a source that is gone is looked for.
const LOOK: Duration = Duration::from_millis(500);
/// How long a source may take to open: a wireless headset changes its mode first.
const OPEN: Duration = Duration::from_secs(8);

/// A source, whether it is there or not.
#[derive(Debug)]
pub(super) struct Source {
    track: Track,
    name: String,
    rate: u32,
    state: State,
    /// Whether its loss was told and its return was not.
    is_missed: bool,
    /// When its last sample was captured.
    last: Option<Duration>,
}

#[derive(Debug)]
enum State {
    /// Not there; to be looked for at that uptime.
    Gone(Duration),
    /// The server was asked whether it is there, with this tag, until that uptime.
    Sought(u32, Duration),
    /// The server was asked for a stream.
    Asked(u32, Duration),
    There(Stream),
}

impl Source {
    pub(super) fn new(track: Track, name: String, rate: u32) -> Source {
        Source {
            track,
            name,
            rate,
            state: State::Gone(Duration::ZERO),
            is_missed: false,
            last: None,
        }
    }

    /// The source's name on the server.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    fn c_name(&self) -> io::Result<CString> {
        Ok(CString::new(self.name.as_str())?)
    }

    /// Whether a frame of this channel is its own.
    pub(super) fn has_channel(&self, channel: u32) -> bool {
        matches!(&self.state, State::There(stream) if stream.channel == channel)
    }

    /// Whether it waits for an answer of the server.
    pub(super) fn is_waiting(&self) -> bool {
        matches!(self.state, State::Sought(..) | State::Asked(..))
    }

    /// Opens a stream and waits for it.
    ///
    /// # Errors
    /// When the source is not there, the server refuses, or gives another source.
    pub(super) fn open(&mut self, connection: &mut Connection) -> Result<(), Failure> {
        let name = self.c_name()?;
        let request = stream::request(self.track, name.clone(), self.rate);
        let made: CreateRecordStreamReply = connection.ask(&request, OPEN)?;
        if self.begin(&made, &name) {
            return Ok(());
        }
        connection.send(&Command::DeleteRecordStream(made.channel))?;
        Err(Failure::Refused(PulseError::NoEntity))
    }

    /// Takes a stream, when it is of this source and not of another in its place.
    fn begin(&mut self, made: &CreateRecordStreamReply, name: &CString) -> bool {
        let is_it = made.sink_name.as_ref().is_none_or(|given| given == name);
        if is_it {
            let patience = if self.is_missed { SETTLE_AGAIN } else { SETTLE };
            self.state = State::There(Stream::new(made, self.rate, patience));
        }
        is_it
    }

    /// Takes sound in.
    pub(super) fn sound(&mut self, bytes: &[u8], heard: &mut dyn FnMut(Heard)) {
        if let State::There(stream) = &mut self.state {
            stream.sound(bytes);
        }
        self.give(heard);
    }

    fn give(&mut self, heard: &mut dyn FnMut(Heard)) {
        let State::There(stream) = &mut self.state else {
            return;
        };
        let Some((samples, until)) = stream.ready() else {
            return;
        };
        self.last = Some(until);
        if mem::take(&mut self.is_missed) {
            heard(Heard::Back {
                track: self.track,
                device: self.name.clone(),
                at: until.saturating_sub(span(samples.len() as u64, self.rate)),
            });
        }
        heard(Heard::Samples {
            track: self.track,
            samples,
            until,
        });
    }

    /// Takes an answer in, when it is to a question of this source's; answers whether.
    ///
    /// # Errors
    /// When the server is gone.
    pub(super) fn answered(
        &mut self,
        tag: u32,
        bytes: &[u8],
        at: Duration,
        connection: &mut Connection,
        heard: &mut dyn FnMut(Heard),
    ) -> io::Result<bool> {
        match &mut self.state {
            State::Sought(asked, until) if *asked == tag => {
                let until = *until;
                let request = stream::request(self.track, self.c_name()?, self.rate);
                self.state = State::Asked(connection.send(&request)?, until);
            }
            State::Asked(asked, _) if *asked == tag => {
                let made: CreateRecordStreamReply = connection.answer(bytes)?;
                if !self.begin(&made, &self.c_name()?) {
                    connection.send(&Command::DeleteRecordStream(made.channel))?;
                    self.state = State::Gone(uptime() + LOOK);
                }
            }
            State::There(stream) if stream.has_asked(tag) => {
                let latency: RecordLatency = connection.answer(bytes)?;
                stream.measured(&latency, at);
                self.give(heard);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Takes in that the server refused what was asked with this tag.
    pub(super) fn refused(&mut self, tag: u32) {
        if let State::Sought(asked, _) | State::Asked(asked, _) = self.state
            && asked == tag
        {
            self.state = State::Gone(uptime() + LOOK);
        }
    }

    /// Does what is due: asks for the latency, or looks for a source that is gone.
    ///
    /// # Errors
    /// When the server is gone.
    pub(super) fn tend(&mut self, connection: &mut Connection) -> io::Result<()> {
        let now = uptime();
        match &mut self.state {
            State::There(stream) => {
                if let Some(question) = stream.question(now) {
                    let tag = connection.send(&question)?;
                    stream.asked(tag, now);
                }
            }
            // Not every server minds when a stream is asked of a source that is not there: first
            // whether it is.
            State::Gone(look_at) if now >= *look_at => {
                let tag = connection.send(&self.question()?)?;
                self.state = State::Sought(tag, now + OPEN);
            }
            State::Sought(_, until) | State::Asked(_, until) if now >= *until => {
                self.state = State::Gone(now);
            }
            _ => {}
        }
        Ok(())
    }

    fn question(&self) -> io::Result<Command> {
        Ok(Command::GetSourceInfo(GetSourceInfo {
            index: None,
            name: Some(self.c_name()?),
        }))
    }

    /// Gives a stream up that has stalled.
    ///
    /// # Errors
    /// When the server is gone.
    pub(super) fn watch(
        &mut self,
        connection: &mut Connection,
        heard: &mut dyn FnMut(Heard),
    ) -> io::Result<()> {
        if let State::There(stream) = &self.state
            && stream.has_stalled(uptime())
        {
            connection.send(&Command::DeleteRecordStream(stream.channel))?;
            self.lost(why::STALLED, heard);
        }
        Ok(())
    }

    /// Takes in that the server put the source to sleep, or woke it.
    pub(super) fn suspended(&mut self, is_suspended: bool, heard: &mut dyn FnMut(Heard)) {
        if let State::There(stream) = &mut self.state {
            stream.suspended(is_suspended);
            if is_suspended {
                self.miss(why::SUSPENDED, heard);
            }
        }
    }

    /// Takes in that the stream is no more.
    pub(super) fn lost(&mut self, why: &str, heard: &mut dyn FnMut(Heard)) {
        self.state = State::Gone(uptime());
        self.miss(why, heard);
    }

    fn miss(&mut self, why: &str, heard: &mut dyn FnMut(Heard)) {
        if !mem::replace(&mut self.is_missed, true) {
            heard(Heard::Gone {
                track: self.track,
                why: why.to_owned(),
                at: self.last.unwrap_or_else(uptime),
            });
        }
    }
}
