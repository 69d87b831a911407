//! `leidraad study status`: where the study stands.

mod json;
mod retention;
mod text;

use std::io::Write as _;

use clap::{Args, ValueEnum};

use crate::cli::participants::{plan, warn_of};
use crate::cli::rare::{self, Rare};
use crate::cli::{Context, Failure, Kind};
use crate::handover::reading;
use crate::study::progress::Progress;
use crate::study::progress::held::Held;
use crate::study::quota::Quota;
use crate::study::reader::Reader;
use crate::study::sample::Member;
use retention::Retention;

/// Arguments of `study status`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// How it is printed
    #[arg(long, value_enum, default_value = "text")]
    pub format: StatusFormat,
}

/// How it is printed where a study stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum StatusFormat {
    /// For reading
    Text,
    /// For programs
    Json,
}

/// Where a study stands, with its sample.
struct Status {
    retention: Retention,
    progress: Progress,
    quota: Quota,
    rare: Rare,
    interviewed: usize,
    begun: usize,
    checked: usize,
}

/// Prints where the study stands.
///
/// # Errors
/// When study.toml, study.jsonl or the sessions cannot be read, or the answer not be printed.
pub fn status(context: &Context, args: &Arguments) -> Result<(), Failure> {
    let status = gathered(context)?;
    let mut out = context.out();
    match args.format {
        StatusFormat::Text => write!(out, "{}", status.text(context.texts))?,
        StatusFormat::Json => writeln!(out, "{:#}", status.json())?,
    }
    out.flush()?;
    if status.retention.is_unclear() {
        return Err(Failure::new(Kind::Found, context.texts.status.unclear));
    }
    Ok(())
}

fn gathered(context: &Context) -> Result<Status, Failure> {
    let plan = plan(context)?;
    let members = context.study.members();
    let members = members.map_err(|error| context.of_study(&error))?;
    warn_of(context, &members);
    let count = |is_it: fn(&Member) -> bool| members.all.iter().filter(|one| is_it(one)).count();
    let sessions = sessions(context)?;
    Ok(Status {
        // Recordings of practice are to go as well.
        retention: Retention::of(&sessions, context)?,
        rare: rare::found(context, &Reader::of(&context.study))?,
        progress: Progress::of(sessions),
        quota: Quota::of(&members.all, plan.counted_by(), &plan),
        interviewed: count(Member::is_done),
        begun: count(|one| one.is_interviewed() && !one.is_done()),
        checked: count(|one| one.is_interviewed() && one.is_checked()),
    })
}

fn sessions(context: &Context) -> Result<Vec<Held>, Failure> {
    let sessions = context.study.sessions();
    let sessions = sessions.map_err(|error| context.of_study(&error))?;
    let reader = Reader::of(&context.study);
    let mut found = Vec::new();
    let take = |held: Held| {
        found.push(held);
        Ok::<(), Failure>(())
    };
    reading::each(&reader, &sessions, context.texts, Held::of, take, |what| {
        context.warn(&what);
    })?;
    Ok(found)
}
