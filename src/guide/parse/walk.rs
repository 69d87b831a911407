//! One TOML table read key by key, with each mistake reported where it stands.

use std::ops::Range;
use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use super::desk::Desk;
use crate::guide::keys::Section;
use crate::guide::near::nearest;
use crate::guide::problem::{Problem, Shape, is_unprintable};
use crate::guide::source::{Place, Source};

/// A table of the guide.
#[derive(Debug, Clone)]
pub struct Table<'a> {
    /// Which kind of table it is.
    pub section: &'static Section,
    /// Where it begins.
    pub place: Place,
    values: &'a DeTable<'a>,
}

/// A value with its place.
#[derive(Debug, Clone)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

/// A value of a table with the key it stands under.
pub type Entry<'a> = Placed<&'a DeValue<'a>>;

impl<'a> Table<'a> {
    /// Opens a table whose keys are all known beforehand, and reports those that are not.
    pub fn open(
        desk: &mut Desk,
        table: &'a DeTable<'a>,
        section: &'static Section,
        place: Place,
    ) -> Table<'a> {
        let opened = Table::open_free(table, section, place);
        for (key, _) in table {
            if desk.is_full() || section.keys.contains(&key.get_ref().as_ref()) {
                continue;
            }
            let problem = Problem::UnknownKey {
                key: key.get_ref().to_string(),
                table: section.name.to_owned(),
                known: section.keys.join(", "),
                near: nearest(key.get_ref(), section.keys.iter().copied()),
            };
            desk.report(&opened.at(key.span()), problem);
        }
        opened
    }

    /// Opens a table that also holds keys of its own, such as languages.
    pub fn open_free(table: &'a DeTable<'a>, section: &'static Section, place: Place) -> Table<'a> {
        Table {
            section,
            place,
            values: table,
        }
    }

    fn at(&self, span: Range<usize>) -> Place {
        Place {
            source: Arc::clone(self.source()),
            span,
        }
    }

    /// The file it stands in.
    #[must_use]
    pub fn source(&self) -> &Arc<Source> {
        &self.place.source
    }

    /// The keys with their values, in the order of the file.
    #[must_use]
    pub fn entries(&self) -> Vec<(Placed<String>, Entry<'a>)> {
        let mut entries: Vec<_> = self
            .values
            .iter()
            .map(|(key, value)| {
                let key_placed = Placed {
                    value: key.get_ref().to_string(),
                    place: self.at(key.span()),
                };
                let value_placed = Placed {
                    value: value.get_ref(),
                    place: self.at(value.span()),
                };
                (key_placed, value_placed)
            })
            .collect();
        entries.sort_by_key(|(key, _)| key.place.span.start);
        entries
    }

    /// Where a key stands, else the table.
    #[must_use]
    pub fn key_place(&self, key: &str) -> Place {
        match self.values.get_key_value(key) {
            Some((found, _)) => self.at(found.span()),
            None => self.place.clone(),
        }
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Entry<'a>> {
        self.values.get(key).map(|value| Placed {
            value: value.get_ref(),
            place: self.at(value.span()),
        })
    }

    /// The value of a key that must be there.
    pub fn need(&self, desk: &mut Desk, key: &str) -> Option<Entry<'a>> {
        let entry = self.get(key);
        if entry.is_none() {
            let problem = Problem::MissingKey {
                key: key.to_owned(),
                table: self.section.name.to_owned(),
            };
            desk.report(&self.place, problem);
        }
        entry
    }

    /// The string of a key.
    pub fn string(&self, desk: &mut Desk, key: &str) -> Option<Placed<String>> {
        self.get(key)
            .and_then(|entry| string(desk, key, &entry, Lines::One))
    }

    /// The string of a key that must be there.
    pub fn need_string(&self, desk: &mut Desk, key: &str) -> Option<Placed<String>> {
        self.need(desk, key)
            .and_then(|entry| string(desk, key, &entry, Lines::One))
    }

    /// The minutes of a key, from `least` to the length of a day.
    pub fn minutes(&self, desk: &mut Desk, key: &str, least: u32) -> Option<u32> {
        const DAY: u32 = 1440;
        let entry = self.get(key)?;
        let DeValue::Integer(number) = entry.value else {
            wrong_type(desk, key, &entry, Shape::Integer);
            return None;
        };
        let minutes = u32::from_str_radix(number.as_str(), number.radix())
            .ok()
            .filter(|minutes| (least..=DAY).contains(minutes));
        if minutes.is_none() {
            let problem = Problem::Minutes {
                key: key.to_owned(),
                value: number.to_string(),
                least,
            };
            desk.report(&entry.place, problem);
        }
        minutes
    }

    /// Whether a key says true.
    pub fn flag(&self, desk: &mut Desk, key: &str) -> bool {
        match self.get(key) {
            None => false,
            Some(entry) => entry.value.as_bool().unwrap_or_else(|| {
                wrong_type(desk, key, &entry, Shape::Boolean);
                false
            }),
        }
    }

    /// The values of a list.
    pub fn list(&self, desk: &mut Desk, key: &str) -> Vec<Entry<'a>> {
        let Some(entry) = self.get(key) else {
            return Vec::new();
        };
        let Some(list) = entry.value.as_array() else {
            wrong_type(desk, key, &entry, Shape::List);
            return Vec::new();
        };
        list.iter()
            .map(|value| Placed {
                value: value.get_ref(),
                place: self.at(value.span()),
            })
            .collect()
    }

    /// The strings of a list.
    pub fn strings(&self, desk: &mut Desk, key: &str) -> Vec<Placed<String>> {
        let entries = self.list(desk, key);
        entries
            .iter()
            .filter_map(|entry| string(desk, key, entry, Lines::One))
            .collect()
    }

    /// The single table of a key.
    pub fn one(&self, desk: &mut Desk, section: &'static Section, key: &str) -> Option<Table<'a>> {
        let entry = self.get(key)?;
        let Some(table) = entry.value.as_table() else {
            wrong_type(desk, key, &entry, Shape::Table);
            return None;
        };
        Some(Table::open(desk, table, section, entry.place))
    }

    /// The tables of a key, each begun with double brackets.
    pub fn many(&self, desk: &mut Desk, section: &'static Section, key: &str) -> Vec<Table<'a>> {
        let Some(entry) = self.get(key) else {
            return Vec::new();
        };
        let Some(list) = entry.value.as_array() else {
            wrong_type(desk, key, &entry, Shape::Tables);
            return Vec::new();
        };
        let mut tables = Vec::new();
        for value in list {
            let entry = Placed {
                value: value.get_ref(),
                place: self.at(value.span()),
            };
            match value.get_ref().as_table() {
                Some(table) => tables.push(Table::open(desk, table, section, entry.place)),
                None => wrong_type(desk, key, &entry, Shape::Tables),
            }
        }
        tables
    }
}

/// Whether a text may have more than one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// One line.
    One,
    /// Line breaks and tabs may be in it.
    Many,
}

