//! A text in the guide's languages.

use super::desk::Desk;
use super::walk::{Entry, Lines, Placed, Table, string, wrong_type};
use crate::guide::keys::Section;
use crate::guide::problem::{Problem, Shape};
use crate::guide::text::Text;

/// Whether a text may be in languages that the guide does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Languages {
    /// Only in the guide's.
    OfTheGuide,
    /// A concept model may know more languages than a guide that uses it.
    AndMore,
}

/// How a text is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    /// Its lines.
    pub lines: Lines,
    /// Its languages.
    pub languages: Languages,
}

/// One line, in the guide's languages.
pub const LINE: Form = Form {
    lines: Lines::One,
    languages: Languages::OfTheGuide,
};
/// What is read aloud, in the guide's languages.
pub const SAY: Form = Form {
    lines: Lines::Many,
    languages: Languages::OfTheGuide,
};
/// One line of a concept model.
pub const MODEL_LINE: Form = Form {
    lines: Lines::One,
    languages: Languages::AndMore,
};
/// A concept's description.
pub const MODEL_LINES: Form = Form {
    lines: Lines::Many,
    languages: Languages::AndMore,
};

/// The tags of a text; what stands in such a table are languages, so it has no keys of its own.
const TAGS: Section = Section {
    name: "",
    keys: &[],
};

/// The text of a key; empty when there is none.
pub fn text(desk: &mut Desk, table: &Table<'_>, key: &str, form: Form) -> Text {
    match table.get(key) {
        Some(entry) => read(desk, table, key, &entry, form),
        None => Text::default(),
    }
}

/// The text of a key that must be there.
pub fn need_text(desk: &mut Desk, table: &Table<'_>, key: &str, form: Form) -> Text {
    match table.need(desk, key) {
        Some(entry) => read(desk, table, key, &entry, form),
        None => Text::default(),
    }
}

fn read(desk: &mut Desk, table: &Table<'_>, key: &str, entry: &Entry<'_>, form: Form) -> Text {
    let Some(tags) = entry.value.as_table() else {
        if entry.value.is_str() {
            let problem = Problem::TextWithoutLanguage {
                key: key.to_owned(),
                tag: desk
                    .languages
                    .first()
                    .map_or("nl", String::as_str)
                    .to_owned(),
            };
            desk.report(&entry.place, problem);
        } else {
            wrong_type(desk, key, entry, Shape::Table);
        }
        return Text::default();
    };
    let place = table.key_place(key);
    let tags = Table::open_free(tags, &TAGS, place);
    by_tag(desk, &tags, key, form, tags.entries())
}

/// A text from tags and words that stand beside each other.
pub fn by_tag(
    desk: &mut Desk,
    table: &Table<'_>,
    key: &str,
    form: Form,
    entries: Vec<(Placed<String>, Entry<'_>)>,
) -> Text {
    let mut seen = Vec::new();
    let mut words = Vec::new();
    for (tag, entry) in entries {
        let outside = form.languages == Languages::OfTheGuide && !desk.speaks(&tag.value);
        if !is_tag(&tag.value) {
            let problem = Problem::BadLanguage {
                tag: tag.value.clone(),
            };
            desk.report(&tag.place, problem);
        } else if outside {
            let problem = Problem::ForeignLanguage {
                tag: tag.value.clone(),
                known: desk.languages.join(", "),
            };
            desk.report(&tag.place, problem);
        }
        let named = format!("{key}.{}", tag.value);
        if let Some(said) = string(desk, &named, &entry, form.lines) {
            words.push((tag.value.clone(), said.value));
        }
        seen.push(tag.value);
    }
    for tag in desk.missing(&seen) {
        let key = key.to_owned();
        desk.report(&table.place, Problem::MissingText { key, tag });
    }
    Text::new(words)
}

/// Whether a tag has the shape of BCP 47: a language of two to eight letters, then parts of one to
/// eight letters and digits.
#[must_use]
pub fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or("");
    let language = (2..=8).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic());
    language
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}
