//! The recorder's work, without its threads: what is heard goes through the aligner to the store,
//! and is watched on the way. The moments come in with the jobs.

mod early;

use std::path::PathBuf;
use std::time::Duration;

use self::early::Early;
use super::align::{Aligner, Gap};
use super::balance::Listener;
use super::capture::Heard;
use super::flac::Shape;
use super::level::Meter;
use super::report::{Pause, Report};
use super::store::Store;
use super::track::{Position, Track};
use super::watch::{Notice, Watch};
use crate::system;

/// How long after a pause or a stop what was captured before it may still come.
const LATE: Duration = Duration::from_millis(400);

/// A jump of the clock by more than this is a computer that slept.
const SLEPT: Duration = Duration::from_mins(1);

/// A drift that is known to so many millionths is told; and again when it changed by twice as much.
const DRIFT: f64 = 5.0;

/// What the recorder is asked, or hears.
pub enum Job {
    /// The capture heard something.
    Heard(Heard),
    /// Nothing that is captured after this moment is recorded.
    Pause(Duration),
    /// What is captured from this moment on is recorded again.
    GoOn(Duration),
    /// The end, at this moment.
    Stop(Duration),
}

/// Where reports go.
pub type Tell = Box<dyn FnMut(Report) + Send>;

/// What lies before the recorder.
pub struct Desk {
    shape: Shape,
    tracks: &'static [Track],
    store: Store,
    state: State,
    position: Position,
    started: bool,
    /// The latest moment that something was captured, and that work was done.
    heard: Duration,
    worked: Duration,
    /// When it was last told how it goes.
    told: Duration,
    /// The disk took nothing the last time.
    failing: bool,
    drifts: Vec<(Track, f64)>,
    watch: Watch,
    meters: Vec<Meter>,
    listener: Listener,
    early: Early,
    out: Vec<i16>,
    tell: Tell,
}

/// How far it is.
enum State {
    /// Not all sources were heard yet, since this moment.
    Waiting(Duration),
    Running(Box<Aligner>),
    /// All up to a moment is still taken in.
    Ending(Box<Aligner>, Duration, Then),
    Paused,
    Over,
}

/// What comes after [`State::Ending`].
#[derive(Clone, Copy, PartialEq)]
enum Then {
    Pause(Pause),
    Stop,
}

impl Desk {
    /// A desk before its first sound; what was captured before `now` is not recorded.
    #[must_use]
    pub fn new(shape: Shape, store: Store, now: Duration, tell: Tell) -> Desk {
        let tracks = Track::BOTH.get(..shape.channels).unwrap_or(&Track::BOTH);
        Desk {
            shape,
            tracks,
            store,
            state: State::Waiting(now),
            position: Position(0),
            started: false,
            heard: now,
            worked: now,
            told: now,
            failing: false,
            drifts: Vec::new(),
            watch: Watch::new(tracks, shape.rate),
            meters: tracks.iter().map(|_| Meter::new(shape.rate)).collect(),
            listener: Listener::new(shape.rate, shape.channels),
            early: Early::since(now),
            out: Vec::new(),
            tell,
        }
    }

    /// Takes a job.
    pub fn take(&mut self, job: Job) {
        match job {
            Job::Heard(Heard::Samples {
                track,
                samples,
                until,
            }) => self.hear(track, &samples, until),
            Job::Heard(Heard::Gone { track, why, .. }) => {
                self.watch.gone(track, &why);
                if let State::Running(aligner) | State::Ending(aligner, ..) = &mut self.state {
                    aligner.gone(track);
                }
            }
            Job::Heard(Heard::Back { track, device, at }) => {
                self.watch.back(track);
                (self.tell)(Report::Device { track, device, at });
            }
            Job::Pause(at) => self.end(at, Then::Pause(Pause::Asked)),
            Job::GoOn(at) => self.go_on(at),
            Job::Stop(at) => self.end(at, Then::Stop),
        }
    }

    /// Does what is due; false when the recording is over.
    pub fn work(&mut self, now: Duration) -> bool {
        self.wake(now);
        match &self.state {
            State::Waiting(since) => {
                if let Some(at) = self.early.begins(self.tracks, *since, now) {
                    self.begin(at);
                }
            }
            State::Running(_) => self.advance(now),
            State::Ending(aligner, at, _) => {
                if aligner.has_all_until(*at) || now >= *at + LATE {
                    self.close();
                } else {
                    self.advance((*at).min(now));
                }
            }
            State::Paused | State::Over => {}
        }
        if !matches!(self.state, State::Over) {
            self.keep(now);
        }
        self.tell_notices();
        !matches!(self.state, State::Over)
    }

