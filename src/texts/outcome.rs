//! The outcome of a member check, in words.

/// See [`super::Texts::outcome`].
#[derive(Debug)]
pub struct OutcomeTexts {
    /// What the sessions are called.
    pub sessions: &'static str,
    /// What the participants are called.
    pub participants: &'static str,
    /// What was said that hangs on no statement.
    pub besides: &'static str,
    /// Who was not asked: `{participants}`.
    pub not_asked: &'static str,
    /// An earlier answer: `{answer}`, `{time}`.
    pub before: &'static str,
    /// A nuance.
    pub nuance: &'static str,
    /// Something the finding lacked.
    pub addition: &'static str,
    /// Participants who disagree.
    pub disagreement: &'static str,
    /// Any other note.
    pub note: &'static str,
    /// Given before anybody spoke.
    pub in_silence: &'static str,
    /// Who was invited and did not come: `{participant}`.
    pub not_come: &'static str,
    /// What was concluded: `{conclusion}`.
    pub concluded: &'static str,
    /// The finding in its new words: `{text}`.
    pub reworded: &'static str,
    /// What an earlier list said: `{version}`, `{text}`.
    pub earlier: &'static str,
    /// No session of a member check.
    pub none: &'static str,
    /// What participants answer: the word that is typed, and what is read.
    pub answers: &'static [(&'static str, &'static str)],
    /// What is concluded: the word that is typed, and what is read.
    pub conclusions: &'static [(&'static str, &'static str)],
}
