//! The keys: one table, from which the keys themselves, the help, the hints on the screen and
//! docs/keys.md come.

mod chord;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

pub use chord::Chord;
use chord::{alt, chord, ctrl, ctrl_letter, key, letter};

use crate::live::command::Command;
use crate::live::editor::Edit;
use crate::live::message::{Message, Top};
use crate::texts::ScreenTexts;

/// What a key is about; the order of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// The line being typed.
    Line,
    /// Moving through the guide.
    Guide,
    /// Marks on the guide and the notes.
    Marks,
    /// The session as a whole.
    Session,
    /// Changing the line being typed.
    Editing,
}

impl Group {
    /// All groups, in the order of the help.
    pub const ALL: [Group; 5] = [
        Group::Line,
        Group::Guide,
        Group::Marks,
        Group::Session,
        Group::Editing,
    ];

    /// What the group is called.
    #[must_use]
    pub fn title(self, texts: &ScreenTexts) -> &'static str {
        let [line, guide, marks, session, editing] = texts.groups;
        match self {
            Group::Line => line,
            Group::Guide => guide,
            Group::Marks => marks,
            Group::Session => session,
            Group::Editing => editing,
        }
    }
}

/// One row of the table.
pub struct Binding {
    /// The keys that do it, the first one to be shown first.
    pub chords: &'static [Chord],
    /// Keys that terminals send in their place; they are not shown.
    aliases: &'static [Chord],
    /// What they say to the live session.
    pub message: fn() -> Message,
    /// What they do, in a language.
    pub help: fn(&ScreenTexts) -> &'static str,
    /// What they are about.
    pub group: Group,
}

const fn binding(
    group: Group,
    chords: &'static [Chord],
    message: fn() -> Message,
    help: fn(&ScreenTexts) -> &'static str,
) -> Binding {
    Binding {
        chords,
        aliases: &[],
        message,
        help,
        group,
    }
}

impl Binding {
    const fn or(mut self, aliases: &'static [Chord]) -> Binding {
        self.aliases = aliases;
        self
    }

    /// The keys in words: `F1, Ctrl-K`.
    #[must_use]
    pub fn keys(&self, texts: &ScreenTexts) -> String {
        let names: Vec<String> = self.chords.iter().map(|chord| chord.name(texts)).collect();
        names.join(", ")
    }
}

use Group::{Editing, Guide, Line, Marks, Session};

