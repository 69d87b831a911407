//! Versions of a guide side by side, in English.

use crate::texts::DiffTexts;

/// The texts in English.
pub const DIFF: DiffTexts = DiffTexts {
    head: "{old} {was} → {new} {now}",
    same: "no differences",
    guide: "guide",
    consent: "consent",
    follow_up: "follow-up",
    research_question: "sub-question",
    added: "new",
    gone: "gone",
    moved: "moved: stood under {was}, now under {now}",
    reordered: "moved: another order",
    nothing: "(nothing)",
    history: "Why, as the guide itself says:",
    step: "{date}, {from} → {to}: {reason}",
    ask_reason: "Why was this changed? (Enter: no reason now)",
    kept: "the reason stands in {file}",
    no_reason_needed: "there is no difference to give a reason for; nothing was written",
    not_a_file: "the guide `{id}` is part of the program: a reason can only go into a file of your own; nothing was written",
    other_history: "{file}: `history` there is no row of [[history]] tables; nothing was written",
    same_version: "both have version {version}: raise `version` in the new one, or sessions cannot tell them apart",
};
