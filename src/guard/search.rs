//! Where listed terms stand in a text, and the text with codes in their place.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use super::pattern::Pattern;
use super::terms::Terms;
use crate::transcript::label::folded;
use crate::transcript::names::words;

/// How often each code was put in the place of a term.
pub type Counts = BTreeMap<String, usize>;

/// A word that hyphens part has at most so many pieces.
const PIECES: usize = 4;

/// So many letters make a word that keeps its meaning with `-e` or `-en` behind it; `Will` and
/// `willen` have nothing to do with each other.
const STEM: usize = 5;

/// A place where a listed term stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The byte it begins at.
    pub start: usize,
    /// The byte after it, its ending left out: `Anna` of `Annas`.
    pub end: usize,
    /// The term's number.
    pub term: usize,
}

/// A stretch of a text and the code that is to stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes.
    pub range: Range<usize>,
    /// The code, without brackets.
    pub code: String,
}

/// A text taken apart into words.
struct Words<'t> {
    text: &'t str,
    places: Vec<(usize, usize)>,
}

/// A word at a place, pieces joined, and the place after it.
struct Piece {
    word: String,
    next: usize,
}

impl Words<'_> {
    fn between(&self, one: usize, next: usize) -> Option<&str> {
        let (one, next) = (self.places.get(one)?, self.places.get(next)?);
        self.text.get(one.1..next.0)
    }

    /// The word that begins at a place, and what it is when the hyphens after it only part it.
    fn pieces(&self, at: usize) -> Vec<Piece> {
        let mut found: Vec<Piece> = Vec::new();
        for number in 0..PIECES {
            let here = at + number;
            let is_parted = number > 0 && !self.between(here - 1, here).is_some_and(only_parts);
            let Some((start, end)) = self.places.get(here).filter(|_| !is_parted) else {
                break;
            };
            let word = folded(self.text.get(*start..*end).unwrap_or_default());
            let word = match found.last() {
                Some(before) => format!("{}{word}", before.word),
                None => word,
            };
            found.push(Piece {
                word,
                next: here + 1,
            });
        }
        found
    }

    fn has_capital(&self, at: usize) -> bool {
        let place = self
            .places
            .get(at)
            .and_then(|place| self.text.get(place.0..));
        place.is_some_and(|text| text.starts_with(char::is_uppercase))
    }

    /// Where the words of a pattern end that begins with this piece: the place after, and the
    /// length of the ending.
    fn rest(&self, pattern: &Pattern, first: &Piece, ending: usize) -> Option<(usize, usize)> {
        let (mut next, mut last) = (first.next, ending);
        for wanted in pattern.words.iter().skip(1) {
            if !self.between(next - 1, next)?.chars().all(may_part_words) {
                return None;
            }
            let pieces = self.pieces(next);
            let fits = |piece: &Piece| {
                let has_capital = self.has_capital(next);
                let mut stems = stems(&piece.word, has_capital);
                let (_, ending) = stems.find(|(stem, _)| stem == wanted)?;
                Some((piece.next, ending))
            };
            (next, last) = pieces.iter().find_map(fits)?;
        }
        Some((next, last))
    }
}

/// A word as it stands and without a simple ending, each with the length of that ending.
fn stems(word: &str, has_capital: bool) -> impl Iterator<Item = (&str, usize)> {
    let without = move |ending: &'static str| {
        let stem = word.strip_suffix(ending)?;
        let counts = ending == "s" || has_capital || stem.chars().count() >= STEM;
        (counts && stem.chars().count() > 1).then_some((stem, ending.len()))
    };
    let shorter = ["s", "e", "en"].into_iter().filter_map(without);
    std::iter::once((word, 0)).chain(shorter)
}

/// Whether what stands between two pieces only parts a word: hyphens, also at the end of a line, and
/// what is not seen.
fn only_parts(between: &str) -> bool {
    let is_hyphen = |c: char| {
        matches!(
            c,
            '-' | '\u{ad}' | '\u{2010}' | '\u{2011}' | '\u{200b}'
                ..='\u{200d}' | '\u{2060}' | '\u{feff}'
        )
    };
    let between = between.trim_end_matches(['\r', '\n', ' ']);
    !between.is_empty() && between.chars().all(is_hyphen)
}

/// Whether a character may stand between the words of one name.
fn may_part_words(c: char) -> bool {
    !(c.is_alphanumeric() || matches!(c, ',' | ';' | ':' | '!' | '?' | '<' | '>' | '|'))
}

