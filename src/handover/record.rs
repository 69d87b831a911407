//! One note as it is handed over: the same fields in every format.

use serde::Serialize;

use crate::guide::concept::ConceptModel;
use crate::journal::deed::{Note, NoteKind, Origin};
use crate::journal::moment::Timestamp;
use crate::session::Session;
use crate::session::header::Phase;
use crate::session::notes::KeptNote;
use crate::study::load::Loaded;

/// One note, with the fields of docs/exports.md in their order; null where there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Record<'a> {
    /// Its number for the interviewer, which `show` has and an export does not: it says nothing
    /// outside its session.
    #[serde(skip)]
    pub number: usize,
    /// The session's id.
    pub session: &'a str,
    /// Who it is of; in a group the one speaker, if one is said.
    pub participant: Option<&'a str>,
    /// What the session is for.
    pub phase: Phase,
    /// The guide's id.
    pub guide: &'a str,
    /// The guide's version.
    pub guide_version: &'a str,
    /// The topic that was open; `opening` or `closing` there, `debrief` after the end.
    pub topic: Option<&'a str>,
    /// The base question that was open.
    pub question: Option<&'a str>,
    /// Concept ids.
    pub concepts: &'a [String],
    /// Their names, in the export's language.
    pub concept_names: Vec<&'a str>,
    /// The headings it counts under, each once.
    pub headings: Vec<&'a str>,
    /// Where the concepts come from.
    pub origin: Origin,
    /// What kind of note.
    pub kind: NoteKind,
    /// Who spoke, when said.
    pub speakers: &'a [String],
    /// A theme in free words.
    pub theme: Option<&'a str>,
    /// The words.
    pub text: &'a str,
    /// The moment of its first keystroke.
    pub at: Timestamp,
    /// The same on the session's clock, in milliseconds.
    pub ms: u64,
    /// The recording it was said in; none without one.
    pub recording: Option<&'a str>,
    /// The moment in that recording, in milliseconds.
    pub recording_ms: Option<u64>,
    /// Outside the concept model: counted nowhere.
    pub outside: bool,
    /// The probe that was open below the question.
    pub probe: Option<&'a str>,
}

impl Record<'_> {
    /// Whether it is a fragment, which is what counts are made of: a note or a quote.
    #[must_use]
    pub fn is_fragment(&self) -> bool {
        matches!(self.kind, NoteKind::Note | NoteKind::Quote)
    }
}

/// The names of the fields, in their order.
pub const FIELDS: [&str; 21] = [
    "session",
    "participant",
    "phase",
    "guide",
    "guide_version",
    "topic",
    "question",
    "concepts",
    "concept_names",
    "headings",
    "origin",
    "kind",
    "speakers",
    "theme",
    "text",
    "at",
    "ms",
    "recording",
    "recording_ms",
    "outside",
    "probe",
];

/// The notes of a session as they are handed over, the earliest first; what was struck is not.
pub fn records<'a>(loaded: &'a Loaded, names: &'a str) -> impl Iterator<Item = Record<'a>> {
    let session = loaded.session();
    let standing = session.notes.all().iter().filter(|kept| !kept.struck);
    standing.map(move |kept| record(&loaded.folder.id, session, kept, names))
}

fn record<'a>(id: &'a str, session: &'a Session, kept: &'a KeptNote, names: &'a str) -> Record<'a> {
    let (header, note) = (&session.header, &kept.note);
    let model = &session.guide.concepts;
    let recorded = session.recordings.locate(note.ms);
    Record {
        number: kept.number,
        session: id,
        participant: participant(session, note),
        phase: header.phase,
        guide: &header.guide,
        guide_version: &header.guide_version,
        topic: note.topic.as_deref(),
        question: note.question.as_deref(),
        concepts: &note.concepts,
        concept_names: note
            .concepts
            .iter()
            .map(|concept| name(model, concept, names))
            .collect(),
        headings: headings(model, note),
        origin: note.origin,
        kind: note.kind,
        speakers: &note.speakers,
        theme: note.theme.as_deref(),
        text: &note.text,
        at: note.at,
        ms: note.ms,
        recording: recorded.map(|(file, _)| file),
        recording_ms: recorded.map(|(_, ms)| ms),
        outside: note.outside,
        probe: note.probe.as_deref(),
    }
}

/// Who a note is of: the session's one participant, in a group the one speaker, if one is said.
#[must_use]
pub fn participant<'a>(session: &'a Session, note: &'a Note) -> Option<&'a str> {
    match (
        session.header.participants.as_slice(),
        note.speakers.as_slice(),
    ) {
        ([one], _) | (_, [one]) => Some(one),
        _ => None,
    }
}

/// A concept's name, else its id.
#[must_use]
pub fn name<'a>(model: &'a ConceptModel, concept: &'a str, language: &str) -> &'a str {
    let words = model.get(concept).map(|found| found.name.words(language));
    words.filter(|words| !words.is_empty()).unwrap_or(concept)
}

/// The headings that a note counts under, each once: those of its concepts, the residual's when it
/// has none, nothing when it is outside the model.
#[must_use]
pub fn headings<'a>(model: &'a ConceptModel, note: &'a Note) -> Vec<&'a str> {
    let mut found: Vec<&str> = Vec::new();
    for concept in counted(model, &note.concepts, note.outside) {
        if let Some(heading) = model.heading_of(concept)
            && !found.contains(&heading.id.as_str())
        {
            found.push(&heading.id);
        }
    }
    found
}

/// The concepts that a note with these counts by: the residual when it has none, nothing when it is
/// outside the model.
pub fn counted<'a>(
    model: &'a ConceptModel,
    concepts: &'a [String],
    outside: bool,
) -> impl Iterator<Item = &'a str> + use<'a> {
    let residual = model.residual().filter(|_| concepts.is_empty());
    let own = concepts.iter().map(String::as_str);
    own.chain(residual.map(|concept| concept.id.as_str()))
        .filter(move |_| !outside)
}
