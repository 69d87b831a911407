//! What is said of how long what may be kept.

/// What is said of how long what may be kept.
#[derive(Debug)]
pub struct RetentionTexts {
    /// A problem with its place: `{file}`, `{line}`, `{column}`, `{what}`.
    pub at: &'static str,
    /// A kind that is none: `{key}`, `{meant}`.
    pub no_kind: &'static str,
    /// No time: `{key}`.
    pub no_time: &'static str,
    /// Only recordings are written out: `{key}`.
    pub only_recordings: &'static str,
    /// The end of the study is not given: `{key}`.
    pub no_end: &'static str,
    /// The end of the study is no date.
    pub no_date: &'static str,
    /// `retention` is neither a table nor a time.
    pub no_table: &'static str,
    /// The kinds that are no recording, in the order of `Kind::ALL` without the first.
    pub kinds: [&'static str; 4],
    /// A recording: `{session}`.
    pub sound: &'static str,
    /// One that was not written out yet: `{session}`.
    pub sound_not_transcribed: &'static str,
    /// Something that may be kept for now: `{what}`, `{date}`.
    pub kept: &'static str,
    /// A recording that may be kept until it is written out: `{what}`.
    pub until_transcribed: &'static str,
    /// The same with a last day: `{what}`, `{date}`.
    pub until_transcribed_or: &'static str,
    /// A recording that is written out and has to go: `{what}`, `{how}`.
    pub due: &'static str,
    /// Something whose last day is near: `{what}`, `{date}`, `{how}`.
    pub due_soon: &'static str,
    /// Something that should be gone: `{what}`, `{date}`, `{days}`, `{how}`.
    pub overdue: &'static str,
    /// How a recording goes: `{session}`.
    pub destroy: &'static str,
    /// How each other kind goes, in the same order.
    pub ways: [&'static str; 4],
}
