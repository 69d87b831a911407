//! What is said when a participant withdraws.

/// What `participants withdraw` asks and says.
#[derive(Debug)]
pub struct WithdrawalTexts {
    /// What is withdrawn: recordings, quotes, everything.
    pub scopes: [&'static str; 3],
    /// No such participant: `{participant}`.
    pub not_in_study: &'static str,
    /// Not at the table of the session: `{participant}`.
    pub not_in_session: &'static str,
    /// What will go: `{participant}`, `{what}`.
    pub goes: &'static str,
    /// Whether it may.
    pub may_go: &'static str,
    /// Nobody can be asked.
    pub nobody_to_ask: &'static str,
    /// Not agreed to.
    pub kept: &'static str,
    /// It went: `{participant}`, `{what}`.
    pub gone: &'static str,
    /// Lines of a session's journal: `{count}`.
    pub lines: &'static str,
    /// Lines of coders' and observers' journals: `{count}`.
    pub lines_beside: &'static str,
    /// Turns of transcripts: `{count}`.
    pub turns: &'static str,
    /// Transcripts as they came: `{count}`.
    pub as_they_came: &'static str,
    /// Recordings: `{count}`, `{megabytes}`.
    pub recordings: &'static str,
    /// Nothing of a session, or no more.
    pub nothing: &'static str,
    /// A recording with the voices of others: `{others}`.
    pub of_group: &'static str,
    /// Notes of a group that stay, though they may be theirs: `{session}`, `{participant}`, `{moments}`.
    pub doubtful: &'static str,
    /// The exports that hold their words: `{participant}`.
    pub to_recall: &'static str,
    /// No such export is known: `{participant}`.
    pub nothing_to_recall: &'static str,
    /// An export that is no single file, where its hash would stand.
    pub a_folder: &'static str,
    /// What may still hold it.
    pub still_holds: &'static str,
    /// Lines that cannot be read and so not be erased: `{session}`, `{count}`.
    pub unreadable: &'static str,
    /// Another process works in a session: `{session}`.
    pub held: &'static str,
    /// It is written down and not yet done.
    pub again: &'static str,
    /// A session that still holds something: `{participant}`, `{scope}`, `{session}` (an option, or
    /// nothing).
    pub left_over: &'static str,
    /// Somebody who withdrew from the study does not take part again: `{participant}`, `{date}`.
    pub left: &'static str,
    /// Nothing of theirs is shown: `{participant}`.
    pub not_shown: &'static str,
    /// In the list of participants.
    pub marked: &'static str,
}
