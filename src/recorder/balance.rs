//! Who speaks how long: the interviewer's share, the longest turn, the present silence.
//!
//! The microphone is the interviewer's, the call the participant's; with one track nobody can be
//! told apart, and only silence is known.

use std::ops::Range;
use std::path::Path;
use std::time::Duration;

use super::read::{ReadError, Recording};
use super::speech::{FRAME_MS, Heard, Speech};
use super::track::{Position, Track};
use crate::seal::keyring::Keyring;

/// Speech that lasts this many frames takes over the turn; less is a `hm-hm`.
const TAKES_OVER: u64 = 1_000 / FRAME_MS;

/// While the other speaks too, what is this many decibels softer than one's own voice is the other,
/// heard through a loudspeaker.
const ECHO: f32 = 12.0;

/// Who spoke how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Talk {
    /// Speech on the microphone's track.
    pub microphone: Duration,
    /// Speech on the call's track; at the same time counts for both.
    pub call: Duration,
    /// The longest turn.
    pub longest: Option<Turn>,
    /// How long nobody has spoken, up to now.
    pub silence: Duration,
}

/// A turn: from somebody's first sound to the last before another takes over. Short words of another
/// in between do not end it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// Whose.
    pub track: Track,
    /// When it began, from the start of what was listened to.
    pub from: Duration,
    /// Up to its last sound.
    pub length: Duration,
}

impl Talk {
    /// The interviewer's share of all speech, 0 to 1; none while there is no speech.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        let both = self.microphone + self.call;
        (!both.is_zero()).then(|| self.microphone.as_secs_f64() / both.as_secs_f64())
    }
}

/// Adds up frames.
#[derive(Debug, Default)]
pub struct Balance {
    frame: u64,
    /// Frames of speech on each track.
    speech: [u64; 2],
    /// How loud each voice is by itself, in decibels.
    voice: [Option<f32>; 2],
    last_speech: Option<u64>,
    floor: Option<Floor>,
    /// The first frame in which the other speaks, and how many it is up to now.
    rival: Option<(u64, u64)>,
    longest: Option<Floor>,
}

/// Who has the floor, in frames.
#[derive(Debug, Clone, Copy)]
struct Floor {
    track: Track,
    from: u64,
    /// The frame after the last sound.
    to: u64,
}

impl Balance {
    /// Takes a frame of each track; none where there is no second track.
    pub fn take(&mut self, microphone: Heard, call: Option<Heard>) {
        let heard = [Some(microphone), call];
        let speaks = self.without_echo(heard);
        for (frames, speaks) in self.speech.iter_mut().zip(speaks) {
            *frames += u64::from(speaks);
        }
        if speaks.contains(&true) {
            self.last_speech = Some(self.frame);
        }
        if call.is_some() {
            self.follow(speaks);
        }
        self.frame += 1;
    }

    /// What is known so far.
    #[must_use]
    pub fn talk(&self) -> Talk {
        let silent_from = self.last_speech.map_or(0, |last| last + 1);
        Talk {
            microphone: time(self.speech[0]),
            call: time(self.speech[1]),
            longest: longer(self.longest, self.floor).map(|floor| Turn {
                track: floor.track,
                from: time(floor.from),
                length: time(floor.to - floor.from),
            }),
            silence: time(self.frame - silent_from),
        }
    }

    /// Which of the tracks speaks for itself.
    fn without_echo(&mut self, heard: [Option<Heard>; 2]) -> [bool; 2] {
        let speaks = heard.map(|heard| heard.is_some_and(|heard| heard.speaks));
        let both = speaks == [true, true];
        let mut own = speaks;
        for ((own, voice), heard) in own.iter_mut().zip(&mut self.voice).zip(heard) {
            let (true, Some(heard)) = (*own, heard) else {
                continue;
            };
            if both {
                *own = voice.is_none_or(|voice| heard.loudness > voice - ECHO);
            } else {
                let voice = voice.get_or_insert(heard.loudness);
                let louder = heard.loudness > *voice;
                *voice += (heard.loudness - *voice) * if louder { 0.05 } else { 0.002 };
            }
        }
        // Both softer than usual is two people who speak softly.
        if both && own == [false, false] {
            speaks
        } else {
            own
        }
    }

    /// Follows who has the floor.
    fn follow(&mut self, speaks: [bool; 2]) {
        let frame = self.frame;
        let [microphone, call] = speaks;
        let Some(floor) = &mut self.floor else {
            let first = match speaks {
                [true, _] => Track::Microphone,
                [_, true] => Track::Call,
                _ => return,
            };
            self.floor = Some(Floor::of(first, frame));
            return;
        };
        let (holds, other) = match floor.track {
            Track::Microphone => (microphone, call),
            Track::Call => (call, microphone),
        };
        if holds {
            floor.to = frame + 1;
            if !other {
                self.rival = None;
            }
        }
        if !other {
            return;
        }
        let (from, count) = self.rival.get_or_insert((frame, 0));
        *count += 1;
        if *count >= TAKES_OVER {
            let next = Floor {
                from: *from,
                ..Floor::of(floor.track.other(), frame)
            };
            self.longest = longer(self.longest, self.floor);
            (self.floor, self.rival) = (Some(next), None);
        }
    }
}

