//! What is said when two versions of a guide are laid side by side.

/// What `guide diff` says.
#[derive(Debug)]
pub struct DiffTexts {
    /// Above the differences: `{old}`, `{was}`, `{new}`, `{now}`.
    pub head: &'static str,
    /// No differences.
    pub same: &'static str,
    /// The guide itself.
    pub guide: &'static str,
    /// Before the id of a consent item.
    pub consent: &'static str,
    /// Before the id of a follow-up.
    pub follow_up: &'static str,
    /// Before the id of a research question.
    pub research_question: &'static str,
    /// Only the new one has it.
    pub added: &'static str,
    /// Only the old one has it.
    pub gone: &'static str,
    /// It stands under something else: `{was}`, `{now}`.
    pub moved: &'static str,
    /// It stands in another place among its neighbours.
    pub reordered: &'static str,
    /// No words, or no value.
    pub nothing: &'static str,
    /// The heading above what the history of the new guide says.
    pub history: &'static str,
    /// One step: `{date}`, `{from}`, `{to}`, `{reason}`.
    pub step: &'static str,
    /// Asks why.
    pub ask_reason: &'static str,
    /// The reason was written down: `{file}`.
    pub kept: &'static str,
    /// Nothing to give a reason for.
    pub no_reason_needed: &'static str,
    /// A guide that is not a file of one's own: `{id}`.
    pub not_a_file: &'static str,
    /// A history of another shape: `{file}`.
    pub other_history: &'static str,
    /// Both have the same version: `{version}`.
    pub same_version: &'static str,
}
