//! The command line: what can be asked for, and how it ends.
//!
//! A command is one file beside this one and one arm in [`perform`].

mod context;
mod failure;
mod resume;
mod run;
mod sit;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use context::Context;
pub use failure::{Failure, Kind};

/// Holds an interview with its guide, its clock and its notebook in one window.
#[derive(Debug, Parser)]
#[command(name = "leidraad", version)]
struct Arguments {
    /// The study's folder; else the nearest one upwards with a study.toml or a sessions folder.
    #[arg(long, global = true, value_name = "DIR")]
    study: Option<PathBuf>,
    /// The language of the program and the guide, such as nl or en.
    #[arg(long, global = true, value_name = "TAG")]
    lang: Option<String>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Holds a session with a guide.
    Run(run::Arguments),
    /// Goes on with a session after a crash or a break.
    Resume(resume::Arguments),
}

/// Runs the program; the exit code says how it went: 0 done, 1 it found something wrong, 2 wrong
/// use, 3 it could not.
#[must_use]
pub fn main() -> ExitCode {
    // The offset of local time can only be asked for while there is one thread.
    let offset = time::UtcOffset::current_local_offset().unwrap_or(time::UtcOffset::UTC);
    let arguments = Arguments::parse();
    let done = Context::find(arguments.study.as_deref(), arguments.lang, offset)
        .and_then(|context| perform(&context, arguments.command));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

fn perform(context: &Context, command: Option<Command>) -> Result<(), Failure> {
    match command {
        Some(Command::Run(arguments)) => run::run(context, &arguments),
        Some(Command::Resume(arguments)) => resume::resume(context, &arguments),
        None => Ok(()),
    }
}
