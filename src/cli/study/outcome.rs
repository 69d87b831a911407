//! `leidraad study outcome`: what came of member checks.

use std::io::Write as _;

use clap::{Args, ValueEnum};

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::guarding::guarded;
use crate::handover::outcome::{Outcome, csv, document, json, of_session};
use crate::handover::reading;
use crate::session::header::Phase;
use crate::study::load::Loaded;
use crate::study::reader::Reader;

/// Arguments of `study outcome`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The sessions: ids, beginnings, or participants [default: all member checks of the study]
    pub sessions: Vec<String>,
    /// Sessions of these phases [default: member-check]
    #[arg(long, value_enum, value_delimiter = ',')]
    pub phase: Vec<Phase>,
    /// How it is printed
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
}

/// How the outcome is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For reading
    Text,
    /// For spreadsheets: a row for every statement and participant
    Csv,
    /// For programs
    Json,
    /// As a document
    Md,
}

/// Prints the outcome.
///
/// # Errors
/// When a session is not found, or the outcome cannot be printed.
pub fn outcome(context: &Context, args: &Arguments) -> Result<(), Failure> {
    let outcome = gathered(context, args)?;
    let texts = &context.texts.outcome;
    if outcome.lists.is_empty() {
        context.warn(texts.none);
    }
    let mut out = context.out();
    match args.format {
        Format::Text => write!(out, "{}", document::text(&outcome, texts))?,
        Format::Csv => out.write_all(&csv::table(&outcome)?)?,
        Format::Json => writeln!(out, "{:#}", json::value(&outcome))?,
        Format::Md => write!(out, "{}", document::markdown(&outcome, texts))?,
    }
    Ok(out.flush()?)
}

fn gathered(context: &Context, args: &Arguments) -> Result<Outcome, Failure> {
    let sessions = context
        .study
        .select(&args.sessions)
        .map_err(|error| context.of_study(&error))?;
    let phases: &[Phase] = match (args.phase.as_slice(), args.sessions.as_slice()) {
        ([], []) => &[Phase::MemberCheck],
        (asked, _) => asked,
    };
    let reader = guarded(context, Reader::of(&context.study))?;
    let chosen = reading::choose(sessions, phases, &reader.withdrawals, context.texts);
    chosen.complaints.iter().for_each(|what| context.warn(what));
    let language = context
        .chosen_language()
        .or(chosen.language.as_deref())
        .unwrap_or_default();
    let mut found = Vec::new();
    let take = |one| {
        found.push(one);
        Ok::<(), Failure>(())
    };
    let make = |loaded: &Loaded| of_session(loaded, language);
    reading::each(
        &reader,
        &chosen.sessions,
        context.texts,
        make,
        take,
        |what| {
            context.warn(&what);
        },
    )?;
    Ok(Outcome::of_all(found))
}
