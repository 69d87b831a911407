//! Where the end of a recording is that is encrypted while it is written.

use std::path::{Path, PathBuf};

/// The file beside a recording with what the recording itself does not hold yet: `001.tail.age` beside
/// `001.flac.age`.
#[must_use]
pub fn tail_of(recording: &Path) -> PathBuf {
    let name = recording.file_name().unwrap_or_default().to_string_lossy();
    let number = name.split('.').next().unwrap_or_default();
    recording.with_file_name(format!("{number}.tail.age"))
}
