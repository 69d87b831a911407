//! Who spoke how long: the interviewer's share per topic and in all, and the longest turn.

use serde_json::{Value, json};

use super::Wording;
use super::md::clock;
use crate::session::{Session, talk};
use crate::texts::fill;

/// The interviewer's share of the speech in a section, in words; none when nobody was heard.
#[must_use]
pub fn share_in(session: &Session, section: &str, wording: &Wording<'_>) -> Option<String> {
    let percent = talk::share(session, Some(section))?;
    let text = wording.texts.handover.talk_share;
    Some(fill(text, &[("percent", &percent)]))
}

/// The share in the whole session and the longest turn, a line each.
#[must_use]
pub fn lines(session: &Session, wording: &Wording<'_>) -> Vec<String> {
    let texts = &wording.texts.handover;
    let Some(percent) = talk::share(session, None) else {
        return Vec::new();
    };
    let mut lines = vec![fill(texts.talk_in_all, &[("percent", &percent)])];
    lines.extend(talk::longest(session).map(|(track, ms)| {
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
    let talked = talk::talked(session);
    let sections: Vec<_> = talked.flat_map(|talked| &talked.sections).collect();
    json!({
        "sections": sections,
        "longest": talk::longest(session).map(|(track, ms)| json!({ "track": track, "ms": ms })),
    })
}
