//! Why a capture cannot start, and how that is said.

use crate::recorder::track::Track;
use crate::safe::shown;
use crate::texts::{AudioTexts, fill};

/// Why there is no capture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaptureError {
    /// No sound server answers.
    NoServer {
        /// Where it was looked for.
        tried: Vec<String>,
        /// What the system said of the last of those.
        reason: String,
    },
    /// The sound server that the environment names is on another computer, or is named in a way
    /// that is not understood.
    Elsewhere(String),
    /// There is no source by that name.
    NoSource {
        /// The track it was to give.
        track: Track,
        /// The name that was asked for.
        wanted: String,
        /// The names there are for that track.
        known: Vec<String>,
    },
    /// No source is named, and the system has no microphone of its own choice.
    NoMicrophone,
    /// Both tracks would hear this one source.
    SameTwice(String),
    /// A sampling rate that no recording has.
    Rate(u32),
    /// A device that knows only another rate.
    OtherRate {
        /// The device.
        device: String,
        /// Its rate.
        rate: u32,
        /// The rate of the recording.
        wanted: u32,
    },
    /// The system refused, with its own words.
    Refused(String),
    /// A system whose sound is not known here.
    UnknownSystem,
}

impl CaptureError {
    /// Whether another name, or another rate, would be right.
    #[must_use]
    pub fn is_wrong_use(&self) -> bool {
        matches!(
            self,
            CaptureError::NoSource { .. } | CaptureError::SameTwice(_) | CaptureError::Rate(_)
        )
    }

    /// The error in words: what is wrong, and what would be right.
    #[must_use]
    pub fn say(&self, texts: &AudioTexts) -> String {
        match self {
            CaptureError::NoServer { tried, reason } => {
                let tried = listed(tried, ", ");
                let reason = shown(reason);
                fill(texts.no_server, &[("tried", &tried), ("reason", &reason)])
            }
            CaptureError::Elsewhere(server) => fill(texts.elsewhere, &[("server", &shown(server))]),
            CaptureError::NoSource {
                track,
                wanted,
                known,
            } if known.is_empty() => fill(
                texts.no_source_at_all,
                &[
                    ("track", &track_name(*track, texts)),
                    ("name", &shown(wanted)),
                ],
            ),
            CaptureError::NoSource {
                track,
                wanted,
                known,
            } => {
                let known = listed(known, "\n  ");
                fill(
                    texts.no_source,
                    &[
                        ("track", &track_name(*track, texts)),
                        ("name", &shown(wanted)),
                        ("known", &known),
                    ],
                )
            }
            CaptureError::NoMicrophone => texts.no_microphone.to_owned(),
            CaptureError::SameTwice(name) => fill(texts.same_twice, &[("name", &shown(name))]),
            CaptureError::Rate(rate) => fill(texts.rate, &[("rate", rate)]),
            CaptureError::OtherRate {
                device,
                rate,
                wanted,
            } => fill(
                texts.other_rate,
                &[("name", &shown(device)), ("rate", rate), ("wanted", wanted)],
            ),
            CaptureError::Refused(reason) => fill(texts.refused, &[("reason", &shown(reason))]),
            CaptureError::UnknownSystem => texts.unknown_system.to_owned(),
        }
    }
}

fn listed(names: &[String], between: &str) -> String {
    let names: Vec<_> = names.iter().map(|name| shown(name)).collect();
    names.join(between)
}

/// What a track is called.
#[must_use]
pub fn track_name(track: Track, texts: &AudioTexts) -> &'static str {
    let [microphone, call] = texts.tracks;
    match track {
        Track::Microphone => microphone,
        Track::Call => call,
    }
}
