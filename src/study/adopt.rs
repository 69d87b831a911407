//! Taking a session in that was made elsewhere: copied whole beside the others, then renamed.

use std::io;
use std::path::Path;

use super::Study;
use super::create::{SessionFolder, UNFINISHED};
use super::error::StudyError;
use crate::journal::lock::LOCK;
use crate::{durable, system};

impl Study {
    /// Copies a session into the study, under its own id; when it returns, it is on the disk.
    ///
    /// # Errors
    /// When the study has a session of that id, or a file cannot be copied; then nothing of it is
    /// there.
    pub fn adopt(&self, session: &SessionFolder) -> Result<SessionFolder, StudyError> {
        let sessions = self.make_sessions_folder()?;
        let path = sessions.join(&session.id);
        if path.exists() {
            return Err(StudyError::Io(path, io::ErrorKind::AlreadyExists.into()));
        }
        let unfinished = sessions.join(format!("{UNFINISHED}{}", session.id));
        let made = copy(&session.path, &unfinished)
            .and_then(|()| durable::sync_within(&unfinished))
            .and_then(|()| std::fs::rename(&unfinished, &path))
            .and_then(|()| system::sync_folder(&sessions));
        if let Err(error) = made {
            let _ = std::fs::remove_dir_all(&unfinished);
            return Err(StudyError::Io(path, error));
        }
        Ok(SessionFolder {
            id: session.id.clone(),
            numbers: session.numbers.clone(),
            path,
        })
    }
}

/// Copies a folder with all that is in it, but for its lock.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    system::create_private_folder(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if entry.file_type()?.is_dir() {
            copy(&source, &target)?;
        } else if entry.file_name() != LOCK {
            let mut options = system::private_file();
            let mut file = options.write(true).create_new(true).open(&target)?;
            io::copy(&mut std::fs::File::open(&source)?, &mut file)?;
        }
    }
    Ok(())
}
