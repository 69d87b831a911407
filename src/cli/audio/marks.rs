//! Moments of a session that are named by a mark, or by the consent.

use super::clock::written;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::guide::Scope;
use crate::journal::deed::NoteKind;
use crate::safe::shown;
use crate::session::Session;
use crate::session::recordings::Recording;
use crate::texts::fill;

/// The session's clock at a mark: its number, as show has it, or `consent`.
///
/// # Errors
/// When there is no such mark.
pub fn marked(context: &Context, session: &Session, mark: &str) -> Result<i64, Failure> {
    let texts = &context.texts.recordings;
    if mark.eq_ignore_ascii_case("consent") {
        return consent(session).ok_or_else(|| Failure::usage(texts.no_consent_moment));
    }
    let marks = || {
        let notes = session.notes.all().iter();
        notes.filter(|kept| {
            kept.note.kind == NoteKind::Mark && !kept.struck && kept.author.is_none()
        })
    };
    let number = mark.parse::<usize>().ok();
    let found = marks().find(|kept| Some(kept.number) == number);
    let found = found.and_then(|kept| i64::try_from(kept.note.ms).ok());
    found.ok_or_else(|| {
        let ms = |ms: u64| written(i64::try_from(ms).unwrap_or(i64::MAX));
        let known = marks().map(|kept| format!("{} ({})", kept.number, ms(kept.note.ms)));
        let known: Vec<String> = known.collect();
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("mark", &shown(mark)), ("known", &known.join(", "))];
        let said = if known.is_empty() {
            texts.no_marks
        } else {
            texts.no_mark
        };
        Failure::usage(fill(said, &values))
    })
}

/// Where the consent is heard: repeated aloud, else the last yes to being recorded.
fn consent(session: &Session) -> Option<i64> {
    let recordings = session.recordings.all().iter();
    let mut aloud = recordings.filter_map(Recording::consent_ms);
    let of_recording = |id: &str| {
        let items = session.guide.consent.iter();
        items
            .clone()
            .any(|item| item.id == id && item.scope == Scope::Recording)
    };
    let answers = session.consents.iter();
    let given = answers.filter(|answer| of_recording(&answer.consent.item));
    let given = given.filter_map(|answer| i64::try_from(answer.ms).ok());
    aloud.next_back().or(given.last())
}
