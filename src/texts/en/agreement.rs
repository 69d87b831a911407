//! Comparing coders and rounds in English.

use crate::texts::AgreementTexts;

/// Comparing coders and rounds in English.
pub const AGREEMENT: AgreementTexts = AgreementTexts {
    compared: "{first} beside {second}; sessions: {sessions}",
    reach: "reviewed by both: {notes} of {all_notes} notes, {turns} of {all_turns} turns",
    identical: "the same concepts: {same} of {units} ({percent})",
    nothing: "there is nothing that both reviewed",
    heads: [
        "concept",
        "both",
        "only {first}",
        "only {second}",
        "neither",
        "agreement",
        "kappa",
    ],
    together: "together",
    undefined: "kappa is undefined: both gave the concept always or never, so chance alone would agree as often",
    differences: "differences: {count}",
    no_concept: "no concept",
    point: ".",
    whose: "`{wanted}` does not say whose round it is, and more than one coder reviewed",
    whose_hint: "say whose, such as anna:1; there is {known}",
    itself: "`{wanted}` is compared with itself: name two coders, or two rounds of one",
    missing: "{session} has no codings `{wanted}`",
    missing_hint: "there is {known}",
    nobody: "nobody has reviewed it yet",
    nowhere: "no session was reviewed in both `{first}` and `{second}`",
};
