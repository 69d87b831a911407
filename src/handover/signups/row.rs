//! What one row of a list of sign-ups says, and all that is wrong with it. What names somebody is not
//! repeated in what is said.

use std::fmt::Display;

use csv::StringRecord;

use super::columns::Columns;
use super::{By, in_column, plain};
use crate::safe::shown;
use crate::study::key::{Person, Personal};
use crate::study::plan::SignUps;
use crate::study::plan::answer::{Answer, Asked, Unfit};
use crate::study::signups::SignUp;
use crate::texts::{SampleTexts, fill};

/// An attribute is a word or two; what is longer is an answer in somebody's own words.
const LONGEST: usize = 80;

/// How rows are read.
pub(super) struct Asking<'a> {
    columns: &'a Columns,
    signups: &'a SignUps,
    by: By<'a>,
    texts: &'a SampleTexts,
}

impl<'a> Asking<'a> {
    pub(super) fn new(columns: &'a Columns, signups: &'a SignUps, by: By<'a>) -> Asking<'a> {
        Asking {
            columns,
            signups,
            by,
            texts: &by.texts.sample,
        }
    }

    /// Reads a row; what has no address is none. What is wrong comes along.
    pub(super) fn read(&self, row: &StringRecord) -> (Option<SignUp>, Vec<String>) {
        let mut wrong = Vec::new();
        let text = |at: Option<usize>| plain(at.and_then(|at| row.get(at)).unwrap_or_default());
        let email = text(Some(self.columns.email));
        let is_address = match address_trouble(&email, self.texts) {
            Some(what) => {
                let column = &self.signups.email;
                wrong.push(in_column(self.columns.email + 1, column, what, self.texts));
                false
            }
            None => true,
        };
        let person = Person {
            name: Personal::new(&text(self.columns.name)),
            email: Personal::new(&email).filter(|_| is_address),
            organisation: Personal::new(&text(self.columns.organisation)),
            place: None,
        };
        let answers = self.answers(row, &person, &mut wrong);
        let signup = SignUp {
            screened_out: self.screened(&answers, &mut wrong),
            attributes: kept(answers),
            person,
        };
        (is_address.then_some(signup), wrong)
    }

    /// The answers, each with what it was asked as; those that cannot be taken are told.
    fn answers(
        &self,
        row: &StringRecord,
        person: &Person,
        wrong: &mut Vec<String>,
    ) -> Vec<(&'a Asked, Option<Answer>)> {
        let mut answers = Vec::new();
        for (asked, at) in self.signups.attributes.iter().zip(&self.columns.attributes) {
            let cell = plain(row.get(*at).unwrap_or_default());
            let answer = asked.answer(&cell);
            let trouble = match &answer {
                Err(unfit) => Some(self.unfit(asked, &cell, unfit)),
                Ok(Some(answer)) if asked.keep => self.unkept(asked, answer, person),
                Ok(_) => None,
            };
            if let Some(what) = trouble {
                wrong.push(in_column(at + 1, &asked.column, &what, self.texts));
            } else {
                answers.push((asked, answer.unwrap_or_default()));
            }
        }
        answers
    }

    fn unfit(&self, asked: &Asked, cell: &str, unfit: &Unfit) -> String {
        let text = shown(cell);
        let mut values: Vec<(&str, &dyn Display)> =
            vec![("text", &text), ("attribute", &asked.name)];
        match unfit {
            Unfit::NoNumber => fill(self.texts.not_a_number, &values),
            Unfit::NotListed(None) => fill(self.texts.not_listed, &values),
            Unfit::NotListed(Some(near)) => {
                values.push(("near", near));
                fill(self.texts.not_listed_near, &values)
            }
        }
    }

    /// Why an answer has no place among the attributes, which leave the private folder.
    fn unkept(&self, asked: &Asked, answer: &Answer, person: &Person) -> Option<String> {
        let Answer::Word(word) = answer else {
            return None;
        };
        let length = word.chars().count();
        if length > LONGEST {
            let values: [(&str, &dyn Display); 3] = [
                ("length", &length),
                ("most", &LONGEST),
                ("attribute", &asked.name),
            ];
            return Some(fill(self.texts.too_long, &values));
        }
        let is_naming = word.contains('@') || person.is_named_in(word);
        is_naming.then(|| fill(self.texts.names_somebody, &[("attribute", &asked.name)]))
    }

    /// Why somebody is screened out, by the first rule that says so.
    fn screened(
        &self,
        answers: &[(&Asked, Option<Answer>)],
        wrong: &mut Vec<String>,
    ) -> Option<String> {
        let mut reason = None;
        for rule in &self.by.plan.screening {
            let found = answers
                .iter()
                .find(|(asked, _)| asked.name == rule.attribute);
            // An answer that could not be taken has been told.
            let Some((asked, answer)) = found else {
                continue;
            };
            match rule.screens_out(answer.as_ref()) {
                Ok(true) if reason.is_none() => reason = Some(rule.reason.words(self.by.language)),
                Ok(_) => {}
                Err(_) => {
                    let text = answer.as_ref().map(Answer::text).unwrap_or_default();
                    let what = self.unfit(asked, &text, &Unfit::NoNumber);
                    let place = |one: &Asked| one.name == asked.name;
                    let at = self.signups.attributes.iter().position(place);
                    let column = at.and_then(|at| self.columns.attributes.get(at));
                    let number = column.copied().unwrap_or_default() + 1;
                    let said = in_column(number, &asked.column, &what, self.texts);
                    if !wrong.contains(&said) {
                        wrong.push(said);
                    }
                }
            }
        }
        reason
    }

    /// That an address is there already, on a line.
    pub(super) fn twice(&self, line: u64) -> String {
        let what = fill(self.texts.address_twice, &[("line", &line)]);
        let number = self.columns.email + 1;
        in_column(number, &self.signups.email, &what, self.texts)
    }
}

fn kept(answers: Vec<(&Asked, Option<Answer>)>) -> Vec<(String, Answer)> {
    let kept = answers.into_iter().filter(|(asked, _)| asked.keep);
    kept.filter_map(|(asked, answer)| Some((asked.name.clone(), answer?)))
        .collect()
}

/// What is wrong with an address.
fn address_trouble(email: &str, texts: &SampleTexts) -> Option<&'static str> {
    if email.is_empty() {
        return Some(texts.no_address);
    }
    if email.matches('@').count() > 1 {
        return Some(texts.several_addresses);
    }
    let is_one = email.split_once('@').is_some_and(|(who, host)| {
        let is_free =
            |text: &str| !text.contains(|c: char| c.is_whitespace() || ",;<>".contains(c));
        let parts: Vec<&str> = host.split('.').collect();
        !who.is_empty()
            && is_free(email)
            && parts.len() > 1
            && parts.iter().all(|part| !part.is_empty())
    });
    (!is_one).then_some(texts.not_an_address)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::EN;

    #[test]
    fn an_address_has_one_at_sign_and_a_host_with_a_dot() {
        let texts = &EN.sample;
        assert_eq!(address_trouble("a.b+c@school.example", texts), None);
        assert_eq!(address_trouble("jos@één.example", texts), None);
        for wrong in [
            "a",
            "a@b",
            "@b.example",
            "a b@c.example",
            "a@b..c",
            "A <a@b.example>",
        ] {
            assert_eq!(address_trouble(wrong, texts), Some(texts.not_an_address));
        }
        let two = "a@b.example; c@d.example";
        assert_eq!(address_trouble(two, texts), Some(texts.several_addresses));
    }
}
