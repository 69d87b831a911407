//! What home says.

/// Titles, names and hints of home.
#[derive(Debug)]
#[allow(
    missing_docs,
    reason = "each field is named after what it says; the words are its document"
)]
pub struct HomeTexts {
    pub guides: &'static str,
    pub sessions: &'static str,
    pub no_sessions: &'static str,
    pub built_in: &'static str,
    pub guide_has_errors: &'static str,
    pub open: &'static str,
    pub finished: &'static str,
    /// `{count}`.
    pub notes: &'static str,
    pub participants: &'static str,
    pub language: &'static str,
    pub phase: &'static str,
    pub end: &'static str,
    pub participants_hint: &'static str,
    pub turn_hint: &'static str,
    pub end_hint: &'static str,
    pub keys_guide: &'static str,
    pub keys_session: &'static str,
    pub keys_form: &'static str,
}
