//! `leidraad audio devices`: what there is to record from, and what is chosen.

use std::fmt::Write as _;
use std::io::Write as _;

use super::of_capture;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::recorder::capture::track_name;
use crate::recorder::devices::{self, Device};
use crate::recorder::track::Track;
use crate::safe::shown;
use crate::study::choose;
use crate::texts::{AudioTexts, fill};

/// Lists the devices.
///
/// # Errors
/// When there is no sound.
pub fn devices(context: &Context) -> Result<(), Failure> {
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
