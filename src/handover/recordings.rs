//! The recordings of a session, as `show` has them: as lines, and as JSON.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::Wording;
use super::md::clock;
use crate::safe::shown;
use crate::session::recordings::Recording;
use crate::study::audio::Shelf;
use crate::study::load::Loaded;
use crate::texts::fill;

/// Gaps that are shorter all together are no interruption that anybody hears; JSON has them all.
const HEARD_MS: u64 = 100;

/// How disk and journal differ; as if they did not where the disk cannot be read.
fn shelf(loaded: &Loaded) -> Shelf {
    let all = loaded.session().recordings.all().iter();
    let told = all.map(|recording| (recording.file.as_str(), recording.destroyed));
    loaded.folder.shelf(&told).unwrap_or_default()
}

/// The recordings as JSON.
#[must_use]
pub fn values(loaded: &Loaded) -> Value {
    let missing = shelf(loaded).missing;
    let all = loaded.session().recordings.all().iter();
    let each = all.map(|recording| {
        let gaps = recording.gaps.iter().map(|gap| {
            json!({
                "track": gap.track,
                "recording_ms": recording.ms_of(gap.from),
                "length_ms": recording.ms_of(gap.samples),
            })
        });
        json!({
            "file": recording.file,
            "attached": recording.is_attached(),
            "tracks": recording.tracks,
            "rate": recording.rate,
            "ms": recording.spans.first().map(|span| span.from_ms),
            "length_ms": recording.length().map(|length| recording.ms_of(length)),
            "gaps": gaps.collect::<Value>(),
            "consent_ms": recording.consent_ms(),
            "destroyed": recording.destroyed,
            "missing": missing.contains(&recording.file),
        })
    });
    each.collect()
}

/// The files that the journal does not know.
#[must_use]
pub fn unknown(loaded: &Loaded) -> Vec<String> {
    shelf(loaded).unknown
}

/// The recordings as lines under a heading; nothing when there is none.
#[must_use]
pub fn lines(loaded: &Loaded, wording: &Wording<'_>) -> String {
    let texts = &wording.texts.recordings;
    let shelf = shelf(loaded);
    let all = loaded.session().recordings.all();
    if all.is_empty() && shelf.unknown.is_empty() {
        return String::new();
    }
    let mut out = format!("\n{}\n", texts.title);
    for recording in all {
        let is_missing = shelf.missing.contains(&recording.file);
        let _ = writeln!(out, "  {}", line(recording, is_missing, wording));
    }
    for file in &shelf.unknown {
        let said = fill(texts.file_unknown, &[("file", &shown(file))]);
        let _ = writeln!(out, "  {said}");
    }
    out
}

fn line(recording: &Recording, is_missing: bool, wording: &Wording<'_>) -> String {
    let texts = &wording.texts.recordings;
    let begins = recording.spans.first().map_or(0, |span| span.from_ms);
    let sign = if begins < 0 { "−" } else { "" };
    let begins = format!("{sign}{}", clock(begins.unsigned_abs()));
    let length = recording.length().map(|end| clock(recording.ms_of(end)));
    let values: [(&str, &dyn std::fmt::Display); 3] = [
        ("file", &shown(&recording.file)),
        ("length", &length.as_deref().unwrap_or_default()),
        ("at", &begins),
    ];
    let known = if length.is_some() {
        texts.shown
    } else {
        texts.shown_open
    };
    let mut line = fill(known, &values);
    let _ = write!(line, "  {}", tracks(recording, wording));
    let gaps_ms = recording.ms_of(recording.gaps.iter().map(|gap| gap.samples).sum());
    if gaps_ms >= HEARD_MS {
        let length = format!("{}.{}", gaps_ms / 1_000, gaps_ms / 100 % 10);
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("count", &recording.gaps.len()), ("length", &length)];
        let _ = write!(line, "; {}", fill(texts.gaps, &values));
    }
    if recording.destroyed {
        let _ = write!(line, "; {}", texts.is_destroyed);
    }
    if is_missing {
        let _ = write!(line, "; {}", texts.is_missing);
    }
    line
}

fn tracks(recording: &Recording, wording: &Wording<'_>) -> String {
    let [microphone, call, elsewhere] = wording.texts.recordings.tracks;
    if recording.is_attached() {
        return elsewhere.to_owned();
    }
    let each = recording.tracks.iter().map(|track| match track.as_str() {
        "microphone" => microphone.into(),
        "call" => call.into(),
        other => shown(other),
    });
    each.collect::<Vec<_>>().join(" + ")
}
