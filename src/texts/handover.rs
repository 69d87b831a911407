//! What exports and imports say.

/// What exports and imports say.
#[derive(Debug)]
pub struct HandoverTexts {
    /// Who took part.
    pub participants: &'static str,
    /// The guide.
    pub guide: &'static str,
    /// What the session was for.
    pub phase: &'static str,
    /// When it began.
    pub start: &'static str,
    /// Notes that belong to no topic.
    pub no_topic: &'static str,
    /// Notes taken in the opening.
    pub opening: &'static str,
    /// Notes taken in the closing.
    pub closing: &'static str,
    /// The interviewer's share of the speech: `{percent}`.
    pub talk_share: &'static str,
    /// The same in the whole session: `{percent}`.
    pub talk_in_all: &'static str,
    /// The interviewer's longest turn: `{length}`.
    pub longest_yours: &'static str,
    /// The other side's longest turn: `{length}`.
    pub longest_theirs: &'static str,
    /// How far a coder's round is: `{coder}`, `{round}`, `{notes}`, `{all_notes}`, `{turns}`,
    /// `{all_turns}`, `{doubtful}`, `{residual}`.
    pub reviewed: &'static str,
    /// The same of the codings in force: `{line}`.
    pub in_force: &'static str,
    /// Before either.
    pub review: &'static str,
    /// Notes of the debrief.
    pub debrief: &'static str,
    /// Where it took place, and who else was there.
    pub setting: &'static str,
    /// Questions asked: `{asked}`, `{all}`.
    pub asked: &'static str,
    /// A row of a file: `{line}`, `{what}`.
    pub row: &'static str,
    /// A row of a workbook: `{sheet}`, `{row}`, `{what}`.
    pub sheet_row: &'static str,
    /// No workbook, where a sheet was named.
    pub no_workbook: &'static str,
    /// A workbook of before 2007.
    pub old_workbook: &'static str,
    /// A workbook that cannot be read: `{reason}`.
    pub broken_workbook: &'static str,
    /// A workbook that would fill the memory.
    pub large_workbook: &'static str,
    /// No such sheet: `{sheet}`; those that there are: `{names}`.
    pub no_sheet: &'static str,
    /// A cell: `{column}`, `{text}`, `{what}`.
    pub cell: &'static str,
    /// A column that has to be there: `{column}`.
    pub column_missing: &'static str,
    /// A column that is there twice: `{column}`.
    pub column_twice: &'static str,
    /// More cells than the header has: `{cells}`, `{columns}`.
    pub too_many_cells: &'static str,
    /// No words.
    pub empty_text: &'static str,
    /// No participant.
    pub not_a_participant: &'static str,
    /// No moment.
    pub not_a_moment: &'static str,
    /// No number.
    pub not_a_number: &'static str,
    /// An unknown concept, with one that looks like it: `{near}`.
    pub near_concept: &'static str,
    /// An unknown concept.
    pub no_concept: &'static str,
    /// A file in another encoding.
    pub not_utf8: &'static str,
    /// A NUL byte.
    pub nul: &'static str,
    /// More mistakes than are shown: `{count}`.
    pub more_wrong: &'static str,
    /// Fragments whose concepts no review has confirmed: `{proposals}` of `{fragments}`.
    pub proposals: &'static str,
    /// The same at the head of their number.
    pub of_them_proposals: &'static str,
    /// A text that no cell holds: `{session}`, `{length}`, `{most}`.
    pub cut: &'static str,
    /// More columns than a sheet has: `{columns}`, `{most}`.
    pub sheet_columns: &'static str,
    /// A session with more rows than a sheet has: `{session}`, `{rows}`, `{most}`.
    pub sheet_rows: &'static str,
    /// study.toml names no strata.
    pub no_strata: &'static str,
    /// No participant has this attribute: `{name}`.
    pub no_attribute: &'static str,
    /// What the rows can be: `{words}`; the attributes that there are: `{names}`.
    pub rows_hint: &'static str,
    /// The same where there are no attributes: `{words}`.
    pub rows_hint_bare: &'static str,
    /// A document's name: `{session}`.
    pub notes_of: &'static str,
    /// A document's name: `{session}`, `{name}`.
    pub transcript_of: &'static str,
}
