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
    Text(Vec<u8>),
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
        is_known: &dyn Fn(&str) -> bool,
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

    /// A table whose text was read already, from whatever encoding; a first line that only says what
    /// parts the cells, as spreadsheets write it, is taken at its word.
    #[must_use]
    pub fn of_text(text: String, is_known: &dyn Fn(&str) -> bool) -> Table {
        // Lines that end in CR alone, as old programs write them, are lines too.
        let text = if text.contains('\n') {
            text
        } else {
            text.replace('\r', "\n")
        };
        let first = text.split(['\r', '\n']).next().unwrap_or_default();
        let told = first.trim_matches('"').strip_prefix("sep=");
        let told = told.and_then(|sign| <[u8; 1]>::try_from(sign.as_bytes()).ok());
        let (delimiter, text) = match told {
            // The line stays, empty, so that the numbers of the others are right.
            Some([sign]) => (sign, text.get(first.len()..).unwrap_or_default().to_owned()),
            None => (delimiter(text.as_bytes(), b"|\t;,", is_known), text),
        };
        Table {
            held: Held::Text(text.into_bytes()),
            start: 0,
            delimiter,
        }
    }

    /// The bytes, from the beginning of the heads on.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn source(&self) -> io::Result<Box<dyn Source + '_>> {
        let mut source: Box<dyn Source + '_> = match &self.held {
            Held::Csv(path) => Box::new(File::open(path)?),
            Held::Text(text) => Box::new(Cursor::new(text.as_slice())),
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

    /// Which line of the file, or row of the sheet, a row is, from 1.
    #[must_use]
    pub fn line(&self, position: Option<&csv::Position>) -> u64 {
        match &self.held {
            Held::Csv(_) | Held::Text(_) => {
                position.map_or(1, |at| at.line() + self.breaks_at(at.byte()))
            }
            Held::Sheet(sheet) => sheet.row(position.map_or(0, csv::Position::record)).into(),
        }
    }

    /// How many lines end between a place and the next row: a row is said to begin where the one
    /// before it ended, which may be in the middle of CR LF, or before lines without anything in them.
    fn breaks_at(&self, byte: u64) -> u64 {
        let count = || -> io::Result<u64> {
            let mut source = self.source()?;
            source.seek(SeekFrom::Start(self.start + byte))?;
            let mut count = 0;
            for byte in BufReader::with_capacity(64, source).bytes() {
                match byte? {
                    b'\n' => count += 1,
                    b'\r' => {}
                    _ => break,
                }
            }
            Ok(count)
        };
        count().unwrap_or_default()
    }

    /// What is wrong with a row, with where that row is: a line of the file, or a row of the sheet.
    #[must_use]
    pub fn at(
        &self,
        position: Option<&csv::Position>,
        what: &str,
        texts: &HandoverTexts,
    ) -> String {
        let line = self.line(position);
        match &self.held {
            Held::Csv(_) | Held::Text(_) => fill(texts.row, &[("line", &line), ("what", &what)]),
            Held::Sheet(sheet) => {
                let values: [(&str, &dyn Display); 3] =
                    [("sheet", &sheet.name), ("row", &line), ("what", &what)];
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
fn sniff(path: &Path, is_known: &dyn Fn(&str) -> bool) -> io::Result<(u64, u8)> {
    const LONGEST: u64 = 1 << 16;
    let mut line = Vec::new();
    BufReader::new(File::open(path)?.take(LONGEST)).read_until(b'\n', &mut line)?;
    let text = line.strip_prefix(MARK).unwrap_or(&line);
    let delimiter = delimiter(text, b"\t;,", is_known);
    let start = if line.starts_with(MARK) {
        MARK.len() as u64
    } else {
        0
    };
    Ok((start, delimiter))
}

/// What stands between the cells: of some signs the one that makes most heads known.
fn delimiter(text: &[u8], signs: &[u8], is_known: &dyn Fn(&str) -> bool) -> u8 {
    let known = |sign: u8| {
        let mut raw = StringRecord::new();
        let _ = reader(text, sign).read_record(&mut raw);
        raw.iter().filter(|head| is_known(head)).count()
    };
    // The comma comes last: of equals `max_by_key` takes the last.
    *signs
        .iter()
        .max_by_key(|sign| known(**sign))
        .unwrap_or(&b',')
}
