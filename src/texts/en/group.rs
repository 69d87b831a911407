//! A group around the table, in English.

use crate::texts::GroupTexts;

/// See [`crate::texts::Texts::group`].
pub const GROUP: GroupTexts = GroupTexts {
    heard: "the chosen participant's answer to the open statement, and on to the next one",
    join: "somebody comes to the table",
    left: "somebody leaves the table",
    absent: "somebody was invited and is not there; what she said",
    silent: "everyone answers in silence first, the talk comes after; again: in turn",
    next: "next {who}",
    row_full: "everyone was heard",
    not_asked: "{statement} not asked: {who}",
    nobody_asked: "{statement} not laid before anybody",
    nobody_chosen: "everyone has answered; ← and → choose whose answer changes",
    no_statement: "no statement is open: /answer STATEMENT WHO WORD",
    joined: "{who} is at the table",
    consent_open: "consent of {who} is open: read it, then /consent yes {who}",
    recorder_waits: "the recorder stops: {who} has not agreed to it yet",
    gone: "{who} left; earlier answers stay",
    not_come: "{who} is not there; that is kept",
    is_here: "{who} is at the table already",
    is_not_here: "{who} is not at the table",
    no_number: "{who} is no participant; R and a number, such as R17",
    silent_on: "in silence first: everyone writes an answer down, then talk",
    silent_off: "in turn again",
    write_first: "in silence first: all write, hands up, then talk",
    now_talk: "everyone has answered: now talk",
    times_heard: "heard",
    minutes: "{used}/{minutes} min",
    share_used: "{statement} has used its {minutes} min",
    open: "{count} open",
    answers: ["recognised", "partly", "not", "no view", "nod", "absent"],
    keys: [
        "at a statement: recognised, and on to the next participant",
        "at a statement: recognised in part",
        "at a statement: not recognised",
        "at a statement: no view",
        "at a statement: a nod, without words",
        "at a statement: out of the room",
    ],
    keys_title: "A member check",
    signs: &[
        (
            ":",
            "member check: a nuance, of who answered last or of @R16",
        ),
        ("&", "member check: an addition, which the finding lacked"),
        ("!", "member check: participants disagree"),
        (
            "#+name",
            "member check: proposes a concept that the model lacks",
        ),
    ],
};
