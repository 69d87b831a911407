//! The recordings of a session, and where in them a moment of the session's clock lies.

use std::ops::Range;

use crate::journal::Event;
use crate::journal::deed::{
    Deed, RecordingAttached, RecordingContinued, RecordingGap, RecordingStarted, Talked,
};

/// The recordings, in the order they were begun or attached.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recordings(Vec<Recording>);

/// One file of recorded sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recording {
    /// The file, as it is named in the session's `audio/` folder.
    pub file: String,
    /// Samples a second.
    pub rate: u32,
    /// The tracks in the order of its channels; none known of one that was attached.
    pub tracks: Vec<String>,
    /// What of it was recorded when, the earliest first.
    pub spans: Vec<Span>,
    /// Where a track is silent because nothing was heard.
    pub gaps: Vec<RecordingGap>,
    /// How many samples each track has, once it was closed.
    pub samples: Option<u64>,
    /// Who spoke how long.
    pub talked: Option<Talked>,
    /// Where the consent was repeated aloud.
    pub consent_at: Option<u64>,
    /// Whether it was destroyed.
    pub destroyed: bool,
}

/// A stretch that was recorded without a pause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The session's clock where it begins, in milliseconds.
    pub from_ms: i64,
    /// The position where it begins.
    pub position: u64,
    /// The position where it ends; none while it goes on.
    pub end: Option<u64>,
}

impl Recording {
    /// The position at a moment of the session's clock, if it was recorded then.
    #[must_use]
    pub fn position_at(&self, ms: i64) -> Option<u64> {
        self.spans.iter().rev().find_map(|span| {
            let since = u64::try_from(ms.checked_sub(span.from_ms)?).ok()?;
            let position = span.position + since.saturating_mul(self.rate.into()) / 1_000;
            let is_in = span.end.is_none_or(|end| position < end);
            is_in.then_some(position)
        })
    }

    /// When positions were recorded, by the session's clock: a stretch for each that was recorded
    /// without a pause. Positions beyond its end are counted on.
    #[must_use]
    pub fn clock_of(&self, positions: Range<u64>) -> Vec<Range<i64>> {
        let last = self.spans.len().saturating_sub(1);
        let spans = self.spans.iter().enumerate();
        let found = spans.filter_map(|(number, span)| {
            let end = span.end.filter(|_| number < last).unwrap_or(u64::MAX);
            let from = positions.start.max(span.position);
            let to = positions.end.min(end);
            // Words without a length were said at a moment all the same.
            let is_in = from < to || (from == to && from == positions.start && from < end);
            let at = |position: u64| {
                let ms = self.ms_of(position.saturating_sub(span.position));
                span.from_ms.saturating_add(signed(ms))
            };
            is_in.then(|| at(from)..at(to))
        });
        found.collect()
    }

    /// What of it was recorded within a stretch of the session's clock: the clock, and the positions,
    /// with `u64::MAX` as the end of what goes on.
    pub fn stretches(&self, within: &Range<i64>) -> impl Iterator<Item = (Range<i64>, Range<u64>)> {
        let rate = u64::from(self.rate);
        self.spans.iter().filter_map(move |span| {
            let end_ms = span.end.map_or(i64::MAX, |end| {
                let length = self.ms_of(end.saturating_sub(span.position));
                span.from_ms.saturating_add(signed(length))
            });
            let clock = within.start.max(span.from_ms)..within.end.min(end_ms);
            let at = |ms: i64| {
                let since = u64::try_from(ms.saturating_sub(span.from_ms)).unwrap_or_default();
                span.position + since.saturating_mul(rate) / 1_000
            };
            // The last part of a millisecond belongs to it as well.
            let whole = clock.end == end_ms;
            let end = if whole {
                span.end.unwrap_or(u64::MAX)
            } else {
                at(clock.end)
            };
            (!clock.is_empty()).then(|| (clock.clone(), at(clock.start)..end))
        })
    }

