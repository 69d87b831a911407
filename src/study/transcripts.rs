//! A session's `transcript/` folder: transcripts by name, read back.

use std::io;

use super::create::SessionFolder;
use super::error::StudyError;
use crate::transcript::{Transcript, Transcripts};

/// The folder with a session's transcripts.
pub const TRANSCRIPT: &str = "transcript";

impl SessionFolder {
    /// The transcripts that can be read, and what could not be.
    #[must_use]
    pub fn transcripts(&self) -> (Transcripts, Vec<StudyError>) {
        let folder = self.path.join(TRANSCRIPT);
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Default::default(),
            Err(error) => return (Transcripts::default(), vec![StudyError::Io(folder, error)]),
        };
        let (mut found, mut troubles) = (Vec::new(), Vec::new());
        for path in entries.flatten().map(|entry| entry.path()) {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            if name.starts_with('.') || path.extension().is_none_or(|ending| ending != "json") {
                continue;
            }
            match read(&path) {
                Ok(transcript) => found.push((name.into_owned(), transcript)),
                Err(error) => troubles.push(StudyError::Io(path, error)),
            }
        }
        (Transcripts::of(found), troubles)
    }
}

fn read(path: &std::path::Path) -> io::Result<Transcript> {
    let bytes = std::fs::read(path)?;
    Ok(serde_json::from_slice(&bytes)?)
}
