//! The table itself: every action with its usual keys, in the order of the help.

use crossterm::event::KeyCode;

use super::chord::{Chord, alt, ctrl, ctrl_letter, key, letter};
use super::{Action, Group};
use crate::journal::deed::Recognition;
use crate::live::command::Command;
use crate::live::editor::Edit;
use crate::live::message::{Message, Top};
use crate::texts::ScreenTexts;

use Group::{Editing, Grid, Guide, Line, Marks, Session};

const fn action(
    id: &'static str,
    group: Group,
    usual: &'static [Chord],
    message: fn() -> Message,
    help: fn(&ScreenTexts) -> &'static str,
) -> Action {
    Action {
        id,
        group,
        usual,
        aliases: &[],
        message,
        help,
        typed: None,
        fixed: false,
    }
}

/// A key that answers for the participant whose turn it is.
const fn answer(
    id: &'static str,
    usual: &'static [Chord],
    message: fn() -> Message,
    help: fn(&ScreenTexts) -> &'static str,
) -> Action {
    action(id, Grid, usual, message, help).typed("/heard")
}

fn heard(answer: Recognition) -> Message {
    let nuance = String::new();
    Message::Do(Command::Heard { answer, nuance })
}

impl Action {
    const fn or(mut self, aliases: &'static [Chord]) -> Action {
        self.aliases = aliases;
        self
    }

    const fn typed(mut self, command: &'static str) -> Action {
        self.typed = Some(command);
        self
    }

    const fn fixed(mut self) -> Action {
        self.fixed = true;
        self
    }
}

