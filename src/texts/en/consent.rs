//! Consent, in English.

use crate::texts::ConsentTexts;

/// The texts in English.
pub const CONSENT: ConsentTexts = ConsentTexts {
    title: "Consent",
    heads: [
        "participant",
        "item",
        "answer",
        "moment",
        "session",
        "wording",
    ],
    answers: ["not asked", "given", "refused", "withdrawn"],
    given: "given {moment}",
    wordings: "Wordings as they were read",
    nobody: "nobody was asked for consent yet",
};
