//! private/key.toml: who R1 is. The one place that reads and writes the key.

use std::collections::HashSet;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};
use toml_edit::{DocumentMut, Item, Table};

use super::Study;
use super::error::StudyError;
use super::name::participant;
use super::private::PRIVATE;
use super::slip::{Slip, What};
use crate::transcript::label::folded;

/// The name of the file.
const KEY: &str = "key.toml";

/// What a new key begins with.
const HEAD: &str =
    "# Who is who. This file stays in this folder; nothing of it belongs elsewhere.\n";

/// What names somebody is looked for in a text when it has so many letters; a part of a name when it
/// has so many.
const SHORTEST: usize = 4;
const SHORTEST_PART: usize = 3;

/// What names somebody. It has no `Display` and is not serialised, so that no export takes it by
/// accident.
#[derive(Clone, PartialEq, Eq)]
pub struct Personal(String);

impl Personal {
    /// Something that names somebody; none of an empty text.
    #[must_use]
    pub fn new(text: &str) -> Option<Personal> {
        let text = text.trim();
        (!text.is_empty()).then(|| Personal(text.to_owned()))
    }

    /// The words themselves, for who may see them.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Personal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Personal")
    }
}

/// Who a participant is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// The name.
    pub name: Option<Personal>,
    /// The address to write to.
    pub email: Option<Personal>,
    /// The organisation.
    pub organisation: Option<Personal>,
    /// Where it is.
    pub place: Option<Personal>,
}

impl Person {
    /// Everything that names this person, with the field it stands in.
    pub fn fields(&self) -> impl Iterator<Item = (&'static str, &Personal)> {
        let all = [
            ("name", &self.name),
            ("email", &self.email),
            ("organisation", &self.organisation),
            ("place", &self.place),
        ];
        all.into_iter()
            .filter_map(|(field, value)| Some((field, value.as_ref()?)))
    }

    /// Whether a text names this person: a field of theirs stands in it as a whole, whatever its case
    /// or accents.
    #[must_use]
    pub fn is_named_in(&self, text: &str) -> bool {
        let text = format!(" {} ", spaced(text));
        self.fields().any(|(_, field)| {
            let field = spaced(field.reveal());
            field.chars().count() >= SHORTEST && text.contains(&format!(" {field} "))
        })
    }

    /// Whether a part of the person's name stands in a text as it is written in the key.
    #[must_use]
    pub fn is_partly_named_in(&self, text: &str) -> bool {
        let name = self.name.as_ref().map_or("", Personal::reveal);
        let words: Vec<&str> = split(text).collect();
        split(name)
            .filter(|part| part.starts_with(char::is_uppercase))
            .any(|part| part.chars().count() >= SHORTEST_PART && words.contains(&part))
    }

    fn field(&mut self, name: &str) -> Option<&mut Option<Personal>> {
        match name {
            "name" => Some(&mut self.name),
            "email" => Some(&mut self.email),
            "organisation" => Some(&mut self.organisation),
            "place" => Some(&mut self.place),
            _ => None,
        }
    }
}

/// The words of a text.
fn split(text: &str) -> impl Iterator<Item = &str> {
    let is_between = |c: char| !(c.is_alphanumeric() || matches!(c, '@' | '.' | '_'));
    let words = text.split(is_between).map(|word| word.trim_matches('.'));
    words.filter(|word| !word.is_empty())
}

/// A text without case, accents and whatever stands between its words.
fn spaced(text: &str) -> String {
    folded(&split(text).collect::<Vec<_>>().join(" "))
}

/// The key: participants with who they are, and whatever else was written by hand around them.
#[derive(Debug, Clone, Default)]
pub struct Key {
    document: DocumentMut,
    people: Vec<(String, Person)>,
}

impl Key {
    /// The people, in the order of the file.
    pub fn people(&self) -> impl Iterator<Item = (&str, &Person)> {
        self.people.iter().map(|(id, person)| (id.as_str(), person))
    }

