//! keys.toml in English.

use crate::texts::{Advice, KeysTexts};

/// The texts of keys.toml in English.
pub const KEYS: KeysTexts = KeysTexts {
    usual_hold: "errors in keys.toml: {count}; the usual keys hold, `leidraad keys` shows what is wrong",
    heads: ["action", "keys", "what it does"],
    file: "changed by {file}",
    no_file: "the usual keys; {file} could change them",
    no_folder: "the usual keys; the system names no folder for settings, so there is no keys.toml",
    unreadable_file: "{file} cannot be read: {reason}; the usual keys hold",
    usual_hold_now: "until this is put right the usual keys hold, all of them",
    unknown_action: Advice {
        what: "no action is called `{action}`",
        remedy: "`leidraad keys` lists them",
    },
    fixed: Advice {
        what: "the key of `{action}` stays what it is",
        remedy: "take this line away",
    },
    unreadable: Advice {
        what: "`{key}` is no key that an action can have",
        remedy: "a letter with ctrl- or alt-, f1 to f12, or up, down, left, right, home, end, page-up, page-down, insert, delete",
    },
    types: Advice {
        what: "`{key}` is typed",
        remedy: "typing is always a note; put ctrl- or alt- before a letter, or take a function key",
    },
    taken: Advice {
        what: "`{key}` is taken by tmux, screen or the terminal",
        remedy: "take another letter; ctrl-r is free, for instance",
    },
    stays: Advice {
        what: "`{key}` keeps its meaning, or arrives as a key that does",
        remedy: "Enter, Space, Tab, Esc and Backspace stay, and so Ctrl-H, I, J and M; take another key",
    },
    clash: Advice {
        what: "`{key}` does `{action}` already, on line {line}",
        remedy: "a key does one thing; give one of the two another key",
    },
    clash_with_usual: Advice {
        what: "`{key}` is the usual key of `{action}`",
        remedy: "take another key, or give `{action}` another one in this file too",
    },
    no_keys: Advice {
        what: "no key is left for `{action}`",
        remedy: "if that is meant: {typed} still does it",
    },
    no_keys_at_all: Advice {
        what: "no key is left for `{action}`, and no typed command does it either",
        remedy: "if that is meant, leave it so",
    },
};
