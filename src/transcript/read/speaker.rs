//! Who speaks, where a transcript says it before a colon: `Name: words`. Not every word before a colon
//! is somebody.

use std::collections::{HashMap, HashSet};

use super::repair::{Repairs, Wrong};
use crate::transcript::label::{Label, folded};

/// Names that are settled beforehand.
#[derive(Debug, Clone, Copy)]
pub struct Names<'a> {
    /// Speakers, wherever they stand before a colon.
    pub known: &'a [&'a str],
    /// No speakers, but words.
    pub words: &'a [&'a str],
}

/// The names that are taken for speakers in a file.
#[derive(Debug, Clone, Default)]
pub struct Accepted(HashSet<String>);

/// A name has no more letters than this.
const LONGEST: usize = 60;
/// A name has no more words than this.
const MOST_WORDS: usize = 6;
/// In a transcript that names its speakers at least one text in so many begins with a name.
const ONE_IN: usize = 5;
/// In one that is shorter a name that occurs once counts as well.
const SHORT: usize = 20;

/// What stands between the parts of a name without a capital.
const BETWEEN: &[&str] = &[
    "van", "de", "den", "der", "het", "'t", "’t", "te", "ten", "ter", "in", "op", "von", "zu",
    "di", "da", "del", "della", "dos", "la", "le", "du", "el", "al", "bin", "ben", "y", "e", "tot",
];

impl Names<'_> {
    /// The speakers of a file, by the beginnings of its texts, each with its place. A name that comes
    /// back is one; so are a code and, in a short text, any; the others are listed.
    pub fn accept<'t>(
        &self,
        texts: impl Iterator<Item = (usize, &'t str)>,
        repairs: &mut Repairs,
    ) -> Accepted {
        let mut counts: HashMap<String, (usize, usize, &str)> = HashMap::new();
        let (mut all, mut named) = (0, 0);
        for (at, text) in texts {
            all += 1;
            if let Some((name, _)) = candidate(text) {
                named += 1;
                counts.entry(folded(name)).or_insert((0, at, name)).0 += 1;
            }
        }
        let are_named = named * ONE_IN >= all;
        let fold = |names: &[&str]| {
            names
                .iter()
                .map(|name| folded(name))
                .collect::<HashSet<_>>()
        };
        let (known, words) = (fold(self.known), fold(self.words));
        let mut doubts = Vec::new();
        let mut accepted = known.clone();
        for (key, (count, at, name)) in counts {
            if words.contains(&key) || known.contains(&key) {
                continue;
            }
            let is_code = Label::of(name) != Label::Name;
            let words = name.split_whitespace().count();
            if is_code || (are_named && (count > 1 || words > 1 || all < SHORT)) {
                accepted.insert(key);
            } else if are_named {
                doubts.push((at, name.to_owned()));
            }
        }
        doubts.sort();
        for (at, name) in doubts {
            repairs.add(at, Wrong::NoSpeaker(name));
        }
        Accepted(accepted.difference(&words).cloned().collect())
    }
}

impl Accepted {
    /// The speaker that a text begins with, and the words after it.
    pub fn split<'t>(&self, text: &'t str) -> Option<(String, &'t str)> {
        let (name, rest) = candidate(text).or_else(|| before_colon(text))?;
        self.0
            .contains(&folded(name))
            .then(|| (super::decode::one_line(name), rest))
    }

    /// Whether a text is a speaker's name.
    pub fn has(&self, name: &str) -> bool {
        self.0.contains(&folded(name))
    }
}

/// What may be a name at the beginning of a text, and what follows it.
pub fn candidate(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    if let Some(found) = diarized(text) {
        return Some(found);
    }
    let (name, rest) = before_colon(text)?;
    is_like_a_name(name).then_some((name, rest))
}

