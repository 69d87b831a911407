//! The journal: everything that happened in a session, append-only, one JSON object a line.
//!
//! A line counts once it is written and synced. The journal knows nothing of screens.

pub mod deed;
pub mod moment;

use deed::Deed;
use moment::Timestamp;

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
