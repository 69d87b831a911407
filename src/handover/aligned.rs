//! Lines of cells set in columns: the first to the left, numbers to the right.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

use crate::safe::shown;

/// Cells set in columns, a line each.
#[must_use]
pub fn aligned(lines: &[Vec<String>]) -> String {
    let columns = lines.iter().map(Vec::len).max().unwrap_or_default();
    let width = |at: usize| {
        let cells = lines.iter().filter_map(|line| line.get(at));
        cells.map(|cell| shown(cell).width()).max()
    };
    let widths: Vec<usize> = (0..columns)
        .map(|at| width(at).unwrap_or_default())
        .collect();
    let mut out = String::new();
    for line in lines {
        for (at, (cell, width)) in line.iter().zip(&widths).enumerate() {
            let cell = shown(cell);
            let gap = " ".repeat(width.saturating_sub(cell.width()));
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
