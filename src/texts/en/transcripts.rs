//! Transcripts in English.

use crate::texts::TranscriptTexts;

/// Transcripts in English.
pub const TRANSCRIPTS: TranscriptTexts = TranscriptTexts {
    lines: ["line {at}", "lines {at}"],
    parts: ["part {at}", "parts {at}"],
    encoding: "the file is no UTF-8; read as {encoding}",
    bytes: "characters that could not be read stand as \u{fffd}",
    controls: "control characters left out",
    numbers: "NaN and Infinity read as no number",
    markup: "markup left out",
    left_out: "a title or a line of the program's own, left out",
    loose: "words outside a cue, taken with the one before",
    joined: "no blank line before this cue",
    wordless: "no words, left out",
    unreadable: "a time that cannot be read; the ones around it count",
    odd: "minutes or seconds above 59, counted on",
    negative: "a time below zero, read as zero",
    backwards: "ends before it begins; taken to end where the next one begins",
    order: "not in the order of the clock, put there",
    overlap: "begins before the one before it ended; kept so",
    inside: "somebody else inside a turn, made a turn of its own",
    untimed: "no time of its own: it lies between the times around it",
    no_speaker: "`{name}:` taken for words, not for a speaker; if it is one: --speaker \"{name}=…\"",
};
