//! A pack: what another needs to do a study again, in one zip, and nothing of anybody who took part.

pub mod make;
pub mod read;

use serde::{Deserialize, Serialize};

use crate::study::origin::Origin;

/// The file that says what is in a pack.
pub const MANIFEST: &str = "pack.toml";

/// The file with the protocol, as study.toml has it.
pub const SETTINGS: &str = "settings.toml";

/// The folder of a study with what came in the pack it started from, as it was.
pub const PACK: &str = "pack";

/// The form of packs that this version writes and reads.
pub const FORMAT: u32 = 1;

/// The longest name of a file.
const LONGEST: usize = 120;

/// What pack.toml says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The form of the pack.
    pub format: u32,
    /// What it is called.
    pub name: String,
    /// Its version: that of its first guide.
    pub version: String,
    /// The program that made it.
    pub program: String,
    /// The pack that its study had started from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Origin>,
    /// The guides; the first is what a study starts from.
    #[serde(rename = "guide", default)]
    pub guides: Vec<PackedGuide>,
    /// Every file but this one.
    #[serde(rename = "file", default)]
    pub files: Vec<PackedFile>,
}

/// A guide in a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackedGuide {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// What it says of itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The file, within `guides/`.
    pub file: String,
}

/// A file in a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackedFile {
    /// Where it stands, with `/`.
    pub path: String,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
}

/// Whether a name stands below the folder it is put in, on every system, and steers nothing.
#[must_use]
pub fn is_plain(name: &str) -> bool {
    let is_sign = |c: char| c.is_alphanumeric() || " ._-+(),".contains(c);
    let is_part = |part: &str| {
        !part.is_empty() && !part.starts_with(['.', ' ']) && !part.ends_with(['.', ' '])
    };
    name.len() <= LONGEST
        && name.chars().all(|c| c == '/' || is_sign(c))
        && name.split('/').all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_climbs_out_hides_or_steers_is_not_plain() {
        for name in [
            "",
            "/etc/passwd",
            "../x",
            "guides/../../x",
            "a//b",
            "C:/x",
            "a\\b",
            ".git/config",
            "guides/.x",
            "x\u{1b}[2J",
            "x\u{202e}y",
            "x\n",
            "x.",
            "guides/",
            "~x\0",
        ] {
            assert!(!is_plain(name), "{name:?}");
        }
        for name in ["guides/mijn gids-1.toml", "HOWTO.md", "guides/één.toml"] {
            assert!(is_plain(name), "{name:?}");
        }
        assert!(!is_plain(&"x".repeat(LONGEST + 1)));
    }
}
