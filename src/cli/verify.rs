//! `leidraad verify`: the journals, line by line.

use std::io::{self, Write};

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use super::args::VerifyArgs;
use super::context::Context;
use super::failure::{Failure, Kind};
use crate::journal::STUDY_JOURNAL;
use crate::journal::verify::{self, Report};
use crate::review::withdrawals::Withdrawals;
use crate::safe::shown;
use crate::study::audio::Shelf;
use crate::study::beside::Role;
use crate::study::create::SessionFolder;
use crate::study::error::StudyError;
use crate::study::reader::Reader;
use crate::study::withdraw::Leaving;
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
    let withdrawals = Reader::of(&context.study).withdrawals;
    let check = |session| Checked::of(context, session, &withdrawals);
    let reports: Vec<_> = sessions.par_iter().map(check).collect();
    let mut out = context.out();
    let mut whole = true;
    for (session, checked) in sessions.iter().zip(&reports) {
        whole &= say_session(&mut out, session, checked, context)?;
    }
    if args.sessions.is_empty() && context.study.log_site().journal().exists() {
        let report = verify::verify(context.study.log_site());
        whole &= say(&mut out, STUDY_JOURNAL, &report, context)?;
    }
    out.flush()?;
    if whole {
        return Ok(());
    }
    Err(Failure::new(Kind::Found, "").hint(context.texts.cli.verify_hint))
}

/// What verifying a session found.
struct Checked {
    /// Its own journal.
    session: io::Result<Report>,
    /// Each observer's and each coder's.
    beside: Result<Vec<(Role, String, io::Result<Report>)>, StudyError>,
    /// The withdrawals that were not carried out in it.
    left_over: Vec<Leaving>,
}

impl Checked {
    fn of(context: &Context, session: &SessionFolder, withdrawals: &Withdrawals) -> Checked {
        let left_over = context.study.left_over(session, withdrawals);
        Checked {
            session: verify::verify(&session.path),
            beside: beside(session),
            // What cannot be read is said of the journals themselves.
            left_over: left_over.unwrap_or_default(),
        }
    }
}

fn beside(session: &SessionFolder) -> Result<Vec<(Role, String, io::Result<Report>)>, StudyError> {
    let mut found = Vec::new();
    for role in [Role::Observer, Role::Coder] {
        for author in session.authors(role)? {
            let report = verify::verify(&session.beside(role, &author));
            found.push((role, author, report));
        }
    }
    Ok(found)
}

/// Says how a session's journals are; answers whether all is whole.
fn say_session(
    out: &mut impl Write,
    session: &SessionFolder,
    checked: &Checked,
    context: &Context,
) -> Result<bool, Failure> {
    let mut whole = say(out, &session.id, &checked.session, context)?;
    if let Ok(report) = &checked.session {
        whole &= say_recordings(out, session, report, context)?;
        whole &= say_transcripts(out, session, report, context)?;
    }
    for leaving in &checked.left_over {
        writeln!(out, "  {}", left_over(context, leaving))?;
        whole = false;
    }
    let beside = match &checked.beside {
        Ok(beside) => beside,
        Err(error) => return Err(context.of_study(error)),
    };
    for (role, author, report) in beside {
        let label = format!("{}/{}/{author}", session.id, role.folder());
        whole &= say(out, &label, report, context)?;
        if !session.is_of_this(*role, author) {
            writeln!(out, "  {}", context.texts.study.of_another_session)?;
            whole = false;
        }
    }
    Ok(whole)
}

/// Says that something is still there that was withdrawn, and what erases it.
#[must_use]
pub fn left_over(context: &Context, leaving: &Leaving) -> String {
    let texts = &context.texts.withdrawal;
    let only = leaving.session.as_ref();
    let only = only.map(|session| format!(" --session {}", shown(session)));
    let values: [(&str, &dyn std::fmt::Display); 3] = [
        ("participant", &leaving.participant),
        ("scope", &leaving.scope.word()),
        ("session", &only.unwrap_or_default()),
    ];
    fill(texts.left_over, &values)
}

/// Says how a journal is; answers whether it is whole.
fn say(
    out: &mut impl Write,
    label: &str,
    report: &io::Result<Report>,
    context: &Context,
) -> io::Result<bool> {
    let (texts, id) = (&context.texts.cli, shown(label));
    let report = match report {
        Ok(report) => report,
        Err(error) => {
            let reason = error.to_string();
            let said = fill(
                texts.unverifiable,
                &[("id", &id), ("reason", &shown(&reason))],
            );
            writeln!(out, "{said}")?;
            return Ok(false);
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
    Ok(report.is_whole())
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
