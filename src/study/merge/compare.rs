//! A session that both studies have: which of the two copies goes further, and what the other has
//! besides.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use super::plain::{self, files_in};
use crate::journal::deed::Deed;
use crate::journal::hash::Hash;
use crate::journal::line::Line;
use crate::journal::read::read;
use crate::journal::{JOURNAL, SESSION};
use crate::seal::tail::tail_of;
use crate::session::recordings::Recordings;
use crate::study::audio::AUDIO;
use crate::study::beside::{Role, is_author};
use crate::study::create::SessionFolder;
use crate::study::transcripts::TRANSCRIPT;

/// How one copy of a journal is to the other. An erased line keeps its hash, so that a copy in which
/// something was erased goes further than one in which it was not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// Both are the same.
    Same,
    /// The one here goes further.
    Here,
    /// The other goes further.
    There,
    /// They part: each has lines that the other lacks.
    Apart,
}

/// Something of a session that comes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// The session's journal, which goes further than the one here.
    Journal,
    /// A folder with the journal of an author who is not here yet.
    Author(Role, String),
    /// An author's journal, which goes further than the one here.
    AuthorJournal(Role, String),
    /// A file that the journal tells of, by its way from the session's folder.
    File(String),
}

/// What of a session that both have comes in, and what clashes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compared {
    /// What comes in.
    pub pieces: Vec<Piece>,
    /// The journals that part, by their way from the session's folder.
    pub apart: Vec<String>,
    /// Whether the journal here goes further.
    pub is_behind: bool,
}

/// Compares two copies of a session.
///
/// # Errors
/// When a file of either cannot be read, or is none.
pub fn compare(here: &SessionFolder, there: &SessionFolder) -> io::Result<Compared> {
    let theirs = files_in(&there.path)?;
    let mut found = Compared::default();
    let is_same = |file: &str| -> io::Result<bool> {
        let (own, other) = (here.path.join(file), there.path.join(file));
        Ok(bytes(&own)? == bytes(&other)?)
    };
    if !is_same(SESSION)? {
        found.apart.push(SESSION.to_owned());
        return Ok(found);
    }
    let course = course(&here.path.join(JOURNAL), &there.path.join(JOURNAL))?;
    match course {
        Course::Same => {}
        Course::Here => found.is_behind = true,
        Course::There => found.pieces.push(Piece::Journal),
        Course::Apart => {
            found.apart.push(JOURNAL.to_owned());
            return Ok(found);
        }
    }
    let ahead = if course == Course::There { there } else { here };
    let told = told(&ahead.path)?;
    let is_wanted = |file: &&String| match told.get(*file) {
        None => false,
        Some(None) => !here.path.join(file).exists(),
        Some(Some(sha256)) => {
            let is_told = |session: &SessionFolder| {
                let bytes = bytes(&session.path.join(file)).ok().flatten();
                bytes.is_some_and(|bytes| Hash::of(&bytes).as_str() == sha256)
            };
            is_told(there) && !is_told(here)
        }
    };
    let files: Vec<&String> = theirs.iter().filter(is_wanted).collect();
    // The tail of an encrypted recording is a part of it.
    let tails = files.iter().map(|file| tail_of(Path::new(file)));
    let tails: Vec<PathBuf> = tails.collect();
    let tails = theirs
        .iter()
        .filter(|file| tails.contains(&PathBuf::from(file)));
    let files = files.iter().copied().chain(tails).cloned();
    found.pieces.extend(files.map(Piece::File));
    for role in [Role::Observer, Role::Coder] {
        found.authors(here, there, role)?;
    }
    Ok(found)
}

impl Compared {
    fn authors(
        &mut self,
        here: &SessionFolder,
        there: &SessionFolder,
        role: Role,
    ) -> io::Result<()> {
        let authors = plain::folders_in(&there.path.join(role.folder()))?;
        for author in authors.into_iter().filter(|name| is_author(name)) {
            let (own, other) = (here.beside(role, &author), there.beside(role, &author));
            if !own.exists() {
                self.pieces.push(Piece::Author(role, author));
                continue;
            }
            let is_one = bytes(&own.join(SESSION))? == bytes(&other.join(SESSION))?;
            let course = if is_one {
                course(&own.join(JOURNAL), &other.join(JOURNAL))?
            } else {
                Course::Apart
            };
            match course {
                Course::There => self.pieces.push(Piece::AuthorJournal(role, author)),
                Course::Apart => self.apart.push(format!("{}/{author}", role.folder())),
                Course::Same | Course::Here => {}
            }
        }
        Ok(())
    }
}

fn course(here: &Path, there: &Path) -> io::Result<Course> {
    let (own, other) = (bytes(here)?, bytes(there)?);
    let (Some(own), Some(other)) = (own, other) else {
        return Ok(Course::Apart);
    };
    if own == other {
        return Ok(Course::Same);
    }
    let (own, other) = (hashes(&own), hashes(&other));
    let alike = own
        .iter()
        .zip(&other)
        .take_while(|(a, b)| a == b && a.is_some());
    let alike = alike.count();
    Ok(match (alike == own.len(), alike == other.len()) {
        (true, true) => Course::Same,
        (true, false) => Course::There,
        (false, true) => Course::Here,
        (false, false) => Course::Apart,
    })
}

/// The hash of each whole line; none of one that cannot be taken apart, which is like no other.
fn hashes(bytes: &[u8]) -> Vec<Option<Hash>> {
    let whole = bytes.split_inclusive(|byte| *byte == b'\n');
    let lines = whole.filter_map(|line| line.strip_suffix(b"\n"));
    lines
        .map(|line| Line::parse(line).map(|line| line.hash))
        .collect()
}

/// The files that a session's journal tells of and that may be there: transcripts with their SHA-256,
/// recordings without.
///
/// # Errors
/// When it cannot be read.
pub fn told(session: &Path) -> io::Result<BTreeMap<String, Option<String>>> {
    let mut recordings = Recordings::default();
    let mut told = BTreeMap::new();
    for event in &read(session)?.events {
        recordings.take(event);
        if let Deed::Transcribed(kept) = &event.deed {
            let file = format!("{TRANSCRIPT}/{}", kept.file);
            told.insert(file, Some(kept.sha256.clone()));
        }
    }
    let there = recordings.all().iter().filter(|one| !one.destroyed);
    told.extend(there.map(|one| (format!("{AUDIO}/{}", one.file), None)));
    Ok(told)
}

/// What is in a file; none without it.
fn bytes(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match plain::file(PathBuf::from(path))? {
        Some(path) => std::fs::read(path).map(Some),
        None => Ok(None),
    }
}
