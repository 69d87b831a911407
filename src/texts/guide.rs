//! What `guide check`, `guide table` and `guide show` say.

/// What is wrong and what would be right.
#[derive(Debug)]
pub struct Advice {
    /// What is wrong.
    pub what: &'static str,
    /// What would be right.
    pub remedy: &'static str,
}

/// What `guide check`, `guide table` and `guide show` say.
#[derive(Debug)]
pub struct GuideTexts {
    /// Text that is not TOML: `{message}`.
    pub toml: Advice,
    /// A file in another encoding.
    pub not_utf8: Advice,
    /// A file above the limit.
    pub too_large: Advice,
    /// A NUL byte.
    pub nul: Advice,
    /// A concept file that cannot be read: `{file}`, `{reason}`.
    pub unreadable: Advice,
    /// A concept file elsewhere: `{file}`.
    pub outside_folder: Advice,
    /// A guide that cannot be read by itself: `{file}`.
    pub not_alone: Advice,
    /// Concepts that cannot be put behind the guide.
    pub unfreezable: Advice,
    /// A key that the format does not have: `{key}`, `{table}`, `{known}`.
    pub unknown_key: Advice,
    /// A required key: `{key}`, `{table}`.
    pub missing_key: Advice,
    /// A value of the wrong type: `{key}`, `{found}`, `{wanted}`.
    pub wrong_type: Advice,
    /// A plain string where a text by language belongs: `{key}`, `{tag}`.
    pub text_without_language: Advice,
    /// An id used twice: `{id}`, `{line}` of the first.
    pub double_id: Advice,
    /// An id with other characters: `{id}`.
    pub bad_id: Advice,
    /// An id that the program uses itself: `{id}`.
    pub reserved_id: Advice,
    /// A concept that is not there: `{id}`.
    pub unknown_concept: Advice,
    /// A research question that is not there: `{id}`.
    pub unknown_research_question: Advice,
    /// A checklist item that is nowhere defined: `{id}`.
    pub unknown_check_item: Advice,
    /// A word that is not one of a few: `{key}`, `{value}`, `{known}`.
    pub not_one_of: Advice,
    /// Concepts that are above each other: `{ids}`.
    pub cycle: Advice,
    /// A second residual concept: `{id}` and `{line}` of the first.
    pub two_residuals: Advice,
    /// Minutes that cannot be: `{key}`, `{value}`, `{least}`.
    pub minutes: Advice,
    /// A statement outside a member check.
    pub statement_in_interview: Advice,
    /// A guide without topics.
    pub no_topics: Advice,
    /// An empty list of languages.
    pub no_languages: Advice,
    /// A tag that is no BCP 47 tag: `{tag}`.
    pub bad_language: Advice,
    /// A language that is listed twice: `{tag}`.
    pub double_language: Advice,
    /// A text in a language that the guide does not have: `{tag}`, `{known}`.
    pub foreign_language: Advice,
    /// A text that one of the languages lacks: `{key}`, `{tag}`.
    pub missing_text: Advice,
    /// An empty text: `{key}`.
    pub blank: Advice,
    /// A character that must not be in a text: `{code}`.
    pub control: Advice,
    /// A line break or tab where one line is wanted: `{key}`.
    pub line_break: Advice,
    /// Probes below probes beyond `{deepest}`.
    pub too_deep: Advice,
    /// A colour in another form: `{value}`.
    pub color: Advice,
    /// A concept that nothing covers: `{id}`.
    pub uncovered: Advice,
    /// More minutes than the appointment: `{planned}`, `{total}`.
    pub over_time: Advice,
    /// A research question that no topic answers: `{id}`.
    pub unanswered: Advice,
    /// A model without residual concept.
    pub no_residual: Advice,
    /// A model without headings.
    pub no_heading: Advice,
    /// A guide that asks no consent to take part.
    pub no_consent: Advice,
    /// A topic with nothing to ask: `{id}`.
    pub empty_topic: Advice,
    /// A question that is hard to read aloud: `{characters}`.
    pub long_question: Advice,
    /// No guide of that id: `{id}`, `{known}`.
    pub unknown_guide: &'static str,
    /// A guide that cannot be read: `{file}`, `{reason}`.
    pub unreadable_guide: &'static str,
    /// A near word: `{near}`.
    pub did_you_mean: &'static str,
    /// The word before an error.
    pub error: &'static str,
    /// The word before a doubt.
    pub doubt: &'static str,
    /// Findings that are not shown: `{count}`.
    pub and_more: &'static str,
    /// The top of a file, where a table name stands otherwise.
    pub top: &'static str,
    /// A type.
    pub a_string: &'static str,
    /// A type.
    pub an_integer: &'static str,
    /// A type.
    pub a_float: &'static str,
    /// A type.
    pub a_boolean: &'static str,
    /// A type.
    pub a_date: &'static str,
    /// A type.
    pub a_list: &'static str,
    /// A type.
    pub a_table: &'static str,
    /// A type.
    pub tables: &'static str,
    /// A column of the transition table.
    pub sub_question: &'static str,
    /// A column of the transition table.
    pub concept: &'static str,
    /// A column of the transition table.
    pub sub_aspect: &'static str,
    /// A column of the transition table.
    pub source: &'static str,
    /// A column of the transition table.
    pub question: &'static str,
    /// A heading of `guide show`.
    pub opening: &'static str,
    /// A heading of `guide show`.
    pub closing: &'static str,
    /// A heading of `guide show`.
    pub consent: &'static str,
    /// A heading of `guide show`.
    pub follow_ups: &'static str,
    /// A line of `guide show`.
    pub checklist: &'static str,
    /// The line under the title: `{version}`, `{minutes}`.
    pub version: &'static str,
    /// How long a part takes: `{minutes}`.
    pub in_minutes: &'static str,
    /// A priority.
    pub must: &'static str,
    /// A priority.
    pub should: &'static str,
    /// A priority.
    pub could: &'static str,
}
