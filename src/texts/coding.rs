//! What hand-over to coding software says.

/// What hand-over to coding software says.
#[derive(Debug)]
pub struct CodingTexts {
    /// What the codes of themes stand under.
    pub themes: &'static str,
    /// What the codes of participants stand under.
    pub cases: &'static str,
    /// Where a concept comes from: `{source}`.
    pub source: &'static str,
    /// What belongs under a concept: `{words}`.
    pub examples: &'static str,
    /// What seems to belong under it and does not: `{words}`.
    pub not: &'static str,
    /// A concept that the latest session's model has not: `{guide}`, `{version}`.
    pub concept_gone: &'static str,
    /// A concept that no model has.
    pub concept_unknown: &'static str,
    /// A coder's doubt.
    pub doubtful: &'static str,
    /// What kind of note it is: `{kind}`.
    pub kind: &'static str,
    /// The concepts of the question that was open: `{concepts}`.
    pub open_concept: &'static str,
    /// A tag that nobody chose or confirmed.
    pub proposal: &'static str,
    /// The name of a memo: `{session}`, `{number}`.
    pub memo: &'static str,
    /// The name of what a member check came to: `{session}`.
    pub outcome: &'static str,
    /// Texts with characters that some programs count double: `{count}`, `{name}`.
    pub wide: &'static str,
    /// Recordings go along.
    pub voices: &'static str,
    /// A recording in which something off the record can be heard: `{session}`, `{file}`.
    pub off_the_record: &'static str,
    /// A recording that is encrypted: `{session}`, `{file}`.
    pub encrypted: &'static str,
}
