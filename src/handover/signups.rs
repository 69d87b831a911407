//! Sign-ups as web forms export them: a row a person, read by the columns that study.toml names. All
//! that is wrong is found before anything is taken.

mod columns;
pub mod example;
mod row;

use std::collections::HashMap;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use csv::{ByteRecord, StringRecord};
use time::UtcOffset;

use super::fragments::{Wrong, utf8};
use super::table::{Refused, Table};
use crate::safe::rearmed;
use crate::study::plan::{Double, Plan, SignUps};
use crate::study::signups::{SignUp, address};
use crate::texts::{SampleTexts, Texts, fill};
use crate::transcript::label::folded;
use crate::transcript::read::Refused as NotText;
use crate::transcript::read::decode::{check, decode};
use columns::Columns;
use row::Asking;

/// A list of sign-ups is far smaller.
const MOST_BYTES: u64 = 64 << 20;

/// What was read of a file.
#[derive(Debug)]
pub struct Reading {
    /// The sign-ups, in the order of the file.
    pub signups: Vec<SignUp>,
    /// How many are left out, since the same address is there again.
    pub doubles: usize,
    /// What the file was in, when that was not UTF-8.
    pub encoding: Option<&'static str>,
}

/// What a list of sign-ups is read by.
#[derive(Debug, Clone, Copy)]
pub struct By<'a> {
    /// What study.toml says.
    pub plan: &'a Plan,
    /// The language of reasons.
    pub language: &'a str,
    /// Local time, for moments in a workbook.
    pub offset: UtcOffset,
    /// The words for what is wrong.
    pub texts: &'a Texts,
}

/// The head of a column as it is compared.
#[must_use]
pub fn head(text: &str) -> String {
    folded(rearmed(text.trim()))
}

/// Opens a file as a table; of a workbook the sheet with a name, or the first.
///
/// # Errors
/// When it cannot be read, or is no table.
pub fn open(
    path: &Path,
    sheet: Option<&str>,
    is_known: &dyn Fn(&str) -> bool,
    by: (UtcOffset, &Texts),
) -> Result<(Table, Option<&'static str>), Refused> {
    let (offset, texts) = by;
    let mut begin = Vec::new();
    File::open(path)?.take(4).read_to_end(&mut begin)?;
    // A workbook of before 2007 is told so there.
    let is_book = begin == *b"PK\x03\x04" || begin == *b"\xd0\xcf\x11\xe0";
    if is_book || sheet.is_some() {
        let table = Table::open(path, sheet, is_known, offset, &texts.handover)?;
        return Ok((table, None));
    }
    let mut bytes = Vec::new();
    File::open(path)?
        .take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)?;
    let wrong = |what: String| Err(Refused::Wrong(vec![what]));
    let sample = &texts.sample;
    if bytes.len() as u64 > MOST_BYTES {
        return wrong(fill(sample.large, &[("most", &(MOST_BYTES >> 20))]));
    }
    match check(&bytes) {
        Ok(()) => {}
        Err(NotText::NotText(Some(kind))) => {
            return wrong(fill(sample.no_table_but, &[("kind", &kind)]));
        }
        Err(_) => return wrong(sample.no_table.to_owned()),
    }
    let decoded = decode(&bytes);
    if decoded.text.trim().is_empty() {
        return wrong(sample.empty.to_owned());
    }
    let text = decoded.text.into_owned();
    Ok((Table::of_text(text, is_known), decoded.encoding))
}

