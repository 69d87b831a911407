//! A pack, read: what is in it is somebody else's, and nothing of it is used before all of it is
//! right.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::fs::File;
use std::io::{self, Cursor, Read as _};
use std::path::Path;

use zip::ZipArchive;

use super::{FORMAT, MANIFEST, Manifest, SETTINGS, is_plain};
use crate::guide::load::{self, Loaded, Refused};
use crate::journal::hash::Hash;
use crate::safe::shown;
use crate::study::begin::GUIDES;
use crate::study::origin::Origin;
use crate::study::protocol;
use crate::study::settings::Settings;
use crate::texts::{PackTexts, fill};

/// The largest pack, and the most that its files may be together, in bytes. A pack is some hundred
/// kilobytes.
const LARGEST: u64 = 32 * 1024 * 1024;
/// The most files.
const MOST: usize = 200;

/// A pack in which all is as its pack.toml says.
#[derive(Debug)]
pub struct Pack {
    /// What pack.toml says.
    pub manifest: Manifest,
    /// The files by name.
    pub files: BTreeMap<String, Vec<u8>>,
    /// SHA-256 of the pack itself.
    pub hash: Hash,
    /// The guide that a study starts from.
    pub guide: Loaded,
    /// The protocol, as study.toml has it.
    pub settings: String,
}

/// Why a file is no pack to start from.
#[derive(Debug)]
pub enum NotAPack {
    /// It cannot be read.
    Io(io::Error),
    /// It is no whole zip: what the reader said.
    NoZip(String),
    /// It has no pack.toml.
    NoManifest,
    /// A file in it is not what it should be: which, and what is wrong.
    Broken(&'static str, String),
    /// A later version made it.
    Newer(u32),
    /// It is too large, or has too many files.
    TooMuch,
    /// A name that leads elsewhere, or steers.
    Name(String),
    /// A text with signs in it that steer a terminal.
    Steers(String),
    /// No file, but a link to one.
    Link(String),
    /// Files that are not as pack.toml says: not there, changed, or not named by it.
    Differs(Vec<String>),
    /// The guide to start from has errors.
    Guide(Refused),
}

impl Pack {
    /// What study.toml says of it.
    #[must_use]
    pub fn origin(&self) -> Origin {
        Origin {
            name: self.manifest.name.clone(),
            version: self.manifest.version.clone(),
            sha256: self.hash.as_str().to_owned(),
            from: self.manifest.from.clone().map(Box::new),
        }
    }
}

impl NotAPack {
    /// What is wrong, but for a guide's findings.
    #[must_use]
    pub fn say(&self, texts: &PackTexts) -> String {
        match self {
            NotAPack::Io(error) => error.to_string(),
            NotAPack::NoZip(reason) => fill(texts.no_zip, &[("reason", &shown(reason))]),
            NotAPack::NoManifest => texts.no_manifest.to_owned(),
            NotAPack::Broken(file, reason) => {
                let values: [(&str, &dyn Display); 2] =
                    [("file", file), ("reason", &shown(reason))];
                fill(texts.broken, &values)
            }
            NotAPack::Newer(format) => fill(texts.newer, &[("format", format)]),
            NotAPack::TooMuch => {
                let values: [(&str, &dyn Display); 2] =
                    [("files", &MOST), ("mib", &(LARGEST / (1024 * 1024)))];
                fill(texts.too_much, &values)
            }
            NotAPack::Name(name) => fill(texts.name, &[("name", &shown(name))]),
            NotAPack::Steers(name) => fill(texts.steers, &[("name", &shown(name))]),
            NotAPack::Link(name) => fill(texts.link, &[("name", &shown(name))]),
            NotAPack::Differs(names) => fill(texts.differs, &[("names", &names.join(", "))]),
            NotAPack::Guide(_) => texts.guide.to_owned(),
        }
    }
}

impl From<io::Error> for NotAPack {
    fn from(error: io::Error) -> NotAPack {
        NotAPack::Io(error)
    }
}

/// Reads a pack whole.
///
/// # Errors
/// When it cannot be read, or anything in it is not right.
pub fn read(path: &Path) -> Result<Pack, NotAPack> {
    let mut bytes = Vec::new();
    File::open(path)?
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)?;
    of_bytes(&bytes)
}

