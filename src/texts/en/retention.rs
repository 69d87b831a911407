//! How long what may be kept, in English.

use crate::texts::RetentionTexts;

/// How long what may be kept, in English.
pub const RETENTION: RetentionTexts = RetentionTexts {
    at: "{file}:{line}:{column}: {what}",
    no_kind: "[retention] knows no `{key}`; meant: {meant}",
    no_time: "`{key}` says no time; right are 30 (days), \"6 weeks\", \"3 months\", \"10 years\", 2036-12-31, \"end\", or \
              several in [ ], of which the first to come counts; of recordings also \"until transcribed\"",
    only_recordings: "`{key}` is not written out; only recordings are kept \"until transcribed\"",
    no_end: "`{key}` goes at the end of the study, and when that is is not said; write at the top of the file, before \
             the first [ ]: ends = 2027-06-30",
    no_date: "`ends` is no date; right is ends = 2027-06-30",
    no_table: "`retention` is no table; right is [retention] with lines such as recordings = \"30 days\"",
    kinds: [
        "transcripts as they came",
        "lists of sign-ups",
        "the key to who is who",
        "the data",
    ],
    sound: "{session}: recording",
    sound_not_transcribed: "{session}: recording, not written out yet",
    kept: "{what}: may be kept up to and including {date}",
    until_transcribed: "{what}: may be kept until it is",
    until_transcribed_or: "{what}: may be kept until it is, up to and including {date} at the latest",
    due: "{what}: due, as it is written out: {how}",
    due_soon: "{what}: due, may be kept up to and including {date}: {how}",
    overdue: "{what}: overdue, was to be gone after {date}, {days} days ago: {how}",
    destroy: "`leidraad destroy {session}`",
    ways: [
        "`leidraad destroy --transcripts`",
        "`leidraad destroy --signups`",
        "`leidraad destroy --key`",
        "delete the study's folder and its copies",
    ],
};
