//! The keys of home: one table, from which the keys themselves, its last line and its help come.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::home::{Act, Home, Input, Layer, Part};
use crate::live::message::Message;
use crate::texts::{HomeKeyTexts, Texts};
use crate::tui::keymap::{Desk, Keymap};
use crate::tui::{input, paint};

/// A key, by itself or with Ctrl.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key {
    code: KeyCode,
    is_ctrl: bool,
}

/// One row of the table.
struct Binding {
    /// The keys that do it, the first one to be shown first.
    keys: &'static [Key],
    act: Act,
    /// What it does, in a language.
    help: fn(&HomeKeyTexts) -> &'static str,
}

const fn key(code: KeyCode) -> Key {
    Key {
        code,
        is_ctrl: false,
    }
}

const fn letter(letter: char) -> Key {
    key(KeyCode::Char(letter))
}

const fn ctrl(letter: char) -> Key {
    Key {
        code: KeyCode::Char(letter),
        is_ctrl: true,
    }
}

const fn binding(
    keys: &'static [Key],
    act: Act,
    help: fn(&HomeKeyTexts) -> &'static str,
) -> Binding {
    Binding { keys, act, help }
}

/// Every key, in the order of the help.
const KEYS: &[Binding] = &[
    binding(&[key(KeyCode::Enter)], Act::Choose, |t| t.choose),
    binding(&[letter('l'), key(KeyCode::Right)], Act::Look, |t| t.look),
    binding(&[letter('v')], Act::Review, |t| t.review),
    binding(&[letter('r')], Act::Rehearse, |t| t.rehearse),
    binding(&[key(KeyCode::Tab)], Act::Next, |t| t.next),
    binding(&[key(KeyCode::BackTab)], Act::Before, |t| t.before),
    binding(&[key(KeyCode::Up)], Act::Up, |t| t.up),
    binding(&[key(KeyCode::Down)], Act::Down, |t| t.down),
    binding(&[key(KeyCode::PageUp)], Act::PageUp, |t| t.page_up),
    binding(&[key(KeyCode::PageDown), letter(' ')], Act::PageDown, |t| {
        t.page_down
    }),
    binding(&[key(KeyCode::Home)], Act::First, |t| t.first),
    binding(&[key(KeyCode::End)], Act::Last, |t| t.last),
    binding(&[letter('/'), ctrl('g')], Act::Find, |t| t.find),
    binding(
        &[key(KeyCode::F(1)), letter('?'), ctrl('k')],
        Act::Help,
        |t| t.help,
    ),
    binding(&[letter('q'), key(KeyCode::Esc)], Act::Back, |t| t.back),
    binding(&[ctrl('q'), ctrl('c')], Act::Leave, |t| t.leave),
];

/// What an event of the terminal says to home.
#[must_use]
pub fn inputs(event: Event, home: &Home) -> Vec<Input> {
    if let Event::Key(pressed) = &event
        && pressed.kind != KeyEventKind::Release
        && let Some(act) = act_of(pressed, home.is_typing())
    {
        return vec![Input::Do(act)];
    }
    if !home.is_typing() {
        return Vec::new();
    }
    let typed = input::messages(event, &Keymap::usual(), Desk::Guide).into_iter();
    typed
        .filter_map(|message| match message {
            Message::Insert(text) => Some(Input::Insert(text)),
            Message::Edit(edit) => Some(Input::Edit(edit)),
            _ => None,
        })
        .collect()
}

fn act_of(pressed: &KeyEvent, is_typing: bool) -> Option<Act> {
    let pressed = pressed_key(pressed)?;
    // Where letters are text, so are the keys that move within it.
    let is_text = is_typing
        && !pressed.is_ctrl
        && matches!(
            pressed.code,
            KeyCode::Char(_) | KeyCode::Right | KeyCode::Home | KeyCode::End
        );
    if is_text {
        return None;
    }
    let binding = KEYS.iter().find(|binding| binding.keys.contains(&pressed));
    binding.map(|binding| binding.act)
}

