//! What a review says.

/// What a review says, in plain mode and on the screen.
#[derive(Debug)]
#[allow(
    missing_docs,
    reason = "each field is named after what it says; the words are its document"
)]
pub struct ReviewTexts {
    /// `{number}`.
    pub note: &'static str,
    pub fragment: &'static str,
    pub no_concept: &'static str,
    pub proposal: &'static str,
    /// Chosen by the interviewer.
    pub proposal_chosen: &'static str,
    pub reviewed: &'static str,
    /// `{coder}`, `{round}`.
    pub reviewed_by: &'static str,
    pub doubtful: &'static str,
    pub read: &'static str,
    pub not_read: &'static str,
    pub done: &'static str,
    pub not_done: &'static str,
    /// `{done}`, `{all}`.
    pub notes_done: &'static str,
    /// `{done}`, `{all}`.
    pub turns_done: &'static str,
    /// `{count}`.
    pub doubtful_count: &'static str,
    /// `{count}`.
    pub residual_count: &'static str,
    /// `{progress}`.
    pub all_reviewed: &'static str,
    pub nothing_there: &'static str,
    /// `{place}`.
    pub no_such_place: &'static str,
    pub select_in_turn: &'static str,
    pub turn_without_words: &'static str,
    pub selected: &'static str,
    pub nothing_to_untag: &'static str,
    pub turn_has_none: &'static str,
    pub correct_how: &'static str,
    pub unchanged: &'static str,
    pub no_fragment: &'static str,
    /// `{words}`.
    pub removed: &'static str,
    /// `{words}`.
    pub words_not_there: &'static str,
    /// `{words}`, `{count}`.
    pub words_several: &'static str,
    pub only_words: &'static str,
    pub in_and_out: &'static str,
    /// `{word}`.
    pub unknown_concept: &'static str,
    /// `{word}`, `{near}`.
    pub unknown_concept_near: &'static str,
    /// `{word}`.
    pub unknown_command: &'static str,
    /// `{tag}`, `{all}`.
    pub no_language: &'static str,
    pub slip: &'static str,
    /// `{round}`.
    pub round_is_empty: &'static str,
    /// `{round}`.
    pub round_begun: &'static str,
    /// `{round}`, `{next}`, `{progress}`.
    pub round_asks: &'static str,
    pub nothing_to_undo: &'static str,
    /// `{position}`.
    pub plays: &'static str,
    pub silenced: &'static str,
    pub not_recorded: &'static str,
    /// `{reason}`.
    pub not_played: &'static str,
    /// `{id}`, `{participants}`, `{coder}`, `{round}`.
    pub session: &'static str,
    /// `{id}`, `{coder}`, `{round}`, `{hash}`.
    pub left: &'static str,
    /// `{coders}`.
    pub which_coder: &'static str,
    /// `{coder}`.
    pub not_a_coder: &'static str,
    /// `{from}`.
    pub no_such_round: &'static str,
    pub from_needs_round: &'static str,
    pub one_session: &'static str,
    pub no_guide: &'static str,
    /// What each kind of event is called when it is taken back.
    pub steps: &'static [(&'static str, &'static str)],
    /// The signs before a line, with what they make of it.
    pub signs: &'static [(&'static str, &'static str)],
    /// What each typed command does.
    pub commands: ReviewCommandTexts,
    /// What stands on the screen besides.
    pub screen: ReviewScreenTexts,
    /// What each key does.
    pub keys: ReviewKeyTexts,
}

/// What each typed command of a review does.
#[derive(Debug)]
#[allow(
    missing_docs,
    reason = "each field is named after its command; the words are its document"
)]
pub struct ReviewCommandTexts {
    pub next: &'static str,
    pub prev: &'static str,
    pub todo: &'static str,
    pub place: &'static str,
    pub go: &'static str,
    pub find: &'static str,
    pub confirm: &'static str,
    pub mark: &'static str,
    pub untag: &'static str,
    pub theme: &'static str,
    pub doubt: &'static str,
    pub remark: &'static str,
    pub correct: &'static str,
    pub remove: &'static str,
    pub residual: &'static str,
    pub doubts: &'static str,
    pub themes: &'static str,
    pub play: &'static str,
    pub round: &'static str,
    pub undo: &'static str,
    pub redo: &'static str,
    pub language: &'static str,
    pub help: &'static str,
    pub quit: &'static str,
}

/// What stands on the screen of a review.
#[derive(Debug)]
#[allow(
    missing_docs,
    reason = "each field is named after what it says; the words are its document"
)]
pub struct ReviewScreenTexts {
    /// `{coder}`, `{round}`.
    pub coder: &'static str,
    pub notes: &'static str,
    pub transcript: &'static str,
    pub no_transcript: &'static str,
    pub nothing: &'static str,
    pub find: &'static str,
    pub look: &'static str,
    pub residual: &'static str,
    pub doubts: &'static str,
    pub themes: &'static str,
    pub no_themes: &'static str,
    pub round: &'static str,
    pub leave: &'static str,
    pub help: &'static str,
    pub leave_line: &'static str,
    pub nothing_found: &'static str,
    /// Under lists: what Enter does.
    pub go: &'static str,
    pub give: &'static str,
    pub yes: &'static str,
    pub back: &'static str,
    /// In the last line: what Enter does with a note, a turn.
    pub confirm: &'static str,
    pub read: &'static str,
    pub onwards: &'static str,
    pub select: &'static str,
    pub keep: &'static str,
    pub complete: &'static str,
    pub words: &'static str,
    pub characters: &'static str,
    pub from_here: &'static str,
    pub to_here: &'static str,
    pub tag: &'static str,
    pub topic: &'static str,
    pub keys: &'static str,
    /// `{here}`, `{elsewhere}`.
    pub theme_count: &'static str,
    /// The titles of the help: keys, signs, commands.
    pub chapters: [&'static str; 3],
}

/// What each key of a review does.
#[derive(Debug)]
#[allow(
    missing_docs,
    reason = "each field is named after what its key does; the words are its document"
)]
pub struct ReviewKeyTexts {
    pub enter: &'static str,
    pub space: &'static str,
    pub by_word: &'static str,
    pub by_character: &'static str,
    pub up: &'static str,
    pub down: &'static str,
    pub page_up: &'static str,
    pub page_down: &'static str,
    pub first: &'static str,
    pub last: &'static str,
    pub tab: &'static str,
    pub escape: &'static str,
    pub todo: &'static str,
    pub find: &'static str,
    pub residual: &'static str,
    pub themes: &'static str,
    pub correct: &'static str,
    pub play: &'static str,
    pub undo: &'static str,
    pub redo: &'static str,
    pub help: &'static str,
    pub quit: &'static str,
    pub leave: &'static str,
}
