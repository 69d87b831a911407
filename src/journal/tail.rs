//! What resuming sets aside: a torn tail and an unreadable draft. Nothing is thrown away.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use super::moment::Timestamp;
use super::read::Torn;
use super::site::Site;
use crate::{durable, system};

/// Copies a torn tail into a file beside the journal, then cuts the journal back to its last whole
/// line; gives the file.
///
/// # Errors
/// When the file cannot be written or the journal not be cut; the tail is then still there.
pub(super) fn set_tail_aside(site: &Site, torn: Torn, now: Timestamp) -> io::Result<PathBuf> {
    let mut journal = system::private_file()
        .read(true)
        .write(true)
        .open(site.journal())?;
    journal.seek(SeekFrom::Start(torn.offset))?;
    let mut bytes = Vec::new();
    journal.read_to_end(&mut bytes)?;
    let aside = create_aside(site.folder(), site.torn(), &bytes, now)?;
    cut(&journal, torn.offset)?;
    Ok(aside)
}

/// Moves a draft that is none out of the way; gives the file it is in now.
///
/// # Errors
/// When it cannot be copied or removed.
pub(super) fn set_draft_aside(site: &Site, draft: &Path, now: Timestamp) -> io::Result<PathBuf> {
    let prefix = format!("{}draft-", site.torn());
    let aside = create_aside(site.folder(), &prefix, &std::fs::read(draft)?, now)?;
    durable::remove(draft)?;
    Ok(aside)
}

/// The files beside a journal that something of it was set aside in.
///
/// # Errors
/// When the folder cannot be listed.
pub fn set_aside(site: &Site) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(site.folder())? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(site.torn()) {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

fn cut(journal: &File, len: u64) -> io::Result<()> {
    journal.set_len(len)?;
    journal.sync_all()
}

fn create_aside(folder: &Path, prefix: &str, bytes: &[u8], now: Timestamp) -> io::Result<PathBuf> {
    // Colons are not allowed in the names of files everywhere.
    let mut name = format!("{prefix}{now}");
    name.retain(|c| c != ':');
    for count in 1_u32.. {
        let path = match count {
            1 => folder.join(format!("{name}.txt")),
            more => folder.join(format!("{name}-{more}.txt")),
        };
        match durable::create(&path, bytes) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            done => {
                done?;
                system::sync_folder(folder)?;
                return Ok(path);
            }
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}
