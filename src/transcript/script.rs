//! A transcript as one text, a line a turn: what is handed over, and where each turn's words stand in
//! it. Every quotation is a stretch of this text.

use std::fmt::Write as _;
use std::ops::Range;

use super::{Transcript, Turn};

/// A transcript as one text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Script {
    /// The text: `[hh:mm:ss] R7: words`, a line a turn.
    pub text: String,
    /// Where each turn's words stand in it.
    turns: Vec<Place>,
}

/// Where a turn's line and its words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    /// Code points before its line.
    line: usize,
    /// Code points before its words.
    words: usize,
    /// The byte at which its words begin.
    byte: usize,
    /// How many bytes they are.
    bytes: usize,
}

impl Script {
    /// Writes a transcript out, with the words of each turn as they stand and the second that each
    /// turn begins at.
    pub fn of<'a>(
        transcript: &'a Transcript,
        words: impl Fn(u32) -> Option<&'a str>,
        seconds: impl Fn(&Turn) -> u64,
    ) -> Script {
        let mut script = Script::default();
        let mut length = 0;
        for (turn, number) in transcript.turns.iter().zip(1..) {
            let begins = script.text.len();
            let at = seconds(turn);
            let (hours, minutes) = (at / 3_600, at / 60 % 60);
            // Writing into a string does not fail.
            let _ = write!(script.text, "[{hours:02}:{minutes:02}:{:02}] ", at % 60);
            if let Some(speaker) = &turn.speaker {
                script.text.push_str(name_of(speaker));
                script.text.push_str(": ");
            }
            let head = script.text.len() - begins;
            let said = words(number).unwrap_or(&turn.text);
            script.turns.push(Place {
                line: length,
                // What stands before the words is ASCII but for the speaker, who has a code.
                words: length + count(script.text.get(begins..)),
                byte: begins + head,
                bytes: said.len(),
            });
            script.text.push_str(said);
            script.text.push('\n');
            length += count(script.text.get(begins..));
        }
        script
    }

    /// The code points of the text between two places, each a turn, from 1, and code points into its
    /// words; none when a turn is not there.
    #[must_use]
    pub fn range(&self, from: (u32, u32), to: (u32, u32)) -> Option<Range<usize>> {
        Some(self.point(from)?..self.point(to)?)
    }

    fn point(&self, (turn, char): (u32, u32)) -> Option<usize> {
        Some(self.place(turn)?.words + usize::try_from(char).ok()?)
    }

    fn place(&self, turn: u32) -> Option<Place> {
        let index = usize::try_from(turn).ok()?.checked_sub(1)?;
        self.turns.get(index).copied()
    }

    /// The code points before each turn's line, in order.
    pub fn lines(&self) -> impl Iterator<Item = usize> {
        self.turns.iter().map(|place| place.line)
    }

    /// The code points of a turn's words.
    #[must_use]
    pub fn words_of(&self, turn: u32) -> Option<Range<usize>> {
        let place = self.place(turn)?;
        let words = self.text.get(place.byte..place.byte + place.bytes)?;
        Some(place.words..place.words + words.chars().count())
    }

    /// The text between two places, as [`Script::range`] has them.
    #[must_use]
    pub fn quote(&self, from: (u32, u32), to: (u32, u32)) -> Option<&str> {
        let (begin, end) = (self.byte(from)?, self.byte(to)?);
        self.text.get(begin..end)
    }

    fn byte(&self, (turn, char): (u32, u32)) -> Option<usize> {
        let place = self.place(turn)?;
        let words = self.text.get(place.byte..place.byte + place.bytes)?;
        Some(place.byte + byte_at(words, char)?)
    }
}

/// The word that a speaker is written out with.
#[must_use]
pub fn name_of(speaker: &str) -> &str {
    match speaker {
        "interviewer" => "Interviewer",
        code => code,
    }
}

/// The byte at which a code point begins; none beyond the end.
#[must_use]
pub fn byte_at(words: &str, char: u32) -> Option<usize> {
    let char = usize::try_from(char).ok()?;
    let begins = words.char_indices().map(|(byte, _)| byte);
    begins.chain([words.len()]).nth(char)
}

fn count(text: Option<&str>) -> usize {
    text.unwrap_or_default().chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turn(speaker: Option<&str>, ms: i64, text: &str) -> Turn {
        Turn {
            speaker: speaker.map(str::to_owned),
            ms,
            end_ms: ms + 1_000,
            position: None,
            text: text.into(),
            topic: "O1".into(),
            question: None,
        }
    }

    fn script() -> Script {
        let transcript = Transcript {
            version: 1,
            source: None,
            engine: "vtt".into(),
            language: "nl".into(),
            turns: vec![
                turn(Some("interviewer"), 4_000, "Wat doe je?"),
                turn(Some("R7"), 3_725_000, "Ik kijk 👩‍🏫 naar doelen"),
                turn(None, 3_726_000, "שלום"),
            ],
        };
        let seconds = |turn: &Turn| u64::try_from(turn.ms / 1_000).unwrap();
        Script::of(&transcript, |_| None, seconds)
    }

    #[test]
    fn a_transcript_is_a_line_a_turn() {
        assert_eq!(
            script().text,
            "[00:00:04] Interviewer: Wat doe je?\n\
             [01:02:05] R7: Ik kijk 👩‍🏫 naar doelen\n\
             [01:02:06] שלום\n"
        );
    }

    #[test]
    fn a_quotation_is_what_stands_in_the_text_at_its_range() {
        let script = script();
        let chars: Vec<char> = script.text.chars().collect();
        for (from, to) in [((2, 3), (2, 11)), ((1, 4), (3, 2)), ((3, 0), (3, 4))] {
            let range = script.range(from, to).unwrap();
            let quoted: String = chars[range].iter().collect();
            assert_eq!(script.quote(from, to), Some(quoted.as_str()));
        }
        assert_eq!(script.quote((2, 0), (2, 7)), Some("Ik kijk"));
        assert_eq!(script.quote((2, 0), (9, 7)), None);
        assert_eq!(script.words_of(3).map(|range| range.len()), Some(4));
    }
}