    /// The last position that is known to be in it.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        self.samples.or_else(|| self.spans.last()?.end)
    }

    /// Whether it was made elsewhere.
    #[must_use]
    pub fn is_attached(&self) -> bool {
        self.tracks.is_empty()
    }

    /// The session's clock where the consent was repeated aloud.
    #[must_use]
    pub fn consent_ms(&self) -> Option<i64> {
        let position = self.consent_at?;
        let span = self
            .spans
            .iter()
            .rev()
            .find(|span| span.position <= position)?;
        Some(
            span.from_ms
                .saturating_add(signed(self.ms_of(position - span.position))),
        )
    }

    /// A position as milliseconds since the file began.
    #[must_use]
    pub fn ms_of(&self, position: u64) -> u64 {
        position.saturating_mul(1_000) / u64::from(self.rate.max(1))
    }

    /// Whether it is being recorded now.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.samples.is_none() && self.spans.last().is_some_and(|span| span.end.is_none())
    }
}

impl Recordings {
    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[Recording] {
        &self.0
    }

    /// Whether there is one that was not destroyed.
    #[must_use]
    pub fn are_there(&self) -> bool {
        self.0.iter().any(|recording| !recording.destroyed)
    }

    /// The file in which a moment of the session's clock was recorded, and the milliseconds from its
    /// beginning.
    #[must_use]
    pub fn locate(&self, ms: u64) -> Option<(&str, u64)> {
        let ms = i64::try_from(ms).ok()?;
        self.0.iter().rev().find_map(|recording| {
            let position = recording.position_at(ms)?;
            Some((recording.file.as_str(), recording.ms_of(position)))
        })
    }

    /// Takes all of them for destroyed: they may not be used any more, whether or not they are there.
    pub fn withhold(&mut self) {
        self.0
            .iter_mut()
            .for_each(|recording| recording.destroyed = true);
    }

    /// Takes what an event says of a recording; others are passed over.
    pub fn take(&mut self, event: &Event) {
        match &event.deed {
            Deed::RecordingStarted(started) => self.0.push(Recording::started(started)),
            Deed::RecordingAttached(attached) => self.0.push(Recording::attached(attached)),
            Deed::RecordingPaused(paused) => {
                self.change(&paused.file, |it| it.end_span(paused.position));
            }
            Deed::RecordingContinued(on) => self.change(&on.file, |it| it.go_on(on)),
            Deed::RecordingStopped(stopped) => self.change(&stopped.file, |recording| {
                if let Some(span) = recording.spans.last_mut() {
                    // What was broken off is known to the sample once its file was looked at.
                    span.end = Some(stopped.samples);
                }
                recording.samples = Some(stopped.samples);
            }),
            Deed::RecordingGap(gap) => {
                self.change(&gap.file, |recording| recording.gaps.push(gap.clone()));
            }
            Deed::Talked(talked) => {
                self.change(&talked.file, |it| it.talked = Some(talked.clone()));
            }
            Deed::ConsentAloud(aloud) => {
                self.change(&aloud.file, |it| it.consent_at = Some(aloud.position));
            }
            Deed::RecordingDestroyed(destroyed) => {
                self.change(&destroyed.file, |recording| recording.destroyed = true);
            }
            _ => {}
        }
    }

    /// A sitting that was broken off recorded no further than its last event.
    pub(super) fn break_off(&mut self, last_ms: u64) {
        for recording in &mut self.0 {
            let last = i64::try_from(last_ms).unwrap_or(i64::MAX);
            if let (true, Some(position)) = (recording.is_running(), recording.position_at(last)) {
                recording.end_span(position);
            }
        }
    }

    fn change(&mut self, file: &str, change: impl FnOnce(&mut Recording)) {
        if let Some(recording) = self.0.iter_mut().rev().find(|known| known.file == file) {
            change(recording);
        }
    }
}

impl Recording {
    fn started(started: &RecordingStarted) -> Recording {
        let tracks = started.tracks.iter().map(|track| track.track.clone());
        Recording {
            tracks: tracks.collect(),
            ..Recording::from(&started.file, started.rate, signed(started.at_ms))
        }
    }

    fn attached(attached: &RecordingAttached) -> Recording {
        let mut recording = Recording::from(&attached.file, attached.rate, attached.at_ms);
        recording.end_span(attached.samples);
        recording.samples = Some(attached.samples);
        recording
    }

