//! `leidraad audio test`: listens for a while and says what each side heard.

use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::of_capture;
use crate::cli::args::AudioTestArgs;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Kind};
use crate::recorder::capture::{self, CaptureError, Heard, Wanted, track_name, why};
use crate::recorder::hearing::{Hearing, Verdict};
use crate::recorder::track::Track;
use crate::safe::shown;
use crate::texts::{AudioTexts, fill};

/// Samples a second when study.toml names no rate.
const RATE: u32 = 48_000;

/// Listens, and says what was heard; nothing is kept.
///
/// # Errors
/// When a device that is named is not there, or a side was silent, clipped or interrupted.
pub fn test(context: &Context, args: &AudioTestArgs) -> Result<(), Failure> {
    let texts = &context.texts.audio;
    let chosen = &context.study.settings.recorder;
    let of = |named: &Option<String>, kept: &Option<String>| {
        let name = named.as_ref().or(kept.as_ref()).cloned();
        name.filter(|name| !name.is_empty())
    };
    let wanted = Wanted {
        sealed_for: None,
        microphone: of(&args.microphone, &chosen.microphone),
        call: of(&args.call, &chosen.call),
        rate: chosen.rate.unwrap_or(RATE),
    };
    let time = Duration::from_secs(args.seconds.into());
    let heard = listen(&wanted, time, || {
        say_listening(&wanted, args.seconds, texts);
    })
    .map_err(|error| of_capture(&error, texts))?;
    let mut out = context.out();
    let mut is_fine = true;
    for &track in wanted.tracks() {
        let nothing = Hearing::new(wanted.rate);
        let hearing = heard.tracks.get(&track).unwrap_or(&nothing);
        is_fine &= matches!(hearing.verdict(), Verdict::Good | Verdict::Faint);
        writeln!(out, "{}", said(track, hearing, texts))?;
    }
    for gap in &heard.gaps {
        writeln!(out, "{}", gap.said(texts))?;
    }
    writeln!(out, "{}", texts.nothing_kept)?;
    out.flush()?;
    if is_fine && heard.gaps.is_empty() {
        return Ok(());
    }
    Err(Failure::new(Kind::Found, ""))
}

/// What a test heard: the tracks, and their interruptions.
#[derive(Debug, Default)]
struct Test {
    tracks: BTreeMap<Track, Hearing>,
    gaps: Vec<Gap>,
}

/// An interruption of one track, in uptime; without an end when it lasts.
#[derive(Debug)]
struct Gap {
    track: Track,
    why: String,
    from: Duration,
    to: Option<Duration>,
}

impl Gap {
    fn said(&self, texts: &AudioTexts) -> String {
        let why = why::said(&self.why, texts);
        let (why, track) = (shown(why), track_name(self.track, texts));
        let values: [(&str, &dyn std::fmt::Display); 2] = [("track", &track), ("why", &why)];
        let Some(to) = self.to else {
            return fill(texts.not_back, &values);
        };
        let seconds = format!("{:.3}", to.saturating_sub(self.from).as_secs_f64());
        let [track, why] = values;
        fill(texts.interrupted, &[track, why, ("seconds", &seconds)])
    }
}

impl Test {
    fn take(&mut self, heard: Heard, rate: u32) {
        match heard {
            Heard::Samples { track, samples, .. } => {
                let hearing = self.tracks.entry(track);
                hearing.or_insert_with(|| Hearing::new(rate)).take(&samples);
            }
            Heard::Gone { track, why, at } => self.gaps.push(Gap {
                track,
                why,
                from: at,
                to: None,
            }),
            Heard::Back { track, at, .. } => {
                let mut last_first = self.gaps.iter_mut().rev();
                if let Some(gap) = last_first.find(|gap| gap.track == track) {
                    gap.to = Some(at);
                }
            }
        }
    }
}

/// Listens for a while; `begun` is called when the devices are open.
fn listen(wanted: &Wanted, time: Duration, begun: impl FnOnce()) -> Result<Test, CaptureError> {
    let (tell, told) = mpsc::channel();
    let capture = capture::start(wanted, move |heard| {
        // Nobody listens any more when the time is over.
        let _ = tell.send(heard);
    })?;
    begun();
    let mut test = Test::default();
    let until = Instant::now() + time;
    loop {
        let left = until.saturating_duration_since(Instant::now());
        match told.recv_timeout(left) {
            Ok(heard) => test.take(heard, wanted.rate),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
        }
        if left.is_zero() {
            break;
        }
    }
    drop(capture);
    Ok(test)
}

fn say_listening(wanted: &Wanted, seconds: u16, texts: &AudioTexts) {
    let microphone = wanted.microphone.as_deref().unwrap_or(texts.own_choice);
    let call = wanted.call.as_deref().unwrap_or_default();
    let text = if wanted.call.is_some() {
        texts.listening_both
    } else {
        texts.listening
    };
    let values: [(&str, &dyn std::fmt::Display); 3] = [
        ("seconds", &seconds),
        ("microphone", &shown(microphone)),
        ("call", &shown(call)),
    ];
    // A message, not the result.
    let _ = writeln!(io::stderr(), "{}", fill(text, &values));
}

fn said(track: Track, hearing: &Hearing, texts: &AudioTexts) -> String {
    let verdicts = match track {
        Track::Microphone => texts.microphone_verdicts,
        Track::Call => texts.call_verdicts,
    };
    let [nothing, silent, faint, good, clipping] = verdicts;
    let verdict = match hearing.verdict() {
        Verdict::Nothing => nothing,
        Verdict::Silent => silent,
        Verdict::Faint => faint,
        Verdict::Good => good,
        Verdict::Clipping => clipping,
    };
    let track = track_name(track, texts);
    if matches!(hearing.verdict(), Verdict::Nothing | Verdict::Silent) {
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("track", &track), ("verdict", &verdict)];
        return fill(texts.heard_nothing, &values);
    }
    // A true minus, as figures below zero are written.
    let figure = |db: f32| format!("{db:.0}").replace('-', "−");
    let values: [(&str, &dyn std::fmt::Display); 4] = [
        ("track", &track),
        ("verdict", &verdict),
        ("peak", &figure(hearing.peak())),
        ("level", &figure(hearing.loudest())),
    ];
    fill(texts.heard, &values)
}
