//! What is said of transcripts.

/// What is said of transcripts.
#[derive(Debug)]
pub struct TranscriptTexts {
    /// A line, and lines: `{at}`.
    pub lines: [&'static str; 2],
    /// A part, and parts, of a file that has no lines to count: `{at}`.
    pub parts: [&'static str; 2],
    /// In another encoding than UTF-8: `{encoding}`.
    pub encoding: &'static str,
    /// Bytes that are no characters.
    pub bytes: &'static str,
    /// Control characters.
    pub controls: &'static str,
    /// Numbers that JSON does not know.
    pub numbers: &'static str,
    /// Markup.
    pub markup: &'static str,
    /// A title, or the tool's own line.
    pub left_out: &'static str,
    /// Words outside a cue.
    pub loose: &'static str,
    /// No blank line between cues.
    pub joined: &'static str,
    /// A cue without words.
    pub wordless: &'static str,
    /// A time that cannot be read.
    pub unreadable: &'static str,
    /// Minutes or seconds above 59.
    pub odd: &'static str,
    /// A time below zero.
    pub negative: &'static str,
    /// It ends before it begins.
    pub backwards: &'static str,
    /// Out of order.
    pub order: &'static str,
    /// It begins before the one before it ended.
    pub overlap: &'static str,
    /// Somebody else inside a turn.
    pub inside: &'static str,
    /// No time of its own.
    pub untimed: &'static str,
    /// A word before a colon that is no speaker: `{name}`.
    pub no_speaker: &'static str,
}
