//! The keys of a review: one table, from which the keys themselves, the hints, the help and
//! docs/review.md come.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::live::editor::Edit;
use crate::live::message::Message as Typed;
use crate::reviewing::command::Command;
use crate::reviewing::message::Message;
use crate::texts::{ReviewKeyTexts, ReviewScreenTexts, Texts};
use crate::tui::keymap::chord::{alt, chord, ctrl, ctrl_letter, key, letter};
use crate::tui::keymap::{Chord, typed};

/// One row of the table.
#[derive(Clone, Copy)]
struct Binding {
    /// The keys that do it, the first one to be shown first.
    keys: &'static [Chord],
    message: fn() -> Message,
    /// What it does, in a language; none for what changes the line as everywhere.
    help: Option<fn(&ReviewKeyTexts) -> &'static str>,
    /// What it is called in the last line.
    hint: Option<fn(&ReviewScreenTexts) -> &'static str>,
}

const fn binding(
    keys: &'static [Chord],
    message: fn() -> Message,
    help: fn(&ReviewKeyTexts) -> &'static str,
) -> Binding {
    Binding {
        keys,
        message,
        help: Some(help),
        hint: None,
    }
}

const fn edit(keys: &'static [Chord], message: fn() -> Message) -> Binding {
    Binding {
        keys,
        message,
        help: None,
        hint: None,
    }
}

const fn hinted(binding: Binding, hint: fn(&ReviewScreenTexts) -> &'static str) -> Binding {
    Binding {
        hint: Some(hint),
        ..binding
    }
}

/// Every key, in the order of the help.
const KEYS: &[Binding] = &[
    binding(&[key(KeyCode::Enter)], || Message::Enter, |t| t.enter),
    binding(
        &[letter(' ')],
        || Message::Insert(" ".to_owned()),
        |t| t.space,
    ),
    binding(
        &[key(KeyCode::Right), key(KeyCode::Left)],
        || Message::Edit(Edit::Right),
        |t| t.by_word,
    ),
    binding(
        &[ctrl(KeyCode::Right), ctrl(KeyCode::Left)],
        || Message::Edit(Edit::WordRight),
        |t| t.by_character,
    ),
    binding(&[key(KeyCode::Tab)], || Message::Tab, |t| t.tab),
    binding(&[key(KeyCode::Esc)], || Message::Escape, |t| t.escape),
    binding(&[key(KeyCode::Up)], || Message::Up, |t| t.up),
    binding(&[key(KeyCode::Down)], || Message::Down, |t| t.down),
    hinted(
        binding(
            &[key(KeyCode::PageDown), ctrl(KeyCode::Down)],
            || Message::PageDown,
            |t| t.page_down,
        ),
        |t| t.topic,
    ),
    binding(
        &[key(KeyCode::PageUp), ctrl(KeyCode::Up)],
        || Message::PageUp,
        |t| t.page_up,
    ),
    binding(
        &[key(KeyCode::Home)],
        || Message::Edit(Edit::Home),
        |t| t.first,
    ),
    binding(
        &[key(KeyCode::End)],
        || Message::Edit(Edit::End),
        |t| t.last,
    ),
    binding(
        &[key(KeyCode::F(2)), ctrl_letter('t')],
        || Message::Do(Command::Todo),
        |t| t.todo,
    ),
    hinted(
        binding(
            &[ctrl_letter('g'), key(KeyCode::F(3))],
            || Message::Do(Command::Find(String::new())),
            |t| t.find,
        ),
        |t| t.look,
    ),
    binding(
        &[key(KeyCode::F(4)), ctrl_letter('o')],
        || Message::Do(Command::Residual),
        |t| t.residual,
    ),
    binding(
        &[key(KeyCode::F(5)), ctrl_letter('l')],
        || Message::Do(Command::Themes),
        |t| t.themes,
    ),
    binding(
        &[key(KeyCode::F(6)), ctrl_letter('e')],
        || Message::Do(Command::Correct(String::new())),
        |t| t.correct,
    ),
    binding(
        &[key(KeyCode::F(7)), ctrl_letter('p')],
        || Message::Do(Command::Play),
        |t| t.play,
    ),
    binding(
        &[ctrl_letter('z')],
        || Message::Do(Command::Undo),
        |t| t.undo,
    ),
    binding(
        &[ctrl_letter('y')],
        || Message::Do(Command::Redo),
        |t| t.redo,
    ),
    hinted(
        binding(
            &[key(KeyCode::F(1)), ctrl_letter('k')],
            || Message::Do(Command::Help),
            |t| t.help,
        ),
        |t| t.keys,
    ),
    binding(
        &[ctrl_letter('q')],
        || Message::Line("/quit".to_owned()),
        |t| t.quit,
    ),
    binding(
        &[ctrl_letter('c')],
        || Message::Do(Command::Quit),
        |t| t.leave,
    ),
    edit(&[key(KeyCode::Left)], || Message::Edit(Edit::Left)),
    edit(&[ctrl(KeyCode::Left), alt(KeyCode::Left)], || {
        Message::Edit(Edit::WordLeft)
    }),
    edit(&[alt(KeyCode::Right)], || Message::Edit(Edit::WordRight)),
    edit(&[key(KeyCode::Backspace), ctrl_letter('h')], || {
        Message::Edit(Edit::Backspace)
    }),
    edit(&[key(KeyCode::Delete)], || Message::Edit(Edit::Delete)),
    edit(
        &[
            ctrl_letter('w'),
            alt(KeyCode::Backspace),
            ctrl(KeyCode::Backspace),
        ],
        || Message::Edit(Edit::DeleteWord),
    ),
    edit(&[ctrl_letter('j'), ctrl_letter('m')], || Message::Enter),
    edit(&[ctrl_letter('i')], || Message::Tab),
];

