//! Who takes part in a study, registered or not; and another one, written into participants.toml.

use std::io;
use std::path::Path;

use toml_edit::{DocumentMut, Item, Table, Value};

use super::Study;
use super::error::StudyError;
use super::name::{natural, participant};
use super::participants::{Attribute, Complaint, PARTICIPANTS, Participant, Register};
use super::reader::Reader;
use crate::durable;
use crate::journal::Event;
use crate::journal::append::OpenError;
use crate::review::withdrawals::Withdrawals;

/// All participants of a study, each with the ids of their sessions.
#[derive(Debug)]
pub struct People {
    /// In natural order.
    pub all: Vec<(Participant, Vec<String>)>,
    /// What of participants.toml was left out.
    pub complaints: Vec<Complaint>,
    /// Who withdrew what.
    pub withdrawals: Withdrawals,
}

/// Why a participant was not registered; participants.toml stands as it was.
#[derive(Debug)]
pub enum RegisterError {
    /// There is one of that number in the file.
    There(String),
    /// No participant, or a file stood in the way.
    Study(StudyError),
    /// The study's own journal stood in the way: it is held while a number is given out.
    Log(OpenError),
}

impl From<OpenError> for RegisterError {
    fn from(error: OpenError) -> RegisterError {
        RegisterError::Log(error)
    }
}

impl From<StudyError> for RegisterError {
    fn from(error: StudyError) -> RegisterError {
        RegisterError::Study(error)
    }
}

impl People {
    /// Those who are registered, and those who only took part. A session whose session.toml cannot be
    /// read says nothing of its participants.
    ///
    /// # Errors
    /// When the folder with the sessions cannot be listed.
    pub fn of(study: &Study) -> Result<People, StudyError> {
        let register = Register::read(&study.root.join(PARTICIPANTS));
        let registered = register.participants.into_iter();
        let mut all: Vec<(Participant, Vec<String>)> =
            registered.map(|one| (one, Vec::new())).collect();
        for session in study.sessions()? {
            let at_table = session.header().map(|header| header.participants);
            for id in at_table.unwrap_or_default() {
                let known = all.iter_mut().find(|(known, _)| known.id == id);
                if let Some((_, sessions)) = known {
                    sessions.push(session.id.clone());
                } else {
                    let attributes = Vec::new();
                    all.push((Participant { id, attributes }, vec![session.id.clone()]));
                }
            }
        }
        all.sort_by(|(a, _), (b, _)| natural(&a.id, &b.id));
        Ok(People {
            all,
            complaints: register.complaints,
            withdrawals: Reader::of(study).withdrawals,
        })
    }
}

impl Study {
    /// Writes a participant into participants.toml: the one wanted, or the next number. All else in
    /// the file, comments too, stays.
    ///
    /// # Errors
    /// When there is one of that number, or the file cannot be read, understood or written.
    pub fn register(
        &self,
        wanted: Option<&str>,
        attributes: &[(String, Attribute)],
    ) -> Result<String, RegisterError> {
        // Checked before anything is written; held from here on, so that no number is given out twice.
        let path = self.root.join(PARTICIPANTS);
        document(&path)?;
        let wanted = wanted.map(participant).transpose()?;
        let log = self.hold_log()?;
        let mut document = document(&path)?;
        let id = match wanted {
            Some(wanted) => wanted,
            None => self.next_participant(log.events())?,
        };
        let is_it = |key: &str| participant(key).is_ok_and(|known| known == id);
        if document.iter().any(|(key, _)| is_it(key)) {
            return Err(RegisterError::There(id));
        }
        let mut table = Table::new();
        for (name, value) in attributes {
            table.insert(name, Item::Value(written(value)));
        }
        document.insert(&id, Item::Table(table));
        durable::replace(&path, document.to_string().as_bytes()).map_err(StudyError::at(path))?;
        Ok(id)
    }
    /// The participant after all that anybody ever was.
    fn next_participant(&self, events: &[Event]) -> Result<String, StudyError> {
        let register = Register::read(&self.root.join(PARTICIPANTS));
        let highest = self.highest_number(&self.key()?, &register, events)?;
        Ok(format!("R{}", highest.saturating_add(1)))
    }

    /// Brings in participants of another study, each with all that stands of them there: the number they
    /// have there, and the one they get here. Of who is here attributes are added that are not known.
    /// Answers who is new.
    ///
    /// # Errors
    /// When a file cannot be read, understood or written; then it stands as it was.
    pub fn register_from(
        &self,
        other: &Study,
        wanted: &[(&str, &str)],
    ) -> Result<Vec<String>, StudyError> {
        let path = self.root.join(PARTICIPANTS);
        let (mut own, theirs) = (document(&path)?, document(&other.root.join(PARTICIPANTS))?);
        let before = own.to_string();
        let mut new = Vec::new();
        for (there, here) in wanted {
            let Some(mut item) = entry(&theirs, there).map(|(_, item)| item.clone()) else {
                continue;
            };
            let known = entry(&own, here).map(|(key, _)| key.to_owned());
            let known = known.and_then(|key| own.get_mut(&key)?.as_table_like_mut());
            if let (Some(known), Some(table)) = (known, item.as_table_like()) {
                for (name, value) in table.iter() {
                    if !known.contains_key(name) {
                        known.insert(name, value.clone());
                    }
                }
                continue;
            }
            if let Some(table) = item.as_table_mut() {
                table.set_position(None);
            }
            own.insert(here, item);
            new.push((*here).to_owned());
        }
        let text = own.to_string();
        if text != before {
            durable::replace(&path, text.as_bytes()).map_err(StudyError::at(path))?;
        }
        Ok(new)
    }

