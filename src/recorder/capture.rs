//! What a capture of sound is asked for, and what it hears.

use std::time::Duration;

use super::track::Track;

/// What a capture gives, as it comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// Sound, mono, at [`Wanted::rate`].
    Samples {
        /// Whose.
        track: Track,
        /// The samples.
        samples: Vec<i16>,
        /// [`crate::system::uptime`] when the last of them was captured.
        until: Duration,
    },
    /// A source that gives nothing any more.
    Gone {
        /// The track it gave.
        track: Track,
        /// What happened, in words.
        why: String,
        /// The uptime when it happened.
        at: Duration,
    },
    /// A source that gives sound again.
    Back {
        /// The track it gives.
        track: Track,
        /// The source.
        device: String,
        /// The uptime when it came back.
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