/// The words of a value: a string, not blank, without characters that do not belong in it.
pub fn string(
    desk: &mut Desk,
    key: &str,
    entry: &Entry<'_>,
    lines: Lines,
) -> Option<Placed<String>> {
    let Some(words) = entry.value.as_str() else {
        wrong_type(desk, key, entry, Shape::String);
        return None;
    };
    let words = words.replace("\r\n", "\n");
    let words = words.trim();
    let key = key.to_owned();
    if words.is_empty() {
        desk.report(&entry.place, Problem::Blank { key });
        return None;
    }
    let breaks = |letter: char| matches!(letter, '\n' | '\t');
    let bad = words
        .chars()
        .find(|letter| is_unprintable(*letter) && !breaks(*letter));
    if let Some(letter) = bad {
        let code = format!("U+{:04X}", u32::from(letter));
        desk.report(&narrowed(&entry.place, letter), Problem::Control { code });
    } else if lines == Lines::One && words.contains(breaks) {
        desk.report(&entry.place, Problem::LineBreak { key });
    }
    Some(Placed {
        value: words.to_owned(),
        place: entry.place.clone(),
    })
}

/// The place of a character within a value, when it stands there unescaped.
fn narrowed(place: &Place, letter: char) -> Place {
    let raw = place.source.text().get(place.span.clone()).unwrap_or("");
    match raw.find(letter) {
        Some(at) => {
            let start = place.span.start + at;
            Place {
                source: Arc::clone(&place.source),
                span: start..start + letter.len_utf8(),
            }
        }
        None => place.clone(),
    }
}

/// Reports a value of the wrong type.
pub fn wrong_type(desk: &mut Desk, key: &str, entry: &Entry<'_>, wanted: Shape) {
    let problem = Problem::WrongType {
        key: key.to_owned(),
        found: shape(entry.value),
        wanted,
    };
    desk.report(&entry.place, problem);
}

/// The type of a value.
#[must_use]
pub fn shape(value: &DeValue<'_>) -> Shape {
    match value {
        DeValue::String(_) => Shape::String,
        DeValue::Integer(_) => Shape::Integer,
        DeValue::Float(_) => Shape::Float,
        DeValue::Boolean(_) => Shape::Boolean,
        DeValue::Datetime(_) => Shape::Date,
        DeValue::Array(_) => Shape::List,
        DeValue::Table(_) => Shape::Table,
    }
}
