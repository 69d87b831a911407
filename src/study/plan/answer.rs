//! What somebody answered in a form, as an attribute: a word of the study's own, a number, or the band
//! it falls in.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, Visitor};

use crate::guide::near::nearest;
use crate::transcript::label::folded;

/// How an attribute is made of the answers in a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The attribute.
    pub name: String,
    /// The column's head.
    pub column: String,
    /// What answers are called in the study; with any, others are an error unless `other` says.
    pub values: BTreeMap<String, String>,
    /// What every other answer is called.
    pub other: Option<String>,
    /// What more than one answer is called.
    pub several: Option<String>,
    /// Where bands of numbers begin.
    pub bands: Vec<i64>,
    /// Whether participants.toml has it; else it is only screened by.
    pub keep: bool,
}

/// An attribute as study.toml has it: a column, or a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written(Table);

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    column: String,
    #[serde(default)]
    values: BTreeMap<String, String>,
    other: Option<String>,
    several: Option<String>,
    #[serde(default)]
    bands: Vec<i64>,
    #[serde(default = "kept")]
    keep: bool,
}

fn kept() -> bool {
    true
}

impl Written {
    /// The same with its name.
    pub(super) fn asked(self, name: String) -> Asked {
        let Table {
            column,
            values,
            other,
            several,
            bands,
            keep,
        } = self.0;
        Asked {
            name,
            column,
            values,
            other,
            several,
            bands,
            keep,
        }
    }
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Written, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

/// Reads either shape, so that what is wrong in a table is said of the key it is about.
struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Written;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the head of a column, or a table with `column`")
    }

    fn visit_str<E>(self, column: &str) -> Result<Written, E> {
        Ok(Written(Table {
            column: column.to_owned(),
            values: BTreeMap::new(),
            other: None,
            several: None,
            bands: Vec::new(),
            keep: true,
        }))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Written, A::Error> {
        Table::deserialize(MapAccessDeserializer::new(map)).map(Written)
    }
}

/// An answer as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// A word.
    Word(String),
    /// A whole number.
    Whole(i64),
    /// Another number.
    Number(f64),
}

impl Answer {
    /// The number, if it is one.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "what people count is far smaller"
    )]
    pub fn number(&self) -> Option<f64> {
        match self {
            Answer::Word(_) => None,
            Answer::Whole(number) => Some(*number as f64),
            Answer::Number(number) => Some(*number),
        }
    }

    /// The answer as text, as participants.toml gives it back.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Answer::Word(word) => word.clone(),
            Answer::Whole(number) => number.to_string(),
            Answer::Number(number) => number.to_string(),
        }
    }

    /// What a text is: a number when it looks like one.
    #[must_use]
    pub fn of(text: &str) -> Answer {
        // `007` is a code, not a number.
        let is_code = text.len() > 1 && text.starts_with('0') && !text.starts_with(['.', ',']);
        let digits = text.strip_prefix('-').unwrap_or(text);
        let looks = digits.starts_with(|c: char| c.is_ascii_digit())
            && digits
                .bytes()
                .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
            && digits.len() <= 15;
        if !looks || (is_code && !text.starts_with("0.") && !text.starts_with("0,")) {
            return Answer::Word(text.to_owned());
        }
        let dotted = text.replace(',', ".");
        match (text.parse(), dotted.parse()) {
            (Ok(whole), _) => Answer::Whole(whole),
            (_, Ok(number)) => Answer::Number(number),
            _ => Answer::Word(text.to_owned()),
        }
    }
}

/// Why an answer cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// It is not among those that `values` lists; the nearest of them.
    NotListed(Option<String>),
    /// It is no number, and `bands` needs one.
    NoNumber,
}

impl Asked {
    /// What a cell says of the attribute; none when it is empty.
    ///
    /// # Errors
    /// When the answer is none of those that are listed, or no number where one is needed.
    pub fn answer(&self, cell: &str) -> Result<Option<Answer>, Unfit> {
        let cell = cell.trim();
        if cell.is_empty() {
            return Ok(None);
        }
        let word = match self.listed(cell)? {
            Some(word) => word,
            None => cell.to_owned(),
        };
        let answer = Answer::of(&word);
        if self.bands.is_empty() {
            return Ok(Some(answer));
        }
        match answer.number() {
            Some(number) => Ok(Some(Answer::Word(self.band(number)))),
            // A word that `values` gave instead of a number is meant.
            None if self.values.values().any(|value| *value == word) => Ok(Some(answer)),
            None => Err(Unfit::NoNumber),
        }
    }

