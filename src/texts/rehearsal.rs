//! What a rehearsal says.

/// What a rehearsal says: the respondent's caption, the report, and what is wrong in a script.
#[derive(Debug)]
pub struct RehearsalTexts {
    /// `/say` or `/silence` outside a rehearsal.
    pub only_in_rehearsal: &'static str,
    /// `{seconds}`.
    pub silence_of: &'static str,
    /// `{seconds}` is no number of seconds.
    pub not_seconds_here: &'static str,
    /// The sign in the clock.
    pub sign: &'static str,
    /// The same where there is little room.
    pub sign_short: &'static str,
    /// The respondent listens to the question: `{who}`.
    pub listening: &'static str,
    /// The respondent is silent: `{who}`.
    pub silent: &'static str,
    /// Nothing in the script for this question: `{who}`.
    pub nothing_to_say: &'static str,
    /// Instead of words, when there is no script.
    pub in_silence: &'static str,
    /// There is no script: `{guide}`, `{file}`.
    pub no_script: &'static str,
    /// The script cannot be read: `{file}`, `{reason}`.
    pub unreadable: &'static str,
    /// Errors in a script: `{file}`, `{count}`.
    pub script_has_errors: &'static str,
    /// No folder for it can be made: `{reason}`.
    pub no_folder: &'static str,
    /// The title of the report.
    pub report: &'static str,
    /// The keys of the report.
    pub report_keys: &'static str,
    /// It was thrown away.
    pub thrown_away: &'static str,
    /// It was kept: `{id}`.
    pub kept: &'static str,
    /// It could not be kept: `{reason}`, `{folder}`.
    pub not_kept: &'static str,
    /// A heading of the report.
    pub time_heading: &'static str,
    /// A heading of the report.
    pub questions_heading: &'static str,
    /// A heading of the report.
    pub topics_heading: &'static str,
    /// A heading of the report.
    pub moments_heading: &'static str,
    /// `{minutes}`.
    pub finished_after: &'static str,
    /// `{minutes}`.
    pub left_after: &'static str,
    /// Within a minute of the agreed end.
    pub on_time: &'static str,
    /// `{minutes}`.
    pub over_time: &'static str,
    /// `{minutes}`.
    pub time_left: &'static str,
    /// Questions of a priority.
    pub musts: &'static str,
    /// Questions of a priority.
    pub shoulds: &'static str,
    /// Questions of a priority.
    pub coulds: &'static str,
    /// `{name}`, `{asked}`, `{all}`, `{mentioned}`, `{skipped}`.
    pub tally: &'static str,
    /// `{ids}`.
    pub missed: &'static str,
    /// `{used}`, `{minutes}`.
    pub minutes: &'static str,
    /// `{ticked}`, `{checks}`.
    pub ticks: &'static str,
    /// `{count}`.
    pub notes: &'static str,
    /// `{count}`.
    pub quotes: &'static str,
    /// `{count}`.
    pub parked: &'static str,
    /// Nothing came up that asked for something.
    pub no_moments: &'static str,
    /// `{id}`.
    pub jump_noticed: &'static str,
    /// `{id}`.
    pub jump_missed: &'static str,
    /// `{item}`.
    pub refusal_kept: &'static str,
    /// `{item}`.
    pub refusal_as_yes: &'static str,
    /// `{item}`.
    pub refusal_open: &'static str,
    /// `{id}`, `{kept}`, `{asked}`: seconds.
    pub off_record: &'static str,
    /// `{count}`.
    pub held: &'static str,
    /// `{id}`, `{given}`, `{whole}`: seconds.
    pub silence: &'static str,
    /// `{line}`, `{what}`.
    pub finding: &'static str,
    /// `{what}`.
    pub no_such_place: &'static str,
    /// `{what}`.
    pub no_such_question: &'static str,
    /// `{what}`.
    pub no_such_check: &'static str,
    /// `{what}`.
    pub no_such_consent: &'static str,
    /// `{what}`.
    pub not_seconds: &'static str,
    /// `{what}`.
    pub not_a_participant: &'static str,
    /// `{what}`.
    pub not_a_command: &'static str,
    /// Words are missing.
    pub no_words: &'static str,
    /// Said at a place that is not known.
    pub nowhere: &'static str,
    /// Nothing was said yet.
    pub nothing_said: &'static str,
}
