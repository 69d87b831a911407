//! `show`: a session as text for a terminal.

use std::fmt::Write as _;

use super::md::{clock, facts, lead, topic_title};
use super::record::records;
use super::recordings;
use super::{Wording, reviewed, talk, transcripts};
use crate::safe::shown;
use crate::session::Session;
use crate::session::item::State;
use crate::session::place::Section;
use crate::study::load::Loaded;
use crate::texts::fill;

/// A session as text.
#[must_use]
pub fn document(loaded: &Loaded, wording: &Wording<'_>) -> String {
    let session = loaded.session();
    // Writing to memory does not fail.
    let mut out = format!("{}\n", shown(&loaded.folder.id));
    for (name, value) in facts(session, wording) {
        let _ = writeln!(out, "  {name}: {}", shown(&value));
    }
    for answer in session.consents.iter() {
        let consent = &answer.consent;
        let mark = if consent.agreed { "✓" } else { "✗" };
        let _ = writeln!(
            out,
            "  {mark} {} {}",
            shown(&consent.item),
            shown(&consent.participant)
        );
    }
    notes(&mut out, loaded, wording);
    out.push('\n');
    sections(&mut out, session, wording);
    for line in talk::lines(session, wording) {
        let _ = writeln!(out, "  {line}");
    }
    if let Some(line) = loaded.observed_by(wording.texts) {
        let _ = writeln!(out, "  {line}");
    }
    for line in reviewed::lines(loaded, wording) {
        let review = wording.texts.handover.review;
        let _ = writeln!(out, "  {review}: {}", shown(&line));
    }
    out.push_str(&recordings::lines(loaded, wording));
    out.push_str(&transcripts::lines(loaded, wording));
    out
}

fn notes(out: &mut String, loaded: &Loaded, wording: &Wording<'_>) {
    let mut topic = None;
    for record in records(loaded, wording.names) {
        if topic != Some(record.topic) {
            let title = topic_title(loaded.session(), record.topic, wording);
            let _ = writeln!(out, "\n{}", shown(&title));
            topic = Some(record.topic);
        }
        let _ = write!(out, "  {:>3}  {}", shown(&record.label()), clock(record.ms));
        for part in [lead(&record), &record.speakers.join(", "), &record.text] {
            if !part.is_empty() {
                let _ = write!(out, " {}", shown(part));
            }
        }
        for concept in record.concepts {
            let _ = write!(out, " #{}", shown(concept));
        }
        out.push_str(if record.outside { " #-\n" } else { "\n" });
    }
}

/// A line a topic: how long it took and what became of its questions.
fn sections(out: &mut String, session: &Session, wording: &Wording<'_>) {
    for section in Section::all(&session.guide) {
        let title = topic_title(session, Some(section.id(&session.guide)), wording);
        let spent = clock(session.spent_in(section, session.last_ms));
        let _ = write!(out, "  {spent}  {}", shown(&title));
        if let Section::Topic(topic) = section {
            let items = || session.outline.of_topic(topic);
            let states = || items().map(|at| session.state_of(at));
            let asked = states().filter(|state| *state == State::Asked).count();
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("asked", &asked), ("all", &states().count())];
            let _ = write!(out, "  {}", fill(wording.texts.handover.asked, &values));
        }
        let share = talk::share_in(session, section.id(&session.guide), wording);
        if let Some(share) = share {
            let _ = write!(out, "  {share}");
        }
        out.push('\n');
    }
}
