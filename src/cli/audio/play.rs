//! `leidraad audio play`: from a few seconds before a note's first keystroke.

use std::io::{self, IsTerminal as _, Write as _};
use std::slice;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::Args;

use super::clock::written;
use super::of_capture;
use super::source::{self, unreadable};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Kind};
use crate::recorder::capture;
use crate::recorder::flac::Shape;
use crate::recorder::sound::Sound;
use crate::recorder::track::Position;
use crate::recorder::wav::{Channels, choose};
use crate::safe::shown;
use crate::session::excerpt::Excerpt;
use crate::study::load::Loaded;
use crate::system;
use crate::texts::fill;

/// Arguments of `audio play`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The session: an id, its beginning, or a participant with one session
    pub session: String,
    /// The note's number
    #[arg(value_name = "NOTE")]
    pub note: usize,
    /// How long it plays; Enter or Ctrl-C stops it before
    #[arg(long, default_value = "20", value_name = "N", value_parser = clap::value_parser!(u16).range(1..=600))]
    pub seconds: u16,
    /// This recording [default: the recorder's own; without those the attached ones]
    #[arg(long, value_name = "NAME")]
    pub file: Option<String>,
}

/// Plays what a note is about.
///
/// # Errors
/// When there is no such note, it was not recorded, or there is no sound.
pub fn play(context: &Context, args: &Arguments) -> Result<(), Failure> {
    let texts = &context.texts.recordings;
    let loaded = source::session(context, &args.session)?;
    let session = loaded.session();
    let note = session.notes.numbered(args.note).ok_or_else(|| {
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("note", &args.note), ("count", &session.notes.all().len())];
        Failure::usage(fill(texts.no_note, &values))
    })?;
    let taken = source::recordings(context, &loaded, args.file.as_deref())?;
    let lead = context.study.settings.recorder.lead_ms();
    let signed = |ms: u64| i64::try_from(ms).unwrap_or(i64::MAX);
    let from = signed(note.note.ms).saturating_sub(signed(lead));
    let to = from.saturating_add(i64::from(args.seconds) * 1_000);
    let excerpts = session.excerpts(&taken, slice::from_ref(&(from..to)));
    let Some(first) = excerpts.first() else {
        let values: [(&str, &dyn std::fmt::Display); 1] = [("at", &written(signed(note.note.ms)))];
        return Err(Failure::new(
            Kind::Found,
            fill(texts.note_not_recorded, &values),
        ));
    };
    let (sound, shape) = read(context, &loaded, first)?;
    if sound.is_empty() {
        let values: [(&str, &dyn std::fmt::Display); 1] = [("at", &written(signed(note.note.ms)))];
        return Err(Failure::new(
            Kind::Found,
            fill(texts.note_not_recorded, &values),
        ));
    }
    let values: [(&str, &dyn std::fmt::Display); 3] = [
        ("file", &first.file),
        (
            "position",
            &source::position(first.positions.start * 1_000 / u64::from(first.rate.max(1))),
        ),
        ("text", &shown(&note.note.text)),
    ];
    let _ = writeln!(io::stderr(), "{}", fill(texts.plays, &values));
    let stopped = stops()?;
    capture::play(&sound, shape, &|| stopped.load(Ordering::Relaxed))
        .map_err(|error| of_capture(&error, &context.texts.audio))
}

/// The sound of an excerpt, of at most two channels.
fn read(
    context: &Context,
    loaded: &Loaded,
    excerpt: &Excerpt,
) -> Result<(Vec<i16>, Shape), Failure> {
    let failed = |error| unreadable(context, &excerpt.file, &error);
    let mut sound = Sound::open(&source::path(loaded, &excerpt.file)).map_err(failed)?;
    let shape = sound.shape();
    let channels = shape.channels.min(2);
    let mut samples = Vec::new();
    let positions = Position(excerpt.positions.start)..Position(excerpt.positions.end);
    sound
        .each(positions, |block| {
            choose(block, shape.channels, Channels::All(channels), &mut samples);
            Ok(true)
        })
        .map_err(failed)?;
    let rate = shape.rate;
    Ok((samples, Shape { rate, channels }))
}

/// What becomes true when it is to stop: Enter in a terminal, or a signal.
fn stops() -> io::Result<Arc<AtomicBool>> {
    let stopped = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&stopped);
    system::on_stop(move || asked.store(true, Ordering::Relaxed))?;
    if io::stdin().is_terminal() {
        let asked = Arc::clone(&stopped);
        std::thread::spawn(move || {
            // A terminal that is gone stops it as well.
            let _ = io::stdin().read_line(&mut String::new());
            asked.store(true, Ordering::Relaxed);
        });
    }
    Ok(stopped)
}
