//! Capture from `PulseAudio`, or from `PipeWire`, which speaks the same protocol; nothing is linked.
//!
//! One thread reads one connection, on which every track has a stream of its own. A server that goes
//! is sought again, and so is a source.

mod address;
mod connection;
mod playback;
mod source;
mod stream;

use std::io;
use std::time::Duration;

use pulseaudio::protocol::{Command, ServerInfo, SourceInfo, SourceInfoList};

use self::connection::{ANSWER, Connection, Failure, Frame};
pub(super) use self::playback::play;
use self::source::Source;
use super::{CaptureError, Heard, Stop, Wanted, why};
use crate::recorder::devices::{self, Device};
use crate::recorder::track::Track;

/// How long to wait before a server that went is tried again: at first, and at most.
const RETRY: (Duration, Duration) = (Duration::from_millis(200), Duration::from_secs(2));

/// A capture whose sources were all there.
#[derive(Debug)]
pub(super) struct Running {
    connection: Option<Connection>,
    sources: Vec<Source>,
    retry: Duration,
}

/// Opens a stream for every track.
pub(super) fn open(wanted: &Wanted) -> Result<Running, CaptureError> {
    let mut connection = Connection::open()?;
    let known = ask_devices(&mut connection)?;
    let microphone = match &wanted.microphone {
        Some(name) => devices::find(&known, Track::Microphone, name)?,
        None => of_own_choice(&known).ok_or(CaptureError::NoMicrophone)?,
    };
    let mut sources = vec![Source::new(
        Track::Microphone,
        microphone.name.clone(),
        wanted.rate,
    )];
    if let Some(name) = &wanted.call {
        let call = devices::find(&known, Track::Call, name)?;
        if call.name == microphone.name {
            return Err(CaptureError::SameTwice(call.name.clone()));
        }
        sources.push(Source::new(Track::Call, call.name.clone(), wanted.rate));
    }
    for source in &mut sources {
        source.open(&mut connection).map_err(|failure| {
            let said = refusal(&failure);
            CaptureError::Refused(format!("{}: {said}", source.name()))
        })?;
    }
    Ok(Running {
        connection: Some(connection),
        sources,
        retry: RETRY.0,
    })
}

/// The microphone that the server takes when none is named. What an output plays is none, though a
/// server without microphones offers that.
fn of_own_choice(known: &[Device]) -> Option<&Device> {
    let is_it = |device: &&Device| device.track == Track::Microphone && device.is_default;
    known.iter().find(is_it)
}

/// The devices that the server knows.
pub(in crate::recorder) fn devices() -> Result<Vec<Device>, CaptureError> {
    ask_devices(&mut Connection::open()?)
}

fn ask_devices(connection: &mut Connection) -> Result<Vec<Device>, CaptureError> {
    let refused = |failure: Failure| CaptureError::Refused(refusal(&failure));
    let server: ServerInfo = connection
        .ask(&Command::GetServerInfo, ANSWER)
        .map_err(refused)?;
    let sources: SourceInfoList = connection
        .ask(&Command::GetSourceInfoList, ANSWER)
        .map_err(refused)?;
    Ok(sources
        .iter()
        .map(|source| device(source, &server))
        .collect())
}

fn device(source: &SourceInfo, server: &ServerInfo) -> Device {
    let text = |text: &std::ffi::CString| text.to_string_lossy().into_owned();
    let sink = source.monitor_of_sink_name.as_ref();
    let is_default = match sink {
        Some(sink) => server.default_sink_name.as_ref() == Some(sink),
        None => server.default_source_name.as_ref() == Some(&source.name),
    };
    Device {
        name: text(&source.name),
        description: source.description.as_ref().map(text).unwrap_or_default(),
        track: match sink {
            Some(_) => Track::Call,
            None => Track::Microphone,
        },
        is_default,
        is_muted: source.muted,
        alias: sink.map(text),
    }
}

fn refusal(failure: &Failure) -> String {
    match failure {
        Failure::Refused(said) => format!("{said:?}"),
        Failure::Broken(error) => error.to_string(),
    }
}

impl Running {
    /// Hands on what is heard until it is asked to stop.
    pub(super) fn run(mut self, heard: &mut dyn FnMut(Heard), stop: &Stop) {
        while !stop.is_asked() {
            let Some(connection) = &mut self.connection else {
                if stop.is_asked_within(self.retry) {
                    return;
                }
                self.connection = Connection::open().ok();
                self.retry = (self.retry * 2).min(RETRY.1);
                continue;
            };
            if turn(connection, &mut self.sources, heard).is_err() {
                self.connection = None;
                self.retry = RETRY.0;
                for source in &mut self.sources {
                    source.lost(why::SERVER, heard);
                }
            }
        }
    }
}

/// Takes one frame in, or the silence of a tenth of a second, and does what is due.
fn turn(
    connection: &mut Connection,
    sources: &mut [Source],
    heard: &mut dyn FnMut(Heard),
) -> io::Result<()> {
    match connection.next()? {
        Some(Frame::Sound { channel, bytes }) => {
            if let Some(source) = of_channel(sources, channel) {
                source.sound(&bytes, heard);
            }
        }
        Some(Frame::Control {
            command,
            tag,
            bytes,
            at,
        }) => match *command {
            Command::Reply => {
                for source in &mut *sources {
                    if source.answered(tag, &bytes, at, connection, heard)? {
                        break;
                    }
                }
            }
            Command::Error(_) => sources.iter_mut().for_each(|source| source.refused(tag)),
            command => told(&command, connection, sources, heard)?,
        },
        None => {}
    }
    // After this thread was held up, what seems to have stalled may only be unread.
    if connection.is_drained() {
        for source in &mut *sources {
            source.watch(connection, heard)?;
        }
        // Stopped short, with the connection still up: nothing more will come of it.
        let is_waiting = sources.iter().any(Source::is_waiting);
        if is_waiting && connection.quiet() >= ANSWER {
            return Err(io::Error::from(io::ErrorKind::TimedOut));
        }
    }
    for source in sources {
        source.tend(connection)?;
    }
    Ok(())
}

fn of_channel(sources: &mut [Source], channel: u32) -> Option<&mut Source> {
    sources
        .iter_mut()
        .find(|source| source.has_channel(channel))
}

/// Takes in what the server tells of a stream.
fn told(
    command: &Command,
    connection: &mut Connection,
    sources: &mut [Source],
    heard: &mut dyn FnMut(Heard),
) -> io::Result<()> {
    match command {
        Command::RecordStreamKilled(channel) => {
            if let Some(source) = of_channel(sources, *channel) {
                source.lost(why::VANISHED, heard);
            }
        }
        // Not to happen, since it was asked not to; what it hears now is not what was chosen.
        Command::RecordStreamMoved(moved) => {
            if let Some(source) = of_channel(sources, moved.stream_index) {
                connection.send(&Command::DeleteRecordStream(moved.stream_index))?;
                source.lost(why::MOVED, heard);
            }
        }
        Command::RecordStreamSuspended(told) => {
            if let Some(source) = of_channel(sources, told.stream_index) {
                source.suspended(told.suspended, heard);
            }
        }
        _ => {}
    }
    Ok(())
}
