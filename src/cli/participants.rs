//! `leidraad participants`: who takes part, one file a subcommand.

pub mod add;
pub mod choose;
pub mod consent;
pub mod flow;
pub mod list;
pub mod quota;
mod recall;
pub mod set;
pub mod withdraw;

use clap::{Args, Subcommand};

use super::context::Context;
use super::failure::{Failure, Kind};
use crate::study::plan::{Plan, Refused};
use crate::study::sample::Members;

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
    /// Of each kind how many are planned, chosen, interviewed and short
    Quota(quota::Arguments),
    /// Propose whom to interview, balanced and reproducible; nothing is decided by it
    Choose(choose::Arguments),
    /// Write down how somebody stands: chosen, reserve, declined, refused, no-show
    Set(set::Arguments),
    /// From approached to analysed, with the reasons
    Flow(flow::Arguments),
    /// Show who agreed to what, item by item, with moment and wording
    Consent(consent::Arguments),
    /// Erase what one withdraws, everywhere, after asking
    Withdraw(withdraw::Arguments),
}

/// Answers or does what is asked about participants.
///
/// # Errors
/// As the subcommand.
pub fn participants(context: &Context, args: &ParticipantsArgs) -> Result<(), Failure> {
    match &args.what {
        What::List(args) => list::list(context, args),
        What::Add(args) => add::add(context, args),
        What::Quota(args) => quota::quota(context, args),
        What::Choose(args) => choose::choose(context, args),
        What::Set(args) => set::set(context, args),
        What::Flow(args) => flow::flow(context, args),
        What::Consent(args) => consent::consent(context, args),
        What::Withdraw(args) => withdraw::withdraw(context, args),
    }
}

/// Says what could not be read.
pub fn warn_of(context: &Context, members: &Members) {
    let texts = &context.texts.study;
    let complaints = members.complaints.iter().map(|what| what.say(texts));
    let troubles = members.troubles.iter().map(|what| what.say(texts));
    complaints
        .chain(troubles)
        .for_each(|what| context.warn(&what));
}

/// What study.toml says of the sample.
///
/// # Errors
/// When it cannot be read, or all that is wrong with it.
pub fn plan(context: &Context) -> Result<Plan, Failure> {
    let texts = &context.texts.sample;
    context.study.plan().map_err(|refused| match refused {
        Refused::Study(error) => context.of_study(&error),
        Refused::Wrong(file, problems) => {
            let lines = problems.iter().map(|problem| problem.say(&file, texts));
            let lines: Vec<String> = lines.collect();
            Failure::new(Kind::Found, lines.join("\n  "))
        }
    })
}
