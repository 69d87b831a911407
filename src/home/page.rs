//! What lies over home to be read: a session, a guide, the keys.

use super::{Act, Form};

/// What can be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A guide, by its id.
    Guide(String),
    /// A session, by its id.
    Session(String),
}

/// A text that lies over home.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// What it is.
    pub title: String,
    /// Its lines; those too long for the window are broken when they are drawn.
    pub text: Text,
    /// The first line in view, as drawn.
    pub first: usize,
    /// The form that it lies over.
    pub over: Option<Box<Form>>,
}

/// What is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    /// A document.
    Document(String),
    /// The keys, which the screen knows.
    Keys,
}

/// What the screen had room for when it was drawn last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Rows of the selected list, or of the page.
    pub rows: usize,
    /// The last line that a page can begin with.
    pub last: usize,
}

impl Default for Seen {
    fn default() -> Seen {
        Seen { rows: 10, last: 0 }
    }
}

impl Page {
    /// A page at its beginning.
    #[must_use]
    pub fn new(title: String, text: Text) -> Page {
        Page {
            title,
            text,
            first: 0,
            over: None,
        }
    }

    /// Moves through the page.
    pub fn go(&mut self, act: Act, seen: Seen) {
        // One line stays in view, so that the eye finds its place.
        let page = seen.rows.saturating_sub(1).max(1);
        let first = self.first.min(seen.last);
        let to = match act {
            Act::Up => first.saturating_sub(1),
            Act::Down => first + 1,
            Act::PageUp => first.saturating_sub(page),
            Act::PageDown => first + page,
            Act::First => 0,
            Act::Last => seen.last,
            _ => first,
        };
        self.first = to.min(seen.last);
    }
}
