//! `leidraad study report`: one overview for the data management plan, the ethics board and the section
//! on method, without names.

mod consents;
mod facts;
mod gather;
mod layout;
mod page;
mod seen;
mod stored;
mod written;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::Value;

use crate::cli::export::not_written;
use crate::cli::guarding::{GuardArgs, listed};
use crate::cli::{Context, Failure, Kind};
use crate::durable;
use crate::guard::search::Counts;
use crate::guard::terms::Terms;
use crate::study::reader::Reader;
use crate::texts::fill;

/// Arguments of `study report`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// How it is written
    #[arg(long, value_enum, default_value = "md")]
    pub format: Format,
    /// The file to write to [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// What becomes of names
    #[command(flatten)]
    pub guard: GuardArgs,
}

/// How the overview is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// As a document
    Md,
    /// For programs
    Json,
    /// For reading
    Text,
}

/// Writes the overview.
///
/// # Errors
/// When something cannot be read or written, a name was found and `--strict` asked for, or, after all
/// of it, something could not be trusted.
pub fn report(context: &Context, args: &Arguments) -> Result<(), Failure> {
    // Who somebody is, is not read where names stay.
    let reader = args.guard.reader(context, Reader::of(&context.study))?;
    let terms = match &reader.guard {
        Some(_) => context.study.listed_terms(),
        None => Ok(Terms::default()),
    };
    let terms = terms.map_err(|error| context.of_study(&error))?;
    let report = gather::report(context, &reader)?;
    let mut counts = Counts::new();
    let mut change = |text: &str| terms.without(text, &mut counts).into_owned();
    let written = match args.format {
        Format::Json => {
            let mut value = serde_json::to_value(&report)
                .map_err(|error| Failure::could_not(error.to_string()))?;
            guard(&mut value, &mut change);
            format!("{value:#}\n")
        }
        Format::Md | Format::Text => {
            let page = report.page(context.texts);
            let page = page.changed(change);
            match args.format {
                Format::Text => page.text(),
                _ => page.markdown(),
            }
        }
    };
    tell(context, args, &counts)?;
    write(context, args.output.as_deref(), &written)?;
    if report.problems.is_empty() && report.journals.iter().all(|journal| journal.whole) {
        return Ok(());
    }
    for problem in &report.problems {
        context.warn(problem);
    }
    Err(Failure::new(Kind::Found, context.texts.report.not_whole))
}

/// Says what was replaced, or refuses where that was asked.
fn tell(context: &Context, args: &Arguments, counts: &Counts) -> Result<(), Failure> {
    if counts.is_empty() {
        return Ok(());
    }
    let list = listed(counts);
    if args.guard.strict {
        let refused = fill(context.texts.report.refused, &[("list", &list)]);
        return Err(Failure::new(Kind::Found, refused));
    }
    context.warn(&fill(context.texts.leaks.replaced, &[("list", &list)]));
    Ok(())
}

fn write(context: &Context, path: Option<&Path>, text: &str) -> Result<(), Failure> {
    match path {
        Some(path) if path != Path::new("-") => durable::replace(path, text.as_bytes())
            .map_err(|error| not_written(context, path, &error)),
        _ => {
            let mut out = context.out();
            out.write_all(text.as_bytes())?;
            Ok(out.flush()?)
        }
    }
}

/// Changes every text in a value; keys are the program's own.
fn guard(value: &mut Value, change: &mut impl FnMut(&str) -> String) {
    match value {
        Value::String(text) => *text = change(text),
        Value::Array(all) => all.iter_mut().for_each(|one| guard(one, change)),
        Value::Object(all) => all.values_mut().for_each(|one| guard(one, change)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
