//! `leidraad destroy SESSION …`: the recordings of sessions, or private data of the study, with a
//! record of it.

mod private;

use std::io::{self, Write as _};

use super::args::DestroyArgs;
use super::ask::{agreed, is_somebody_there};
use super::context::Context;
use super::failure::{Failure, Kind};
use crate::safe::shown;
use crate::study::audio::SoundFile;
use crate::study::create::SessionFolder;
use crate::texts::fill;

/// Destroys the recordings of the sessions named and what else was asked for, after asking.
///
/// # Errors
/// When a session is not there or held, when it was not agreed to, or a file cannot be removed.
pub fn destroy(context: &Context, args: &DestroyArgs) -> Result<(), Failure> {
    let texts = &context.texts.destroy;
    let mut with_sound = Vec::new();
    for name in &args.sessions {
        let found = context.study.find_session(name);
        let session = found.map_err(|error| context.of_study(&error))?;
        let files = session.sound_files()?;
        if files.is_empty() {
            context.warn(&fill(texts.nothing, &[("session", &session.id)]));
        } else {
            with_sound.push((session, files));
        }
    }
    let held = private::held(context, args)?;
    if with_sound.is_empty() && held.is_empty() {
        return Ok(());
    }
    if !args.yes {
        agree(context, &with_sound)?;
        private::agree(context, &held)?;
    }
    private::destroy(context, args, &held)?;
    let mut out = context.out();
    for (session, _) in &with_sound {
        let gone = session.destroy_recordings(&args.why).map_err(|error| {
            Failure::could_not(format!(
                "{}: {}",
                session.id,
                error.say(&context.texts.journal)
            ))
        })?;
        for record in gone {
            let values: [(&str, &dyn std::fmt::Display); 3] = [
                ("file", &shown(&record.file)),
                ("bytes", &record.bytes),
                ("sha256", &record.sha256),
            ];
            writeln!(out, "{}", fill(texts.gone, &values))?;
        }
    }
    writeln!(out, "{}", texts.still_holds)?;
    Ok(out.flush()?)
}

/// Says what goes, and asks; only two times yes is yes.
fn agree(context: &Context, with_sound: &[(SessionFolder, Vec<SoundFile>)]) -> Result<(), Failure> {
    let texts = &context.texts.destroy;
    if with_sound.is_empty() {
        return Ok(());
    }
    if !is_somebody_there() {
        return Err(Failure::usage(texts.nobody_to_ask));
    }
    let mut err = io::stderr().lock();
    for (session, files) in with_sound {
        let bytes: u64 = files.iter().map(|file| file.bytes).sum();
        let values: [(&str, &dyn std::fmt::Display); 3] = [
            ("session", &session.id),
            ("count", &files.len()),
            ("megabytes", &bytes.div_ceil(1_000_000)),
        ];
        writeln!(err, "{}", fill(texts.goes, &values))?;
    }
    for question in [texts.is_transcribed, texts.may_go] {
        if !agreed(context, question)? {
            return Err(Failure::new(Kind::Found, texts.kept));
        }
    }
    Ok(())
}
