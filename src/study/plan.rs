//! What study.toml says of the sample: which column of a sign-up form is what, who is screened out,
//! how many are wanted of each kind. It is read by the commands that need it, so that a slip in it
//! never stands in the way of an interview.

pub mod answer;
pub mod screening;
pub mod targets;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use super::error::StudyError;
use super::{STUDY, Study};
use crate::safe::shown;
use crate::texts::{SampleTexts, fill};
use answer::Asked;
use screening::{Condition, Rule, Written};
use targets::Target;

/// What study.toml says of the sample.
#[derive(Debug, Default)]
pub struct Plan {
    /// Which column is what; none when nothing is said of sign-ups.
    pub signups: Option<SignUps>,
    /// Who does not belong in the sample.
    pub screening: Vec<Rule>,
    /// The attributes that make the strata, in the order of the file.
    pub strata: Vec<String>,
    /// How many are wanted of each kind.
    pub targets: Vec<Target>,
    /// The sample as a whole.
    pub sample: Whole,
}

/// The table `[signups]`: which column of a form is what.
#[derive(Debug, Clone)]
pub struct SignUps {
    /// The column with the address.
    pub email: String,
    /// The column with the name.
    pub name: Option<String>,
    /// The column with the organisation.
    pub organisation: Option<String>,
    /// What is done with an address that is there twice.
    pub double: Double,
    /// The attributes, in the order of the file.
    pub attributes: Vec<Asked>,
}

/// What is done when somebody signed up twice.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Double {
    /// It is told, and nothing is taken.
    #[default]
    Refuse,
    /// The first one counts.
    First,
    /// The last one counts.
    Last,
}

/// The table `[sample]`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Whole {
    /// How many are to be interviewed.
    pub planned: Option<u32>,
    /// How many were asked to sign up.
    pub approached: Option<u32>,
    /// Attributes that the choice is spread over besides the strata.
    #[serde(default)]
    pub balance: Vec<String>,
}

/// study.toml, as far as it is about the sample.
#[derive(Deserialize)]
struct File {
    signups: Option<Columns>,
    #[serde(default)]
    screening: Vec<Spanned<Written>>,
    #[serde(default)]
    quota: Vec<Spanned<BTreeMap<String, toml::Value>>>,
    #[serde(default)]
    sample: Whole,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Columns {
    email: String,
    name: Option<String>,
    organisation: Option<String>,
    #[serde(default)]
    double: Double,
    #[serde(default)]
    attributes: BTreeMap<Spanned<String>, answer::Written>,
}

/// Why a plan cannot be used.
#[derive(Debug)]
pub enum Refused {
    /// study.toml cannot be read, or something in it is of another shape.
    Study(StudyError),
    /// What is wrong, all at once.
    Wrong(PathBuf, Vec<Problem>),
}

/// Something that is wrong with a plan, with its line from 1.
#[derive(Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line.
    pub line: usize,
    /// What is wrong.
    pub what: Wrong,
}

/// What can be wrong with a plan.
#[derive(Debug, PartialEq, Eq)]
pub enum Wrong {
    /// A rule of screening needs one condition.
    Conditions,
    /// A rule, or something else, names an attribute that no column gives.
    NoAttribute(String),
    /// A rule about numbers looks at bands.
    Banded(String),
    /// How many are wanted is no whole number: of what.
    NoCount(String),
    /// A quota names no attribute.
    NoCell,
    /// An attribute whose bands do not rise.
    Bands(String),
}

impl Problem {
    /// The problem in words.
    #[must_use]
    pub fn say(&self, file: &Path, texts: &SampleTexts) -> String {
        let what = match &self.what {
            Wrong::Conditions => texts.conditions.to_owned(),
            Wrong::NoAttribute(name) => fill(texts.no_column_for, &[("name", &shown(name))]),
            Wrong::Banded(name) => fill(texts.banded, &[("name", &shown(name))]),
            Wrong::NoCount(name) => fill(texts.no_count, &[("name", &shown(name))]),
            Wrong::NoCell => texts.no_cell.to_owned(),
            Wrong::Bands(name) => fill(texts.bands, &[("name", &shown(name))]),
        };
        let file = file.display().to_string();
        let values: [(&str, &dyn std::fmt::Display); 3] = [
            ("file", &shown(&file)),
            ("line", &self.line),
            ("what", &what),
        ];
        fill(texts.at_line, &values)
    }
}

impl Study {
    /// What study.toml says of the sample.
    ///
    /// # Errors
    /// When it cannot be read, or anything it says of the sample is wrong.
    pub fn plan(&self) -> Result<Plan, Refused> {
        let path = self.root.join(STUDY);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(Refused::Study(StudyError::Io(path, error))),
        };
        let (plan, problems) = of(&text)
            .map_err(|error| Refused::Study(StudyError::broken(path.clone(), &text, &error)))?;
        if problems.is_empty() {
            Ok(plan)
        } else {
            Err(Refused::Wrong(path, problems))
        }
    }
}

