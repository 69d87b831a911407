//! The command line: what can be asked for, and how it ends.
//!
//! A command is one file beside this one, one arm in `perform`, and its arguments in [`args`].

pub mod args;
pub mod ask;
pub mod audio;
pub mod codings;
pub mod context;
pub mod destroy;
pub mod export;
pub mod failure;
mod findings;
pub mod guarding;
pub mod guide;
mod help_nl;
mod home;
pub mod import;
pub mod keyring;
pub mod keys;
pub mod list;
pub mod man;
pub mod new;
pub mod observe;
pub mod participants;
pub mod pivot;
pub mod rare;
pub mod rehearse;
pub mod resume;
pub mod review;
pub mod run;
pub mod show;
mod sit;
pub mod stage;
pub mod study;
pub mod verify;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _};
use time::UtcOffset;

use args::{Cli, Command};
pub use context::Context;
pub use failure::{Failure, Kind};

/// Runs the program; the exit code says how it went: 0 done, 1 it found something wrong, 2 wrong
/// use, 3 it could not.
#[must_use]
pub fn main() -> ExitCode {
    // The offset of local time can only be asked for while there is one thread.
    let offset = UtcOffset::current_local_offset().unwrap_or(UtcOffset::UTC);
    let raw: Vec<OsString> = std::env::args_os().collect();
    let tag = context::help_language(&raw);
    let parsed = command(tag)
        .try_get_matches_from(&raw)
        .and_then(|found| Cli::from_arg_matches(&found));
    match parsed {
        Ok(cli) => match perform(&cli, tag, offset) {
            Ok(()) => ExitCode::SUCCESS,
            Err(failure) => failure.report(),
        },
        Err(error) => {
            // What cannot be printed cannot be reported either.
            let _ = error.print();
            ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
        }
    }
}

/// The command line in a language.
#[must_use]
pub fn command(tag: &str) -> clap::Command {
    let command = Cli::command();
    if tag == "nl" {
        help_nl::translated(command)
    } else {
        command
    }
}

fn perform(cli: &Cli, tag: &str, offset: UtcOffset) -> Result<(), Failure> {
    // These two need no study, so a broken study.toml does not stand in their way.
    match &cli.command {
        Some(Command::Man) => return man::man(tag),
        Some(Command::Completions(args)) => return man::completions(tag, args),
        _ => {}
    }
    let context = Context::find(cli.study.as_deref(), cli.lang.clone(), offset)?;
    let context = &context.with_keys(cli.identity.as_deref());
    match &cli.command {
        Some(Command::New(args)) => new::new(context, args),
        Some(Command::Run(args)) => run::run(context, args),
        Some(Command::Rehearse(args)) => rehearse::rehearse(context, args),
        Some(Command::Resume(args)) => resume::resume(context, args),
        Some(Command::Observe(args)) => observe::observe(context, args),
        Some(Command::Review(args)) => review::review(context, args),
        Some(Command::List(args)) => list::list(context, args),
        Some(Command::Show(args)) => show::show(context, args),
        Some(Command::Pivot(args)) => pivot::pivot(context, args),
        Some(Command::Export(args)) => export::export(context, args),
        Some(Command::Import(args)) => import::import(context, args),
        Some(Command::Destroy(args)) => destroy::destroy(context, args),
        Some(Command::Verify(args)) => verify::verify(context, args),
        Some(Command::Guide(args)) => guide::guide(context, args),
        Some(Command::Participants(args)) => participants::participants(context, args),
        Some(Command::Study(args)) => study::study(context, args),
        Some(Command::Keys) => keys::keys(context),
        Some(Command::Audio(args)) => audio::audio(context, args),
        Some(Command::Man | Command::Completions(_)) => Ok(()),
        None => home::home(context),
    }
}
