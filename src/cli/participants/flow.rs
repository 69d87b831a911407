//! `leidraad participants flow`: from who was approached to what was analysed.

use std::collections::BTreeSet;
use std::io::Write as _;

use clap::{Args, ValueEnum};

use super::{plan, warn_of};
use crate::cli::{Context, Failure};
use crate::handover::reading;
use crate::handover::record::records;
use crate::handover::steps::{mermaid, steps, table, text};
use crate::session::header::Phase;
use crate::study::flow::Flow;
use crate::study::load::Loaded;
use crate::study::reader::Reader;

/// Arguments of `participants flow`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// How it is printed
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
}

/// How the flow is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For reading
    Text,
    /// As a table in a document
    Md,
    /// For programs
    Json,
    /// As a drawing, in Mermaid's words
    Mermaid,
}

/// Prints the flow.
///
/// # Errors
/// When something cannot be read or printed.
pub fn flow(context: &Context, args: &Arguments) -> Result<(), Failure> {
    let plan = plan(context)?;
    let members = context.study.members();
    let members = members.map_err(|error| context.of_study(&error))?;
    warn_of(context, &members);
    let analysed = analysed(context)?;
    let flow = Flow::of(&members.all, plan.sample.approached, &analysed);
    let texts = &context.texts.sample.flow;
    let steps = steps(&flow, texts);
    let mut out = context.out();
    match args.format {
        Format::Text => write!(out, "{}", text(&steps))?,
        Format::Md => write!(out, "{}", table(&steps, texts))?,
        Format::Json => writeln!(
            out,
            "{}",
            serde_json::to_string_pretty(&flow).unwrap_or_default()
        )?,
        Format::Mermaid => write!(out, "{}", mermaid(&steps))?,
    }
    Ok(out.flush()?)
}

/// Of whom a fragment counts.
fn analysed(context: &Context) -> Result<BTreeSet<String>, Failure> {
    let sessions = context.study.sessions();
    let sessions = sessions.map_err(|error| context.of_study(&error))?;
    let reader = Reader::of(&context.study);
    let withdrawals = &reader.withdrawals;
    let chosen = reading::choose(sessions, &Phase::COUNTED, withdrawals, context.texts);
    let mut all = BTreeSet::new();
    reading::each(
        &reader,
        &chosen.sessions,
        context.texts,
        of_session,
        |some| {
            all.extend(some);
            Ok::<(), Failure>(())
        },
        |what| context.warn(&what),
    )?;
    Ok(all)
}

fn of_session(loaded: &Loaded) -> BTreeSet<String> {
    let counts = records(loaded, "").into_iter();
    let counts = counts.filter(|record| record.is_fragment() && !record.outside);
    counts
        .flat_map(|record| match record.participant {
            Some(one) => vec![one.to_owned()],
            None => record.speakers.to_vec(),
        })
        .collect()
}