    /// Who a participant is.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Person> {
        self.people()
            .find(|(known, _)| *known == id)
            .map(|(_, person)| person)
    }

    /// Adds a participant at the end; one who is there stays as they are.
    pub fn add(&mut self, id: String, person: Person) {
        if self.document.contains_key(&id) {
            return;
        }
        let mut table = Table::new();
        for (field, value) in person.fields() {
            table.insert(field, toml_edit::value(value.reveal()));
        }
        self.document.insert(&id, Item::Table(table));
        self.people.push((id, person));
    }

    /// Adds a participant of another key at the end, with all that stands of them there; one who is here
    /// stays as they are. Answers whether they are new.
    pub fn take(&mut self, id: &str, other: &Key, there: &str) -> bool {
        let is_it = |key: &str, id: &str| participant(key).is_ok_and(|known| known == id);
        let is_here = self.document.iter().any(|(key, _)| is_it(key, id));
        let theirs = other.document.iter().find(|(key, _)| is_it(key, there));
        let (Some((_, item)), Some(person), false) = (theirs, other.get(there), is_here) else {
            return false;
        };
        let mut item = item.clone();
        if let Some(table) = item.as_table_mut() {
            // After all that is there, wherever it stood in the other.
            table.set_position(None);
        }
        self.document.insert(id, item);
        self.people.push((id.to_owned(), person.clone()));
        true
    }

    /// Takes a participant out, and the comment above; answers whether there was one.
    pub fn remove(&mut self, id: &str) -> bool {
        let is_it = |key: &str| participant(key).is_ok_and(|known| known == id);
        let keys = self.document.iter().map(|(key, _)| key.to_owned());
        let theirs: Vec<String> = keys.filter(|key| is_it(key)).collect();
        for key in &theirs {
            self.document.remove(key);
        }
        self.people.retain(|(known, _)| known != id);
        !theirs.is_empty()
    }

    fn of(path: &Path, text: &str) -> Result<Key, StudyError> {
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut slips: Vec<Slip> = errors.iter().map(|error| syntax(text, error)).collect();
        let mut people = Vec::new();
        let mut seen = HashSet::new();
        let mut entries: Vec<_> = table.get_ref().iter().collect();
        entries.sort_by_key(|(name, _)| name.span().start);
        for (name, value) in entries {
            let mut slip = |what: fn(String) -> What| {
                let what = what(name.get_ref().to_string());
                slips.push(Slip::at(text, &name.span(), what));
            };
            match (participant(name.get_ref()), value.get_ref()) {
                (Ok(id), DeValue::Table(_)) if seen.contains(&id) => slip(What::Twice),
                (Ok(id), DeValue::Table(fields)) => {
                    seen.insert(id.clone());
                    let person = person(fields, text, &id, &mut slips);
                    people.push((id, person));
                }
                _ => slip(What::NoParticipant),
            }
        }
        if !slips.is_empty() {
            slips.sort_by_key(|slip| (slip.line, slip.column));
            return Err(StudyError::Slips(path.to_owned(), slips));
        }
        let document = text.parse().map_err(|error: toml_edit::TomlError| {
            StudyError::Io(path.to_owned(), io::Error::other(error.to_string()))
        })?;
        Ok(Key { document, people })
    }

    fn text(&self) -> String {
        let text = self.document.to_string();
        if text.starts_with('#') || text.is_empty() {
            text
        } else {
            format!("{HEAD}\n{text}")
        }
    }
}

/// What the parser finds wrong.
fn syntax(text: &str, error: &toml::de::Error) -> Slip {
    let span = error.span().unwrap_or_default();
    Slip::at(text, &span, What::Syntax(error.message().to_owned()))
}

/// A person as a table has it; what is not known there was written by hand and is left alone.
fn person(fields: &DeTable<'_>, text: &str, id: &str, slips: &mut Vec<Slip>) -> Person {
    let mut person = Person::default();
    for (name, value) in fields {
        let Some(field) = person.field(name.get_ref()) else {
            continue;
        };
        if let DeValue::String(words) = value.get_ref() {
            *field = Personal::new(words);
        } else {
            let what = What::NoText(format!("{id}.{}", name.get_ref()));
            slips.push(Slip::at(text, &value.span(), what));
        }
    }
    person
}

impl Study {
    /// Where the key is kept.
    #[must_use]
    pub fn key_file(&self) -> PathBuf {
        self.root.join(PRIVATE).join(KEY)
    }

