//! The data of the setting: where an interview takes place, and who else is there.

use serde::{Deserialize, Serialize};

/// See [`super::Deed::Setting`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// Where.
    pub place: Venue,
    /// How many people are there besides interviewer and participants.
    pub others: u32,
}

/// Where an interview takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Venue {
    /// On a video call.
    Online,
    /// In one room.
    Location,
}

impl Venue {
    /// The word in the journal and in commands.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Venue::Online => "online",
            Venue::Location => "location",
        }
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Venue {
        match self {
            Venue::Online => Venue::Location,
            Venue::Location => Venue::Online,
        }
    }
}
