//! A sheet of a workbook as a table: each cell as its text, whatever its type.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use calamine::{DataRef, Reader as _, Xlsx, XlsxError};
use time::format_description::well_known::Rfc3339;
use time::{Duration, UtcOffset, macros::datetime};

use super::table::Refused;
use crate::safe::{disarmed, shown};
use crate::texts::{HandoverTexts, fill};

/// How a zip begins, which a workbook is.
const ZIP: &[u8] = b"PK\x03\x04";

/// How the workbooks of before 2007 begin.
const OLD: &[u8] = b"\xd0\xcf\x11\xe0";

/// A workbook says how large its parts are; one that would fill the memory is not opened. Sheets are
/// read cell by cell.
const MOST_HELD: u64 = 1 << 30;
const MOST_BYTES: u64 = 4 << 30;

/// A sheet as a table.
#[derive(Debug)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its rows as CSV in UTF-8, from the heads on, without columns that nobody reads.
    pub csv: Vec<u8>,
    /// The number in the sheet of each row of it, from 1.
    rows: Vec<u32>,
}

impl Sheet {
    /// Which row of the sheet a record is, from 1.
    #[must_use]
    pub fn row(&self, record: u64) -> u32 {
        let at = usize::try_from(record).ok();
        at.and_then(|at| self.rows.get(at).copied())
            .unwrap_or_default()
    }
}

/// The sheet with a name, or the first; none when the file is no workbook.
///
/// # Errors
/// When the file cannot be read, is a workbook of before 2007, or has no such sheet.
pub fn read(
    path: &Path,
    wanted: Option<&str>,
    is_known: &dyn Fn(&str) -> bool,
    offset: UtcOffset,
    texts: &HandoverTexts,
) -> Result<Option<Sheet>, Refused> {
    let mut begin = Vec::new();
    File::open(path)?.take(4).read_to_end(&mut begin)?;
    if begin == OLD {
        return Err(Refused::Wrong(vec![texts.old_workbook.to_owned()]));
    }
    if begin != ZIP {
        return Ok(None);
    }
    let broken = |error: XlsxError| match error {
        XlsxError::Io(error) => Refused::Io(error),
        error => unreadable(&error.to_string(), texts),
    };
    if !fits(path).map_err(|error| unreadable(&error.to_string(), texts))? {
        return Err(Refused::Wrong(vec![texts.large_workbook.to_owned()]));
    }
    let mut book = Xlsx::new(BufReader::new(File::open(path)?)).map_err(broken)?;
    let names = book.sheet_names();
    let found = match wanted {
        None => names.first(),
        Some(wanted) => names.iter().find(|name| *name == wanted),
    };
    let Some(name) = found.cloned() else {
        let (wanted, all) = (wanted.unwrap_or_default(), names.join(", "));
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("sheet", &shown(wanted)), ("names", &shown(&all))];
        return Err(Refused::Wrong(vec![fill(texts.no_sheet, &values)]));
    };
    let mut cells = book.worksheet_cells_reader(&name).map_err(broken)?;
    let mut gather = Gather::new(is_known);
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let (row, column) = cell.get_position();
        let text = text(cell.get_value(), offset);
        gather.take(row, column, text)?;
    }
    let (csv, rows) = gather.done()?;
    Ok(Some(Sheet { name, csv, rows }))
}

fn unreadable(reason: &str, texts: &HandoverTexts) -> Refused {
    let said = fill(texts.broken_workbook, &[("reason", &shown(reason))]);
    Refused::Wrong(vec![said])
}

/// Whether the parts are as small as they should be: those that are held in memory, and all.
fn fits(path: &Path) -> zip::result::ZipResult<bool> {
    let mut zip = zip::ZipArchive::new(BufReader::new(File::open(path)?))?;
    let (mut held, mut all) = (0_u64, 0_u64);
    for at in 0..zip.len() {
        let part = zip.by_index_raw(at)?;
        all = all.saturating_add(part.size());
        if !part.name()?.contains("worksheets/") {
            held = held.saturating_add(part.size());
        }
    }
    Ok(held <= MOST_HELD && all <= MOST_BYTES)
}

/// Rows that are put together cell by cell.
struct Gather<'a> {
    is_known: &'a dyn Fn(&str) -> bool,
    csv: Vec<u8>,
    rows: Vec<u32>,
    /// Which columns are read; empty before the heads.
    wanted: Vec<bool>,
    current: Option<u32>,
    cells: Vec<String>,
}

