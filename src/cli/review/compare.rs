//! `leidraad review --compare`: how far two coders, or two rounds of one, agree.

use std::collections::BTreeSet;
use std::io::Write as _;

use clap::{Args, ValueEnum};

use crate::cli::guarding::guarded;
use crate::cli::{Context, Failure};
use crate::handover::agreement::{Comparison, view};
use crate::handover::reading;
use crate::review::wanted::Wanted;
use crate::safe::shown;
use crate::study::beside::Role;
use crate::study::create::SessionFolder;
use crate::study::load::Loaded;
use crate::study::reader::Reader;
use crate::texts::fill;

/// Arguments of the comparison.
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// Compare two coders or rounds: anna:1 bram:1, or 1 2 for two rounds of the only coder
    #[arg(long, num_args = 2, value_names = ["ONE", "OTHER"])]
    pub compare: Vec<Wanted>,
    /// How the comparison is printed
    #[arg(long, value_enum, default_value = "text", requires = "compare")]
    pub format: CompareFormat,
}

/// How a comparison is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CompareFormat {
    /// For reading
    Text,
    /// For programs
    Json,
    /// For spreadsheets: every unit that both reviewed
    Csv,
}

/// What a session gave: its comparison, or which of the two it does not have, and what it has.
type Found = Result<Comparison, (String, Vec<Wanted>, BTreeSet<String>)>;

/// Compares two sheets of the sessions named; of all that have both when none is named.
///
/// # Errors
/// When it is not clear whose rounds are meant, a session named lacks one, no session has both, or
/// the comparison cannot be printed.
pub fn compare(context: &Context, names: &[String], args: &CompareArgs) -> Result<(), Failure> {
    let found = context.study.select(names);
    let sessions = found.map_err(|error| context.of_study(&error))?;
    let mut both = wanted(context, &sessions, &args.compare)?;
    let reader = guarded(context, Reader::of(&context.study))?;
    if let Some(guard) = &reader.guard {
        for wanted in &mut both {
            guard.wanted(wanted);
        }
    }
    let [one, other] = both;
    let mut all = Comparison::default();
    let mut known = BTreeSet::new();
    let take = |found: Found| match found {
        Ok(comparison) => {
            all.add(comparison);
            Ok(())
        }
        Err((session, missing, there)) if !names.is_empty() => {
            Err(lacks(context, &session, &missing, &there))
        }
        Err((_, _, there)) => {
            known.extend(there);
            Ok(())
        }
    };
    let of = |loaded: &Loaded| of_session(loaded, [&one, &other]);
    reading::each(&reader, &sessions, context.texts, of, take, |what| {
        context.warn(&what);
    })?;
    let texts = &context.texts.agreement;
    if all.sessions.is_empty() {
        let values: [(&str, &dyn std::fmt::Display); 2] = [("first", &one), ("second", &other)];
        return Err(Failure::usage(fill(texts.nowhere, &values)).hint(there(context, &known)));
    }
    let labels = [one, other].map(|wanted| wanted.to_string());
    let labels = labels.each_ref().map(String::as_str);
    let mut out = context.out();
    match args.format {
        CompareFormat::Text => write!(out, "{}", view::text(&all, labels, texts))?,
        CompareFormat::Csv => out.write_all(&view::csv(&all)?)?,
        CompareFormat::Json => writeln!(out, "{:#}", view::json(&all, labels))?,
    }
    Ok(out.flush()?)
}

fn of_session(loaded: &Loaded, both: [&Wanted; 2]) -> Found {
    Comparison::of(loaded, both).map_err(|missing| {
        let sheets = loaded.afterwards.review.sheets().iter();
        let there = sheets.map(|sheet| format!("{}:{}", sheet.coder, sheet.round));
        let missing = missing.into_iter().cloned().collect();
        (loaded.folder.id.clone(), missing, there.collect())
    })
}

/// The two that are asked for, each with its coder: where only one reviewed at all, a round is that
/// coder's.
fn wanted(
    context: &Context,
    sessions: &[SessionFolder],
    asked: &[Wanted],
) -> Result<[Wanted; 2], Failure> {
    let texts = &context.texts.agreement;
    let mut coders = BTreeSet::new();
    for session in sessions {
        coders.extend(
            session
                .authors(Role::Coder)
                .map_err(|error| context.of_study(&error))?,
        );
    }
    let with_coder = |wanted: &Wanted| match (&wanted.coder, coders.first()) {
        (None, Some(only)) if coders.len() == 1 => Ok(Wanted {
            coder: Some(only.clone()),
            ..wanted.clone()
        }),
        (None, Some(_)) => Err(Failure::usage(fill(texts.whose, &[("wanted", wanted)]))
            .hint(fill(texts.whose_hint, &[("known", &list(&coders))]))),
        _ => Ok(wanted.clone()),
    };
    let both = asked
        .iter()
        .map(with_coder)
        .collect::<Result<Vec<_>, _>>()?;
    let Ok([one, other]) = <[Wanted; 2]>::try_from(both) else {
        return Err(Failure::usage(String::new()));
    };
    if one == other {
        let said = fill(texts.itself, &[("wanted", &shown(&one.to_string()))]);
        return Err(Failure::usage(said));
    }
    Ok([one, other])
}

fn lacks(
    context: &Context,
    session: &str,
    missing: &[Wanted],
    known: &BTreeSet<String>,
) -> Failure {
    let missing: Vec<String> = missing.iter().map(Wanted::to_string).collect();
    let values: [(&str, &dyn std::fmt::Display); 2] =
        [("session", &session), ("wanted", &missing.join(", "))];
    Failure::usage(fill(context.texts.agreement.missing, &values)).hint(there(context, known))
}

/// What there is, in words.
fn there(context: &Context, known: &BTreeSet<String>) -> String {
    let texts = &context.texts.agreement;
    if known.is_empty() {
        return texts.nobody.to_owned();
    }
    fill(texts.missing_hint, &[("known", &list(known))])
}

fn list(words: &BTreeSet<String>) -> String {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    words.join(", ")
}
