//! A table of counts as text, CSV and JSON.

use std::fmt::Write as _;
use std::io;

use serde_json::{Map, Value, json};

use super::{Column, Pivot, Query, Row};
use crate::handover::aligned::aligned;
use crate::handover::csv::whole;
use crate::safe::disarmed;
use crate::texts::{HandoverTexts, fill};

/// The name of the row and the column that hold the sums.
pub const TOTAL: &str = "total";

/// The table as CSV: `participant,<ids>,total`, a line a row, then the row `total`.
///
/// # Errors
/// Never in practice; the writer's type allows it.
pub fn csv(pivot: &Pivot, query: &Query) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for line in lines(pivot, query, &|column| &column.id) {
        writer.write_record(line.iter().map(|cell| disarmed(cell).into_owned()))?;
    }
    whole(writer)
}

/// How many of the fragments are proposals, in words; nothing when none is.
#[must_use]
pub fn proposals(pivot: &Pivot, texts: &HandoverTexts) -> Option<String> {
    let values: [(&str, &dyn std::fmt::Display); 2] = [
        ("proposals", &pivot.proposals),
        ("fragments", &pivot.fragments),
    ];
    (pivot.proposals > 0).then(|| fill(texts.proposals, &values))
}

/// The table for reading: columns by name, numbers to the right, and below it how many of the
/// fragments are proposals.
#[must_use]
pub fn table(pivot: &Pivot, query: &Query, texts: &HandoverTexts) -> String {
    let mut out = aligned(&lines(pivot, query, &|column| &column.name));
    if let Some(proposals) = proposals(pivot, texts) {
        // Writing to memory does not fail.
        let _ = writeln!(out, "\n{proposals}");
    }
    out
}

/// The table as JSON.
#[must_use]
pub fn json(pivot: &Pivot, query: &Query) -> Value {
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
        .map(|(name, row)| json!({ query.rows.word(): name, "counts": counts(row), TOTAL: row.total() }))
        .collect();
    let sum = pivot.total();
    json!({
        "by": query.rows.word(),
        "count": query.count.word(),
        "fragments": pivot.fragments,
        "proposals": pivot.proposals,
        "columns": columns,
        "rows": rows,
        TOTAL: { "counts": counts(&sum), TOTAL: sum.total() },
    })
}

fn lines(pivot: &Pivot, query: &Query, head: &dyn Fn(&Column) -> &str) -> Vec<Vec<String>> {
    let first = std::iter::once(query.rows.word().to_owned());
    let heads = pivot.columns.iter().map(|column| head(column).to_owned());
    let mut lines = vec![first.chain(heads).chain([TOTAL.to_owned()]).collect()];
    let sum = (TOTAL.to_owned(), pivot.total());
    for (name, row) in pivot.rows.iter().chain([&sum]) {
        let counts = (0..pivot.columns.len()).map(|column| row.count(column).to_string());
        let line = std::iter::once(name.clone())
            .chain(counts)
            .chain([row.total().to_string()]);
        lines.push(line.collect());
    }
    lines
}
