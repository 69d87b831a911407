//! Where a study came from: the pack it started from, and what that pack's study had started from.

use serde::{Deserialize, Serialize};

/// The table `[pack]` of study.toml.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// What the pack is called.
    pub name: String,
    /// Its version: that of its first guide.
    pub version: String,
    /// SHA-256 of the pack, in hex.
    pub sha256: String,
    /// The pack that its study had started from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Box<Origin>>,
}

impl Origin {
    /// The pack itself, then those it goes back to, the oldest last.
    pub fn line(&self) -> impl Iterator<Item = &Origin> {
        std::iter::successors(Some(self), |origin| origin.from.as_deref())
    }
}
