//! One source that a track is recorded from: its stream while there is one, its clock, its gaps.

use std::ffi::CString;
use std::io;
use std::mem;
use std::time::{Duration, SystemTime};

use pulseaudio::protocol::stream::{BufferAttr, StreamFlags};
use pulseaudio::protocol::{
    ChannelMap, ChannelVolume, Command, CreateRecordStreamReply, GetSourceInfo, LatencyParams,
    Prop, Props, RecordLatency, RecordStreamParams, SampleFormat, SampleSpec, SourceInfo,
};

use super::connection::{Connection, Failure};
use crate::recorder::capture::clock::{StreamClock, span};
use crate::recorder::capture::{Heard, why};
use crate::recorder::track::Track;
use crate::system::uptime;

/// How much sound one message of the server holds, in milliseconds. It must be named: the server's
/// own choice is two seconds.
const FRAGMENT_MS: u32 = 20;
/// How often a stream's latency is asked for.
const MEASURE: Duration = Duration::from_secs(1);
/// An answer about latency that took longer says little.
const PROMPT: Duration = Duration::from_millis(50);
/// Sound without a known moment is held back no longer than this.
const HOLD: Duration = Duration::from_millis(300);
/// A stream without a sample for so long has stalled.
const STALLED: Duration = Duration::from_secs(1);
/// Before the first sample: a server that was idle first plays out the two seconds it had planned.
const BEGINS: Duration = Duration::from_secs(4);
/// How often a source that is gone is looked for.
const LOOK: Duration = Duration::from_millis(500);

/// A source, whether it is there or not.
#[derive(Debug)]
pub(super) struct Source {
    /// The track it gives.
    pub(super) track: Track,
    name: String,
    rate: u32,
    stream: Option<Stream>,
    /// When it is looked for again while there is no stream.
    look_at: Duration,
    /// Whether its loss was told and its return was not.
    is_missed: bool,
    /// When its last sample was captured.
    last: Option<Duration>,
}

/// A stream of the server's that gives a source's sound.
#[derive(Debug)]
struct Stream {
    channel: u32,
    clock: StreamClock,
    count: u64,
    /// Samples whose moment is not known yet.
    held: Vec<i16>,
    /// The question about latency that is out: its tag and when it was sent.
    asked: Option<(u32, Duration)>,
    ask_at: Duration,
    /// When something came in, or was not to be expected.
    came: Duration,
    is_suspended: bool,
}

impl Source {
    pub(super) fn new(track: Track, name: String, rate: u32) -> Source {
        Source {
            track,
            name,
            rate,
            stream: None,
            look_at: Duration::ZERO,
            is_missed: false,
            last: None,
        }
    }

    /// The source's name on the server.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Whether a frame of this channel is its own.
    pub(super) fn has_channel(&self, channel: u32) -> bool {
        let stream = self.stream.as_ref();
        stream.is_some_and(|stream| stream.channel == channel)
    }

    /// Asks the server for a stream of this source and no other.
    ///
    /// # Errors
    /// When the source is not there, the server refuses, or gives another source.
    pub(super) fn open(&mut self, connection: &mut Connection) -> Result<(), Failure> {
        let name = CString::new(self.name.as_str()).map_err(io::Error::from)?;
        // Not every server minds when a stream asks for a source that is not there.
        connection.ask::<SourceInfo>(&Command::GetSourceInfo(GetSourceInfo {
            index: None,
            name: Some(name.clone()),
        }))?;
        let params = self.params(name.clone());
        let made: CreateRecordStreamReply = connection.ask(&Command::CreateRecordStream(params))?;
        if made.sink_name.is_some_and(|given| given != name) {
            connection.send(&Command::DeleteRecordStream(made.channel))?;
            return Err(Failure::Refused(pulseaudio::protocol::PulseError::NoEntity));
        }
        let now = uptime();
        self.stream = Some(Stream {
            channel: made.channel,
            clock: StreamClock::new(self.rate),
            count: 0,
            held: Vec::new(),
            asked: None,
            ask_at: now,
            came: now,
            is_suspended: made.suspended,
        });
        Ok(())
    }

    fn params(&self, source: CString) -> RecordStreamParams {
        let mut props = Props::new();
        props.set(
            Prop::MediaName,
            match self.track {
                Track::Microphone => c"microphone",
                Track::Call => c"call",
            },
        );
        RecordStreamParams {
            sample_spec: SampleSpec {
                format: SampleFormat::S16Le,
                channels: 1,
                sample_rate: self.rate,
            },
            channel_map: ChannelMap::mono(),
            source_name: Some(source),
            buffer_attr: BufferAttr {
                // As much as the server can keep, should this thread be held up.
                max_length: u32::MAX,
                fragment_size: FRAGMENT_MS * self.rate / 1_000 * 2,
                ..BufferAttr::default()
            },
            flags: StreamFlags {
                // Or the participant lands on the interviewer's track when a headset goes.
                no_move: true,
                adjust_latency: true,
                // Neither louder nor muted because some stream of this program once was.
                start_muted: Some(false),
                relative_volume: true,
                ..StreamFlags::default()
            },
            cvolume: Some(ChannelVolume::norm(1)),
            props,
            ..RecordStreamParams::default()
        }
    }

