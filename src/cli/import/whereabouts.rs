//! Where a transcript lies: on the session's clock, and among the transcripts that are there.

use super::transcript::Arguments;
use crate::cli::audio::clock::moment;
use crate::cli::audio::marks::marked;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Kind};
use crate::safe::shown;
use crate::session::Session;
use crate::session::recordings::Recording;
use crate::study::audio::stem;
use crate::study::load::Loaded;
use crate::study::transcripts::IMPORTED;
use crate::texts::fill;
use crate::transcript::Turn;
use crate::transcript::place::{Clock, Placed};

/// How the file lies on the session's clock.
///
/// # Errors
/// When nothing says so, or what is named is not there.
pub fn clock<'a>(
    context: &Context,
    args: &Arguments,
    session: &'a Session,
) -> Result<Clock<'a>, Failure> {
    let texts = &context.texts.transcripts;
    let typed = |text: &Option<String>| text.as_ref().map_or(Ok(0), |text| moment(text, context));
    if args.offset.is_some() {
        return Ok(Clock::Offset(typed(&args.offset)?));
    }
    if let Some(mark) = &args.at {
        let at = marked(context, session, mark)?;
        return Ok(Clock::Offset(at.saturating_sub(typed(&args.position)?)));
    }
    let all = session.recordings.all();
    let known = || {
        all.iter()
            .map(|it| it.file.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    };
    match (&args.recording, all) {
        (None, [only]) => Ok(Clock::Recording(only)),
        (None, []) => Err(Failure::usage(texts.no_clock).hint(texts.no_clock_hint)),
        (None, _) => Err(Failure::usage(fill(
            texts.which_recording,
            &[("known", &known())],
        ))),
        (Some(name), _) => {
            let is_meant = |it: &&Recording| it.file == *name || stem(&it.file) == *name;
            all.iter()
                .rev()
                .find(is_meant)
                .map(Clock::Recording)
                .ok_or_else(|| {
                    let values: [(&str, &dyn std::fmt::Display); 2] =
                        [("file", &shown(name)), ("known", &known())];
                    Failure::usage(fill(context.texts.recordings.no_such_recording, &values))
                })
        }
    }
}

/// What the transcript is called: as its recording; else a number, or the one of the imported ones
/// that holds the same time and is to be replaced.
///
/// # Errors
/// When there is one and it is not to be replaced, or was coded already.
pub fn name(
    context: &Context,
    args: &Arguments,
    loaded: &Loaded,
    clock: &Clock<'_>,
    placed: &Placed,
) -> Result<String, Failure> {
    let texts = &context.texts.transcripts;
    let there = loaded.folder.transcript_names()?;
    let name = match clock {
        Clock::Recording(recording) => stem(&recording.file).to_owned(),
        Clock::Offset(_) => {
            let all = loaded.afterwards.transcripts.all();
            let imported = all.filter(|(name, _)| name.starts_with(IMPORTED));
            let same: Vec<&str> = imported
                .filter(|(_, one)| overlap(&one.turns, &placed.turns))
                .map(|(name, _)| name)
                .collect();
            match same.as_slice() {
                [] => free_name(&there),
                [one] => (*one).to_owned(),
                many => {
                    let said = fill(texts.several_there, &[("names", &many.join(", "))]);
                    return Err(Failure::new(Kind::Found, said).hint(texts.nothing_changed));
                }
            }
        }
    };
    if there.contains(&name) {
        let values: [(&str, &dyn std::fmt::Display); 1] = [("name", &name)];
        if !args.again {
            let said = fill(texts.is_there, &values);
            return Err(Failure::new(Kind::Found, said).hint(texts.nothing_changed));
        }
        if loaded.afterwards.review.refers_to(&name) {
            let said = fill(texts.is_coded, &values);
            return Err(Failure::new(Kind::Found, said).hint(texts.nothing_changed));
        }
    }
    Ok(name)
}

/// Whether two transcripts hold some of the same time.
fn overlap(some: &[Turn], others: &[Turn]) -> bool {
    let span = |turns: &[Turn]| {
        let from = turns.iter().map(|turn| turn.ms).min()?;
        let to = turns.iter().map(|turn| turn.end_ms).max()?;
        // Without times all of it may lie at one moment.
        Some((from, to.max(from.saturating_add(1))))
    };
    let (Some(one), Some(other)) = (span(some), span(others)) else {
        return false;
    };
    one.0 < other.1 && other.0 < one.1
}

/// `imported-001`, or the next that is free.
fn free_name(there: &[String]) -> String {
    let numbers = there
        .iter()
        .filter_map(|name| name.strip_prefix(IMPORTED)?.parse::<u32>().ok());
    let next = numbers.max().unwrap_or(0).saturating_add(1);
    format!("{IMPORTED}{next:03}")
}
