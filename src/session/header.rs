//! session.toml: what is known of a session before its first event; written once.

use std::str::FromStr;

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// What session.toml says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The session's own id, for good.
    pub uuid: uuid::Uuid,
    /// The guide's id.
    pub guide: String,
    /// The guide's version.
    pub guide_version: String,
    /// SHA-256 of guide.toml, in hex.
    pub guide_sha256: String,
    /// `R7`, or several in a group.
    pub participants: Vec<String>,
    /// What the session is for.
    pub phase: Phase,
    /// The language it began in, a BCP 47 tag.
    pub language: String,
    /// The start, with the offset of the place it was held.
    #[serde(with = "toml_datetime")]
    pub start: OffsetDateTime,
}

/// What a session is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// An interview of the study.
    Main,
    /// An interview that tries the guide out.
    Pilot,
    /// Findings laid before participants.
    MemberCheck,
    /// Practice.
    Rehearsal,
    /// Fragments brought in from elsewhere.
    Imported,
    /// Made up, to show.
    Example,
}

impl Phase {
    /// The phases that counts and exports take unless told otherwise.
    pub const COUNTED: [Phase; 2] = [Phase::Main, Phase::Imported];

    /// The word in session.toml and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Phase::Main => "main",
            Phase::Pilot => "pilot",
            Phase::MemberCheck => "member-check",
            Phase::Rehearsal => "rehearsal",
            Phase::Imported => "imported",
            Phase::Example => "example",
        }
    }
}

impl Header {
    /// The bytes of session.toml.
    ///
    /// # Errors
    /// When TOML cannot hold it, which a header made by this program never is.
    pub fn to_toml(&self) -> Result<String, toml::ser::Error> {
        toml::to_string(self)
    }

    /// Reads session.toml.
    ///
    /// # Errors
    /// When it is not TOML, or a key is missing or of another shape.
    pub fn from_toml(text: &str) -> Result<Header, toml::de::Error> {
        toml::from_str(text)
    }
}

/// A date and time as TOML's own type, `2026-01-12T14:05:00+01:00`.
mod toml_datetime {
    use super::{Deserialize as _, OffsetDateTime, Rfc3339, Serialize as _};
    use toml::value::Datetime;

    pub(super) fn serialize<S: serde::Serializer>(
        moment: &OffsetDateTime,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        use serde::ser::Error as _;
        let text = moment.format(&Rfc3339).map_err(S::Error::custom)?;
        <Datetime as super::FromStr>::from_str(&text)
            .map_err(S::Error::custom)?
            .serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<OffsetDateTime, D::Error> {
        use serde::de::Error as _;
        let written = Datetime::deserialize(deserializer)?;
        OffsetDateTime::parse(&written.to_string(), &Rfc3339).map_err(D::Error::custom)
    }
}
