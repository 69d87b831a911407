//! The commands in English.

use crate::texts::CliTexts;

/// The commands in English.
pub const CLI: CliTexts = CliTexts {
    warning: "warning",
    list: [
        "session",
        "participants",
        "phase",
        "guide",
        "state",
        "notes",
        "review",
    ],
    no_sessions: "there are no sessions in {folder}",
    standing: ["open", "finished", "damaged"],
    whole: "{id}: ok, {lines} lines, {erased} erased, last hash {hash}",
    faulty: "{id}: damaged, {lines} lines, {erased} erased, last hash {hash}",
    unverifiable: "{id}: damaged, cannot be read: {reason}",
    verify_hint: "`leidraad show` still gives what can be read; compare with a copy if there is one",
    unknown_columns: "columns that are not read: {columns}",
    imported: "{rows} fragments in {sessions} sessions",
    nothing_imported: "nothing was imported: correct the file and try again",
    no_rows: "the file has no rows",
    file: "{file}: {reason}",
    guide_fine: "{id} {version}: nothing found",
    not_written: "nothing was written; a file that was there stands as it was",
    needs_a_file: "`{format}` is not written to standard output: name a file with `-o`",
    folder_not_empty: "there is something in this folder already; name one that is not there yet, or an empty one",
    without_audio: "`{format}` has no recordings: leave `--with-audio` out, or export qdpx",
};
