//! What study.toml says of combinations of attributes: how few participants one may fit, which
//! attributes count, and what coarser values there are.
//!
//! Other keys of the table `[confidentiality]` are not this file's.

use std::path::PathBuf;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::error::StudyError;
use super::rare::coarse::Step;
use super::{STUDY, Study};
use crate::guide::finding::Worded;
use crate::guide::near::nearest;
use crate::guide::source::{Place, Source};
use crate::texts::{Advice, RareTexts};

/// The table.
pub const CONFIDENTIALITY: &str = "confidentiality";

/// The keys of the table that are read here.
pub const KEYS: [&str; 3] = ["minimum", "attributes", "coarser"];

/// How many a combination has to fit when nothing is said. Of two, each knows the other: who is not
/// oneself.
pub const MINIMUM: usize = 3;

/// What study.toml says of combinations of attributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// How many participants a combination has to fit.
    pub minimum: usize,
    /// The attributes that count; none for all that participants have.
    pub attributes: Option<Vec<String>>,
    /// What values may become, in the order of the file.
    pub steps: Vec<Step>,
}

/// Something that is wrong, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands.
    pub place: Place,
    /// What is wrong.
    pub what: Wrong,
}

/// What can be wrong. Words come from the file as they stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// A key that may be another one.
    Key(String, String),
    /// Something of another shape: which key.
    Shape(String),
    /// A minimum below two, or no whole number: as it is written.
    Minimum(String),
    /// A minimum above the sample that is planned: the two.
    Above(usize, u32),
    /// An attribute that no participant has: what may have been meant, those there are.
    Attribute(String, Option<String>, Vec<String>),
    /// An attribute that is named twice.
    Twice(String),
    /// Values that become each other: on the way around.
    Circle(Vec<String>),
}

/// Why the rules cannot be followed.
#[derive(Debug)]
pub enum Refused {
    /// study.toml cannot be read.
    Study(StudyError),
    /// What is wrong, all at once.
    Wrong(Vec<Problem>),
}

/// What the rules are held against.
#[derive(Debug, Clone, Copy)]
pub struct Against<'a> {
    /// The attributes that there are, or will be.
    pub attributes: &'a [String],
    /// How many are to be interviewed, when that is said.
    pub planned: Option<u32>,
}

impl Default for Rules {
    fn default() -> Rules {
        Rules {
            minimum: MINIMUM,
            attributes: None,
            steps: Vec::new(),
        }
    }
}

impl Study {
    /// What study.toml says of combinations of attributes.
    ///
    /// # Errors
    /// When it cannot be read, or anything it says of them is wrong.
    pub fn rules(&self, against: Against<'_>) -> Result<Rules, Refused> {
        let path: PathBuf = self.root.join(STUDY);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(Refused::Study(StudyError::Io(path, error))),
        };
        let source = Source::new(&path.to_string_lossy(), &text);
        let read = of(&source, against);
        let (rules, problems) =
            read.map_err(|error| Refused::Study(StudyError::broken(path, source.text(), &error)))?;
        if problems.is_empty() {
            Ok(rules)
        } else {
            Err(Refused::Wrong(problems))
        }
    }
}

/// What a text says, and what is wrong with it.
fn of(
    source: &Arc<Source>,
    against: Against<'_>,
) -> Result<(Rules, Vec<Problem>), toml::de::Error> {
    let document = DeTable::parse(source.text())?;
    let mut reading = Reading {
        source,
        against,
        rules: Rules::default(),
        problems: Vec::new(),
    };
    if let Some(table) = document.get_ref().get(CONFIDENTIALITY) {
        match table.get_ref() {
            DeValue::Table(table) => reading.table(table),
            _ => reading.report(table, Wrong::Shape(CONFIDENTIALITY.to_owned())),
        }
    }
    let mut problems = reading.problems;
    problems.sort_by_key(|problem| problem.place.span.start);
    Ok((reading.rules, problems))
}

