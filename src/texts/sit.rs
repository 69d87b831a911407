//! What is said when one sits down at a session and when one leaves it.

/// What `run` and `resume` say around the session itself.
#[derive(Debug)]
pub struct SitTexts {
    /// No screen to draw on.
    pub no_terminal: &'static str,
    /// Not a time of day: `{time}`.
    pub not_a_time: &'static str,
    /// No session to go on with.
    pub nothing_open: &'static str,
    /// The session could not be held: `{reason}`.
    pub could_not: &'static str,
    /// Left with all kept: `{id}`, `{hash}`.
    pub left: &'static str,
    /// Entries that could not be written: `{count}`.
    pub not_written: &'static str,
}
