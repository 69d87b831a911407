//! Attaching a recording that was made elsewhere: copied into the session, and journalled.

use std::fs::File;
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};

use super::audio::{AUDIO, append_now};
use super::create::SessionFolder;
use crate::durable;
use crate::journal::append::OpenError;
use crate::journal::deed::{Deed, RecordingAttached};
use crate::journal::hash::Hash;
use crate::journal::resume::resume;
use crate::seal::lock::Lock;
use crate::seal::recipients::Recipients;
use crate::system;

/// A recording to attach.
#[derive(Debug)]
pub struct Elsewhere<'a> {
    /// Where it is.
    pub path: &'a Path,
    /// Samples a second.
    pub rate: u32,
    /// How many samples each track has.
    pub samples: u64,
    /// The session's clock at its beginning, in milliseconds.
    pub at_ms: i64,
    /// Those who can open the copy; none is one that is not encrypted.
    pub sealed_for: Option<Recipients>,
}

impl SessionFolder {
    /// Copies a recording into the session's `audio/` folder and says so in the journal. It gets a
    /// name of its own, `attached-001` and so on: names of files often hold those of people. The
    /// original stays where it is.
    ///
    /// # Errors
    /// When another process holds the session, or a file cannot be read or written; then nothing of
    /// it is kept.
    pub fn attach(&self, recording: &Elsewhere<'_>) -> Result<RecordingAttached, OpenError> {
        let mut session = resume(&self.path)?;
        let folder = self.path.join(AUDIO);
        system::create_private_folder(&folder)?;
        let taken = session
            .reading
            .events
            .iter()
            .filter_map(|event| match &event.deed {
                Deed::RecordingAttached(known) => Some(known.file.as_str()),
                _ => None,
            });
        let taken: Vec<&str> = taken.collect();
        let (name, path) = free_name(&folder, recording, &taken)?;
        let copy = |file: &mut File| {
            let mut from = BufReader::with_capacity(1 << 20, File::open(recording.path)?);
            match &recording.sealed_for {
                None => io::copy(&mut from, file).map(drop),
                Some(to) => {
                    let mut sealed = Lock::Recipients(to.clone()).wrap(file)?;
                    io::copy(&mut from, &mut sealed)?;
                    sealed.finish().map(drop)
                }
            }
        };
        let journalled = durable::replace_by(&path, copy).and_then(|_| {
            // Of what is kept, read back from the disk.
            let sha256 = Hash::of_reader(&mut BufReader::new(File::open(&path)?))?.to_string();
            let attached = RecordingAttached {
                file: name,
                rate: recording.rate,
                samples: recording.samples,
                at_ms: recording.at_ms,
                sha256,
            };
            append_now(&mut session, [attached.clone().into()].into_iter())?;
            Ok(attached)
        });
        if journalled.is_err() {
            durable::remove(&path)?;
        }
        Ok(journalled?)
    }
}

/// The first name that neither the folder nor the journal has, with the ending of the original.
fn free_name(
    folder: &Path,
    recording: &Elsewhere<'_>,
    taken: &[&str],
) -> io::Result<(String, PathBuf)> {
    let original = recording.path;
    let ending = original.extension().unwrap_or_default().to_string_lossy();
    let ending = ending.to_ascii_lowercase();
    let is_clean =
        (1..=5).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric());
    let ending = if is_clean { ending.as_str() } else { "sound" };
    let sealed = recording.sealed_for.as_ref().map_or("", |_| ".age");
    for number in 1..=999 {
        let stem = format!("attached-{number:03}");
        let is_taken = taken.iter().any(|name| name.starts_with(&stem));
        let name = format!("{stem}.{ending}{sealed}");
        let path = folder.join(&name);
        if !is_taken && path.symlink_metadata().is_err() {
            return Ok((name, path));
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}
