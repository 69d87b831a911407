//! The recordings of a session on the disk: which there are, and destroying them with a record.

use std::fs::File;
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};

use super::create::SessionFolder;
use crate::durable;
use crate::journal::Event;
use crate::journal::append::OpenError;
use crate::journal::deed::{Deed, RecordingDestroyed};
use crate::journal::hash::Hash;
use crate::journal::moment::Timestamp;
use crate::journal::resume::{Resumed, resume};
use crate::seal::tail::tail_of;
use crate::session::recordings::Recordings;

/// The folder with a session's recordings.
pub const AUDIO: &str = "audio";

/// A recording on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SoundFile {
    /// Its name in the session's `audio/` folder.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// How large it is.
    pub bytes: u64,
}

impl SoundFile {
    /// Removes it, with the tail of one that was encrypted and not finished.
    ///
    /// # Errors
    /// When a file cannot be removed.
    pub fn remove(path: &Path) -> io::Result<()> {
        // The tail first: without its recording nobody would know whose it is.
        durable::remove(&tail_of(path))?;
        durable::remove(path)
    }
}

/// The name of a recording without its ending, encrypted or not.
#[must_use]
pub fn stem(file: &str) -> &str {
    let file = file.strip_suffix(".age").unwrap_or(file);
    Path::new(file)
        .file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or(file)
}

/// How what is on the disk and what the journal says of recordings differ.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shelf {
    /// In the journal, not destroyed, and not there.
    pub missing: Vec<String>,
    /// There, and not in the journal.
    pub unknown: Vec<String>,
}

impl SessionFolder {
    /// The recordings that are on the disk, in the order of their names; none without the folder.
    ///
    /// # Errors
    /// When the folder cannot be listed.
    pub fn sound_files(&self) -> io::Result<Vec<SoundFile>> {
        let entries = match std::fs::read_dir(self.path.join(AUDIO)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let mut found = Vec::new();
        for entry in entries {
            let entry = entry?;
            let data = entry.metadata()?;
            if data.is_file() {
                found.push(SoundFile {
                    name: entry.file_name().to_string_lossy().into_owned(),
                    path: entry.path(),
                    bytes: data.len(),
                });
            }
        }
        // The tail of an encrypted one is a part of it.
        let is_tail = |file: &&SoundFile| {
            let mut others = found.iter().filter(|other| other.path != file.path);
            others.any(|other| tail_of(&other.path) == file.path)
        };
        let tails = found.iter().filter(is_tail).map(|file| file.path.clone());
        let tails: Vec<PathBuf> = tails.collect();
        found.retain(|file| !tails.contains(&file.path));
        found.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(found)
    }

    /// How what is on the disk differs from the recordings that the journal tells of, each with
    /// whether it was destroyed.
    ///
    /// # Errors
    /// When the folder cannot be listed.
    pub fn shelf<'a>(
        &self,
        told: &(impl Iterator<Item = (&'a str, bool)> + Clone),
    ) -> io::Result<Shelf> {
        let files = self.sound_files()?;
        let is_there = |name: &str| files.iter().any(|file| file.name == name);
        let is_told = |name: &str| told.clone().any(|(known, _)| known == name);
        let missing = told
            .clone()
            .filter(|(file, destroyed)| !destroyed && !is_there(file));
        let unknown = files.iter().filter(|file| !is_told(&file.name));
        Ok(Shelf {
            missing: missing.map(|(file, _)| file.to_owned()).collect(),
            unknown: unknown.map(|file| file.name.clone()).collect(),
        })
    }

    /// Destroys all recordings of the session. The journal says so first, with what each was, then
    /// they are removed: stopped in between, destroying again finishes it.
    ///
    /// # Errors
    /// When another process holds the session, or a file cannot be read, written or removed.
    pub fn destroy_recordings(&self, why: &str) -> Result<Vec<RecordingDestroyed>, OpenError> {
        let files = self.sound_files()?;
        let mut session = resume(&self.path)?;
        let mut recordings = Recordings::default();
        for event in &session.reading.events {
            recordings.take(event);
        }
        let records = files
            .iter()
            .map(|file| record(file, &recordings, why))
            .collect::<io::Result<Vec<_>>>()?;
        append_now(&mut session, records.iter().cloned().map(Deed::from))?;
        for file in &files {
            SoundFile::remove(&file.path)?;
        }
        if !files.is_empty() {
            crate::system::sync_folder(&self.path.join(AUDIO))?;
        }
        Ok(records)
    }
}

/// Appends to a session that was taken up only for this, on its clock by the calendar.
pub(super) fn append_now(
    session: &mut Resumed,
    deeds: impl Iterator<Item = Deed>,
) -> io::Result<()> {
    let last = session.reading.events.last();
    let at = Timestamp::now();
    let ms = last.map_or(0, |last| {
        let since = u64::try_from(at.ms_since(last.at)).unwrap_or_default();
        last.ms.saturating_add(since)
    });
    let events: Vec<Event> = (session.appender.next_seq()..)
        .zip(deeds)
        .map(|(seq, deed)| Event { seq, at, ms, deed })
        .collect();
    session.appender.append(&events)
}

/// What is known of a recording that is to be destroyed.
///
/// # Errors
/// When the file cannot be read.
pub fn record(
    file: &SoundFile,
    recordings: &Recordings,
    why: &str,
) -> io::Result<RecordingDestroyed> {
    let mut reader = BufReader::new(File::open(&file.path)?);
    let known = recordings
        .all()
        .iter()
        .rev()
        .find(|known| known.file == file.name);
    Ok(RecordingDestroyed {
        file: file.name.clone(),
        sha256: Hash::of_reader(&mut reader)?.to_string(),
        bytes: file.bytes,
        length_ms: known.and_then(|known| Some(known.ms_of(known.samples?))),
        why: why.to_owned(),
    })
}