impl Terms {
    /// Where listed terms stand, the first first, none over another.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Hit> {
        if self.is_empty() {
            return Vec::new();
        }
        let words = Words {
            text,
            places: words(text),
        };
        let (mut found, mut at) = (Vec::new(), 0);
        while let Some((start, end)) = words.places.get(at).copied() {
            if !self.may_begin(text.get(start..end).unwrap_or_default()) {
                at += 1;
                continue;
            }
            let Some((term, next, ending)) = self.longest(&words, at) else {
                at += 1;
                continue;
            };
            let end = words.places.get(next - 1).map_or(start, |place| place.1);
            let bare = end - ending;
            let is_ending = text.get(bare..end).is_some_and(str::is_ascii);
            found.push(Hit {
                start,
                end: if is_ending { bare } else { end },
                term,
            });
            at = next;
        }
        found
    }

    /// The longest term that begins at a word, the place after it, the length of its ending.
    fn longest(&self, words: &Words<'_>, at: usize) -> Option<(usize, usize, usize)> {
        let has_capital = words.has_capital(at);
        let mut best: Option<(usize, usize, usize)> = None;
        for piece in words.pieces(at) {
            for (stem, ending) in stems(&piece.word, has_capital) {
                let entries = self.by_first.get(stem).into_iter().flatten();
                let counts = |pattern: &Pattern| has_capital || !pattern.with_capital;
                let fits = |(pattern, term): &(Pattern, usize)| {
                    let (next, ending) = words.rest(pattern, &piece, ending)?;
                    counts(pattern).then_some((*term, next, ending))
                };
                let found = entries.filter_map(fits);
                // Of two that are as long the first counts.
                for one in found {
                    if best.is_none_or(|best| one.1 > best.1) {
                        best = Some(one);
                    }
                }
            }
        }
        best
    }

    /// What is to be put in the place of what in a text, in order: codes in brackets where terms stand.
    #[must_use]
    pub fn edits(&self, text: &str) -> Vec<Edit> {
        let mut edits: Vec<Edit> = Vec::new();
        for hit in self.find(text) {
            let Some(term) = self.get(hit.term) else {
                continue;
            };
            let near = edits.last_mut().filter(|last| {
                let between = text.get(last.range.end..hit.start).unwrap_or_default();
                let is_near = between == "-" || (!between.is_empty() && between.trim().is_empty());
                is_near && last.code == term.code
            });
            match near {
                // `Anna Vries` are two parts of one name, said once.
                Some(last) => last.range.end = hit.end,
                None => edits.push(Edit {
                    range: hit.start..hit.end,
                    code: term.code.clone(),
                }),
            }
        }
        edits
    }

    /// The text with codes such as `[R7]` where terms stood; counted.
    #[must_use]
    pub fn without<'t>(&self, text: &'t str, counts: &mut Counts) -> Cow<'t, str> {
        let edits = self.edits(text);
        if edits.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut out = text.to_owned();
        for edit in edits.into_iter().rev() {
            out.replace_range(edit.range, &format!("[{}]", edit.code));
            *counts.entry(edit.code).or_default() += 1;
        }
        Cow::Owned(out)
    }
}

#[cfg(test)]
mod tests {
    use super::super::terms::Kind;
    use super::*;

    fn terms() -> Terms {
        let mut terms = Terms::default();
        terms.add("Anne-Marie de Vries", Kind::Name, "R7");
        terms.add("Piet Vos", Kind::Name, "R8");
        terms.add("p.vos@school.example", Kind::Email, "R8");
        terms.add("Stichting \"De Linde\"", Kind::Organisation, "school");
        terms.add("Renée Müller", Kind::Name, "R9");
        terms.add("Zaandam", Kind::Place, "place");
        terms.add("Will", Kind::Added, "name");
        terms
    }

    fn without(text: &str) -> String {
        terms().without(text, &mut Counts::new()).into_owned()
    }

    #[test]
    fn a_term_is_found_whatever_its_case_accents_hyphens_and_endings() {
        for (text, wanted) in [
            ("ANNE-MARIE DE VRIES zei", "[R7] zei"),
            ("annemarie en Anne Marie", "[R7] en [R7]"),
            ("Anne\u{2011}Marie, anne-\nmarie", "[R7], [R7]"),
            ("mevrouw de Vries's plan", "mevrouw [R7]'s plan"),
            ("bij stichting de linde", "bij [school]"),
            ("op De Linde en de Lindes", "op [school] en [school]s"),
            ("renee MULLER, Rene\u{301}e", "[R9], [R9]"),
            (
                "uit Zaan\u{ad}dam, Zaandams, zaan-dam",
                "uit [place], [place]s, [place]",
            ),
            ("p.vos@school.example, P.Vos@School.Example", "[R8], [R8]"),
            ("Piet Vos; Vos; Pieten", "[R8]; [R8]; [R8]en"),
            ("Zaandamse Zaandammen", "Zaandamse Zaandammen"),
        ] {
            assert_eq!(without(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_word_that_begins_otherwise_is_passed_by_and_no_name_is() {
        let mut terms = Terms::default();
        for name in ["Ørsted", "B. Li", "Éva", "x5", "Anna"] {
            terms.add(name, Kind::Added, "c");
        }
        for text in [
            "ØRSTED",
            "b li",
            "B. LI",
            "eva",
            "E\u{301}va",
            "ÉVA",
            "X5",
            "a-nna",
            "A\u{ad}nna",
            "Annas",
            "a\u{301}nna",
        ] {
            let found = terms.without(text, &mut Counts::new());
            assert!(found.starts_with("[c]"), "{text}: {found}");
        }
        assert!(!terms.may_begin("school") && terms.may_begin("ander"));
    }

    #[test]
    fn words_that_are_no_names_stay() {
        for text in [
            "een vos in het bos",
            "lindelaan, de boom, de, linde",
            "wij willen dat",
            "Annexatie en Vriesland",
            "",
        ] {
            assert_eq!(without(text), text);
        }
    }

    #[test]
    fn the_number_of_terms_is_that_of_the_list_and_one_counts_once() {
        let mut terms = terms();
        assert_eq!(terms.len(), 7);
        terms.add("PIET VOS", Kind::Name, "R9");
        terms.add("-", Kind::Added, "name");
        assert_eq!(terms.len(), 7);
        assert!(!format!("{terms:?}").contains("piet"));
    }

    proptest::proptest! {
        #[test]
        fn a_text_without_its_terms_has_none(text in "([Pp]iet|[Vv]os|de|linde|Anne|-|Marie|é|,| |s|en|\n|\u{301}){0,12}") {
            let bare = without(&text);
            // A code itself is no name.
            proptest::prop_assert!(terms().find(&bare).is_empty(), "{text:?} {bare:?}");
        }
    }
}
