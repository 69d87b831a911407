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
    past: "{session}: the recording is {days} days past the study's retention time",
};
