//! Another study's `pivot --format csv`, read whole: all that is wrong with it at once, with its line
//! and column.

use std::collections::HashSet;
use std::fmt::Display;
use std::path::Path;

use csv::{Position, StringRecord};
use time::UtcOffset;

use super::{Counted, Other};
use crate::guide::near::nearest;
use crate::handover::pivot::by::By;
use crate::handover::pivot::view::TOTAL;
use crate::handover::table::{Refused, Table};
use crate::safe::shown;
use crate::study::name::GROUP;
use crate::texts::{Texts, fill};

/// Reads the file; `headings` are those that the other study has.
///
/// # Errors
/// When it cannot be read, or is not such a table of that study.
pub fn read(path: &Path, headings: &[&str], texts: &Texts) -> Result<Other, Refused> {
    let is_known = |head: &str| head == TOTAL || headings.contains(&head);
    let table = Table::open(path, None, &is_known, UtcOffset::UTC, &texts.handover)?;
    let mut reader = table.reader(table.source()?);
    let mut reading = Reading {
        table: &table,
        texts,
        columns: Vec::new(),
        rows: Vec::new(),
        total: None,
        names: HashSet::new(),
        wrong: Vec::new(),
    };
    let mut record = StringRecord::new();
    let mut is_head = true;
    loop {
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) if is_head => reading.head(&record, headings),
            Ok(true) => reading.row(&record),
            Err(error) if matches!(error.kind(), csv::ErrorKind::Utf8 { .. }) => {
                let said = texts.handover.not_utf8.to_owned();
                return Err(Refused::Wrong(vec![said]));
            }
            Err(error) => return Err(error.into()),
        }
        is_head = false;
    }
    if is_head {
        reading.report(None, texts.crosswalk.first_head, &[("found", &"")]);
    }
    reading.done()
}

/// A reading under way.
struct Reading<'a> {
    table: &'a Table,
    texts: &'a Texts,
    /// The heads between the first and the last.
    columns: Vec<String>,
    /// The numbers of each participant, the total last.
    rows: Vec<(String, Vec<u64>)>,
    total: Option<Vec<u64>>,
    names: HashSet<String>,
    wrong: Vec<String>,
}

impl Reading<'_> {
    fn report(&mut self, position: Option<&Position>, text: &str, values: &[(&str, &dyn Display)]) {
        let what = fill(text, values);
        self.wrong
            .push(self.table.at(position, &what, &self.texts.handover));
    }

    fn head(&mut self, record: &StringRecord, headings: &[&str]) {
        let texts = &self.texts.crosswalk;
        let position = record.position();
        let heads: Vec<&str> = record.iter().collect();
        let [first, between @ .., last] = heads.as_slice() else {
            return self.report(position, texts.last_head, &[("found", &"")]);
        };
        if *first != By::Participant.word() {
            self.report(position, texts.first_head, &[("found", &shown(first))]);
        }
        if *last != TOTAL {
            self.report(position, texts.last_head, &[("found", &shown(last))]);
        }
        for id in between {
            if self.columns.iter().any(|known| known == id) {
                self.report(position, texts.column_twice, &[("id", &shown(id))]);
            } else if !headings.contains(id) {
                let near = nearest(id, headings.iter().copied());
                let known = near.unwrap_or_else(|| headings.join(", "));
                let values: [(&str, &dyn Display); 2] = [("id", &shown(id)), ("known", &known)];
                self.report(position, texts.no_heading, &values);
            }
            self.columns.push((*id).to_owned());
        }
        for id in headings {
            if !between.contains(id) {
                self.report(position, texts.no_column, &[("id", id)]);
            }
        }
    }

    /// What stands above the numbers of a row.
    fn heads(&self) -> Vec<String> {
        let columns = self.columns.iter().cloned();
        columns.chain([TOTAL.to_owned()]).collect()
    }

    fn row(&mut self, record: &StringRecord) {
        let texts = &self.texts.crosswalk;
        let position = record.position();
        let columns = self.columns.len() + 2;
        if record.len() != columns {
            let values: [(&str, &dyn Display); 2] =
                [("cells", &record.len()), ("columns", &columns)];
            return self.report(position, texts.cells, &values);
        }
        let heads = self.heads();
        let mut numbers = Vec::new();
        for (text, column) in record.iter().skip(1).zip(&heads) {
            if let Ok(number) = text.trim().parse::<u32>() {
                numbers.push(u64::from(number));
                continue;
            }
            let values: [(&str, &dyn Display); 2] =
                [("column", &shown(column)), ("text", &shown(text))];
            self.report(position, texts.no_number, &values);
        }
        let name = record.get(0).unwrap_or_default().to_owned();
        if !self.names.insert(name.clone()) {
            self.report(position, texts.row_twice, &[("name", &shown(&name))]);
        }
        if numbers.len() != heads.len() {
            return;
        }
        if name == TOTAL {
            self.total = Some(numbers);
        } else {
            self.rows.push((name, numbers));
        }
    }

    fn done(mut self) -> Result<Other, Refused> {
        let texts = &self.texts.crosswalk;
        let of = |at: usize, numbers: &[u64]| numbers.get(at).copied().unwrap_or_default();
        let heads = self.heads();
        let mut counts = Vec::new();
        if self.total.is_none() && self.wrong.is_empty() {
            self.wrong.push(texts.no_total.to_owned());
        }
        let total = self.total.take().unwrap_or_default();
        for (at, column) in heads.iter().enumerate() {
            let sum: u64 = self.rows.iter().map(|(_, numbers)| of(at, numbers)).sum();
            // Where a row could not be read, nothing adds up.
            if self.wrong.is_empty() && sum != of(at, &total) {
                let values: [(&str, &dyn Display); 3] = [
                    ("column", &shown(column)),
                    ("sum", &sum),
                    ("total", &of(at, &total)),
                ];
                self.wrong.push(fill(texts.sums, &values));
            }
            let said = |(name, numbers): &&(String, Vec<u64>)| name != GROUP && of(at, numbers) > 0;
            let people = self.rows.iter().filter(said).count();
            counts.push(Counted {
                fragments: sum,
                participants: u64::try_from(people).unwrap_or(u64::MAX),
            });
        }
        if !self.wrong.is_empty() {
            return Err(Refused::Wrong(self.wrong));
        }
        let total = counts.pop().unwrap_or_default();
        Ok(Other {
            headings: self.columns.into_iter().zip(counts).collect(),
            total,
        })
    }
}
