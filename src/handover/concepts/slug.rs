//! Ids made of names: what is typed after a `#`.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// An id has no use for being longer.
const LONGEST: usize = 40;

/// Words that no concept can be called by.
const TAKEN: [&str; 1] = ["none"];

/// A name in small letters, digits and hyphens; letters that have none of a to z behind them stay
/// what they are.
#[must_use]
pub fn slug(name: &str) -> String {
    let folded: String = name
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(folded)
        .collect();
    let is_kept = |c: char| c.is_ascii_alphanumeric();
    let ascii = hyphened(&folded, is_kept);
    if ascii.is_empty() {
        hyphened(&name.to_lowercase(), char::is_alphanumeric)
    } else {
        ascii
    }
}

/// A letter without what other alphabets add to it.
fn folded(c: char) -> Vec<char> {
    let plain = match c {
        'ß' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ł' | 'Ł' => "l",
        'þ' | 'Þ' => "th",
        'ı' => "i",
        '\'' | '’' => "",
        _ => return c.to_lowercase().collect(),
    };
    plain.chars().collect()
}

/// What is kept of a text, with one hyphen for all between; cut between words.
fn hyphened(text: &str, is_kept: impl Fn(char) -> bool) -> String {
    let mut out = String::new();
    for word in text
        .split(|c: char| !is_kept(c))
        .filter(|word| !word.is_empty())
    {
        let length = out.chars().count() + word.chars().count();
        if !out.is_empty() && length >= LONGEST {
            break;
        }
        if !out.is_empty() {
            out.push('-');
        }
        out.extend(word.chars().take(LONGEST));
    }
    out
}

/// Ids that are given out once each.
#[derive(Debug, Default)]
pub struct Ids(HashSet<String>);

impl Ids {
    /// Takes an id that was given; false when it is taken.
    pub fn claim(&mut self, id: &str) -> bool {
        self.0.insert(id.to_owned())
    }

    /// An id for a name, numbered where it is taken.
    pub fn of(&mut self, name: &str) -> String {
        let slug = match slug(name) {
            slug if slug.is_empty() => "code".to_owned(),
            slug => slug,
        };
        let numbered = (2..).map(|number| format!("{slug}-{number}"));
        let first = (!TAKEN.contains(&slug.as_str())).then(|| slug.clone());
        let mut wanted = first.into_iter().chain(numbered);
        let free = wanted.find(|id| self.0.insert(id.clone()));
        free.unwrap_or_default()
    }
}

/// Whether an id can be used as it is.
#[must_use]
pub fn is_id(id: &str) -> bool {
    let fits = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '_' | '-');
    id.chars().all(fits) && id.chars().any(char::is_alphanumeric) && !TAKEN.contains(&id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_what_can_be_typed_of_a_name() {
        for (name, id) in [
            ("Doelen stellen", "doelen-stellen"),
            (
                "Sociale betrokkenheid creëren & borgen",
                "sociale-betrokkenheid-creeren-borgen",
            ),
            ("zo’n Straße, Łódź", "zon-strasse-lodz"),
            ("1. Begin", "1-begin"),
            ("العمل معا", "العمل-معا"),
            ("— …", ""),
        ] {
            assert_eq!(slug(name), id, "{name}");
        }
        let long = slug(&"woord ".repeat(20));
        assert_eq!(long, "woord-woord-woord-woord-woord-woord");
    }

    #[test]
    fn ids_are_given_out_once() {
        let mut ids = Ids::default();
        assert!(ids.claim("rust"));
        let given = ["Rust", "rust!", "none", "🙂", "🙂"].map(|name| ids.of(name));
        assert_eq!(given, ["rust-2", "rust-3", "none-2", "code", "code-2"]);
    }
}
