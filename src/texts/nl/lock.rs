//! Locking the key, in Dutch.

use crate::texts::LockTexts;

/// Locking the key, in Dutch.
pub const LOCK: LockTexts = LockTexts {
    ask: "wachtwoordzin:",
    ask_again: "nog een keer:",
    not_the_same: "de twee zijn niet gelijk; er is niets veranderd",
    no_passphrase: "er is geen wachtwoordzin; er is niets veranderd",
    no_passphrase_hint: "geef die in een terminal, in LEIDRAAD_PASSPHRASE, of als eerste regel van een bestand met --passphrase-file",
    locked: "op slot: {file}",
    keep_it: "Bewaar de wachtwoordzin ergens anders: zonder die zin is voor niemand meer na te gaan wie wie is.",
    unlocked: "open: {file}",
    is_locked: "de sleutel zit al op slot",
    is_open: "de sleutel is al open",
    nothing: "er is geen sleutel om op slot te doen",
};
