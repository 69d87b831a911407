//! A capture of sound: what is asked of it, what it hears, and the thread it runs on.
//!
//! How a system gives its sound is in one file beside this one; here, and nowhere else in the room,
//! systems are told apart. Nothing in here prints: what goes wrong comes as [`Heard::Gone`].

mod clock;
mod error;

#[cfg(any(target_os = "macos", windows))]
mod cpal;
#[cfg(target_os = "linux")]
mod pulse;
#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
mod unknown;

use std::convert::Infallible;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

#[cfg(any(target_os = "macos", windows))]
use self::cpal as driver;
#[cfg(target_os = "linux")]
use self::pulse as driver;
#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
use self::unknown as driver;

use super::flac::Shape;
use super::run::RATES;
use super::track::Track;
use crate::seal::recipients::Recipients;
pub(super) use driver::devices;
pub use error::{CaptureError, track_name};

/// Why a source gives nothing any more: the words of [`Heard::Gone`], for the journal; what is said
/// on the screen is in the texts.
pub mod why {
    /// It was taken away: a headset pulled out, a device switched off.
    pub const VANISHED: &str = "vanished";
    /// The server moved it to another device, which is not listened to.
    pub const MOVED: &str = "moved";
    /// It was put to sleep.
    pub const SUSPENDED: &str = "suspended";
    /// The sound server went.
    pub const SERVER: &str = "server";
    /// It is there, but no sample came for two seconds.
    pub const STALLED: &str = "stalled";

    /// What such a word says on the screen; another word says itself.
    #[must_use]
    pub fn said<'a>(word: &'a str, texts: &crate::texts::AudioTexts) -> &'a str {
        let words = [VANISHED, MOVED, SUSPENDED, SERVER, STALLED];
        let mut pairs = words.iter().zip(texts.gone);
        pairs
            .find(|(known, _)| **known == word)
            .map_or(word, |(_, said)| said)
    }
}

/// What a capture gives, as it comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// Sound, mono, at [`Wanted::rate`].
    Samples {
        /// Whose.
        track: Track,
        /// The samples.
        samples: Vec<i16>,
        /// [`crate::system::uptime`] when the last of them was captured; for what is played, when it
        /// is heard.
        until: Duration,
    },
    /// A source that gives nothing any more.
    Gone {
        /// The track it gave.
        track: Track,
        /// What happened, a word of [`why`].
        why: String,
        /// The uptime when the last sample was captured, or the moment itself when there was none.
        at: Duration,
    },
    /// A source that gives sound again.
    Back {
        /// The track it gives.
        track: Track,
        /// The source.
        device: String,
        /// The uptime when its first sample was captured; the samples follow at once.
        at: Duration,
    },
}

/// What is to be captured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The source of the microphone's track; none is the system's own choice.
    pub microphone: Option<String>,
    /// The source of the call's track; none is a recording of one track.
    pub call: Option<String>,
    /// Samples a second.
    pub rate: u32,
    /// Those who can open the recording; none is one that is not encrypted.
    pub sealed_for: Option<Recipients>,
}

impl Wanted {
    /// The tracks that this gives.
    #[must_use]
    pub fn tracks(&self) -> &'static [Track] {
        if self.call.is_some() {
            &Track::BOTH
        } else {
            &[Track::Microphone]
        }
    }
}

/// A capture that runs; dropped, it stops.
#[derive(Debug)]
pub struct Capture {
    stop: Option<Sender<Infallible>>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Capture {
    fn drop(&mut self) {
        self.stop.take();
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has said so; there is nothing left to stop.
            let _ = thread.join();
        }
    }
}

/// Whether the capture is to stop.
#[derive(Debug)]
struct Stop(Receiver<Infallible>);

impl Stop {
    fn is_asked(&self) -> bool {
        self.is_asked_within(Duration::ZERO)
    }

    /// Waits; answers whether it was asked for meanwhile.
    fn is_asked_within(&self, time: Duration) -> bool {
        matches!(
            self.0.recv_timeout(time),
            Err(RecvTimeoutError::Disconnected)
        )
    }
}

/// Plays interleaved sound of one or two channels on the system's own choice of an output, until it
/// is over or `is_stopped` answers so, which is asked several times a second.
///
/// # Errors
/// When there is no sound server, or it refuses.
pub fn play(
    sound: &[i16],
    shape: Shape,
    is_stopped: &dyn Fn() -> bool,
) -> Result<(), CaptureError> {
    driver::play(sound, shape, is_stopped)
}

/// Captures what is wanted on a thread of its own, and calls `heard` from there: that must be quick,
/// and wait for neither disk nor screen.
///
/// # Errors
/// When there is no sound server, when a source that is wanted is not there, and when the rate is
/// outside [`RATES`].
pub fn start(
    wanted: &Wanted,
    mut heard: impl FnMut(Heard) + Send + 'static,
) -> Result<Capture, CaptureError> {
    if !RATES.contains(&wanted.rate) {
        return Err(CaptureError::Rate(wanted.rate));
    }
    let (stop, asked) = mpsc::channel();
    let (tell, told) = mpsc::sync_channel(1);
    let wanted = wanted.clone();
    let work = move || match driver::open(&wanted) {
        Ok(running) => {
            let _ = tell.send(Ok(()));
            running.run(&mut heard, &Stop(asked));
        }
        Err(error) => {
            let _ = tell.send(Err(error));
        }
    };
    let no_thread = |error: &dyn std::fmt::Display| CaptureError::Refused(error.to_string());
    let thread = thread::Builder::new()
        .name("capture".to_owned())
        .spawn(work)
        .map_err(|error| no_thread(&error))?;
    let capture = Capture {
        stop: Some(stop),
        thread: Some(thread),
    };
    told.recv().map_err(|error| no_thread(&error))??;
    Ok(capture)
}
