//! What is said when recordings are destroyed, and when they should be.

/// What `destroy` asks and says.
#[derive(Debug)]
pub struct DestroyTexts {
    /// No recording: `{session}`.
    pub nothing: &'static str,
    /// What goes: `{session}`, `{count}`, `{megabytes}`.
    pub goes: &'static str,
    /// Whether it is transcribed.
    pub is_transcribed: &'static str,
    /// Whether the institution allows it to go.
    pub may_go: &'static str,
    /// What is typed for yes, in lower case.
    pub yes: &'static [&'static str],
    /// Nobody can be asked.
    pub nobody_to_ask: &'static str,
    /// Not agreed to.
    pub kept: &'static str,
    /// One file went: `{file}`, `{bytes}`, `{sha256}`.
    pub gone: &'static str,
    /// What may still hold it.
    pub still_holds: &'static str,
    /// Past the retention time: `{session}`, `{days}`.
    pub past: &'static str,
}
