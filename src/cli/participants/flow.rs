//! `leidraad participants flow`: from who was approached to what was analysed.

use std::collections::BTreeSet;
use std::io::Write as _;

use clap::{Args, ValueEnum};

use super::{plan, warn_of};
use crate::cli::{Context, Failure};
use crate::handover::reading;
use crate::handover::record::analysed;
use crate::handover::steps::{mermaid, steps, table, text};
use crate::session::header::Phase;
use crate::study::flow::{Flow, Sessions};
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
    let sessions = sessions(context)?;
    let flow = Flow::of(&members.all, plan.sample.approached, &sessions);
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

/// What the sessions that count say of those who took part.
fn sessions(context: &Context) -> Result<Sessions, Failure> {
    let sessions = context.study.sessions();
    let sessions = sessions.map_err(|error| context.of_study(&error))?;
    let reader = Reader::of(&context.study);
    let withdrawals = &reader.withdrawals;
    let chosen = reading::choose(sessions, &Phase::COUNTED, withdrawals, context.texts);
    let (mut found, mut stayed) = (Sessions::default(), BTreeSet::new());
    reading::each_at_all(
        &reader,
        &chosen.sessions,
        context.texts,
        of_session,
        |one| {
            found.analysed.extend(one.analysed);
            found.left.extend(one.left);
            stayed.extend(one.stayed);
            Ok::<(), Failure>(())
        },
        |what| context.warn(&what),
    )?;
    found.left.retain(|who| !stayed.contains(who));
    Ok(found)
}

/// What one session says.
pub struct Held {
    /// Of whom at least one fragment counts.
    pub analysed: Vec<String>,
    /// Who is at the table still.
    pub stayed: Vec<String>,
    /// Who began and withdrew.
    pub left: Vec<String>,
}

/// What a session says of those who took part.
#[must_use]
pub fn of_session(loaded: &Loaded) -> Held {
    let session = loaded.session();
    let stayed = session.table.everyone().to_vec();
    let began = session.header.participants.iter();
    let left = began.filter(|who| !stayed.contains(who)).cloned();
    Held {
        analysed: analysed(loaded),
        left: left.collect(),
        stayed,
    }
}
