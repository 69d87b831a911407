//! `leidraad verify`: the journals, line by line.

use std::io::{self, Write};

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use super::args::VerifyArgs;
use super::context::Context;
use super::failure::{Failure, Kind};
use crate::journal::verify::{self, Report};
use crate::safe::shown;
use crate::study::audio::Shelf;
use crate::study::create::SessionFolder;
use crate::texts::fill;

/// Verifies sessions.
///
/// # Errors
/// When something is wrong with one, or the report cannot be printed.
pub fn verify(context: &Context, args: &VerifyArgs) -> Result<(), Failure> {
    let sessions = context
        .study
        .select(&args.sessions)
        .map_err(|error| context.of_study(&error))?;
    let reports: Vec<_> = sessions
        .par_iter()
        .map(|session| verify::verify(&session.path))
        .collect();
    let mut out = context.out();
    let mut whole = true;
    for (session, report) in sessions.iter().zip(&reports) {
        say(&mut out, session, report, context)?;
        whole &= match report {
            Ok(report) => {
                let are_there = say_recordings(&mut out, session, report, context)?;
                say_transcripts(&mut out, session, report, context)?
                    && are_there
                    && report.is_whole()
            }
            Err(_) => false,
        };
    }
    out.flush()?;
    if whole {
        return Ok(());
    }
    Err(Failure::new(Kind::Found, "").hint(context.texts.cli.verify_hint))
}

fn say(
    out: &mut impl Write,
    session: &SessionFolder,
    report: &io::Result<Report>,
    context: &Context,
) -> io::Result<()> {
    let (texts, id) = (&context.texts.cli, shown(&session.id));
    let report = match report {
        Ok(report) => report,
        Err(error) => {
            let reason = error.to_string();
            let said = fill(
                texts.unverifiable,
                &[("id", &id), ("reason", &shown(&reason))],
            );
            return writeln!(out, "{said}");
        }
    };
    let hash = report
        .last_hash
        .map(|hash| hash.to_string())
        .unwrap_or_default();
    let line = if report.is_whole() {
        texts.whole
    } else {
        texts.faulty
    };
    let values: [(&str, &dyn std::fmt::Display); 4] = [
        ("id", &id),
        ("lines", &report.lines),
        ("erased", &report.erased.len()),
        ("hash", &hash),
    ];
    writeln!(out, "{}", fill(line, &values))?;
    for fault in report.faults(&context.texts.journal) {
        writeln!(out, "  {}", shown(&fault))?;
    }
    for erasure in report.erasures(&context.texts.journal) {
        writeln!(out, "  {}", shown(&erasure))?;
    }
    Ok(())
}

/// Says which recordings are missing and which are not in the journal; answers whether none is
/// missing.
fn say_recordings(
    out: &mut impl Write,
    session: &SessionFolder,
    report: &Report,
    context: &Context,
) -> io::Result<bool> {
    let texts = &context.texts.recordings;
    let told = report.recordings.iter();
    let told = told.map(|(file, destroyed)| (file.as_str(), *destroyed));
    let Shelf { missing, unknown } = match session.shelf(&told) {
        Ok(shelf) => shelf,
        Err(error) => {
            writeln!(out, "  {}", shown(&error.to_string()))?;
            return Ok(false);
        }
    };
    for (text, files) in [
        (texts.verify_missing, &missing),
        (texts.verify_unknown, &unknown),
    ] {
        for file in files {
            writeln!(out, "  {}", fill(text, &[("file", &shown(file))]))?;
        }
    }
    Ok(missing.is_empty())
}

/// Says which transcripts are missing, changed or not in the journal; answers whether none is missing
/// or changed.
fn say_transcripts(
    out: &mut impl Write,
    session: &SessionFolder,
    report: &Report,
    context: &Context,
) -> io::Result<bool> {
    let texts = &context.texts.transcripts;
    let shelf = match session.transcript_shelf(&report.transcripts) {
        Ok(shelf) => shelf,
        Err(error) => {
            writeln!(out, "  {}", shown(&error.to_string()))?;
            return Ok(false);
        }
    };
    for (text, files) in [
        (texts.verify_missing, &shelf.missing),
        (texts.verify_changed, &shelf.changed),
        (texts.verify_unknown, &shelf.unknown),
    ] {
        for file in files {
            writeln!(out, "  {}", fill(text, &[("file", &shown(file))]))?;
        }
    }
    Ok(shelf.missing.is_empty() && shelf.changed.is_empty())
}
