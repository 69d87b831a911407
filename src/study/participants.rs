//! participants.toml: what is known of the participants, by `R` and a number: attributes only,
//! never a name.

use std::io;
use std::path::Path;

use toml::de::{DeTable, DeValue};

use super::error::StudyError;
use super::name::{natural, participant};
use super::rare::Crowd;
use crate::guard::search::Counts;
use crate::review::guarded::Guard;
use crate::review::withdrawals::Withdrawals;
use crate::safe::shown;
use crate::texts::{StudyTexts, fill};

/// The name of the file that describes the participants.
pub const PARTICIPANTS: &str = "participants.toml";

/// A participant with their attributes, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// `R7`.
    pub id: String,
    /// What is known, by name.
    pub attributes: Vec<(String, Attribute)>,
}

impl Participant {
    /// What is known in one respect.
    #[must_use]
    pub fn value(&self, attribute: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(name, _)| name == attribute);
        found.map(|(_, value)| value.text())
    }
}

/// What is known of a participant in one respect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attribute {
    /// A word, such as the kind of school.
    Word(String),
    /// A number, as it is written.
    Number(String),
    /// Whether something holds.
    Holds(bool),
}

impl Attribute {
    /// A value that was typed: `true` and `false`, a number as TOML writes them, else a word.
    #[must_use]
    pub fn of(text: &str) -> Attribute {
        match text.parse::<toml_edit::Value>() {
            Ok(toml_edit::Value::Boolean(holds)) => Attribute::Holds(*holds.value()),
            Ok(toml_edit::Value::Integer(_)) => Attribute::Number(text.to_owned()),
            Ok(toml_edit::Value::Float(number)) if number.value().is_finite() => {
                Attribute::Number(text.to_owned())
            }
            _ => Attribute::Word(text.to_owned()),
        }
    }

    /// The value as text, as it is written in the file.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Attribute::Word(text) | Attribute::Number(text) => text,
            Attribute::Holds(true) => "true",
            Attribute::Holds(false) => "false",
        }
    }
}

/// What participants.toml says, as far as it can be read.
#[derive(Debug, Default)]
pub struct Register {
    /// The participants, `R2` before `R10`.
    pub participants: Vec<Participant>,
    /// What was left out.
    pub complaints: Vec<Complaint>,
}

/// Something that was left out.
#[derive(Debug)]
pub enum Complaint {
    /// The file, or a part of it.
    File(StudyError),
    /// A table that is not called `R` and a number, or no table at all.
    NoParticipant(String),
    /// A participant who is there already.
    Twice(String),
    /// An attribute that is no word, number or true or false: the participant, its name.
    Attribute(String, String),
}

impl Complaint {
    /// The complaint in words.
    #[must_use]
    pub fn say(&self, texts: &StudyTexts) -> String {
        match self {
            Complaint::File(error) => error.say(texts),
            Complaint::NoParticipant(name) => {
                fill(texts.register_no_participant, &[("name", &shown(name))])
            }
            Complaint::Twice(name) => fill(texts.register_twice, &[("name", &shown(name))]),
            Complaint::Attribute(participant, name) => {
                let values: [(&str, &dyn std::fmt::Display); 2] =
                    [("participant", participant), ("name", &shown(name))];
                fill(texts.register_attribute, &values)
            }
        }
    }
}

impl Register {
    /// Reads participants.toml; a file that is not there says nothing. What cannot be used is left
    /// out and complained of.
    #[must_use]
    pub fn read(path: &Path) -> Register {
        match std::fs::read_to_string(path) {
            Ok(text) => Register::of(path, &text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Register::default(),
            Err(error) => Register {
                participants: Vec::new(),
                complaints: vec![Complaint::File(StudyError::Io(path.to_owned(), error))],
            },
        }
    }

    /// The names of the attributes that participants have, in the order of first appearance.
    #[must_use]
    pub fn attribute_names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for (name, _) in self.participants.iter().flat_map(|one| &one.attributes) {
            if !names.contains(&name.as_str()) {
                names.push(name);
            }
        }
        names
    }

    /// Puts a crowd's values in the place of the participants' own; of who is not in it nothing is said
    /// in its respects. Gives of how many others something was known.
    pub fn take_coarse(&mut self, crowd: &Crowd) -> usize {
        let mut others = 0;
        for one in &mut self.participants {
            let is_counted = |name: &String| crowd.attributes.contains(name);
            let Some(coarse) = crowd.people.iter().find(|other| other.id == one.id) else {
                let before = one.attributes.len();
                one.attributes.retain(|(name, _)| !is_counted(name));
                others += usize::from(one.attributes.len() < before);
                continue;
            };
            for (name, value) in crowd.attributes.iter().zip(&coarse.values) {
                match value {
                    None => one.attributes.retain(|(own, _)| own != name),
                    Some(word) if one.value(name) != Some(word) => {
                        let mut own = one.attributes.iter_mut();
                        if let Some((_, own)) = own.find(|(own, _)| own == name) {
                            *own = Attribute::Word(word.clone());
                        }
                    }
                    Some(_) => {}
                }
            }
        }
        others
    }