    /// Takes a participant out of participants.toml, with the comment above; all else in the file stays.
    ///
    /// # Errors
    /// When the file cannot be read, understood or written; then it stands as it was.
    pub fn unregister(&self, id: &str) -> Result<(), StudyError> {
        let path = self.root.join(PARTICIPANTS);
        let mut document = document(&path)?;
        let keys = document.iter().map(|(key, _)| key.to_owned());
        let is_it = |key: &String| participant(key).is_ok_and(|known| known == id);
        let theirs: Vec<String> = keys.filter(is_it).collect();
        if theirs.is_empty() {
            return Ok(());
        }
        for key in &theirs {
            document.remove(key);
        }
        durable::replace(&path, document.to_string().as_bytes()).map_err(StudyError::at(path))
    }
}

/// A participant's entry, whatever way the number is written.
fn entry<'a>(document: &'a DocumentMut, id: &str) -> Option<(&'a str, &'a Item)> {
    let is_it = |key: &str| participant(key).is_ok_and(|known| known == id);
    document.iter().find(|(key, _)| is_it(key))
}

/// participants.toml to be changed; empty where it is not there.
fn document(path: &Path) -> Result<DocumentMut, StudyError> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(StudyError::Io(path.to_owned(), error)),
    };
    // What is added to a file that cannot be read could not be read either.
    toml::from_str::<toml::Table>(&text)
        .map_err(|error| StudyError::broken(path.to_owned(), &text, &error))?;
    text.parse().map_err(|error: toml_edit::TomlError| {
        StudyError::Io(
            path.to_owned(),
            io::Error::other(error.message().to_owned()),
        )
    })
}

fn written(value: &Attribute) -> Value {
    match value {
        Attribute::Word(word) => word.as_str().into(),
        Attribute::Number(text) => text.parse().unwrap_or_else(|_| text.as_str().into()),
        Attribute::Holds(holds) => (*holds).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(of: &[(&str, &str)]) -> Vec<(String, Attribute)> {
        of.iter()
            .map(|(name, value)| ((*name).to_owned(), Attribute::of(value)))
            .collect()
    }

    #[test]
    fn a_participant_is_added_beside_what_was_there() {
        let top = tempfile::tempdir().unwrap();
        let study = Study::open(top.path().to_owned()).unwrap();
        let path = top.path().join(PARTICIPANTS);
        std::fs::write(&path, "# mine\n[R2] # two\nsector = \"po\"\n").unwrap();
        let attributes = known(&[("sector", "vo"), ("years", "12"), ("large", "true")]);
        assert_eq!(study.register(None, &attributes).unwrap(), "R3");
        assert_eq!(
            std::fs::read_to_string(&path).unwrap(),
            "# mine\n[R2] # two\nsector = \"po\"\n\n[R3]\nsector = \"vo\"\nyears = 12\nlarge = true\n"
        );
        assert_eq!(study.register(Some("r9"), &[]).unwrap(), "R9");
        assert!(
            matches!(study.register(Some("R2"), &[]), Err(RegisterError::There(id)) if id == "R2")
        );
        assert!(study.register(Some("anna"), &[]).is_err());
    }

    #[test]
    fn a_broken_file_is_left_as_it_is() {
        let top = tempfile::tempdir().unwrap();
        let study = Study::open(top.path().to_owned()).unwrap();
        let path = top.path().join(PARTICIPANTS);
        std::fs::write(&path, "[R2]\nsector = = 1\n").unwrap();
        assert!(matches!(
            study.register(None, &[]),
            Err(RegisterError::Study(StudyError::Broken { line: 2, .. }))
        ));
        assert_eq!(
            std::fs::read_to_string(&path).unwrap(),
            "[R2]\nsector = = 1\n"
        );
    }

    #[test]
    fn a_value_is_a_number_a_truth_or_a_word() {
        assert_eq!(Attribute::of("12"), Attribute::Number("12".into()));
        assert_eq!(Attribute::of("1.5"), Attribute::Number("1.5".into()));
        assert_eq!(Attribute::of("false"), Attribute::Holds(false));
        for word in ["po", "012", "nan", "a \"b\"", "2026-01-01", "[1]", "\"x\""] {
            assert_eq!(Attribute::of(word), Attribute::Word(word.into()), "{word}");
        }
    }
}
