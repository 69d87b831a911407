//! A stream of the server's that gives one source's sound: how it is asked for, and its clock.

use std::ffi::CString;
use std::mem;
use std::time::{Duration, SystemTime};

use pulseaudio::protocol::stream::{BufferAttr, StreamFlags};
use pulseaudio::protocol::{
    ChannelMap, ChannelVolume, Command, CreateRecordStreamReply, LatencyParams, Prop, Props,
    RecordLatency, RecordStreamParams, SampleFormat, SampleSpec,
};

use crate::recorder::capture::clock::{StreamClock, span};
use crate::recorder::track::Track;
use crate::system::uptime;

/// How much sound one message of the server holds, in milliseconds. It must be named: the server's
/// own choice is two seconds.
const FRAGMENT_MS: u32 = 20;
/// How often a stream's latency is asked for: often, since the middle one of some answers counts.
const MEASURE: Duration = Duration::from_millis(100);
/// An answer that did not come in so long will not come.
const ANSWER: Duration = Duration::from_secs(2);
/// Sound whose moment is not sure yet is held back no longer than this: at the beginning of a
/// recording, and when a source is back while it goes on.
pub(super) const SETTLE: Duration = Duration::from_millis(500);
pub(super) const SETTLE_AGAIN: Duration = Duration::from_millis(200);
/// A stream without a sample for so long has stalled. Less is a server that was kept waiting, which loses
/// nothing; more is not waited for before silence is recorded.
const STALLED: Duration = Duration::from_millis(1_900);
/// Before the first sample: a server that was idle first plays out the two seconds it had planned.
const BEGINS: Duration = Duration::from_secs(4);

/// A stream that is there.
#[derive(Debug)]
pub(super) struct Stream {
    /// What the server calls it.
    pub(super) channel: u32,
    rate: u32,
    clock: StreamClock,
    count: u64,
    /// Samples that are not handed on; at first, until their moment is sure.
    held: Vec<i16>,
    is_settled: bool,
    patience: Duration,
    /// The question about latency that is out: its tag and when it was sent.
    asked: Option<(u32, Duration)>,
    ask_at: Duration,
    /// Something came in since the last question.
    is_fresh: bool,
    /// When something came in, or was not to be expected.
    came: Duration,
    is_suspended: bool,
}

/// The command for a stream of `source` and no other.
pub(super) fn request(track: Track, source: CString, rate: u32) -> Command {
    let mut props = Props::new();
    let title = match track {
        Track::Microphone => c"microphone",
        Track::Call => c"call",
    };
    props.set(Prop::MediaName, title);
    Command::CreateRecordStream(RecordStreamParams {
        sample_spec: SampleSpec {
            format: SampleFormat::S16Le,
            channels: 1,
            sample_rate: rate,
        },
        channel_map: ChannelMap::mono(),
        source_name: Some(source),
        buffer_attr: BufferAttr {
            // As much as the server can keep, should this thread be held up.
            max_length: u32::MAX,
            fragment_size: FRAGMENT_MS * rate / 1_000 * 2,
            ..BufferAttr::default()
        },
        flags: StreamFlags {
            // Or the participant lands on the interviewer's track when a headset goes.
            no_move: true,
            adjust_latency: true,
            // Neither louder nor muted because some stream of this program once was.
            start_muted: Some(false),
            relative_volume: true,
            ..StreamFlags::default()
        },
        cvolume: Some(ChannelVolume::norm(1)),
        props,
        ..RecordStreamParams::default()
    })
}

impl Stream {
    pub(super) fn new(made: &CreateRecordStreamReply, rate: u32, patience: Duration) -> Stream {
        let now = uptime();
        Stream {
            channel: made.channel,
            rate,
            clock: StreamClock::new(rate),
            count: 0,
            held: Vec::new(),
            is_settled: false,
            patience,
            asked: None,
            ask_at: now,
            is_fresh: false,
            came: now,
            is_suspended: made.suspended,
        }
    }

    /// Takes sound in.
    pub(super) fn sound(&mut self, bytes: &[u8]) {
        let (samples, _) = bytes.as_chunks::<2>();
        self.count += samples.len() as u64;
        self.came = uptime();
        self.is_fresh = true;
        let samples = samples.iter().map(|sample| i16::from_le_bytes(*sample));
        self.held.extend(samples);
    }

    /// What came in and was not handed on, once its moment is sure or patience is at its end: the
    /// samples, and when the last of them was captured.
    pub(super) fn ready(&mut self) -> Option<(Vec<i16>, Duration)> {
        if self.held.is_empty() {
            return None;
        }
        if !self.is_settled {
            if !self.clock.is_sure() && span(self.held.len() as u64, self.rate) < self.patience {
                return None;
            }
            self.is_settled = true;
            if self.clock.at(self.count).is_none() {
                let fragment = Duration::from_millis(FRAGMENT_MS.into());
                let at = uptime().saturating_sub(fragment);
                self.clock.measured(self.count, at, self.patience);
            }
        }
        let until = self.clock.at(self.count)?;
        Some((mem::take(&mut self.held), until))
    }