    /// The same without those who withdrew from the study.
    #[must_use]
    pub fn without(mut self, withdrawals: &Withdrawals) -> Register {
        self.participants
            .retain(|one| withdrawals.left(&one.id).is_none());
        self
    }

    /// The same with codes in the place of names in what is known of participants.
    #[must_use]
    pub fn guarded(mut self, guard: Option<&Guard>) -> Register {
        let Some(guard) = guard else { return self };
        let mut counts = Counts::new();
        let known = self
            .participants
            .iter_mut()
            .flat_map(|one| &mut one.attributes);
        for (_, value) in known {
            if let Attribute::Word(word) = value {
                guard.code(word, &mut counts);
            }
        }
        guard.count(PARTICIPANTS, counts);
        self
    }

    fn of(path: &Path, text: &str) -> Register {
        let (document, errors) = DeTable::parse_recoverable(text);
        let broken = |error| Complaint::File(StudyError::broken(path.to_owned(), text, &error));
        let mut register = Register {
            participants: Vec::new(),
            complaints: errors.into_iter().map(broken).collect(),
        };
        for (name, value) in in_order(document.get_ref()) {
            register.take(name, value);
        }
        register.participants.sort_by(|a, b| natural(&a.id, &b.id));
        register
    }

    fn take(&mut self, name: &str, value: &DeValue<'_>) {
        let (Ok(id), DeValue::Table(table)) = (participant(name), value) else {
            self.complaints
                .push(Complaint::NoParticipant(name.to_owned()));
            return;
        };
        if self.participants.iter().any(|known| known.id == id) {
            self.complaints.push(Complaint::Twice(name.to_owned()));
            return;
        }
        let mut attributes = Vec::new();
        for (name, value) in in_order(table) {
            match attribute(value) {
                Some(value) => attributes.push((name.to_owned(), value)),
                None => self
                    .complaints
                    .push(Complaint::Attribute(id.clone(), name.to_owned())),
            }
        }
        self.participants.push(Participant { id, attributes });
    }
}

fn attribute(value: &DeValue<'_>) -> Option<Attribute> {
    match value {
        DeValue::String(word) => Some(Attribute::Word(word.to_string())),
        DeValue::Integer(number) => Some(Attribute::Number(number.to_string())),
        DeValue::Float(number) => Some(Attribute::Number(number.to_string())),
        DeValue::Boolean(holds) => Some(Attribute::Holds(*holds)),
        DeValue::Datetime(_) | DeValue::Array(_) | DeValue::Table(_) => None,
    }
}

/// The entries of a table as they stand in the file.
fn in_order<'a>(table: &'a DeTable<'_>) -> Vec<(&'a str, &'a DeValue<'a>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
        .into_iter()
        .map(|(key, value)| (key.get_ref().as_ref(), value.get_ref()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::{EN, NL};

    fn read(text: &str) -> Register {
        Register::of(Path::new(PARTICIPANTS), text)
    }

    #[test]
    fn participants_come_in_natural_order_with_their_attributes_as_written() {
        let register = read("[R10]\nsector = \"vo\"\n[R2]\nyears = 12\nbig = true\nbase = 1.5\n");
        let ids: Vec<&str> = register
            .participants
            .iter()
            .map(|p| p.id.as_str())
            .collect();
        assert_eq!(ids, ["R2", "R10"]);
        let wanted = [
            ("years".to_owned(), Attribute::Number("12".to_owned())),
            ("big".to_owned(), Attribute::Holds(true)),
            ("base".to_owned(), Attribute::Number("1.5".to_owned())),
        ];
        assert_eq!(register.participants[0].attributes, wanted);
        assert!(register.complaints.is_empty());
    }

    #[test]
    fn what_is_no_participant_is_left_out_and_said() {
        let text = "loose = 1\n[anna]\na = 1\n[R1]\nlist = [1]\nok = \"x\"\n[r1]\n[R3]\nwhen = 2026-01-01\n[R3.deep]\na = 1\n";
        let register = read(text);
        let ids: Vec<&str> = register
            .participants
            .iter()
            .map(|p| p.id.as_str())
            .collect();
        assert_eq!(ids, ["R1", "R3"]);
        assert_eq!(register.participants[0].attributes.len(), 1);
        let said: Vec<String> = register
            .complaints
            .iter()
            .map(|c| c.say(&EN.study))
            .collect();
        assert_eq!(said.len(), 6, "{said:#?}");
        assert!(said[1].contains("anna"), "{said:#?}");
    }

    #[test]
    fn what_stands_before_a_broken_line_is_still_read() {
        let register = read("[R1]\nsector = \"po\"\n[R2]\nsector = = \"vo\"\n");
        assert_eq!(register.participants.len(), 2);
        assert!(!register.complaints.is_empty());
        assert!(register.complaints[0].say(&NL.study).contains('4'));
    }

    #[test]
    fn a_study_without_the_file_has_nobody_registered() {
        let folder = tempfile::tempdir().unwrap();
        let register = Register::read(&folder.path().join(PARTICIPANTS));
        assert!(register.participants.is_empty() && register.complaints.is_empty());
    }
}
