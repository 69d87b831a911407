//! Locking the key, in English.

use crate::texts::LockTexts;

/// Locking the key, in English.
pub const LOCK: LockTexts = LockTexts {
    ask: "passphrase:",
    ask_again: "once more:",
    not_the_same: "the two are not the same; nothing was changed",
    no_passphrase: "there is no passphrase; nothing was changed",
    no_passphrase_hint: "give it in a terminal, in LEIDRAAD_PASSPHRASE, or as the first line of a file with --passphrase-file",
    locked: "locked: {file}",
    keep_it: "Keep the passphrase elsewhere: without it nobody finds out any more who is who.",
    unlocked: "open: {file}",
    is_locked: "the key is locked already",
    is_open: "the key is open already",
    nothing: "there is no key to lock",
};
