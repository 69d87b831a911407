//! Home in Dutch.

use crate::texts::HomeTexts;

/// Home in Dutch.
pub const HOME: HomeTexts = HomeTexts {
    guides: "Leidraden",
    sessions: "Sessies",
    no_sessions: "nog geen: kies een leidraad en druk op Enter",
    built_in: "ingebouwd",
    guide_has_errors: "heeft fouten: leidraad guide check noemt ze",
    open: "open",
    finished: "afgesloten",
    notes: "{count} notities",
    participants: "deelnemer",
    language: "taal",
    phase: "doel",
    end: "afgesproken eind",
    participants_hint: "R en een nummer, nooit een naam; meer met komma's",
    turn_hint: "← → verandert dit",
    end_hint: "een tijd van de dag",
    keys_guide: "Enter  begin een sessie    ↑ ↓  kies    q  sluit",
    keys_session: "Enter  ga ermee verder    ↑ ↓  kies    q  sluit",
    keys_form: "Enter  begin    ↑ ↓  volgend veld    Esc  terug",
};
