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
use crate::safe::shown;
use crate::seat::playback;
use crate::session::excerpt::ALL;
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
    let at = signed(note.note.ms);
    let from = at.saturating_sub(signed(lead));
    let excerpts = session.excerpts(&taken, slice::from_ref(&(from..ALL.end)));
    let begins = excerpts.first().filter(|first| first.from_ms <= at);
    let not_recorded = || {
        let said = fill(texts.note_not_recorded, &[("at", &written(at))]);
        Failure::new(Kind::Found, said)
    };
    let first = begins.ok_or_else(not_recorded)?;
    let (sound, shape) = playback::read(
        &loaded.folder,
        &excerpts,
        args.seconds,
        &context.study.keyring,
    )
    .map_err(|error| unreadable(context, &first.file, &error))?;
    if sound.is_empty() {
        return Err(not_recorded());
    }
    let position = first.positions.start * 1_000 / u64::from(first.rate.max(1));
    let values: [(&str, &dyn std::fmt::Display); 3] = [
        ("file", &first.file),
        ("position", &source::position(position)),
        ("text", &shown(&note.note.text)),
    ];
    // A message, not the result.
    let _ = writeln!(io::stderr(), "{}", fill(texts.plays, &values));
    let stopped = stops()?;
    capture::play(&sound, shape, &|| stopped.load(Ordering::Relaxed))
        .map_err(|error| of_capture(&error, &context.texts.audio))
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
