//! The debrief after an interview: what it asks, and how its answers stand among the notes.

/// The `topic` of the notes of a debrief.
pub const DEBRIEF: &str = "debrief";

/// What the debrief asks, in its order; the answer is a note with the prompt's id as its question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prompt {
    /// How it went.
    Impression,
    /// What came in between.
    Interruptions,
    /// What was not expected.
    Surprises,
    /// What to change next time.
    Change,
}

impl Prompt {
    /// All prompts, in their order.
    pub const ALL: [Prompt; 4] = [
        Prompt::Impression,
        Prompt::Interruptions,
        Prompt::Surprises,
        Prompt::Change,
    ];

    /// The id, in the journal and in commands.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Prompt::Impression => "impression",
            Prompt::Interruptions => "interruptions",
            Prompt::Surprises => "surprises",
            Prompt::Change => "change",
        }
    }

    /// The one after it.
    #[must_use]
    pub fn next(self) -> Option<Prompt> {
        let mut after = Prompt::ALL.into_iter().skip_while(|prompt| *prompt != self);
        after.nth(1)
    }

    /// The one before it; the first stays.
    #[must_use]
    pub fn previous(self) -> Prompt {
        let before = Prompt::ALL.into_iter().take_while(|prompt| *prompt != self);
        before.last().unwrap_or(self)
    }
}
