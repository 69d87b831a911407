//! A key with what is held down beside it: made, read from an event, named.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::texts::ScreenTexts;

/// A key with what is held down beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chord {
    pub(in crate::tui) code: KeyCode,
    pub(in crate::tui) modifiers: KeyModifiers,
}

/// A key by itself.
pub(in crate::tui) const fn key(code: KeyCode) -> Chord {
    Chord {
        code,
        modifiers: KeyModifiers::NONE,
    }
}

/// A letter by itself.
pub(in crate::tui) const fn letter(letter: char) -> Chord {
    key(KeyCode::Char(letter))
}

/// A key with Ctrl.
pub(in crate::tui) const fn ctrl(code: KeyCode) -> Chord {
    Chord {
        code,
        modifiers: KeyModifiers::CONTROL,
    }
}

/// A letter with Ctrl.
pub(in crate::tui) const fn ctrl_letter(letter: char) -> Chord {
    ctrl(KeyCode::Char(letter))
}

/// A key with Alt.
pub(in crate::tui) const fn alt(code: KeyCode) -> Chord {
    Chord {
        code,
        modifiers: KeyModifiers::ALT,
    }
}

impl Chord {
    /// The key in words.
    #[must_use]
    pub fn name(self, texts: &ScreenTexts) -> String {
        let key = match self.code {
            KeyCode::Char(' ') => texts.names.space.to_owned(),
            KeyCode::Char(letter) => letter.to_uppercase().to_string(),
            KeyCode::F(number) => format!("F{number}"),
            KeyCode::PageUp => texts.names.page_up.to_owned(),
            KeyCode::PageDown => texts.names.page_down.to_owned(),
            KeyCode::Up => "↑".to_owned(),
            KeyCode::Down => "↓".to_owned(),
            KeyCode::Left => "←".to_owned(),
            KeyCode::Right => "→".to_owned(),
            other => format!("{other:?}"),
        };
        if self.modifiers.contains(KeyModifiers::CONTROL) {
            format!("Ctrl-{key}")
        } else if self.modifiers.contains(KeyModifiers::ALT) {
            format!("Alt-{key}")
        } else {
            key
        }
    }
}

/// Why a word in keys.toml is no key that can be given to an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoChord {
    /// It names no key, or one that terminals do not tell apart.
    Unreadable,
    /// It is typed: typing is always a note.
    Types,
    /// tmux, screen or the terminal's flow control takes it.
    Taken,
    /// It keeps its meaning everywhere, or arrives as a key that does.
    Stays,
}

impl Chord {
    /// Reads a key as it stands in keys.toml: `ctrl-g`, `f2`, `page-up`, or as the screen names it.
    ///
    /// # Errors
    /// When it is none that an action can have.
    pub fn read(word: &str) -> Result<Chord, NoChord> {
        let word = word.trim().to_lowercase();
        let held = |word: &str, name: &str| {
            let rest = word.strip_prefix(name)?.strip_prefix(['-', '+'])?;
            Some(rest.to_owned())
        };
        let (modifiers, name) = if let Some(rest) = held(&word, "ctrl") {
            (KeyModifiers::CONTROL, rest)
        } else if let Some(rest) = held(&word, "alt") {
            (KeyModifiers::ALT, rest)
        } else {
            (KeyModifiers::NONE, word)
        };
        let code = code(&name).ok_or(NoChord::Unreadable)?;
        Chord { code, modifiers }.allowed()
    }

    /// Itself, when an action can have it.
    fn allowed(self) -> Result<Chord, NoChord> {
        let ctrl = self.modifiers == KeyModifiers::CONTROL;
        let alt = self.modifiers == KeyModifiers::ALT;
        match self.code {
            KeyCode::Enter | KeyCode::Tab | KeyCode::Esc | KeyCode::Char(' ') => {
                Err(NoChord::Stays)
            }
            KeyCode::Backspace if !alt => Err(NoChord::Stays),
            KeyCode::Char('h' | 'i' | 'j' | 'm') if ctrl => Err(NoChord::Stays),
            KeyCode::Char('a' | 'b' | 's') if ctrl => Err(NoChord::Taken),
            KeyCode::Char(letter) if ctrl || alt => {
                let told_apart = letter.is_ascii_lowercase();
                told_apart.then_some(self).ok_or(NoChord::Unreadable)
            }
            KeyCode::Char(_) => Err(NoChord::Types),
            _ => Ok(self),
        }
    }
}

