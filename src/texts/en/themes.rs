//! Themes in English.

use crate::texts::ThemesTexts;

/// Themes in English.
pub const THEMES: ThemesTexts = ThemesTexts {
    heads: ["theme", "fragments", "sessions"],
    none: "no themes were given yet",
    empty: "a theme has at least one letter",
    same: "the theme is called `{theme}` already",
    unknown: "there is no theme `{theme}`",
    near: "did you mean `{theme}`?",
    unknown_hint: "`leidraad study themes` lists them; capitals count",
    joins: "`{from}` (fragments: {fragments}, sessions: {sessions}) and `{to}` (fragments: {others}, sessions: {other_sessions}) become one theme, `{to}`",
    may_join: "Join them?",
    nobody_to_ask: "give `--yes` to join them; nothing was changed",
    kept: "nothing was changed",
    renamed: "`{from}` is called `{to}` from here on: fragments {fragments}, sessions {sessions}",
};
