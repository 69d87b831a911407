//! `leidraad study lock` and `unlock`: the key encrypted, and open again.

use std::io::Write as _;
use std::path::PathBuf;

use clap::Args;

use crate::cli::ask::is_somebody_there;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::safe::shown;
use crate::study::locked::Passphrase;
use crate::texts::fill;
use crate::tui::secret;

/// The variable of the environment that may hold the passphrase.
const VARIABLE: &str = "LEIDRAAD_PASSPHRASE";

/// Arguments of `study lock` and `study unlock`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The file whose first line is the passphrase [default: that of the environment, else it is asked]
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
}

/// Locks the files that hold names.
///
/// # Errors
/// When there is nothing to lock, no passphrase, or a file cannot be locked.
pub fn lock(context: &Context, args: &Arguments) -> Result<(), Failure> {
    let texts = &context.texts.lock;
    if !context.study.is_open() {
        let already = context.study.is_locked();
        return said(
            context,
            if already {
                texts.is_locked
            } else {
                texts.nothing
            },
        );
    }
    let with = passphrase(context, args, true)?;
    let files = context.study.lock(&with);
    let files = files.map_err(|error| context.of_study(&error))?;
    tell(context, texts.locked, &files)?;
    said(context, texts.keep_it)
}

/// Opens the files that hold names.
///
/// # Errors
/// When there is no passphrase or another, or a file cannot be opened.
pub fn unlock(context: &Context, args: &Arguments) -> Result<(), Failure> {
    let texts = &context.texts.lock;
    if !context.study.is_locked() {
        return said(context, texts.is_open);
    }
    let with = passphrase(context, args, false)?;
    let files = context.study.unlock(&with);
    let files = files.map_err(|error| context.of_study(&error))?;
    tell(context, texts.unlocked, &files)
}

fn tell(context: &Context, text: &str, files: &[PathBuf]) -> Result<(), Failure> {
    for file in files {
        let file = file.display().to_string();
        said(context, &fill(text, &[("file", &shown(&file))]))?;
    }
    Ok(())
}

fn said(context: &Context, text: &str) -> Result<(), Failure> {
    let mut out = context.out();
    writeln!(out, "{text}")?;
    Ok(out.flush()?)
}

/// The passphrase: of the file, of the environment, else as it is typed; one to lock with twice.
fn passphrase(context: &Context, args: &Arguments, is_new: bool) -> Result<Passphrase, Failure> {
    let texts = &context.texts.lock;
    let none = || Failure::could_not(texts.no_passphrase).hint(texts.no_passphrase_hint);
    if let Some(file) = &args.passphrase_file {
        let text = std::fs::read_to_string(file).map_err(|error| {
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("file", &file.display()), ("reason", &error)];
            Failure::could_not(fill(context.texts.study.io, &values))
        })?;
        return Passphrase::new(text.lines().next().unwrap_or_default()).ok_or_else(none);
    }
    if let Ok(text) = std::env::var(VARIABLE) {
        return Passphrase::new(&text).ok_or_else(none);
    }
    if !is_somebody_there() {
        return Err(none());
    }
    let typed = secret::ask(texts.ask)?.ok_or_else(none)?;
    if is_new && secret::ask(texts.ask_again)?.as_ref() != Some(&typed) {
        return Err(Failure::could_not(texts.not_the_same));
    }
    Passphrase::new(&typed).ok_or_else(none)
}
