//! The sheet `pivot`: in a workbook of the study the counts are formulas over its fragments; on its
//! own they are numbers.

use std::io::{self, Cursor, Seek, Write};

use super::book::{Book, Sheet};
use super::fragments::{COUNTS, ORIGIN};
use super::plan::Plan;
use super::rows::{Rows, letters};
use super::style::Style;
use crate::handover::job::Job;
use crate::handover::pivot::view::TOTAL;
use crate::handover::pivot::{Pivot, Query, view};
use crate::journal::deed::Origin;
use crate::study::name::GROUP;
use crate::texts::HandoverTexts;

const PIVOT: &str = "pivot";

/// A table of counts as a workbook of its own.
///
/// # Errors
/// Never in practice; the writer's type allows it.
pub fn alone(pivot: &Pivot, query: &Query, texts: &HandoverTexts) -> io::Result<Vec<u8>> {
    let mut made = Cursor::new(Vec::new());
    let mut book = Book::new(&mut made);
    let sheet = columns(pivot, query);
    book.begin(&sheet)?;
    let mut rows = sheet.below_the_heads();
    let sum = (TOTAL.to_owned(), pivot.total());
    for (at, (name, counts)) in pivot.rows.iter().chain([&sum]).enumerate() {
        let style = look(at, pivot);
        rows.row(|row| {
            row.text(name, style);
            for column in 0..pivot.columns.len() {
                row.whole(counts.count(column), style);
            }
            row.whole(counts.total(), style);
        });
    }
    rows.row(Rows::skip);
    if let Some(proposals) = view::proposals(pivot, texts) {
        rows.row(|row| row.text(&proposals, Style::Plain));
    }
    book.rows(&rows.done().0)?;
    book.end(&sheet, pivot.rows.len())?;
    book.finish()?;
    Ok(made.into_inner())
}

fn columns(pivot: &Pivot, query: &Query) -> Sheet {
    let mut sheet = Sheet::new(PIVOT);
    sheet.column(query.rows.word(), 18.0);
    for column in &pivot.columns {
        sheet.named_column(&column.name, 16.0);
    }
    sheet.column(TOTAL, 10.0);
    sheet
}

/// The last row holds the sums.
fn look(at: usize, pivot: &Pivot) -> Style {
    if at < pivot.rows.len() {
        Style::Plain
    } else {
        Style::Bold
    }
}

/// Writes the counts of the study as formulas over its fragments.
pub(super) fn sheet<W: Write + Seek>(
    book: &mut Book<W>,
    plan: &Plan<'_>,
    job: &Job<'_>,
) -> io::Result<()> {
    let pivot = &plan.pivot;
    let sheet = columns(pivot, &plan.query);
    book.begin(&sheet)?;
    let mut rows = sheet.below_the_heads();
    let counted = plan.layout.position(COUNTS);
    for (name, counts) in &pivot.rows {
        rows.row(|row| {
            let criterion = match name.as_str() {
                GROUP => None,
                _ => Some(format!("$A{}", row.current())),
            };
            row.text(name, Style::Plain);
            for column in 0..pivot.columns.len() {
                let formula = plan.sum(plan.layout.heading(column), criterion.as_deref());
                row.formula(&formula, counts.count(column), Style::Plain);
            }
            let formula = plan.sum(counted, criterion.as_deref());
            row.formula(&formula, counts.total(), Style::Plain);
        });
    }
    rows.row(|row| sums(row, pivot));
    rows.row(Rows::skip);
    rows.row(|row| {
        row.text(job.wording.texts.handover.of_them_proposals, Style::Plain);
        row.formula(&plan.proposals(), pivot.proposals, Style::Plain);
    });
    book.rows(&rows.done().0)?;
    book.end(&sheet, pivot.rows.len())
}

/// The row below the table: each column's sum.
fn sums(row: &mut Rows, pivot: &Pivot) {
    let sum = pivot.total();
    let counts = (0..pivot.columns.len()).map(|column| sum.count(column));
    row.text(TOTAL, Style::Bold);
    let last = row.current() - 1;
    for (column, value) in counts.chain([sum.total()]).enumerate() {
        let letters = letters(column + 1);
        let formula = if pivot.rows.is_empty() {
            "0".to_owned()
        } else {
            format!("SUM({letters}2:{letters}{last})")
        };
        row.formula(&formula, value, Style::Bold);
    }
}

impl Plan<'_> {
    /// The sum of a column of the fragments, of those of the participant in a cell or of those that
    /// are nobody's.
    pub(super) fn sum(&self, column: usize, participant: Option<&str>) -> String {
        self.over_all(|sheet, rows| {
            let numbers = sheet.range(column, rows);
            let who = sheet.range(0, rows);
            match participant {
                Some(cell) => format!("SUMIFS({numbers},{who},{cell})"),
                None => format!("SUMPRODUCT(({who}=\"\")*{numbers})"),
            }
        })
    }

    /// How many fragments are counted whose concepts are not confirmed.
    fn proposals(&self) -> String {
        let (counts, origin) = (self.layout.position(COUNTS), self.layout.position(ORIGIN));
        self.over_all(|sheet, rows| {
            let (counts, origin) = (sheet.range(counts, rows), sheet.range(origin, rows));
            let reviewed = Origin::Reviewed.word();
            format!("SUMIFS({counts},{origin},\"<>{reviewed}\")")
        })
    }

    /// A formula over every sheet with fragments.
    pub(super) fn over_all(&self, one: impl Fn(&Sheet, usize) -> String) -> String {
        let all: Vec<String> = self
            .sheets
            .iter()
            .map(|part| one(&part.sheet, part.rows))
            .collect();
        all.join("+")
    }
}