/// Every action, in the order of the help.
pub const KEYS: &[Action] = &[
    action(
        "enter",
        Line,
        &[key(KeyCode::Enter)],
        || Message::Enter,
        |t| t.keys.enter,
    )
    .fixed()
    .or(&[ctrl_letter('j'), ctrl_letter('m')]),
    action(
        "space",
        Line,
        &[letter(' ')],
        || Message::Insert(" ".to_owned()),
        |t| t.keys.space,
    )
    .fixed(),
    action(
        "tab",
        Line,
        &[key(KeyCode::Tab)],
        || Message::Tab,
        |t| t.keys.tab,
    )
    .fixed()
    .or(&[ctrl_letter('i')]),
    action(
        "concepts",
        Line,
        &[ctrl_letter('t')],
        || Message::Show(Top::Concepts),
        |t| t.keys.concepts,
    ),
    action(
        "escape",
        Line,
        &[key(KeyCode::Esc)],
        || Message::Escape,
        |t| t.keys.escape,
    )
    .fixed(),
    action(
        "up",
        Guide,
        &[key(KeyCode::Up)],
        || Message::Up,
        |t| t.keys.up,
    )
    .typed("/prev"),
    action(
        "down",
        Guide,
        &[key(KeyCode::Down)],
        || Message::Down,
        |t| t.keys.down,
    )
    .typed("/next"),
    action(
        "previous_topic",
        Guide,
        &[key(KeyCode::PageUp), ctrl(KeyCode::Up)],
        || Message::PageUp,
        |t| t.keys.page_up,
    )
    .typed("/go"),
    action(
        "next_topic",
        Guide,
        &[key(KeyCode::PageDown), ctrl(KeyCode::Down)],
        || Message::PageDown,
        |t| t.keys.page_down,
    )
    .typed("/go"),
    action(
        "find",
        Guide,
        &[ctrl_letter('g')],
        || Message::Show(Top::Find),
        |t| t.keys.find,
    )
    .typed("/find"),
    action(
        "back",
        Guide,
        &[ctrl_letter('o')],
        || Message::Do(Command::Back),
        |t| t.keys.back,
    )
    .typed("/back"),
    action(
        "follow_ups",
        Guide,
        &[key(KeyCode::F(2)), ctrl_letter('f')],
        || Message::Show(Top::FollowUps),
        |t| t.keys.follow_ups,
    )
    .typed("/followup"),
    action(
        "mentioned",
        Marks,
        &[key(KeyCode::F(6)), ctrl_letter('e')],
        || Message::Do(Command::Mentioned(None)),
        |t| t.keys.mentioned,
    )
    .typed("/mentioned"),
    action(
        "pass_by",
        Marks,
        &[key(KeyCode::F(7)), ctrl_letter('x')],
        || Message::PassBy,
        |t| t.keys.pass_by,
    )
    .typed("/skip"),
    action(
        "mark",
        Marks,
        &[ctrl_letter('n')],
        || Message::Do(Command::Mark),
        |t| t.keys.mark,
    )
    .typed("/mark"),
    action(
        "undo",
        Marks,
        &[ctrl_letter('z')],
        || Message::Do(Command::Undo),
        |t| t.keys.undo,
    )
    .typed("/undo"),
    action(
        "redo",
        Marks,
        &[ctrl_letter('y')],
        || Message::Do(Command::Redo),
        |t| t.keys.redo,
    )
    .typed("/redo"),
    answer(
        "recognised",
        &[key(KeyCode::F(5))],
        || heard(Recognition::Recognised),
        |t| t.keys.answers[0],
    ),
    answer(
        "partly",
        &[key(KeyCode::F(6))],
        || heard(Recognition::Partly),
        |t| t.keys.answers[1],
    ),
    answer(
        "not",
        &[key(KeyCode::F(7))],
        || heard(Recognition::Not),
        |t| t.keys.answers[2],
    ),
    answer(
        "no_view",
        &[key(KeyCode::F(8))],
        || heard(Recognition::None),
        |t| t.keys.answers[3],
    ),
    answer(
        "nod",
        &[key(KeyCode::F(9))],
        || heard(Recognition::Nod),
        |t| t.keys.answers[4],
    ),
    answer(
        "out",
        &[key(KeyCode::F(10))],
        || heard(Recognition::Absent),
        |t| t.keys.answers[5],
    ),
    action(
        "help",
        Session,
        &[key(KeyCode::F(1)), ctrl_letter('k')],
        || Message::Show(Top::Help),
        |t| t.keys.help,
    )
    .typed("/help"),
    action(
        "plan",
        Session,
        &[key(KeyCode::F(3)), ctrl_letter('l')],
        || Message::Show(Top::Plan),
        |t| t.keys.plan,
    )
    .typed("/plan"),
    action(
        "words",
        Session,
        &[key(KeyCode::F(8)), ctrl_letter('u')],
        || Message::Show(Top::Words),
        |t| t.keys.words,
    ),
    action(
        "record",
        Session,
        &[ctrl_letter('r')],
        || Message::Do(Command::Record),
        |t| t.keys.record,
    )
    .typed("/record"),
    action(
        "aloud",
        Session,
        &[key(KeyCode::F(9)), ctrl_letter('v')],
        || Message::Do(Command::Aloud),
        |t| t.keys.aloud,
    )
    .typed("/aloud"),
    action(
        "off_record",
        Session,
        &[key(KeyCode::F(4)), ctrl_letter('p')],
        || Message::ToggleOffRecord,
        |t| t.keys.off_record,
    )
    .typed("/off"),
    action(
        "interrupted",
        Session,
        &[key(KeyCode::F(5)), ctrl_letter('d')],
        || Message::Do(Command::Interrupted),
        |t| t.keys.interrupted,
    )
    .typed("/interrupted"),
    action(
        "finish",
        Session,
        &[ctrl_letter('q')],
        || Message::Show(Top::Finish),
        |t| t.keys.finish,
    )
    .typed("/finish"),
    action(
        "leave",
        Session,
        &[ctrl_letter('c')],
        || Message::Show(Top::Leave),
        |t| t.keys.leave,
    )
    .typed("/leave"),
    action(
        "backspace",
        Editing,
        &[key(KeyCode::Backspace)],
        || Message::Edit(Edit::Backspace),
        |t| t.keys.backspace,
    )
    .fixed()
    .or(&[ctrl_letter('h')]),
    action(
        "delete",
        Editing,
        &[key(KeyCode::Delete)],
        || Message::Edit(Edit::Delete),
        |t| t.keys.delete,
    ),
    action(
        "delete_word",
        Editing,
        &[ctrl_letter('w'), alt(KeyCode::Backspace)],
        || Message::Edit(Edit::DeleteWord),
        |t| t.keys.delete_word,
    )
    .or(&[ctrl(KeyCode::Backspace)]),
    action(
        "left",
        Editing,
        &[key(KeyCode::Left)],
        || Message::Edit(Edit::Left),
        |t| t.keys.left,
    ),
    action(
        "right",
        Editing,
        &[key(KeyCode::Right)],
        || Message::Edit(Edit::Right),
        |t| t.keys.right,
    ),
    action(
        "word_left",
        Editing,
        &[ctrl(KeyCode::Left)],
        || Message::Edit(Edit::WordLeft),
        |t| t.keys.word_left,
    )
    .or(&[alt(KeyCode::Left), alt(KeyCode::Char('b'))]),
    action(
        "word_right",
        Editing,
        &[ctrl(KeyCode::Right)],
        || Message::Edit(Edit::WordRight),
        |t| t.keys.word_right,
    )
    .or(&[alt(KeyCode::Right), alt(KeyCode::Char('f'))]),
    action(
        "line_start",
        Editing,
        &[key(KeyCode::Home)],
        || Message::Edit(Edit::Home),
        |t| t.keys.home,
    ),
    action(
        "line_end",
        Editing,
        &[key(KeyCode::End)],
        || Message::Edit(Edit::End),
        |t| t.keys.end,
    ),
];
