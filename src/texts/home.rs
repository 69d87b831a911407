//! What home says.

/// Titles, names and hints of home.
#[derive(Debug)]
#[allow(
    missing_docs,
    reason = "each field is named after what it says; the words are its document"
)]
pub struct HomeTexts {
    /// Guides, participants, sessions.
    pub parts: [&'static str; 3],
    pub reading: &'static str,
    pub nothing_found: &'static str,
    pub no_guides: &'static str,
    pub no_participants: &'static str,
    pub no_sessions: &'static str,
    /// Before the first session: `{enter}`, `{rehearse}`, `{help}`.
    pub first_use: &'static str,
    pub built_in: &'static str,
    pub guide_has_errors: &'static str,
    /// Open, finished, damaged.
    pub standing: [&'static str; 3],
    /// One note.
    pub note: &'static str,
    /// `{count}`.
    pub notes: &'static str,
    /// `{count}`.
    pub minutes: &'static str,
    /// No session with a participant yet.
    pub no_session: &'static str,
    /// One session of a participant.
    pub one_session: &'static str,
    /// `{count}`.
    pub many_sessions: &'static str,
    /// `{date}`.
    pub latest: &'static str,
    pub participants: &'static str,
    pub language: &'static str,
    pub phase: &'static str,
    pub setting: &'static str,
    pub others: &'static str,
    pub end: &'static str,
    /// Main, pilot, member check, rehearsal, imported, example.
    pub phases: [&'static str; 6],
    pub participants_hint: &'static str,
    pub turn_hint: &'static str,
    pub others_hint: &'static str,
    pub end_hint: &'static str,
    /// `{end}`.
    pub end_past: &'static str,
    pub help_title: &'static str,
    /// `{id}`, `{reason}`.
    pub unreadable: &'static str,
    /// Before what makes a session damaged.
    pub complaints: &'static str,
    /// What the keys do, briefly.
    pub brief: BriefTexts,
    /// What the keys do.
    pub keys: HomeKeyTexts,
}

/// What the keys of home do, for its last line.
#[derive(Debug)]
#[allow(
    missing_docs,
    reason = "each field is named after what it says; the words are its document"
)]
pub struct BriefTexts {
    pub begin: &'static str,
    pub go_on: &'static str,
    pub look: &'static str,
    pub review: &'static str,
    pub rehearse: &'static str,
    pub next_part: &'static str,
    pub next_field: &'static str,
    pub find: &'static str,
    pub help: &'static str,
    pub leave: &'static str,
    pub back: &'static str,
    pub page: &'static str,
    pub all: &'static str,
}

/// What the keys of home do, for its help.
#[derive(Debug)]
#[allow(
    missing_docs,
    reason = "each field is named after what it says; the words are its document"
)]
pub struct HomeKeyTexts {
    pub choose: &'static str,
    pub look: &'static str,
    pub review: &'static str,
    pub rehearse: &'static str,
    pub up: &'static str,
    pub down: &'static str,
    pub page_up: &'static str,
    pub page_down: &'static str,
    pub first: &'static str,
    pub last: &'static str,
    pub next: &'static str,
    pub before: &'static str,
    pub find: &'static str,
    pub help: &'static str,
    pub back: &'static str,
    pub leave: &'static str,
}
