//! `leidraad audio export`: what was recorded as WAV, without what was off the record.

use std::io::{self, Write as _};
use std::iter;
use std::path::{Path, PathBuf};

use clap::Args;

use super::clock::{moment, written};
use super::source::{self, pieces, unwritten};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Kind};
use crate::recorder::track::Track;
use crate::recorder::wav::{self, Channels, Form};
use crate::safe::shown;
use crate::session::Session;
use crate::session::excerpt::{ALL, Excerpt, Stretch};
use crate::session::place::Section;
use crate::session::recordings::Recording;
use crate::texts::fill;

/// Arguments of `audio export`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The session: an id, its beginning, or a participant with one session
    pub session: String,
    /// The WAV file to write, whole or not at all
    #[arg(short, long, value_name = "OUT.wav")]
    pub output: PathBuf,
    /// A file for each track: OUT-microphone.wav, OUT-call.wav
    #[arg(long)]
    pub tracks: bool,
    /// Only while this topic was open: its id, opening or closing
    #[arg(long, value_name = "ID")]
    pub topic: Option<String>,
    /// From here on the session's clock
    #[arg(long, value_name = "MM:SS", allow_hyphen_values = true)]
    pub from: Option<String>,
    /// Up to here on the session's clock
    #[arg(long, value_name = "MM:SS", allow_hyphen_values = true)]
    pub to: Option<String>,
    /// This recording [default: the recorder's own; without those the attached ones]
    #[arg(long, value_name = "NAME")]
    pub file: Option<String>,
}

/// Exports sound.
///
/// # Errors
/// When nothing of it was recorded, or a file cannot be read or written.
pub fn export(context: &Context, args: &Arguments) -> Result<(), Failure> {
    let texts = &context.texts.recordings;
    let loaded = source::session(context, &args.session)?;
    let session = loaded.session();
    let taken = source::recordings(context, &loaded, args.file.as_deref())?;
    let stretches = stretches(context, session, args)?;
    let excerpts = session.excerpts(&taken, &stretches);
    if excerpts.is_empty() {
        return Err(Failure::new(Kind::Found, texts.nothing_recorded_then));
    }
    let (mut channels, mut rate) = (1, 1);
    for recording in &taken {
        let shape = source::shape(context, &loaded, recording)?;
        (channels, rate) = (channels.max(shape.channels), rate.max(shape.rate));
    }
    let mut err = io::stderr().lock();
    for (file, channels) in outputs(args, &taken, channels) {
        let of_track = with_channel(&excerpts, &taken, channels);
        let form = Form { rate, channels };
        let lengths = wav::write(
            &pieces(&loaded, &of_track),
            form,
            &file,
            &context.study.keyring,
        )
        .map_err(|error| unwritten(context, &file, &error))?;
        let length = lengths.iter().sum::<u64>() * 1_000 / u64::from(rate);
        let name = file.display().to_string();
        let values: [(&str, &dyn std::fmt::Display); 2] = [
            ("file", &shown(&name)),
            ("length", &source::position(length)),
        ];
        // A message, not the result.
        let _ = writeln!(err, "{}", fill(texts.exported, &values));
    }
    if excerpts.len() > 1 {
        let _ = writeln!(err, "{}", fill(texts.joined, &[("count", &excerpts.len())]));
    }
    let off = off_record_ms(session);
    if off > 0 {
        let _ = writeln!(
            err,
            "{}",
            fill(texts.off_left_out, &[("length", &written(off))])
        );
    }
    Ok(())
}

/// The stretches of the session's clock that were asked for.
fn stretches(
    context: &Context,
    session: &Session,
    args: &Arguments,
) -> Result<Vec<Stretch>, Failure> {
    let typed = |text: &Option<String>, usual: i64| match text {
        Some(text) => moment(text, context),
        None => Ok(usual),
    };
    let (from, to) = (typed(&args.from, ALL.start)?, typed(&args.to, ALL.end)?);
    if from >= to {
        return Err(Failure::usage(context.texts.recordings.from_after_to));
    }
    let Some(topic) = &args.topic else {
        return Ok(iter::once(from..to).collect());
    };
    let mut sections = Section::all(&session.guide);
    let found = sections.find(|section| section.id(&session.guide).eq_ignore_ascii_case(topic));
    let section = found.ok_or_else(|| {
        let known: Vec<&str> = Section::all(&session.guide)
            .map(|section| section.id(&session.guide))
            .collect();
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("topic", &shown(topic)), ("known", &known.join(", "))];
        Failure::usage(fill(context.texts.recordings.no_topic, &values))
    })?;
    let open = session.timeline.of_section(section, &session.outline);
    let signed = |ms: u64| i64::try_from(ms).unwrap_or(i64::MAX);
    let within = open
        .iter()
        .map(|open| signed(open.start).max(from)..signed(open.end).min(to));
    Ok(within.filter(|stretch| !stretch.is_empty()).collect())
}

/// The files to write, each with its channels.
fn outputs(args: &Arguments, taken: &[&Recording], channels: usize) -> Vec<(PathBuf, Channels)> {
    if !args.tracks {
        return vec![(args.output.clone(), Channels::All(channels))];
    }
    let is_own = taken.iter().all(|recording| !recording.is_attached());
    let name = |at: usize| {
        let track = Track::BOTH
            .into_iter()
            .find(|track| is_own && track.channel() == at);
        let word = track.map_or_else(|| (at + 1).to_string(), |track| track.word().to_owned());
        beside(&args.output, &word)
    };
    (0..channels)
        .map(|at| (name(at), Channels::One(at)))
        .collect()
}

/// `OUT.wav` as `OUT-word.wav`.
fn beside(output: &Path, word: &str) -> PathBuf {
    let stem = output.file_stem().unwrap_or_default().to_string_lossy();
    let ending = output.extension().map(|ending| ending.to_string_lossy());
    let ending = ending
        .map(|ending| format!(".{ending}"))
        .unwrap_or_default();
    output.with_file_name(format!("{stem}-{word}{ending}"))
}

/// The excerpts of recordings that have the channel; one without the call is left out of the call.
fn with_channel(excerpts: &[Excerpt], taken: &[&Recording], channels: Channels) -> Vec<Excerpt> {
    let has = |excerpt: &&Excerpt| match channels {
        Channels::One(at) => taken.iter().any(|recording| {
            let count = recording.tracks.len();
            recording.file == excerpt.file && (count == 0 || at < count)
        }),
        Channels::All(_) | Channels::Mixed => true,
    };
    excerpts.iter().filter(has).cloned().collect()
}

/// How long it was off the record, in milliseconds, up to the last event.
fn off_record_ms(session: &Session) -> i64 {
    let off = session.timeline.off_record().iter();
    let lengths = off.map(|off| off.end.min(session.last_ms).saturating_sub(off.start));
    i64::try_from(lengths.sum::<u64>()).unwrap_or(i64::MAX)
}
