//! Private data destroyed, with a record of it in the study's own journal.

use std::collections::BTreeSet;
use std::fs::File as Open;
use std::io::{self, BufReader};
use std::path::PathBuf;

use super::Study;
use super::error::StudyError;
use super::holdings::File;
use super::retention::Kind;
use crate::durable::{self, folder_of};
use crate::journal::Event;
use crate::journal::append::OpenError;
use crate::journal::deed::{Deed, Destroyed, DestroyedFile, Private};
use crate::journal::hash::Hash;
use crate::journal::moment::Timestamp;

/// Why something was not destroyed, or not all of it.
#[derive(Debug)]
pub enum NotDestroyed {
    /// A file stands in the way.
    Study(StudyError),
    /// The study's own journal does.
    Log(OpenError),
}

impl From<StudyError> for NotDestroyed {
    fn from(error: StudyError) -> NotDestroyed {
        NotDestroyed::Study(error)
    }
}

/// When a kind of private data was destroyed last, as a study's own journal tells.
#[must_use]
pub fn destroyed_at(events: &[Event], what: Private) -> Option<Timestamp> {
    let found = events
        .iter()
        .rev()
        .find(|event| matches!(&event.deed, Deed::Destroyed(destroyed) if destroyed.what == what));
    found.map(|event| event.at)
}

/// The kind of data that it is for retention.
#[must_use]
pub fn kind_of(what: Private) -> Kind {
    match what {
        Private::Key => Kind::Key,
        Private::Signups => Kind::SignUps,
        Private::Transcripts => Kind::AsTheyCame,
    }
}

impl Study {
    /// Destroys private data, open or locked. The journal says so first, with what it was, then the
    /// files are removed: stopped in between, destroying again finishes it.
    ///
    /// # Errors
    /// When another process writes to the journal, or a file cannot be read, written or removed.
    pub fn destroy_private(
        &self,
        what: Private,
        author: Option<String>,
        why: &str,
    ) -> Result<Destroyed, NotDestroyed> {
        let mut log = self.hold_log().map_err(NotDestroyed::Log)?;
        let held = self.held_in_private(kind_of(what))?;
        let people = match what {
            // A key that is locked or no key any more is destroyed all the same.
            Private::Key => self.key().ok().map(|key| key.people().count()),
            Private::Signups | Private::Transcripts => None,
        };
        let mut files = Vec::new();
        for file in &held {
            files.push(record(file).map_err(StudyError::at(&file.path))?);
        }
        let destroyed = Destroyed {
            what,
            files,
            people,
            author,
            why: why.to_owned(),
        };
        let deed = std::iter::once(Deed::from(destroyed.clone()));
        let written = log.append(deed).map_err(OpenError::from);
        written.map_err(NotDestroyed::Log)?;
        remove(&held)?;
        Ok(destroyed)
    }
}

fn record(file: &File) -> io::Result<DestroyedFile> {
    let mut reader = BufReader::new(Open::open(&file.path)?);
    Ok(DestroyedFile {
        sha256: Hash::of_reader(&mut reader)?.to_string(),
        bytes: file.bytes,
        locked: file.is_locked(),
    })
}

fn remove(held: &[File]) -> Result<(), StudyError> {
    let mut folders: BTreeSet<PathBuf> = BTreeSet::new();
    for file in held {
        durable::remove(&file.path).map_err(StudyError::at(&file.path))?;
        folders.insert(folder_of(&file.path).to_owned());
    }
    for folder in folders {
        crate::system::sync_folder(&folder).map_err(StudyError::at(&folder))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_goes_open_and_locked_and_its_record_names_nobody() {
        let top = tempfile::tempdir().unwrap();
        let study = Study::open(top.path().to_owned()).unwrap();
        let private = study.private_folder().unwrap();
        let key = "[R1]\nname = \"Anna\"\n[R2]\nname = \"Bo\"\n";
        std::fs::write(private.join("key.toml"), key).unwrap();
        std::fs::write(private.join("terms.txt.age"), "locked").unwrap();
        std::fs::write(private.join("list.csv"), "a").unwrap();
        let author = Some("karin".to_owned());
        study
            .destroy_private(Private::Key, author, "the study ended")
            .unwrap();
        assert!(study.held_in_private(Kind::Key).unwrap().is_empty());
        assert!(private.join("list.csv").exists());
        let events = study.log().unwrap().unwrap().events;
        assert!(destroyed_at(&events, Private::Key).is_some());
        assert!(destroyed_at(&events, Private::Signups).is_none());
        let Deed::Destroyed(record) = &events[1].deed else {
            panic!("{events:?}");
        };
        let locked: Vec<bool> = record.files.iter().map(|file| file.locked).collect();
        assert_eq!((record.people, locked), (Some(2), vec![false, true]));
        assert_eq!(record.files[0].sha256, Hash::of(key.as_bytes()).to_string());
        assert!(!events[1].deed.data().contains("Anna"));
    }
}
