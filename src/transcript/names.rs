//! Names out of the words: wherever somebody's name is said, their code stands instead, whatever its
//! case or accents.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use super::label::{folded, is_accent};

/// The names of people and the codes that stand for them.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Word by word, each list by its first one, the longest first.
    by_first: HashMap<String, Vec<Entry>>,
}

/// Words that together name somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    words: Vec<String>,
    code: String,
}

/// How often each code was put in the place of a name.
pub type Counts = BTreeMap<String, usize>;

/// A part of a name has at least so many letters; shorter ones are words of their own too often.
const SHORTEST: usize = 3;
/// A name written as one word, as in an address, has at least so many letters.
const SHORTEST_JOINED: usize = 6;
/// What stands between the parts of a name.
const BETWEEN: &[&str] = &[
    "van", "den", "der", "het", "ten", "ter", "von", "zum", "zur", "del", "della", "dos", "das",
    "des", "las", "los", "bin", "ben", "ibn", "abu",
];
/// Other words that name nobody: titles, and what meeting programs add.
const OF_NOBODY: &[&str] = &[
    "and",
    "und",
    "the",
    "mevrouw",
    "mevr",
    "mrs",
    "miss",
    "meneer",
    "heer",
    "dhr",
    "drs",
    "prof",
    "professor",
    "ing",
    "gast",
    "guest",
    "extern",
    "external",
    "host",
    "organisator",
    "organizer",
    "unverified",
    "geverifieerd",
    "niet",
    "iphone",
    "ipad",
    "android",
    "samsung",
    "galaxy",
    "laptop",
    "teams",
    "zoom",
    "meeting",
    "speaker",
    "spreker",
    "interviewer",
    "participant",
    "deelnemer",
    "respondent",
    "basisschool",
    "school",
    "stichting",
];

impl Names {
    /// The names of some people, each with their code. Of a name that two share the first counts.
    #[must_use]
    pub fn of<'a>(people: impl IntoIterator<Item = (&'a str, &'a str)>) -> Names {
        let mut names = Names::default();
        for (name, code) in people {
            names.add(name, code);
        }
        for entries in names.by_first.values_mut() {
            // A sort that keeps the order, so that the first of two people stays the first.
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.words.len()));
        }
        names
    }

    fn add(&mut self, name: &str, code: &str) {
        let (outer, _) = name.split_once(['(', '[']).unwrap_or((name, ""));
        let whole = |text: &str| -> Vec<String> {
            let each = words(text).into_iter();
            each.map(|(start, end)| folded(text.get(start..end).unwrap_or_default()))
                .collect()
        };
        let (all, outer) = (whole(name), whole(outer));
        // `de Vries` without `Anna`, so that no particle is left standing.
        let tails = (1..outer.len()).filter_map(|from| outer.get(from..));
        let particles = |words: &&[String]| {
            let first = words.first().is_some_and(|word| is_between(word));
            first && words.iter().any(|word| !is_between(word))
        };
        let tails: Vec<Vec<String>> = tails.filter(particles).map(<[String]>::to_vec).collect();
        if let [only] = outer.as_slice()
            && only.chars().count() == 2
        {
            // All there is of a name counts, however short.
            self.put(vec![only.clone()], code);
        }
        for words in [all.clone(), outer].into_iter().chain(tails) {
            let joined = words.concat();
            if words.len() > 1 && joined.chars().count() >= SHORTEST_JOINED {
                self.enter(vec![joined], code);
            }
            self.enter(words, code);
        }
        for word in all {
            let is_long = word.chars().count() >= SHORTEST;
            if is_long {
                self.enter(vec![word], code);
            }
        }
    }

    fn enter(&mut self, words: Vec<String>, code: &str) {
        let Some(first) = words.first() else { return };
        // Whatever else it is, a word that names nobody is not to be replaced alone.
        if words.len() == 1 && (is_between(first) || is_nobodys(first)) {
            return;
        }
        self.put(words, code);
    }

    fn put(&mut self, words: Vec<String>, code: &str) {
        let Some(first) = words.first() else { return };
        let entries = self.by_first.entry(first.clone()).or_default();
        if !entries.iter().any(|known| known.words == words) {
            entries.push(Entry {
                words,
                code: code.to_owned(),
            });
        }
    }

    /// The words with `[R7]` where the name of R7 stood; counted.
    #[must_use]
    pub fn without<'t>(&self, text: &'t str, counts: &mut Counts) -> Cow<'t, str> {
        let words = words(text);
        let mut out = String::new();
        let mut kept = 0;
        let mut at = 0;
        let mut before = "";
        while let Some((start, _)) = words.get(at).copied() {
            let Some((entry, end)) = self.find(text, &words, at) else {
                at += 1;
                continue;
            };
            let between = text.get(kept..start).unwrap_or_default();
            // `Anna Vries` and `Anne-Marie` are one person, named once.
            let is_near = between == "-" || (!between.is_empty() && between.trim().is_empty());
            let goes_on = before == entry.code && is_near;
            if !goes_on {
                out.push_str(between);
                out.extend(["[", &entry.code, "]"]);
            }
            *counts.entry(entry.code.clone()).or_default() += 1;
            before = &entry.code;
            kept = end;
            at += entry.words.len();
        }
        if kept == 0 {
            return Cow::Borrowed(text);
        }
        out.push_str(text.get(kept..).unwrap_or_default());
        Cow::Owned(out)
    }

    /// The longest name that begins at a word, and the byte where it ends.
    fn find(&self, text: &str, words: &[(usize, usize)], at: usize) -> Option<(&Entry, usize)> {
        let word = |at: usize| {
            let (start, end) = *words.get(at)?;
            Some(folded(text.get(start..end)?))
        };
        let entries = self.by_first.get(&word(at)?)?;
        let fits = |entry: &&Entry| {
            let mut rest = entry.words.iter().enumerate().skip(1);
            rest.all(|(number, wanted)| {
                let near = words.get(at + number - 1).zip(words.get(at + number));
                let between = near.and_then(|(one, next)| text.get(one.1..next.0));
                let is_near = between.is_some_and(|it| it.chars().all(is_inside_name));
                is_near && word(at + number).as_ref() == Some(wanted)
            })
        };
        let entry = entries.iter().find(fits)?;
        let (_, end) = words.get(at + entry.words.len() - 1)?;
        Some((entry, *end))
    }
}