    fn from(file: &str, rate: u32, from_ms: i64) -> Recording {
        Recording {
            file: file.to_owned(),
            rate,
            tracks: Vec::new(),
            spans: vec![Span {
                from_ms,
                position: 0,
                end: None,
            }],
            gaps: Vec::new(),
            samples: None,
            talked: None,
            consent_at: None,
            destroyed: false,
        }
    }

    fn end_span(&mut self, position: u64) {
        if let Some(span) = self.spans.last_mut() {
            span.end.get_or_insert(position);
        }
    }

    fn go_on(&mut self, on: &RecordingContinued) {
        self.end_span(on.position);
        self.spans.push(Span {
            from_ms: signed(on.at_ms),
            position: on.position,
            end: None,
        });
    }
}

fn signed(ms: u64) -> i64 {
    i64::try_from(ms).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::deed::{RecordingPaused, RecordingStopped};
    use crate::journal::moment::Timestamp;

    fn after(deeds: Vec<Deed>) -> Recordings {
        let mut recordings = Recordings::default();
        for (seq, deed) in (0..).zip(deeds) {
            recordings.take(&Event {
                seq,
                at: Timestamp::now(),
                ms: 0,
                deed,
            });
        }
        recordings
    }

    fn started(file: &str, at_ms: u64) -> Deed {
        Deed::from(RecordingStarted {
            file: file.into(),
            rate: 48_000,
            tracks: Vec::new(),
            at_ms,
        })
    }

    #[test]
    fn a_moment_is_found_in_the_file_that_ran_then_and_not_in_a_pause() {
        let file = || "001.flac".to_owned();
        let recordings = after(vec![
            started("001.flac", 10_000),
            RecordingPaused {
                file: file(),
                position: 48_000 * 5,
            }
            .into(),
            RecordingContinued {
                file: file(),
                position: 48_000 * 5,
                at_ms: 60_000,
            }
            .into(),
            RecordingStopped {
                file: file(),
                samples: 48_000 * 8,
                md5: String::new(),
            }
            .into(),
            started("002.flac", 90_000),
        ]);
        assert_eq!(recordings.locate(9_999), None);
        assert_eq!(recordings.locate(12_000), Some(("001.flac", 2_000)));
        assert_eq!(recordings.locate(30_000), None, "paused");
        assert_eq!(recordings.locate(61_500), Some(("001.flac", 6_500)));
        assert_eq!(recordings.locate(70_000), None, "stopped");
        assert_eq!(recordings.locate(90_250), Some(("002.flac", 250)));
    }

    #[test]
    fn a_stretch_over_a_pause_is_two_on_the_clock() {
        let mut recording = after(vec![started("001.flac", 10_000)]).0.remove(0);
        recording.end_span(48_000 * 5);
        recording.go_on(&RecordingContinued {
            file: String::new(),
            position: 48_000 * 5,
            at_ms: 60_000,
        });
        recording.end_span(48_000 * 8);
        let clock = |from: u64, to: u64| recording.clock_of(48_000 * from..48_000 * to);
        let one = |from: i64, to: i64| {
            let stretch = from..to;
            vec![stretch]
        };
        assert_eq!(clock(1, 2), one(11_000, 12_000));
        assert_eq!(clock(4, 7), [14_000..15_000, 60_000..62_000]);
        assert_eq!(clock(5, 5), one(60_000, 60_000));
        assert_eq!(clock(9, 10), one(64_000, 65_000), "beyond its end");
    }

    #[test]
    fn what_was_broken_off_ends_with_the_last_event() {
        let mut recordings = after(vec![started("001.flac", 0)]);
        recordings.break_off(5_000);
        assert_eq!(recordings.locate(4_000), Some(("001.flac", 4_000)));
        assert_eq!(recordings.locate(6_000), None);
        assert!(!recordings.all()[0].is_running());
    }

    #[test]
    fn one_attached_may_have_begun_before_the_session() {
        let recordings = after(vec![
            RecordingAttached {
                file: "call.m4a".into(),
                rate: 1_000,
                samples: 10_000,
                at_ms: -2_000,
                sha256: String::new(),
            }
            .into(),
        ]);
        assert_eq!(recordings.locate(0), Some(("call.m4a", 2_000)));
        assert_eq!(recordings.locate(8_000), None);
    }
}