/// What an event of the terminal says to a review.
#[must_use]
pub fn messages(event: &Event) -> Vec<Message> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => pressed(key),
        Event::Paste(text) if !text.is_empty() => vec![Message::Insert(text.clone())],
        Event::FocusGained => vec![Message::Focus(true)],
        Event::FocusLost => vec![Message::Focus(false)],
        _ => Vec::new(),
    }
}

fn pressed(event: &KeyEvent) -> Vec<Message> {
    let pressed = by_shift(event).unwrap_or_else(|| chord(event));
    if let Some(message) = message_of(pressed) {
        return vec![message];
    }
    let typed = typed(event).into_iter();
    typed
        .filter_map(|message| match message {
            Typed::Insert(text) => Some(Message::Insert(text)),
            Typed::Escape => Some(Message::Escape),
            _ => None,
        })
        .collect()
}

/// With Shift an arrow goes by what it goes by with Ctrl: some terminals keep one for themselves.
fn by_shift(event: &KeyEvent) -> Option<Chord> {
    let is_arrow = matches!(event.code, KeyCode::Left | KeyCode::Right);
    let has_shift = event.modifiers.contains(KeyModifiers::SHIFT);
    (is_arrow && has_shift).then(|| ctrl(event.code))
}

fn message_of(pressed: Chord) -> Option<Message> {
    // A key that stands in two rows is shown in the first and does what the last says.
    let mut rows = KEYS.iter().rev();
    let row = rows.find(|row| row.keys.contains(&pressed))?;
    Some((row.message)())
}

fn names(binding: &Binding, texts: &Texts) -> String {
    let names: Vec<String> = binding
        .keys
        .iter()
        .map(|chord| chord.name(&texts.screen))
        .collect();
    names.join(", ")
}

/// The first key in words that says something, for a hint.
#[must_use]
pub fn name_of(message: &Message, texts: &Texts) -> String {
    let row = KEYS.iter().find(|row| (row.message)() == *message);
    let first = row.and_then(|row| row.keys.first());
    first
        .map(|chord| chord.name(&texts.screen))
        .unwrap_or_default()
}

/// The keys for the last line that do the same everywhere, with what they do.
#[must_use]
pub fn hints(texts: &'static Texts) -> Vec<(String, &'static str)> {
    let rows = KEYS.iter().rev();
    rows.filter_map(|row| {
        let hint = row.hint?(&texts.review.screen);
        Some((row.keys.first()?.name(&texts.screen), hint))
    })
    .collect()
}

/// All keys and what they do, for the help.
#[must_use]
pub fn help(texts: &Texts) -> Vec<(String, &'static str)> {
    let rows = KEYS.iter();
    rows.filter_map(|row| Some((names(row, texts), row.help?(&texts.review.keys))))
        .collect()
}