/// What a text says, and what is wrong with it.
fn of(text: &str) -> Result<(Plan, Vec<Problem>), toml::de::Error> {
    let file: File = toml::from_str(text)?;
    let mut problems = Vec::new();
    let mut problem = |at: usize, what: Wrong| {
        let line = line_of(text, at);
        problems.push(Problem { line, what });
    };
    let signups = file.signups.map(|columns| columns.ordered(&mut problem));
    let mut screening = Vec::new();
    for written in file.screening {
        let at = written.span().start;
        match written.into_inner().rule() {
            Ok(rule) => {
                if let Some(wrong) = signups.as_ref().and_then(|signups| signups.against(&rule)) {
                    problem(at, wrong);
                }
                screening.push(rule);
            }
            Err(wrong) => problem(at, wrong),
        }
    }
    let (strata, mut wanted) = targets::of_strata(text, &mut problem)?;
    for quota in file.quota {
        let at = quota.span().start;
        match targets::of_quota(quota.into_inner()) {
            Ok(target) => wanted.push(target),
            Err(wrong) => problem(at, wrong),
        }
    }
    problems.sort_by_key(|problem| problem.line);
    let plan = Plan {
        signups,
        screening,
        strata,
        targets: wanted,
        sample: file.sample,
    };
    Ok((plan, problems))
}

impl Columns {
    fn ordered(self, problem: &mut impl FnMut(usize, Wrong)) -> SignUps {
        let mut attributes: Vec<_> = self.attributes.into_iter().collect();
        attributes.sort_by_key(|(name, _)| name.span().start);
        let asked = attributes.into_iter().map(|(name, written)| {
            let at = name.span().start;
            let asked = written.asked(name.into_inner());
            if !asked.bands.is_sorted_by(|a, b| a < b) {
                problem(at, Wrong::Bands(asked.name.clone()));
            }
            asked
        });
        SignUps {
            attributes: asked.collect(),
            email: self.email,
            name: self.name,
            organisation: self.organisation,
            double: self.double,
        }
    }
}

impl SignUps {
    /// Why a rule of screening cannot be followed.
    fn against(&self, rule: &Rule) -> Option<Wrong> {
        let name = &rule.attribute;
        let asked = self.attributes.iter().find(|asked| asked.name == *name);
        let is_of_numbers = matches!(rule.condition, Condition::Below(_) | Condition::Above(_));
        match asked {
            None => Some(Wrong::NoAttribute(name.clone())),
            Some(asked) if is_of_numbers && !asked.bands.is_empty() => {
                Some(Wrong::Banded(name.clone()))
            }
            Some(_) => None,
        }
    }

    /// The heads of the columns that are read, each once.
    #[must_use]
    pub fn columns(&self) -> Vec<&str> {
        let own = [
            Some(&self.email),
            self.name.as_ref(),
            self.organisation.as_ref(),
        ];
        let asked = self.attributes.iter().map(|asked| &asked.column);
        let mut columns: Vec<&str> = Vec::new();
        for column in own.into_iter().flatten().chain(asked) {
            if !columns.contains(&column.as_str()) {
                columns.push(column);
            }
        }
        columns
    }
}

fn line_of(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or(text).matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = r#"
title = "A study"

[strata.size]
"5-10" = 4
"11-23" = 5
"24+" = 5
[strata.kind]
regular = 6
special = 1
combination = 7

[sample]
planned = 14
approached = 309
balance = ["province"]

[signups]
email = "E-mail"
name = "Naam"
[signups.attributes]
size = { column = "Aantal", bands = [5, 11, 24] }
schools = { column = "Aantal", keep = false }
kind = { column = "Soort", values = { "Basis" = "regular" }, several = "combination" }
province = "Provincie"

[[screening]]
attribute = "schools"
below = 5
reason.nl = "minder dan vijf scholen"
reason.en = "fewer than five schools"

[[quota]]
size = "5-10"
kind = "regular"
planned = 2
"#;

    #[test]
    fn a_plan_is_read_in_the_order_of_the_file() {
        let (plan, problems) = of(WHOLE).unwrap();
        assert_eq!(problems, []);
        assert_eq!(plan.strata, ["size", "kind"]);
        let signups = plan.signups.unwrap();
        let names: Vec<&str> = signups
            .attributes
            .iter()
            .map(|one| one.name.as_str())
            .collect();
        assert_eq!(names, ["size", "schools", "kind", "province"]);
        assert_eq!(
            signups.columns(),
            ["E-mail", "Naam", "Aantal", "Soort", "Provincie"]
        );
        assert_eq!(plan.targets.len(), 7);
        assert_eq!(plan.targets[1].planned, 5);
        assert_eq!(plan.sample.approached, Some(309));
    }

    #[test]
    fn all_that_is_wrong_is_told_with_its_line() {
        let text = "[signups]\nemail = \"a\"\nattributes.size = { column = \"b\", bands = [5, 5] }\n\
            [[screening]]\nattribute = \"schools\"\nbelow = 5\nreason = \"r\"\n\
            [[screening]]\nattribute = \"size\"\nreason = \"r\"\n\
            [strata.kind]\nregular = \"six\"\n[[quota]]\nplanned = 2\n";
        let (_, problems) = of(text).unwrap();
        let found: Vec<usize> = problems.iter().map(|problem| problem.line).collect();
        assert_eq!(found, [3, 4, 8, 12, 13], "{problems:?}");
    }

    #[test]
    fn a_key_that_is_not_known_is_told_where_it_stands() {
        let error = of("[signups]\nemail = \"a\"\nmail = \"b\"\n").unwrap_err();
        assert!(error.to_string().contains("mail"), "{error}");
        let error = of("[signups]\nemail = \"a\"\nattributes.a = { colum = \"b\" }\n");
        assert!(error.unwrap_err().to_string().contains("colum"));
    }
}
