//! A study's folder, begun: all that stands in it on the first day, there at once or not at all.

use std::io;
use std::path::Path;

use super::settings::Settings;
use super::{SESSIONS, Study};
use crate::seal::keyring::Keyring;
use crate::{durable, system};

/// The folder with the study's own guides.
pub const GUIDES: &str = "guides";

/// What git passes over: names, sound, and what only matters while the program runs.
const IGNORED: &str = "\
/private/
/sessions/*/audio/
*.flac
*.wav
*.mp3
*.m4a
*.mp4
*.ogg
*.age
lock
/study.lock
";

/// One file of the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where it stands, from the study's folder, with `/`.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl File {
    /// A file with a text.
    pub fn new(name: impl Into<String>, text: impl Into<Vec<u8>>) -> File {
        File {
            name: name.into(),
            bytes: text.into(),
        }
    }
}

/// Makes the study's folder, where none or an empty one may be, with these files in it; study.toml
/// is one of them.
///
/// # Errors
/// When there is something in the folder already, or it cannot be written; nothing is left then.
pub fn begin(folder: &Path, files: &[File]) -> io::Result<()> {
    durable::place_folder(folder, |made| {
        for empty in [SESSIONS, GUIDES] {
            system::create_new_private_folder(&made.join(empty))?;
        }
        let study = Study {
            root: made.to_owned(),
            settings: Settings::default(),
            keyring: Keyring::default(),
        };
        study.private_folder()?;
        put(made, &File::new(".gitignore", IGNORED))?;
        files.iter().try_for_each(|file| put(made, file))
    })
}

fn put(made: &Path, file: &File) -> io::Result<()> {
    let path = made.join(&file.name);
    system::create_private_folder(durable::folder_of(&path))?;
    durable::create_unsynced(&path, &file.bytes)
}
