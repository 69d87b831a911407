//! `leidraad audio`: the devices, a test of them, the choice.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::args::{AudioArgs, AudioTestArgs, AudioUseArgs, AudioWhat};
use super::context::Context;
use super::failure::{Failure, Kind};
use crate::recorder::capture::{self, CaptureError, Heard, Wanted, track_name, why};
use crate::recorder::devices::{self, Device};
use crate::recorder::hearing::{Hearing, Verdict};
use crate::recorder::track::Track;
use crate::safe::shown;
use crate::study::STUDY;
use crate::study::choose::{self, Sources};
use crate::texts::{AudioTexts, fill};

/// Samples a second when study.toml names no rate.
const RATE: u32 = 48_000;

/// Does what is asked.
///
/// # Errors
/// When there is no sound, a device that is named is not there, or a test heard nothing.
pub fn audio(context: &Context, args: &AudioArgs) -> Result<(), Failure> {
    match &args.what {
        AudioWhat::Devices => list(context),
        AudioWhat::Test(args) => test(context, args),
        AudioWhat::Use(args) => choose(context, args),
    }
}

fn list(context: &Context) -> Result<(), Failure> {
    let texts = &context.texts.audio;
    let chosen = &context.study.settings.recorder;
    let found = devices::list().map_err(|error| of_capture(&error, texts))?;
    let chosen = [
        (Track::Microphone, chosen.microphone.as_deref()),
        (Track::Call, chosen.call.as_deref()),
    ];
    let mut text = String::new();
    for (track, title) in [
        (Track::Microphone, texts.microphones),
        (Track::Call, texts.outputs),
    ] {
        let _ = writeln!(text, "{title}");
        let mut of_track = found
            .iter()
            .filter(|device| device.track == track)
            .peekable();
        if of_track.peek().is_none() {
            let _ = writeln!(text, "  {}", texts.none);
        }
        for device in of_track {
            let _ = writeln!(text, "{}", described(device, &chosen, texts));
        }
        text.push('\n');
    }
    text.push_str(&to_write(&found, &chosen, texts));
    let mut out = context.out();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    for (track, name) in chosen {
        let name = name.unwrap_or_default();
        if !name.is_empty() && devices::find(&found, track, name).is_err() {
            context.warn(&fill(
                texts.chosen_missing,
                &[("track", &track_name(track, texts)), ("name", &name)],
            ));
        }
    }
    Ok(())
}

/// One device: its name, what it is, its marks.
fn described(device: &Device, chosen: &[(Track, Option<&str>)], texts: &AudioTexts) -> String {
    let is_chosen = |wanted: Track| {
        chosen.iter().any(|(track, name)| {
            let fits = *track == wanted && (wanted == device.track || wanted == Track::Microphone);
            fits && name.is_some_and(|name| device.goes_by(name))
        })
    };
    let states = [
        device.is_default,
        device.is_muted,
        is_chosen(Track::Microphone),
        is_chosen(Track::Call),
    ];
    let marks = texts.marks.iter().zip(states);
    let marks: Vec<&str> = marks
        .filter_map(|(mark, is_so)| is_so.then_some(*mark))
        .collect();
    let sign = if states.iter().skip(2).any(|chosen| *chosen) {
        '*'
    } else {
        ' '
    };
    let mut line = format!("{sign} {}", shown(&device.name));
    if !device.description.is_empty() {
        let _ = write!(line, "\n    {}", shown(&device.description));
    }
    if !marks.is_empty() {
        let _ = write!(line, "\n    ({})", marks.join(", "));
    }
    line
}

/// What study.toml may say: what is chosen, else the system's own choice.
fn to_write(found: &[Device], chosen: &[(Track, Option<&str>)], texts: &AudioTexts) -> String {
    let mut text = format!("{}\n  [recorder]\n", texts.to_write);
    for (track, name) in chosen {
        let own = found
            .iter()
            .find(|device| device.track == *track && device.is_default);
        let name = name.or_else(|| own.map(|device| device.name.as_str()));
        if let Some(name) = name {
            let line = choose::line(track.word(), name);
            let _ = writeln!(text, "  {}", shown(&line));
        }
    }
    text
}

fn test(context: &Context, args: &AudioTestArgs) -> Result<(), Failure> {
    let texts = &context.texts.audio;
    let chosen = &context.study.settings.recorder;
    let of = |named: &Option<String>, kept: &Option<String>| {
        let name = named.as_ref().or(kept.as_ref()).cloned();
        name.filter(|name| !name.is_empty())
    };
    let wanted = Wanted {
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

fn choose(context: &Context, args: &AudioUseArgs) -> Result<(), Failure> {
    let texts = &context.texts.audio;
    let named = [
        (Track::Microphone, &args.microphone),
        (Track::Call, &args.call),
    ];
    match devices::list() {
        Ok(found) => {
            for (track, name) in named {
                if let Some(name) = name {
                    devices::find(&found, track, name)
                        .map_err(|error| of_capture(&error, texts))?;
                }
            }
        }
        // A choice can be written before the sound server runs.
        Err(error) => {
            let reason = error.say(texts);
            context.warn(&fill(texts.unchecked, &[("reason", &reason)]));
        }
    }
    let chosen = Sources {
        microphone: args.microphone.clone(),
        call: args.call.clone(),
        is_without_call: args.no_call,
    };
    let file = context.study.root.join(STUDY);
    choose::sources(&file, &chosen).map_err(|error| context.of_study(&error))?;
    let file = file.display().to_string();
    // A message, not a result.
    let _ = writeln!(
        io::stderr(),
        "{}",
        fill(texts.chosen, &[("file", &shown(&file))])
    );
    Ok(())
}

fn of_capture(error: &CaptureError, texts: &AudioTexts) -> Failure {
    let said = error.say(texts);
    match error {
        CaptureError::NoServer { .. } => Failure::could_not(said).hint(texts.no_server_hint),
        error if error.is_wrong_use() => Failure::usage(said),
        _ => Failure::could_not(said),
    }
}
