//! The note line: text with a cursor that moves by what a reader sees as one character, so that
//! combining marks and emoji are never cut in two.

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation as _};

/// A line being typed; a pasted page may give it line breaks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Editor {
    text: String,
    /// A byte offset, always on a character boundary.
    cursor: usize,
}

/// A change to the line, or a move of its cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// Takes away the character before the cursor.
    Backspace,
    /// Takes away the character after the cursor.
    Delete,
    /// Takes away the word before the cursor.
    DeleteWord,
    /// One character to the left.
    Left,
    /// One character to the right.
    Right,
    /// One word to the left.
    WordLeft,
    /// One word to the right.
    WordRight,
    /// To the beginning.
    Home,
    /// To the end.
    End,
}

impl Editor {
    /// A line with its cursor at the end.
    #[must_use]
    pub fn with(text: impl Into<String>) -> Editor {
        let text = text.into();
        Editor {
            cursor: text.len(),
            text,
        }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text before the cursor.
    #[must_use]
    pub fn before(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or_default()
    }

    /// Whether nothing stands on the line.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Puts text at the cursor; CR LF and CR become LF.
    pub fn insert(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        self.text.insert_str(self.cursor, &text);
        self.cursor += text.len();
    }

    /// Puts `text` in the place of the last `length` bytes before the cursor.
    pub fn replace_before(&mut self, length: usize, text: &str) {
        let start = self.cursor.saturating_sub(length);
        if self.text.is_char_boundary(start) {
            self.text.replace_range(start..self.cursor, text);
            self.cursor = start + text.len();
        }
    }

    /// Puts `text` in the place of a stretch of bytes; the cursor stays where it is in the rest.
    pub fn replace(&mut self, range: Range<usize>, text: &str) {
        if self.text.get(range.clone()).is_none() {
            return;
        }
        if self.cursor >= range.end {
            self.cursor = self.cursor - range.len() + text.len();
        } else if self.cursor > range.start {
            self.cursor = range.start + text.len();
        }
        self.text.replace_range(range, text);
    }

    /// Empties the line and gives what stood on it.
    pub fn take(&mut self) -> String {
        self.cursor = 0;
        std::mem::take(&mut self.text)
    }

    /// Makes one change or move.
    pub fn edit(&mut self, edit: Edit) {
        match edit {
            Edit::Backspace => self.remove_back_to(self.left()),
            Edit::DeleteWord => self.remove_back_to(self.word_left()),
            Edit::Delete => {
                let right = self.right();
                self.text.replace_range(self.cursor..right, "");
            }
            Edit::Left => self.cursor = self.left(),
            Edit::Right => self.cursor = self.right(),
            Edit::WordLeft => self.cursor = self.word_left(),
            Edit::WordRight => self.cursor = self.word_right(),
            Edit::Home => self.cursor = 0,
            Edit::End => self.cursor = self.text.len(),
        }
    }

    fn remove_back_to(&mut self, start: usize) {
        self.text.replace_range(start..self.cursor, "");
        self.cursor = start;
    }

    fn left(&self) -> usize {
        let mut cursor = GraphemeCursor::new(self.cursor, self.text.len(), true);
        cursor
            .prev_boundary(&self.text, 0)
            .ok()
            .flatten()
            .unwrap_or(0)
    }

    fn right(&self) -> usize {
        let mut cursor = GraphemeCursor::new(self.cursor, self.text.len(), true);
        cursor
            .next_boundary(&self.text, 0)
            .ok()
            .flatten()
            .unwrap_or(self.text.len())
    }

    fn word_left(&self) -> usize {
        let mut words = self.before().unicode_word_indices();
        words.next_back().map_or(0, |(start, _)| start)
    }

    fn word_right(&self) -> usize {
        let after = self.text.get(self.cursor..).unwrap_or_default();
        let mut words = after.unicode_word_indices();
        words.next().map_or(self.text.len(), |(start, word)| {
            self.cursor + start + word.len()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backspace_takes_a_whole_emoji_and_a_whole_combined_letter() {
        let mut line = Editor::with("e\u{301}👩‍👧‍👦");
        line.edit(Edit::Backspace);
        assert_eq!(line.text(), "e\u{301}");
        line.edit(Edit::Backspace);
        assert_eq!(line.text(), "");
        line.edit(Edit::Backspace);
        assert!(line.is_empty());
    }

    #[test]
    fn words_are_jumped_and_taken_away() {
        let mut line = Editor::with("hij leest mee");
        line.edit(Edit::WordLeft);
        assert_eq!(line.before(), "hij leest ");
        line.edit(Edit::DeleteWord);
        assert_eq!(line.text(), "hij mee");
        line.edit(Edit::Home);
        line.edit(Edit::WordRight);
        assert_eq!(line.before(), "hij");
    }

    #[test]
    fn a_pasted_page_keeps_its_lines_without_carriage_returns() {
        let mut line = Editor::default();
        line.insert("een\r\ntwee\rdrie");
        assert_eq!(line.text(), "een\ntwee\ndrie");
    }
}
