//! Withdrawals, in English.

use crate::texts::WithdrawalTexts;

/// The texts in English.
pub const WITHDRAWAL: WithdrawalTexts = WithdrawalTexts {
    scopes: ["what was recorded", "verbatim quotes", "everything"],
    not_in_study: "there is no participant {participant} in this study; nothing was changed",
    not_in_session: "{participant} does not take part in that session; nothing was changed",
    goes: "{participant} withdraws {what}. This is erased, for good:",
    may_go: "Erase it?",
    nobody_to_ask: "there is nobody to ask; --yes erases without asking. Nothing was changed",
    kept: "nothing was changed",
    gone: "{participant} has withdrawn {what}. Erased, and left out of everything from here on:",
    lines: "lines of the journal: {count}",
    lines_beside: "lines of coders' and observers' journals: {count}",
    turns: "turns of the transcripts: {count}",
    as_they_came: "transcripts as they came: {count}",
    recordings: "recordings: {count} ({megabytes} MB)",
    nothing: "nothing is left to erase",
    of_group: "no voice can be cut out of a recording: that of {others} goes with it",
    doubtful: "{session}: notes that name nobody, or speak of {participant}, stay. Read them: {moments}",
    to_recall: "Exports that hold what {participant} withdrew, to be recalled:",
    nothing_to_recall: "No export is known that holds what {participant} withdrew.",
    a_folder: "(a folder)",
    still_holds: "Not known here: what was exported to standard output or copied by hand. An SSD may keep old blocks until \
                  it reuses them; backups, snapshots and synced copies are not reached from here: erase those yourself.",
    unreadable: "{session}: damaged lines that cannot be told apart: {count}. They may still hold words, so look at the \
                 journal",
    held: "{session} is in use: close it there first",
    again: "The withdrawal is written down, and nothing of it is shown or exported any more; give the command again to \
            finish the erasing.",
    left_over: "{participant} withdrew, and something of theirs is still here: `leidraad participants withdraw {participant} --scope {scope}{session}` erases it",
    left: "{participant} withdrew from the study on {date}: whoever takes part again gets a new number; nothing was changed",
    not_shown: "{participant} withdrew: nothing of theirs is shown",
    marked: "(withdrew)",
};
