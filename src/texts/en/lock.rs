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
    for_them: "It opens for whoever has the identity of one of those named in study.toml: {count}.",
    no_recipient: "`{text}` is nobody who can open what is locked: that is a word that begins with age1, as `leidraad study keys` or age-keygen gives it; nothing was changed",
    when_lost: "When the passphrase or the identity is lost nobody can open it, nor can we. Sessions, their notes and transcripts, counts and reviews are not locked and stay as they are; exports work with --unguarded, and new interviews as usual. Only who is who, and recordings that were encrypted, are lost.",
    has_identity: "{file} is there already: the study has an identity",
    made: "{file} is made, and study.toml names who can open: {who}",
    keep_identity: "Keep a copy of the file, and the passphrase, elsewhere: without both nothing that is locked for it opens any more.",
    unlocked: "open: {file}",
    is_locked: "all is locked already",
    is_open: "all is open already",
    nothing: "there is nothing to lock",
};
