//! What a project has of one session: its texts, packed, and what is coded in them.

use std::io;

use uuid::Uuid;

use super::sound::{self, Sound};
use super::source::{Draft, INTERVIEWER, Source, Stretch};
use super::xml::moment;
use super::{guid, outcome};
use crate::handover::Wording;
use crate::handover::cabinet::Packed;
use crate::handover::codebook::Key;
use crate::handover::codebook::collect::{OfSession, is_coded, keys};
use crate::handover::document::{Document, DocumentKind, Passage, documents, plain};
use crate::handover::record::Record;
use crate::journal::deed::{NoteKind, Origin};
use crate::study::load::Loaded;
use crate::texts::fill;

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
    let whose = loaded.session().table.only();
    for document in &documents {
        let source = source(document, &at, whose, wording);
        part.is_wide |= document.text.chars().any(|c| c > '\u{ffff}');
        part.packed.push(text(source.guid, &document.text)?);
        part.sources.push(source);
        if document.kind == DocumentKind::Notes {
            memos(document, wording, &mut part)?;
        }
    }
    outcome::gather(loaded, wording, &at, &mut part)?;
    Ok(part)
}

/// A text as it stands in the zip.
pub fn text(guid: Uuid, text: &str) -> io::Result<Packed> {
    Packed::new(&format!("sources/{guid}.txt"), text.as_bytes())
}

fn source(
    document: &Document<'_>,
    at: &str,
    whose: Option<&String>,
    wording: &Wording<'_>,
) -> Source {
    let mut draft = Draft::new(
        guid::of(&format!("session/{}", document.key)),
        &document.name,
        at,
        whose.cloned(),
    );
    for passage in &document.passages {
        if !passage.range.is_empty() {
            add(&mut draft, passage, wording);
        }
    }
    draft.done(document.text.chars().count())
}

fn add(draft: &mut Draft, passage: &Passage<'_>, wording: &Wording<'_>) {
    let record = &passage.record;
    // In a group the whole text is nobody's; what one of them said is theirs.
    let case = record
        .participant
        .filter(|_| draft.is_nobodys())
        .map(|id| Key::Case(id.to_owned()));
    let stretch = Stretch {
        part: &record.unit.to_string(),
        range: passage.range.clone(),
        at: record.at,
        coder: record.coder.unwrap_or(INTERVIEWER),
        remark: remark(record, wording),
    };
    draft.code(stretch, keys(record).chain(case));
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
