//! The data of events that come with a second note-taker.

use serde::{Deserialize, Serialize};

/// How it was found out by how much two clocks differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// Both marked the same moment.
    Mark,
    /// It was told.
    Told,
}

/// See [`super::Deed::Synced`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Synced {
    /// The observer's clock minus the moderator's, in milliseconds.
    pub offset_ms: i64,
    /// How it was found out.
    pub by: Means,
}

/// See [`super::Deed::Grid`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grid {
    /// The observer who takes the answers down from here on; none when the moderator does.
    pub owner: Option<String>,
    /// One more than the highest there was in any journal of the session: the highest holds.
    pub turn: u32,
}
