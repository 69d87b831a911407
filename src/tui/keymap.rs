//! The keys: one table, from which the keys themselves, the help, the hints on the screen and
//! docs/keys.md come; and the keymap in force, which a file may have changed.

pub(super) mod chord;
pub mod file;
pub mod problem;
mod table;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::live::grid;
use crate::live::message::Message;
use crate::live::model::Model;
use crate::texts::ScreenTexts;
pub use chord::Chord;
pub use table::KEYS;

/// What a key is about; the order of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// The line being typed.
    Line,
    /// Moving through the guide.
    Guide,
    /// Marks on the guide and the notes.
    Marks,
    /// At a statement of a member check; there they go before other keys.
    Grid,
    /// The session as a whole.
    Session,
    /// Changing the line being typed.
    Editing,
}

impl Group {
    /// All groups, in the order of the help.
    pub const ALL: [Group; 6] = [
        Group::Line,
        Group::Guide,
        Group::Marks,
        Group::Grid,
        Group::Session,
        Group::Editing,
    ];

    /// What the group is called.
    #[must_use]
    pub fn title(self, texts: &ScreenTexts) -> &'static str {
        let [line, guide, marks, grid, session, editing] = texts.groups;
        match self {
            Group::Line => line,
            Group::Guide => guide,
            Group::Marks => marks,
            Group::Grid => grid,
            Group::Session => session,
            Group::Editing => editing,
        }
    }
}

/// What the keys are pressed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Desk {
    /// A statement of a member check, with nothing lying over it.
    Statement,
    /// Anything else.
    Guide,
}

impl Desk {
    /// What stands on the screen.
    #[must_use]
    pub fn of(model: &Model) -> Desk {
        match grid::here(model.session()) {
            Some(_) if model.layers.is_empty() => Desk::Statement,
            _ => Desk::Guide,
        }
    }
}

impl Action {
    /// Whether two actions can never be meant by one key press.
    #[must_use]
    pub fn is_apart_from(&self, other: &Action) -> bool {
        (self.group == Group::Grid) != (other.group == Group::Grid)
    }
}

/// One row of the table: something that keys do.
#[derive(Debug)]
pub struct Action {
    /// What it is called in keys.toml.
    pub id: &'static str,
    /// What it is about.
    pub group: Group,
    /// The keys that do it unless keys.toml says otherwise, the first one to be shown first.
    pub usual: &'static [Chord],
    /// Keys that terminals send in their place; they are not shown.
    aliases: &'static [Chord],
    /// What they say to the live session.
    pub message: fn() -> Message,
    /// What they do, in a language.
    pub help: fn(&ScreenTexts) -> &'static str,
    /// The typed command that comes to the same, for who has no key for it.
    pub typed: Option<&'static str>,
    /// Whether its keys stay what they are.
    pub fixed: bool,
}

/// The keys in force: every action of the table, with the keys that do it now.
#[derive(Debug, Clone)]
pub struct Keymap {
    rows: Vec<Bound>,
}

/// An action with the keys that do it now.
#[derive(Debug, Clone)]
pub struct Bound {
    /// The action.
    pub action: &'static Action,
    /// Its keys, the first one to be shown first.
    pub chords: Vec<Chord>,
    /// Whether keys.toml gave them.
    pub is_changed: bool,
}

impl Bound {
    /// The keys in words: `F1, Ctrl-K`; without any, the typed command that comes to the same.
    #[must_use]
    pub fn keys(&self, texts: &ScreenTexts) -> String {
        let names: Vec<String> = self.chords.iter().map(|chord| chord.name(texts)).collect();
        if names.is_empty() {
            return self.without_keys();
        }
        names.join(", ")
    }

    /// The first key in words, for a hint.
    #[must_use]
    pub fn key(&self, texts: &ScreenTexts) -> String {
        let first = self.chords.first();
        first.map_or_else(|| self.without_keys(), |chord| chord.name(texts))
    }

    fn without_keys(&self) -> String {
        self.action.typed.unwrap_or("—").to_owned()
    }

    /// Whether a key is sent in the place of one of these: only of the usual ones that is known.
    fn has_alias(&self, chord: Chord) -> bool {
        !self.is_changed && self.action.aliases.contains(&chord)
    }
}

