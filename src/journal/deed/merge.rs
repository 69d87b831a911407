//! The data of events about folders of other interviewers that were brought in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::journal::moment::Timestamp;

/// See [`super::Deed::Merged`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merged {
    /// The name of the folder, without the way to it.
    pub source: String,
    /// The hash of the last line that the other study's own journal had; none without a journal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub through: Option<String>,
    /// The ids of the sessions that come in.
    pub sessions: Vec<String>,
    /// What participants are called in this study whom the files of these sessions call otherwise.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub numbers: BTreeMap<String, String>,
}

/// See [`super::Deed::Renumbered`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Renumbered {
    /// The name of the folder, without the way to it.
    pub source: String,
    /// The hash of the last line that the other study's own journal had; none without a journal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub through: Option<String>,
    /// What participants of the other study are called in this one.
    pub participants: BTreeMap<String, String>,
}

/// See [`super::Deed::TakenOver`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenOver {
    /// The name of the folder it comes from, without the way to it.
    pub source: String,
    /// When it was written down there.
    pub at: Timestamp,
    /// The hash of the line in which it was first written down.
    pub hash: String,
    /// The kind of event.
    pub kind: String,
    /// Its own fields, with participants by the numbers they have in this study.
    pub data: Value,
}
