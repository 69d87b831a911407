//! Around the table in a group: who came late, left early or did not come, and whether everyone answers
//! in silence first.

use serde::{Deserialize, Serialize};

/// See [`super::Deed::Joined`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// Who.
    pub participant: String,
}

/// See [`super::Deed::Left`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// Who.
    pub participant: String,
}

/// See [`super::Deed::Absent`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absent {
    /// Who.
    pub participant: String,
    /// What was said when invited, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
}

/// See [`super::Deed::Silent`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Silent {
    /// In silence first from here on, or in turn again.
    pub on: bool,
}
