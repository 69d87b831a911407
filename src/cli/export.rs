//! `leidraad export`: notes in the formats of other software.

mod record;

use std::ffi::OsStr;
use std::fmt::Display;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::Arc;

use super::args::ExportArgs;
use super::context::Context;
use super::failure::{Failure, Kind};
use super::guarding;
use super::rare::{self, Handed, Handing};
use crate::durable;
use crate::guide::Guide;
use crate::handover::cabinet::{Folder, Zip};
use crate::handover::job::Job;
use crate::handover::reading::{self, Chosen};
use crate::handover::{Format, Make, OneByOne, Wording, format};
use crate::session::header::Phase;
use crate::study::reader::Reader;
use crate::texts::fill;

/// Exports, to a file or folder whole or not at all, else to standard output.
///
/// # Errors
/// When a session is not found, or the output cannot be written.
pub fn export(context: &Context, args: &ExportArgs) -> Result<(), Failure> {
    let Some(format) = format(&args.format) else {
        return Err(Failure::new(Kind::Usage, args.format.clone()));
    };
    if args.with_audio.is_some() && !format.takes_audio() {
        let said = fill(context.texts.cli.without_audio, &[("format", &format.name)]);
        return Err(Failure::usage(said));
    }
    let reader = Reader::of(&context.study).taking(args.codings.wanted());
    let reader = args.guard.reader(context, reader)?;
    let chosen = choose(context, args, &reader)?;
    chosen.complaints.iter().for_each(|what| context.warn(what));
    let names = context
        .chosen_language()
        .or(chosen.language.as_deref())
        .unwrap_or_default();
    let checks = checks(context, args, format, &reader)?;
    let all = [chosen.sessions.as_slice(), checks.sessions.as_slice()];
    args.guard.check(context, &reader, &all, format)?;
    let handed = handed(context, args, format, &reader)?;
    let job = Job {
        study: &context.study,
        reader: &reader,
        register: &handed.register,
        sessions: &chosen.sessions,
        checks: &checks.sessions,
        wording: Wording {
            names,
            texts: context.texts,
        },
        guide: spare_guide(context, format, &chosen)?,
        audio: args.with_audio,
        warn: &|what| context.warn(what),
    };
    match args.output.as_deref() {
        Some(path) if path != Path::new("-") => {
            let written = to_path(path, format, &job);
            written.map_err(|error| not_written(context, path, &error))?;
            record::record(context, path, format.name, &job, &handed.coarsened);
        }
        _ => to_pipe(context, format, &job)?,
    }
    guarding::tell(context, &reader);
    Ok(())
}

/// What participants are, where that goes along.
fn handed(
    context: &Context,
    args: &ExportArgs,
    format: &Format,
    reader: &Reader,
) -> Result<Handed, Failure> {
    let texts = &context.texts.rare;
    if !format.has_attributes() {
        if args.rare.coarsen {
            context.warn(&fill(texts.no_attributes, &[("format", &format.name)]));
        }
        return Ok(Handed::default());
    }
    let handing = Handing {
        phases: phases(args),
        attributes: None,
        coarsen: args.rare.coarsen,
        strict: args.guard.strict,
    };
    rare::handed(context, reader, rare::register(context, reader), handing)
}

/// The phases of the sessions that are handed over; all when there is none.
fn phases(args: &ExportArgs) -> &[Phase] {
    match (args.phase.as_slice(), args.sessions.as_slice()) {
        ([], []) => &Phase::COUNTED,
        (asked, _) => asked,
    }
}

fn choose(context: &Context, args: &ExportArgs, reader: &Reader) -> Result<Chosen, Failure> {
    let sessions = context
        .study
        .select(&args.sessions)
        .map_err(|error| context.of_study(&error))?;
    Ok(reading::choose(
        sessions,
        phases(args),
        &reader.withdrawals,
        context.texts,
    ))
}

/// The member checks whose outcome goes along with the whole of a study, where it has sheets of its
/// own and is counted with nothing. Where something was asked for, that is all there is.
fn checks(
    context: &Context,
    args: &ExportArgs,
    format: &Format,
    reader: &Reader,
) -> Result<Chosen, Failure> {
    if !format.has_outcome_apart() || !args.sessions.is_empty() || !args.phase.is_empty() {
        return Ok(Chosen::default());
    }
    let sessions = context.study.sessions();
    let sessions = sessions.map_err(|error| context.of_study(&error))?;
    // What could not be read was said when the sessions were chosen.
    let phases = [Phase::MemberCheck];
    let withdrawals = &reader.withdrawals;
    Ok(reading::choose(
        sessions,
        &phases,
        withdrawals,
        context.texts,
    ))
}

/// The guide whose concepts are the codebook of a study without sessions.
fn spare_guide(
    context: &Context,
    format: &Format,
    chosen: &Chosen,
) -> Result<Option<Arc<Guide>>, Failure> {
    match format.make {
        Make::Sessions(_) => Ok(None),
        _ if !chosen.sessions.is_empty() => Ok(None),
        _ => Ok(Some(Arc::new(context.usual_guide()?.guide))),
    }
}

/// What is said of an output that could not be written.
#[must_use]
pub fn not_written(context: &Context, path: &Path, error: &io::Error) -> Failure {
    let texts = &context.texts.cli;
    let reason: &dyn Display = match error.kind() {
        io::ErrorKind::DirectoryNotEmpty => &texts.folder_not_empty,
        _ => error,
    };
    let values: [(&str, &dyn Display); 2] = [("file", &path.display()), ("reason", reason)];
    Failure::new(Kind::CouldNot, fill(texts.file, &values)).hint(texts.not_written)
}

fn to_path(path: &Path, format: &Format, job: &Job<'_>) -> io::Result<()> {
    let is_zip = path
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case(OsStr::new("zip")));
    match format.make {
        Make::File(make) => durable::replace_by(path, |file| make(job, file)).map(drop),
        Make::Files(make) if is_zip => durable::replace_by(path, |file| {
            let mut zip = Zip::new(BufWriter::new(file));
            make(job, &mut zip)?;
            zip.finish()
        })
        .map(drop),
        Make::Files(make) => {
            durable::place_folder(path, |beside| make(job, &mut Folder(beside.to_owned())))
        }
        Make::Sessions(one) => to_file(path, |out| write_sessions(out, &one, job)),
        Make::Text(make) => to_file(path, |out| make(job, out)),
    }
}

fn to_file(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let buffered = |file: &mut File| {
        let mut out = BufWriter::new(file);
        write(&mut out)?;
        out.flush()
    };
    durable::replace_by(path, buffered).map(drop)
}

fn to_pipe(context: &Context, format: &Format, job: &Job<'_>) -> Result<(), Failure> {
    let mut out = context.out();
    match format.make {
        Make::Sessions(one) => write_sessions(&mut out, &one, job)?,
        Make::Text(make) => make(job, &mut out)?,
        Make::File(_) | Make::Files(_) => {
            let said = fill(context.texts.cli.needs_a_file, &[("format", &format.name)]);
            return Err(Failure::usage(said));
        }
    }
    Ok(out.flush()?)
}

fn write_sessions(out: &mut dyn Write, one: &OneByOne, job: &Job<'_>) -> io::Result<()> {
    out.write_all(&(one.head)(job)?)?;
    job.each(
        |loaded| (one.session)(loaded, &job.wording),
        |session: io::Result<Vec<u8>>| out.write_all(&session?),
    )
}
