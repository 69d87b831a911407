//! The study: one folder with its sessions.
//!
//! What stands in `sessions/` is whole: a session is made in a hidden folder beside the others and
//! renamed when it is done. Hidden folders are passed over by all that reads.

pub mod adopt;
pub mod attach;
pub mod audio;
pub mod begin;
pub mod beside;
pub mod choose;
pub mod confidentiality;
pub mod consents;
pub mod create;
pub mod destroy;
pub mod error;
pub mod flow;
pub mod frozen;
pub mod holdings;
pub mod key;
pub mod listed;
pub mod load;
pub mod locked;
pub mod log;
pub mod merge;
pub mod name;
pub mod origin;
pub mod participants;
pub mod plan;
pub mod private;
pub mod progress;
pub mod propose;
pub mod protocol;
pub mod quota;
pub mod rare;
pub mod reader;
pub mod ready;
pub mod register;
pub mod retention;
pub mod reviews;
pub mod sample;
pub mod scratch;
pub mod select;
pub mod settings;
pub mod signups;
pub mod slip;
pub mod speakers;
pub mod themes;
pub mod transcripts;
pub mod withdraw;

use std::path::{Path, PathBuf};

use error::StudyError;
use settings::Settings;

use crate::seal::keyring::Keyring;

/// The name of the file that describes a study.
pub const STUDY: &str = "study.toml";

/// The name of the folder with the sessions.
pub const SESSIONS: &str = "sessions";

/// A study's folder and what its study.toml says.
#[derive(Debug, Clone)]
pub struct Study {
    /// The folder.
    pub root: PathBuf,
    /// What study.toml says; all defaults when there is none.
    pub settings: Settings,
    /// What opens what is locked in it.
    pub keyring: Keyring,
}

impl Study {
    /// The study to work in: the folder that was `named`; else the nearest one from `cwd` upwards
    /// with a study.toml or a sessions folder, where the home folder and those above it do not
    /// count; else `cwd`.
    ///
    /// # Errors
    /// When the named folder is none, or study.toml cannot be read.
    pub fn find(
        cwd: &Path,
        named: Option<&Path>,
        home: Option<&Path>,
    ) -> Result<Study, StudyError> {
        let root = match named {
            Some(named) if !named.is_dir() => {
                return Err(StudyError::NoFolder(named.to_owned()));
            }
            Some(named) => named.to_owned(),
            None => nearest(cwd, home).unwrap_or_else(|| cwd.to_owned()),
        };
        Study::open(root)
    }

    /// The study in a folder, whether or not it has a study.toml.
    ///
    /// # Errors
    /// When study.toml cannot be read.
    pub fn open(root: PathBuf) -> Result<Study, StudyError> {
        let settings = Settings::read(&root.join(STUDY))?;
        Ok(Study {
            root,
            settings,
            keyring: Keyring::default(),
        })
    }

    /// The folder with the sessions; it may not be there yet.
    #[must_use]
    pub fn sessions_folder(&self) -> PathBuf {
        self.root.join(SESSIONS)
    }
}

fn nearest(cwd: &Path, home: Option<&Path>) -> Option<PathBuf> {
    // Links are followed first, so that a home folder reached by another name is still home.
    let cwd = cwd.canonicalize().ok()?;
    let home = home.and_then(|home| home.canonicalize().ok());
    let counts = |folder: &&Path| !home.as_ref().is_some_and(|home| home.starts_with(folder));
    let is_study = |folder: &&Path| folder.join(STUDY).is_file() || folder.join(SESSIONS).is_dir();
    let found = cwd.ancestors().filter(counts).find(is_study);
    found.map(Path::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(cwd: &Path, home: &Path) -> PathBuf {
        Study::find(cwd, None, Some(home)).unwrap().root
    }

    #[test]
    fn the_nearest_folder_upwards_is_the_study() {
        let top = tempfile::tempdir().unwrap();
        let top = top.path().canonicalize().unwrap();
        let deep = top.join("home/me/study/notes/deep");
        std::fs::create_dir_all(&deep).unwrap();
        std::fs::create_dir_all(top.join("home/me/study/sessions")).unwrap();
        assert_eq!(at(&deep, &top.join("home/me")), top.join("home/me/study"));
        std::fs::write(top.join("home/me/study/notes/study.toml"), "").unwrap();
        assert_eq!(
            at(&deep, &top.join("home/me")),
            top.join("home/me/study/notes")
        );
    }

    #[test]
    fn the_home_folder_and_those_above_it_do_not_count() {
        let top = tempfile::tempdir().unwrap();
        let top = top.path().canonicalize().unwrap();
        let deep = top.join("home/me/papers");
        std::fs::create_dir_all(&deep).unwrap();
        std::fs::create_dir_all(top.join("home/me/sessions")).unwrap();
        std::fs::create_dir_all(top.join("sessions")).unwrap();
        assert_eq!(at(&deep, &top.join("home/me")), deep);
        assert_eq!(at(&deep, &top.join("elsewhere")), top.join("home/me"));
    }

    #[test]
    fn a_named_folder_that_is_none_is_an_error() {
        let top = tempfile::tempdir().unwrap();
        let named = top.path().join("none");
        let found = Study::find(top.path(), Some(&named), None);
        assert!(matches!(found, Err(StudyError::NoFolder(_))));
    }
}
