//! `--stage`: a clean view for participants, in another terminal or on a shared screen, that follows
//! a session which is held elsewhere.

use std::sync::mpsc::channel;

use super::sit::{self, Way};
use super::{Context, Failure, run};
use crate::plain;
use crate::stage::watch::{Stage, Subject};
use crate::study::create::SessionFolder;
use crate::study::frozen::{GuideFile, Guides};
use crate::tui;

/// Shows the session that is being held with a guide, or waits for one.
///
/// # Errors
/// When the guide is not right, there is no terminal, or it is gone.
pub fn of_guide(context: &Context, guide: &str, plain: bool) -> Result<(), Failure> {
    let guide = context.guide(guide)?.guide;
    show(
        context,
        Subject::Guide(Box::new((context.study.clone(), guide))),
        plain,
    )
}

/// Shows one session.
///
/// # Errors
/// When it cannot be read, there is no terminal, or it is gone.
pub fn of_session(context: &Context, folder: SessionFolder, plain: bool) -> Result<(), Failure> {
    let loaded = folder.as_written().load(&Guides::default());
    let loaded = loaded.map_err(|error| context.of_study(&error))?;
    if loaded.guide_file == GuideFile::Missing {
        return Err(Failure::could_not(context.texts.journal.guide_missing));
    }
    show(context, Subject::Session(folder), plain)
}

fn show(context: &Context, subject: Subject, plain: bool) -> Result<(), Failure> {
    let stage = Stage::new(subject, context.asked_language.clone(), context.texts);
    run::in_the_way(context, plain, |way| {
        let shown = match way {
            Way::Screen(inbox) => tui::stage::run(stage, inbox),
            Way::Plain => in_plain(stage),
        };
        shown.map_err(|error| sit::could_not(context, &error))
    })
}

fn in_plain(stage: Stage) -> std::io::Result<()> {
    let (sender, inbox) = channel();
    std::thread::spawn(move || plain::read_all(std::io::stdin(), &sender));
    plain::stage::run(stage, &inbox, &mut std::io::stdout())
}
