//! Folders of several interviewers brought together: what clashes, what comes in, and bringing it in.
//!
//! The other folder is only read. What comes in is written so that it can be stopped anywhere: first
//! what the study's own journal has to say (so that nobody who withdrew comes back, and no two people
//! under one number are taken for one), then who is who, then the sessions, each whole or not at all.
//! The same again brings what is not there yet.

pub mod carry;
pub mod compare;
pub mod differences;
pub mod past;
pub mod plain;
pub mod plan;
pub mod same;
pub mod side;

use std::path::PathBuf;

use super::error::StudyError;
use crate::journal::append::OpenError;

/// Why a folder cannot be brought in.
#[derive(Debug)]
pub enum NotMerged {
    /// It is no study: neither a study.toml nor sessions.
    NoStudy(PathBuf),
    /// It is this study.
    Itself(PathBuf),
    /// It was named twice.
    Twice(PathBuf),
    /// Its own journal was written by a later version.
    Newer(PathBuf, u32),
    /// The study's own journal cannot be written to.
    Log(OpenError),
    /// A session here is being worked in.
    InUse(String),
    /// A file stands in the way.
    Study(StudyError),
}

impl From<StudyError> for NotMerged {
    fn from(error: StudyError) -> NotMerged {
        NotMerged::Study(error)
    }
}

impl From<OpenError> for NotMerged {
    fn from(error: OpenError) -> NotMerged {
        NotMerged::Log(error)
    }
}
