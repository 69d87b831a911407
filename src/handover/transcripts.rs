//! The transcripts of a session, as `show` has them: as lines, and as JSON.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::md::clock;
use super::{Wording, fragment};
use crate::safe::shown;
use crate::study::load::Loaded;
use crate::texts::fill;
use crate::transcript::script::name_of;

/// The transcripts as they are kept, each with its name.
#[must_use]
pub fn values(loaded: &Loaded) -> Value {
    let all = loaded.afterwards.transcripts.all();
    let each = all.map(|(name, transcript)| {
        json!({
            "name": name,
            "source": transcript.source,
            "engine": transcript.engine,
            "language": transcript.language,
            "turns": transcript.turns,
        })
    });
    each.collect()
}

/// What was said, a heading a transcript, a line a turn; nothing when nothing was written out.
#[must_use]
pub fn lines(loaded: &Loaded, wording: &Wording<'_>) -> String {
    let mut out = String::new();
    let mut name = None;
    for turn in fragment::turns(loaded, wording.names) {
        if name != turn.transcript {
            name = turn.transcript;
            let values: [(&str, &dyn std::fmt::Display); 2] = [
                ("session", &turn.session),
                ("name", &name.unwrap_or_default()),
            ];
            let title = fill(wording.texts.handover.transcript_of, &values);
            // Writing to memory does not fail.
            let _ = writeln!(out, "\n{}", shown(&title));
        }
        let _ = write!(out, "  {} ", clock(turn.ms));
        if let Some(speaker) = turn.speakers.first() {
            let _ = write!(out, "{}: ", shown(name_of(speaker)));
        }
        let _ = writeln!(out, "{}", shown(&turn.text));
    }
    out
}
