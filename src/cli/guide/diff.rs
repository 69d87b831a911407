//! `leidraad guide diff OLD NEW`: what is different, item by item, and why.

use std::fmt::Display;
use std::io::{self, IsTerminal as _, Write as _};

use clap::{Args, ValueEnum};

use crate::cli::ask::is_somebody_there;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Kind};
use crate::durable;
use crate::guide::diff::{differences, say};
use crate::guide::history::{self, Revision};
use crate::guide::load::{Loaded, Origin};
use crate::safe::shown;
use crate::texts::fill;

/// Arguments of `guide diff`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The old guide: an id, or a path with a / or .toml; that of a session too
    pub old: String,
    /// The new guide, so too
    pub new: String,
    /// How it is printed
    #[arg(long, value_enum, default_value = "text")]
    pub format: DiffFormat,
    /// Why it was changed; kept in the history of the new guide
    #[arg(long, value_name = "WORDS")]
    pub reason: Option<String>,
}

/// How `guide diff` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// For reading
    Text,
    /// For programs
    Json,
}

/// Prints the differences, and keeps the reason when there is one.
///
/// # Errors
/// When a guide cannot be used, or the reason not be kept.
pub fn diff(context: &Context, args: &Arguments) -> Result<(), Failure> {
    let texts = &context.texts.diff;
    let (old, new) = (context.guide(&args.old)?, context.guide(&args.new)?);
    let found = differences(&old.guide, &new.guide);
    let mut out = context.out();
    match args.format {
        DiffFormat::Text => {
            write!(out, "{}", say::text(&old.guide, &new.guide, &found, texts))?;
            write!(out, "{}", say::history(&new.guide, texts))?;
        }
        DiffFormat::Json => {
            let value = say::value(&old.guide, &new.guide, &found);
            writeln!(out, "{value}")?;
        }
    }
    out.flush()?;
    drop(out);
    if found.is_empty() {
        return match args.reason {
            Some(_) => Err(Failure::usage(texts.no_reason_needed)),
            None => Ok(()),
        };
    }
    if old.guide.id == new.guide.id && old.guide.version == new.guide.version {
        context.warn(&fill(
            texts.same_version,
            &[("version", &new.guide.version)],
        ));
    }
    match reason(context, args, &old, &new)? {
        Some(reason) => keep(context, &old, &new, &reason),
        None => Ok(()),
    }
}

/// The reason that was given; asked for when somebody is there and the history says nothing yet.
fn reason(
    context: &Context,
    args: &Arguments,
    old: &Loaded,
    new: &Loaded,
) -> Result<Option<String>, Failure> {
    if let Some(reason) = &args.reason {
        return Ok(Some(reason.trim().to_owned()).filter(|reason| !reason.is_empty()));
    }
    let (from, to) = (&old.guide.version, &new.guide.version);
    let mut history = new.guide.history.iter();
    let is_told = history.any(|step| step.from == *from && step.to == *to);
    let is_own = matches!(new.origin, Origin::File(_));
    let asks = is_somebody_there() && io::stdout().is_terminal();
    if is_told || !is_own || !asks || args.format != DiffFormat::Text {
        return Ok(None);
    }
    let mut err = io::stderr().lock();
    write!(err, "{} ", context.texts.diff.ask_reason)?;
    err.flush()?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(Some(answer.trim().to_owned()).filter(|answer| !answer.is_empty()))
}

/// Writes the reason into the new guide, all else in it as it was.
fn keep(context: &Context, old: &Loaded, new: &Loaded, reason: &str) -> Result<(), Failure> {
    let texts = &context.texts.diff;
    let Origin::File(path) = &new.origin else {
        let id = &new.guide.id;
        return Err(Failure::usage(fill(texts.not_a_file, &[("id", id)])));
    };
    let revision = Revision {
        date: context.now().date().to_string(),
        from: old.guide.version.clone(),
        to: new.guide.version.clone(),
        reason: shown(reason).into_owned(),
    };
    let file: &dyn Display = &path.display();
    let refused = || Failure::new(Kind::Found, fill(texts.other_history, &[("file", file)]));
    let text = history::with(new.source.text(), &revision)
        .ok()
        .flatten()
        .ok_or_else(refused)?;
    durable::replace(path, text.as_bytes()).map_err(|error| {
        let values: [(&str, &dyn Display); 2] = [("file", file), ("reason", &error)];
        Failure::could_not(fill(context.texts.cli.file, &values))
            .hint(context.texts.cli.not_written)
    })?;
    // What is on the screen is what was asked for; this is beside it.
    let said = fill(texts.kept, &[("file", file)]);
    Ok(writeln!(io::stderr(), "{}", shown(&said))?)
}
