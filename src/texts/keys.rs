//! What is said of keys.toml, and by `leidraad keys`.

use super::guide::Advice;

/// What is said of keys.toml, and by `leidraad keys`.
#[derive(Debug)]
pub struct KeysTexts {
    /// On the live screen, when the file has errors: `{count}`.
    pub usual_hold: &'static str,
    /// The heads of the table.
    pub heads: [&'static str; 3],
    /// Where the file is: `{file}`.
    pub file: &'static str,
    /// Where the file would be: `{file}`.
    pub no_file: &'static str,
    /// The system has no folder for it.
    pub no_folder: &'static str,
    /// It is there and cannot be read: `{file}`, `{reason}`.
    pub unreadable_file: &'static str,
    /// After the findings, when one of them is an error.
    pub usual_hold_now: &'static str,
    /// No such action: `{action}`.
    pub unknown_action: Advice,
    /// An action that keeps its keys: `{action}`.
    pub fixed: Advice,
    /// Not the name of a key: `{key}`.
    pub unreadable: Advice,
    /// A key that is typed: `{key}`.
    pub types: Advice,
    /// A key that something else takes: `{key}`.
    pub taken: Advice,
    /// A key that keeps its meaning: `{key}`.
    pub stays: Advice,
    /// A key that a line above gives something else: `{key}`, `{action}`, `{line}`.
    pub clash: Advice,
    /// A usual key of an action that is not in the file: `{key}`, `{action}`.
    pub clash_with_usual: Advice,
    /// An action without keys: `{action}`, `{typed}`.
    pub no_keys: Advice,
    /// The same when no typed command does it either: `{action}`.
    pub no_keys_at_all: Advice,
}
