//! One text with what is coded in it: a session's notes, or a transcript. What goes to software that
//! codes texts is made of these.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;

use super::Wording;
use super::fragment::{moment, script};
use super::md::clock;
use super::record::{Record, records};
use crate::journal::deed::Unit;
use crate::study::load::Loaded;
use crate::texts::fill;
use crate::transcript::Transcript;

/// One text with what is coded in it.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    /// What names it in the study, for good: `SESSION/notes`, `SESSION/transcript/NAME`.
    pub key: String,
    /// Its name, one of its kind in the study.
    pub name: String,
    /// What it is.
    pub kind: DocumentKind,
    /// The text: LF between lines, no control characters but LF and TAB.
    pub text: String,
    /// The notes or fragments in it, in the order they begin in; fragments may overlap.
    pub passages: Vec<Passage<'a>>,
    /// Where the text stands in its recording; none for notes.
    pub sync: Vec<SyncPoint>,
    /// The file of its recording in the session's `audio/`; none for notes.
    pub recording: Option<&'a str>,
}

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentKind {
    /// The notes of a session.
    Notes,
    /// What was said.
    Transcript,
}

/// A note or fragment in a document.
#[derive(Debug, Clone)]
pub struct Passage<'a> {
    /// The note or fragment.
    pub record: Record<'a>,
    /// Its words in the text, in code points.
    pub range: Range<usize>,
}

/// A moment of a recording and the place in the text that was said then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SyncPoint {
    /// Milliseconds in the recording.
    pub ms: u64,
    /// Code points before the place.
    pub position: usize,
}

/// The documents of a session: its notes, when there are any, and its transcripts.
#[must_use]
pub fn documents<'a>(loaded: &'a Loaded, wording: &Wording<'a>) -> Vec<Document<'a>> {
    let mut fragments: HashMap<&str, Vec<Record<'a>>> = HashMap::new();
    let mut of_notes = Vec::new();
    for record in records(loaded, wording.names) {
        match (&record.unit, record.transcript) {
            (Unit::Fragment(..), Some(name)) => fragments.entry(name).or_default().push(record),
            _ => of_notes.push(record),
        }
    }
    let mut found = Vec::new();
    if !of_notes.is_empty() {
        found.push(notes(loaded, of_notes, wording));
    }
    for (name, transcript) in loaded.afterwards.transcripts.all() {
        let fragments = fragments.remove(name).unwrap_or_default();
        found.push(said(loaded, name, transcript, fragments, wording));
    }
    found
}

/// The notes as a text: a line a note, after its moment and its question or topic.
fn notes<'a>(loaded: &Loaded, records: Vec<Record<'a>>, wording: &Wording<'_>) -> Document<'a> {
    let (mut text, mut length, mut passages) = (String::new(), 0, Vec::new());
    for record in records {
        let mut head = format!("[{}] ", clock(record.ms));
        if let Some(place) = record.question.or(record.topic) {
            let _ = write!(head, "{place} ");
        }
        if let Some(author) = record.author {
            let _ = write!(head, "({author}) ");
        }
        if !record.speakers.is_empty() {
            let _ = write!(head, "{}: ", record.speakers.join(", "));
        }
        let head = plain(&head);
        let words = plain(&record.text);
        let begins = length + head.chars().count();
        let ends = begins + words.chars().count();
        text.push_str(&head);
        text.push_str(&words);
        text.push('\n');
        length = ends + 1;
        passages.push(Passage {
            record,
            range: begins..ends,
        });
    }
    let id = &loaded.folder.id;
    Document {
        key: format!("{id}/notes"),
        name: notes_of(id, wording),
        kind: DocumentKind::Notes,
        text,
        passages,
        sync: Vec::new(),
        recording: None,
    }
}

fn said<'a>(
    loaded: &'a Loaded,
    name: &str,
    transcript: &'a Transcript,
    fragments: Vec<Record<'a>>,
    wording: &Wording<'_>,
) -> Document<'a> {
    let session = loaded.session();
    let sheet = loaded.afterwards.review.in_force();
    let script = script(loaded, sheet, name, transcript);
    let passage = |record: Record<'a>| {
        let span = sheet?.span(&record.unit)?;
        let (from, to) = (span.from, span.to);
        let range = script.range((from.turn, from.char), (to.turn, to.char))?;
        Some(Passage { record, range })
    };
    let mut passages: Vec<_> = fragments.into_iter().filter_map(passage).collect();
    passages.sort_by_key(|passage| (passage.range.start, passage.range.end));
    let moments = transcript.turns.iter();
    let moments = moments.map(|turn| moment(session, transcript, turn));
    let sync = moments.zip(script.lines());
    let sync = sync.map(|(ms, position)| SyncPoint { ms, position });
    let id = &loaded.folder.id;
    Document {
        key: format!("{id}/transcript/{name}"),
        name: transcript_of(id, name, wording),
        kind: DocumentKind::Transcript,
        sync: sync.collect(),
        text: plain(&script.text),
        passages,
        recording: transcript.source.as_deref(),
    }
}

/// The name of a session's notes.
#[must_use]
pub fn notes_of(session: &str, wording: &Wording<'_>) -> String {
    fill(wording.texts.handover.notes_of, &[("session", &session)])
}

/// The name of a transcript of a session.
#[must_use]
pub fn transcript_of(session: &str, name: &str, wording: &Wording<'_>) -> String {
    let values: [(&str, &dyn std::fmt::Display); 2] = [("session", &session), ("name", &name)];
    fill(wording.texts.handover.transcript_of, &values)
}

/// A text as it is handed over: each control character, which many programs cannot hold, is a space;
/// so every code point stays where it is.
#[must_use]
pub fn plain(text: &str) -> String {
    let each = text.chars().map(|char| match char {
        '\n' | '\t' => char,
        _ if char.is_control() || matches!(char, '\u{feff}' | '\u{fffe}' | '\u{ffff}') => ' ',
        _ => char,
    });
    each.collect()
}