/// A pack of the bytes of its zip.
///
/// # Errors
/// As [`read`].
pub fn of_bytes(bytes: &[u8]) -> Result<Pack, NotAPack> {
    if length(bytes) > LARGEST {
        return Err(NotAPack::TooMuch);
    }
    let files = unpacked(bytes)?;
    let text = files.get(MANIFEST).ok_or(NotAPack::NoManifest)?;
    let broken = |reason: String| NotAPack::Broken(MANIFEST, reason);
    let text = std::str::from_utf8(text).map_err(|error| broken(error.to_string()))?;
    let manifest: Manifest = toml::from_str(text).map_err(|error| broken(error.to_string()))?;
    if manifest.format > FORMAT {
        return Err(NotAPack::Newer(manifest.format));
    }
    compare(&manifest, &files)?;
    let guide = guide(&manifest, &files)?;
    Ok(Pack {
        settings: settings(&files)?,
        hash: Hash::of(bytes),
        manifest,
        files,
        guide,
    })
}

fn length(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

/// The files in a zip, however large they claim to be never more of them than may be.
fn unpacked(bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, NotAPack> {
    let no_zip = |error: zip::result::ZipError| NotAPack::NoZip(error.to_string());
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(no_zip)?;
    if zip.len() > MOST {
        return Err(NotAPack::TooMuch);
    }
    let mut files = BTreeMap::new();
    let mut room = LARGEST;
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).map_err(no_zip)?;
        let name = entry.name().map_err(no_zip)?.into_owned();
        if entry.is_symlink() {
            return Err(NotAPack::Link(name));
        }
        if !is_plain(name.strip_suffix('/').unwrap_or(&name)) {
            return Err(NotAPack::Name(name));
        }
        if entry.is_dir() {
            continue;
        }
        let mut content = Vec::new();
        let read = entry.by_ref().take(room + 1).read_to_end(&mut content);
        read.map_err(|error| NotAPack::NoZip(format!("{name}: {error}")))?;
        room = room
            .checked_sub(length(&content))
            .ok_or(NotAPack::TooMuch)?;
        if steers(&content) {
            return Err(NotAPack::Steers(name));
        }
        files.insert(name, content);
    }
    Ok(files)
}

/// Whether a terminal that the text is printed on would do more than print it.
fn steers(content: &[u8]) -> bool {
    let is_text = |byte: &u8| *byte >= b' ' || b"\t\n\r".contains(byte);
    !content.iter().all(is_text)
}

/// Whether each file is there, as it was, and nothing else is.
fn compare(manifest: &Manifest, files: &BTreeMap<String, Vec<u8>>) -> Result<(), NotAPack> {
    let listed: BTreeMap<&str, &str> = manifest
        .files
        .iter()
        .map(|file| (file.path.as_str(), file.sha256.as_str()))
        .collect();
    let is_same = |path: &str, wanted: &str| {
        let found = files.get(path);
        found.is_some_and(|bytes| Hash::of(bytes).as_str() == wanted)
    };
    let changed = listed.iter().filter(|(path, hash)| !is_same(path, hash));
    let more = files.keys().map(String::as_str);
    let more = more.filter(|name| *name != MANIFEST && !listed.contains_key(name));
    let names: Vec<String> = changed
        .map(|(path, _)| *path)
        .chain(more)
        .map(|name| shown(name).into_owned())
        .collect();
    if names.is_empty() {
        Ok(())
    } else {
        Err(NotAPack::Differs(names))
    }
}

fn guide(manifest: &Manifest, files: &BTreeMap<String, Vec<u8>>) -> Result<Loaded, NotAPack> {
    let no_guide = || NotAPack::Broken(MANIFEST, "[[guide]]".to_owned());
    let mut guides = manifest.guides.iter().map(|packed| {
        let find = |name: &str| files.get(&format!("{GUIDES}/{name}")).map(Vec::as_slice);
        load::among(&packed.file, &find).map_err(NotAPack::Guide)
    });
    let first = guides.next().ok_or_else(no_guide)??;
    // The others have to be right as well: a study finds them in its folder.
    guides.try_for_each(|guide| guide.map(drop))?;
    Ok(first)
}

fn settings(files: &BTreeMap<String, Vec<u8>>) -> Result<String, NotAPack> {
    let Some(bytes) = files.get(SETTINGS) else {
        return Ok(String::new());
    };
    let broken = |reason: String| NotAPack::Broken(SETTINGS, reason);
    let text = std::str::from_utf8(bytes).map_err(|error| broken(error.to_string()))?;
    let kept = protocol::of(text).map_err(|error| broken(error.to_string()))?;
    toml::from_str::<Settings>(&kept).map_err(|error| broken(error.to_string()))?;
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_zip_or_cut_off_is_no_pack() {
        for bytes in [&b""[..], b"PK\x03\x04", b"title = 1\n", &[0; 5_000]] {
            assert!(matches!(of_bytes(bytes), Err(NotAPack::NoZip(_))));
        }
    }
}
