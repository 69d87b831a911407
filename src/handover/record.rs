//! One note or fragment as it is handed over: the same fields in every format.

use std::borrow::Cow;

use serde::Serialize;

use super::fragment;
use crate::guide::concept::ConceptModel;
use crate::journal::deed::{Note, NoteKind, Origin, Unit};
use crate::journal::moment::Timestamp;
use crate::review::coding::Standing;
use crate::session::Session;
use crate::session::header::Phase;
use crate::session::notes::KeptNote;
use crate::study::load::Loaded;

/// One note or fragment, with the fields of docs/exports.md in their order; null where there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Record<'a> {
    /// Its number for the interviewer, which `show` has and an export does not: it says nothing
    /// outside its session. None for what is no note.
    #[serde(skip)]
    pub number: Option<usize>,
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
    /// Where the concepts come from; none for a turn, which has none of its own.
    pub origin: Option<Origin>,
    /// What kind of note.
    pub kind: NoteKind,
    /// Who spoke, when said.
    pub speakers: Cow<'a, [String]>,
    /// A theme in free words.
    pub theme: Option<&'a str>,
    /// The words.
    pub text: Cow<'a, str>,
    /// The moment of its first keystroke; of a fragment, that it was said.
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
    /// What names it within the session, for good.
    pub unit: Unit,
    /// The transcript that a fragment or turn is of.
    pub transcript: Option<&'a str>,
    /// The round in which it got its concepts; none for a proposal.
    pub round: Option<u32>,
    /// Who gave it its concepts then.
    pub coder: Option<&'a str>,
    /// The coder is in doubt.
    pub doubtful: bool,
    /// The coder's remark.
    pub remark: Option<&'a str>,
    /// The observer who wrote the note; none for the moderator's.
    pub author: Option<&'a str>,
}

/// The names of the fields, in their order.
pub const FIELDS: [&str; 28] = [
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
    "unit",
    "transcript",
    "round",
    "coder",
    "doubtful",
    "remark",
    "author",
];

impl Record<'_> {
    /// Its number for who wrote it, after the name of an observer; nothing for what is no note.
    #[must_use]
    pub fn label(&self) -> String {
        match (self.author, self.number) {
            (_, None) => String::new(),
            (None, Some(number)) => number.to_string(),
            (Some(author), Some(number)) => format!("{author}:{number}"),
        }
    }

    /// Whether it counts as a fragment.
    #[must_use]
    pub fn is_fragment(&self) -> bool {
        self.kind.is_fragment()
    }

    /// Whether its concepts were only proposed: nobody confirmed them in review.
    #[must_use]
    pub fn is_proposal(&self) -> bool {
        self.is_fragment() && self.origin != Some(Origin::Reviewed)
    }
}

/// The notes and fragments of a session as they are handed over, with the codings in force, the
/// earliest first; what was struck is not.
#[must_use]
pub fn records<'a>(loaded: &'a Loaded, names: &'a str) -> Vec<Record<'a>> {
    let session = loaded.session();
    let standing = session.notes.all().iter().filter(|kept| !kept.struck);
    let mut records: Vec<Record<'a>> = standing.map(|kept| of_note(loaded, kept, names)).collect();
    let fragments = fragment::records(loaded, names);
    if !fragments.is_empty() || session.notes.has_joined() {
        records.extend(fragments);
        records.sort_by_key(|record| record.ms);
    }
    records
}

/// The same with the turns of the transcripts between them: everything that was noted and said.
#[must_use]
pub fn everything<'a>(loaded: &'a Loaded, names: &'a str) -> Vec<Record<'a>> {
    let turns = fragment::turns(loaded, names);
    if turns.is_empty() {
        return records(loaded, names);
    }
    let mut all: Vec<Record<'a>> = turns.into_iter().chain(records(loaded, names)).collect();
    all.sort_by_key(|record| record.ms);
    all
}

