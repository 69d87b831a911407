//! A text with what is coded in it, made compact: the sessions of a study are in memory together here.

use std::collections::HashMap;
use std::ops::Range;

use uuid::Uuid;

use super::guid;
use crate::handover::codebook::Key;
use crate::journal::moment::Timestamp;

/// Who coded what was coded during the session.
pub const INTERVIEWER: &str = "interviewer";

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

/// A text that is being coded.
#[derive(Debug)]
pub struct Draft {
    source: Source,
    /// Where each key is among those of the source.
    indexes: HashMap<Key, u32>,
}

/// A stretch of a text that is to be coded.
#[derive(Debug)]
pub struct Stretch<'a> {
    /// What names it within the text, for good.
    pub part: &'a str,
    /// Where it is, in code points.
    pub range: Range<usize>,
    /// When it was coded.
    pub at: Timestamp,
    /// Who coded it.
    pub coder: &'a str,
    /// A comment.
    pub remark: Option<String>,
}

impl Draft {
    /// A text in which nothing is coded, of a session that began at a moment; all of it one
    /// participant's, or nobody's.
    #[must_use]
    pub fn new(guid: Uuid, name: &str, at: &str, participant: Option<String>) -> Draft {
        Draft {
            source: Source {
                guid,
                name: name.to_owned(),
                at: at.to_owned(),
                participant,
                length: 0,
                spans: Vec::new(),
                keys: Vec::new(),
                marks: Vec::new(),
                coders: Vec::new(),
            },
            indexes: HashMap::new(),
        }
    }

    /// Whether the text as a whole is no participant's.
    #[must_use]
    pub fn is_nobodys(&self) -> bool {
        self.source.participant.is_none()
    }

    /// Codes a stretch; one with neither a code nor a comment is left as it is.
    pub fn code(&mut self, stretch: Stretch<'_>, keys: impl Iterator<Item = Key>) {
        let source = &mut self.source;
        let begin = short(source.marks.len());
        for key in keys {
            let next = short(source.keys.len());
            let index = *self.indexes.entry(key).or_insert_with_key(|key| {
                source.keys.push(key.clone());
                next
            });
            source.marks.push(index);
        }
        let marks = (begin, short(source.marks.len()));
        if marks.0 == marks.1 && stretch.remark.is_none() {
            return;
        }
        let coder = stretch.coder;
        let known = source.coders.iter().position(|known| known == coder);
        let coder = known.unwrap_or_else(|| {
            source.coders.push(coder.to_owned());
            source.coders.len() - 1
        });
        source.spans.push(Span {
            guid: guid::part(source.guid, stretch.part),
            from: short(stretch.range.start),
            to: short(stretch.range.end),
            at: stretch.at.utc().unix_timestamp(),
            coder: short(coder),
            marks,
            remark: stretch.remark.map(String::into_boxed_str),
        });
    }

    /// The text, which has so many code points.
    #[must_use]
    pub fn done(mut self, length: usize) -> Source {
        self.source.length = short(length);
        self.source
    }
}

/// A place in a text; no session's text is longer than this can say.
pub fn short(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
