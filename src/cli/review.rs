//! `leidraad review`: what coders make of sessions afterwards, made here, and compared.

pub mod compare;
pub mod sitting;

use clap::Args;

use super::audio::source::unreadable;
use super::context::Context;
use super::failure::Failure;
use super::run;
use crate::recorder::source::{self, is_sealed};

/// Arguments of `review`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The session to review; with --compare several [default: all in which both are]
    #[arg(value_name = "SESSION", required_unless_present = "compare")]
    pub sessions: Vec<String>,
    /// Who reviews, and in which round.
    #[command(flatten)]
    pub sitting: sitting::SittingArgs,
    /// The comparison.
    #[command(flatten)]
    pub compared: compare::CompareArgs,
}

/// Asks for what opens the session's recordings, if they are encrypted, while there still is somebody to
/// ask; who gives nothing reviews without sound.
fn open_sound(context: &Context, session: &str) {
    let Ok(folder) = context.study.find_session(session) else {
        return;
    };
    let files = folder.sound_files().unwrap_or_default();
    let mut sealed = files
        .iter()
        .filter(|file| is_sealed(&file.path).unwrap_or(false));
    if let Some(file) = sealed.next()
        && let Err(error) = source::open(&file.path, &context.study.keyring)
    {
        context.warn(&unreadable(context, &file.name, &error).message);
    }
}

/// Reviews a session, or compares what coders made of sessions.
///
/// # Errors
/// As [`sitting::hold`] and [`compare::compare`].
pub fn review(context: &Context, args: &Arguments) -> Result<(), Failure> {
    if !args.compared.compare.is_empty() {
        return compare::compare(context, &args.sessions, &args.compared);
    }
    let [session] = args.sessions.as_slice() else {
        return Err(Failure::usage(context.texts.review.one_session));
    };
    open_sound(context, session);
    run::in_the_way(context, args.sitting.plain, |way| {
        sitting::hold(context, session, &args.sitting, way)
    })
}
