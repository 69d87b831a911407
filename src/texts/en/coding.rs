//! Hand-over to coding software in English.

use crate::texts::CodingTexts;

/// Hand-over to coding software in English.
pub const CODING: CodingTexts = CodingTexts {
    themes: "Themes",
    cases: "Participants",
    source: "Source: {source}",
    examples: "Belongs here: {words}",
    not: "Does not belong here: {words}",
    concept_gone: "Not in the concept model of the latest session; coded with it under guide {guide} {version}",
    concept_unknown: "Coded with it, and in no concept model of the study",
    doubtful: "doubtful",
    kind: "kind: {kind}",
    open_concept: "concept of the open question: {concepts}",
    proposal: "proposal: the concept of the open question, not confirmed",
    memo: "{session} memo {number}",
    outcome: "{session} outcome",
    wide: "characters such as emoji in {count} texts, the first of which is {name}: NVivo for Windows may show codings after them shifted",
    voices: "recordings go along: voices are personal data, whatever the names are replaced by",
    encrypted: "{session}: {file} does not go along: it is encrypted; `leidraad audio export` makes a WAV of it",
    off_the_record: "{session}: {file} does not go along: in it something can be heard that was off the record",
};
