//! `leidraad pivot --beside`: another study's counts laid beside these.

use std::fmt::Display;
use std::path::Path;

use crate::cli::args::PivotFormat;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Kind};
use crate::cli::guide::crosswalk;
use crate::guide::crosswalk::Crosswalk;
use crate::handover::beside::{Models, beside, read, view};
use crate::handover::pivot::Pivot;
use crate::handover::table::Refused;
use crate::handover::xlsx;
use crate::texts::fill;

/// The two studies' counts in a format.
///
/// # Errors
/// When the guides cannot be used, the crosswalk between them is not right, or the file is no such
/// table.
pub fn made(
    context: &Context,
    pivot: &Pivot,
    file: &Path,
    format: PivotFormat,
) -> Result<Vec<u8>, Failure> {
    let texts = &context.texts.crosswalk;
    let own = context.usual_guide()?;
    let first = crosswalk::first(context, &own, None)?;
    let theirs = first.as_ref().map_or(&own, |first| &first.guide);
    let crosswalk = match &first {
        Some(first) => crosswalk::valid(context, &own, &first.guide)?,
        // A study without a pack has the model that comes with the guide, as the other has.
        None => Crosswalk::of_models(&own.guide.concepts, &own.guide.concepts),
    };
    let headings = theirs.guide.concepts.headings();
    let headings: Vec<&str> = headings.map(|concept| concept.id.as_str()).collect();
    let other = read::read(file, &headings, context.texts)
        .map_err(|refused| not_taken(context, file, refused))?;
    let models = Models {
        own: &own.guide.concepts,
        theirs: &theirs.guide.concepts,
        crosswalk: &crosswalk,
        names: context.language(),
    };
    let beside = beside(pivot, &other, models);
    if format == PivotFormat::Csv {
        // The table itself has no place for it.
        for remark in view::remarks(&beside, texts) {
            context.warn(remark);
        }
    }
    Ok(match format {
        PivotFormat::Table => view::table(&beside, texts).into_bytes(),
        PivotFormat::Csv => view::csv(&beside)?,
        PivotFormat::Json => format!("{:#}\n", view::json(&beside)).into_bytes(),
        PivotFormat::Xlsx => xlsx::beside(&beside, texts)?,
    })
}

fn not_taken(context: &Context, file: &Path, refused: Refused) -> Failure {
    let (kind, reason) = match refused {
        Refused::Io(error) => (Kind::CouldNot, error.to_string()),
        Refused::Wrong(lines) => (Kind::Found, lines.join("\n  ")),
    };
    let values: [(&str, &dyn Display); 2] = [("file", &file.display()), ("reason", &reason)];
    let failure = Failure::new(kind, fill(context.texts.cli.file, &values));
    failure.hint(context.texts.crosswalk.beside_hint)
}