/// A reading under way.
struct Reading<'a> {
    source: &'a Arc<Source>,
    against: Against<'a>,
    rules: Rules,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    fn report<T>(&mut self, at: &Spanned<T>, what: Wrong) {
        let place = Place {
            source: Arc::clone(self.source),
            span: at.span(),
        };
        self.problems.push(Problem { place, what });
    }

    fn table(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "minimum" => self.minimum(value),
                "attributes" => self.attributes(value),
                "coarser" => match value.get_ref() {
                    DeValue::Table(coarser) => self.coarser(coarser),
                    _ => self.report(value, Wrong::Shape("coarser".to_owned())),
                },
                // The table has keys of others; a slip of the keys is told.
                other => {
                    if let Some(near) = nearest(other, KEYS) {
                        self.report(key, Wrong::Key(other.to_owned(), near));
                    }
                }
            }
        }
    }

    fn minimum(&mut self, value: &Spanned<DeValue<'_>>) {
        let written = match value.get_ref() {
            DeValue::Integer(number) => number.to_string(),
            _ => return self.report(value, Wrong::Shape("minimum".to_owned())),
        };
        match written.parse::<usize>() {
            Ok(minimum) if minimum >= 2 => {
                let planned = self.against.planned;
                if let Some(planned) = planned.filter(|planned| is_above(minimum, *planned)) {
                    self.report(value, Wrong::Above(minimum, planned));
                }
                self.rules.minimum = minimum;
            }
            _ => self.report(value, Wrong::Minimum(written)),
        }
    }

    fn attributes(&mut self, value: &Spanned<DeValue<'_>>) {
        let DeValue::Array(names) = value.get_ref() else {
            return self.report(value, Wrong::Shape("attributes".to_owned()));
        };
        let mut wanted: Vec<String> = Vec::new();
        for name in names {
            let Some(word) = name.get_ref().as_str() else {
                self.report(name, Wrong::Shape("attributes".to_owned()));
                continue;
            };
            if wanted.iter().any(|known| known == word) {
                self.report(name, Wrong::Twice(word.to_owned()));
                continue;
            }
            self.known(name, word);
            wanted.push(word.to_owned());
        }
        self.rules.attributes = Some(wanted);
    }

    /// Reports an attribute that nobody has, where anybody has one at all.
    fn known<T>(&mut self, at: &Spanned<T>, name: &str) {
        let known = self.against.attributes;
        if known.is_empty() || known.iter().any(|own| own == name) {
            return;
        }
        let near = nearest(name, known.iter().map(String::as_str));
        self.report(at, Wrong::Attribute(name.to_owned(), near, known.to_vec()));
    }

    fn coarser(&mut self, tables: &DeTable<'_>) {
        for (attribute, values) in in_order(tables) {
            let name = attribute.get_ref().as_ref();
            self.known(attribute, name);
            let DeValue::Table(values) = values.get_ref() else {
                self.report(values, Wrong::Shape(format!("coarser.{name}")));
                continue;
            };
            let mut steps = Vec::new();
            for (from, to) in in_order(values) {
                let Some(coarser) = to.get_ref().as_str().filter(|word| !word.trim().is_empty())
                else {
                    self.report(
                        to,
                        Wrong::Shape(format!("coarser.{name}.{}", from.get_ref())),
                    );
                    continue;
                };
                let step = Step {
                    attribute: name.to_owned(),
                    from: from.get_ref().to_string(),
                    to: coarser.to_owned(),
                };
                steps.push((to.span(), step));
            }
            self.circles(&steps);
            self.rules
                .steps
                .extend(steps.into_iter().map(|(_, step)| step));
        }
    }

    /// Reports each circle once, at the step that closes it.
    fn circles(&mut self, steps: &[(std::ops::Range<usize>, Step)]) {
        let mut told: Vec<&str> = Vec::new();
        for (span, step) in steps {
            let mut way = vec![step.from.as_str(), step.to.as_str()];
            let mut at = step.to.as_str();
            while let Some((_, next)) = steps.iter().find(|(_, one)| one.from == at) {
                at = &next.to;
                if way.contains(&at) {
                    break;
                }
                way.push(at);
            }
            let closes = at == step.from || step.from == step.to;
            if closes && !told.contains(&step.from.as_str()) {
                told.extend(&way);
                let mut around: Vec<String> = way.iter().map(|word| (*word).to_owned()).collect();
                if step.from != step.to {
                    around.push(step.from.clone());
                }
                let place = Place {
                    source: Arc::clone(self.source),
                    span: span.clone(),
                };
                let what = Wrong::Circle(around);
                self.problems.push(Problem { place, what });
            }
        }
    }
}

fn is_above(minimum: usize, planned: u32) -> bool {
    usize::try_from(planned).is_ok_and(|planned| minimum > planned)
}

