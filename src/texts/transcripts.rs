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
    /// Verified: in the journal, and not there: `{file}`.
    pub verify_missing: &'static str,
    /// Verified: not as it was kept: `{file}`.
    pub verify_changed: &'static str,
    /// Verified: there, and not in the journal: `{file}`.
    pub verify_unknown: &'static str,
    /// A speaker that was typed wrongly: `{text}`, `{known}`.
    pub not_a_speaker: &'static str,
    /// A speaker who was given and does not speak: `{name}`, `{known}`.
    pub unheard: &'static str,
    /// Asks who a speaker is: `{name}`, `{cues}`, `{words}`, `{known}`, `{guess}`.
    pub who_is: &'static str,
    /// The answer is none: `{known}`.
    pub not_who: &'static str,
    /// Nothing was changed.
    pub nothing_changed: &'static str,
    /// Somebody refused being recorded: `{session}`, `{participants}`.
    pub consent_refused: &'static str,
    /// Somebody did not answer: `{session}`, `{participants}`.
    pub consent_open: &'static str,
    /// Nothing says where it lies on the clock.
    pub no_clock: &'static str,
    /// What to give.
    pub no_clock_hint: &'static str,
    /// Several recordings: `{known}`.
    pub which_recording: &'static str,
    /// A file that is too large.
    pub too_large: &'static str,
    /// A file without anything.
    pub empty: &'static str,
    /// A file that is no text.
    pub not_text: &'static str,
    /// A document of another kind: `{kind}`.
    pub other_document: &'static str,
    /// JSON that breaks off: `{line}`, `{column}`, `{reason}`.
    pub bad_json: &'static str,
    /// JSON of another form.
    pub other_json: &'static str,
    /// A transcript without words.
    pub no_words: &'static str,
    /// All of it was off the record.
    pub all_off_record: &'static str,
    /// Without times, and some was off the record.
    pub untimed_off_record: &'static str,
    /// It holds the time of several: `{names}`.
    pub several_there: &'static str,
    /// There is one: `{name}`.
    pub is_there: &'static str,
    /// It was coded: `{name}`.
    pub is_coded: &'static str,
    /// The file as it came was not kept: `{reason}`.
    pub not_private: &'static str,
    /// Before the repairs.
    pub repaired: &'static str,
    /// What was kept: `{name}`, `{turns}`, `{from}`, `{to}`, `{speakers}`.
    pub kept: &'static str,
    /// Names replaced in the words: `{counts}`.
    pub replaced: &'static str,
    /// Left out, off the record: `{count}`.
    pub off_record: &'static str,
    /// Beyond the recording's end: `{count}`.
    pub beyond: &'static str,
    /// All of it beside the session.
    pub outside: &'static str,
    /// It begins long before: `{minutes}`.
    pub before: &'static str,
    /// It ends long after: `{minutes}`.
    pub after: &'static str,
    /// A speaker nobody knows: `{name}`, `{code}`.
    pub unknown_speaker: &'static str,
    /// Somebody of another session: `{name}`, `{code}`.
    pub other_participant: &'static str,
    /// More voices than people: `{heard}`, `{people}`.
    pub many_voices: &'static str,
}
