//! The table of typed commands in review: how each is written, what it does, and how it is read.

use super::{Command, Spec, spec};

fn some(rest: &str) -> Option<String> {
    (!rest.is_empty()).then(|| rest.to_owned())
}

/// Every typed command, in the order of the help.
pub const COMMANDS: &[Spec] = &[
    spec(
        "next",
        "next",
        |t| t.review.commands.next,
        |_| Some(Command::Next),
    ),
    spec(
        "prev",
        "prev",
        |t| t.review.commands.prev,
        |_| Some(Command::Previous),
    ),
    spec(
        "todo",
        "todo",
        |t| t.review.commands.todo,
        |_| Some(Command::Todo),
    ),
    spec(
        "where",
        "where",
        |t| t.review.commands.place,
        |_| Some(Command::Where),
    ),
    spec(
        "go NOTE|hh:mm:ss|TOPIC|QUESTION|tTURN",
        "go",
        |t| t.review.commands.go,
        |rest| some(rest).map(Command::Go),
    ),
    spec(
        "find TEXT",
        "find",
        |t| t.review.commands.find,
        |rest| some(rest).map(Command::Find),
    ),
    spec(
        "confirm",
        "confirm",
        |t| t.review.commands.confirm,
        |_| Some(Command::Confirm),
    ),
    spec(
        "mark FROM TO #…",
        "mark",
        |t| t.review.commands.mark,
        |rest| some(rest).map(Command::Mark),
    ),
    spec(
        "untag [#…]",
        "untag",
        |t| t.review.commands.untag,
        |rest| Some(Command::Untag(rest.to_owned())),
    ),
    spec(
        "theme WORDS|-",
        "theme",
        |t| t.review.commands.theme,
        |rest| some(rest).map(Command::Theme),
    ),
    spec(
        "doubt [WHY]",
        "doubt",
        |t| t.review.commands.doubt,
        |rest| Some(Command::Doubt(rest.to_owned())),
    ),
    spec(
        "remark WORDS|-",
        "remark",
        |t| t.review.commands.remark,
        |rest| some(rest).map(Command::Remark),
    ),
    spec(
        "correct [WORDS]",
        "correct",
        |t| t.review.commands.correct,
        |rest| Some(Command::Correct(rest.to_owned())),
    ),
    spec(
        "code",
        "code",
        |t| t.names.review_command,
        |rest| rest.is_empty().then_some(Command::Code),
    ),
    spec(
        "remove",
        "remove",
        |t| t.review.commands.remove,
        |_| Some(Command::Remove),
    ),
    spec(
        "residual",
        "residual",
        |t| t.review.commands.residual,
        |_| Some(Command::Residual),
    ),
    spec(
        "doubts",
        "doubts",
        |t| t.review.commands.doubts,
        |_| Some(Command::Doubts),
    ),
    spec(
        "themes",
        "themes",
        |t| t.review.commands.themes,
        |_| Some(Command::Themes),
    ),
    spec(
        "play",
        "play",
        |t| t.review.commands.play,
        |_| Some(Command::Play),
    ),
    spec(
        "round [new]",
        "round",
        |t| t.review.commands.round,
        |rest| match rest {
            "" => Some(Command::Round(false)),
            "new" => Some(Command::Round(true)),
            _ => None,
        },
    ),
    spec(
        "undo",
        "undo",
        |t| t.review.commands.undo,
        |_| Some(Command::Undo),
    ),
    spec(
        "redo",
        "redo",
        |t| t.review.commands.redo,
        |_| Some(Command::Redo),
    ),
    spec(
        "lang TAG",
        "lang",
        |t| t.review.commands.language,
        |rest| some(rest).map(Command::Language),
    ),
    spec(
        "help",
        "help",
        |t| t.review.commands.help,
        |_| Some(Command::Help),
    ),
    spec(
        "quit",
        "quit",
        |t| t.review.commands.quit,
        |_| Some(Command::Quit),
    ),
];
