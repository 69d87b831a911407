//! One of two studies, as far as it is compared with the other.

use std::collections::{BTreeMap, BTreeSet};

use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use super::NotMerged;
use super::past::Past;
use super::plain;
use crate::journal::JOURNAL;
use crate::journal::read::read;
use crate::review::numbers::AllNumbers;
use crate::review::withdrawals::everyone;
use crate::session::header::{Header, Phase};
use crate::study::create::SessionFolder;
use crate::study::error::StudyError;
use crate::study::key::Key;
use crate::study::participants::{Attribute, PARTICIPANTS, Register};
use crate::study::speakers::Speakers;
use crate::study::{STUDY, Study};

/// What is known of a study.
#[derive(Debug)]
pub struct Side {
    /// The study.
    pub study: Study,
    /// Its sessions, by id.
    pub sessions: BTreeMap<String, Held>,
    /// What happened to it.
    pub past: Past,
    /// What participants.toml says.
    pub rows: BTreeMap<String, Vec<(String, Attribute)>>,
    /// Who is who.
    pub key: Key,
    /// The speakers of transcripts.
    pub speakers: Speakers,
    /// What participants are called in sessions that were brought in.
    pub numbers: AllNumbers,
    /// The numbers of people of whom nothing else is known here.
    pub others: BTreeSet<String>,
}

/// A session with who takes part.
#[derive(Debug, Clone)]
pub struct Held {
    /// Where it is.
    pub folder: SessionFolder,
    /// Everyone who was ever at the table, as its files have it.
    pub written: Vec<String>,
    /// Whether these are people of the study: a number in practice or in an example is nobody's.
    pub is_of_people: bool,
}

impl Held {
    /// Everyone who was ever at the table, by the numbers they have in the study.
    pub fn everyone(&self) -> impl Iterator<Item = &str> {
        self.written.iter().map(|who| self.folder.numbers.now(who))
    }
}

impl Side {
    /// Reads a study that another is brought into.
    ///
    /// # Errors
    /// When its key, its own journal or a list of its cannot be read.
    pub fn here(study: &Study) -> Result<Side, NotMerged> {
        let past = Past::of(study)?;
        let numbers = AllNumbers::of(&past.written);
        let sessions = held(study.sessions()?);
        Side::with(study.clone(), past, numbers, sessions)
    }

    /// Reads a study that is brought in. It is only read.
    ///
    /// # Errors
    /// When it is none, or its key, its own journal or a list of its cannot be read.
    pub fn there(study: Study) -> Result<Side, NotMerged> {
        let sessions = study.sessions_folder();
        if !study.root.join(STUDY).is_file() && !sessions.is_dir() {
            return Err(NotMerged::NoStudy(study.root));
        }
        let names = [STUDY, crate::journal::STUDY_JOURNAL, PARTICIPANTS];
        let private = [study.key_file(), study.speakers_file(), study.terms_file()];
        let files = names.map(|name| study.root.join(name)).into_iter();
        for path in files.chain(private) {
            plain::file(path.clone()).map_err(StudyError::at(path))?;
        }
        plain::folders_in(&sessions).map_err(StudyError::at(sessions))?;
        let past = Past::of(&study)?;
        let numbers = AllNumbers::of(&past.written);
        let sessions = held(study.sessions()?);
        Side::with(study, past, numbers, sessions)
    }

    fn with(
        study: Study,
        past: Past,
        numbers: AllNumbers,
        sessions: BTreeMap<String, Held>,
    ) -> Result<Side, NotMerged> {
        let register = Register::read(&study.root.join(PARTICIPANTS));
        let trouble = register.complaints.into_iter().find_map(|one| match one {
            crate::study::participants::Complaint::File(error) => Some(error),
            _ => None,
        });
        if let Some(error) = trouble {
            return Err(error.into());
        }
        let rows = register.participants.into_iter();
        Ok(Side {
            rows: rows.map(|one| (one.id, one.attributes)).collect(),
            key: study.key()?,
            speakers: study.speakers()?,
            others: BTreeSet::new(),
            study,
            sessions,
            past,
            numbers,
        })
    }

    /// What the folder is called, without the way to it.
    #[must_use]
    pub fn name(&self) -> String {
        let root = self.study.root.canonicalize();
        let root = root.as_deref().unwrap_or(&self.study.root);
        let name = root.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }

    /// Everybody who has a number.
    #[must_use]
    pub fn people(&self) -> BTreeSet<String> {
        let rows = self.rows.keys().cloned();
        let key = self.key.people().map(|(id, _)| id.to_owned());
        let held = self.sessions.values().filter(|held| held.is_of_people);
        let held = held.flat_map(Held::everyone);
        let past = self.past.lines.iter().filter_map(|line| line.participant());
        let others = self.others.iter().cloned();
        let all = rows.chain(key).chain(others);
        all.chain(held.chain(past).map(str::to_owned)).collect()
    }

    /// Whether somebody sat at the table of a session that the other does not have.
    #[must_use]
    pub fn sat_apart_from(&self, other: &Side, who: &str) -> bool {
        let own = self.sessions.iter();
        let mut own = own.filter(|(id, _)| !other.sessions.contains_key(*id));
        own.any(|(_, held)| held.is_of_people && held.everyone().any(|one| one == who))
    }
}

/// Who takes part in each session.
fn held(sessions: Vec<SessionFolder>) -> BTreeMap<String, Held> {
    let each = sessions.into_par_iter().map(|folder| {
        let header = folder.as_written().header();
        let phase = header.as_ref().map(|header| header.phase);
        let held = Held {
            is_of_people: !matches!(phase, Ok(Phase::Rehearsal | Phase::Example)),
            written: at_table(&folder.as_written(), header.ok()),
            folder,
        };
        (held.folder.id.clone(), held)
    });
    each.collect()
}

/// Everyone who was ever at the table of a session; of one that does not say it, its id does.
fn at_table(folder: &SessionFolder, header: Option<Header>) -> Vec<String> {
    let by_id = || folder.named_by_id().map(str::to_owned);
    let participants = header.map_or_else(
        || by_id().into_iter().collect(),
        |header| header.participants,
    );
    // Most journals tell of nobody else, and need not be taken apart.
    let journal = std::fs::read(folder.path.join(JOURNAL)).unwrap_or_default();
    let journal = String::from_utf8_lossy(&journal);
    let telling = ["\"kind\":\"joined\"", "\"kind\":\"absent\"", "{\"erased\":"];
    if !telling.iter().any(|kind| journal.contains(kind)) {
        return participants;
    }
    let reading = read(&folder.path);
    reading.map_or(participants.clone(), |reading| {
        everyone(&participants, &reading.events)
    })
}
