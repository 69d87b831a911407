//! Playing sound through cpal, on the system's own choice of an output.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use ::cpal::traits::{DeviceTrait as _, HostTrait as _, StreamTrait as _};
use ::cpal::{
    Error, ErrorKind, FromSample, OutputCallbackInfo, SampleFormat, SizedSample, StreamConfig,
};

use super::{OPEN, WAIT, refused};
use crate::recorder::capture::CaptureError;
use crate::recorder::convert::Converter;
use crate::recorder::flac::Shape;

/// What an output still holds when it was given the last sample.
const LINGER: Duration = Duration::from_millis(200);

/// Plays interleaved sound until it is over or `is_stopped` answers so.
pub(in crate::recorder::capture) fn play(
    sound: &[i16],
    shape: Shape,
    is_stopped: &dyn Fn() -> bool,
) -> Result<(), CaptureError> {
    let none = || CaptureError::Refused(ErrorKind::DeviceNotAvailable.to_string());
    let device = ::cpal::default_host()
        .default_output_device()
        .ok_or_else(none)?;
    let usual = device
        .default_output_config()
        .map_err(|error| refused(&error))?;
    let config = usual.config();
    let mut converter = Converter::new(shape.rate, config.sample_rate, shape.channels);
    let mut converted = Vec::new();
    converter.take(sound, &mut converted);
    converter.finish(&mut converted);
    let (over, is_over) = mpsc::channel();
    let fed = Fed {
        sound: converted,
        channels: shape.channels,
        next: 0,
        over,
    };
    let stream = match usual.sample_format() {
        SampleFormat::F32 => build_as::<f32>(&device, config, fed),
        SampleFormat::I16 => build_as::<i16>(&device, config, fed),
        SampleFormat::I32 => build_as::<i32>(&device, config, fed),
        _ => Err(Error::new(ErrorKind::UnsupportedConfig)),
    };
    let stream = stream.map_err(|error| refused(&error))?;
    stream.play().map_err(|error| refused(&error))?;
    while !is_stopped() {
        match is_over.recv_timeout(WAIT) {
            Err(RecvTimeoutError::Timeout) => {}
            Ok(()) | Err(RecvTimeoutError::Disconnected) => {
                std::thread::sleep(LINGER);
                break;
            }
        }
    }
    Ok(())
}

/// The sound, handed to the output as it asks for it.
struct Fed {
    sound: Vec<i16>,
    channels: usize,
    /// The frame that is next.
    next: usize,
    over: mpsc::Sender<()>,
}

impl Fed {
    /// Fills the output's frames; one channel is heard on all.
    fn fill<T>(&mut self, data: &mut [T], channels: usize)
    where
        T: SizedSample + FromSample<i16>,
    {
        for frame in data.chunks_exact_mut(channels.max(1)) {
            let start = self.next * self.channels;
            for (at, sample) in frame.iter_mut().enumerate() {
                let at = start + at.min(self.channels - 1);
                *sample = T::from_sample(self.sound.get(at).copied().unwrap_or(0));
            }
            self.next += 1;
        }
        if self.next * self.channels >= self.sound.len() {
            // Nobody waits any more when it was stopped.
            let _ = self.over.send(());
        }
    }
}

fn build_as<T>(
    device: &::cpal::Device,
    config: StreamConfig,
    mut fed: Fed,
) -> Result<::cpal::Stream, Error>
where
    T: SizedSample + FromSample<i16>,
{
    let channels = usize::from(config.channels);
    let failed = fed.over.clone();
    let fill = move |data: &mut [T], _: &OutputCallbackInfo| fed.fill(data, channels);
    let gone = move |_: Error| {
        let _ = failed.send(());
    };
    device.build_output_stream(config, fill, gone, Some(OPEN))
}
