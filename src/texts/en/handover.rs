//! Exports and imports in English.

use crate::texts::HandoverTexts;

/// Exports and imports in English.
pub const HANDOVER: HandoverTexts = HandoverTexts {
    participants: "participants",
    guide: "guide",
    phase: "phase",
    start: "start",
    no_topic: "No topic",
    opening: "Opening",
    closing: "Closing",
    talk_share: "you spoke {percent}%",
    talk_in_all: "of the speech {percent}% was yours",
    longest_yours: "the longest turn was yours: {length}",
    longest_theirs: "the longest turn was theirs: {length}",
    debrief: "Debrief",
    setting: "setting",
    asked: "{asked} of {all} asked",
    row: "line {line}: {what}",
    cell: "column {column}, `{text}`: {what}",
    column_missing: "there is no column `{column}`: the header must name participant, concept and text, separated by , ; or TAB",
    column_twice: "there are two columns `{column}`",
    too_many_cells: "{cells} cells where the header has {columns}: put a text with the separator in it between double quotes",
    empty_text: "there are no words",
    not_a_participant: "a participant is R and a number, such as R7",
    not_a_moment: "a moment looks like 2026-01-12T14:05:00+01:00",
    not_a_number: "this must be a number of milliseconds",
    near_concept: "no such concept; did you mean `{near}`?",
    no_concept: "no such concept in the guide (leave it empty for what is doubtful, `#-` for what is outside the model)",
    not_utf8: "this is not UTF-8: save the file as \"CSV UTF-8\" and try again",
    nul: "this holds a NUL byte, so it is not a table in UTF-8: save the file as \"CSV UTF-8\" and try again",
    more_wrong: "and {count} more",
};
