//! What the private folder holds, by kind: the key with what else names people, lists of sign-ups,
//! transcripts as they came. Open and locked files alike.

use std::io;
use std::path::{Path, PathBuf};

use super::Study;
use super::error::StudyError;
use super::private::PRIVATE;
use super::retention::Kind;
use super::transcripts::AS_THEY_CAME;

/// The files that say who is who.
const KEY_FILES: [&str; 3] = ["key.toml", "speakers.toml", "terms.txt"];
/// How tables end that people sign up in.
const TABLES: [&str; 6] = ["csv", "tsv", "xlsx", "xls", "ods", "numbers"];
/// How what `age` encrypted ends.
const LOCKED: &str = "age";

/// A file on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where it is.
    pub path: PathBuf,
    /// How large it is.
    pub bytes: u64,
}

impl File {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> String {
        let name = self.path.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }

    /// Whether it ends as what `age` encrypted does.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.path.extension().is_some_and(|end| end == LOCKED)
    }
}

impl Study {
    /// What the private folder holds of a kind, in order of name; of recordings and the data nothing
    /// is kept there.
    ///
    /// # Errors
    /// When a folder cannot be listed.
    pub fn held_in_private(&self, kind: Kind) -> Result<Vec<File>, StudyError> {
        let folder = self.root.join(PRIVATE);
        let mut found = match kind {
            Kind::Recordings | Kind::Data => Vec::new(),
            Kind::AsTheyCame => {
                let mut found = Vec::new();
                let folder = folder.join(AS_THEY_CAME);
                within(&folder, &mut found).map_err(StudyError::at(folder))?;
                found
            }
            Kind::Key => files_of(&folder, is_of_key).map_err(StudyError::at(folder))?,
            Kind::SignUps => files_of(&folder, is_table).map_err(StudyError::at(folder))?,
        };
        found.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(found)
    }
}

/// A name without the ending of what is locked.
fn open_name(name: &str) -> &str {
    name.strip_suffix(".age").unwrap_or(name)
}

fn is_of_key(name: &str) -> bool {
    KEY_FILES.contains(&open_name(name))
}

fn is_table(name: &str) -> bool {
    let end = Path::new(open_name(name)).extension();
    let end = end.map(|end| end.to_string_lossy().to_lowercase());
    !name.starts_with('.') && end.is_some_and(|end| TABLES.contains(&end.as_str()))
}

fn files_of(folder: &Path, is_it: impl Fn(&str) -> bool) -> io::Result<Vec<File>> {
    let mut found = Vec::new();
    for entry in entries(folder)? {
        let entry = entry?;
        let data = entry.metadata()?;
        if data.is_file() && is_it(&entry.file_name().to_string_lossy()) {
            found.push(File {
                path: entry.path(),
                bytes: data.len(),
            });
        }
    }
    Ok(found)
}

/// All files in a folder, however deep; links are not followed.
fn within(folder: &Path, found: &mut Vec<File>) -> io::Result<()> {
    for entry in entries(folder)? {
        let entry = entry?;
        let data = entry.metadata()?;
        if data.is_dir() {
            within(&entry.path(), found)?;
        } else {
            found.push(File {
                path: entry.path(),
                bytes: data.len(),
            });
        }
    }
    Ok(())
}

fn entries(folder: &Path) -> io::Result<impl Iterator<Item = io::Result<std::fs::DirEntry>>> {
    match std::fs::read_dir(folder) {
        Ok(entries) => Ok(Some(entries).into_iter().flatten()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Ok(None::<std::fs::ReadDir>.into_iter().flatten())
        }
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_people_is_found_by_kind_open_or_locked() {
        let top = tempfile::tempdir().unwrap();
        let study = Study::open(top.path().to_owned()).unwrap();
        let none = study.held_in_private(Kind::Key).unwrap();
        assert!(none.is_empty());
        let private = study.private_folder().unwrap();
        std::fs::create_dir_all(private.join("transcripts/a")).unwrap();
        for name in [
            "key.toml",
            "terms.txt.age",
            "Sign-ups.CSV",
            "list.xlsx.age",
            ".hidden.csv",
            "note.txt",
            "transcripts/a/teams.vtt",
        ] {
            std::fs::write(private.join(name), "x").unwrap();
        }
        let names = |kind| -> Vec<String> {
            let held = study.held_in_private(kind).unwrap();
            held.iter().map(File::name).collect()
        };
        assert_eq!(names(Kind::Key), ["key.toml", "terms.txt.age"]);
        assert_eq!(names(Kind::SignUps), ["Sign-ups.CSV", "list.xlsx.age"]);
        assert_eq!(names(Kind::AsTheyCame), ["teams.vtt"]);
        assert!(names(Kind::Data).is_empty());
    }
}