/// Reads sign-ups.
///
/// # Errors
/// When the file cannot be read, or all that is wrong with it.
pub fn read(
    path: &Path,
    sheet: Option<&str>,
    signups: &SignUps,
    by: By<'_>,
) -> Result<Reading, Refused> {
    let wanted: Vec<String> = signups.columns().into_iter().map(head).collect();
    let is_known = |text: &str| wanted.contains(&head(text));
    let (table, encoding) = open(path, sheet, &is_known, (by.offset, by.texts))?;
    let handover = &by.texts.handover;
    let mut reader = table.reader(table.source()?);
    let mut raw = ByteRecord::new();
    reader.read_byte_record(&mut raw)?;
    let at_head = |what: &String| table.at(raw.position(), what, handover);
    let heads = utf8(&raw, handover).map_err(|what| Refused::Wrong(vec![at_head(&what)]))?;
    let columns = Columns::find(&heads, signups, &by.texts.sample)
        .map_err(|wrong| Refused::Wrong(wrong.iter().map(at_head).collect()))?;
    let mut taking = Taking {
        asking: Asking::new(&columns, signups, by),
        table: &table,
        texts: by.texts,
        double: signups.double,
        found: Vec::new(),
        seen: HashMap::new(),
        doubles: 0,
        wrong: Wrong::default(),
    };
    while reader.read_byte_record(&mut raw)? {
        match utf8(&raw, handover) {
            Ok(row) if row.iter().all(|cell| cell.trim().is_empty()) => {}
            Ok(row) => taking.take(&row, heads.len(), raw.position()),
            Err(what) => taking
                .wrong
                .add(|| table.at(raw.position(), &what, handover)),
        }
    }
    taking.done(encoding)
}

/// Rows as they are taken.
struct Taking<'a> {
    asking: Asking<'a>,
    table: &'a Table,
    texts: &'a Texts,
    double: Double,
    found: Vec<Option<SignUp>>,
    /// Addresses, with the line and the place where each stands.
    seen: HashMap<String, (u64, usize)>,
    doubles: usize,
    wrong: Wrong,
}

impl Taking<'_> {
    fn take(&mut self, row: &StringRecord, heads: usize, position: Option<&csv::Position>) {
        let (table, handover) = (self.table, &self.texts.handover);
        if row.len() > heads {
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("cells", &row.len()), ("columns", &heads)];
            let what = fill(handover.too_many_cells, &values);
            self.wrong.add(|| table.at(position, &what, handover));
            return;
        }
        let (signup, wrong) = self.asking.read(row);
        for what in wrong {
            self.wrong.add(|| table.at(position, &what, handover));
        }
        // What has no address has been told; another row may have the same address all the same.
        if let Some(signup) = signup {
            self.add(signup, position);
        }
    }

    fn add(&mut self, signup: SignUp, position: Option<&csv::Position>) {
        let Some(email) = &signup.person.email else {
            return;
        };
        let line = self.table.line(position);
        let own = address(email.reveal());
        let Some((before, place)) = self.seen.get(&own).copied() else {
            self.seen.insert(own, (line, self.found.len()));
            self.found.push(Some(signup));
            return;
        };
        match self.double {
            Double::Refuse => {
                let what = self.asking.twice(before);
                let (table, handover) = (self.table, &self.texts.handover);
                self.wrong.add(|| table.at(position, &what, handover));
            }
            Double::First => self.doubles += 1,
            Double::Last => {
                self.doubles += 1;
                if let Some(earlier) = self.found.get_mut(place) {
                    *earlier = None;
                }
                self.seen.insert(own, (line, self.found.len()));
                self.found.push(Some(signup));
            }
        }
    }

    fn done(self, encoding: Option<&'static str>) -> Result<Reading, Refused> {
        self.wrong.none(&self.texts.handover)?;
        Ok(Reading {
            signups: self.found.into_iter().flatten().collect(),
            doubles: self.doubles,
            encoding,
        })
    }
}

/// A cell as one line of text without anything that steers a screen.
fn plain(cell: &str) -> String {
    let readable = |c: char| if crate::safe::is_steering(c) { ' ' } else { c };
    let text: String = rearmed(cell.trim()).chars().map(readable).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

/// Something in a column: its number from 1, its head, what is wrong.
fn in_column(number: usize, column: &str, what: &str, texts: &SampleTexts) -> String {
    let values: [(&str, &dyn std::fmt::Display); 3] = [
        ("number", &number),
        ("column", &crate::safe::shown(column)),
        ("what", &what),
    ];
    fill(texts.cell, &values)
}
