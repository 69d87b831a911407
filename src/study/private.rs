//! The private folder: what holds names. Only its owner reads it, git passes over it, and nothing in it
//! is handed over.

use std::io;
use std::path::PathBuf;

use super::Study;
use crate::{durable, system};

/// The folder with what holds names.
pub const PRIVATE: &str = "private";

impl Study {
    /// The private folder, made when it is not there.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn private_folder(&self) -> io::Result<PathBuf> {
        let folder = self.root.join(PRIVATE);
        system::create_private_folder(&folder)?;
        let ignored = folder.join(".gitignore");
        if !ignored.exists() {
            // A study that is kept with git is pushed somewhere sooner or later.
            durable::replace(&ignored, b"*\n")?;
        }
        Ok(folder)
    }
}
