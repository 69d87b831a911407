//! What is said of an interview before it begins, in Dutch.

use crate::texts::ReadyTexts;

/// The texts in Dutch.
pub const READY: ReadyTexts = ReadyTexts {
    guide_clean: "{guide}: geen bevindingen",
    guide_doubts: "{guide}: twijfels: {count}; zie leidraad guide check",
    disk: "ruimte voor {hours} uur opname",
    disk_low: "maar ruimte voor {hours} uur opname: maak eerst plaats",
    disk_unknown: "hoeveel ruimte de schijf heeft, is niet bekend",
    first_time: "{who}: eerste gesprek met deze leidraad",
    interviewed_before: "{who} is al eerder met deze leidraad geïnterviewd ({count}): het laatst in {session}",
    last_open: "de vorige sessie staat nog open: {session}",
    last_parked: "de vorige sessie heeft nog geparkeerde vragen: {count} ({session})",
    last_change: "voor deze keer schreef je: {words}",
    uncounted: "fase {phase}: telt niet mee",
    venues: ["online", "op locatie"],
    setting_open: "setting nog niet gezegd",
    others: [
        "niemand anders erbij",
        "1 ander erbij",
        "{count} anderen erbij",
    ],
    setting: "setting: {place}, {others}",
};
