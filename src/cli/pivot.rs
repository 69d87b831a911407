//! `leidraad pivot`: fragments counted by concept.

mod beside;

use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;

use super::args::{PivotArgs, PivotFormat};
use super::context::Context;
use super::export::not_written;
use super::failure::Failure;
use super::guarding::guarded;
use super::rare::{self, Handing};
use crate::durable;
use crate::handover::pivot::by::{By, NoRows, Rows};
use crate::handover::pivot::count::of_session;
use crate::handover::pivot::{Pivot, Query, view};
use crate::handover::{reading, xlsx};
use crate::session::header::Phase;
use crate::study::load::Loaded;
use crate::study::reader::Reader;
use crate::texts::{HandoverTexts, fill};

/// Counts and prints.
///
/// # Errors
/// When there are no such rows, the sessions cannot be listed, or the table not be printed.
pub fn pivot(context: &Context, args: &PivotArgs) -> Result<(), Failure> {
    let to_file = args
        .output
        .as_deref()
        .filter(|path| *path != Path::new("-"));
    if args.format == PivotFormat::Xlsx && to_file.is_none() && io::stdout().is_terminal() {
        let said = fill(context.texts.cli.needs_a_file, &[("format", &"xlsx")]);
        return Err(Failure::usage(said));
    }
    let reader = Reader::of(&context.study).taking(args.codings.wanted());
    let reader = guarded(context, reader)?;
    let rows = rows(context, args, &reader)?;
    let (pivot, query) = counted(context, args, &reader, rows)?;
    let texts = &context.texts.handover;
    let made = match &args.beside {
        Some(file) => beside::made(context, &pivot, file, args.format)?,
        None => rendered(args.format, &pivot, &query, texts)?,
    };
    if let Some(path) = to_file {
        durable::replace(path, &made).map_err(|error| not_written(context, path, &error))?;
    } else {
        let mut out = context.out();
        out.write_all(&made)?;
        out.flush()?;
    }
    if let (PivotFormat::Csv, Some(proposals)) = (args.format, view::proposals(&pivot, texts)) {
        // The table itself has no place for it.
        let _ = writeln!(io::stderr(), "{proposals}");
    }
    Ok(())
}

fn rendered(
    format: PivotFormat,
    pivot: &Pivot,
    query: &Query,
    texts: &HandoverTexts,
) -> io::Result<Vec<u8>> {
    match format {
        PivotFormat::Table => Ok(view::table(pivot, query, texts).into_bytes()),
        PivotFormat::Csv => view::csv(pivot, query),
        PivotFormat::Json => Ok(format!("{:#}\n", view::json(pivot, query)).into_bytes()),
        PivotFormat::Xlsx => xlsx::alone(pivot, query, texts),
    }
}

fn counted(
    context: &Context,
    args: &PivotArgs,
    reader: &Reader,
    rows: Rows,
) -> Result<(Pivot, Query), Failure> {
    let sessions = context
        .study
        .sessions()
        .map_err(|error| context.of_study(&error))?;
    let chosen = reading::choose(sessions, phases(args), &reader.withdrawals, context.texts);
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
    reading::each(
        reader,
        &chosen.sessions,
        context.texts,
        count,
        take,
        |what| {
            context.warn(&what);
        },
    )?;
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
fn rows(context: &Context, args: &PivotArgs, reader: &Reader) -> Result<Rows, Failure> {
    let by = &args.by;
    if !matches!(by, By::Stratum | By::Attribute(_)) {
        if args.rare.coarsen {
            let texts = &context.texts.rare;
            context.warn(&fill(texts.no_attributes, &[("format", &by.word())]));
        }
        return Ok(Rows::plain(by.clone()));
    }
    let register = rare::register(context, reader);
    let rows = Rows::of_study(by.clone(), &context.study.settings, &register)
        .map_err(|none| no_rows(&none, context))?;
    let handing = Handing {
        phases: phases(args),
        attributes: Some(rows.attributes()),
        coarsen: args.rare.coarsen,
        strict: args.strict,
    };
    let handed = rare::handed(context, reader, register, handing)?;
    Ok(rows.filled(&handed.register))
}

/// The phases of the sessions that are counted.
fn phases(args: &PivotArgs) -> &[Phase] {
    if args.phase.is_empty() {
        &Phase::COUNTED
    } else {
        &args.phase
    }
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
