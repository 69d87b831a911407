//! What stands on the live screen besides what the live session says.

/// What stands on the live screen.
#[derive(Debug)]
pub struct ScreenTexts {
    /// The state of what was entered: written and synced.
    pub kept: &'static str,
    /// Not yet.
    pub saving: &'static str,
    /// The disk refuses it.
    pub not_saved: &'static str,
    /// The banner while off the record.
    pub off: &'static str,
    /// The same where there is little room.
    pub off_short: &'static str,
    /// The banner while another window has the focus.
    pub unfocused: &'static str,
    /// The same where there is little room.
    pub unfocused_short: &'static str,
    /// The banner while the disk refuses: `{reason}`.
    pub trouble: &'static str,
    /// The banner during an interruption: `{time}`, `{keys}`.
    pub interrupted: &'static str,
    /// The same where there is little room.
    pub interrupted_short: &'static str,
    /// The banner of a session that was finished.
    pub finished: &'static str,
    /// The window is too small to show the guide.
    pub too_small: &'static str,
    /// A moment marked without words.
    pub moment: &'static str,
    /// A note that stays in memory.
    pub held: &'static str,
    /// Lines of a pasted page that are not shown: `{count}`.
    pub more_lines: &'static str,
    /// Follow-ups that wait: `{count}`.
    pub parked: &'static str,
    /// After the key of the help, in the footer.
    pub help: &'static str,
    /// How a consent item is answered: `{yes}` and `{no}` are keys.
    pub consent_keys: &'static str,
    /// What is said of each consent item: open, agreed, refused.
    pub consent_states: [&'static str; 3],
    /// How one goes on once every consent item has its answer: `{key}`.
    pub consent_done: &'static str,
    /// How the interview is ended from the closing: `{key}`.
    pub closing_keys: &'static str,
    /// Beside a question that will not be reached.
    pub no_time: &'static str,
    /// What a topic has left: `{minutes}`, `{open}`.
    pub plan_row: &'static str,
    /// Completing a tag: `{key}`.
    pub completes: &'static str,
    /// No concept begins so.
    pub no_concept: &'static str,
    /// What the layers are called and say.
    pub layers: LayerTexts,
    /// Checks that do not fit: `{count}`.
    pub more_ready: &'static str,
    /// Beside a parked follow-up that is selected in the closing.
    pub settle: &'static str,
    /// What each key does.
    pub keys: KeyTexts,
    /// The names of keys that differ between languages.
    pub names: KeyNames,
    /// The groups of keys in the help, in the order of `keymap::Group`.
    pub groups: [&'static str; 6],
    /// Above the first signs of a line.
    pub signs_title: &'static str,
    /// The first signs of a line, with what they make of it.
    pub signs: &'static [(&'static str, &'static str)],
    /// Above the signs before questions, probes and checklist items.
    pub states_title: &'static str,
    /// The signs before questions, probes and checklist items.
    pub states: &'static [(&'static str, &'static str)],
    /// Above the typed commands.
    pub commands_title: &'static str,
}

/// What the layers over the live screen are called and say.
#[derive(Debug)]
#[allow(
    missing_docs,
    reason = "each field is named after the layer that says it"
)]
pub struct LayerTexts {
    pub back: &'static str,
    pub help: &'static str,
    pub find: &'static str,
    pub find_keys: &'static str,
    pub nothing_found: &'static str,
    pub follow_ups: &'static str,
    pub follow_up_keys: &'static str,
    pub no_follow_ups: &'static str,
    pub concepts: &'static str,
    pub concept_keys: &'static str,
    pub plan: &'static str,
    pub plan_keys: &'static str,
    pub finish: &'static str,
    pub finish_nothing: &'static str,
    pub finish_keys: &'static str,
    pub leave: &'static str,
    pub leave_lines: &'static [&'static str],
    pub leave_keys: &'static str,
    pub interruption: &'static str,
    pub interruption_keys: &'static str,
    pub destroy: &'static str,
    pub destroy_keys: &'static str,
    pub ready: &'static str,
    pub ready_keys: &'static str,
    pub reread: &'static str,
    pub reread_keys: &'static str,
    pub debrief: &'static str,
    pub debrief_keys: &'static str,
    /// What the debrief asks, in the order of `Prompt`.
    pub prompts: [&'static str; 4],
    pub words: &'static str,
    pub more_below: &'static str,
}

/// What each key does, for the help.
#[derive(Debug)]
#[allow(
    missing_docs,
    reason = "each field is named after what its key does; the words are its document"
)]
pub struct KeyTexts {
    pub enter: &'static str,
    pub space: &'static str,
    pub tab: &'static str,
    pub concepts: &'static str,
    pub backspace: &'static str,
    pub delete: &'static str,
    pub delete_word: &'static str,
    pub left: &'static str,
    pub right: &'static str,
    pub word_left: &'static str,
    pub word_right: &'static str,
    pub home: &'static str,
    pub end: &'static str,
    pub escape: &'static str,
    pub up: &'static str,
    pub down: &'static str,
    pub page_up: &'static str,
    pub page_down: &'static str,
    pub find: &'static str,
    pub back: &'static str,
    pub mentioned: &'static str,
    pub pass_by: &'static str,
    /// In the order of `Recognition::ALL`.
    pub answers: [&'static str; 6],
    pub follow_ups: &'static str,
    pub mark: &'static str,
    pub undo: &'static str,
    pub redo: &'static str,
    pub help: &'static str,
    pub plan: &'static str,
    pub words: &'static str,
    pub record: &'static str,
    pub aloud: &'static str,
    pub off_record: &'static str,
    pub interrupted: &'static str,
    pub finish: &'static str,
    pub leave: &'static str,
}

/// The names of keys that differ between languages.
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is named after its key")]
pub struct KeyNames {
    pub space: &'static str,
    pub page_up: &'static str,
    pub page_down: &'static str,
}
