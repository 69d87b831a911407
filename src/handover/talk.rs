//! Who spoke how long: the interviewer's share per topic and in all, and the longest turn.

use serde_json::{Value, json};

use super::Wording;
use super::md::clock;
use crate::journal::deed::Talked;
use crate::session::Session;
use crate::texts::fill;

/// The interviewer's share of the speech in a section, in words; none when nobody was heard.
#[must_use]
pub fn share_in(session: &Session, section: &str, wording: &Wording<'_>) -> Option<String> {
    let percent = percent(spoken(session, Some(section)))?;
    let text = wording.texts.handover.talk_share;
    Some(fill(text, &[("percent", &percent)]))
}

/// The share in the whole session and the longest turn, a line each.
#[must_use]
pub fn lines(session: &Session, wording: &Wording<'_>) -> Vec<String> {
    let texts = &wording.texts.handover;
    let Some(percent) = percent(spoken(session, None)) else {
        return Vec::new();
    };
    let mut lines = vec![fill(texts.talk_in_all, &[("percent", &percent)])];
    lines.extend(longest(session).map(|(track, ms)| {
        let text = match track {
            "microphone" => texts.longest_yours,
            _ => texts.longest_theirs,
        };
        fill(text, &[("length", &clock(ms))])
    }));
    lines
}

/// The same for machines: milliseconds of speech by section, and the longest turn.
#[must_use]
pub fn json(session: &Session) -> Value {
    let talked = talked(session);
    let sections: Vec<_> = talked.flat_map(|talked| &talked.sections).collect();
    json!({
        "sections": sections,
        "longest": longest(session).map(|(track, ms)| json!({ "track": track, "ms": ms })),
    })
}

/// With one track nobody knows whose speech it is.
fn talked(session: &Session) -> impl Iterator<Item = &Talked> {
    let all = session.recordings.all().iter();
    all.filter(|recording| recording.tracks.len() > 1)
        .filter_map(|recording| recording.talked.as_ref())
}

/// Milliseconds of speech of the interviewer and of the other side.
fn spoken(session: &Session, section: Option<&str>) -> (u64, u64) {
    let all = talked(session).flat_map(|talked| &talked.sections);
    let here = all.filter(|one| section.is_none_or(|section| one.section == section));
    here.fold((0, 0), |(microphone, call), one| {
        (microphone + one.microphone_ms, call + one.call_ms)
    })
}

fn percent((microphone, call): (u64, u64)) -> Option<u64> {
    let both = microphone + call;
    (both > 0).then(|| (microphone * 200 + both) / (both * 2))
}

fn longest(session: &Session) -> Option<(&str, u64)> {
    let turns = talked(session).filter_map(|talked| {
        let track = talked.longest_track.as_deref()?;
        Some((track, talked.longest_ms?))
    });
    turns.max_by_key(|(_, ms)| *ms)
}
