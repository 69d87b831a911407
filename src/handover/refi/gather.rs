//! What a project has of one session: its texts, packed, and what is coded in them, made compact: the
//! sessions of a study are in memory together here.

use std::collections::HashMap;
use std::io;

use uuid::Uuid;

use super::guid;
use super::sound::{self, Sound};
use super::xml::moment;
use crate::handover::Wording;
use crate::handover::cabinet::Packed;
use crate::handover::codebook::Key;
use crate::handover::codebook::collect::{OfSession, is_coded, keys};
use crate::handover::document::{Document, DocumentKind, Passage, documents, plain};
use crate::handover::record::Record;
use crate::journal::deed::{NoteKind, Origin};
use crate::study::load::Loaded;
use crate::texts::fill;

/// Who coded what was coded during the session.
pub const INTERVIEWER: &str = "interviewer";

/// What a project has of one session.
#[derive(Debug)]
pub struct Part {
    /// What was coded with.
    pub used: OfSession,
    /// The texts, as they stand in the zip.
    pub packed: Vec<Packed>,
    /// The texts, as they stand in the project.
    pub sources: Vec<Source>,
    /// The memos.
    pub memos: Vec<Memo>,
    /// The recordings.
    pub sounds: Vec<Sound>,
    /// What does not go along.
    pub warnings: Vec<String>,
    /// Whether a text has characters above U+FFFF.
    pub is_wide: bool,
}

/// A text with what is coded in it.
#[derive(Debug)]
pub struct Source {
    /// Its guid, which its file is named by.
    pub guid: Uuid,
    /// Its name, one of its kind.
    pub name: String,
    /// When the session began, as REFI-QDA has moments.
    pub at: String,
    /// Whose text all of it is.
    pub participant: Option<String>,
    /// How many code points it has.
    pub length: u32,
    /// What is coded, in order.
    pub spans: Vec<Span>,
    /// The codes that it is coded with, each once.
    pub keys: Vec<Key>,
    /// The codes of the spans, one span after the other, by their index in `keys`.
    marks: Vec<u32>,
    /// The coders.
    pub coders: Vec<String>,
}

/// A coded stretch of a text.
#[derive(Debug)]
pub struct Span {
    /// Its guid.
    pub guid: Uuid,
    /// The code points before it.
    pub from: u32,
    /// The code points before its end.
    pub to: u32,
    /// When it was made, in seconds since 1970.
    pub at: i64,
    /// Who coded it: the index in the source's coders.
    pub coder: u32,
    /// Where its codes begin and end in the source's marks.
    marks: (u32, u32),
    /// A comment.
    pub remark: Option<Box<str>>,
}

/// A memo, which a project has as a note.
#[derive(Debug)]
pub struct Memo {
    /// Its guid, which its file is named by.
    pub guid: Uuid,
    /// Its name, one of its kind.
    pub name: String,
    /// When it was made, as REFI-QDA has moments.
    pub at: String,
}

impl Source {
    /// The codes of a span.
    pub fn keys_of(&self, span: &Span) -> impl Iterator<Item = &Key> {
        let (from, to) = span.marks;
        let marks = self
            .marks
            .get(from as usize..to as usize)
            .unwrap_or_default();
        marks
            .iter()
            .filter_map(|mark| self.keys.get(*mark as usize))
    }
}

/// Gathers what a project has of a session.
///
/// # Errors
/// Never in practice; the compressor's type allows it.
pub fn gather(loaded: &Loaded, wording: &Wording<'_>, with_sound: bool) -> io::Result<Part> {
    let documents = documents(loaded, wording);
    let records = || documents.iter().flat_map(|document| &document.passages);
    let mut part = Part {
        used: OfSession::of(loaded, records().map(|passage| &passage.record)),
        packed: Vec::new(),
        sources: Vec::new(),
        memos: Vec::new(),
        sounds: Vec::new(),
        warnings: Vec::new(),
        is_wide: false,
    };
    if with_sound {
        sound::gather(loaded, &documents, wording, &mut part)?;
    }
    let at = moment(loaded.session().header.start);
    let participants = loaded.session().header.participants.as_slice();
    for document in &documents {
        let source = source(document, &at, participants, wording);
        part.is_wide |= document.text.chars().any(|c| c > '\u{ffff}');
        part.packed.push(text(source.guid, &document.text)?);
        part.sources.push(source);
        if document.kind == DocumentKind::Notes {
            memos(document, wording, &mut part)?;
        }
    }
    Ok(part)
}