/// Whether a text could be somebody's name: a code, or words with capitals and what stands between them
/// in names.
pub fn is_like_a_name(name: &str) -> bool {
    if Label::of(name) != Label::Name {
        return true;
    }
    let mut words = name.split_whitespace();
    let is_capital = |word: &str| {
        let first = word
            .trim_start_matches(['(', '\'', '’', '-'])
            .chars()
            .next();
        first.is_none_or(|c| c.is_numeric() || (c.is_alphabetic() && !c.is_lowercase()))
    };
    let is_of_name = |word: &str| {
        // A point ends an initial or a title, no sentence.
        let ends = word
            .strip_suffix('.')
            .is_some_and(|word| word.chars().count() > 4);
        !ends && (is_capital(word) || BETWEEN.contains(&word) || word.starts_with('('))
    };
    let begins = words
        .next()
        .is_some_and(|word| is_capital(word) && is_of_name(word));
    let has_signs = name.contains([
        '?', '!', ';', '"', '<', '>', '=', '/', '\\', '{', '}', '…', ',',
    ]);
    begins && !has_signs && words.clone().count() < MOST_WORDS && words.all(is_of_name)
}

/// The text before the first colon that ends a word, and what follows it; brackets around it count
/// for nothing.
fn before_colon(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let (name, rest) = text.split_once(':')?;
    let ends = rest.is_empty() || rest.starts_with(char::is_whitespace);
    let name = name.trim();
    let name = name
        .strip_prefix('[')
        .and_then(|it| it.strip_suffix(']'))
        .unwrap_or(name);
    let is_short = !name.is_empty() && name.chars().count() <= LONGEST;
    (ends && is_short).then(|| (name, rest.trim_start()))
}

/// `(speaker 1) words`, as whisper.cpp writes who it heard.
fn diarized(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.strip_prefix('(')?.split_once(')')?;
    let is_speaker = name
        .get(..8)
        .is_some_and(|word| word.eq_ignore_ascii_case("speaker "));
    is_speaker.then(|| (name, rest.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accept(texts: &[&str], names: Names<'_>) -> (Accepted, Repairs) {
        let mut repairs = Repairs::default();
        let numbered = (1..).zip(texts.iter().copied());
        let accepted = names.accept(numbered, &mut repairs);
        (accepted, repairs)
    }

    const NONE: Names<'static> = Names {
        known: &[],
        words: &[],
    };

    #[test]
    fn names_codes_and_titles_stand_before_a_colon() {
        for (text, name) in [
            ("Anna de Vries: ja", Some("Anna de Vries")),
            ("dr. A. Jansen (Gast): ja", None),
            ("Dr. A. Jansen (Gast): ja", Some("Dr. A. Jansen (Gast)")),
            ("R7: ja", Some("R7")),
            ("[SPEAKER_01]: ja", Some("SPEAKER_01")),
            ("(speaker 0) ja", Some("speaker 0")),
            ("interviewer: ja", Some("interviewer")),
            ("om 10:30 begon het", None),
            ("Kijk op https://x.nl: daar", None),
            ("En toen zei hij het volgende. En zij: nee", None),
            ("محمد: نعم", Some("محمد")),
            (": ja", None),
        ] {
            assert_eq!(candidate(text).map(|it| it.0), name, "{text}");
        }
    }

    #[test]
    fn a_word_before_a_colon_that_never_comes_back_is_no_speaker() {
        let mut texts = vec!["Anna: ja", "Piet: nee", "Dus: het werkt", "nog iets"];
        texts.extend(["Anna: en verder", "Piet: zo is het"].repeat(10));
        let (accepted, repairs) = accept(&texts, NONE);
        assert!(accepted.has("anna") && accepted.has("PIET") && !accepted.has("Dus"));
        assert_eq!(repairs.all().len(), 1);
        assert_eq!(repairs.all()[0].at, 3);
        let names = Names {
            known: &["dus"],
            words: &["Piet"],
        };
        let (accepted, _) = accept(&texts, names);
        assert!(accepted.has("Dus") && !accepted.has("Piet"));
        assert_eq!(accepted.split("dus: ja"), Some(("dus".into(), "ja")));
    }

    #[test]
    fn a_text_without_speakers_has_none() {
        let mut texts = vec!["gewoon wat woorden"; 30];
        texts.push("Kortom: nee");
        texts.push("Kortom: ja");
        let (accepted, repairs) = accept(&texts, NONE);
        assert!(!accepted.has("Kortom") && repairs.all().is_empty());
    }
}
