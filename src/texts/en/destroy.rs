//! Destroying recordings, in English.

use crate::texts::DestroyTexts;

/// The texts in English.
pub const DESTROY: DestroyTexts = DestroyTexts {
    nothing: "{session} has no recording on this disk",
    goes: "{session}: {count} recordings, {megabytes} MB",
    is_transcribed: "Is it transcribed, and was the transcript checked?",
    may_go: "Does your institution's retention time allow it to go?",
    yes: &["y", "yes"],
    nobody_to_ask: "there is nobody to ask; --yes destroys without asking. Nothing was destroyed",
    kept: "nothing was destroyed",
    gone: "destroyed: {file}, {bytes} bytes, SHA-256 {sha256}",
    still_holds: "The files are removed and the journal says so. An SSD may keep old blocks until it reuses them; backups, \
                  snapshots and synced copies are not reached from here: destroy those yourself.",
    none_there: "{what}: nothing is there",
    why_names: "the reason names somebody, and study.jsonl is no place for names; nothing was destroyed",
    private_goes: "{what}; files: {count}, bytes: {bytes}:",
    is_key_done: "After this nobody can tell who took part, withdraw somebody by name or look for names in exports. Is \
                  everything handed over that has to be?",
    is_list_done: "Is everybody taken in who has to be?",
    is_checked: "Are they all imported, and were they checked?",
    key_is_gone: "Who is who can no longer be told from this folder. Exports go on; they say each time that names are \
                  not looked for.",
    nothing_to_look_for: "the key was destroyed on {date}: there is nothing to look for any more, names were not looked \
                          for",
    not_strict: "--strict refuses what names somebody, and with the key destroyed nobody can tell; nothing was handed \
                 over",
    not_strict_hint: "without --strict it is handed over, unguarded: read it first",
    past: "{session}: the recording is {days} days past the study's retention time",
};
