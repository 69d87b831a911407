//! The guard around what is handed over: codes for names, or no export.

use std::fmt::Display;

use clap::Args;

use super::context::Context;
use super::failure::Failure;
use crate::guard::search::Counts;
use crate::handover::{Format, reading};
use crate::safe::shown;
use crate::study::create::SessionFolder;
use crate::study::participants::{PARTICIPANTS, Register};
use crate::study::reader::Reader;
use crate::texts::fill;

/// What becomes of names.
#[derive(Debug, Clone, Copy, Args)]
pub struct GuardArgs {
    /// Hand nothing over when a name from the key is found, or a combination of attributes fits too few,
    /// and list them [default: its code replaces a name, combinations are said]
    #[arg(long)]
    pub strict: bool,
    /// Look for no names
    #[arg(long, conflicts_with = "strict")]
    pub unguarded: bool,
}

/// The study's reader, with codes in the place of names.
///
/// # Errors
/// When the key, or what is listed beside it, cannot be read.
pub fn guarded(context: &Context, reader: Reader) -> Result<Reader, Failure> {
    let guarded = reader.guarding(&context.study);
    let guarded =
        guarded.map_err(|error| context.of_study(&error).hint(context.texts.leaks.no_key))?;
    warn_of_destroyed(context, &guarded);
    if guarded.key_destroyed.is_some() && guarded.guard.is_none() {
        return Ok(guarded.unguarded());
    }
    Ok(guarded)
}

/// Says that names are not looked for since the key was destroyed, when it was.
pub fn warn_of_destroyed(context: &Context, reader: &Reader) {
    if let Some(at) = reader.key_destroyed.filter(|_| reader.guard.is_none()) {
        let date = at.utc().to_offset(context.offset).date();
        let text = context.texts.destroy.nothing_to_look_for;
        context.warn(&fill(text, &[("date", &date)]));
    }
}

impl GuardArgs {
    /// The reader that was asked for; that names stay is said.
    ///
    /// # Errors
    /// When the key, or what is listed beside it, cannot be read.
    pub fn reader(self, context: &Context, reader: Reader) -> Result<Reader, Failure> {
        if self.unguarded {
            context.warn(context.texts.leaks.unguarded);
            return Ok(reader.unguarded());
        }
        let reader = guarded(context, reader)?;
        if self.strict && reader.key_destroyed.is_some() && reader.guard.is_none() {
            let texts = &context.texts.destroy;
            return Err(Failure::could_not(texts.not_strict).hint(texts.not_strict_hint));
        }
        Ok(reader)
    }

    /// Refuses, where that was asked, when there is a name in one of these sessions.
    ///
    /// # Errors
    /// When there is, with the list of them.
    pub fn check(
        self,
        context: &Context,
        reader: &Reader,
        sessions: &[&[SessionFolder]],
        format: &Format,
    ) -> Result<(), Failure> {
        let Some(guard) = reader.guard.as_ref().filter(|_| self.strict) else {
            return Ok(());
        };
        for some in sessions {
            // What cannot be read is said when it is exported.
            reading::each(
                reader,
                some,
                context.texts,
                |_| (),
                |()| Ok::<(), Failure>(()),
                drop,
            )?;
        }
        if format.has_attributes() {
            // What is in it is looked at, and no more.
            let register = Register::read(&context.study.root.join(PARTICIPANTS));
            drop(register.without(&reader.withdrawals).guarded(Some(guard)));
        }
        let texts = &context.texts.leaks;
        let replaced = guard.replaced();
        let lines = replaced.iter().map(|(session, counts)| {
            let values: [(&str, &dyn Display); 2] =
                [("session", &shown(session)), ("list", &listed(counts))];
            fill(texts.in_session, &values)
        });
        let lines: Vec<String> = lines.collect();
        if lines.is_empty() {
            return Ok(());
        }
        let failure = Failure::new(super::Kind::Found, texts.refused);
        Err(failure.hint(lines.join("\n  ")))
    }
}

/// Says how often names were replaced, if they were.
pub fn tell(context: &Context, reader: &Reader) {
    let Some(guard) = &reader.guard else { return };
    let all = guard.all();
    if !all.is_empty() {
        let texts = &context.texts.leaks;
        context.warn(&fill(texts.replaced, &[("list", &listed(&all))]));
    }
}

/// Codes with how often each was put in.
#[must_use]
pub fn listed(counts: &Counts) -> String {
    let each = counts
        .iter()
        .map(|(code, count)| format!("[{}] {count}×", shown(code)));
    each.collect::<Vec<_>>().join(", ")
}
