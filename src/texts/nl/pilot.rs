//! Pilots in Dutch.

use crate::texts::PilotTexts;

/// Pilots in Dutch.
pub const PILOT: PilotTexts = PilotTexts {
    none: "met `{id}` zijn geen sessies gehouden ({phases}): `leidraad run {id} -p R1 --phase pilot` begint een proefinterview",
    head: "{id} {version}, {count} sessies",
    columns: [
        "onderdeel",
        "gesteld",
        "overgeslagen",
        "minuten",
        "gepland",
        "onduidelijk",
    ],
    unclear: "onduidelijk",
    skipped: "overgeslagen",
};
