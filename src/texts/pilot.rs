//! What is said of pilots.

/// What `guide pilot` says.
#[derive(Debug)]
pub struct PilotTexts {
    /// No sessions: `{id}`, `{phases}`.
    pub none: &'static str,
    /// Above a version: `{id}`, `{version}`, `{count}`.
    pub head: &'static str,
    /// The heads: item, asked, skipped, minutes, planned, unclear.
    pub columns: [&'static str; 6],
    /// A wording that was flagged as unclear.
    pub unclear: &'static str,
    /// Why an item was skipped.
    pub skipped: &'static str,
}