/// The entries of a table as they stand in the file.
fn in_order<'t, 'd>(
    table: &'t DeTable<'d>,
) -> Vec<(
    &'t Spanned<toml::de::DeString<'d>>,
    &'t Spanned<DeValue<'d>>,
)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

impl Problem {
    /// The problem in words.
    #[must_use]
    pub fn worded(&self, texts: &RareTexts) -> Worded {
        let (advice, values): (&Advice, Vec<(&str, String)>) = match &self.what {
            Wrong::Key(key, near) => (
                &texts.key,
                vec![("key", key.clone()), ("near", near.clone())],
            ),
            Wrong::Shape(key) => (&texts.shape, vec![("key", key.clone())]),
            Wrong::Minimum(written) => (&texts.minimum, vec![("number", written.clone())]),
            Wrong::Above(number, planned) => (
                &texts.above,
                vec![
                    ("number", number.to_string()),
                    ("planned", planned.to_string()),
                ],
            ),
            Wrong::Attribute(name, near, known) => {
                let near = near.clone().unwrap_or_else(|| known.join(", "));
                (
                    &texts.attribute,
                    vec![("name", name.clone()), ("near", near)],
                )
            }
            Wrong::Twice(name) => (&texts.twice, vec![("name", name.clone())]),
            Wrong::Circle(around) => (&texts.circle, vec![("around", around.join(" → "))]),
        };
        Worded::error(&self.place, advice, &values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Rules, Vec<(usize, usize, Wrong)>) {
        let source = Source::new("study.toml", text);
        let attributes = ["kind".to_owned(), "size".to_owned()];
        let against = Against {
            attributes: &attributes,
            planned: Some(14),
        };
        let (rules, problems) = of(&source, against).unwrap();
        let placed = problems.into_iter().map(|problem| {
            let (line, column) = source.position(problem.place.span.start);
            (line, column, problem.what)
        });
        (rules, placed.collect())
    }

    #[test]
    fn nothing_said_is_three_and_all_attributes() {
        assert_eq!(read(""), (Rules::default(), vec![]));
        assert_eq!(read("[confidentiality]\nrecipients = [\"age1x\"]\n").1, []);
    }

    #[test]
    fn steps_come_in_the_order_of_the_file() {
        let (rules, problems) = read(
            "[confidentiality]\nminimum = 2\nattributes = [\"kind\"]\n[confidentiality.coarser.size]\n\
             \"5-10\" = \"5-23\"\n\"11-23\" = \"5-23\"\n[confidentiality.coarser.kind]\nspecial = \"special or combination\"\n",
        );
        assert_eq!(problems, []);
        assert_eq!(rules.minimum, 2);
        let froms: Vec<&str> = rules.steps.iter().map(|step| step.from.as_str()).collect();
        assert_eq!(froms, ["5-10", "11-23", "special"]);
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once_with_line_and_column() {
        let (_, problems) = read(
            "[confidentiality]\nminimum = 1\nminimun = 3\nattributes = [\"knd\", \"kind\", \"kind\", 7]\n\
             [confidentiality.coarser]\nsizes = { a = \"b\" }\nkind = { a = \"b\", b = \"c\", c = \"a\", d = \"d\", e = 4 }\n",
        );
        let placed: Vec<(usize, usize)> = problems.iter().map(|(l, c, _)| (*l, *c)).collect();
        assert_eq!(
            placed,
            [
                (2, 11),
                (3, 1),
                (4, 15),
                (4, 30),
                (4, 38),
                (6, 1),
                (7, 14),
                (7, 41),
                (7, 50),
            ],
            "{problems:#?}"
        );
        let circle = Wrong::Circle(["a", "b", "c", "a"].map(str::to_owned).to_vec());
        assert_eq!(problems[6].2, circle);
    }

    #[test]
    fn a_minimum_is_two_or_more_and_no_more_than_the_sample() {
        for (text, is_right) in [
            ("0", false),
            ("1", false),
            ("2", true),
            ("14", true),
            ("15", false),
            ("-3", false),
            ("\"3\"", false),
            ("3.0", false),
            ("99999999999999999999999", false),
        ] {
            let (_, problems) = read(&format!("confidentiality.minimum = {text}\n"));
            assert_eq!(problems.is_empty(), is_right, "{text}: {problems:?}");
        }
    }
}
