//! `leidraad pivot`: fragments counted by concept.

use std::io::Write as _;

use super::args::{PivotArgs, PivotFormat};
use super::context::Context;
use super::failure::Failure;
use crate::handover::pivot::by::{By, NoRows, Rows};
use crate::handover::pivot::count::of_session;
use crate::handover::pivot::{Pivot, Query, view};
use crate::handover::reading;
use crate::session::header::Phase;
use crate::study::load::Loaded;
use crate::study::participants::{PARTICIPANTS, Register};
use crate::texts::fill;

/// Counts and prints.
///
/// # Errors
/// When there are no such rows, the sessions cannot be listed, or the table not be printed.
pub fn pivot(context: &Context, args: &PivotArgs) -> Result<(), Failure> {
    let rows = rows(context, &args.by)?;
    let (pivot, query) = counted(context, args, rows)?;
    let proposals = view::proposals(&pivot, &context.texts.handover);
    let mut out = context.out();
    match args.format {
        PivotFormat::Table => {
            write!(out, "{}", view::table(&pivot, &query))?;
            if let Some(proposals) = &proposals {
                writeln!(out, "\n{proposals}")?;
            }
        }
        PivotFormat::Csv => out.write_all(&view::csv(&pivot, &query)?)?,
        PivotFormat::Json => writeln!(out, "{:#}", view::json(&pivot, &query))?,
    }
    out.flush()?;
    if let (PivotFormat::Csv, Some(proposals)) = (args.format, proposals) {
        // The table itself has no place for it.
        let _ = writeln!(std::io::stderr(), "{proposals}");
    }
    Ok(())
}

fn counted(context: &Context, args: &PivotArgs, rows: Rows) -> Result<(Pivot, Query), Failure> {
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
        rows,
        count: args.count,
        level: args.level.map(usize::from),
        origins: args.origin.clone(),
        names: names.to_owned(),
    };
    let mut pivot = Pivot::default();
    let take = |counts: Pivot| {
        pivot.add(counts);
        Ok::<(), Failure>(())
    };
    let count = |loaded: &Loaded| of_session(loaded, &query);
    reading::each(&chosen.sessions, context.texts, count, take, |what| {
        context.warn(&what);
    })?;
    if chosen.sessions.is_empty()
        && let Ok(guide) = context.usual_guide()
    {
        // Where nothing was held yet, the header is that of what will be.
        pivot = Pivot::empty(&guide.guide.concepts, &query);
    }
    pivot.order(&query.rows);
    Ok((pivot, query))
}

/// What the rows are in this study.
fn rows(context: &Context, by: &By) -> Result<Rows, Failure> {
    if !matches!(by, By::Stratum | By::Attribute(_)) {
        return Ok(Rows::plain(by.clone()));
    }
    let register = Register::read(&context.study.root.join(PARTICIPANTS));
    for complaint in &register.complaints {
        context.warn(&complaint.say(&context.texts.study));
    }
    Rows::of_study(by.clone(), &context.study.settings, &register)
        .map_err(|none| no_rows(&none, context))
}

fn no_rows(none: &NoRows, context: &Context) -> Failure {
    let texts = &context.texts.handover;
    match none {
        NoRows::NoStrata => Failure::usage(texts.no_strata),
        NoRows::NoAttribute(name, known) => {
            let words = By::FIXED.map(|by| by.word().to_owned()).join(", ");
            let hint = match known.as_slice() {
                [] => texts.rows_hint_bare,
                _ => texts.rows_hint,
            };
            let names = known.join(", ");
            Failure::usage(fill(texts.no_attribute, &[("name", name)]))
                .hint(fill(hint, &[("words", &words), ("names", &names)]))
        }
    }
}