/// Every key, in the order of the help.
pub const KEYS: &[Binding] = &[
    binding(
        Line,
        &[key(KeyCode::Enter)],
        || Message::Enter,
        |t| t.keys.enter,
    )
    .or(&[ctrl_letter('j'), ctrl_letter('m')]),
    binding(
        Line,
        &[letter(' ')],
        || Message::Insert(" ".to_owned()),
        |t| t.keys.space,
    ),
    binding(Line, &[key(KeyCode::Tab)], || Message::Tab, |t| t.keys.tab).or(&[ctrl_letter('i')]),
    binding(
        Line,
        &[ctrl_letter('t')],
        || Message::Show(Top::Concepts),
        |t| t.keys.concepts,
    ),
    binding(
        Line,
        &[key(KeyCode::Esc)],
        || Message::Escape,
        |t| t.keys.escape,
    ),
    binding(Guide, &[key(KeyCode::Up)], || Message::Up, |t| t.keys.up),
    binding(
        Guide,
        &[key(KeyCode::Down)],
        || Message::Down,
        |t| t.keys.down,
    ),
    binding(
        Guide,
        &[key(KeyCode::PageUp), ctrl(KeyCode::Up)],
        || Message::PageUp,
        |t| t.keys.page_up,
    ),
    binding(
        Guide,
        &[key(KeyCode::PageDown), ctrl(KeyCode::Down)],
        || Message::PageDown,
        |t| t.keys.page_down,
    ),
    binding(
        Guide,
        &[ctrl_letter('g')],
        || Message::Show(Top::Find),
        |t| t.keys.find,
    ),
    binding(
        Guide,
        &[ctrl_letter('o')],
        || Message::Do(Command::Back),
        |t| t.keys.back,
    ),
    binding(
        Guide,
        &[key(KeyCode::F(2)), ctrl_letter('f')],
        || Message::Show(Top::FollowUps),
        |t| t.keys.follow_ups,
    ),
    binding(
        Marks,
        &[key(KeyCode::F(6)), ctrl_letter('e')],
        || Message::Do(Command::Mentioned(None)),
        |t| t.keys.mentioned,
    ),
    binding(
        Marks,
        &[key(KeyCode::F(7)), ctrl_letter('x')],
        || Message::PassBy,
        |t| t.keys.pass_by,
    ),
    binding(
        Marks,
        &[ctrl_letter('n')],
        || Message::Do(Command::Mark),
        |t| t.keys.mark,
    ),
    binding(
        Marks,
        &[ctrl_letter('z')],
        || Message::Do(Command::Undo),
        |t| t.keys.undo,
    ),
    binding(
        Marks,
        &[ctrl_letter('y')],
        || Message::Do(Command::Redo),
        |t| t.keys.redo,
    ),
    binding(
        Session,
        &[key(KeyCode::F(1)), ctrl_letter('k')],
        || Message::Show(Top::Help),
        |t| t.keys.help,
    ),
    binding(
        Session,
        &[key(KeyCode::F(3)), ctrl_letter('l')],
        || Message::Show(Top::Plan),
        |t| t.keys.plan,
    ),
    binding(
        Session,
        &[key(KeyCode::F(8)), ctrl_letter('u')],
        || Message::Show(Top::Words),
        |t| t.keys.words,
    ),
    binding(
        Session,
        &[key(KeyCode::F(4)), ctrl_letter('p')],
        || Message::ToggleOffRecord,
        |t| t.keys.off_record,
    ),
    binding(
        Session,
        &[key(KeyCode::F(5)), ctrl_letter('d')],
        || Message::Do(Command::Interrupted),
        |t| t.keys.interrupted,
    ),
    binding(
        Session,
        &[ctrl_letter('q')],
        || Message::Show(Top::Finish),
        |t| t.keys.finish,
    ),
    binding(
        Session,
        &[ctrl_letter('c')],
        || Message::Show(Top::Leave),
        |t| t.keys.leave,
    ),
    binding(
        Editing,
        &[key(KeyCode::Backspace)],
        || Message::Edit(Edit::Backspace),
        |t| t.keys.backspace,
    )
    .or(&[ctrl_letter('h')]),
    binding(
        Editing,
        &[key(KeyCode::Delete)],
        || Message::Edit(Edit::Delete),
        |t| t.keys.delete,
    ),
    binding(
        Editing,
        &[ctrl_letter('w'), alt(KeyCode::Backspace)],
        || Message::Edit(Edit::DeleteWord),
        |t| t.keys.delete_word,
    )
    .or(&[ctrl(KeyCode::Backspace)]),
    binding(
        Editing,
        &[key(KeyCode::Left)],
        || Message::Edit(Edit::Left),
        |t| t.keys.left,
    ),
    binding(
        Editing,
        &[key(KeyCode::Right)],
        || Message::Edit(Edit::Right),
        |t| t.keys.right,
    ),
    binding(
        Editing,
        &[ctrl(KeyCode::Left)],
        || Message::Edit(Edit::WordLeft),
        |t| t.keys.word_left,
    )
    .or(&[alt(KeyCode::Left), alt(KeyCode::Char('b'))]),
    binding(
        Editing,
        &[ctrl(KeyCode::Right)],
        || Message::Edit(Edit::WordRight),
        |t| t.keys.word_right,
    )
    .or(&[alt(KeyCode::Right), alt(KeyCode::Char('f'))]),
    binding(
        Editing,
        &[key(KeyCode::Home)],
        || Message::Edit(Edit::Home),
        |t| t.keys.home,
    ),
    binding(
        Editing,
        &[key(KeyCode::End)],
        || Message::Edit(Edit::End),
        |t| t.keys.end,
    ),
];

