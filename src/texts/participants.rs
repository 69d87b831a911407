//! What is said of who takes part.

/// What `participants list` and `participants add` say.
#[derive(Debug)]
pub struct ParticipantsTexts {
    /// The heads of the list: participant, sessions, attributes.
    pub heads: [&'static str; 3],
    /// Nobody is registered or took part.
    pub nobody: &'static str,
    /// Not an attribute with its value: `{text}`.
    pub no_attribute: &'static str,
    /// The same attribute twice: `{name}`.
    pub attribute_twice: &'static str,
    /// Registered already: `{participant}`.
    pub there: &'static str,
}
