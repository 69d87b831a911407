//! Pilots in English.

use crate::texts::PilotTexts;

/// Pilots in English.
pub const PILOT: PilotTexts = PilotTexts {
    none: "no sessions were held with `{id}` ({phases}): `leidraad run {id} -p R1 --phase pilot` begins a pilot",
    head: "{id} {version}, {count} sessions",
    columns: ["item", "asked", "skipped", "minutes", "planned", "unclear"],
    unclear: "unclear",
    skipped: "skipped",
};
