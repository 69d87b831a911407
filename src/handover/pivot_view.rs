//! A table of counts as text, CSV and JSON.

use std::fmt::Write as _;
use std::io;

use serde_json::{Map, Value, json};
use unicode_width::UnicodeWidthStr as _;

use super::csv::whole;
use super::pivot::{By, Pivot, Row};
use crate::safe::{disarmed, shown};

/// The name of the row and the column that hold the sums.
const TOTAL: &str = "total";

impl By {
    /// The word at the head of the rows.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            By::Participant => "participant",
            By::Topic => "topic",
            By::Session => "session",
        }
    }
}

/// The table as CSV: `participant,<ids>,total`, a line a row, then the row `total`.
///
/// # Errors
/// Never in practice; the writer's type allows it.
pub fn csv(pivot: &Pivot, by: By) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for line in lines(pivot, by, &|column| &column.id) {
        writer.write_record(line.iter().map(|cell| disarmed(cell).into_owned()))?;
    }
    whole(writer)
}

/// The table for reading: columns by name, numbers to the right.
#[must_use]
pub fn table(pivot: &Pivot, by: By) -> String {
    let lines = lines(pivot, by, &|column| &column.name);
    let columns = pivot.columns.len() + 2;
    let widths: Vec<usize> = (0..columns)
        .map(|at| {
            lines
                .iter()
                .filter_map(|line| line.get(at))
                .map(|cell| cell.width())
                .max()
        })
        .map(Option::unwrap_or_default)
        .collect();
    let mut out = String::new();
    for line in &lines {
        for (at, (cell, width)) in line.iter().zip(&widths).enumerate() {
            let gap = " ".repeat(width.saturating_sub(cell.width()));
            let cell = shown(cell);
            // Writing to memory does not fail.
            let _ = match at {
                0 => write!(out, "{cell}{gap}"),
                _ => write!(out, "  {gap}{cell}"),
            };
        }
        out.truncate(out.trim_end().len());
        out.push('\n');
    }
    out
}

/// The table as JSON.
#[must_use]
pub fn json(pivot: &Pivot, by: By) -> Value {
    let counts = |row: &Row| -> Map<String, Value> {
        let columns = pivot.columns.iter().enumerate();
        columns
            .map(|(at, column)| (column.id.clone(), row.count(at).into()))
            .collect()
    };
    let columns: Vec<Value> = pivot
        .columns
        .iter()
        .map(|column| json!({ "id": column.id, "name": column.name }))
        .collect();
    let rows: Vec<Value> = pivot
        .rows
        .iter()
        .map(|(name, row)| json!({ by.word(): name, "counts": counts(row), TOTAL: row.total }))
        .collect();
    let sum = pivot.total();
    json!({
        "by": by.word(),
        "columns": columns,
        "rows": rows,
        TOTAL: { "counts": counts(&sum), TOTAL: sum.total },
    })
}

fn lines(pivot: &Pivot, by: By, head: &dyn Fn(&super::pivot::Column) -> &str) -> Vec<Vec<String>> {
    let first = std::iter::once(by.word().to_owned());
    let heads = pivot.columns.iter().map(|column| head(column).to_owned());
    let mut lines = vec![first.chain(heads).chain([TOTAL.to_owned()]).collect()];
    let sum = (TOTAL.to_owned(), pivot.total());
    for (name, row) in pivot.rows.iter().chain([&sum]) {
        let counts = (0..pivot.columns.len()).map(|column| row.count(column).to_string());
        let line = std::iter::once(name.clone())
            .chain(counts)
            .chain([row.total.to_string()]);
        lines.push(line.collect());
    }
    lines
}