    /// Takes sound in.
    pub(super) fn sound(&mut self, bytes: &[u8], heard: &mut dyn FnMut(Heard)) {
        let Some(stream) = &mut self.stream else {
            return;
        };
        let (samples, _) = bytes.as_chunks::<2>();
        stream.count += samples.len() as u64;
        stream.came = uptime();
        stream
            .held
            .extend(samples.iter().map(|sample| i16::from_le_bytes(*sample)));
        self.give(heard);
    }

    /// Hands on what was held, once its moment is known or will not be known soon.
    fn give(&mut self, heard: &mut dyn FnMut(Heard)) {
        let Some(stream) = &mut self.stream else {
            return;
        };
        let length = span(stream.held.len() as u64, self.rate);
        if stream.clock.at(stream.count).is_none() && length >= HOLD {
            let fragment = Duration::from_millis(FRAGMENT_MS.into());
            let at = uptime().saturating_sub(fragment);
            stream.clock.measured(stream.count, at);
        }
        let Some(until) = stream.clock.at(stream.count) else {
            return;
        };
        let samples = mem::take(&mut stream.held);
        if samples.is_empty() {
            return;
        }
        if mem::take(&mut self.is_missed) {
            heard(Heard::Back {
                track: self.track,
                device: self.name.clone(),
                at: until.saturating_sub(length),
            });
        }
        self.last = Some(until);
        heard(Heard::Samples {
            track: self.track,
            samples,
            until,
        });
    }

    /// Takes the answer about latency in, when it is to this source's question; answers whether.
    pub(super) fn measured(
        &mut self,
        tag: u32,
        latency: impl FnOnce() -> io::Result<RecordLatency>,
        at: Duration,
        heard: &mut dyn FnMut(Heard),
    ) -> bool {
        let Some(stream) = &mut self.stream else {
            return false;
        };
        let Some((_, sent)) = stream.asked.take_if(|(asked, _)| *asked == tag) else {
            return false;
        };
        let took = at.saturating_sub(sent);
        let is_known = stream.clock.at(stream.count).is_some();
        if is_known && took > PROMPT {
            return true;
        }
        if let Ok(latency) = latency() {
            // What was captured last, before what the server still has to hand on; what is played
            // is heard later than it is captured.
            let waiting = latency.write_offset.saturating_sub(latency.read_offset);
            let waiting = span(u64::try_from(waiting).unwrap_or_default() / 2, self.rate);
            let before = Duration::from_micros(latency.source_usec) + waiting;
            let after = Duration::from_micros(latency.sink_usec);
            let moment = (sent + took / 2 + after).saturating_sub(before);
            stream.clock.measured(stream.count, moment);
            self.give(heard);
        }
        true
    }

    /// Does what is due: asks for the latency, or looks for a source that is gone.
    ///
    /// # Errors
    /// When the server is gone.
    pub(super) fn tend(&mut self, connection: &mut Connection) -> io::Result<()> {
        let now = uptime();
        if let Some(stream) = &mut self.stream {
            if now >= stream.ask_at && stream.count > 0 && !stream.is_suspended {
                let channel = stream.channel;
                let question = LatencyParams {
                    channel,
                    now: SystemTime::UNIX_EPOCH,
                };
                let tag = connection.send(&Command::GetRecordLatency(question))?;
                stream.asked = Some((tag, now));
                stream.ask_at = now + MEASURE;
            }
            return Ok(());
        }
        if now < self.look_at {
            return Ok(());
        }
        self.look_at = now + LOOK;
        match self.open(connection) {
            Ok(()) | Err(Failure::Refused(_)) => Ok(()),
            Err(Failure::Broken(error)) => Err(error),
        }
    }

    /// Gives a stream up that has not given a sample for a second.
    ///
    /// # Errors
    /// When the server is gone.
    pub(super) fn watch(
        &mut self,
        connection: &mut Connection,
        heard: &mut dyn FnMut(Heard),
    ) -> io::Result<()> {
        let now = uptime();
        let stalled = self.stream.as_ref().filter(|stream| {
            let limit = if stream.count == 0 { BEGINS } else { STALLED };
            !stream.is_suspended && now.saturating_sub(stream.came) >= limit
        });
        let Some(channel) = stalled.map(|stream| stream.channel) else {
            return Ok(());
        };
        connection.send(&Command::DeleteRecordStream(channel))?;
        self.lost(why::STALLED, heard);
        Ok(())
    }

    /// Takes in that the server put the source to sleep, or woke it.
    pub(super) fn suspended(&mut self, is_suspended: bool, heard: &mut dyn FnMut(Heard)) {
        let Some(stream) = &mut self.stream else {
            return;
        };
        stream.is_suspended = is_suspended;
        stream.came = uptime();
        // After a sleep the samples' moments are anew.
        stream.clock = StreamClock::new(self.rate);
        stream.asked = None;
        stream.held.clear();
        stream.ask_at = stream.came;
        if is_suspended {
            self.miss(why::SUSPENDED, heard);
        }
    }

    /// Takes in that the stream is no more.
    pub(super) fn lost(&mut self, why: &str, heard: &mut dyn FnMut(Heard)) {
        if self.stream.take().is_some() {
            // A device that was pulled out is seldom back at once; a server that went often is.
            self.look_at = uptime();
        }
        self.miss(why, heard);
    }

    fn miss(&mut self, why: &str, heard: &mut dyn FnMut(Heard)) {
        if mem::replace(&mut self.is_missed, true) {
            return;
        }
        heard(Heard::Gone {
            track: self.track,
            why: why.to_owned(),
            at: self.last.unwrap_or_else(uptime),
        });
    }
}
