//! Capture on macOS and Windows, through cpal.
//!
//! Every track has a stream whose callbacks send to the capture's own thread; that thread hands on,
//! notices what went, and looks for it again. An output is opened for input to hear what it plays.

mod playback;

use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use ::cpal::traits::{DeviceTrait as _, HostTrait as _, StreamTrait as _};
use ::cpal::{
    Error, ErrorKind, FromSample, InputCallbackInfo, Sample as _, SampleFormat, SizedSample,
    StreamConfig, SupportedStreamConfig,
};

pub(super) use self::playback::play;
use super::clock::{StreamClock, span};
use super::{CaptureError, Heard, Stop, Wanted, why};
use crate::recorder::devices::{self, Device};
use crate::recorder::track::Track;
use crate::system::uptime;

/// How long to wait for a callback; also the longest that a stop goes unnoticed.
const WAIT: Duration = Duration::from_millis(100);
/// A callback that was kept waiting longer than this tells that samples were lost.
const LATE: Duration = Duration::from_millis(500);
/// A stream without a sample for so long has stalled; silence comes as samples, but for an output on
/// Windows, which gives none while nothing plays.
const STALLED: Duration = Duration::from_secs(1);
/// How often a device that is gone is looked for.
const LOOK: Duration = Duration::from_millis(500);
/// How long a device may take to open.
const OPEN: Duration = Duration::from_secs(5);

/// What a callback sends, with the number of its stream.
#[derive(Debug)]
struct Came {
    stream: u64,
    what: What,
}