fn of_note<'a>(loaded: &'a Loaded, kept: &'a KeptNote, names: &'a str) -> Record<'a> {
    let session = loaded.session();
    let note = &kept.note;
    let sheet = loaded.afterwards.review.in_force();
    let standing = match sheet {
        Some(sheet) => sheet.standing_of(kept),
        None => Standing::of_note(note, None),
    };
    let text = sheet.map_or(note.text.as_str(), |sheet| sheet.note_words(kept));
    let bare = bare(loaded, kept.unit(), note.ms, standing, names);
    // A turn that was brought in from elsewhere is a note here, and has no concepts either.
    let is_turn = note.kind == NoteKind::Turn;
    Record {
        headings: if is_turn { Vec::new() } else { bare.headings },
        origin: bare.origin.filter(|_| !is_turn),
        number: Some(kept.number),
        author: kept.author.as_deref(),
        participant: participant(session, note),
        topic: note.topic.as_deref(),
        question: note.question.as_deref(),
        kind: note.kind,
        speakers: Cow::Borrowed(&note.speakers),
        text: Cow::Borrowed(text),
        at: note.at,
        probe: note.probe.as_deref(),
        ..bare
    }
}

/// What notes and fragments have in common.
pub(super) fn bare<'a>(
    loaded: &'a Loaded,
    unit: Unit,
    ms: u64,
    standing: Standing<'a>,
    names: &'a str,
) -> Record<'a> {
    let session = loaded.session();
    let header = &session.header;
    let model = &session.guide.concepts;
    let recorded = session.recordings.locate(ms);
    let tags = standing.coding.and_then(|coding| coding.tags.as_ref());
    Record {
        number: None,
        session: &loaded.folder.id,
        participant: None,
        phase: header.phase,
        guide: &header.guide,
        guide_version: &header.guide_version,
        topic: None,
        question: None,
        concepts: standing.concepts,
        concept_names: standing
            .concepts
            .iter()
            .map(|concept| name(model, concept, names))
            .collect(),
        headings: headings(model, standing.concepts, standing.outside),
        origin: Some(standing.origin),
        kind: NoteKind::Fragment,
        speakers: Cow::Borrowed(&[]),
        theme: standing.theme,
        text: Cow::Borrowed(""),
        at: Timestamp::new(header.start),
        ms,
        recording: recorded.map(|(file, _)| file),
        recording_ms: recorded.map(|(_, ms)| ms),
        outside: standing.outside,
        probe: None,
        unit,
        transcript: None,
        round: tags.map(|tags| tags.round),
        coder: tags.map(|tags| tags.coder.as_str()),
        doubtful: standing.coding.is_some_and(|coding| coding.doubtful),
        remark: standing.coding.and_then(|coding| coding.remark.as_deref()),
        author: None,
    }
}

/// Who a note is of: the session's one participant, in a group the one speaker, if one is said.
#[must_use]
pub fn participant<'a>(session: &'a Session, note: &'a Note) -> Option<&'a str> {
    match (session.table.only(), note.speakers.as_slice()) {
        (Some(one), _) | (None, [one]) => Some(one),
        _ => None,
    }
}

/// A concept's name, else its id.
#[must_use]
pub fn name<'a>(model: &'a ConceptModel, concept: &'a str, language: &str) -> &'a str {
    let words = model.get(concept).map(|found| found.name.words(language));
    words.filter(|words| !words.is_empty()).unwrap_or(concept)
}

/// The headings that something with these concepts counts under, each once: theirs, the residual's
/// when there is none, nothing outside the model.
#[must_use]
pub fn headings<'a>(
    model: &'a ConceptModel,
    concepts: &'a [String],
    outside: bool,
) -> Vec<&'a str> {
    let mut found: Vec<&str> = Vec::new();
    for concept in model.counted(concepts, outside) {
        if let Some(heading) = model.heading_of(concept)
            && !found.contains(&heading.id.as_str())
        {
            found.push(&heading.id);
        }
    }
    found
}
/// Of whom at least one fragment of a session counts.
#[must_use]
pub fn analysed(loaded: &Loaded) -> Vec<String> {
    let counts = records(loaded, "").into_iter();
    let counts = counts.filter(|record| record.is_fragment() && !record.outside);
    let of = |record: Record<'_>| match record.participant {
        Some(one) => vec![one.to_owned()],
        None => record.speakers.to_vec(),
    };
    counts.flat_map(of).collect()
}
