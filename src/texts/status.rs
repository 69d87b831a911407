//! What is said of where a study stands.

/// What is said of where a study stands.
#[derive(Debug)]
pub struct StatusTexts {
    /// Above the interviews.
    pub interviews: &'static str,
    /// How many were held, when nothing is planned: `{done}`.
    pub done: &'static str,
    /// How many of those planned: `{done}`, `{planned}`, `{left}`.
    pub done_of: &'static str,
    /// How many were begun and not finished: `{begun}`.
    pub begun: &'static str,
    /// The heads of the sessions by phase: phase, finished, not finished, damaged.
    pub phases: [&'static str; 4],
    /// No session was held.
    pub no_sessions: &'static str,
    /// Above the sessions that are not finished.
    pub unfinished: &'static str,
    /// One that is not: `{session}`.
    pub open: &'static str,
    /// One that is damaged: `{session}`.
    pub damaged: &'static str,
    /// Above the base questions.
    pub questions: &'static str,
    /// No interview is finished.
    pub none_finished: &'static str,
    /// How many were asked in every interview: `{guide}`, `{interviews}`, `{everywhere}`, `{all}`.
    pub everywhere: &'static str,
    /// One that was not: `{question}`, `{asked}`, `{interviews}`.
    pub not_everywhere: &'static str,
    /// Where it was not: `{session}`, `{why}`.
    pub missed: &'static str,
    /// Why, in the order of `Missed::ALL`.
    pub why: [&'static str; 4],
    /// Above the themes.
    pub themes: &'static str,
    /// The heads of its table: session, fragments with a theme, new, in all.
    pub theme_heads: [&'static str; 4],
    /// No theme was given.
    pub no_themes: &'static str,
    /// Sessions without a theme say nothing of saturation: `{sessions}`.
    pub no_theme_in: &'static str,
    /// Above what is parked.
    pub parked: &'static str,
    /// A parked follow-up: `{session}`, `{note}`, `{words}`.
    pub one_parked: &'static str,
    /// Above the member check.
    pub member_check: &'static str,
    /// How many of the interviewed took part in one: `{checked}`, `{interviewed}`.
    pub checked: &'static str,
    /// One session: `{session}`, `{participants}`.
    pub check_full: &'static str,
    /// One with open cells, by participant: `{session}`, `{participants}`, `{cells}`.
    pub check_open: &'static str,
    /// Above the transcripts.
    pub transcripts: &'static str,
    /// How many were written out: `{done}`, `{all}`.
    pub transcribed: &'static str,
    /// One that was not, with a recording: `{session}`.
    pub recorded: &'static str,
    /// One that was not, without: `{session}`.
    pub not_recorded: &'static str,
    /// Above what should go.
    pub retention: &'static str,
    /// What study.toml says of retention is not clear.
    pub unclear: &'static str,
    /// Nothing of the kind.
    pub none: &'static str,
}
