//! Where a study stands, in English.

use crate::texts::StatusTexts;

/// Where a study stands, in English.
pub const STATUS: StatusTexts = StatusTexts {
    interviews: "Interviews",
    done: "participants interviewed: {done}; how many are planned is not said in study.toml",
    done_of: "participants interviewed: {done} of {planned} planned, {left} to go",
    begun: "participants whose interview was begun and is not finished: {begun}",
    phases: ["phase", "finished", "not finished", "damaged"],
    no_sessions: "no session was held yet",
    unfinished: "Not finished",
    open: "{session}: go on with `leidraad resume {session}`",
    damaged: "{session}: damaged; `leidraad verify` says where",
    questions: "Base questions",
    none_finished: "no interview is finished yet",
    everywhere: "{guide}: asked in every interview: {everywhere} of {all} (interviews: {interviews})",
    not_everywhere: "{question}: asked in {asked} of {interviews}",
    missed: "{session}: {why}",
    why: [
        "not asked",
        "mentioned, not asked",
        "skipped",
        "not in its guide",
    ],
    themes: "New themes, in order of start",
    theme_heads: ["session", "fragments with a theme", "new", "in all"],
    no_themes: "no themes were given yet",
    no_theme_in: "no fragment has a theme yet: {sessions}. That says nothing of saturation",
    parked: "Parked follow-ups left",
    one_parked: "{session}, note {note}: {words}",
    member_check: "Member check",
    checked: "participants who took part: {checked} of {interviewed} interviewed",
    check_full: "{session}: {participants}",
    check_open: "{session}: {participants}; statements not put to them: {cells}",
    transcripts: "Transcripts",
    transcribed: "written out: {done} of {all}",
    recorded: "{session}: recorded, not written out",
    not_recorded: "{session}: no recording, no transcript",
    retention: "Retention",
    unclear: "what study.toml says of retention is not clear; see under Retention",
    none: "none",
};
