//! What may be wrong with a recording while it runs: said once when it begins, and once when it is
//! over. Pure; the moments come in as uptime.

use std::time::Duration;

use super::level::Level;
use super::track::Track;

/// How long a track may give nothing while the other speaks.
const SILENT_FOR: Duration = Duration::from_secs(20);

/// How long the other speaks in that time, at the least.
const OTHER_SPEAKS: Duration = Duration::from_secs(5);

/// A peak below this, in decibels, is a microphone that is off and not a quiet room.
const DEAD: f32 = -70.0;

/// From this peak upwards it is alive again.
const ALIVE: f32 = -66.0;

/// How long after the last sample at full scale clipping is over.
const CLIPPED: Duration = Duration::from_secs(10);

/// The stretch over which samples are held against the clock.
const PACE: Duration = Duration::from_secs(5);

/// The part of them that may be missing, or too much.
const PACE_OFF: f64 = 0.06;

/// No samples at all for so long is trouble at once.
const STALLED: Duration = Duration::from_millis(1_500);

/// Room on the disk for less than this many seconds is trouble, until there is a quarter more.
const ROOM: u64 = 3_600;

/// Something that is wrong, and may pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// A track gives nothing, not even the sound of a room, while the other speaks.
    Silent {
        /// Which.
        track: Track,
    },
    /// A track is so loud that the sound is cut off.
    Clipping {
        /// Which.
        track: Track,
    },
    /// A track gives fewer samples than the clock asks for, or more.
    Pace {
        /// Which.
        track: Track,
    },
    /// The source of a track is gone.
    Gone {
        /// Which.
        track: Track,
        /// What happened, in words.
        why: String,
    },
    /// The disk will be full within the hour.
    DiskSoonFull {
        /// Seconds that there is room for.
        seconds: u64,
    },
    /// The disk takes nothing; the recording is held in memory.
    NotWritten {
        /// What the system says.
        why: String,
    },
}

/// What there is to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// This began.
    Began(Trouble),
    /// This is over.
    Over(Trouble),
}

/// Watches over a recording.
#[derive(Debug)]
pub struct Watch {
    rate: u32,
    tracks: Vec<(Track, Watched)>,
    disk_soon_full: Option<u64>,
    not_written: Option<String>,
    notices: Vec<Notice>,
}

/// What is known of a track.
#[derive(Debug, Default)]
struct Watched {
    dead_since: Option<Duration>,
    /// How long the other spoke since then.
    other_spoke: Duration,
    silent: bool,
    clipped_at: Option<Duration>,
    /// Where the stretch began that samples are counted in, and how many they are.
    stretch: Option<(Duration, u64)>,
    last: Option<Duration>,
    off_pace: bool,
    gone: Option<String>,
}

impl Watch {
    /// Watches so many tracks.
    #[must_use]
    pub fn new(tracks: &[Track], rate: u32) -> Watch {
        Watch {
            rate,
            tracks: tracks
                .iter()
                .map(|&track| (track, Watched::default()))
                .collect(),
            disk_soon_full: None,
            not_written: None,
            notices: Vec::new(),
        }
    }

    /// What there is to say since this was last asked.
    pub fn notices(&mut self) -> Vec<Notice> {
        std::mem::take(&mut self.notices)
    }

    /// A track's level.
    pub fn level(&mut self, track: Track, level: Level, now: Duration) {
        let silent = Trouble::Silent { track };
        let clipping = Trouble::Clipping { track };
        let Watch {
            tracks, notices, ..
        } = self;
        let Some(watched) = find(tracks, track) else {
            return;
        };
        if level.peak >= if watched.silent { ALIVE } else { DEAD } {
            watched.dead_since = None;
            change(&mut watched.silent, false, silent, notices);
        } else {
            let since = *watched.dead_since.get_or_insert_with(|| {
                watched.other_spoke = Duration::ZERO;
                now
            });
            let long = now.saturating_sub(since) >= SILENT_FOR;
            if long && watched.other_spoke >= OTHER_SPEAKS {
                change(&mut watched.silent, true, silent, notices);
            }
        }
        let mut clips = watched.clipped_at.is_some();
        if level.clips {
            watched.clipped_at = Some(now);
            change(&mut clips, true, clipping, notices);
        } else if watched
            .clipped_at
            .is_some_and(|at| now.saturating_sub(at) >= CLIPPED)
        {
            watched.clipped_at = None;
            change(&mut clips, false, clipping, notices);
        }
    }

