//! What is said of a transcript that came in: what was put right, what was kept, what is odd.

use std::collections::BTreeMap;
use std::io::{self, Write as _};

use super::speakers::Settled;
use crate::cli::audio::clock::written;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::safe::shown;
use crate::session::Session;
use crate::texts::fill;
use crate::transcript::Transcript;
use crate::transcript::label::Label;
use crate::transcript::names::Counts;
use crate::transcript::people::voices;
use crate::transcript::place::Beside;
use crate::transcript::read::{Cue, Reading};

/// Says what was put right while reading.
pub fn say_repairs(context: &Context, reading: &Reading) {
    let texts = &context.texts.transcripts;
    let repairs = reading.repairs.say(reading.format, texts);
    if repairs.is_empty() {
        return;
    }
    // Messages, not the result.
    let mut err = io::stderr().lock();
    let _ = writeln!(err, "{}", texts.repaired);
    for line in repairs {
        let _ = writeln!(err, "  {}", shown(&line));
    }
}

/// Says what was kept: the turns of each speaker, and how many names were replaced.
///
/// # Errors
/// When it cannot be printed.
pub fn say(
    context: &Context,
    name: &str,
    transcript: &Transcript,
    counts: &Counts,
) -> Result<(), Failure> {
    let texts = &context.texts.transcripts;
    let mut turns: BTreeMap<&str, usize> = BTreeMap::new();
    for turn in &transcript.turns {
        *turns
            .entry(turn.speaker.as_deref().unwrap_or("?"))
            .or_default() += 1;
    }
    let listed = |list: &mut dyn Iterator<Item = (&str, usize)>| {
        let each: Vec<String> = list
            .map(|(code, count)| format!("{code} {count}"))
            .collect();
        each.join(", ")
    };
    let first = transcript.turns.first().map_or(0, |turn| turn.ms);
    let last = transcript
        .turns
        .iter()
        .map(|turn| turn.end_ms)
        .max()
        .unwrap_or(0);
    let values: [(&str, &dyn std::fmt::Display); 5] = [
        ("name", &name),
        ("turns", &transcript.turns.len()),
        ("from", &written(first)),
        ("to", &written(last)),
        ("speakers", &listed(&mut turns.into_iter())),
    ];
    let mut out = context.out();
    writeln!(out, "{}", fill(texts.kept, &values))?;
    if !counts.is_empty() {
        let mut each = counts.iter().map(|(code, count)| (code.as_str(), *count));
        let said = fill(texts.replaced, &[("counts", &listed(&mut each))]);
        writeln!(out, "{said}")?;
    }
    Ok(out.flush()?)
}

/// What is odd about a transcript and no error.
pub struct Odd {
    /// Cues that were left out.
    pub off_record: usize,
    /// Cues beyond the end of the recording.
    pub beyond: usize,
    /// How the turns lie beside the session.
    pub beside: Option<Beside>,
}

impl Odd {
    /// Says it, and who the speakers are that nobody knows.
    pub fn say(&self, context: &Context, session: &Session, cues: &[Cue], settled: &Settled) {
        let texts = &context.texts.transcripts;
        let warn = |text: &str, values: &[(&str, &dyn std::fmt::Display)]| {
            context.warn(&fill(text, values));
        };
        if self.off_record > 0 {
            warn(texts.off_record, &[("count", &self.off_record)]);
        }
        if self.beyond > 0 {
            warn(texts.beyond, &[("count", &self.beyond)]);
        }
        match self.beside {
            Some(Beside::Outside) => warn(texts.outside, &[]),
            Some(Beside::Before(minutes)) => warn(texts.before, &[("minutes", &minutes)]),
            Some(Beside::After(minutes)) => warn(texts.after, &[("minutes", &minutes)]),
            None => {}
        }
        for (label, code) in &settled.unknown {
            let (text, label) = match Label::of(label) {
                Label::Participant(other) => (texts.other_participant, other),
                _ => (texts.unknown_speaker, label.clone()),
            };
            warn(text, &[("name", &shown(&label)), ("code", code)]);
        }
        let people = session.table.everyone().len() + 1;
        let heard = voices(cues).len();
        if heard > people {
            warn(texts.many_voices, &[("heard", &heard), ("people", &people)]);
        }
    }
}
