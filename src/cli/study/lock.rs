//! `leidraad study lock` and `unlock`: the private folder encrypted, and open again.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::ask::is_somebody_there;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::keyring::PASSPHRASE;
use crate::safe::shown;
use crate::seal::keyring::{Given, Keyring};
use crate::seal::lock::Lock;
use crate::seal::passphrase::Passphrase;
use crate::seal::recipients::{NoRecipient, Recipient, Recipients};
use crate::study::error::StudyError;
use crate::study::{STUDY, Study, choose};
use crate::texts::fill;
use crate::tui::secret;

/// Arguments of `study lock`.
#[derive(Debug, Args)]
pub struct LockArgs {
    /// The passphrase.
    #[command(flatten)]
    pub passphrase: PassphraseArgs,
    /// One who can open it, age1…, who is also named in study.toml; may be given several times
    #[arg(long, value_name = "RECIPIENT")]
    pub recipient: Vec<String>,
    /// A file with those who can open it, one a line
    #[arg(long, value_name = "FILE")]
    pub recipients_file: Option<PathBuf>,
}

/// Where the passphrase comes from.
#[derive(Debug, Args)]
pub struct PassphraseArgs {
    /// The file whose first line is the passphrase [default: that of the environment, else it is asked]
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
}

/// Locks the private folder.
///
/// # Errors
/// When there is no passphrase and no recipient, or a file cannot be locked.
pub fn lock(context: &Context, args: &LockArgs) -> Result<(), Failure> {
    let texts = &context.texts.lock;
    let failed = |error: StudyError| context.of_study(&error);
    let given = given(context, args)?;
    for who in &given {
        choose::recipient(&context.study.root.join(STUDY), who).map_err(failed)?;
    }
    if !context.study.is_open().map_err(failed)? {
        let is_locked = context.study.is_locked().map_err(failed)?;
        let already = if is_locked {
            texts.is_locked
        } else {
            texts.nothing
        };
        return said(context, already);
    }
    let study = Study::open(context.study.root.clone()).map_err(failed)?;
    let recipients = study.recipients().map_err(failed)?;
    let (study, with) = if let Some(recipients) = recipients {
        let study = with_passphrase(context, &args.passphrase)?;
        // Locking for somebody takes no secret; one that is given is used to look at what came of it.
        study.keyring.ask_no_more();
        (study, Lock::Recipients(recipients))
    } else {
        let with = passphrase(context, &args.passphrase, true)?;
        (context.study.clone(), Lock::Passphrase(with))
    };
    tell(context, texts.locked, &study.lock(&with).map_err(failed)?)?;
    match &with {
        Lock::Passphrase(_) => said(context, texts.keep_it),
        Lock::Recipients(all) => said(context, &fill(texts.for_them, &[("count", &all.count())])),
    }
}

/// Those who are named on the command line.
fn given(context: &Context, args: &LockArgs) -> Result<Vec<Recipient>, Failure> {
    let wrong = |NoRecipient(text): NoRecipient| {
        let said = fill(context.texts.lock.no_recipient, &[("text", &shown(&text))]);
        Failure::usage(said)
    };
    let mut given = Vec::new();
    for text in &args.recipient {
        given.push(text.parse().map_err(wrong)?);
    }
    if let Some(file) = &args.recipients_file {
        given.extend(Recipients::in_lines(&read(context, file)?).map_err(wrong)?);
    }
    Ok(given)
}

/// Opens the private folder.
///
/// # Errors
/// When there is nothing to open it with, it does not open, or a file cannot be written.
pub fn unlock(context: &Context, args: &PassphraseArgs) -> Result<(), Failure> {
    let texts = &context.texts.lock;
    let failed = |error: StudyError| {
        let is_lost = matches!(error, StudyError::Locked(..));
        let failure = context.of_study(&error);
        if is_lost {
            failure.hint(texts.when_lost)
        } else {
            failure
        }
    };
    if !context.study.is_locked().map_err(failed)? {
        return said(context, texts.is_open);
    }
    let study = with_passphrase(context, args)?;
    tell(context, texts.unlocked, &study.unlock().map_err(failed)?)
}

/// The study with the passphrase of a file, if one is named.
pub(super) fn with_passphrase(context: &Context, args: &PassphraseArgs) -> Result<Study, Failure> {
    let mut study = context.study.clone();
    if args.passphrase_file.is_some() {
        study.keyring = Keyring::new(Given {
            passphrase: Some(passphrase(context, args, false)?),
            own: Some(study.identity_file()),
            ..Given::default()
        });
    }
    Ok(study)
}

fn tell(context: &Context, text: &str, files: &[PathBuf]) -> Result<(), Failure> {
    for file in files {
        let file = file.display().to_string();
        said(context, &fill(text, &[("file", &shown(&file))]))?;
    }
    Ok(())
}

pub(super) fn said(context: &Context, text: &str) -> Result<(), Failure> {
    let mut out = context.out();
    writeln!(out, "{text}")?;
    Ok(out.flush()?)
}

fn read(context: &Context, file: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(file).map_err(|error| {
        let name = file.display().to_string();
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("file", &shown(&name)), ("reason", &error)];
        Failure::could_not(fill(context.texts.study.io, &values))
    })
}

/// The passphrase: of the file, of the environment, else as it is typed; one to lock with twice.
pub(super) fn passphrase(
    context: &Context,
    args: &PassphraseArgs,
    is_new: bool,
) -> Result<Passphrase, Failure> {
    let texts = &context.texts.lock;
    let none = || Failure::could_not(texts.no_passphrase).hint(texts.no_passphrase_hint);
    if let Some(file) = &args.passphrase_file {
        let text = read(context, file)?;
        return Passphrase::new(text.lines().next().unwrap_or_default()).ok_or_else(none);
    }
    if let Ok(text) = std::env::var(PASSPHRASE) {
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
