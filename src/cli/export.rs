//! `leidraad export`: notes in the formats of other software.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::args::ExportArgs;
use super::context::Context;
use super::failure::{Failure, Kind};
use crate::durable;
use crate::handover::reading::{self, Chosen};
use crate::handover::{Format, Wording, format};
use crate::session::header::Phase;
use crate::texts::fill;

/// Exports, to a file whole or not at all, else to standard output.
///
/// # Errors
/// When a session is not found, or the output cannot be written.
pub fn export(context: &Context, args: &ExportArgs) -> Result<(), Failure> {
    let Some(format) = format(&args.format) else {
        return Err(Failure::new(Kind::Usage, args.format.clone()));
    };
    let sessions = context
        .study
        .select(&args.sessions)
        .map_err(|error| context.of_study(&error))?;
    let phases: &[Phase] = match (args.phase.as_slice(), args.sessions.as_slice()) {
        ([], []) => &Phase::COUNTED,
        (asked, _) => asked,
    };
    let chosen = reading::choose(sessions, phases, context.texts);
    chosen.complaints.iter().for_each(|what| context.warn(what));
    match args.output.as_deref() {
        Some(path) if path != Path::new("-") => {
            let write = |file: &mut std::fs::File| write_all(file, format, &chosen, context);
            durable::replace_by(path, write).map(drop).map_err(|error| {
                let values: [(&str, &dyn std::fmt::Display); 2] =
                    [("file", &path.display()), ("reason", &error)];
                let said = fill(context.texts.cli.file, &values);
                Failure::new(Kind::CouldNot, said).hint(context.texts.cli.not_written)
            })
        }
        _ => Ok(write_all(
            &mut io::stdout().lock(),
            format,
            &chosen,
            context,
        )?),
    }
}

fn write_all(
    out: &mut impl Write,
    format: &Format,
    chosen: &Chosen,
    context: &Context,
) -> io::Result<()> {
    let names = context
        .chosen_language()
        .or(chosen.language.as_deref())
        .unwrap_or_default();
    let wording = Wording {
        names,
        texts: context.texts,
    };
    let mut out = BufWriter::new(out);
    out.write_all(&(format.head)()?)?;
    reading::each(
        &chosen.sessions,
        context.texts,
        |loaded| (format.session)(loaded, &wording),
        |session: io::Result<Vec<u8>>| out.write_all(&session?),
        |what| context.warn(&what),
    )?;
    out.flush()
}
