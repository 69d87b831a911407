//! `leidraad resume [SESSION]`: goes on after a crash or a break.

use super::sit::{self, Way};
use super::{Context, Failure, run};
use crate::session::header::Phase;
use crate::study::create::SessionFolder;
use crate::study::frozen::Guides;
use crate::study::load::Standing;

/// What `resume` takes.
#[derive(Debug, Clone, clap::Args)]
pub struct Arguments {
    /// The session: its id, a beginning of it, or a participant; else the latest that is open.
    pub session: Option<String>,
    /// Append-only lines instead of a screen: for a screen reader, or a script.
    #[arg(long)]
    pub plain: bool,
}

/// Goes on with a session.
///
/// # Errors
/// When there is none, another process holds it, or it cannot be read.
pub fn resume(context: &Context, arguments: &Arguments) -> Result<(), Failure> {
    run::in_the_way(context, arguments.plain, |way| {
        hold(context, arguments, way)
    })
}

fn hold(context: &Context, arguments: &Arguments, way: Way<'_>) -> Result<(), Failure> {
    let folder = match &arguments.session {
        Some(wanted) => context
            .study
            .find_session(wanted)
            .map_err(|error| context.of_study(&error))?,
        None => latest_open(context)?,
    };
    sit::go_on(context, &folder, way)
}

/// The session that was begun last and not finished; a rehearsal only when there is no other.
fn latest_open(context: &Context) -> Result<SessionFolder, Failure> {
    let sessions = context
        .study
        .sessions()
        .map_err(|error| context.of_study(&error))?;
    let guides = Guides::default();
    let open = sessions.into_iter().filter_map(|folder| {
        let loaded = folder.load(&guides).ok()?;
        let header = &loaded.session().header;
        let rank = (header.phase != Phase::Rehearsal, header.start);
        (loaded.standing() != Standing::Finished).then_some((rank, folder))
    });
    open.max_by_key(|(rank, _)| *rank)
        .map(|(_, folder)| folder)
        .ok_or_else(|| Failure::usage(context.texts.sit.nothing_open))
}
