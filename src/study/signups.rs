//! Sign-ups taken in: each gets the next number; who it is goes into the key, the attributes into
//! participants.toml, the number into the study's own journal. The same sign-up again is nothing new.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io;

use toml_edit::{DocumentMut, Item, Table};

use super::Study;
use super::error::StudyError;
use super::key::{Key, Person};
use super::name::{natural, participant};
use super::participants::{PARTICIPANTS, Register};
use super::plan::answer::Answer;
use super::sample::Sample;
use crate::durable;
use crate::journal::Event;
use crate::journal::append::OpenError;
use crate::journal::deed::{Deed, Place, Sampled, SignedUp};
use crate::review::withdrawals::Withdrawals;

/// What participants.toml begins with when it is made here.
const HEAD: &str = "# What is known of the participants: attributes only, never a name.\n\n";

/// Somebody who signed up.
#[derive(Debug, Clone, PartialEq)]
pub struct SignUp {
    /// Who it is; the address is there.
    pub person: Person,
    /// What participants.toml gets, in order.
    pub attributes: Vec<(String, Answer)>,
    /// Why they do not belong in the sample, when they do not.
    pub screened_out: Option<String>,
}

/// What came of taking sign-ups in.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Who is new, in the order of the file.
    pub fresh: Vec<String>,
    /// How many of these were screened out, by the reason.
    pub screened_out: BTreeMap<String, usize>,
    /// How many had signed up before.
    pub known: usize,
    /// Those whose attributes differ from what is there, which stays: who, and in which.
    pub differing: Vec<(String, Vec<String>)>,
    /// Who withdrew, and would be new when they are in the list.
    pub left: Vec<String>,
}

/// Why nothing was taken in.
#[derive(Debug)]
pub enum NotTaken {
    /// A file stands in the way.
    Study(StudyError),
    /// The study's own journal does.
    Log(OpenError),
    /// These signed up, and the key lacks them.
    KeyLacks(Vec<String>),
}

impl From<StudyError> for NotTaken {
    fn from(error: StudyError) -> NotTaken {
        NotTaken::Study(error)
    }
}

impl From<OpenError> for NotTaken {
    fn from(error: OpenError) -> NotTaken {
        NotTaken::Log(error)
    }
}

/// An address as it is compared.
#[must_use]
pub fn address(email: &str) -> String {
    email.trim().to_lowercase()
}

impl Study {
    /// Takes sign-ups in. When it is stopped halfway, the same again finishes it: who is in the key
    /// and not yet in the journal is taken as new, under the number the key has.
    ///
    /// # Errors
    /// When a file cannot be read or written, or another process writes to the study.
    pub fn take_signups(&self, signups: Vec<SignUp>) -> Result<Taken, NotTaken> {
        // Held from here on, so that no number is given out twice.
        let mut log = self.hold_log()?;
        let sample = Sample::of(log.events());
        let withdrawals = Withdrawals::of(log.events());
        let path = self.root.join(PARTICIPANTS);
        let key = self.key()?;
        let lacking = lacking(&key, &sample, &withdrawals);
        if !lacking.is_empty() {
            return Err(NotTaken::KeyLacks(lacking));
        }
        let sheet = Sheet::read(self)?;
        let has_left = |id: &&str| withdrawals.left(id).is_some();
        let mut intake = Intake {
            highest: self.highest_number(&key, &sheet.register, log.events())?,
            by_address: by_address(&key),
            taken: Taken {
                left: sample.ids().filter(has_left).map(str::to_owned).collect(),
                ..Taken::default()
            },
            deeds: Vec::new(),
            sample,
            key,
            sheet,
        };
        for signup in signups {
            intake.take(signup);
        }
        let Intake {
            key,
            sheet,
            taken,
            deeds,
            ..
        } = intake;
        if taken.fresh.is_empty() {
            return Ok(taken);
        }
        self.keep_key(&key)?;
        let written = durable::replace(&path, sheet.text().as_bytes());
        written.map_err(StudyError::at(path))?;
        let kept = log.append(deeds.into_iter());
        kept.map_err(StudyError::at(self.log_site().journal()))?;
        Ok(taken)
    }

    /// The highest number that anybody has or had, wherever it stands: who withdrew keeps theirs.
    pub(super) fn highest_number(
        &self,
        key: &Key,
        register: &Register,
        events: &[Event],
    ) -> Result<u32, StudyError> {
        let left = Withdrawals::of(events);
        let left = left
            .all()
            .map(|(_, withdrawn)| withdrawn.participant.clone());
        let sample = Sample::of(events);
        let mut ids: Vec<String> = key.people().map(|(id, _)| id.to_owned()).collect();
        ids.extend(register.participants.iter().map(|one| one.id.clone()));
        ids.extend(sample.ids().map(str::to_owned));
        ids.extend(left);
        for session in self.sessions()? {
            match session.header() {
                Ok(header) => ids.extend(header.participants),
                Err(_) => ids.extend(session.named_by_id().map(str::to_owned)),
            }
        }
        let number = |id: &String| participant(id).ok()?.get(1..)?.parse().ok();
        Ok(ids.iter().filter_map(number).max().unwrap_or(0))
    }
}

/// Sign-ups while they are taken in; nothing of it is on the disk yet.
struct Intake {
    sample: Sample,
    by_address: HashMap<String, String>,
    key: Key,
    sheet: Sheet,
    /// The highest number that was given out.
    highest: u32,
    taken: Taken,
    deeds: Vec<Deed>,
}