/// A text as it stands in the zip.
pub fn text(guid: Uuid, text: &str) -> io::Result<Packed> {
    Packed::new(&format!("sources/{guid}.txt"), text.as_bytes())
}

fn source(
    document: &Document<'_>,
    at: &str,
    participants: &[String],
    wording: &Wording<'_>,
) -> Source {
    let mut source = Source {
        guid: guid::of(&format!("session/{}", document.key)),
        name: document.name.clone(),
        at: at.to_owned(),
        participant: match participants {
            [one] => Some(one.clone()),
            _ => None,
        },
        length: short(document.text.chars().count()),
        spans: Vec::with_capacity(document.passages.len()),
        keys: Vec::new(),
        marks: Vec::new(),
        coders: Vec::new(),
    };
    let mut indexes = HashMap::new();
    for passage in &document.passages {
        if !passage.range.is_empty() {
            add(&mut source, passage, &mut indexes, wording);
        }
    }
    source
}

fn add(
    source: &mut Source,
    passage: &Passage<'_>,
    indexes: &mut HashMap<Key, u32>,
    wording: &Wording<'_>,
) {
    let record = &passage.record;
    let begin = short(source.marks.len());
    // In a group the whole text is nobody's; what one of them said is theirs.
    let is_group = source.participant.is_none();
    let case = record
        .participant
        .filter(|_| is_group)
        .map(|id| Key::Case(id.to_owned()));
    for key in keys(record).chain(case) {
        let next = short(source.keys.len());
        let index = *indexes.entry(key).or_insert_with_key(|key| {
            source.keys.push(key.clone());
            next
        });
        source.marks.push(index);
    }
    let marks = (begin, short(source.marks.len()));
    let remark = remark(record, wording);
    if marks.0 == marks.1 && remark.is_none() {
        return;
    }
    let coder = record.coder.unwrap_or(INTERVIEWER);
    let known = source.coders.iter().position(|known| known == coder);
    let coder = known.unwrap_or_else(|| {
        source.coders.push(coder.to_owned());
        source.coders.len() - 1
    });
    source.spans.push(Span {
        guid: guid::part(source.guid, &record.unit.to_string()),
        from: short(passage.range.start),
        to: short(passage.range.end),
        at: record.at.utc().unix_timestamp(),
        coder: short(coder),
        marks,
        remark: remark.map(String::into_boxed_str),
    });
}

/// What stands beside a selection: the coder's remark, and what the codes do not say.
fn remark(record: &Record<'_>, wording: &Wording<'_>) -> Option<String> {
    let texts = &wording.texts.coding;
    let mut lines: Vec<String> = record.remark.map(str::to_owned).into_iter().collect();
    if record.doubtful {
        lines.push(texts.doubtful.to_owned());
    }
    // What was said beside the fragments is not in need of a word.
    let is_own = !is_coded(record) && record.kind != NoteKind::Turn;
    if is_own {
        lines.push(fill(texts.kind, &[("kind", &record.kind.word())]));
        if !record.concept_names.is_empty() {
            let names = record.concept_names.join(", ");
            lines.push(fill(texts.open_concept, &[("concepts", &names)]));
        }
    } else if lines.is_empty()
        && !record.concepts.is_empty()
        && record.origin == Some(Origin::Default)
    {
        lines.push(texts.proposal.to_owned());
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn memos(document: &Document<'_>, wording: &Wording<'_>, part: &mut Part) -> io::Result<()> {
    let of_own =
        |passage: &&Passage<'_>| matches!(passage.record.kind, NoteKind::Memo | NoteKind::Debrief);
    let memos = document.passages.iter().filter(of_own);
    for (passage, number) in memos.zip(1_u32..) {
        let record = &passage.record;
        let guid = guid::of(&format!("memo/{}/{}", record.session, record.unit));
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("session", &record.session), ("number", &number)];
        part.packed.push(text(guid, &plain(&record.text))?);
        part.memos.push(Memo {
            guid,
            name: fill(wording.texts.coding.memo, &values),
            at: moment(record.at.utc()),
        });
    }
    Ok(())
}

/// A place in a text; no session's text is longer than this can say.
pub fn short(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
