//! Files of somebody else's folder: read only where they are files, never through a link that leads out
//! of it.

use std::io;
use std::path::{Path, PathBuf};

use crate::journal::lock::LOCK;

/// The files in a folder, however deep, by their way from it, with `/` between; without locks, and
/// without what is hidden, such as a file that was being written.
///
/// # Errors
/// When something cannot be listed, is neither a file nor a folder, or has a name that is no text.
pub fn files_in(folder: &Path) -> io::Result<Vec<String>> {
    if !folder.symlink_metadata()?.is_dir() {
        return Err(odd(folder));
    }
    let mut found = Vec::new();
    gather(folder, "", &mut found)?;
    found.sort();
    Ok(found)
}

fn gather(folder: &Path, way: &str, found: &mut Vec<String>) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let Some(name) = name
            .to_str()
            .filter(|name| !name.contains(char::is_control))
        else {
            return Err(odd(&entry.path()));
        };
        if name.starts_with('.') || name == LOCK {
            continue;
        }
        let kind = entry.file_type()?;
        if kind.is_dir() {
            gather(&entry.path(), &format!("{way}{name}/"), found)?;
        } else if kind.is_file() {
            found.push(format!("{way}{name}"));
        } else {
            return Err(odd(&entry.path()));
        }
    }
    Ok(())
}

/// The folders in a folder, by name; hidden ones are passed over, and none is there without it.
///
/// # Errors
/// As [`files_in`].
pub fn folders_in(folder: &Path) -> io::Result<Vec<String>> {
    match folder.symlink_metadata() {
        Ok(data) if data.is_dir() => {}
        Ok(_) => return Err(odd(folder)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    }
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() && !name.starts_with('.') {
            found.push(name);
        }
    }
    found.sort();
    Ok(found)
}

/// A file that is one, and no link to one elsewhere; none when nothing is there.
///
/// # Errors
/// When it is something else, or cannot be looked at.
pub fn file(path: PathBuf) -> io::Result<Option<PathBuf>> {
    match path.symlink_metadata() {
        Ok(data) if data.is_file() => Ok(Some(path)),
        Ok(_) => Err(odd(&path)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn odd(path: &Path) -> io::Error {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let what =
        format!("{name} is no file or folder of its own, or has no name that can be written");
    io::Error::new(io::ErrorKind::InvalidInput, what)
}
