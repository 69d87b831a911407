//! The recordings that a command works on: which, whether they can be read, and what of them.

use std::path::PathBuf;

use super::clock::written;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Kind};
use crate::recorder::flac::Shape;
use crate::recorder::read::ReadError;
use crate::recorder::sound::Sound;
use crate::recorder::track::Position;
use crate::recorder::wav::{Piece, WavError};
use crate::safe::shown;
use crate::session::excerpt::Excerpt;
use crate::session::recordings::Recording;
use crate::study::audio::AUDIO;
use crate::study::load::Loaded;
use crate::study::reader::Reader;
use crate::texts::fill;

/// The session that is named, read back; what is wrong with it is said.
///
/// # Errors
/// When there is none, or nothing of it can be read.
pub fn session(context: &Context, named: &str) -> Result<Loaded, Failure> {
    let failed = |error| context.of_study(&error);
    let folder = context.study.find_session(named).map_err(failed)?;
    let loaded = folder
        .load_named(&Reader::of(&context.study))
        .map_err(failed)?;
    for complaint in loaded.complaints(context.texts) {
        context.warn(&complaint);
    }
    Ok(loaded)
}

/// The same with its transcripts and what was coded in them.
///
/// # Errors
/// As [`session`].
pub fn whole_session(context: &Context, named: &str) -> Result<Loaded, Failure> {
    let failed = |error| context.of_study(&error);
    let folder = context.study.find_session(named).map_err(failed)?;
    let loaded = folder
        .load_whole(&Reader::of(&context.study))
        .map_err(failed)?;
    for complaint in loaded.complaints(context.texts) {
        context.warn(&complaint);
    }
    Ok(loaded)
}

/// The recordings to take, at least one.
///
/// # Errors
/// When there is none, when it was destroyed, or its file is missing.
pub fn recordings<'a>(
    context: &Context,
    loaded: &'a Loaded,
    named: Option<&str>,
) -> Result<Vec<&'a Recording>, Failure> {
    let texts = &context.texts.recordings;
    let all = loaded.session().recordings.all();
    let taken = loaded.session().recordings_to_take(named);
    if taken.is_empty() {
        let is_meant = |known: &&Recording| named.is_none_or(|name| known.file == name);
        let destroyed: Vec<&str> = all
            .iter()
            .filter(is_meant)
            .map(|it| it.file.as_str())
            .collect();
        return Err(match (named, destroyed.as_slice()) {
            (Some(name), []) => {
                let known: Vec<&str> = all.iter().map(|it| it.file.as_str()).collect();
                let values: [(&str, &dyn std::fmt::Display); 2] =
                    [("file", &shown(name)), ("known", &known.join(", "))];
                Failure::usage(fill(texts.no_such_recording, &values))
            }
            (None, []) => Failure::new(
                Kind::Found,
                fill(texts.no_recording, &[("session", &loaded.folder.id)]),
            ),
            (_, files) => {
                let files = files.join(", ");
                Failure::new(Kind::Found, fill(texts.destroyed, &[("file", &files)]))
            }
        });
    }
    for recording in &taken {
        if !path(loaded, &recording.file).is_file() {
            let said = fill(texts.file_missing, &[("file", &shown(&recording.file))]);
            return Err(Failure::could_not(said));
        }
    }
    Ok(taken)
}

/// Where a recording of a session is.
#[must_use]
pub fn path(loaded: &Loaded, file: &str) -> PathBuf {
    loaded.folder.path.join(AUDIO).join(file)
}

/// Excerpts as pieces of files.
#[must_use]
pub fn pieces(loaded: &Loaded, excerpts: &[Excerpt]) -> Vec<Piece> {
    let piece = |excerpt: &Excerpt| Piece {
        path: path(loaded, &excerpt.file),
        positions: Position(excerpt.positions.start)..Position(excerpt.positions.end),
    };
    excerpts.iter().map(piece).collect()
}

/// The shape of a recording's sound.
///
/// # Errors
/// When it cannot be read.
pub fn shape(context: &Context, loaded: &Loaded, recording: &Recording) -> Result<Shape, Failure> {
    let sound = Sound::open(&path(loaded, &recording.file), &context.study.keyring);
    let sound = sound.map_err(|error| unreadable(context, &recording.file, &error))?;
    Ok(sound.shape())
}

/// A recording that cannot be read.
#[must_use]
pub fn unreadable(context: &Context, file: &str, error: &ReadError) -> Failure {
    let reason = error.say(&context.texts.recordings);
    let values: [(&str, &dyn std::fmt::Display); 2] =
        [("file", &shown(file)), ("reason", &shown(&reason))];
    Failure::could_not(fill(context.texts.recordings.unreadable, &values))
}

/// A WAV that was not written.
#[must_use]
pub fn unwritten(context: &Context, to: &std::path::Path, error: &WavError) -> Failure {
    match error {
        WavError::Read { path, error } => {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            unreadable(context, &name, error)
        }
        WavError::TooLong => Failure::could_not(context.texts.recordings.too_long),
        WavError::Write(error) => {
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("file", &to.display()), ("reason", error)];
            let said = fill(context.texts.cli.file, &values);
            Failure::could_not(said).hint(context.texts.cli.not_written)
        }
    }
}

/// A position in a file as it is printed.
#[must_use]
pub fn position(recording_ms: u64) -> String {
    written(i64::try_from(recording_ms).unwrap_or(i64::MAX))
}