    /// A track spoke, for so long.
    pub fn spoke(&mut self, track: Track, length: Duration) {
        if let Some(watched) = find(&mut self.tracks, track.other()) {
            watched.other_spoke += length;
        }
    }

    /// A track gave samples, the last of which was captured at `until`.
    pub fn samples(&mut self, track: Track, count: u64, until: Duration) {
        let rate = f64::from(self.rate);
        let Watch {
            tracks, notices, ..
        } = self;
        let Some(watched) = find(tracks, track) else {
            return;
        };
        watched.last = Some(until);
        let Some((since, counted)) = &mut watched.stretch else {
            watched.stretch = Some((until, 0));
            return;
        };
        *counted += count;
        let elapsed = until.saturating_sub(*since);
        if elapsed >= PACE {
            let wanted = elapsed.as_secs_f64() * rate;
            #[expect(clippy::cast_precision_loss, reason = "a ratio needs few digits")]
            let off = (*counted as f64 / wanted - 1.0).abs() > PACE_OFF;
            watched.stretch = Some((until, 0));
            change(&mut watched.off_pace, off, Trouble::Pace { track }, notices);
        }
    }

    /// Time passes; `now` is when all that was captured so far is known.
    pub fn tick(&mut self, now: Duration) {
        for (track, watched) in &mut self.tracks {
            let last = watched.last.get_or_insert(now);
            if watched.gone.is_none() && now.saturating_sub(*last) >= STALLED {
                let trouble = Trouble::Pace { track: *track };
                change(&mut watched.off_pace, true, trouble, &mut self.notices);
            }
        }
    }

    /// The source of a track is gone.
    pub fn gone(&mut self, track: Track, why: &str) {
        self.rest(track);
        if let Some(watched) = find(&mut self.tracks, track)
            && watched.gone.is_none()
        {
            watched.gone = Some(why.to_owned());
            let why = why.to_owned();
            self.notices
                .push(Notice::Began(Trouble::Gone { track, why }));
        }
    }

    /// A track has a source again.
    pub fn back(&mut self, track: Track) {
        if let Some(watched) = find(&mut self.tracks, track)
            && let Some(why) = watched.gone.take()
        {
            watched.last = None;
            self.notices
                .push(Notice::Over(Trouble::Gone { track, why }));
        }
    }

    /// Nothing is recorded now: silence and missing samples mean nothing.
    pub fn pause(&mut self) {
        let tracks: Vec<Track> = self.tracks.iter().map(|(track, _)| *track).collect();
        for track in tracks {
            self.rest(track);
        }
    }

    /// Seconds that there is room for on the disk.
    pub fn disk(&mut self, seconds: u64) {
        match self.disk_soon_full {
            None if seconds < ROOM => {
                self.disk_soon_full = Some(seconds);
                let trouble = Trouble::DiskSoonFull { seconds };
                self.notices.push(Notice::Began(trouble));
            }
            Some(seconds_then) if seconds >= ROOM + ROOM / 4 => {
                self.disk_soon_full = None;
                let trouble = Trouble::DiskSoonFull {
                    seconds: seconds_then,
                };
                self.notices.push(Notice::Over(trouble));
            }
            _ => {}
        }
    }

    /// The disk takes nothing, or (none) takes all again.
    pub fn written(&mut self, failure: Option<&str>) {
        match (failure, self.not_written.take()) {
            (Some(why), None) => {
                let why = why.to_owned();
                self.not_written = Some(why.clone());
                self.notices
                    .push(Notice::Began(Trouble::NotWritten { why }));
            }
            (None, Some(why)) => self.notices.push(Notice::Over(Trouble::NotWritten { why })),
            (_, before) => self.not_written = before,
        }
    }

    /// Forgets what was counted of a track.
    fn rest(&mut self, track: Track) {
        let Watch {
            tracks, notices, ..
        } = self;
        let Some(watched) = find(tracks, track) else {
            return;
        };
        change(
            &mut watched.silent,
            false,
            Trouble::Silent { track },
            notices,
        );
        change(
            &mut watched.off_pace,
            false,
            Trouble::Pace { track },
            notices,
        );
        (watched.dead_since, watched.stretch, watched.last) = (None, None, None);
    }
}

fn find(tracks: &mut [(Track, Watched)], track: Track) -> Option<&mut Watched> {
    let mut tracks = tracks.iter_mut();
    tracks
        .find(|(of, _)| *of == track)
        .map(|(_, watched)| watched)
}