impl Gather<'_> {
    fn new(is_known: &dyn Fn(&str) -> bool) -> Gather<'_> {
        Gather {
            is_known,
            csv: Vec::new(),
            rows: Vec::new(),
            wanted: Vec::new(),
            current: None,
            cells: Vec::new(),
        }
    }

    fn take(&mut self, row: u32, column: u32, text: String) -> io::Result<()> {
        if self.current != Some(row) {
            self.end_row()?;
            self.current = Some(row);
        }
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        let is_wanted = self.wanted.is_empty() || self.wanted.get(column) == Some(&true);
        if text.is_empty() || !is_wanted {
            return Ok(());
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        if let Some(cell) = self.cells.get_mut(column) {
            *cell = text;
        }
        Ok(())
    }

    /// Writes the row that was put together; one without a text that is wanted is passed over.
    fn end_row(&mut self) -> io::Result<()> {
        let cells = std::mem::take(&mut self.cells);
        let (Some(row), false) = (
            self.current,
            cells.iter().all(|cell| cell.trim().is_empty()),
        ) else {
            return Ok(());
        };
        if self.wanted.is_empty() {
            self.wanted = cells.iter().map(|head| (self.is_known)(head)).collect();
        }
        // An apostrophe before what looks like a formula is taken away again when a row is read.
        let mut writer = csv::WriterBuilder::new()
            .flexible(true)
            .from_writer(&mut self.csv);
        writer.write_record(cells.iter().map(|cell| disarmed(cell).into_owned()))?;
        writer.flush()?;
        self.rows.push(row + 1);
        Ok(())
    }

    fn done(mut self) -> io::Result<(Vec<u8>, Vec<u32>)> {
        self.end_row()?;
        Ok((self.csv, self.rows))
    }
}

/// What a cell says.
fn text(cell: &DataRef<'_>, offset: UtcOffset) -> String {
    match cell {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(holds) => holds.to_string(),
        DataRef::Error(error) => error.to_string(),
        DataRef::DateTime(moment) if moment.is_duration() => moment.as_f64().to_string(),
        DataRef::DateTime(moment) => {
            moment_text(moment.as_f64(), offset).unwrap_or_else(|| moment.as_f64().to_string())
        }
    }
}

/// A number of days as the moment it stands for, to the millisecond.
fn moment_text(days: f64, offset: UtcOffset) -> Option<String> {
    let ms = Duration::checked_seconds_f64((days * 86_400_000.0).round() / 1_000.0)?;
    let moment = datetime!(1899-12-30 00:00).checked_add(ms)?;
    moment.assume_offset(offset).format(&Rfc3339).ok()
}

#[cfg(test)]
mod tests {
    use time::macros::offset;

    use super::*;

    #[test]
    fn a_cell_of_any_type_is_its_text() {
        assert_eq!(text(&DataRef::Float(12.0), UtcOffset::UTC), "12");
        assert_eq!(text(&DataRef::Float(0.5), UtcOffset::UTC), "0.5");
        assert_eq!(text(&DataRef::Bool(true), UtcOffset::UTC), "true");
        assert_eq!(
            moment_text(46_034.75, offset!(+1)).as_deref(),
            Some("2026-01-12T18:00:00+01:00")
        );
        assert_eq!(moment_text(f64::NAN, UtcOffset::UTC), None);
        assert_eq!(moment_text(1e300, UtcOffset::UTC), None);
    }

    #[test]
    fn rows_keep_the_numbers_they_have_in_the_sheet() {
        let mut gather = Gather::new(&|head| head != "mine");
        for (row, column, text) in [
            (2, 0, "participant"),
            (2, 2, "text"),
            (2, 3, "mine"),
            (5, 2, "=1"),
            (5, 3, "passed over"),
            (7, 3, "passed over"),
            (9, 0, "R1"),
        ] {
            gather.take(row, column, text.to_owned()).unwrap();
        }
        let (csv, rows) = gather.done().unwrap();
        let csv = String::from_utf8(csv).unwrap();
        assert_eq!(csv, "participant,,text,mine\n,,'=1\nR1\n");
        assert_eq!(rows, [3, 6, 10]);
    }
}
