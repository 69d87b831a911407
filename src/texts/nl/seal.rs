//! What does not open, in Dutch.

use crate::texts::SealTexts;

/// What does not open, in Dutch.
pub const SEAL: SealTexts = SealTexts {
    closed: "het zit op slot: geef de wachtwoordzin in LEIDRAAD_PASSPHRASE, of het bestand van een identiteit met --identity of in LEIDRAAD_IDENTITY",
    wrong_passphrase: "het gaat niet open met deze wachtwoordzin",
    other_key: "het gaat niet open met deze identiteit: het is voor een ander op slot gedaan",
    foreign: "het is niet wat op slot gedaan is, of het is beschadigd: {reason}",
    no_identity: "{file}, regel {line}: dit is geen identiteit: dat is een regel die begint met AGE-SECRET-KEY-1, zoals age-keygen die schrijft",
    identity: "de identiteit {file}: {reason}",
};
