//! Where a fragment lies in a transcript, and how it follows when a turn's words are corrected.

use std::ops::Range;

use crate::journal::deed::Point;

/// A stretch of a transcript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The transcript's name.
    pub transcript: String,
    /// Where it begins.
    pub from: Point,
    /// Where it ends: the first code point that is not part of it.
    pub to: Point,
}

/// What of a turn's words a correction changed: the code points before and after it that stayed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Code points at the beginning that stayed.
    head: u32,
    /// The length of the words before.
    was: u32,
    /// The length of the words after.
    is: u32,
    /// Code points at the end that stayed.
    tail: u32,
}

impl Change {
    /// What changed between two wordings.
    #[must_use]
    pub fn between(before: &str, after: &str) -> Change {
        let head = before.chars().zip(after.chars());
        let head = head.take_while(|(old, new)| old == new).count();
        let (was, is) = (before.chars().count(), after.chars().count());
        let tail = before.chars().rev().zip(after.chars().rev());
        let tail = tail.take_while(|(old, new)| old == new).count();
        Change {
            head: length(head),
            was: length(was),
            is: length(is),
            tail: length(tail.min(was.min(is) - head)),
        }
    }

    /// What changes where a stretch of these words, in bytes, is replaced by so many code points.
    #[must_use]
    pub fn at(words: &str, range: &Range<usize>, with: usize) -> Change {
        let count = |part: Option<&str>| part.unwrap_or_default().chars().count();
        let (head, tail) = (
            count(words.get(..range.start)),
            count(words.get(range.end..)),
        );
        Change {
            head: length(head),
            was: length(count(Some(words))),
            is: length(head + with + tail),
            tail: length(tail),
        }
    }

    /// Where a beginning before the change is after it. In what was changed, the new words are part of
    /// the fragment; words put in right before it are not.
    fn begin(self, at: u32) -> u32 {
        if at >= self.was.saturating_sub(self.tail) {
            (at + self.is).saturating_sub(self.was)
        } else {
            at.min(self.head)
        }
    }

    /// Where an end before the change is after it.
    fn end(self, at: u32) -> u32 {
        if at <= self.head {
            at
        } else if at >= self.was.saturating_sub(self.tail) {
            (at + self.is).saturating_sub(self.was)
        } else {
            self.is - self.tail
        }
    }
}

impl Span {
    /// Follows a correction of a turn's words.
    pub fn follow(&mut self, turn: u32, change: Change) {
        if self.from.turn == turn {
            self.from.char = change.begin(self.from.char);
        }
        if self.to.turn == turn {
            self.to.char = change.end(self.to.char);
        }
    }

    /// Whether it has part of a turn.
    #[must_use]
    pub fn touches(&self, transcript: &str, turn: u32) -> bool {
        self.transcript == transcript && (self.from.turn..=self.to.turn).contains(&turn)
    }

    /// Whether it lies in a transcript whose turns are so long, in code points, and holds something.
    #[must_use]
    pub fn fits(&self, length_of: impl Fn(u32) -> Option<u32>) -> bool {
        let inside = |point: Point| length_of(point.turn).is_some_and(|end| point.char <= end);
        self.from < self.to && inside(self.from) && inside(self.to)
    }
}

/// A length in code points; no turn is as long as this type allows.
#[must_use]
pub fn length(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: u32, to: u32) -> Span {
        let at = |char| Point { turn: 3, char };
        Span {
            transcript: "001".into(),
            from: at(from),
            to: at(to),
        }
    }

    /// The words of a fragment after a correction.
    fn after(before: &str, fragment: &str, corrected: &str) -> String {
        let from = before.split(fragment).next().unwrap().chars().count();
        let mut span = span(length(from), length(from + fragment.chars().count()));
        span.follow(3, Change::between(before, corrected));
        let (from, to) = (span.from.char as usize, span.to.char as usize);
        corrected.chars().skip(from).take(to - from).collect()
    }

    #[test]
    fn a_fragment_keeps_its_words_when_others_are_corrected() {
        let before = "wij kijken naar de doelen van de school";
        let same = |corrected: &str| after(before, "de doelen", corrected);
        assert_eq!(
            same("wij kijken écht naar de doelen van de school"),
            "de doelen"
        );
        assert_eq!(same("wij naar de doelen van de school"), "de doelen");
        assert_eq!(
            same("wij kijken naar de doelen van de scholen, ja"),
            "de doelen"
        );
        assert_eq!(same(before), "de doelen");
    }

    #[test]
    fn a_fragment_takes_the_corrected_words_in() {
        let before = "wij kijken naar de doelen van de school";
        assert_eq!(
            after(
                before,
                "de doelen",
                "wij kijken naar de hoofddoelen van de school"
            ),
            "de hoofddoelen"
        );
        assert_eq!(
            after(
                before,
                "doelen van",
                "wij kijken naar de zeilen van de school"
            ),
            "zeilen van"
        );
        assert_eq!(after(before, before, "anders"), "anders");
        assert_eq!(after("é🙂x", "🙂", "é🙃x"), "🙃");
    }
}
