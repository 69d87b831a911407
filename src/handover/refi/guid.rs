//! Guids that are the same in every export: made of our own ids (UUID version 5), so that a second
//! export is recognised as the first one grown.

use uuid::Uuid;

use crate::handover::codebook::Key;

/// What all guids of this program are made below.
const NAMESPACE: Uuid = Uuid::from_u128(0x0905_f497_d263_13cc_62bb_ac27_06b3_52fb);

/// The guid of something that a key names: `session/2026-01-12-R7-k3ph/notes`.
#[must_use]
pub fn of(key: &str) -> Uuid {
    Uuid::new_v5(&NAMESPACE, key.as_bytes())
}

/// The guid of a part of something that has a guid.
#[must_use]
pub fn part(whole: Uuid, key: &str) -> Uuid {
    Uuid::new_v5(&whole, key.as_bytes())
}

/// The guid of a code; a participant's is that of the case.
#[must_use]
pub fn of_code(key: &Key) -> Uuid {
    match key {
        Key::Concept(id) => of(&format!("concept/{id}")),
        Key::Theme(theme) => of(&format!("theme/{theme}")),
        Key::Case(participant) => of(&format!("case/{participant}")),
        Key::Themes => of("themes"),
        Key::Cases => of("cases"),
    }
}
