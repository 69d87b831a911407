//! The journal: everything that happened in a session, or to a study, append-only, one JSON object a
//! line.
//!
//! A line counts once it is written and synced. The journal knows nothing of screens. The format is
//! described in docs/journal.md.

pub mod append;
pub mod begin;
mod chain;
pub mod damage;
pub mod deed;
pub mod draft;
pub mod erase;
pub mod follow;
pub mod hash;
pub mod line;
pub mod lock;
pub mod moment;
pub mod read;
pub mod resume;
pub mod salt;
pub mod site;
mod storage;
pub mod tail;
pub mod verify;
pub mod writer;

use deed::Deed;
use moment::Timestamp;

/// The name of a journal's file in a session's folder.
pub const JOURNAL: &str = "journal.jsonl";

/// The name of the study's own journal.
pub const STUDY_JOURNAL: &str = "study.jsonl";

/// The name of the file that says which session it is, which line 0 follows from.
pub const SESSION: &str = "session.toml";

/// The name of the guide as it was used.
pub const GUIDE: &str = "guide.toml";

/// The name of the file with the unfinished line.
pub const DRAFT: &str = "draft.json";

/// One thing that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Its place in the journal, from 0 without a gap.
    pub seq: u64,
    /// When, by the computer's calendar.
    pub at: Timestamp,
    /// When, in milliseconds since the session's start.
    pub ms: u64,
    /// What.
    pub deed: Deed,
}
