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
    for_them: "Het gaat open voor wie de identiteit heeft van een van degenen die in study.toml staan: {count}.",
    no_recipient: "`{text}` is niemand die kan openen wat op slot zit: dat is een woord dat begint met age1, zoals `leidraad study keys` of age-keygen het geeft; er is niets veranderd",
    when_lost: "Is de wachtwoordzin of de identiteit kwijt, dan kan niemand het meer openen, wij ook niet. Sessies met hun notities en transcripten, tellingen en coderingen zitten niet op slot en blijven zoals ze zijn; exporteren kan met --unguarded, en nieuwe interviews gaan gewoon door. Alleen wie wie is, en opnamen die versleuteld zijn, zijn dan verloren.",
    has_identity: "{file} is er al: het onderzoek heeft een identiteit",
    made: "{file} is gemaakt, en study.toml noemt wie kan openen: {who}",
    keep_identity: "Bewaar een kopie van het bestand, en de wachtwoordzin, ergens anders: zonder die twee gaat niets meer open wat ervoor op slot zit.",
    unlocked: "open: {file}",
    is_locked: "alles zit al op slot",
    is_open: "alles is al open",
    nothing: "er is niets om op slot te doen",
};
