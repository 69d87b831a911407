//! The script that goes with a guide: `ID.rehearsal.LANG.txt` beside a guide of one's own, or one
//! that is built in.

use std::io;
use std::path::{Path, PathBuf};

use crate::durable::folder_of;
use crate::guide::builtin;
use crate::guide::load::{Loaded, Origin};
use crate::guide::text::primary;

/// A script's text, with the name of its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The file.
    pub file: PathBuf,
    /// Its text.
    pub text: String,
}

/// The script for a guide in a language; none when there is none.
///
/// # Errors
/// When it is there and cannot be read.
pub fn beside(guide: &Loaded, language: &str) -> io::Result<Option<Found>> {
    let id = &guide.guide.id;
    let path = match &guide.origin {
        Origin::BuiltIn => {
            let shipped = builtin::rehearsal(id, primary(language));
            return Ok(shipped.map(|shipped| Found {
                file: shipped.file.into(),
                text: shipped.text.to_owned(),
            }));
        }
        Origin::File(path) => path,
    };
    for tag in [language, primary(language)] {
        let file = folder_of(path).join(format!("{id}.rehearsal.{tag}.txt"));
        match read(&file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            found => return found.map(Some),
        }
    }
    Ok(None)
}

/// All scripts that go with a guide, by the names of their files.
#[must_use]
pub fn all(guide: &Loaded) -> Vec<(String, String)> {
    let id = &guide.guide.id;
    if guide.origin == Origin::BuiltIn {
        let shipped = builtin::REHEARSALS.iter().filter(|(of, _, _)| of == id);
        let named = shipped.map(|(_, _, it)| (it.file.to_owned(), it.text.to_owned()));
        return named.collect();
    }
    let spoken = guide.guide.languages.iter();
    // One that cannot be read is told when somebody rehearses.
    let found = spoken.filter_map(|tag| beside(guide, tag).ok().flatten());
    let named = found.filter_map(|found| {
        let name = found.file.file_name()?.to_string_lossy().into_owned();
        Some((name, found.text))
    });
    // Two variants of a language share a script.
    let mut scripts: Vec<(String, String)> = named.collect();
    scripts.dedup_by(|one, other| one.0 == other.0);
    scripts
}

/// The script in a file.
///
/// # Errors
/// When it cannot be read, or is not UTF-8.
pub fn read(file: &Path) -> io::Result<Found> {
    let text = std::fs::read_to_string(file)?;
    Ok(Found {
        file: file.to_owned(),
        text,
    })
}
