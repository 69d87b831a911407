//! Who does not belong in the sample: rules over what somebody answered, each with its reason.

use serde::Deserialize;

use super::Wrong;
use super::answer::Answer;
use crate::study::settings::Title;
use crate::transcript::label::folded;

/// A rule: who has this is screened out.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// The attribute it looks at.
    pub attribute: String,
    /// What makes somebody not belong.
    pub condition: Condition,
    /// Why, in one language or by language.
    pub reason: Title,
}

/// What makes somebody not belong in the sample.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// A number below this one.
    Below(f64),
    /// A number above this one.
    Above(f64),
    /// One of these.
    Is(Vec<String>),
    /// None of these.
    IsNot(Vec<String>),
    /// No answer.
    Missing,
}

/// A rule as study.toml has it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    attribute: String,
    below: Option<f64>,
    above: Option<f64>,
    is: Option<Words>,
    is_not: Option<Words>,
    #[serde(default)]
    missing: bool,
    reason: Title,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
enum Words {
    One(String),
    Many(Vec<String>),
}

impl Words {
    fn all(self) -> Vec<String> {
        match self {
            Words::One(word) => vec![word],
            Words::Many(words) => words,
        }
    }
}

impl Written {
    /// The rule.
    ///
    /// # Errors
    /// When it has no condition, or several.
    pub(super) fn rule(self) -> Result<Rule, Wrong> {
        let conditions = [
            self.below.map(Condition::Below),
            self.above.map(Condition::Above),
            self.is.map(|words| Condition::Is(words.all())),
            self.is_not.map(|words| Condition::IsNot(words.all())),
            self.missing.then_some(Condition::Missing),
        ];
        let mut given = conditions.into_iter().flatten();
        match (given.next(), given.next()) {
            (Some(condition), None) => Ok(Rule {
                attribute: self.attribute,
                condition,
                reason: self.reason,
            }),
            _ => Err(Wrong::Conditions),
        }
    }
}

/// An answer that a rule about numbers cannot judge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoNumber;

impl Rule {
    /// Whether somebody who answered so is screened out.
    ///
    /// # Errors
    /// When the rule is about numbers and the answer is none.
    pub fn screens_out(&self, answer: Option<&Answer>) -> Result<bool, NoNumber> {
        let Some(answer) = answer else {
            return Ok(self.condition == Condition::Missing);
        };
        let number = || answer.number().ok_or(NoNumber);
        let is_among = |words: &[String]| {
            let own = folded(&answer.text());
            words.iter().any(|word| folded(word) == own)
        };
        Ok(match &self.condition {
            Condition::Below(limit) => number()? < *limit,
            Condition::Above(limit) => number()? > *limit,
            Condition::Is(words) => is_among(words),
            Condition::IsNot(words) => !is_among(words),
            Condition::Missing => false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(condition: &str) -> Rule {
        let text = format!("attribute = \"a\"\n{condition}\nreason = \"r\"\n");
        toml::from_str::<Written>(&text).unwrap().rule().unwrap()
    }

    fn is_out(condition: &str, cell: &str) -> Result<bool, NoNumber> {
        rule(condition).screens_out(Some(&Answer::of(cell)))
    }

    #[test]
    fn rules_look_at_numbers_and_words() {
        assert_eq!(is_out("below = 5", "4"), Ok(true));
        assert_eq!(is_out("below = 5", "5"), Ok(false));
        assert_eq!(is_out("below = 5", "few"), Err(NoNumber));
        assert_eq!(is_out("above = 2.5", "2,6"), Ok(true));
        assert_eq!(is_out("is = \"Minder dan 5\"", "minder dan 5"), Ok(true));
        assert_eq!(is_out("is_not = [\"po\", \"vo\"]", "mbo"), Ok(true));
    }

    #[test]
    fn who_did_not_answer_is_screened_out_only_by_the_rule_that_says_so() {
        assert_eq!(rule("below = 5").screens_out(None), Ok(false));
        assert_eq!(rule("missing = true").screens_out(None), Ok(true));
    }

    #[test]
    fn a_rule_has_one_condition() {
        for wrong in ["", "below = 5\nis = \"a\"\n"] {
            let text = format!("attribute = \"a\"\n{wrong}\nreason = \"r\"\n");
            let written: Written = toml::from_str(&text).unwrap();
            assert_eq!(written.rule(), Err(Wrong::Conditions));
        }
    }
}
