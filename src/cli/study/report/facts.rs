//! The overview of a study: what it says, as programs read it. Everything follows from the files.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::stored::Stored;
use crate::study::flow::Flow;

/// The overview. Keys are documented in docs/report.md.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    pub program: &'static str,
    /// The last moment that any journal tells of.
    pub as_of: Option<String>,
    pub study: About,
    pub guides: Vec<GuideUsed>,
    pub flow: Flow,
    pub quota: Value,
    /// The same set out for reading.
    #[serde(skip)]
    pub quota_rows: Vec<Vec<String>>,
    pub phases: Vec<PhaseCount>,
    pub consent: Vec<Item>,
    pub data: Vec<Stored>,
    /// Whether others can look into the private folder.
    pub private_open: Option<bool>,
    pub destroyed: Vec<Gone>,
    pub withdrawals: Vec<Count>,
    pub exports: Vec<Export>,
    pub recorder: BTreeMap<&'static str, String>,
    pub coders: Vec<Coder>,
    pub agreement: Vec<Agreed>,
    pub left: Left,
    pub member_checks: Vec<Check>,
    pub journals: Vec<Journal>,
    /// What could not be read or trusted.
    pub problems: Vec<String>,
}

#[derive(Debug, Default, Serialize)]
pub(super) struct About {
    pub title: Option<String>,
    pub language: Option<String>,
    pub researchers: Vec<String>,
    pub ends: Option<String>,
    /// What the researcher wrote in `[plan]`.
    pub plan: BTreeMap<String, String>,
    /// The pack it started from.
    pub pack: BTreeMap<String, String>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct GuideUsed {
    pub guide: String,
    pub version: String,
    pub sha256: Option<String>,
    pub title: String,
    pub status: Option<String>,
    /// Sessions by phase; none were held with a version that only lies in guides/.
    pub sessions: BTreeMap<&'static str, usize>,
    pub first: Option<String>,
    pub last: Option<String>,
    pub history: Vec<Step>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Step {
    pub date: String,
    pub from: String,
    pub to: String,
    pub reason: String,
}

#[derive(Debug, Serialize)]
pub(super) struct PhaseCount {
    pub phase: &'static str,
    pub finished: usize,
    pub open: usize,
    pub damaged: usize,
}

/// A consent item with its wordings.
#[derive(Debug, Serialize)]
pub(super) struct Item {
    #[serde(rename = "item")]
    pub id: String,
    pub label: String,
    pub answers: BTreeMap<&'static str, usize>,
    pub wordings: Vec<Wording>,
}

#[derive(Debug, Serialize)]
pub(super) struct Wording {
    pub guide: String,
    pub version: String,
    pub language: String,
    #[serde(rename = "wording")]
    pub words: String,
    pub answers: BTreeMap<&'static str, usize>,
}

/// Something that was destroyed.
#[derive(Debug, Serialize)]
pub(super) struct Gone {
    pub what: &'static str,
    pub session: Option<String>,
    pub at: String,
    pub author: Option<String>,
    pub why: String,
    pub people: Option<usize>,
    pub bytes: u64,
    pub sha256: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct Count {
    pub scope: &'static str,
    pub participants: usize,
}

#[derive(Debug, Serialize)]
pub(super) struct Export {
    pub at: String,
    pub format: String,
    pub file: String,
    pub sha256: Option<String>,
    pub sessions: usize,
    pub phases: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
pub(super) struct Coder {
    #[serde(rename = "coder")]
    pub name: String,
    pub rounds: u32,
    pub sessions: usize,
}

/// How far two coders agree, in the sessions that both reviewed.
#[derive(Debug, Serialize)]
pub(super) struct Agreed {
    pub coders: [String; 2],
    pub sessions: usize,
    pub units: u32,
    pub identical: Option<f64>,
    pub kappa: Option<f64>,
}

#[derive(Debug, Default, Serialize)]
pub(super) struct Left {
    pub unfinished: usize,
    pub parked: usize,
    pub not_transcribed: usize,
    pub fragments: usize,
    pub base_questions: usize,
    pub asked_everywhere: usize,
}

#[derive(Debug, Serialize)]
pub(super) struct Check {
    pub session: String,
    pub day: String,
    pub participants: usize,
    pub statements: usize,
    pub not_asked: usize,
    pub state: &'static str,
}

#[derive(Debug, Serialize)]
pub(super) struct Journal {
    pub file: String,
    pub lines: u64,
    pub last_hash: Option<String>,
    pub whole: bool,
}
