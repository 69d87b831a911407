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
    /// Nothing of a kind: `{what}`.
    pub none_there: &'static str,
    /// The reason names somebody.
    pub why_names: &'static str,
    /// What goes that is no recording: `{what}`, `{count}`, `{bytes}`.
    pub private_goes: &'static str,
    /// Whether the key is needed any more.
    pub is_key_done: &'static str,
    /// Whether a list of sign-ups is.
    pub is_list_done: &'static str,
    /// Whether transcripts as they came are.
    pub is_checked: &'static str,
    /// What it means that the key is gone.
    pub key_is_gone: &'static str,
    /// The key was destroyed, and nothing is looked for: `{date}`.
    pub nothing_to_look_for: &'static str,
    /// Nothing can be refused either.
    pub not_strict: &'static str,
    /// What to do instead.
    pub not_strict_hint: &'static str,
    /// Past the retention time: `{session}`, `{days}`.
    pub past: &'static str,
}
