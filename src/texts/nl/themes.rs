//! Themes in Dutch.

use crate::texts::ThemesTexts;

/// Themes in Dutch.
pub const THEMES: ThemesTexts = ThemesTexts {
    heads: ["thema", "fragmenten", "sessies"],
    none: "er zijn nog geen thema's gegeven",
    empty: "een thema heeft ten minste één letter",
    same: "het thema heet al `{theme}`",
    unknown: "er is geen thema `{theme}`",
    near: "bedoelde je `{theme}`?",
    unknown_hint: "`leidraad study themes` toont ze; hoofdletters tellen mee",
    joins: "`{from}` (fragmenten: {fragments}, sessies: {sessions}) en `{to}` (fragmenten: {others}, sessies: {other_sessions}) worden één thema, `{to}`",
    may_join: "Samenvoegen?",
    nobody_to_ask: "geef `--yes` om ze samen te voegen; er is niets veranderd",
    kept: "er is niets veranderd",
    renamed: "`{from}` heet voortaan `{to}`: fragmenten {fragments}, sessies {sessions}",
};
