//! What was put right in a transcript, and how it is said: each kind once, with all its places.

use std::fmt::Write as _;

use super::Format;
use crate::safe::shown;
use crate::texts::{TranscriptTexts, fill};

/// Something that was put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// The line or part, from 1; 0 for the whole file.
    pub at: usize,
    /// What it was.
    pub wrong: Wrong,
}

/// What can be put right.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wrong {
    /// The file is in another encoding than UTF-8.
    Encoding(&'static str),
    /// Bytes that are no characters.
    Bytes,
    /// Control characters.
    Controls,
    /// Numbers that JSON does not know.
    Numbers,
    /// Markup.
    Markup,
    /// Lines that belong to no speech: a title, a closing line of the tool.
    LeftOut,
    /// Words outside a cue, taken with the cue before.
    Loose,
    /// No blank line between two cues.
    Joined,
    /// A cue without words.
    Wordless,
    /// A time that cannot be read.
    Unreadable,
    /// Minutes or seconds above 59.
    Odd,
    /// A time below zero.
    Negative,
    /// It ends before it begins.
    Backwards,
    /// It stands after one that begins later.
    Order,
    /// It begins before the one before it ended.
    Overlap,
    /// Speech of another inside somebody's turn.
    Inside,
    /// No time of its own.
    Untimed,
    /// A word before a colon that was not taken for a speaker.
    NoSpeaker(String),
}

/// What was put right in a file, in the order it was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Repairs(Vec<Repair>);

impl Repairs {
    /// Adds one; the same at the same place is added once.
    pub fn add(&mut self, at: usize, wrong: Wrong) {
        let repair = Repair { at, wrong };
        if self.0.last() != Some(&repair) {
            self.0.push(repair);
        }
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[Repair] {
        &self.0
    }

    /// All of them in words: a line a kind, with the places where it was.
    #[must_use]
    pub fn say(&self, format: Format, texts: &TranscriptTexts) -> Vec<String> {
        let mut sorted: Vec<&Repair> = self.0.iter().collect();
        sorted.sort_by(|a, b| (&a.wrong, a.at).cmp(&(&b.wrong, b.at)));
        sorted.dedup();
        let kinds = sorted.chunk_by(|a, b| a.wrong == b.wrong);
        let said = kinds.filter_map(|kind| {
            let what = kind.first()?.wrong.say(texts);
            let places: Vec<usize> = kind.iter().map(|one| one.at).filter(|at| *at > 0).collect();
            if places.is_empty() {
                return Some(what);
            }
            let [one, many] = if format.has_lines() {
                texts.lines
            } else {
                texts.parts
            };
            let form = if places.len() == 1 { one } else { many };
            let at = fill(form, &[("at", &listed(&places))]);
            Some(format!("{at}: {what}"))
        });
        said.collect()
    }
}

impl Wrong {
    fn say(&self, texts: &TranscriptTexts) -> String {
        let plain = match self {
            Wrong::Encoding(name) => return fill(texts.encoding, &[("encoding", name)]),
            Wrong::NoSpeaker(name) => return fill(texts.no_speaker, &[("name", &shown(name))]),
            Wrong::Bytes => texts.bytes,
            Wrong::Controls => texts.controls,
            Wrong::Numbers => texts.numbers,
            Wrong::Markup => texts.markup,
            Wrong::LeftOut => texts.left_out,
            Wrong::Loose => texts.loose,
            Wrong::Joined => texts.joined,
            Wrong::Wordless => texts.wordless,
            Wrong::Unreadable => texts.unreadable,
            Wrong::Odd => texts.odd,
            Wrong::Negative => texts.negative,
            Wrong::Backwards => texts.backwards,
            Wrong::Order => texts.order,
            Wrong::Overlap => texts.overlap,
            Wrong::Inside => texts.inside,
            Wrong::Untimed => texts.untimed,
        };
        plain.to_owned()
    }
}

/// `3, 5–9, 12`: places in order, those that follow one another as a range.
fn listed(places: &[usize]) -> String {
    let mut out = String::new();
    for run in places.chunk_by(|a, b| a.saturating_add(1) == *b) {
        if !out.is_empty() {
            out.push_str(", ");
        }
        // Writing into a string does not fail.
        let _ = match run {
            [first, .., last] if run.len() > 2 => write!(out, "{first}–{last}"),
            _ => {
                let each: Vec<String> = run.iter().map(ToString::to_string).collect();
                write!(out, "{}", each.join(", "))
            }
        };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::EN;

    #[test]
    fn a_kind_is_said_once_with_all_its_places() {
        let mut repairs = Repairs::default();
        repairs.add(0, Wrong::Encoding("UTF-16LE"));
        for at in [9, 3, 4, 5, 5, 12] {
            repairs.add(at, Wrong::Overlap);
        }
        repairs.add(7, Wrong::Markup);
        let said = repairs.say(Format::Vtt, &EN.transcripts);
        assert_eq!(said.len(), 3, "{said:?}");
        assert!(said[0].contains("UTF-16LE"), "{said:?}");
        assert!(said[1].starts_with("line 7: "), "{said:?}");
        assert!(said[2].starts_with("lines 3–5, 9, 12: "), "{said:?}");
        let parts = repairs.say(Format::Whisper, &EN.transcripts);
        assert!(parts[1].starts_with("part 7: "), "{parts:?}");
    }
}
