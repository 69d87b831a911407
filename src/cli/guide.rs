//! `leidraad guide`: check, tabulate and show guides.

pub mod crosswalk;
pub mod diff;
pub mod pack;
pub mod pilot;

use std::io::{IsTerminal as _, Write as _};

use super::args::{CheckArgs, GuideArgs, GuideShowArgs, GuideWhat, TableArgs, TableFormat};
use super::context::Context;
use super::failure::{Failure, Kind};
use super::findings;
use crate::guide::advice::advice;
use crate::guide::finding::{Worded, worded};
use crate::guide::load::{Loaded, Refused, load};
use crate::guide::{show, table};
use crate::texts::fill;

/// Does what is asked with guides.
///
/// # Errors
/// When a guide cannot be read or something is found, or the output not be printed.
pub fn guide(context: &Context, args: &GuideArgs) -> Result<(), Failure> {
    match &args.what {
        GuideWhat::Check(args) => check(context, args),
        GuideWhat::Table(args) => tabulate(context, args),
        GuideWhat::Show(args) => show_guide(context, args),
        GuideWhat::Diff(args) => diff::diff(context, args),
        GuideWhat::Pilot(args) => pilot::pilot(context, args),
        GuideWhat::Crosswalk(args) => crosswalk::crosswalk(context, args),
        GuideWhat::Pack(args) => pack::pack(context, args),
    }
}

fn check(context: &Context, args: &CheckArgs) -> Result<(), Failure> {
    let folder = context.guides_folder();
    let mut out = context.out();
    let mut found = false;
    for wanted in &args.guides {
        match load(wanted, Some(&folder)) {
            Ok(loaded) => {
                let beside = crosswalk::doubts(context, &loaded)?;
                found |= args.strict && !(loaded.doubts.is_empty() && beside.is_empty());
                let said = of_loaded(context, &loaded, beside, args.wording);
                writeln!(out, "{}", said.trim_end())?;
            }
            Err(Refused::Findings(all)) => {
                found = true;
                write!(
                    out,
                    "{}",
                    said(&worded(&all, &context.texts.guide), context)
                )?;
            }
            Err(refused) => {
                out.flush()?;
                return Err(context.refused(&refused));
            }
        }
    }
    out.flush()?;
    if found {
        Err(Failure::new(Kind::Found, ""))
    } else {
        Ok(())
    }
}

/// What is said of a guide without errors: its doubts, those about its crosswalk, and the advice that
/// was asked for.
fn of_loaded(context: &Context, loaded: &Loaded, beside: Vec<Worded>, wording: bool) -> String {
    let guide = &loaded.guide;
    let mut found = worded(&loaded.doubts, &context.texts.guide);
    found.extend(beside);
    if wording {
        found.extend(advice(guide, &loaded.source, &context.texts.advice));
    }
    if found.is_empty() {
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("id", &guide.id), ("version", &guide.version)];
        return fill(context.texts.cli.guide_fine, &values);
    }
    said(&found, context)
}

/// Findings with their places.
fn said(found: &[Worded], context: &Context) -> String {
    findings::said(found, context, std::io::stdout().is_terminal())
}

fn tabulate(context: &Context, args: &TableArgs) -> Result<(), Failure> {
    let loaded = context.guide(&args.guide)?;
    let rows = table::rows(&loaded.guide, context.language());
    let texts = &context.texts.guide;
    let text = match args.format {
        TableFormat::Text => table::text(&rows, texts),
        TableFormat::Md => table::markdown(&rows, texts),
        TableFormat::Csv => table::csv(&rows, texts)
            .map_err(|error| Failure::new(Kind::CouldNot, error.to_string()))?,
    };
    print(&text, context)
}

fn show_guide(context: &Context, args: &GuideShowArgs) -> Result<(), Failure> {
    let loaded = context.guide(&args.guide)?;
    print(
        &show::text(&loaded.guide, context.language(), &context.texts.guide),
        context,
    )
}

fn print(text: &str, context: &Context) -> Result<(), Failure> {
    let mut out = context.out();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}
