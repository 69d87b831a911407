//! The outcome of a member check, in English.

use crate::texts::OutcomeTexts;

/// See [`crate::texts::Texts::outcome`].
pub const OUTCOME: OutcomeTexts = OutcomeTexts {
    sessions: "sessions",
    participants: "participants",
    besides: "Besides the statements",
    not_asked: "not asked: {participants}",
    before: "before: {answer}, {time}",
    nuance: "nuance",
    addition: "addition",
    disagreement: "disagreement",
    note: "note",
    in_silence: "in silence",
    not_come: "invited, did not come: {participant}",
    concluded: "conclusion: {conclusion}",
    reworded: "new wording: {text}",
    earlier: "in version {version}: {text}",
    none: "there is no session of a member check to take the outcome of",
    answers: &[
        ("recognised", "recognised"),
        ("partly", "partly"),
        ("not", "not recognised"),
        ("none", "no view"),
        ("nod", "a nod, without words"),
        ("absent", "absent"),
    ],
    conclusions: &[
        ("confirmed", "confirmed"),
        ("nuanced", "nuanced"),
        ("rejected", "rejected"),
        ("extended", "extended"),
    ],
};