/// Says that something began or is over, when it changed.
fn change(is: &mut bool, now: bool, trouble: Trouble, notices: &mut Vec<Notice>) {
    if *is != now {
        *is = now;
        notices.push(if now {
            Notice::Began(trouble)
        } else {
            Notice::Over(trouble)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MICROPHONE: Track = Track::Microphone;
    const CALL: Track = Track::Call;

    fn at(seconds: f64) -> Duration {
        Duration::from_secs_f64(1_000.0 + seconds)
    }

    fn level(peak: f32) -> Level {
        Level {
            peak,
            rms: peak - 6.0,
            clips: peak > -0.1,
        }
    }

    fn watch() -> Watch {
        Watch::new(&Track::BOTH, 48_000)
    }

    /// Seconds in which the call speaks and the microphone has a level.
    fn pass(watch: &mut Watch, seconds: std::ops::Range<u32>, peak: f32) {
        for second in seconds {
            watch.level(MICROPHONE, level(peak), at(f64::from(second)));
            watch.spoke(CALL, Duration::from_secs(1));
        }
    }

    #[test]
    fn a_microphone_that_is_off_is_told_once_after_twenty_seconds() {
        let mut watch = watch();
        pass(&mut watch, 0..20, -96.0);
        assert_eq!(watch.notices(), []);
        pass(&mut watch, 20..60, -96.0);
        let silent = Trouble::Silent { track: MICROPHONE };
        assert_eq!(watch.notices(), [Notice::Began(silent.clone())]);
        pass(&mut watch, 60..70, -40.0);
        assert_eq!(watch.notices(), [Notice::Over(silent)]);
    }

    #[test]
    fn a_quiet_room_and_two_who_are_silent_are_no_trouble() {
        let mut watch = watch();
        pass(&mut watch, 0..60, -62.0);
        for second in 60..120 {
            watch.level(MICROPHONE, level(-96.0), at(f64::from(second)));
        }
        assert_eq!(watch.notices(), []);
    }

    #[test]
    fn clipping_is_over_ten_seconds_after_the_last() {
        let mut watch = watch();
        for second in 0..30 {
            let peak = if second < 5 { 0.0 } else { -20.0 };
            watch.level(CALL, level(peak), at(f64::from(second)));
        }
        let clipping = Trouble::Clipping { track: CALL };
        let told = [Notice::Began(clipping.clone()), Notice::Over(clipping)];
        assert_eq!(watch.notices(), told);
    }

    #[test]
    fn samples_that_do_not_keep_up_with_the_clock_are_told() {
        let mut watch = watch();
        let pace = Trouble::Pace { track: CALL };
        let mut second = 0.0;
        let mut give = |watch: &mut Watch, count, seconds| {
            for _ in 0..seconds * 50 {
                second += 0.02;
                watch.samples(CALL, count, at(second));
            }
        };
        give(&mut watch, 960, 11);
        assert_eq!(watch.notices(), []);
        give(&mut watch, 882, 11);
        assert_eq!(watch.notices(), [Notice::Began(pace.clone())]);
        give(&mut watch, 960, 11);
        assert_eq!(watch.notices(), [Notice::Over(pace.clone())]);
        watch.samples(MICROPHONE, 960, at(second + 1.6));
        watch.tick(at(second + 1.6));
        assert_eq!(watch.notices(), [Notice::Began(pace)]);
    }

    #[test]
    fn a_source_that_is_gone_is_not_also_slow_and_silent() {
        let mut watch = watch();
        watch.samples(CALL, 960, at(0.0));
        watch.samples(MICROPHONE, 960, at(9.9));
        watch.gone(CALL, "unplugged");
        watch.gone(CALL, "unplugged");
        watch.tick(at(10.0));
        watch.back(CALL);
        watch.tick(at(11.0));
        let gone = Trouble::Gone {
            track: CALL,
            why: "unplugged".into(),
        };
        assert_eq!(
            watch.notices(),
            [Notice::Began(gone.clone()), Notice::Over(gone)]
        );
    }

    #[test]
    fn a_disk_that_fills_is_told_an_hour_ahead() {
        let mut watch = watch();
        watch.disk(3_600);
        assert_eq!(watch.notices(), []);
        watch.disk(3_000);
        watch.disk(2_000);
        watch.disk(4_000);
        let trouble = Trouble::DiskSoonFull { seconds: 3_000 };
        assert_eq!(watch.notices(), [Notice::Began(trouble.clone())]);
        watch.disk(4_500);
        assert_eq!(watch.notices(), [Notice::Over(trouble)]);
    }
}
