//! What participants read on the stage.

/// See [`super::Texts::stage`].
#[derive(Debug)]
pub struct StageTexts {
    /// Before there is a session.
    pub waiting: &'static str,
    /// During the opening.
    pub welcome: &'static str,
    /// Off the record, and while the session is interrupted.
    pub pause: &'static str,
    /// During the closing, and after it.
    pub thanks: &'static str,
    /// Everyone answers in silence first.
    pub silent: &'static str,
    /// What a participant can answer to a statement, in her own words.
    pub answers: &'static str,
}