#[derive(Debug)]
enum What {
    Sound(Vec<i16>, Duration),
    Failed(&'static str),
}

/// A capture whose devices were all there.
pub(super) struct Running {
    sources: Vec<Source>,
    sender: Sender<Came>,
    came: Receiver<Came>,
    last_stream: u64,
}

/// A device, whether it is there or not.
struct Source {
    track: Track,
    /// Whether it is an output, whose sound is heard as it is played.
    is_output: bool,
    name: String,
    rate: u32,
    stream: Option<(u64, ::cpal::Stream)>,
    /// Evens out what the callbacks say of their moments.
    clock: StreamClock,
    count: u64,
    look_at: Duration,
    /// When its last sound came, or its stream began.
    came: Duration,
    is_missed: bool,
    last: Option<Duration>,
}

/// Opens a stream for every track.
pub(super) fn open(wanted: &Wanted) -> Result<Running, CaptureError> {
    let known = devices()?;
    let microphone = match &wanted.microphone {
        Some(name) => devices::find(&known, Track::Microphone, name)?,
        None => known
            .iter()
            .find(|device| device.track == Track::Microphone && device.is_default)
            .ok_or(CaptureError::NoMicrophone)?,
    };
    let mut chosen = vec![(Track::Microphone, microphone)];
    if let Some(name) = &wanted.call {
        let call = devices::find(&known, Track::Call, name)?;
        if call == microphone {
            return Err(CaptureError::SameTwice(call.name.clone()));
        }
        chosen.push((Track::Call, call));
    }
    let (sender, came) = mpsc::channel();
    let source = |(track, device): (Track, &Device)| Source {
        track,
        is_output: device.track == Track::Call,
        name: device.name.clone(),
        rate: wanted.rate,
        stream: None,
        clock: StreamClock::new(wanted.rate),
        count: 0,
        look_at: Duration::ZERO,
        came: Duration::ZERO,
        is_missed: false,
        last: None,
    };
    let mut running = Running {
        sources: chosen.into_iter().map(source).collect(),
        sender,
        came,
        last_stream: 0,
    };
    for source in &mut running.sources {
        running.last_stream += 1;
        source.open(running.last_stream, &running.sender)?;
    }
    Ok(running)
}

/// The devices that the system knows; each by its name, or by its id when that is not unique.
pub(in crate::recorder) fn devices() -> Result<Vec<Device>, CaptureError> {
    let host = ::cpal::default_host();
    let id = |device: &::cpal::Device| device.id().ok().map(|id| id.to_string());
    let own_input = host.default_input_device().as_ref().and_then(id);
    let own_output = host.default_output_device().as_ref().and_then(id);
    let mut found: Vec<Device> = Vec::new();
    for device in host.devices().map_err(|error| refused(&error))? {
        let (Some(id), Ok(about)) = (id(&device), device.description()) else {
            continue;
        };
        let name = about.name().to_owned();
        let is_input = device.supports_input();
        if !is_input && !device.supports_output() {
            continue;
        }
        let own = if is_input { &own_input } else { &own_output };
        let is_twice = found.iter().any(|other| other.name == name);
        found.push(Device {
            description: about.to_string(),
            track: if is_input {
                Track::Microphone
            } else {
                Track::Call
            },
            is_default: own.as_ref() == Some(&id),
            is_muted: false,
            name: if is_twice { id.clone() } else { name },
            alias: Some(id),
        });
    }
    Ok(found)
}

fn refused(error: &Error) -> CaptureError {
    CaptureError::Refused(error.to_string())
}

impl Running {
    /// Hands on what is heard until it is asked to stop.
    pub(super) fn run(mut self, heard: &mut dyn FnMut(Heard), stop: &Stop) {
        while !stop.is_asked() {
            match self.came.recv_timeout(WAIT) {
                Ok(came) => {
                    let is_its = |source: &&mut Source| {
                        let stream = source.stream.as_ref();
                        stream.is_some_and(|(number, _)| *number == came.stream)
                    };
                    if let Some(source) = self.sources.iter_mut().find(is_its) {
                        source.take(came.what, heard);
                    }
                }
                Err(RecvTimeoutError::Timeout) => {
                    for source in &mut self.sources {
                        source.watch(heard);
                    }
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
            for source in &mut self.sources {
                let now = uptime();
                if source.stream.is_none() && now >= source.look_at {
                    source.look_at = now + LOOK;
                    self.last_stream += 1;
                    // While it is not there it cannot be opened; it was told that it is gone.
                    let _ = source.open(self.last_stream, &self.sender);
                }
            }
        }
    }
}

impl Source {
    /// Opens a stream of the device with this name and no other.
    fn open(&mut self, number: u64, sender: &Sender<Came>) -> Result<(), CaptureError> {
        let known = devices()?;
        let wanted = known
            .iter()
            .find(|device| device.name == self.name)
            .ok_or_else(|| CaptureError::NoSource {
                track: self.track,
                wanted: self.name.clone(),
                known: devices::names(&known, self.track),
            })?;
        // Taken from the list, and not as the default: that one would follow the system's choice.
        let is_it = |device: &::cpal::Device| {
            let id = device.id().ok().map(|id| id.to_string());
            id == wanted.alias
        };
        let mut all = ::cpal::default_host()
            .devices()
            .map_err(|error| refused(&error))?;
        let device = all.find(is_it).ok_or(CaptureError::NoMicrophone)?;
        let config = self.config(&device)?;
        let stream = build(&device, &config, number, sender).map_err(|error| refused(&error))?;
        stream.play().map_err(|error| refused(&error))?;
        self.stream = Some((number, stream));
        self.clock = StreamClock::new(self.rate);
        self.came = uptime();
        Ok(())
    }

    /// How the device is to be opened: at the wanted rate, in its usual format where that has it.
    fn config(&self, device: &::cpal::Device) -> Result<SupportedStreamConfig, CaptureError> {
        let usual = if self.is_output {
            device.default_output_config()
        } else {
            device.default_input_config()
        };
        let usual = usual.map_err(|error| refused(&error))?;
        if usual.sample_rate() == self.rate {
            return Ok(usual);
        }
        let mut all: Vec<_> = if self.is_output {
            let all = device.supported_output_configs();
            all.map_err(|error| refused(&error))?.collect()
        } else {
            let all = device.supported_input_configs();
            all.map_err(|error| refused(&error))?.collect()
        };
        all.retain(|config| is_read(config.sample_format()));
        let at_rate = all
            .into_iter()
            .find_map(|config| config.try_with_sample_rate(self.rate));
        at_rate.ok_or_else(|| CaptureError::OtherRate {
            device: self.name.clone(),
            rate: usual.sample_rate(),
            wanted: self.rate,
        })
    }

    fn take(&mut self, what: What, heard: &mut dyn FnMut(Heard)) {
        let (samples, until) = match what {
            What::Sound(samples, until) => (samples, until),
            What::Failed(why) => return self.lost(why, heard),
        };
        self.came = uptime();
        self.count += samples.len() as u64;
        self.clock.measured(self.count, until, LATE);
        let until = self.clock.at(self.count).unwrap_or(until);
        if std::mem::take(&mut self.is_missed) {
            heard(Heard::Back {
                track: self.track,
                device: self.name.clone(),
                at: until.saturating_sub(span(samples.len() as u64, self.rate)),
            });
        }
        self.last = Some(until);
        heard(Heard::Samples {
            track: self.track,
            samples,
            until,
        });
    }

    /// Gives a stream up that has not given a sample for a second.
    fn watch(&mut self, heard: &mut dyn FnMut(Heard)) {
        let is_due = self.stream.is_some() && !self.is_output;
        if is_due && uptime().saturating_sub(self.came) >= STALLED {
            self.lost(why::STALLED, heard);
        }
    }

    fn lost(&mut self, why: &str, heard: &mut dyn FnMut(Heard)) {
        self.stream = None;
        self.look_at = uptime() + LOOK;
        if !std::mem::replace(&mut self.is_missed, true) {
            heard(Heard::Gone {
                track: self.track,
                why: why.to_owned(),
                at: self.last.unwrap_or_else(uptime),
            });
        }
    }
}

/// Whether samples of this format are read here.
fn is_read(format: SampleFormat) -> bool {
    matches!(
        format,
        SampleFormat::F32 | SampleFormat::I16 | SampleFormat::I32
    )
}

fn build(
    device: &::cpal::Device,
    config: &SupportedStreamConfig,
    number: u64,
    sender: &Sender<Came>,
) -> Result<::cpal::Stream, Error> {
    match config.sample_format() {
        SampleFormat::F32 => build_as::<f32>(device, config.config(), number, sender),
        SampleFormat::I16 => build_as::<i16>(device, config.config(), number, sender),
        SampleFormat::I32 => build_as::<i32>(device, config.config(), number, sender),
        _ => Err(Error::new(ErrorKind::UnsupportedConfig)),
    }
}

fn build_as<T>(
    device: &::cpal::Device,
    config: StreamConfig,
    number: u64,
    sender: &Sender<Came>,
) -> Result<::cpal::Stream, Error>
where
    T: SizedSample,
    f32: FromSample<T>,
{
    let send = move |sender: &Sender<Came>, what: What| {
        // The capture has stopped when nobody receives.
        let _ = sender.send(Came {
            stream: number,
            what,
        });
    };
    let (of_sound, of_errors) = (sender.clone(), sender.clone());
    let channels = usize::from(config.channels).max(1);
    let sound = move |data: &[T], info: &InputCallbackInfo| {
        let samples: Vec<i16> = data.chunks_exact(channels).map(mono).collect();
        // The moment is that of the first sample; sound from the future would be a wrong clock.
        let (now, times) = (uptime(), info.timestamp());
        let ago = times.callback.duration_since(times.capture);
        let first = now.saturating_sub(ago);
        let until = first + span(samples.len() as u64, config.sample_rate);
        send(&of_sound, What::Sound(samples, until.min(now)));
    };
    let failed = move |error: Error| match error.kind() {
        // A glitch, or less haste than was asked for: the samples against the clock will tell.
        ErrorKind::Xrun | ErrorKind::RealtimeDenied => {}
        ErrorKind::DeviceChanged => send(&of_errors, What::Failed(why::MOVED)),
        ErrorKind::HostUnavailable => send(&of_errors, What::Failed(why::SERVER)),
        _ => send(&of_errors, What::Failed(why::VANISHED)),
    };
    device.build_input_stream(config, sound, failed, Some(OPEN))
}

/// The average of the channels.
fn mono<T>(frame: &[T]) -> i16
where
    T: SizedSample,
    f32: FromSample<T>,
{
    let sum: f32 = frame.iter().map(|sample| f32::from_sample(*sample)).sum();
    // A frame has a handful of channels.
    let channels = u16::try_from(frame.len()).unwrap_or(1).max(1);
    i16::from_sample(sum / f32::from(channels))
}
