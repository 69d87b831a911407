//! How long things take to say, and how far one is in saying them.

use super::script::Turn;

/// A word at the pace of speech, 150 a minute.
pub const WORD_MS: u64 = 400;
/// A question takes at least so long to be read aloud.
const LEAST_READING_MS: u64 = 2_000;

/// How long a text takes to be read aloud.
#[must_use]
pub fn reading_ms(text: &str) -> u64 {
    (count(text) * WORD_MS).max(LEAST_READING_MS)
}

/// How many words there are.
#[must_use]
pub fn count(text: &str) -> u64 {
    u64::try_from(text.split_whitespace().count()).unwrap_or(u64::MAX / WORD_MS)
}

/// How long a turn takes.
#[must_use]
pub fn turn_ms(turn: &Turn) -> u64 {
    match turn {
        Turn::Say { words, .. } => count(words) * WORD_MS,
        Turn::Silence(ms) => *ms,
    }
}

/// How long turns take together.
#[must_use]
pub fn turns_ms(turns: &[Turn]) -> u64 {
    turns.iter().map(turn_ms).sum()
}

/// How far one is in some turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The turn; past the last one when all is said.
    pub turn: usize,
    /// The milliseconds of it that have passed.
    pub ms: u64,
}

/// How far one is after some milliseconds.
#[must_use]
pub fn progress(turns: &[Turn], passed_ms: u64) -> Progress {
    let mut left = passed_ms;
    for (turn, of) in turns.iter().enumerate() {
        let whole = turn_ms(of);
        if left < whole {
            return Progress { turn, ms: left };
        }
        left -= whole;
    }
    Progress {
        turn: turns.len(),
        ms: 0,
    }
}

/// The first so many words of a text, as they stand in it.
#[must_use]
pub fn first_words(text: &str, words: u64) -> &str {
    let mut seen = 0;
    let mut inside = false;
    for (at, letter) in text.char_indices() {
        let blank = letter.is_whitespace();
        if inside && blank && seen == words {
            return text.get(..at).unwrap_or_default();
        }
        if !inside && !blank {
            if seen == words {
                return text.get(..at).unwrap_or_default().trim_end();
            }
            seen += 1;
        }
        inside = !blank;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(words: &str) -> Turn {
        Turn::Say {
            who: None,
            words: words.to_owned(),
        }
    }

    #[test]
    fn a_text_grows_word_by_word() {
        let text = "Ja, nou eh";
        let grown: Vec<&str> = (0..5).map(|words| first_words(text, words)).collect();
        assert_eq!(grown, ["", "Ja,", "Ja, nou", text, text]);
    }

    #[test]
    fn turns_follow_each_other() {
        let turns = [say("een twee"), Turn::Silence(1_000), say("drie")];
        let at = |ms| {
            let Progress { turn, ms } = progress(&turns, ms);
            (turn, ms)
        };
        assert_eq!(at(799), (0, 799));
        assert_eq!(at(800), (1, 0));
        assert_eq!(at(1_900), (2, 100));
        assert_eq!(at(9_000), (3, 0));
    }

    #[test]
    fn a_question_of_two_words_takes_two_seconds_to_be_read() {
        assert_eq!(reading_ms("En dan?"), 2_000);
        assert_eq!(reading_ms(&"woord ".repeat(150)), 60_000);
    }
}
