//! `leidraad import`: what was made elsewhere.

pub mod codebook;
pub mod signups;
mod speakers;
mod told;
pub mod transcript;
mod whereabouts;

use std::io::Write as _;

use super::args::{FragmentsArgs, ImportArgs, ImportWhat};
use super::context::Context;
use super::failure::{Failure, Kind};
use crate::handover::fragments::survey;
use crate::handover::row::Columns;
use crate::handover::table::{Refused, Table};
use crate::handover::take::{Import, take};
use crate::study::participants::{PARTICIPANTS, Register};
use crate::texts::fill;

/// Brings in what is named.
///
/// # Errors
/// When the file cannot be taken; then nothing of it is.
pub fn import(context: &Context, args: &ImportArgs) -> Result<(), Failure> {
    match &args.what {
        ImportWhat::Codebook(args) => codebook::codebook(context, args),
        ImportWhat::Fragments(args) => fragments(context, args),
        ImportWhat::Signups(args) => signups::signups(context, args),
        ImportWhat::Transcript(args) => transcript::transcript(context, args),
    }
}

fn fragments(context: &Context, args: &FragmentsArgs) -> Result<(), Failure> {
    let texts = context.texts;
    let study = &context.study;
    let guide = match &args.guide {
        Some(named) => context.guide(named)?,
        None => context.usual_guide()?,
    };
    let refused = |refused: Refused| said(&refused, args, context);
    let (sheet, offset) = (args.sheet.as_deref(), context.now().offset());
    let table = Table::open(
        &args.file,
        sheet,
        &Columns::is_known,
        offset,
        &texts.handover,
    )
    .map_err(refused)?;
    let survey = survey(&table, &guide.guide.concepts, &texts.handover).map_err(refused)?;
    let unknown = not_of_the_study(context, &survey.unknown);
    if !unknown.is_empty() {
        let columns = unknown.join(", ");
        context.warn(&fill(texts.cli.unknown_columns, &[("columns", &columns)]));
    }
    if survey.rows == 0 {
        context.warn(texts.cli.no_rows);
        return Ok(());
    }
    let import = Import {
        table: &table,
        guide: &guide,
        language: guide.guide.language(context.language()),
        now: context.now(),
        texts: &texts.handover,
    };
    let sessions = take(study, &survey, &import)
        .map_err(|error| context.of_study(&error).hint(texts.cli.nothing_imported))?;
    let values: [(&str, &dyn std::fmt::Display); 2] =
        [("rows", &survey.rows), ("sessions", &sessions)];
    // A message, not a result in a machine format.
    let _ = writeln!(std::io::stderr(), "{}", fill(texts.cli.imported, &values));
    Ok(())
}

/// Of columns that are not read, those that are no attribute of the study's participants either:
/// a workbook of the study has a column for each, numbered where its name was taken.
fn not_of_the_study(context: &Context, unknown: &[String]) -> Vec<String> {
    let register = Register::read(&context.study.root.join(PARTICIPANTS));
    let known = register.attribute_names();
    let own = |column: &str| {
        column
            .rsplit_once(" (")
            .map_or(column, |(own, _)| own)
            .to_owned()
    };
    let is_attribute =
        |column: &String| known.contains(&column.as_str()) || known.contains(&own(column).as_str());
    let others = unknown.iter().filter(|column| !is_attribute(column));
    others.cloned().collect()
}

fn said(refused: &Refused, args: &FragmentsArgs, context: &Context) -> Failure {
    let texts = &context.texts.cli;
    let file = args.file.display().to_string();
    match refused {
        Refused::Io(error) => {
            let said = fill(texts.file, &[("file", &file), ("reason", error)]);
            Failure::new(Kind::CouldNot, said)
        }
        Refused::Wrong(lines) => {
            let said = fill(
                texts.file,
                &[("file", &file), ("reason", &lines.join("\n  "))],
            );
            Failure::new(Kind::Found, said).hint(texts.nothing_imported)
        }
    }
}
