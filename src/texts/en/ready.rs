//! What is said of an interview before it begins, in English.

use crate::texts::ReadyTexts;

/// The texts in English.
pub const READY: ReadyTexts = ReadyTexts {
    guide_clean: "{guide}: no findings",
    guide_doubts: "{guide}: doubts: {count}; see leidraad guide check",
    disk: "room for {hours} h of recording",
    disk_low: "room for {hours} h of recording only: make room first",
    disk_unknown: "how much room the disk has is not known",
    first_time: "{who}: first interview with this guide",
    interviewed_before: "{who} was interviewed with this guide before ({count}): last in {session}",
    last_open: "the last session was left open: {session}",
    last_parked: "the last session has follow-ups parked: {count} ({session})",
    last_change: "for this time, you wrote: {words}",
    uncounted: "phase {phase}: not in the counts",
    venues: ["online", "on location"],
    setting_open: "setting not said yet",
    others: [
        "nobody else present",
        "1 other present",
        "{count} others present",
    ],
    setting: "setting: {place}, {others}",
};
