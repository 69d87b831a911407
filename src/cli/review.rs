//! `leidraad review`: what coders make of sessions afterwards.

pub mod compare;

use clap::Args;

use super::context::Context;
use super::failure::Failure;

/// Arguments of `review`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The sessions: ids, beginnings, or participants [default: all in which both are]
    #[arg(value_name = "SESSION")]
    pub sessions: Vec<String>,
    /// The comparison.
    #[command(flatten)]
    pub compared: compare::CompareArgs,
}

/// Compares what coders made of sessions.
///
/// # Errors
/// As [`compare::compare`].
pub fn review(context: &Context, args: &Arguments) -> Result<(), Failure> {
    compare::compare(context, &args.sessions, &args.compared)
}