/// The key as the table has it; none with Alt, which is how some keyboards make letters.
fn pressed_key(pressed: &KeyEvent) -> Option<Key> {
    let is_ctrl = pressed.modifiers.contains(KeyModifiers::CONTROL);
    if pressed.modifiers.contains(KeyModifiers::ALT) {
        return None;
    }
    let code = match pressed.code {
        KeyCode::Char(letter) => KeyCode::Char(letter.to_ascii_lowercase()),
        // Terminals that tell Shift apart may send Tab with it.
        KeyCode::Tab if pressed.modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        other => other,
    };
    match (code, is_ctrl) {
        // Ctrl-J and Ctrl-M are Enter, Ctrl-I is Tab.
        (KeyCode::Char('j' | 'm'), true) => Some(key(KeyCode::Enter)),
        (KeyCode::Char('i'), true) => Some(key(KeyCode::Tab)),
        (code, is_ctrl) => Some(Key { code, is_ctrl }),
    }
}

fn name(key: Key, texts: &Texts) -> String {
    match key.code {
        KeyCode::Char(' ') => texts.screen.names.space.to_owned(),
        KeyCode::Char(letter) if key.is_ctrl => format!("Ctrl-{}", letter.to_ascii_uppercase()),
        KeyCode::Char(letter) => letter.to_string(),
        KeyCode::F(number) => format!("F{number}"),
        KeyCode::PageUp => texts.screen.names.page_up.to_owned(),
        KeyCode::PageDown => texts.screen.names.page_down.to_owned(),
        KeyCode::BackTab => "Shift-Tab".to_owned(),
        KeyCode::Up => "↑".to_owned(),
        KeyCode::Down => "↓".to_owned(),
        KeyCode::Right => "→".to_owned(),
        other => format!("{other:?}"),
    }
}

/// The key in words that does something, where letters are text or not.
#[must_use]
pub fn name_of(act: Act, is_typing: bool, texts: &Texts) -> String {
    let binding = KEYS.iter().find(|binding| binding.act == act);
    let mut keys = binding.into_iter().flat_map(|binding| binding.keys);
    let works = |key: &&Key| !is_typing || key.is_ctrl || !matches!(key.code, KeyCode::Char(_));
    keys.find(works)
        .map(|key| name(*key, texts))
        .unwrap_or_default()
}

/// All keys and what they do, for the help.
#[must_use]
pub fn help(texts: &Texts) -> Vec<(String, &'static str)> {
    let names = |binding: &Binding| {
        let names: Vec<String> = binding.keys.iter().map(|key| name(*key, texts)).collect();
        names.join(", ")
    };
    KEYS.iter()
        .map(|binding| (names(binding), (binding.help)(&texts.home.keys)))
        .collect()
}

/// What can be done now, for the last line.
fn hints(home: &Home) -> Vec<(Act, &'static str)> {
    let brief = &home.texts.home.brief;
    match &home.layer {
        Some(Layer::Form(_)) => vec![
            (Act::Choose, brief.begin),
            (Act::Next, brief.next_field),
            (Act::Help, brief.help),
            (Act::Back, brief.back),
        ],
        Some(Layer::Page(_)) => {
            vec![(Act::PageDown, brief.page), (Act::Back, brief.back)]
        }
        None => lists(home),
    }
}

fn lists(home: &Home) -> Vec<(Act, &'static str)> {
    let brief = &home.texts.home.brief;
    let can_look = home.subject().is_some();
    let chosen = match home.part {
        _ if home.goes_on() => brief.go_on,
        Part::Guides | Part::Participants => brief.begin,
        Part::Sessions => brief.look,
    };
    let mut hints = Vec::new();
    if home.has_row() {
        hints.push((Act::Choose, chosen));
    }
    if home.find.is_some() {
        hints.extend([(Act::Help, brief.help), (Act::Back, brief.all)]);
        return hints;
    }
    hints.push((Act::Next, brief.next_part));
    if can_look && chosen != brief.look {
        hints.push((Act::Look, brief.look));
    }
    if can_look && home.part != Part::Guides {
        hints.push((Act::Review, brief.review));
    }
    if home.part == Part::Guides && home.has_row() {
        hints.push((Act::Rehearse, brief.rehearse));
    }
    hints.extend([
        (Act::Find, brief.find),
        (Act::Help, brief.help),
        (Act::Back, brief.leave),
    ]);
    hints
}