impl Floor {
    fn of(track: Track, frame: u64) -> Floor {
        Floor {
            track,
            from: frame,
            to: frame + 1,
        }
    }
}

fn longer(one: Option<Floor>, other: Option<Floor>) -> Option<Floor> {
    let both = one.into_iter().chain(other);
    both.reduce(|one, other| {
        if other.to - other.from > one.to - one.from {
            other
        } else {
            one
        }
    })
}

fn time(frames: u64) -> Duration {
    Duration::from_millis(frames * FRAME_MS)
}

/// Listens to both tracks of interleaved samples, as they come.
pub struct Listener {
    tracks: Vec<Speech>,
    /// Frames of each track that wait for the other's.
    waiting: [Vec<Heard>; 2],
    balance: Balance,
}

impl Listener {
    /// Listens to so many tracks.
    #[must_use]
    pub fn new(rate: u32, channels: usize) -> Listener {
        Listener {
            tracks: (0..channels).map(|_| Speech::new(rate)).collect(),
            waiting: [Vec::new(), Vec::new()],
            balance: Balance::default(),
        }
    }

    /// Takes samples of all tracks; answers which track spoke in them.
    pub fn take(&mut self, interleaved: &[i16]) -> [bool; 2] {
        let channels = self.tracks.len();
        let mut spoke = [false; 2];
        for (channel, speech) in self.tracks.iter_mut().enumerate() {
            let samples = interleaved.iter().skip(channel).step_by(channels);
            let waiting = self.waiting.get_mut(channel);
            if let (Some(waiting), Some(spoke)) = (waiting, spoke.get_mut(channel)) {
                speech.take(samples.copied(), |heard| {
                    *spoke |= heard.speaks;
                    waiting.push(heard);
                });
            }
        }
        let [left, right] = &mut self.waiting;
        let mut calls = right.drain(..);
        for microphone in left.drain(..) {
            self.balance.take(microphone, calls.next());
        }
        spoke
    }

    /// What is known so far.
    #[must_use]
    pub fn talk(&self) -> Talk {
        self.balance.talk()
    }
}

/// Who spoke how long in each stretch of a recording, such as those that belong to a topic.
///
/// # Errors
/// When the recording cannot be read.
pub fn of_recording(
    path: &Path,
    keyring: &Keyring,
    stretches: &[Range<Position>],
) -> Result<Vec<Talk>, ReadError> {
    let mut recording = Recording::open(path, keyring)?;
    let shape = recording.info().shape;
    let mut talks = Vec::with_capacity(stretches.len());
    for stretch in stretches {
        let mut listener = Listener::new(shape.rate, shape.channels);
        recording.each(stretch.clone(), |samples| {
            listener.take(samples);
            Ok(())
        })?;
        talks.push(listener.talk());
    }
    Ok(talks)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Frames of both tracks from a picture: `m` and `c` a voice, `b` both, `.` nobody, `e` the call
    /// with its echo in the microphone; each letter a fifth of a second or so.
    fn balance(picture: &str) -> Talk {
        let mut balance = Balance::default();
        let heard = |speaks, loudness| Heard { speaks, loudness };
        for letter in picture.chars() {
            let (microphone, call) = match letter {
                'm' => (heard(true, -20.0), heard(false, -90.0)),
                'c' => (heard(false, -60.0), heard(true, -25.0)),
                'b' => (heard(true, -20.0), heard(true, -25.0)),
                'e' => (heard(true, -40.0), heard(true, -25.0)),
                _ => (heard(false, -60.0), heard(false, -90.0)),
            };
            for _ in 0..12 {
                balance.take(microphone, Some(call));
            }
        }
        balance.talk()
    }

    fn letters(count: u64) -> Duration {
        time(12 * count)
    }

    #[test]
    fn the_share_is_of_speech_and_not_of_time() {
        let talk = balance("mmmm......cccccccccccc......");
        assert_eq!(talk.share(), Some(0.25));
        assert_eq!(talk.silence, letters(6));
    }

    #[test]
    fn the_echo_of_the_call_is_not_the_interviewer() {
        let talk = balance("mmmmmmeeeeee");
        assert_eq!((talk.microphone, talk.call), (letters(6), letters(6)));
    }

    #[test]
    fn a_hum_does_not_end_a_turn_and_an_answer_does() {
        let talk = balance("mmmmmmm.ccccccmccccc..ccc.mmmmmmmm");
        let longest = talk.longest.unwrap();
        assert_eq!(longest.track, Track::Call);
        assert_eq!(longest.from, letters(8));
        assert_eq!(longest.length, letters(17));
    }

    #[test]
    fn with_one_track_only_silence_is_known() {
        let mut balance = Balance::default();
        let heard = |speaks| Heard {
            speaks,
            loudness: -30.0,
        };
        balance.take(heard(true), None);
        balance.take(heard(false), None);
        assert_eq!(balance.talk().longest, None);
        assert_eq!(balance.talk().silence, time(1));
    }
}
