//! A study for a while: a private folder among the system's temporary ones, so that a rehearsal
//! leaves nothing where the interviews are.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::Study;
use super::settings::Settings;
use crate::journal::lock::Lock;
use crate::seal::keyring::Keyring;
use crate::system;

/// What its folder is called by.
pub const SCRATCH: &str = "leidraad-rehearsal-";
/// A folder that nobody holds is a leftover from this age on: one that is being made is younger.
const LEFTOVER: Duration = Duration::from_mins(1);

/// A study for a while. When it is dropped its folder is gone, with all that is in it.
#[derive(Debug)]
pub struct Scratch {
    /// The study.
    pub study: Study,
    /// Says to other rehearsals that this folder is no leftover.
    lock: Option<Lock>,
    is_kept: bool,
}

impl Scratch {
    /// Makes one among the system's temporary folders, and removes what killed ones left there.
    ///
    /// # Errors
    /// When no folder can be made.
    pub fn make() -> io::Result<Scratch> {
        Scratch::make_in(&std::env::temp_dir())
    }

    /// Makes one in a folder, as [`Scratch::make`] does.
    ///
    /// # Errors
    /// When no folder can be made.
    pub fn make_in(folder: &Path) -> io::Result<Scratch> {
        let root = folder.join(format!("{SCRATCH}{}", uuid::Uuid::new_v4().simple()));
        system::create_new_private_folder(&root)?;
        sweep(folder, &root);
        let lock = Lock::take(&root).ok();
        let settings = Settings::default();
        Ok(Scratch {
            study: Study {
                root,
                settings,
                keyring: Keyring::default(),
            },
            lock,
            is_kept: false,
        })
    }

    /// Leaves the folder where it is, for somebody to look after; gives it.
    #[must_use]
    pub fn leave(mut self) -> PathBuf {
        self.is_kept = true;
        self.study.root.clone()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // Not every system removes a file that is open.
        drop(self.lock.take());
        if !self.is_kept {
            // What cannot be removed now is removed at the next rehearsal.
            let _ = std::fs::remove_dir_all(&self.study.root);
        }
    }
}

/// Removes what earlier ones left that were killed: ours, old enough, and held by nobody.
fn sweep(folder: &Path, own: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        let is_named = entry.file_name().to_string_lossy().starts_with(SCRATCH);
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_named
            && is_folder
            && path != own
            && system::has_owner_of(&path, own)
            && is_old(&path)
            && Lock::take(&path).is_ok()
        {
            let _ = std::fs::remove_dir_all(&path);
        }
    }
}

fn is_old(path: &Path) -> bool {
    let modified = path.symlink_metadata().and_then(|meta| meta.modified());
    modified.is_ok_and(|at| at.elapsed().is_ok_and(|age| age > LEFTOVER))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::SystemTime;

    #[test]
    fn nothing_is_left_of_it() {
        let top = tempfile::tempdir().unwrap();
        let scratch = Scratch::make_in(top.path()).unwrap();
        std::fs::write(scratch.study.root.join("words"), "secret").unwrap();
        let root = scratch.study.root.clone();
        assert!(root.is_dir());
        drop(scratch);
        assert!(!root.exists());
    }

    #[test]
    fn a_leftover_goes_at_the_next_and_what_is_held_or_young_stays() {
        let top = tempfile::tempdir().unwrap();
        let old = |name: &str| {
            let path = top.path().join(format!("{SCRATCH}{name}"));
            std::fs::create_dir(&path).unwrap();
            path
        };
        let long_ago = |path: &Path| {
            let folder = std::fs::File::open(path).unwrap();
            folder.set_modified(SystemTime::UNIX_EPOCH).unwrap();
        };
        let (left, held, young) = (old("left"), old("held"), old("young"));
        let lock = Lock::take(&held).unwrap();
        long_ago(&left);
        long_ago(&held);
        let scratch = Scratch::make_in(top.path()).unwrap();
        assert!(!left.exists());
        assert!(held.exists() && young.exists() && scratch.study.root.exists());
        drop(lock);
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_look_into_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let top = tempfile::tempdir().unwrap();
        let scratch = Scratch::make_in(top.path()).unwrap();
        let mode = scratch.study.root.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
    }
}
