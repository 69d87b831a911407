//! Where review stands in a session: each coder's latest round, and how far it is.

use std::fmt::Display;

use serde_json::{Value, json};

use super::Wording;
use crate::review::sheet::Sheet;
use crate::reviewing::stream::{Progress, Stream};
use crate::study::load::Loaded;
use crate::texts::fill;

/// Each coder's latest round, a line each.
#[must_use]
pub fn lines(loaded: &Loaded, wording: &Wording<'_>) -> Vec<String> {
    let texts = &wording.texts.handover;
    let line = |(sheet, progress): (&Sheet, Progress)| {
        let values: [(&str, &dyn Display); 8] = [
            ("coder", &sheet.coder),
            ("round", &sheet.round),
            ("notes", &progress.notes.0),
            ("all_notes", &progress.notes.1),
            ("turns", &progress.turns.0),
            ("all_turns", &progress.turns.1),
            ("doubtful", &progress.doubtful),
            ("residual", &progress.residual),
        ];
        let line = fill(texts.reviewed, &values);
        if is_in_force(loaded, sheet) {
            return fill(texts.in_force, &[("line", &line)]);
        }
        line
    };
    latest(loaded).into_iter().map(line).collect()
}

/// The same for machines.
#[must_use]
pub fn values(loaded: &Loaded) -> Value {
    let all = latest(loaded).into_iter().map(|(sheet, progress)| {
        json!({
            "coder": sheet.coder,
            "round": sheet.round,
            "in_force": is_in_force(loaded, sheet),
            "notes": { "reviewed": progress.notes.0, "all": progress.notes.1 },
            "turns": { "reviewed": progress.turns.0, "all": progress.turns.1 },
            "doubtful": progress.doubtful,
            "residual": progress.residual,
            "last_at": sheet.last_at,
        })
    });
    all.collect()
}

fn is_in_force(loaded: &Loaded, sheet: &Sheet) -> bool {
    let in_force = loaded.afterwards.review.in_force();
    in_force.is_some_and(|it| (&it.coder, it.round) == (&sheet.coder, sheet.round))
}

/// The latest sheet of each coder, with how far it is.
fn latest(loaded: &Loaded) -> Vec<(&Sheet, Progress)> {
    let (session, afterwards) = (loaded.session(), &loaded.afterwards);
    let review = &afterwards.review;
    let latest = review.sheets().iter().filter(|sheet| {
        let latest = review.latest_of(&sheet.coder);
        latest.is_some_and(|latest| latest.round == sheet.round)
    });
    let latest: Vec<&Sheet> = latest.collect();
    if latest.is_empty() {
        return Vec::new();
    }
    let mut stream = Stream::of(session, &afterwards.transcripts);
    let with_progress = |sheet| {
        stream.follow(session, sheet);
        (sheet, stream.progress)
    };
    latest.into_iter().map(with_progress).collect()
}
