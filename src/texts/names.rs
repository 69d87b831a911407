//! What is said of names while one types.

/// What is said of names while one types.
#[derive(Debug)]
pub struct NamesTexts {
    /// The line names somebody: `{codes}`, `{key}`.
    pub on_line: &'static str,
    /// A kept note does: `{codes}`, `{note}`.
    pub in_note: &'static str,
    /// A coder's words, or those with a mark, do: `{codes}`.
    pub in_words: &'static str,
    /// A reviewed item does, and a command puts its codes there: `{codes}`.
    pub in_item: &'static str,
    /// Codes were put on the line: `{codes}`.
    pub line_coded: &'static str,
    /// What was typed stands there again.
    pub line_as_typed: &'static str,
    /// A note has its codes: `{note}`, `{words}`.
    pub note_coded: &'static str,
    /// There is no name in it.
    pub nobody: &'static str,
    /// There is nothing to look for.
    pub nothing_listed: &'static str,
    /// The key cannot be read: `{reason}`.
    pub not_looked_for: &'static str,
    /// What the command does, for the help.
    pub command: &'static str,
    /// The same, of a review's.
    pub review_command: &'static str,
}
