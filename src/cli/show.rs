//! `leidraad show`: one session.

use std::io::Write as _;

use super::args::{ShowArgs, ShowFormat};
use super::context::Context;
use super::failure::{Failure, Kind};
use super::guarding;
use crate::handover::{Wording, json, md, text};
use crate::study::reader::Reader;
use crate::texts::fill;

/// Shows a session.
///
/// # Errors
/// When there is no such session, nothing of it can be read, or it cannot be printed.
pub fn show(context: &Context, args: &ShowArgs) -> Result<(), Failure> {
    let failed = |error| context.of_study(&error);
    let folder = context.study.find_session(&args.session).map_err(failed)?;
    let reader = Reader::of(&context.study);
    let reader = reader.guarding(&context.study).unwrap_or_else(|error| {
        // What is there to be read is shown all the same.
        context.warn(&error.say(&context.texts.study));
        context.warn(context.texts.leaks.unguarded);
        Reader::of(&context.study)
    });
    guarding::warn_of_destroyed(context, &reader);
    let loaded = folder.load_whole(&reader).map_err(failed)?;
    for complaint in loaded.complaints(context.texts) {
        context.warn(&complaint);
    }
    for participant in loaded.session().table.withdrawn() {
        let text = context.texts.withdrawal.not_shown;
        context.warn(&fill(text, &[("participant", participant)]));
    }
    let language = loaded.session().header.language.clone();
    let wording = Wording {
        names: context.chosen_language().unwrap_or(&language),
        texts: context.texts,
    };
    let mut out = context.out();
    match args.format {
        ShowFormat::Text => write!(out, "{}", text::document(&loaded, &wording))?,
        ShowFormat::Md => write!(out, "{}", md::document(&loaded, &wording))?,
        ShowFormat::Json => {
            let session = json::session(&loaded, &wording)
                .map_err(|error| Failure::new(Kind::CouldNot, error.to_string()))?;
            writeln!(out, "{session:#}")?;
        }
    }
    Ok(out.flush()?)
}
