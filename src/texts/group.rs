//! A group around the table: answers to statements, who comes and goes, in words.

/// See [`super::Texts::group`].
#[derive(Debug)]
pub struct GroupTexts {
    /// Help of a typed command.
    pub heard: &'static str,
    /// Help of a typed command.
    pub join: &'static str,
    /// Help of a typed command.
    pub left: &'static str,
    /// Help of a typed command.
    pub absent: &'static str,
    /// Help of a typed command.
    pub silent: &'static str,
    /// Whose turn is next: `{who}`.
    pub next: &'static str,
    /// Everyone answered.
    pub row_full: &'static str,
    /// Who was not asked: `{statement}`, `{who}`.
    pub not_asked: &'static str,
    /// No answer of anybody: `{statement}`.
    pub nobody_asked: &'static str,
    /// Everyone has answered, and nobody is chosen.
    pub nobody_chosen: &'static str,
    /// The open place is no statement.
    pub no_statement: &'static str,
    /// Somebody came: `{who}`.
    pub joined: &'static str,
    /// Her consent is open: `{who}`.
    pub consent_open: &'static str,
    /// The recorder stops until she agrees: `{who}`.
    pub recorder_waits: &'static str,
    /// Somebody left: `{who}`.
    pub gone: &'static str,
    /// Somebody did not come: `{who}`.
    pub not_come: &'static str,
    /// She is at the table already: `{who}`.
    pub is_here: &'static str,
    /// She is not at the table: `{who}`.
    pub is_not_here: &'static str,
    /// That is no participant's number: `{who}`.
    pub no_number: &'static str,
    /// From here on in silence first.
    pub silent_on: &'static str,
    /// From here on in turn.
    pub silent_off: &'static str,
    /// What to do in silence, on the moderator's screen.
    pub write_first: &'static str,
    /// After the silence.
    pub now_talk: &'static str,
    /// The row of how often each was heard.
    pub times_heard: &'static str,
    /// Minutes used of those planned: `{used}`, `{minutes}`.
    pub minutes: &'static str,
    /// A statement's minutes are used: `{statement}`, `{minutes}`.
    pub share_used: &'static str,
    /// Cells of the statement that are open: `{count}`.
    pub open: &'static str,
    /// The answers in a word, in the order of `Recognition::ALL`.
    pub answers: [&'static str; 6],
    /// Help of the keys that answer, in the same order.
    pub keys: [&'static str; 6],
    /// The group of those keys in the help.
    pub keys_title: &'static str,
    /// The signs of a member check, in the help.
    pub signs: &'static [(&'static str, &'static str)],
}
