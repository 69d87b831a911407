//! `leidraad pivot`: fragments counted per participant per concept.

use std::io::Write as _;

use super::args::{PivotArgs, PivotFormat};
use super::context::Context;
use super::failure::Failure;
use crate::handover::pivot::{Pivot, Query, of_session};
use crate::handover::{pivot_view, reading};
use crate::session::header::Phase;

/// Counts and prints.
///
/// # Errors
/// When the sessions cannot be listed, or the table not be printed.
pub fn pivot(context: &Context, args: &PivotArgs) -> Result<(), Failure> {
    let sessions = context
        .study
        .sessions()
        .map_err(|error| context.of_study(&error))?;
    let phases = if args.phase.is_empty() {
        &Phase::COUNTED[..]
    } else {
        &args.phase
    };
    let chosen = reading::choose(sessions, phases, context.texts);
    chosen.complaints.iter().for_each(|what| context.warn(what));
    let names = context
        .chosen_language()
        .or(chosen.language.as_deref())
        .unwrap_or_default();
    let query = Query {
        by: args.by,
        level: args.level.map(usize::from),
        origins: args.origin.clone(),
        names: names.to_owned(),
    };
    let mut pivot = Pivot::default();
    let take = |counts: Pivot| {
        pivot.add(counts);
        Ok::<(), Failure>(())
    };
    let count = |loaded: &crate::study::load::Loaded| of_session(loaded, &query);
    reading::each(&chosen.sessions, context.texts, count, take, |what| {
        context.warn(&what);
    })?;
    if chosen.sessions.is_empty()
        && let Ok(guide) = context.usual_guide()
    {
        // Where nothing was held yet, the header is that of what will be.
        pivot = Pivot::empty(&guide.guide.concepts, &query);
    }
    pivot.order(args.by);
    let mut out = context.out();
    match args.format {
        PivotFormat::Table => write!(out, "{}", pivot_view::table(&pivot, args.by))?,
        PivotFormat::Csv => out.write_all(&pivot_view::csv(&pivot, args.by)?)?,
        PivotFormat::Json => writeln!(out, "{:#}", pivot_view::json(&pivot, args.by))?,
    }
    Ok(out.flush()?)
}
