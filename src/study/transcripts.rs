//! The transcripts of a session on the disk: read, kept with an event that tells of them, and the files
//! as they came, which hold names and stay private.

use std::io;
use std::path::{Path, PathBuf};

use super::Study;
use super::audio::append_now;
use super::create::SessionFolder;
use super::error::StudyError;
use super::locked::open_name;
use super::private::PRIVATE;
use crate::journal::append::OpenError;
use crate::journal::deed::{Deed, Transcribed};
use crate::journal::hash::Hash;
use crate::journal::resume::resume;
use crate::transcript::{Transcript, Transcripts};
use crate::{durable, system};

/// The folder with a session's transcripts.
pub const TRANSCRIPT: &str = "transcript";
/// The private folder with the files as they came.
pub(super) const AS_THEY_CAME: &str = "transcripts";
/// How a transcript is called whose recording is not in the session.
pub const IMPORTED: &str = "imported-";

/// How what is on the disk and what the journal says of transcripts differ.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shelf {
    /// In the journal, and not there.
    pub missing: Vec<String>,
    /// There, and not as it was kept.
    pub changed: Vec<String>,
    /// There, and not in the journal.
    pub unknown: Vec<String>,
}

impl SessionFolder {
    /// Where the transcript of a name is.
    #[must_use]
    pub fn transcript_path(&self, name: &str) -> PathBuf {
        self.path.join(TRANSCRIPT).join(format!("{name}.json"))
    }

    /// The names of the transcripts that are there.
    ///
    /// # Errors
    /// When the folder cannot be listed; one that is not there holds none.
    pub fn transcript_names(&self) -> io::Result<Vec<String>> {
        let entries = match std::fs::read_dir(self.path.join(TRANSCRIPT)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let mut found = Vec::new();
        for entry in entries {
            let file = entry?.file_name();
            let file = file.to_string_lossy();
            let name = file
                .strip_suffix(".json")
                .filter(|name| !name.starts_with('.'));
            found.extend(name.map(str::to_owned));
        }
        found.sort();
        Ok(found)
    }

    /// The transcripts that can be read, and what could not be.
    #[must_use]
    pub fn transcripts(&self) -> (Transcripts, Vec<StudyError>) {
        let names = match self.transcript_names() {
            Ok(names) => names,
            Err(error) => {
                let folder = self.path.join(TRANSCRIPT);
                return (Transcripts::default(), vec![StudyError::Io(folder, error)]);
            }
        };
        let (mut found, mut troubles) = (Vec::new(), Vec::new());
        for name in names {
            let path = self.transcript_path(&name);
            match read(&path) {
                Ok(transcript) => found.push((name, transcript)),
                Err(error) => troubles.push(StudyError::Io(path, error)),
            }
        }
        let mut found = Transcripts::of(found);
        self.numbers.speakers(&mut found);
        (found, troubles)
    }

    /// Keeps a transcript, in the place of the one of that name, and says so in the journal.
    ///
    /// # Errors
    /// When another process holds the session, or a file cannot be written; then what was there stands
    /// as it was.
    pub fn keep_transcript(
        &self,
        name: &str,
        transcript: &Transcript,
    ) -> Result<Transcribed, OpenError> {
        let mut session = resume(&self.path)?;
        system::create_private_folder(&self.path.join(TRANSCRIPT))?;
        let path = self.transcript_path(name);
        let before = match std::fs::read(&path) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error.into()),
        };
        let mut json = serde_json::to_vec(transcript).map_err(io::Error::from)?;
        json.push(b'\n');
        let kept = Transcribed {
            file: format!("{name}.json"),
            sha256: Hash::of(&json).to_string(),
            turns: u64::try_from(transcript.turns.len()).unwrap_or(u64::MAX),
            engine: transcript.engine.clone(),
        };
        let told = durable::replace(&path, &json)
            .and_then(|()| append_now(&mut session, [Deed::from(kept.clone())].into_iter()));
        if let Err(error) = told {
            match before {
                Some(bytes) => durable::replace(&path, &bytes)?,
                None => durable::remove(&path)?,
            }
            return Err(error.into());
        }
        Ok(kept)
    }

    /// How what is on the disk differs from the transcripts that the journal tells of, each with the
    /// SHA-256 it was kept with.
    ///
    /// # Errors
    /// When the folder cannot be listed.
    pub fn transcript_shelf(&self, told: &[(String, String)]) -> io::Result<Shelf> {
        let there = self.transcript_names()?;
        let mut differs = Shelf::default();
        for (file, sha256) in told {
            let bytes = std::fs::read(self.path.join(TRANSCRIPT).join(file));
            match bytes {
                Ok(bytes) if Hash::of(&bytes).as_str() == sha256 => {}
                Ok(_) => differs.changed.push(file.clone()),
                Err(_) => differs.missing.push(file.clone()),
            }
        }
        let files = there.iter().map(|name| format!("{name}.json"));
        let is_told = |file: &String| told.iter().any(|(known, _)| known == file);
        differs.unknown = files.filter(|file| !is_told(file)).collect();
        Ok(differs)
    }
}

fn read(path: &Path) -> io::Result<Transcript> {
    let bytes = std::fs::read(path)?;
    Ok(serde_json::from_slice(&bytes)?)
}

impl Study {
    /// The files of a session as they came; none without the folder.
    ///
    /// # Errors
    /// When the folder cannot be listed.
    pub fn as_they_came(&self, session: &str) -> Result<Vec<PathBuf>, StudyError> {
        let folder = self.root.join(PRIVATE).join(AS_THEY_CAME).join(session);
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(StudyError::Io(folder, error)),
        };
        let mut found: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        found.sort();
        Ok(found)
    }

    /// Keeps a file as it came, with the names in it, where only its owner reads it and nothing hands
    /// it over: under the name of its transcript, since names of files often hold those of people.
    ///
    /// # Errors
    /// When a folder or the file cannot be written.
    pub fn keep_as_it_came(
        &self,
        session: &str,
        name: &str,
        ending: &str,
        bytes: &[u8],
    ) -> Result<PathBuf, StudyError> {
        let folder = self.root.join(PRIVATE).join(AS_THEY_CAME).join(session);
        let made = self
            .private_folder()
            .and_then(|_| system::create_private_folder(&folder));
        made.map_err(StudyError::at(&folder))?;
        let path = folder.join(format!("{name}.{ending}"));
        let kept = self.keep_private(&path, bytes)?;
        for before in self.as_they_came(session)? {
            // The one it replaces may have been of another form, or open.
            let is_of_it = open_name(&before).file_stem() == Path::new(name).file_name();
            if is_of_it && before != kept {
                durable::remove(&before).map_err(StudyError::at(&before))?;
            }
        }
        Ok(kept)
    }
}
