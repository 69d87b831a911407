//! What is said of the themes of a study.

/// What is said of the themes of a study.
#[derive(Debug)]
pub struct ThemesTexts {
    /// The heads of the list: the theme, fragments, sessions.
    pub heads: [&'static str; 3],
    /// No theme was given yet.
    pub none: &'static str,
    /// A name without letters.
    pub empty: &'static str,
    /// The old name and the new are one: `{theme}`.
    pub same: &'static str,
    /// No such theme: `{theme}`.
    pub unknown: &'static str,
    /// One that looks like it: `{theme}`.
    pub near: &'static str,
    /// Where the themes are shown.
    pub unknown_hint: &'static str,
    /// Two themes become one: `{from}`, `{fragments}`, `{sessions}`, `{to}`, `{others}`,
    /// `{other_sessions}`.
    pub joins: &'static str,
    /// Whether they may.
    pub may_join: &'static str,
    /// What to give when nobody can be asked.
    pub nobody_to_ask: &'static str,
    /// It was not agreed to.
    pub kept: &'static str,
    /// It has its new name: `{from}`, `{to}`, `{fragments}`, `{sessions}`.
    pub renamed: &'static str,
}