/// What a key says to the live session; nothing for a key that is not used.
#[must_use]
pub fn messages(event: &KeyEvent) -> Vec<Message> {
    let chord = chord(event);
    if let Some(binding) = KEYS.iter().find(|binding| binding.is_done_by(chord)) {
        return vec![(binding.message)()];
    }
    let KeyCode::Char(letter) = event.code else {
        return Vec::new();
    };
    let (ctrl, alt) = (
        event.modifiers.contains(KeyModifiers::CONTROL),
        event.modifiers.contains(KeyModifiers::ALT),
    );
    let typed = Message::Insert(letter.to_string());
    match (ctrl, alt) {
        // Ctrl and Alt together is how some terminals send AltGr.
        (false, false) | (true, true) => vec![typed],
        // A terminal sends Alt as Escape and the letter: over a slow line both may have been
        // pressed one after the other, and nothing typed may get lost.
        (false, true) => vec![Message::Escape, typed],
        (true, false) => Vec::new(),
    }
}

/// The key in words that says something to the live session, for a hint: the first one.
#[must_use]
pub fn name_of(message: &Message, texts: &ScreenTexts) -> String {
    let chord = that_says(message).and_then(|binding| binding.chords.first());
    chord.map(|chord| chord.name(texts)).unwrap_or_default()
}

/// All keys in words that say something to the live session.
#[must_use]
pub fn names_of(message: &Message, texts: &ScreenTexts) -> String {
    that_says(message).map_or_else(String::new, |binding| binding.keys(texts))
}

fn that_says(message: &Message) -> Option<&'static Binding> {
    KEYS.iter().find(|binding| (binding.message)() == *message)
}

impl Binding {
    fn is_done_by(&self, chord: Chord) -> bool {
        self.chords.contains(&chord) || self.aliases.contains(&chord)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::LANGUAGES;

    fn press(code: KeyCode, modifiers: KeyModifiers) -> Vec<Message> {
        messages(&KeyEvent::new(code, modifiers))
    }

    #[test]
    fn no_key_does_two_things() {
        let all: Vec<Chord> = KEYS
            .iter()
            .flat_map(|binding| binding.chords.iter().chain(binding.aliases))
            .copied()
            .collect();
        for (at, chord) in all.iter().enumerate() {
            assert!(!all[at + 1..].contains(chord), "{chord:?} is there twice");
        }
    }

    #[test]
    fn the_keys_of_tmux_and_screen_and_flow_control_are_free() {
        for letter in ['a', 'b', 's', 'r'] {
            let pressed = press(KeyCode::Char(letter), KeyModifiers::CONTROL);
            assert_eq!(pressed, [], "Ctrl-{letter}");
        }
    }

    #[test]
    fn every_key_is_explained_in_every_language() {
        for (tag, texts) in LANGUAGES {
            for binding in KEYS {
                let keys = binding.keys(&texts.screen);
                assert!(!(binding.help)(&texts.screen).is_empty(), "{tag} {keys}");
                assert!(!keys.is_empty(), "{tag}");
            }
        }
    }

    #[test]
    fn everything_that_a_function_or_page_key_does_a_laptop_reaches_too() {
        let is_missing = |chord: &Chord| {
            matches!(
                chord.code,
                KeyCode::F(_) | KeyCode::PageUp | KeyCode::PageDown
            )
        };
        for binding in KEYS {
            let reachable = !binding.chords.iter().all(is_missing);
            assert!(reachable, "{:?}", binding.chords);
        }
    }

    #[test]
    fn letters_are_text_whatever_the_keyboard_sends_with_them() {
        let typed = |letter: &str| vec![Message::Insert(letter.to_owned())];
        let alt_gr = KeyModifiers::CONTROL | KeyModifiers::ALT;
        assert_eq!(press(KeyCode::Char('É'), KeyModifiers::SHIFT), typed("É"));
        assert_eq!(press(KeyCode::Char('@'), alt_gr), typed("@"));
        assert_eq!(
            press(KeyCode::Char('a'), KeyModifiers::ALT),
            [Message::Escape, Message::Insert("a".to_owned())]
        );
        assert_eq!(
            press(KeyCode::Char('j'), KeyModifiers::CONTROL),
            [Message::Enter]
        );
    }
}
