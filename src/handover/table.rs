//! A table of rows that is brought in: a CSV file, or a sheet of a workbook, told apart by what is in
//! it. It is read as often as is needed, from any row on.

use std::fmt::Display;
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use csv::{Reader, ReaderBuilder, StringRecord};
use time::UtcOffset;

use super::sheet;
use crate::texts::{HandoverTexts, fill};

/// The byte order mark of UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// What can be read from any place on.
pub trait Source: Read + Seek {}

impl<T: Read + Seek> Source for T {}

/// Why a file is not taken.
#[derive(Debug)]
pub enum Refused {
    /// It cannot be read.
    Io(io::Error),
    /// What is wrong, a line each; the last tells how many more there are.
    Wrong(Vec<String>),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Refused {
        Refused::Io(error)
    }
}

impl From<csv::Error> for Refused {
    fn from(error: csv::Error) -> Refused {
        Refused::Io(error.into())
    }
}

/// A table of rows.
#[derive(Debug)]
pub struct Table {
    held: Held,
    /// Where its heads begin, in bytes.
    start: u64,
    delimiter: u8,
}

#[derive(Debug)]
enum Held {
    Csv(PathBuf),
    Sheet(sheet::Sheet),
}

impl Table {
    /// Opens a file; of a workbook the sheet with a name, or the first. `is_known` says which heads are
    /// those of columns that matter. Moments in cells are those of a clock that is `offset` from UTC.
    ///
    /// # Errors
    /// When the file cannot be read, or there is no such sheet.
    pub fn open(
        path: &Path,
        named: Option<&str>,
        is_known: fn(&str) -> bool,
        offset: UtcOffset,
        texts: &HandoverTexts,
    ) -> Result<Table, Refused> {
        if let Some(sheet) = sheet::read(path, named, is_known, offset, texts)? {
            return Ok(Table {
                held: Held::Sheet(sheet),
                start: 0,
                delimiter: b',',
            });
        }
        if named.is_some() {
            return Err(Refused::Wrong(vec![texts.no_workbook.to_owned()]));
        }
        let (start, delimiter) = sniff(path, is_known)?;
        Ok(Table {
            held: Held::Csv(path.to_owned()),
            start,
            delimiter,
        })
    }

    /// The bytes, from the beginning of the heads on.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn source(&self) -> io::Result<Box<dyn Source + '_>> {
        let mut source: Box<dyn Source + '_> = match &self.held {
            Held::Csv(path) => Box::new(File::open(path)?),
            Held::Sheet(sheet) => Box::new(Cursor::new(sheet.csv.as_slice())),
        };
        source.seek(SeekFrom::Start(self.start))?;
        Ok(source)
    }

    /// Where the heads begin, in bytes.
    #[must_use]
    pub fn start(&self) -> u64 {
        self.start
    }

    /// Reads rows from bytes of this table.
    pub fn reader<R: Read>(&self, source: R) -> Reader<R> {
        reader(source, self.delimiter)
    }

    /// Whether its columns have letters.
    #[must_use]
    pub fn has_letters(&self) -> bool {
        matches!(self.held, Held::Sheet(_))
    }

    /// What is wrong with a row, with where that row is: a line of the file, or a row of the sheet.
    #[must_use]
    pub fn at(
        &self,
        position: Option<&csv::Position>,
        what: &str,
        texts: &HandoverTexts,
    ) -> String {
        let line = position.map_or(1, csv::Position::line);
        let record = position.map_or(0, csv::Position::record);
        match &self.held {
            Held::Csv(_) => fill(texts.row, &[("line", &line), ("what", &what)]),
            Held::Sheet(sheet) => {
                let values: [(&str, &dyn Display); 3] = [
                    ("sheet", &sheet.name),
                    ("row", &sheet.row(record)),
                    ("what", &what),
                ];
                fill(texts.sheet_row, &values)
            }
        }
    }
}

fn reader<R: Read>(source: R, delimiter: u8) -> Reader<R> {
    ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(source)
}

/// Where a table begins, after a byte order mark, and what stands between its cells: what makes most
/// of the header's names known.
fn sniff(path: &Path, is_known: fn(&str) -> bool) -> io::Result<(u64, u8)> {
    const LONGEST: u64 = 1 << 16;
    let mut line = Vec::new();
    BufReader::new(File::open(path)?.take(LONGEST)).read_until(b'\n', &mut line)?;
    let text = line.strip_prefix(MARK).unwrap_or(&line);
    let known = |delimiter: u8| {
        let mut raw = StringRecord::new();
        let _ = reader(text, delimiter).read_record(&mut raw);
        raw.iter().filter(|head| is_known(head)).count()
    };
    // The comma comes last: of equals `max_by_key` takes the last.
    let delimiter = *b"\t;,"
        .iter()
        .max_by_key(|byte| known(**byte))
        .unwrap_or(&b',');
    let start = if line.starts_with(MARK) {
        MARK.len() as u64
    } else {
        0
    };
    Ok((start, delimiter))
}