    /// What an answer is called in the study; none when it is what it is.
    fn listed(&self, cell: &str) -> Result<Option<String>, Unfit> {
        if let Some(value) = self.value(cell) {
            return Ok(Some(value.to_owned()));
        }
        let parts = self.parts(cell);
        if let [only] = parts.as_slice()
            && let Some(value) = self.value(only)
        {
            return Ok(Some(value.to_owned()));
        }
        if let (Some(several), true) = (&self.several, parts.len() > 1) {
            return Ok(Some(several.clone()));
        }
        match &self.other {
            Some(other) => Ok(Some(other.clone())),
            // A number needs no name where bands are asked for.
            None if self.values.is_empty() || !self.bands.is_empty() => Ok(None),
            None => {
                let known = self.values.keys().map(String::as_str);
                Err(Unfit::NotListed(nearest(cell, known)))
            }
        }
    }

    fn value(&self, answer: &str) -> Option<&str> {
        let wanted = folded(answer);
        let mut all = self.values.iter();
        all.find(|(known, _)| folded(known) == wanted)
            .map(|(_, value)| value.as_str())
    }

    /// The answers of a question that takes several: parted by `;`, or by commas where each part is a
    /// listed answer, since answers have commas in them too.
    fn parts<'c>(&self, cell: &'c str) -> Vec<&'c str> {
        let parted = |by: char| -> Vec<&'c str> {
            let parts = cell.split(by).map(str::trim);
            parts.filter(|part| !part.is_empty()).collect()
        };
        if cell.contains(';') {
            return parted(';');
        }
        let parts = parted(',');
        if parts.len() > 1 && parts.iter().all(|part| self.value(part).is_some()) {
            parts
        } else {
            vec![cell]
        }
    }

    /// The band that a number falls in: `<5`, `5-10`, `24+`.
    #[expect(
        clippy::cast_precision_loss,
        reason = "what people count is far smaller"
    )]
    fn band(&self, number: f64) -> String {
        let begun = self.bands.iter().rposition(|from| *from as f64 <= number);
        let at = |at: usize| self.bands.get(at).copied();
        match begun {
            None => format!("<{}", at(0).unwrap_or_default()),
            Some(band) => {
                let from = at(band).unwrap_or_default();
                match at(band + 1) {
                    Some(next) if next - 1 == from => from.to_string(),
                    Some(next) => format!("{from}-{}", next - 1),
                    None => format!("{from}+"),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(text: &str) -> Asked {
        let written: BTreeMap<String, Written> = toml::from_str(text).unwrap();
        let (name, written) = written.into_iter().next().unwrap();
        written.asked(name)
    }

    fn word(asked: &Asked, cell: &str) -> String {
        asked.answer(cell).unwrap().unwrap().text()
    }

    #[test]
    fn numbers_fall_in_bands_that_are_named_after_their_ends() {
        let size = asked("size = { column = \"n\", bands = [5, 11, 24, 25] }");
        for (cell, band) in [
            ("4", "<5"),
            ("5", "5-10"),
            (" 10 ", "5-10"),
            ("10,5", "5-10"),
            ("11", "11-23"),
            ("24", "24"),
            ("300", "25+"),
        ] {
            assert_eq!(word(&size, cell), band, "{cell}");
        }
        assert_eq!(size.answer("a few"), Err(Unfit::NoNumber));
        assert_eq!(size.answer("  "), Ok(None));
    }

    #[test]
    fn an_answer_is_called_what_the_study_calls_it() {
        let kind = asked(
            "kind = { column = \"k\", values = { Basisonderwijs = \"regular\", \"Speciaal onderwijs\" = \"special\" }, several = \"combination\" }",
        );
        assert_eq!(word(&kind, "basisonderwijs"), "regular");
        assert_eq!(word(&kind, "Basisonderwijs;"), "regular");
        assert_eq!(
            word(&kind, "Basisonderwijs;Speciaal onderwijs;"),
            "combination"
        );
        assert_eq!(
            word(&kind, "Speciaal onderwijs, Basisonderwijs"),
            "combination"
        );
        let near = Some("Basisonderwijs".to_owned());
        assert_eq!(kind.answer("Basisonderwjis"), Err(Unfit::NotListed(near)));
        assert_eq!(kind.answer("Anders, namelijk"), Err(Unfit::NotListed(None)));
        let open = asked("kind = { column = \"k\", values = { a = \"b\" }, other = \"rest\" }");
        assert_eq!(word(&open, "Anders, namelijk X"), "rest");
    }

    #[test]
    fn a_number_is_one_and_a_code_is_not() {
        assert_eq!(Answer::of("12"), Answer::Whole(12));
        assert_eq!(Answer::of("12,5"), Answer::Number(12.5));
        assert_eq!(Answer::of("0"), Answer::Whole(0));
        for word in ["007", "1.2.3", "5-10", "+31", "", "1e9", "1234567890123456"] {
            assert_eq!(Answer::of(word), Answer::Word(word.to_owned()));
        }
    }
}
