//! Home in English.

use crate::texts::HomeTexts;

/// Home in English.
pub const HOME: HomeTexts = HomeTexts {
    guides: "Guides",
    sessions: "Sessions",
    no_sessions: "none yet: choose a guide and press Enter",
    built_in: "built in",
    guide_has_errors: "has errors: leidraad guide check says which",
    open: "open",
    finished: "finished",
    notes: "{count} notes",
    participants: "participant",
    language: "language",
    phase: "purpose",
    end: "agreed end",
    participants_hint: "R and a number, never a name; several with commas",
    turn_hint: "← → changes it",
    end_hint: "a time of day",
    keys_guide: "Enter  begin a session    ↑ ↓  choose    q  leave",
    keys_session: "Enter  go on with it    ↑ ↓  choose    q  leave",
    keys_form: "Enter  begin    ↑ ↓  next field    Esc  back",
};