impl Keymap {
    /// The usual keys.
    #[must_use]
    pub fn usual() -> Keymap {
        let usual = |action: &'static Action| Bound {
            action,
            chords: action.usual.to_vec(),
            is_changed: false,
        };
        Keymap {
            rows: KEYS.iter().map(usual).collect(),
        }
    }

    /// Gives an action other keys.
    fn change(&mut self, id: &str, chords: Vec<Chord>) {
        if let Some(row) = self.rows.iter_mut().find(|row| row.action.id == id) {
            row.chords = chords;
            row.is_changed = true;
        }
    }

    /// Every action with its keys, in the order of the help.
    #[must_use]
    pub fn rows(&self) -> &[Bound] {
        &self.rows
    }

    /// What a key says to the live session; nothing for a key that is not used.
    #[must_use]
    pub fn messages(&self, event: &KeyEvent, desk: Desk) -> Vec<Message> {
        let chord = chord::chord(event);
        let of_grid = |row: &&Bound| row.action.group == Group::Grid;
        let at_grid = self.rows.iter().filter(of_grid);
        let mut at_grid = at_grid.filter(|_| desk == Desk::Statement);
        let elsewhere = || self.rows.iter().filter(|row| !of_grid(row));
        let found = at_grid
            .find(|row| row.chords.contains(&chord))
            .or_else(|| elsewhere().find(|row| row.chords.contains(&chord)))
            .or_else(|| elsewhere().find(|row| row.has_alias(chord)));
        if let Some(row) = found {
            return vec![(row.action.message)()];
        }
        typed(event)
    }

    /// The key in words that says something to the live session, for a hint: the first one.
    #[must_use]
    pub fn name_of(&self, message: &Message, texts: &ScreenTexts) -> String {
        let row = self.that_says(message);
        row.map(|row| row.key(texts)).unwrap_or_default()
    }

    /// All keys in words that say something to the live session.
    #[must_use]
    pub fn names_of(&self, message: &Message, texts: &ScreenTexts) -> String {
        let row = self.that_says(message);
        row.map(|row| row.keys(texts)).unwrap_or_default()
    }

    fn that_says(&self, message: &Message) -> Option<&Bound> {
        self.rows
            .iter()
            .find(|row| (row.action.message)() == *message)
    }
}

/// What a key says that does nothing of its own: a letter is text.
pub(super) fn typed(event: &KeyEvent) -> Vec<Message> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::deed::Recognition;
    use crate::live::command::Command;
    use crate::texts::LANGUAGES;

    fn press(code: KeyCode, modifiers: KeyModifiers) -> Vec<Message> {
        Keymap::usual().messages(&KeyEvent::new(code, modifiers), Desk::Guide)
    }

    #[test]
    fn no_key_does_two_things() {
        let chords = |action: &'static Action| {
            let chords = action.usual.iter().chain(action.aliases);
            chords.map(move |chord| (action, *chord))
        };
        let all: Vec<(&Action, Chord)> = KEYS.iter().flat_map(chords).collect();
        for (at, (action, chord)) in all.iter().enumerate() {
            let is_same =
                |(other, taken): &(&Action, Chord)| taken == chord && !action.is_apart_from(other);
            assert!(
                !all[at + 1..].iter().any(is_same),
                "{chord:?} is there twice"
            );
        }
    }

    #[test]
    fn at_a_statement_a_key_is_an_answer_and_elsewhere_what_it_always_is() {
        let f6 = KeyEvent::new(KeyCode::F(6), KeyModifiers::NONE);
        let keys = Keymap::usual();
        let partly = Command::Heard {
            answer: Recognition::Partly,
            nuance: String::new(),
        };
        assert_eq!(keys.messages(&f6, Desk::Statement), [Message::Do(partly)]);
        let mentioned = Message::Do(Command::Mentioned(None));
        assert_eq!(keys.messages(&f6, Desk::Guide), [mentioned]);
    }

    #[test]
    fn no_two_actions_have_one_id() {
        for (at, action) in KEYS.iter().enumerate() {
            let is_same = |other: &Action| other.id == action.id;
            assert!(!KEYS[at + 1..].iter().any(is_same), "{}", action.id);
        }
    }

    #[test]
    fn the_typed_command_of_an_action_exists() {
        use crate::live::command::COMMANDS;
        for typed in KEYS.iter().filter_map(|action| action.typed) {
            let name = typed.trim_start_matches('/');
            assert!(COMMANDS.iter().any(|spec| spec.name == name), "{typed}");
        }
    }

    #[test]
    fn the_keys_of_tmux_and_screen_and_flow_control_are_free() {
        for letter in ['a', 'b', 's'] {
            let pressed = press(KeyCode::Char(letter), KeyModifiers::CONTROL);
            assert_eq!(pressed, [], "Ctrl-{letter}");
        }
    }

    #[test]
    fn every_key_is_explained_in_every_language() {
        for (tag, texts) in LANGUAGES {
            for row in Keymap::usual().rows() {
                let keys = row.keys(&texts.screen);
                assert!(!(row.action.help)(&texts.screen).is_empty(), "{tag} {keys}");
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
        for action in KEYS {
            let is_typed = action.group == Group::Grid && action.typed.is_some();
            let reachable = is_typed || !action.usual.iter().all(is_missing);
            assert!(reachable, "{:?}", action.usual);
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