/// The key of a name, in lower case.
fn code(name: &str) -> Option<KeyCode> {
    let code = match name {
        "up" | "↑" => KeyCode::Up,
        "down" | "↓" => KeyCode::Down,
        "left" | "←" => KeyCode::Left,
        "right" | "→" => KeyCode::Right,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "page-up" | "pageup" => KeyCode::PageUp,
        "page-down" | "pagedown" => KeyCode::PageDown,
        "insert" => KeyCode::Insert,
        "delete" => KeyCode::Delete,
        "enter" => KeyCode::Enter,
        "tab" => KeyCode::Tab,
        "esc" | "escape" => KeyCode::Esc,
        "backspace" => KeyCode::Backspace,
        "space" | "spatie" => KeyCode::Char(' '),
        other => return function_key(other).or_else(|| one_letter(other)),
    };
    Some(code)
}

fn function_key(name: &str) -> Option<KeyCode> {
    let number = name.strip_prefix('f')?.parse().ok()?;
    (1..=12).contains(&number).then_some(KeyCode::F(number))
}

fn one_letter(name: &str) -> Option<KeyCode> {
    let mut letters = name.chars();
    let letter = letters.next()?;
    letters.next().is_none().then_some(KeyCode::Char(letter))
}

/// Shift says nothing beyond the letter itself, and Ctrl with a capital is Ctrl.
pub(in crate::tui) fn chord(event: &KeyEvent) -> Chord {
    let modifiers = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT);
    let code = match event.code {
        KeyCode::Char(letter) if modifiers.contains(KeyModifiers::CONTROL) => {
            KeyCode::Char(letter.to_ascii_lowercase())
        }
        other => other,
    };
    Chord { code, modifiers }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::LANGUAGES;
    use crate::tui::keymap::KEYS;

    #[test]
    fn every_key_of_the_table_is_read_as_the_screen_names_it() {
        for (tag, texts) in LANGUAGES {
            for action in KEYS.iter().filter(|action| !action.fixed) {
                for chord in action.usual {
                    let name = chord.name(&texts.screen);
                    assert_eq!(Chord::read(&name), Ok(*chord), "{tag} {name}");
                }
            }
        }
    }

    #[test]
    fn what_is_typed_taken_or_stays_is_no_key_for_an_action() {
        let read = |word| Chord::read(word).unwrap_err();
        for word in ["g", "G", "é", "1", "/"] {
            assert_eq!(read(word), NoChord::Types, "{word}");
        }
        for word in ["ctrl-a", "Ctrl-B", "ctrl+s"] {
            assert_eq!(read(word), NoChord::Taken, "{word}");
        }
        for word in [
            "ctrl-m",
            "ctrl-h",
            "enter",
            "ctrl-space",
            "tab",
            "backspace",
        ] {
            assert_eq!(read(word), NoChord::Stays, "{word}");
        }
        for word in [
            "",
            "ctrl",
            "ctrl-",
            "ctrl-1",
            "f13",
            "f0",
            "shift-f1",
            "ctrl-alt-x",
            "alt-é",
        ] {
            assert_eq!(read(word), NoChord::Unreadable, "{word}");
        }
    }

    #[test]
    fn a_key_is_read_with_any_case_and_either_sign() {
        let find = ctrl_letter('g');
        for word in ["ctrl-g", "Ctrl-G", " CTRL+g "] {
            assert_eq!(Chord::read(word), Ok(find), "{word}");
        }
        assert_eq!(Chord::read("page-up"), Ok(key(KeyCode::PageUp)));
        assert_eq!(Chord::read("alt-backspace"), Ok(alt(KeyCode::Backspace)));
    }
}
