//! What of a study's data is on this disk: of each kind where, how much, who can read it, until when.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use serde::Serialize;

use crate::study::Study;
use crate::study::participants::PARTICIPANTS;
use crate::study::private::PRIVATE;
use crate::study::retention::Kind;
use crate::system::others_can_read;

/// A kind of data as it lies on the disk.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct Stored {
    /// What it is.
    pub kind: &'static str,
    /// Where, from the study's folder.
    pub place: &'static str,
    /// How many files.
    pub files: usize,
    /// How large they are together.
    pub bytes: u64,
    /// How their names end.
    pub formats: BTreeSet<String>,
    /// How many are encrypted with age.
    pub encrypted: usize,
    /// How many others than their owner can read; none where the system does not tell.
    pub readable_by_others: Option<usize>,
    /// The last day they may be kept, where study.toml gives one.
    pub until: Option<String>,
    /// Whether they may be kept until they are written out.
    pub until_transcribed: bool,
    /// What study.toml calls them in `[retention]`.
    pub rule: &'static str,
}

/// The kinds with their places, and the kinds that they are for retention.
const KINDS: [(&str, &str, Kind); 10] = [
    ("sessions", "sessions/", Kind::Data),
    ("recordings", "sessions/…/audio/", Kind::Recordings),
    ("transcripts", "sessions/…/transcript/", Kind::Data),
    ("observers", "sessions/…/observers/", Kind::Data),
    ("coders", "sessions/…/reviews/", Kind::Data),
    ("key", "private/", Kind::Key),
    ("signups", "private/", Kind::SignUps),
    ("as_they_came", "private/transcripts/", Kind::AsTheyCame),
    ("participants", "participants.toml", Kind::Data),
    ("study", "study.jsonl", Kind::Data),
];

/// What begins a file that age encrypted.
const AGE: &[u8] = b"age-encryption.org/";

/// What lies on the disk, the kinds that are there.
///
/// # Errors
/// When a folder cannot be listed.
pub(super) fn stored(study: &Study) -> io::Result<Vec<Stored>> {
    let mut all: Vec<Stored> = KINDS
        .into_iter()
        .map(|(kind, place, rule)| Stored {
            kind,
            place,
            rule: rule.word(),
            ..Stored::default()
        })
        .collect();
    for session in folder(&study.sessions_folder())? {
        if session
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'))
        {
            continue;
        }
        for path in folder(&session)? {
            let kind = match path.file_name().and_then(|name| name.to_str()) {
                Some("audio") => "recordings",
                Some("transcript") => "transcripts",
                Some("observers") => "observers",
                Some("reviews") => "coders",
                _ => "sessions",
            };
            add(&mut all, kind, &path)?;
        }
    }
    for (kind, of) in [
        ("key", Kind::Key),
        ("signups", Kind::SignUps),
        ("as_they_came", Kind::AsTheyCame),
    ] {
        let held = study.held_in_private(of);
        for file in held.map_err(|error| io::Error::other(error.to_string()))? {
            add(&mut all, kind, &file.path)?;
        }
    }
    add(&mut all, "participants", &study.root.join(PARTICIPANTS))?;
    add(&mut all, "study", &study.log_site().journal())?;
    all.retain(|stored| stored.files > 0);
    Ok(all)
}

/// Whether others than its owner can look into the private folder; none where it is not there, or the
/// system does not tell.
pub(super) fn private_is_open(study: &Study) -> Option<bool> {
    let data = study.root.join(PRIVATE).metadata().ok()?;
    others_can_read(&data)
}

fn folder(path: &Path) -> io::Result<Vec<std::path::PathBuf>> {
    let entries = match std::fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ) =>
        {
            return Ok(Vec::new());
        }
        Err(error) => return Err(error),
    };
    let paths: io::Result<Vec<_>> = entries.map(|entry| Ok(entry?.path())).collect();
    let mut paths = paths?;
    paths.sort();
    Ok(paths)
}

/// Adds a file, or all files in a folder; links are not followed.
fn add(all: &mut [Stored], kind: &str, path: &Path) -> io::Result<()> {
    let data = match path.symlink_metadata() {
        Ok(data) => data,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    if data.is_dir() {
        for path in folder(path)? {
            add(all, kind, &path)?;
        }
        return Ok(());
    }
    let Some(stored) = all.iter_mut().find(|stored| stored.kind == kind) else {
        return Ok(());
    };
    stored.files += 1;
    stored.bytes += data.len();
    let end = path
        .extension()
        .map(|end| end.to_string_lossy().to_lowercase());
    stored.formats.extend(end);
    stored.encrypted += usize::from(data.len() > 0 && is_age(path));
    if let Some(open) = others_can_read(&data) {
        *stored.readable_by_others.get_or_insert_default() += usize::from(open);
    }
    Ok(())
}

/// Only what ends in `.age` is looked into: to open every file would take its time.
fn is_age(path: &Path) -> bool {
    use std::io::Read as _;
    if path.extension().is_none_or(|end| end != "age") {
        return false;
    }
    let mut begin = [0; AGE.len()];
    let read = std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut begin));
    read.is_ok() && begin == AGE
}
