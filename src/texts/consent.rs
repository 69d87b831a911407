//! Who agreed to what.

/// What `participants consent` prints.
#[derive(Debug)]
pub struct ConsentTexts {
    /// The document's title.
    pub title: &'static str,
    /// The heads: participant, item, answer, moment, session, wording.
    pub heads: [&'static str; 6],
    /// The answers: open, given, refused, withdrawn.
    pub answers: [&'static str; 4],
    /// When it was given that was withdrawn: `{moment}`.
    pub given: &'static str,
    /// The wordings that were read.
    pub wordings: &'static str,
    /// Nobody was asked.
    pub nobody: &'static str,
}