/// The hints in no more than `room` columns, with as many between them as fit, 2 or 3: what matters
/// less is left out. Each is the key and what it does.
#[must_use]
pub fn fitted(home: &Home, room: u16) -> (Vec<(String, &'static str)>, u16) {
    let mut hints = hints(home);
    let name = |act| name_of(act, home.is_typing(), home.texts);
    let columns = |hints: &[(Act, &str)], gap: u16| {
        let each = hints
            .iter()
            .map(|(act, what)| paint::width(&name(*act)) + paint::width(what) + 1 + gap);
        each.sum::<u16>().saturating_sub(gap)
    };
    let gap = if columns(&hints, 3) > room { 2 } else { 3 };
    let order: &[Act] = match home.layer {
        Some(_) => &[Act::Help, Act::Next],
        None => &[
            Act::Find,
            Act::Look,
            Act::Rehearse,
            Act::Review,
            Act::Back,
            Act::Help,
        ],
    };
    for least in order {
        if columns(&hints, gap) > room {
            hints.retain(|(act, _)| act != least);
        }
    }
    let hints = hints.into_iter().map(|(act, what)| (name(act), what));
    (hints.collect(), gap)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(code: KeyCode, modifiers: KeyModifiers, is_typing: bool) -> Option<Act> {
        act_of(&KeyEvent::new(code, modifiers), is_typing)
    }

    #[test]
    fn no_key_does_two_things() {
        let all: Vec<Key> = KEYS
            .iter()
            .flat_map(|binding| binding.keys)
            .copied()
            .collect();
        for (at, key) in all.iter().enumerate() {
            assert!(!all[at + 1..].contains(key), "{key:?} is there twice");
        }
    }

    #[test]
    fn where_letters_are_text_they_do_nothing_else() {
        for binding in KEYS {
            for key in binding.keys {
                if let (KeyCode::Char(_), false) = (key.code, key.is_ctrl) {
                    let none = KeyModifiers::NONE;
                    assert_eq!(press(key.code, none, false), Some(binding.act));
                    assert_eq!(press(key.code, none, true), None);
                }
            }
        }
        // AltGr is how some keyboards make letters.
        let alt_gr = KeyModifiers::CONTROL | KeyModifiers::ALT;
        assert_eq!(press(KeyCode::Char('q'), alt_gr, false), None);
    }

    #[test]
    fn what_terminals_send_for_a_key_is_that_key() {
        let ctrl = KeyModifiers::CONTROL;
        assert_eq!(press(KeyCode::Char('m'), ctrl, true), Some(Act::Choose));
        assert_eq!(press(KeyCode::Char('i'), ctrl, true), Some(Act::Next));
        let shift = KeyModifiers::SHIFT;
        assert_eq!(press(KeyCode::Tab, shift, true), Some(Act::Before));
        assert_eq!(press(KeyCode::BackTab, shift, true), Some(Act::Before));
        assert_eq!(press(KeyCode::Char('Q'), shift, false), Some(Act::Back));
    }

    #[test]
    fn all_but_paging_is_within_reach_without_function_and_page_keys() {
        let is_missing = |key: &Key| {
            matches!(
                key.code,
                KeyCode::F(_) | KeyCode::PageUp | KeyCode::PageDown | KeyCode::Home | KeyCode::End
            )
        };
        for binding in KEYS {
            let moves = matches!(binding.act, Act::PageUp | Act::First | Act::Last);
            let is_out_of_reach = binding.keys.iter().all(is_missing);
            assert!(moves || !is_out_of_reach, "{:?}", binding.act);
        }
    }
}
