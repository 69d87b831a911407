//! Where words and characters of a turn begin and end, in code points.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::review::span::length;

/// The words of a text as a reader sees them, without the marks of punctuation between them.
#[must_use]
pub fn words(text: &str) -> Vec<Range<u32>> {
    let mut counted = Counted::of(text);
    let words = text.unicode_word_indices();
    words
        .map(|(start, word)| counted.at(start)..counted.at(start + word.len()))
        .collect()
}

/// Where the characters of a text begin, as a reader sees them, and its end.
#[must_use]
pub fn characters(text: &str) -> Vec<u32> {
    let mut counted = Counted::of(text);
    let clusters = text.grapheme_indices(true).map(|(start, _)| start);
    clusters
        .chain([text.len()])
        .map(|start| counted.at(start))
        .collect()
}

/// Counts the code points before bytes that only go up.
struct Counted<'a> {
    rest: &'a str,
    bytes: usize,
    chars: usize,
}

impl<'a> Counted<'a> {
    fn of(text: &'a str) -> Counted<'a> {
        Counted {
            rest: text,
            bytes: 0,
            chars: 0,
        }
    }

    fn at(&mut self, byte: usize) -> u32 {
        let on = byte.saturating_sub(self.bytes);
        if let Some((passed, rest)) = self.rest.split_at_checked(on) {
            self.chars += passed.chars().count();
            self.bytes = byte;
            self.rest = rest;
        }
        length(self.chars)
    }
}

/// Where words stand in a text, whatever their case: every place, in code points.
#[must_use]
pub fn places_of(words: &str, text: &str) -> Vec<Range<u32>> {
    let folded = |text: &str| -> Vec<String> {
        let lower = text.chars().map(|c| c.to_lowercase().to_string());
        lower.collect()
    };
    let (wanted, text) = (folded(words), folded(text));
    if wanted.is_empty() {
        return Vec::new();
    }
    let windows = text.windows(wanted.len()).enumerate();
    let fitting = windows.filter(|(_, window)| *window == wanted.as_slice());
    fitting
        .map(|(at, _)| length(at)..length(at + wanted.len()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_in_code_points_and_leave_punctuation_out() {
        assert_eq!(words("Wij, écht 🙂 nu."), [0..3, 5..9, 12..14]);
        assert_eq!(words("שלום עולם"), [0..4, 5..9]);
        assert_eq!(words(" … "), []);
    }

    #[test]
    fn a_character_of_several_code_points_is_one() {
        assert_eq!(characters("e\u{301}👩‍🏫x"), [0, 2, 5, 6]);
        assert_eq!(characters(""), [0]);
    }

    #[test]
    fn words_are_found_in_whatever_case_and_everywhere() {
        assert_eq!(places_of("DOEL", "Het doel, en dat Doel"), [4..8, 17..21]);
        assert_eq!(places_of("", "Het doel"), []);
        assert_eq!(places_of("doelen", "doel"), []);
    }
}
