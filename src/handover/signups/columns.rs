//! Which column of a list of sign-ups is which, by the heads that study.toml names.

use csv::StringRecord;

use super::{head, plain};
use crate::guide::near::nearest;
use crate::safe::shown;
use crate::study::plan::SignUps;
use crate::texts::{SampleTexts, fill};

/// Where the columns stand that are read.
#[derive(Debug)]
pub(super) struct Columns {
    /// The address.
    pub email: usize,
    /// The name.
    pub name: Option<usize>,
    /// The organisation.
    pub organisation: Option<usize>,
    /// Of each attribute, in the order of study.toml.
    pub attributes: Vec<usize>,
}

impl Columns {
    /// Finds the columns.
    ///
    /// # Errors
    /// All that is missing, or there twice, in words.
    pub(super) fn find(
        heads: &StringRecord,
        signups: &SignUps,
        texts: &SampleTexts,
    ) -> Result<Columns, Vec<String>> {
        let mut finding = Finding {
            heads: heads.iter().map(head).collect(),
            shown: heads.iter().map(plain).collect(),
            texts,
            wrong: Vec::new(),
        };
        let email = finding.find(&signups.email);
        let name = signups.name.as_ref().map(|name| finding.find(name));
        let organisation = signups.organisation.as_ref().map(|it| finding.find(it));
        let mut attributes = Vec::new();
        for asked in &signups.attributes {
            let at = finding.find(&asked.column);
            let naming = [Some(email), name, organisation];
            if at.is_some() && naming.contains(&Some(at)) {
                let values: [(&str, &dyn std::fmt::Display); 2] = [
                    ("name", &shown(&asked.name)),
                    ("column", &shown(&asked.column)),
                ];
                finding.wrong.push(fill(texts.naming_column, &values));
            }
            attributes.push(at.unwrap_or_default());
        }
        let wrong = finding.done();
        if wrong.is_empty() {
            Ok(Columns {
                email: email.unwrap_or_default(),
                name: name.flatten(),
                organisation: organisation.flatten(),
                attributes,
            })
        } else {
            Err(wrong)
        }
    }
}

struct Finding<'a> {
    heads: Vec<String>,
    /// As they are told.
    shown: Vec<String>,
    texts: &'a SampleTexts,
    wrong: Vec<String>,
}

impl Finding<'_> {
    fn find(&mut self, wanted: &str) -> Option<usize> {
        let own = head(wanted);
        let is_it = |(_, known): &(usize, &String)| **known == own;
        let mut all = self.heads.iter().enumerate().filter(is_it);
        let said = match (all.next(), all.next()) {
            (Some((at, _)), None) => return Some(at),
            (Some((first, _)), Some((second, _))) => {
                let (first, second) = (first + 1, second + 1);
                let values: [(&str, &dyn std::fmt::Display); 3] = [
                    ("column", &shown(wanted)),
                    ("first", &first),
                    ("second", &second),
                ];
                fill(self.texts.column_twice, &values)
            }
            (None, _) => self.missing(wanted),
        };
        // Two attributes may be made of one column.
        if !self.wrong.contains(&said) {
            self.wrong.push(said);
        }
        None
    }

    fn missing(&self, wanted: &str) -> String {
        match nearest(wanted, self.shown.iter().map(String::as_str)) {
            Some(near) => {
                let values: [(&str, &dyn std::fmt::Display); 2] =
                    [("column", &shown(wanted)), ("near", &near)];
                fill(self.texts.column_near, &values)
            }
            None => fill(self.texts.column_missing, &[("column", &shown(wanted))]),
        }
    }

    /// What is wrong, with the columns that there are.
    fn done(mut self) -> Vec<String> {
        if !self.wrong.is_empty() {
            let all: Vec<String> = self.shown.iter().map(|one| format!("`{one}`")).collect();
            let all = all.join(", ");
            self.wrong
                .push(fill(self.texts.columns_are, &[("columns", &all)]));
        }
        self.wrong
    }
}
