//! Which stretches of which recordings hold some of a session's conversation: on the record, in the
//! order of the session's clock, each moment once.

use std::ops::Range;

use super::Session;
use super::recordings::Recording;

/// A stretch of a recording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The file, as it is named in the session's `audio/` folder.
    pub file: String,
    /// Samples a second.
    pub rate: u32,
    /// The session's clock where it begins, in milliseconds.
    pub from_ms: i64,
    /// The positions in the file; up to its end when the end is `u64::MAX`.
    pub positions: Range<u64>,
}

/// A stretch of the session's clock, in milliseconds; below 0 is before the session began.
pub type Stretch = Range<i64>;

/// All of the session's clock.
pub const ALL: Stretch = i64::MIN..i64::MAX;

impl Excerpt {
    /// The session's clock, in milliseconds, some milliseconds into the excerpt.
    #[must_use]
    pub fn clock(&self, ms: u64) -> i64 {
        self.from_ms
            .saturating_add(i64::try_from(ms).unwrap_or(i64::MAX))
    }
}

impl Session {
    /// The recordings to take: the one with this name; without a name those of the recorder, and
    /// only when there is none those that were attached. None that was destroyed.
    #[must_use]
    pub fn recordings_to_take(&self, named: Option<&str>) -> Vec<&Recording> {
        let all = self.recordings.all().iter();
        let there: Vec<&Recording> = all.filter(|recording| !recording.destroyed).collect();
        let take = |fits: &dyn Fn(&Recording) -> bool| -> Vec<&Recording> {
            let fitting = there.iter().filter(|recording| fits(recording));
            fitting.copied().collect()
        };
        if let Some(named) = named {
            return take(&|recording| recording.file == named);
        }
        let own = take(&|recording| !recording.is_attached());
        if own.is_empty() { there } else { own }
    }

    /// What some recordings hold of some stretches of the session's clock, without what was off the
    /// record. Where two recorded at once, the one that began first is taken.
    #[must_use]
    pub fn excerpts(&self, recordings: &[&Recording], stretches: &[Stretch]) -> Vec<Excerpt> {
        let mut recordings = recordings.to_vec();
        recordings.sort_by_key(|recording| recording.spans.first().map(|span| span.from_ms));
        let off = self.timeline.off_record().iter();
        let mut out: Vec<Stretch> = off.map(|off| signed(off.start)..signed(off.end)).collect();
        let mut found: Vec<Excerpt> = Vec::new();
        for recording in recordings {
            let mut taken = Vec::new();
            for stretch in stretches {
                for left in without(stretch, &out) {
                    for (clock, positions) in recording.stretches(&left) {
                        found.push(Excerpt {
                            file: recording.file.clone(),
                            rate: recording.rate,
                            from_ms: clock.start,
                            positions,
                        });
                        taken.push(clock);
                    }
                }
            }
            out.extend(taken);
        }
        found.sort_by_key(|excerpt| excerpt.from_ms);
        found
    }
}

/// What is left of a stretch when others, in any order, are taken out of it.
#[must_use]
pub fn without(whole: &Stretch, out: &[Stretch]) -> Vec<Stretch> {
    let mut out = out.to_vec();
    out.sort_by_key(|stretch| stretch.start);
    let mut left = Vec::new();
    let mut from = whole.start;
    for stretch in out {
        let to = stretch.start.min(whole.end);
        if from < to {
            left.push(from..to);
        }
        from = from.max(stretch.end);
    }
    if from < whole.end {
        left.push(from..whole.end);
    }
    left
}