impl Intake {
    fn take(&mut self, signup: SignUp) {
        let email = signup.person.email.as_ref();
        let known = email.and_then(|email| self.by_address.get(&address(email.reveal())));
        let has_signed = |id: &&String| {
            let record = self.sample.get(id);
            record.is_some_and(|record| record.signed_up.is_some())
        };
        if let Some(id) = known.filter(has_signed) {
            let differing = self.sheet.differing(id, &signup.attributes);
            self.taken.known += 1;
            self.taken.differing.extend(differing);
            return;
        }
        let id = if let Some(id) = known {
            id.clone()
        } else {
            self.highest += 1;
            format!("R{}", self.highest)
        };
        self.sheet.add(&id, &signup.attributes);
        self.key.add(id.clone(), signup.person);
        self.deeds
            .extend(deeds_of(&id, signup.screened_out.as_ref()));
        if let Some(reason) = signup.screened_out {
            *self.taken.screened_out.entry(reason).or_default() += 1;
        }
        self.taken.fresh.push(id);
    }
}

/// Who signed up and is not in the key, although they did not withdraw: who is new cannot be told then.
fn lacking(key: &Key, sample: &Sample, withdrawals: &Withdrawals) -> Vec<String> {
    let known: HashSet<&str> = key.people().map(|(id, _)| id).collect();
    let signed_up = sample
        .all()
        .filter(|(_, record)| record.signed_up.is_some());
    let is_lacking = |id: &&str| !known.contains(id) && withdrawals.left(id).is_none();
    let ids = signed_up.map(|(id, _)| id).filter(is_lacking);
    let mut ids: Vec<String> = ids.map(str::to_owned).collect();
    ids.sort_by(|a, b| natural(a, b));
    ids
}

fn deeds_of(id: &str, screened_out: Option<&String>) -> Vec<Deed> {
    let signed = SignedUp {
        participant: id.to_owned(),
    };
    let screened = screened_out.map(|reason| Sampled {
        participant: id.to_owned(),
        place: Place::ScreenedOut,
        why: Some(reason.clone()),
        author: None,
    });
    let screened = screened.map(Deed::from);
    [signed.into()].into_iter().chain(screened).collect()
}

/// Who has which address.
fn by_address(key: &Key) -> HashMap<String, String> {
    let address_of = |(id, person): (&str, &Person)| {
        let email = person.email.as_ref()?;
        Some((address(email.reveal()), id.to_owned()))
    };
    let mut found = HashMap::new();
    for (address, id) in key.people().filter_map(address_of) {
        // Of two with the same address in a key that was edited by hand, the first.
        found.entry(address).or_insert(id);
    }
    found
}

/// participants.toml, to be added to; what stands in it stays as it is.
struct Sheet {
    register: Register,
    /// Where each participant stands in the register.
    places: HashMap<String, usize>,
    document: DocumentMut,
    is_new: bool,
}

impl Sheet {
    fn read(study: &Study) -> Result<Sheet, StudyError> {
        let path = study.root.join(PARTICIPANTS);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(StudyError::Io(path, error)),
        };
        if let Err(error) = toml::from_str::<toml::Table>(&text) {
            return Err(StudyError::broken(path, &text, &error));
        }
        let document = text.parse().map_err(|error: toml_edit::TomlError| {
            StudyError::Io(path.clone(), io::Error::other(error.to_string()))
        })?;
        let register = Register::read(&path);
        let places = register.participants.iter().enumerate();
        Ok(Sheet {
            places: places.map(|(at, one)| (one.id.clone(), at)).collect(),
            register,
            document,
            is_new: text.trim().is_empty(),
        })
    }

    /// Adds what is not there yet of a participant.
    fn add(&mut self, id: &str, attributes: &[(String, Answer)]) {
        let known = self.document.get_mut(id).and_then(Item::as_table_like_mut);
        if let Some(known) = known {
            for (name, answer) in attributes {
                if !known.contains_key(name) {
                    known.insert(name, toml_edit::value(value(answer)));
                }
            }
            return;
        }
        let mut table = Table::new();
        for (name, answer) in attributes {
            table.insert(name, toml_edit::value(value(answer)));
        }
        self.document.insert(id, Item::Table(table));
    }

    /// In which attributes somebody answers otherwise than before.
    fn differing(
        &self,
        id: &str,
        attributes: &[(String, Answer)],
    ) -> Option<(String, Vec<String>)> {
        let known = self.register.participants.get(*self.places.get(id)?)?;
        let is_other = |(name, answer): &&(String, Answer)| {
            let own = known.attributes.iter().find(|(known, _)| known == name);
            own.is_some_and(|(_, own)| own.text() != answer.text())
        };
        let names = attributes.iter().filter(is_other);
        let names: Vec<String> = names.map(|(name, _)| name.clone()).collect();
        (!names.is_empty()).then(|| (id.to_owned(), names))
    }

    fn text(&self) -> String {
        let text = self.document.to_string();
        if self.is_new {
            format!("{HEAD}{}", text.trim_start())
        } else {
            text
        }
    }
}

fn value(answer: &Answer) -> toml_edit::Value {
    match answer {
        Answer::Word(word) => word.as_str().into(),
        Answer::Whole(number) => (*number).into(),
        Answer::Number(number) => (*number).into(),
    }
}