    fn hear(&mut self, track: Track, samples: &[i16], until: Duration) {
        if matches!(self.state, State::Over) || samples.is_empty() {
            return;
        }
        let length = Position(samples.len() as u64).time(self.shape.rate);
        let from = until.saturating_sub(length);
        if matches!(self.state, State::Waiting(_) | State::Paused) {
            self.early.take(track, samples, from, until);
        }
        if matches!(self.state, State::Paused) {
            // What a call plays has the moment it will be heard, which is after it came: some of it
            // may belong to what follows the pause. The rest is off the record.
            return self.early.forget(until.saturating_sub(LATE));
        }
        self.wake(from);
        self.heard = self.heard.max(until);
        self.watch.samples(track, samples.len() as u64, until);
        let level = self.meters.get_mut(track.channel());
        if let Some(level) = level.and_then(|meter| meter.take(samples)) {
            self.watch.level(track, level, until);
            (self.tell)(Report::Level { track, level });
        }
        if let State::Running(aligner) | State::Ending(aligner, ..) = &mut self.state {
            aligner.samples(track, samples, until);
        }
    }

    /// Leaves out the time that the computer slept: hours of silence are nobody's interview.
    fn wake(&mut self, now: Duration) {
        let before = self.heard.max(self.worked);
        self.worked = self.worked.max(now);
        if matches!(self.state, State::Running(_)) && now.saturating_sub(before) >= SLEPT {
            self.end(before, Then::Pause(Pause::Asleep));
            self.go_on(now);
        }
    }

    /// The first sample is that of this moment.
    fn begin(&mut self, at: Duration) {
        self.run(at);
        self.started = true;
        let room = self.room();
        (self.tell)(Report::Started {
            file: self.store.file().path().to_owned(),
            at,
            shape: self.shape,
            room,
        });
    }

    /// Records all that was captured after a moment.
    fn run(&mut self, at: Duration) {
        let mut aligner = Aligner::new(self.tracks, self.shape.rate, at, self.position);
        self.early.forget(at);
        for piece in self.early.give() {
            aligner.samples(piece.track, &piece.samples, piece.until);
        }
        self.state = State::Running(Box::new(aligner));
    }

    fn end(&mut self, at: Duration, then: Then) {
        self.state = match std::mem::replace(&mut self.state, State::Paused) {
            State::Running(aligner) => State::Ending(aligner, at, then),
            State::Ending(aligner, before, _) if then == Then::Stop => {
                State::Ending(aligner, before, then)
            }
            State::Waiting(_) | State::Paused if then == Then::Stop => {
                self.finish();
                State::Over
            }
            State::Waiting(_) => {
                self.tell_pause(at, Pause::Asked);
                State::Paused
            }
            other => other,
        };
    }

    fn go_on(&mut self, at: Duration) {
        if matches!(self.state, State::Ending(_, _, Then::Pause(_))) {
            self.close();
        }
        if !matches!(self.state, State::Paused) {
            return;
        }
        if !self.started {
            self.early.forget(at);
            self.state = State::Waiting(at);
            return;
        }
        self.run(at);
        (self.heard, self.worked) = (self.heard.max(at), self.worked.max(at));
        (self.tell)(Report::WentOn {
            position: self.position,
            at,
        });
    }

    /// Hands on what is certain by now.
    fn advance(&mut self, now: Duration) {
        let mut more = true;
        while more {
            let (State::Running(aligner) | State::Ending(aligner, ..)) = &mut self.state else {
                return;
            };
            more = aligner.advance(now, &mut self.out);
            let gaps = aligner.gaps(false);
            self.position = aligner.position();
            self.hand_on(gaps);
        }
        self.watch.tick(self.heard.max(now));
    }