/// Whether a word stands between the parts of a name.
#[must_use]
pub fn is_between(word: &str) -> bool {
    word.chars().count() < SHORTEST || BETWEEN.contains(&word)
}

/// Whether a character may stand between two words of one name.
fn is_inside_name(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '.' | '\'' | '’' | '(' | ')' | '[' | ']' | '‑')
}

/// Whether a word names nobody: a title, what something is, what meeting programs add.
#[must_use]
pub fn is_nobodys(word: &str) -> bool {
    OF_NOBODY.contains(&word)
}

/// Where the words of a text stand: letters and digits with their accents.
#[must_use]
pub fn words(text: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut is_inside = false;
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        let goes_on = is_inside && is_accent(letter);
        if !(letter.is_alphanumeric() || goes_on) {
            is_inside = false;
            continue;
        }
        match found.last_mut().filter(|_| is_inside) {
            Some((_, last)) => *last = end,
            None => found.push((at, end)),
        }
        is_inside = true;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        Names::of([
            ("Anna de Vries (Gast)", "R7"),
            ("Karin Jansen", "interviewer"),
            ("Anne-Marie van den Berg", "R8"),
            ("Piet de Vries", "R9"),
        ])
    }

    fn without(text: &str) -> String {
        names().without(text, &mut Counts::new()).into_owned()
    }

    #[test]
    fn whole_names_and_their_parts_are_replaced_whatever_their_case_or_accents() {
        for (text, wanted) in [
            ("Dag Anna de Vries, fijn.", "Dag [R7], fijn."),
            ("ANNA, anna en Ánna's idee", "[R7], [R7] en [R7]'s idee"),
            ("volgens Karin Jansen", "volgens [interviewer]"),
            ("Jansen zei", "[interviewer] zei"),
            ("mevrouw de Vries en Vries", "mevrouw [R7] en [R7]"),
            ("Anna Vries", "[R7]"),
            ("Anne-Marie en anne marie", "[R8] en [R8]"),
            ("van den Berg, Berg", "[R8], [R8]"),
            ("anna.devries@school.nl", "[R7].[R7]@school.nl"),
            ("Anne\u{301}", "[R8]"),
        ] {
            assert_eq!(without(text), wanted, "{text}");
        }
    }

    #[test]
    fn other_words_stay() {
        for text in [
            "van den hak op de tak",
            "Annaberg en Karins",
            "een gast van de school",
            "de bergen",
            "",
        ] {
            assert_eq!(without(text), text);
        }
    }

    #[test]
    fn what_was_replaced_is_counted() {
        let mut counts = Counts::new();
        let text = names()
            .without("Anna en Karin en Anna", &mut counts)
            .into_owned();
        assert_eq!(text, "[R7] en [interviewer] en [R7]");
        assert_eq!(counts.get("R7"), Some(&2));
        assert_eq!(counts.get("interviewer"), Some(&1));
    }

    #[test]
    fn names_of_two_letters_are_replaced_whole() {
        let names = Names::of([("Bo Li", "R3")]);
        let text = names
            .without("Bo Li zei bo en li", &mut Counts::new())
            .into_owned();
        assert_eq!(text, "[R3] zei bo en li");
        let names = Names::of([("Bo", "R3")]);
        assert_eq!(names.without("Bo zei", &mut Counts::new()), "[R3] zei");
    }
}
