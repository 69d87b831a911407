//! What an interviewer reads, one whole table a language.
//!
//! A language is a constant of [`Texts`]: one that misses a text does not compile. Adding a
//! language is a file beside `texts/nl.rs` and a line in [`LANGUAGES`].

mod en;
mod nl;

pub use en::EN;
pub use nl::NL;

/// The languages the program speaks, by BCP 47 tag; the first is what an unknown tag falls back to.
pub const LANGUAGES: [(&str, &Texts); 2] = [("en", &EN), ("nl", &NL)];

/// Every text of the program in one language, by the room that says it.
#[derive(Debug)]
pub struct Texts {
    /// The BCP 47 tag of this language.
    pub tag: &'static str,
    /// What the guide's check says.
    pub guide: GuideTexts,
}

/// What `guide check`, `guide table` and `guide show` say.
#[derive(Debug)]
pub struct GuideTexts {
    /// A key that the format does not have: `{key}`, `{table}`.
    pub unknown_key: &'static str,
}

impl Texts {
    /// The table for a BCP 47 tag: `nl-BE` finds `nl`, an unknown language finds English.
    #[must_use]
    pub fn of(tag: &str) -> &'static Texts {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        LANGUAGES
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(primary))
            .map_or(&EN, |(_, texts)| texts)
    }
}

/// Puts values into the `{name}` places of a text.
#[must_use]
pub fn fill(text: &str, values: &[(&str, &dyn std::fmt::Display)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => filled.push_str(&value.to_string()),
            None => {
                filled.push('{');
                filled.push_str(name);
                filled.push('}');
            }
        }
        rest = tail;
    }
    filled.push_str(rest);
    filled
}