    /// Brings what runs to its end.
    fn close(&mut self) {
        let state = std::mem::replace(&mut self.state, State::Paused);
        let State::Ending(mut aligner, at, then) = state else {
            self.state = state;
            return;
        };
        let mut more = true;
        while more {
            more = aligner.finish(at, &mut self.out);
            let gaps = aligner.gaps(!more);
            self.position = aligner.position();
            self.hand_on(gaps);
        }
        self.watch.pause();
        match then {
            Then::Pause(why) => self.tell_pause(at, why),
            Then::Stop => {
                self.finish();
                self.state = State::Over;
            }
        }
    }

    fn tell_pause(&mut self, at: Duration, why: Pause) {
        (self.tell)(Report::Paused {
            position: self.position,
            at,
            why,
        });
    }

    fn hand_on(&mut self, gaps: Vec<Gap>) {
        if !self.out.is_empty() {
            let samples = (self.out.len() / self.shape.channels) as u64;
            let length = Position(samples).time(self.shape.rate);
            let spoke = self.listener.take(&self.out);
            for (track, _) in Track::BOTH
                .into_iter()
                .zip(spoke)
                .filter(|(_, spoke)| *spoke)
            {
                self.watch.spoke(track, length);
            }
            self.store.take(&self.out);
            self.out.clear();
        }
        for gap in gaps {
            (self.tell)(Report::Gap(gap));
        }
    }

    /// Writes, and each second makes durable and tells how it goes.
    fn keep(&mut self, now: Duration) {
        let due = now.saturating_sub(self.told) >= Duration::from_secs(1);
        if self.failing && !due {
            // A disk that takes nothing is asked once a second.
            return;
        }
        let mut written = self.store.write();
        if due {
            self.told = now;
            let synced = self.store.sync();
            self.tell_how_it_goes(synced.is_ok());
            written = written.and(synced);
        }
        self.failing = written.is_err();
        let why = written.err().map(|error| error.to_string());
        self.watch.written(why.as_deref());
        self.tell_losses();
    }

    fn tell_how_it_goes(&mut self, synced: bool) {
        let (samples, bytes) = (self.store.file().samples(), self.store.file().bytes());
        let room = self.room();
        if let Some(room) = room {
            self.watch.disk(room);
        }
        if synced {
            (self.tell)(Report::Written {
                samples,
                bytes,
                room,
            });
        }
        if let State::Running(aligner) = &self.state {
            (self.tell)(Report::Talk(self.listener.talk()));
            for drift in aligner.drifts(DRIFT) {
                let told = self
                    .drifts
                    .iter_mut()
                    .find(|(track, _)| *track == drift.track);
                match told {
                    Some((_, ppm)) if (*ppm - drift.ppm).abs() < 2.0 * DRIFT => continue,
                    Some((_, ppm)) => *ppm = drift.ppm,
                    None => self.drifts.push((drift.track, drift.ppm)),
                }
                (self.tell)(Report::Drift(drift));
            }
        }
    }

    /// Seconds that there is room for on the disk.
    fn room(&self) -> Option<u64> {
        let file = self.store.file();
        let folder = file.path().parent().map(PathBuf::from).unwrap_or_default();
        let rate = u64::from(self.shape.rate);
        let seconds = file.samples() / rate;
        // Before there is enough to go by: two thirds of what the samples take, as speech does.
        let per_second = if seconds >= 10 {
            file.bytes() / seconds
        } else {
            rate * self.shape.channels as u64 * 4 / 3
        };
        system::free_space(&folder).map(|free| free / per_second.max(1))
    }

    fn finish(&mut self) {
        let finished = self.store.finish();
        self.tell_losses();
        (self.tell)(Report::Talk(self.listener.talk()));
        let file = self.store.file().path().to_owned();
        (self.tell)(match finished {
            Ok(summary) => Report::Stopped { file, summary },
            Err(error) => Report::Failed {
                file: Some(file),
                why: error.to_string(),
            },
        });
    }

    /// What the disk did not take is lost on all tracks.
    fn tell_losses(&mut self) {
        for (from, samples) in self.store.lost() {
            for &track in self.tracks {
                (self.tell)(Report::Gap(Gap {
                    track,
                    from: Position(from),
                    samples,
                }));
            }
        }
    }

    fn tell_notices(&mut self) {
        for notice in self.watch.notices() {
            (self.tell)(match notice {
                Notice::Began(trouble) => Report::Trouble(trouble),
                Notice::Over(trouble) => Report::Over(trouble),
            });
        }
    }
}

#[cfg(test)]
mod tests;
