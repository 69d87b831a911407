//! `leidraad participants`: who takes part, one file a subcommand.

pub mod add;
pub mod list;

use clap::{Args, Subcommand};

use super::context::Context;
use super::failure::Failure;

/// Arguments of `participants`.
#[derive(Debug, Args)]
pub struct ParticipantsArgs {
    /// What is asked or done
    #[command(subcommand)]
    pub what: What,
}

/// What can be asked or done about participants.
#[derive(Debug, Subcommand)]
pub enum What {
    /// List those who are registered or took part
    List(list::Arguments),
    /// Register one, with attributes and never a name
    Add(add::Arguments),
}

/// Answers or does what is asked about participants.
///
/// # Errors
/// As the subcommand.
pub fn participants(context: &Context, args: &ParticipantsArgs) -> Result<(), Failure> {
    match &args.what {
        What::List(args) => list::list(context, args),
        What::Add(args) => add::add(context, args),
    }
}
