//! What does not open, in English.

use crate::texts::SealTexts;

/// What does not open, in English.
pub const SEAL: SealTexts = SealTexts {
    closed: "it is locked: give the passphrase in LEIDRAAD_PASSPHRASE, or the file of an identity with --identity or in LEIDRAAD_IDENTITY",
    wrong_passphrase: "it does not open with this passphrase",
    other_key: "it does not open with this identity: it was locked for somebody else",
    foreign: "it is not what was locked, or it is damaged: {reason}",
    no_identity: "{file}, line {line}: this is no identity: that is a line that begins with AGE-SECRET-KEY-1, as age-keygen writes it",
    identity: "the identity {file}: {reason}",
};
