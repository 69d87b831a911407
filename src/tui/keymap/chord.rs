//! A key with what is held down beside it: made, read from an event, named.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::texts::ScreenTexts;

/// A key with what is held down beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chord {
    pub(super) code: KeyCode,
    pub(super) modifiers: KeyModifiers,
}

/// A key by itself.
pub(super) const fn key(code: KeyCode) -> Chord {
    Chord {
        code,
        modifiers: KeyModifiers::NONE,
    }
}

/// A letter by itself.
pub(super) const fn letter(letter: char) -> Chord {
    key(KeyCode::Char(letter))
}

/// A key with Ctrl.
pub(super) const fn ctrl(code: KeyCode) -> Chord {
    Chord {
        code,
        modifiers: KeyModifiers::CONTROL,
    }
}

/// A letter with Ctrl.
pub(super) const fn ctrl_letter(letter: char) -> Chord {
    ctrl(KeyCode::Char(letter))
}

/// A key with Alt.
pub(super) const fn alt(code: KeyCode) -> Chord {
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

/// Shift says nothing beyond the letter itself, and Ctrl with a capital is Ctrl.
pub(super) fn chord(event: &KeyEvent) -> Chord {
    let modifiers = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT);
    let code = match event.code {
        KeyCode::Char(letter) if modifiers.contains(KeyModifiers::CONTROL) => {
            KeyCode::Char(letter.to_ascii_lowercase())
        }
        other => other,
    };
    Chord { code, modifiers }
}
