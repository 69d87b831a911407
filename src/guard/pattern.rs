//! A listed term as the ways it is written: whole, by its parts, as one word.

use crate::transcript::label::folded;
use crate::transcript::names::{is_between, is_nobodys, words};

use super::common::is_common;

/// A part of a name has at least so many letters; shorter ones are words of their own too often.
const SHORTEST: usize = 3;
/// What may be left out of a word.
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];
/// Words written as one, as in an address, have at least so many letters.
const SHORTEST_JOINED: usize = 6;

/// Words that together name somebody or something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// Without case and accents.
    pub words: Vec<String>,
    /// It counts only where it is written with a capital.
    pub with_capital: bool,
}

impl Pattern {
    fn whole(words: Vec<String>) -> Pattern {
        let letters: usize = words.iter().map(|word| word.chars().count()).sum();
        Pattern {
            with_capital: letters < SHORTEST,
            words,
        }
    }

    fn part(words: Vec<String>) -> Pattern {
        let with_capital = matches!(words.as_slice(), [one] if is_common(one));
        Pattern {
            words,
            with_capital,
        }
    }
}

/// The words of a text without case and accents.
#[must_use]
pub fn folded_words(text: &str) -> Vec<String> {
    let each = words(text).into_iter();
    each.map(|(start, end)| folded(text.get(start..end).unwrap_or_default()))
        .collect()
}

/// The ways in which somebody's name is written: whole, without what stands in brackets, the surname
/// with what belongs to it, each part, and all of it as one word.
#[must_use]
pub fn of_name(name: &str) -> Vec<Pattern> {
    let bare = name.replace(HYPHENS, "");
    let mut found = if bare == name {
        Vec::new()
    } else {
        // `Annemarie` for `Anne-Marie`.
        of_name(&bare)
    };
    found.extend(of_whole(name));
    let (outer, _) = name.split_once(['(', '[']).unwrap_or((name, ""));
    let outer = folded_words(outer);
    if outer.len() < 2 && folded_words(name).len() == outer.len() {
        return found;
    }
    // `de Vries` without `Anna`, so that no particle is left standing.
    let tails = (0..outer.len()).filter_map(|from| outer.get(from..));
    for tail in tails.filter(|tail| tail.iter().any(|word| names_alone(word))) {
        let begins_between = tail.first().is_some_and(|word| is_between(word));
        if tail.len() == outer.len() || (tail.len() > 1 && begins_between) {
            found.push(Pattern::part(tail.to_vec()));
        }
    }
    found.extend(joined(&outer));
    let parts = outer.into_iter().filter(|word| names_alone(word));
    found.extend(parts.map(|word| Pattern::part(vec![word])));
    found
}

/// The ways in which an organisation is written: whole, and without the word for what it is. A
/// single word that is left of it counts with a capital.
#[must_use]
pub fn of_organisation(name: &str) -> Vec<Pattern> {
    let mut found = of_whole(name);
    let words = folded_words(name);
    let generic = words.iter().take_while(|word| is_generic(word)).count();
    let core = words.get(generic..).unwrap_or_default();
    if generic > 0 && core.iter().any(|word| !is_between(word)) {
        found.push(Pattern {
            words: core.to_vec(),
            with_capital: core.len() == 1,
        });
    }
    found
}

/// A term as it stands, and its words as one.
#[must_use]
pub fn of_whole(term: &str) -> Vec<Pattern> {
    let words = folded_words(term);
    if words.iter().all(|word| word.chars().count() < 2) && words.len() < 2 {
        return Vec::new();
    }
    let mut found: Vec<Pattern> = joined(&words).into_iter().collect();
    let bare = term.replace(HYPHENS, "");
    if bare != term {
        found.push(Pattern::whole(folded_words(&bare)));
    }
    found.push(Pattern::whole(words));
    found
}

fn joined(words: &[String]) -> Option<Pattern> {
    let joined = words.concat();
    let is_long = words.len() > 1 && joined.chars().count() >= SHORTEST_JOINED;
    is_long.then(|| Pattern::part(vec![joined]))
}

fn names_alone(word: &str) -> bool {
    word.chars().count() >= SHORTEST && !is_between(word) && !is_nobodys(word)
}

/// Whether a word says what an organisation is and not which.
fn is_generic(word: &str) -> bool {
    const GENERIC: &[&str] = &[
        "basisschool",
        "bestuur",
        "college",
        "gemeente",
        "group",
        "kindcentrum",
        "lyceum",
        "onderwijsgroep",
        "obs",
        "cbs",
        "rkbs",
        "ikc",
        "pcbs",
        "primary",
        "school",
        "schoolbestuur",
        "scholengroep",
        "scholengemeenschap",
        "stichting",
        "foundation",
        "vereniging",
        "university",
        "universiteit",
        "hogeschool",
        "the",
        "trust",
    ];
    GENERIC.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(patterns: &[Pattern]) -> Vec<String> {
        let each = patterns.iter();
        each.map(|pattern| {
            let sign = if pattern.with_capital { "^" } else { "" };
            format!("{sign}{}", pattern.words.join(" "))
        })
        .collect()
    }

    #[test]
    fn a_name_is_written_whole_by_its_parts_and_as_one_word() {
        let found = written(&of_name("Anna de Vos (Gast)"));
        for way in [
            "anna de vos gast",
            "anna de vos",
            "de vos",
            "annadevos",
            "anna",
            "^vos",
        ] {
            assert!(found.iter().any(|known| known == way), "{way}: {found:?}");
        }
        for way in ["gast", "de", "vos"] {
            assert!(!found.iter().any(|known| known == way), "{way}: {found:?}");
        }
    }

    #[test]
    fn an_organisation_goes_by_its_name_without_what_it_is() {
        assert_eq!(
            written(&of_organisation("Stichting De Linde")),
            ["stichtingdelinde", "stichting de linde", "de linde"]
        );
        assert_eq!(
            written(&of_organisation("Basisschool Horizon"))[2],
            "^horizon"
        );
        assert_eq!(of_organisation("Stichting").len(), 1);
        assert!(of_whole("7").is_empty() && of_whole("...").is_empty());
    }
}