    /// The question about latency, when it is due. Not every server counts what it holds back until a
    /// message is full, so it is asked when one just came.
    pub(super) fn question(&self, now: Duration) -> Option<Command> {
        let is_out = self.asked.is_some_and(|(_, sent)| now < sent + ANSWER);
        let is_due = now >= self.ask_at && self.is_fresh && !is_out && !self.is_suspended;
        is_due.then_some(Command::GetRecordLatency(LatencyParams {
            channel: self.channel,
            now: SystemTime::UNIX_EPOCH,
        }))
    }

    /// The question was sent.
    pub(super) fn asked(&mut self, tag: u32, now: Duration) {
        self.asked = Some((tag, now));
        self.is_fresh = false;
        self.ask_at = if self.clock.is_sure() {
            now + MEASURE
        } else {
            now
        };
    }

    /// Whether an answer is to the question that is out.
    pub(super) fn has_asked(&self, tag: u32) -> bool {
        self.asked.is_some_and(|(asked, _)| asked == tag)
    }

    /// Takes the answer in that came at `at`.
    pub(super) fn measured(&mut self, latency: &RecordLatency, at: Duration) {
        let Some((_, sent)) = self.asked.take() else {
            return;
        };
        let took = at.saturating_sub(sent);
        // The server says when it looked, by the clock on the wall; when that was set meanwhile, half
        // of the way.
        let ago = SystemTime::now().duration_since(latency.remote_time);
        let looked = ago.map_or(Duration::ZERO, |ago| uptime().saturating_sub(ago));
        let looked = if (sent..=at).contains(&looked) {
            looked
        } else {
            sent + took / 2
        };
        // What was captured last, before what the server still has to hand on; what is played is
        // heard later than it is captured.
        let waiting = latency.write_offset.saturating_sub(latency.read_offset);
        let waiting = span(u64::try_from(waiting).unwrap_or_default() / 2, self.rate);
        let before = Duration::from_micros(latency.source_usec) + waiting;
        let after = Duration::from_micros(latency.sink_usec);
        let moment = (looked + after).saturating_sub(before);
        self.clock.measured(self.count, moment, took);
    }

    /// Takes in that the server put the source to sleep, or woke it: the samples' moments are anew.
    pub(super) fn suspended(&mut self, is_suspended: bool) {
        self.is_suspended = is_suspended;
        self.came = uptime();
        self.clock = StreamClock::new(self.rate);
        self.is_settled = false;
        self.asked = None;
        self.ask_at = self.came;
        self.held.clear();
    }

    /// Whether nothing came for so long that something is wrong.
    pub(super) fn has_stalled(&self, now: Duration) -> bool {
        let limit = if self.count == 0 { BEGINS } else { STALLED };
        !self.is_suspended && now.saturating_sub(self.came) >= limit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stream() -> Stream {
        Stream::new(&CreateRecordStreamReply::default(), 48_000, SETTLE_AGAIN)
    }

    /// An answer: what is still to come from the device, what is still to be heard, what waits.
    fn latency(source_ms: u64, sink_ms: u64, waiting: i64) -> RecordLatency {
        RecordLatency {
            source_usec: source_ms * 1_000,
            sink_usec: sink_ms * 1_000,
            playing: true,
            local_time: SystemTime::UNIX_EPOCH,
            remote_time: SystemTime::UNIX_EPOCH,
            write_offset: 10_000 + waiting,
            read_offset: 10_000,
        }
    }

    /// Sound that comes in, and a measurement by each piece of it, until what came is given.
    fn settled(latency: &RecordLatency, took: Duration) -> (usize, Duration) {
        let mut stream = stream();
        for piece in 1..1_000 {
            stream.sound(&[1, 0].repeat(240));
            let sent = Duration::from_secs(100) + Duration::from_millis(5 * piece);
            stream.asked(7, sent);
            assert!(stream.has_asked(7) && !stream.has_asked(8));
            stream.measured(latency, sent + took);
            if let Some((samples, until)) = stream.ready() {
                assert_eq!(stream.ready(), None);
                return (samples.len(), until.saturating_sub(sent));
            }
        }
        panic!("nothing is given");
    }

    #[test]
    fn sound_is_held_until_its_moment_is_sure() {
        // Half of the way there and back, 30 ms later, less 20 ms in the device and 10 ms that wait.
        let took = Duration::from_millis(60);
        let (samples, until) = settled(&latency(20, 0, 960), took);
        assert_eq!(samples, 15 * 240);
        assert_eq!(until, Duration::ZERO);
    }

    #[test]
    fn what_is_played_counts_from_the_moment_it_is_heard() {
        let (_, until) = settled(&latency(0, 25, 0), Duration::ZERO);
        assert_eq!(until, Duration::from_millis(25));
    }

    #[test]
    fn sound_is_not_held_for_long_when_the_server_says_nothing_of_its_moment() {
        let mut stream = stream();
        stream.sound(&vec![0; 2 * 9_599]);
        assert_eq!(stream.ready(), None);
        stream.sound(&[0; 2]);
        let (samples, until) = stream.ready().unwrap();
        assert_eq!(samples.len(), 9_600);
        assert!(until < uptime());
    }
}
