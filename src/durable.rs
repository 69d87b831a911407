//! The one writer of durable files: beside, synced, renamed.
//!
//! A file written here is whole or not there: readers see the old text or the new one, also after a
//! power cut.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::system;

/// Replaces the file at `path` by `bytes`, readable by its owner alone.
///
/// # Errors
/// When the new file cannot be written, synced or renamed; the old one then stands untouched.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    replace_by(path, |file| file.write_all(bytes)).map(drop)
}

/// Replaces the file at `path` by what `write` puts into it; gives the new file, open at its end.
///
/// # Errors
/// As [`replace`], and when `write` fails. When only the sync of the folder failed, the new file
/// stands there, though perhaps not after a power cut.
pub fn replace_by(
    path: &Path,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> io::Result<File> {
    let beside = beside(path);
    let written =
        write_synced(&beside, write).and_then(|file| std::fs::rename(&beside, path).map(|()| file));
    if written.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    let file = written?;
    system::sync_folder(folder_of(path))?;
    Ok(file)
}

/// Makes the folder at `path`, where none or an empty one may be, of what `fill` puts into a folder
/// beside it.
///
/// # Errors
/// When there is something in the folder already, or it cannot be made, filled, synced or renamed;
/// nothing is left then.
pub fn place_folder(path: &Path, fill: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<()> {
    let beside = beside(path);
    match std::fs::read_dir(path).map(|mut entries| entries.next().is_none()) {
        Ok(true) => {}
        Ok(false) => return Err(io::ErrorKind::DirectoryNotEmpty.into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    // What an export that was cut short left behind.
    let _ = std::fs::remove_dir_all(&beside);
    let made = system::create_new_private_folder(&beside)
        .and_then(|()| fill(&beside))
        .and_then(|()| sync_within(&beside))
        .and_then(|()| std::fs::rename(&beside, path));
    if made.is_err() {
        let _ = std::fs::remove_dir_all(&beside);
    }
    made?;
    system::sync_folder(folder_of(path))
}

/// Makes a file that is not there yet, synced, readable by its owner alone.
///
/// # Errors
/// When the file exists, or cannot be written or synced.
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = system::private_file()
        .write(true)
        .create_new(true)
        .open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Makes a file that is not there yet, as [`create`] does, but leaves it to [`sync_within`] or
/// [`sync_all`] to make it durable.
///
/// # Errors
/// When the file exists, or cannot be written.
pub fn create_unsynced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = system::private_file();
    let mut file = options.write(true).create_new(true).open(path)?;
    file.write_all(bytes)
}

/// Makes durable all that is in a folder of thousands of files: with one sync of the whole disk
/// where the system can do that, which takes the time of a few.
///
/// # Errors
/// As [`sync_within`].
pub fn sync_all(folder: &Path) -> io::Result<()> {
    if system::sync_disk_of(folder)? {
        return Ok(());
    }
    sync_within(folder)
}

/// Makes durable all that is in a folder, file by file, however deep, and the folder itself.
///
/// # Errors
/// When something cannot be opened or synced.
pub fn sync_within(folder: &Path) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            sync_within(&path)?;
        } else {
            // Not every system syncs a file that was opened for reading alone.
            system::private_file().write(true).open(&path)?.sync_all()?;
        }
    }
    system::sync_folder(folder)
}

/// Removes a file, and what a replacement that was cut short left beside it; one that is not there
/// is no error.
///
/// # Errors
/// When the file is there and cannot be removed.
pub fn remove(path: &Path) -> io::Result<()> {
    for path in [path, &beside(path)] {
        match std::fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

fn write_synced(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<File> {
    let mut file: File = system::private_file()
        .read(true)
        .write(true)
        .create(true)
        .truncate(true)
        .open(path)?;
    write(&mut file)?;
    file.sync_all()?;
    Ok(file)
}

/// The folder a file stands in.
#[must_use]
pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

fn beside(path: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".new");
    path.with_file_name(name)
}
