//! Who spoke how long, as the recorder heard it: the interviewer's share, and the longest turn.

use super::Session;
use crate::journal::deed::Talked;

/// What was heard in each recording; with one track nobody knows whose speech it is.
pub fn talked(session: &Session) -> impl Iterator<Item = &Talked> {
    let all = session.recordings.all().iter();
    all.filter(|recording| recording.tracks.len() > 1)
        .filter_map(|recording| recording.talked.as_ref())
}

/// The interviewer's share of the speech in a section, else in all, in percent; none when nobody was
/// heard.
#[must_use]
pub fn share(session: &Session, section: Option<&str>) -> Option<u64> {
    percent(spoken(session, section))
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

/// The longest turn: its track, and its length in milliseconds.
#[must_use]
pub fn longest(session: &Session) -> Option<(&str, u64)> {
    let turns = talked(session).filter_map(|talked| {
        let track = talked.longest_track.as_deref()?;
        Some((track, talked.longest_ms?))
    });
    turns.max_by_key(|(_, ms)| *ms)
}