fn signed(ms: u64) -> i64 {
    i64::try_from(ms).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::guide::load::load;
    use crate::guide::outline::Outline;
    use crate::journal::Event;
    use crate::journal::deed::{
        Deed, Off, On, RecordedTrack, RecordingAttached, RecordingPaused, RecordingStarted,
        RecordingStopped,
    };
    use crate::journal::moment::Timestamp;
    use crate::session::header::{Header, Phase};

    fn after(deeds: Vec<(u64, Deed)>) -> Session {
        let guide = load("kwaliteitszorg", None).unwrap().guide;
        let header = Header {
            uuid: uuid::Uuid::nil(),
            guide: "kwaliteitszorg".into(),
            guide_version: "1.0".into(),
            guide_sha256: String::new(),
            participants: vec!["R7".into()],
            phase: Phase::Main,
            language: "nl".into(),
            start: time::OffsetDateTime::UNIX_EPOCH,
        };
        let outline = Outline::of(&guide);
        let mut session = Session::new(Arc::new(header), Arc::new(guide), Arc::new(outline));
        for (seq, (ms, deed)) in (0..).zip(deeds) {
            let at = Timestamp::now();
            session.apply(&Event { seq, at, ms, deed });
        }
        session
    }

    fn attached(file: &str, at_ms: i64, samples: u64) -> Deed {
        let (file, rate, sha256) = (file.into(), 1_000, String::new());
        let attached = RecordingAttached {
            file,
            rate,
            samples,
            at_ms,
            sha256,
        };
        attached.into()
    }

    fn started(at_ms: u64) -> Deed {
        let tracks = vec![RecordedTrack {
            track: "microphone".into(),
            device: "a".into(),
        }];
        let file = "001.flac".into();
        let started = RecordingStarted {
            file,
            rate: 1_000,
            tracks,
            at_ms,
        };
        started.into()
    }

    fn brief(excerpts: &[Excerpt]) -> Vec<(&str, i64, Range<u64>)> {
        let each = excerpts.iter();
        each.map(|it| (it.file.as_str(), it.from_ms, it.positions.clone()))
            .collect()
    }

    #[test]
    fn what_was_off_the_record_is_in_no_excerpt_of_somebody_elses_recording() {
        let session = after(vec![
            (10_000, Off {}.into()),
            (20_000, On {}.into()),
            (50_000, Off {}.into()),
            (60_000, attached("call.m4a", -5_000, 90_000)),
        ]);
        let all = session.excerpts(&session.recordings_to_take(None), &[ALL]);
        assert_eq!(
            brief(&all),
            [
                ("call.m4a", -5_000, 0..15_000),
                ("call.m4a", 20_000, 25_000..55_000)
            ]
        );
        let some = session.excerpts(
            &session.recordings_to_take(None),
            &[9_000..15_000, 15_000..21_000],
        );
        assert_eq!(
            brief(&some),
            [
                ("call.m4a", 9_000, 14_000..15_000),
                ("call.m4a", 20_000, 25_000..26_000)
            ]
        );
    }

    #[test]
    fn each_moment_is_taken_once_and_the_recorders_own_come_first() {
        let file = || "001.flac".to_owned();
        let session = after(vec![
            (1_000, started(1_000)),
            (
                4_000,
                RecordingPaused {
                    file: file(),
                    position: 3_000,
                }
                .into(),
            ),
            (
                9_000,
                RecordingStopped {
                    file: file(),
                    samples: 3_000,
                    md5: String::new(),
                }
                .into(),
            ),
            (9_000, attached("a.wav", 0, 6_000)),
        ]);
        let own = session.recordings_to_take(None);
        assert_eq!(
            brief(&session.excerpts(&own, &[ALL])),
            [("001.flac", 1_000, 0..3_000)]
        );
        let named = session.recordings_to_take(Some("a.wav"));
        assert_eq!(
            brief(&session.excerpts(&named, &[ALL])),
            [("a.wav", 0, 0..6_000)]
        );
        let both: Vec<_> = session.recordings.all().iter().collect();
        assert_eq!(
            brief(&session.excerpts(&both, &[ALL])),
            [("a.wav", 0, 0..6_000)]
        );
    }

    #[test]
    fn stretches_are_taken_out_in_any_order() {
        let off = [50..60, 0..10, 55..70, 95..200];
        assert_eq!(without(&(5..100), &off), [10..50, 70..95]);
        assert_eq!(without(&(5..9), &off), []);
    }
}
