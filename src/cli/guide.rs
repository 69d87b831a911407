//! `leidraad guide`: check, tabulate and show guides.

use std::io::{IsTerminal as _, Write as _};

use super::args::{CheckArgs, GuideArgs, GuideShowArgs, GuideWhat, TableArgs, TableFormat};
use super::context::Context;
use super::failure::{Failure, Kind};
use crate::guide::finding::Finding;
use crate::guide::load::{Refused, load};
use crate::guide::report::{self, Look};
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
    }
}

fn check(context: &Context, args: &CheckArgs) -> Result<(), Failure> {
    let folder = context.guides_folder();
    let mut out = context.out();
    let mut found = false;
    for wanted in &args.guides {
        match load(wanted, Some(&folder)) {
            Ok(loaded) if loaded.doubts.is_empty() => {
                let values: [(&str, &dyn std::fmt::Display); 2] =
                    [("id", &loaded.guide.id), ("version", &loaded.guide.version)];
                writeln!(out, "{}", fill(context.texts.cli.guide_fine, &values))?;
            }
            Ok(loaded) => {
                found |= args.strict;
                write!(out, "{}", findings(&loaded.doubts, context))?;
            }
            Err(Refused::Findings(all)) => {
                found = true;
                write!(out, "{}", findings(&all, context))?;
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

/// With their places in the file for people, one line each for programs.
fn findings(found: &[Finding], context: &Context) -> String {
    if !std::io::stdout().is_terminal() {
        return report::plain(found, &context.texts.guide);
    }
    let look = Look {
        color: std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        width: usize::from(crossterm::terminal::size().map_or(80, |(width, _)| width)),
    };
    report::graphical(found, &context.texts.guide, look)
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