    /// The key; an empty one when there is none yet.
    ///
    /// # Errors
    /// When it cannot be read, or is not what it should be.
    pub fn key(&self) -> Result<Key, StudyError> {
        let path = self.key_file();
        match self.read_private(&path)? {
            Some(text) => Key::of(&path, &text),
            None => Ok(Key::default()),
        }
    }

    /// Writes the key, for its owner alone.
    ///
    /// # Errors
    /// When it cannot be written; then it stands as it was.
    pub fn keep_key(&self, key: &Key) -> Result<(), StudyError> {
        let kept = self.keep_private(&self.key_file(), key.text().as_bytes());
        kept.map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anna() -> Person {
        Person {
            name: Personal::new("Anna \"de\" Vries"),
            email: Personal::new("anna@school.example"),
            ..Person::default()
        }
    }

    #[test]
    fn what_was_written_by_hand_stays_when_somebody_is_added() {
        let top = tempfile::tempdir().unwrap();
        let study = Study::open(top.path().to_owned()).unwrap();
        let by_hand = "# mine\n[R2] # second\nname = \"Bo\"\nphone = \"06\"\n";
        study.private_folder().unwrap();
        std::fs::write(study.key_file(), by_hand).unwrap();
        let mut key = study.key().unwrap();
        key.add("R3".to_owned(), anna());
        key.add("R2".to_owned(), anna());
        study.keep_key(&key).unwrap();
        let text = std::fs::read_to_string(study.key_file()).unwrap();
        assert!(text.starts_with(by_hand), "{text}");
        let again = study.key().unwrap();
        assert_eq!(again.get("R3"), Some(&anna()));
        assert_eq!(again.people().count(), 2);
        assert_eq!(again.get("R2").unwrap().name, Personal::new("Bo"));
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_read_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let top = tempfile::tempdir().unwrap();
        let study = Study::open(top.path().to_owned()).unwrap();
        let mut key = study.key().unwrap();
        key.add("R1".to_owned(), anna());
        study.keep_key(&key).unwrap();
        let mode = study.key_file().metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let text = std::fs::read_to_string(study.key_file()).unwrap();
        assert!(text.starts_with("# Who is who"), "{text}");
    }

    #[test]
    fn a_key_that_is_none_is_refused_with_what_is_wrong() {
        let path = Path::new("key.toml");
        for (wrong, places) in [
            ("[R1]\nname = \n", &[(2, 8)][..]),
            ("[anna]\nname = \"x\"\n", &[(1, 2)]),
            ("[R1]\nname = 7\n", &[(2, 8)]),
            ("R1 = \"Anna\"\n", &[(1, 1)]),
            ("[R1]\n[r1]\n", &[(2, 2)]),
            (
                "[R1]\nname = \"a\nemail = 7\n[anna]\n[R2]\nplace = [1]\n[R2]\n",
                &[(2, 10), (3, 9), (4, 2), (6, 9), (7, 2)],
            ),
        ] {
            let Err(StudyError::Slips(_, slips)) = Key::of(path, wrong) else {
                panic!("{wrong}");
            };
            let found: Vec<_> = slips.iter().map(|slip| (slip.line, slip.column)).collect();
            assert_eq!(found, places, "{wrong}: {slips:?}");
        }
    }

    #[test]
    fn somebody_is_named_by_what_the_key_has_of_them() {
        let person = Person {
            name: Personal::new("Renée de Bos"),
            email: Personal::new("r.bos@school.example"),
            organisation: Personal::new("Stichting \"De Linde\""),
            place: None,
        };
        for text in [
            "op RENEE DE BOS",
            "mail: r.bos@school.example.",
            "(stichting de linde)",
        ] {
            assert!(person.is_named_in(text), "{text}");
        }
        for text in ["de bos in", "stichting de lindelaan", ""] {
            assert!(!person.is_named_in(text), "{text}");
        }
        assert!(person.is_partly_named_in("dat wil Bos niet"));
        assert!(!person.is_partly_named_in("in het bos, de beste"));
    }

    #[test]
    fn who_somebody_is_is_not_printed_by_accident() {
        assert!(!format!("{:?}", anna()).contains("Anna"));
    }
}
