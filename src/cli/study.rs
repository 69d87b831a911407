//! `leidraad study`: the study as a whole, one file a subcommand.

pub mod keys;
pub mod leaks;
pub mod lock;
pub mod merge;
mod merging;
pub mod outcome;
pub mod report;
pub mod status;
pub mod themes;

use clap::{Args, Subcommand};

use super::context::Context;
use super::failure::Failure;

/// Arguments of `study`.
#[derive(Debug, Args)]
pub struct StudyArgs {
    /// What is asked
    #[command(subcommand)]
    pub what: Asked,
}

/// What can be asked of a study.
#[derive(Debug, Subcommand)]
pub enum Asked {
    /// Make an identity of the study's own, so that recordings can be encrypted
    Keys(lock::PassphraseArgs),
    /// Search finished exports for names, organisations, places and addresses
    Leaks(leaks::Arguments),
    /// Encrypt the private folder: the key, the speakers, your own terms, transcripts as they came
    Lock(lock::LockArgs),
    /// Open it again
    Unlock(lock::PassphraseArgs),
    /// Bring the folders of other interviewers together with this one
    Merge(merge::Arguments),
    /// What came of member checks, finding by finding
    Outcome(outcome::Arguments),
    /// One overview for the data management plan, the ethics board and the method, without names
    Report(report::Arguments),
    /// Where the study stands: interviews, base questions, themes, what is left
    Status(status::Arguments),
    /// The themes, with how often each was given
    Themes(themes::Arguments),
}

/// Answers what is asked of a study.
///
/// # Errors
/// As the subcommand.
pub fn study(context: &Context, args: &StudyArgs) -> Result<(), Failure> {
    match &args.what {
        Asked::Keys(args) => keys::keys(context, args),
        Asked::Leaks(args) => leaks::leaks(context, args),
        Asked::Lock(args) => lock::lock(context, args),
        Asked::Unlock(args) => lock::unlock(context, args),
        Asked::Merge(args) => merge::merge(context, args),
        Asked::Outcome(args) => outcome::outcome(context, args),
        Asked::Report(args) => report::report(context, args),
        Asked::Status(args) => status::status(context, args),
        Asked::Themes(args) => themes::themes(context, args),
    }
}
