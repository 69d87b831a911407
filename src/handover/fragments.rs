//! `import fragments`: reads a table of fragments twice, first to find all that is wrong with it,
//! then to make a session of each participant's. Nothing is made until all is right.

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Read, Seek as _, SeekFrom};
use std::path::Path;

use csv::{ByteRecord, Reader, ReaderBuilder, StringRecord};

use super::row::{Columns, Fragment};
use crate::guide::concept::ConceptModel;
use crate::study::name::{GROUP, natural};
use crate::texts::{HandoverTexts, fill};

/// More mistakes than this are counted and not shown.
const MOST: usize = 50;

/// The byte order mark of UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// A file of fragments in which nothing is wrong.
#[derive(Debug)]
pub struct Survey {
    /// How its rows are read.
    pub layout: Layout,
    /// Each participant's rows, in natural order of participants.
    pub shares: Vec<Share>,
    /// Rows in all.
    pub rows: usize,
    /// Columns that are not known.
    pub unknown: Vec<String>,
}

/// How the rows of a file are read.
#[derive(Debug, Clone)]
pub struct Layout {
    columns: Columns,
    delimiter: u8,
}

/// Where the rows of one participant stand.
#[derive(Debug)]
pub struct Share {
    /// The participant; none for rows of a group in which nobody was said.
    pub participant: Option<String>,
    /// Stretches of the file in bytes: from, up to.
    stretches: Vec<(u64, u64)>,
}

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

/// Looks a whole file through.
///
/// # Errors
/// When it cannot be read, or anything is wrong with it.
pub fn survey(path: &Path, model: &ConceptModel, texts: &HandoverTexts) -> Result<Survey, Refused> {
    let (start, delimiter) = sniff(path)?;
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(start))?;
    let mut reader = reader(file, delimiter);
    let mut raw = ByteRecord::new();
    reader.read_byte_record(&mut raw)?;
    let head = utf8(&raw, texts).map_err(|what| Refused::Wrong(vec![at_line(1, &what, texts)]))?;
    let (columns, unknown) = Columns::find(&head, texts)
        .map_err(|what| Refused::Wrong(vec![at_line(1, &what, texts)]))?;
    let layout = Layout { columns, delimiter };
    let mut shares = Shares::default();
    let mut wrong = Wrong::default();
    let mut rows = 0;
    while reader.read_byte_record(&mut raw)? {
        let from = raw.position().map_or(0, csv::Position::byte);
        let line = raw.position().map_or(0, csv::Position::line);
        let row = utf8(&raw, texts);
        if matches!(&row, Ok(row) if is_blank(row)) {
            continue;
        }
        rows += 1;
        let too_long = raw.len() > head.len();
        let read = match row {
            Ok(_) if too_long => Err(fill(
                texts.too_many_cells,
                &[("cells", &raw.len()), ("columns", &head.len())],
            )),
            Ok(row) => layout.columns.read(&row, model, texts),
            Err(what) => Err(what),
        };
        match read {
            Ok(row) => shares.add(
                row.participant,
                start + from,
                start + reader.position().byte(),
            ),
            Err(what) => wrong.add(line, &what, texts),
        }
    }
    wrong.none(texts)?;
    Ok(Survey {
        layout,
        shares: shares.in_order(),
        rows,
        unknown,
    })
}

/// What is wrong with a file, as far as it is shown.
#[derive(Default)]
struct Wrong {
    shown: Vec<String>,
    count: usize,
}

impl Wrong {
    fn add(&mut self, line: u64, what: &str, texts: &HandoverTexts) {
        self.count += 1;
        if self.count <= MOST {
            self.shown.push(at_line(line, what, texts));
        }
    }

    fn none(mut self, texts: &HandoverTexts) -> Result<(), Refused> {
        if self.count == 0 {
            return Ok(());
        }
        let more = self.count - self.shown.len();
        if more > 0 {
            self.shown.push(fill(texts.more_wrong, &[("count", &more)]));
        }
        Err(Refused::Wrong(self.shown))
    }
}

/// The shares while they are found, by participant.
#[derive(Default)]
struct Shares(std::collections::HashMap<Option<String>, Vec<(u64, u64)>>);

impl Shares {
    fn add(&mut self, participant: Option<String>, from: u64, to: u64) {
        let stretches = self.0.entry(participant).or_default();
        match stretches.last_mut() {
            Some((_, end)) if *end == from => *end = to,
            _ => stretches.push((from, to)),
        }
    }

    fn in_order(self) -> Vec<Share> {
        let share = |(participant, stretches)| Share {
            participant,
            stretches,
        };
        let mut shares: Vec<Share> = self.0.into_iter().map(share).collect();
        shares.sort_by(|a, b| natural(a.name(), b.name()));
        shares
    }
}

impl Share {
    fn name(&self) -> &str {
        self.participant.as_deref().unwrap_or(GROUP)
    }

    /// Reads the fragments again.
    ///
    /// # Errors
    /// When the file cannot be read, or was changed since it was looked through.
    pub fn fragments(
        &self,
        path: &Path,
        layout: &Layout,
        model: &ConceptModel,
        texts: &HandoverTexts,
    ) -> io::Result<Vec<Fragment>> {
        let table = self.table(path)?;
        let mut reader = reader(table.as_slice(), layout.delimiter);
        let mut raw = ByteRecord::new();
        let mut found = Vec::new();
        while reader.read_byte_record(&mut raw)? {
            let row = utf8(&raw, texts).map_err(io::Error::other)?;
            if !is_blank(&row) {
                let read = layout.columns.read(&row, model, texts);
                found.push(read.map_err(io::Error::other)?);
            }
        }
        Ok(found)
    }

    /// The participant's own rows, one after the other: a table of one's own is read in one go,
    /// however its rows are scattered over the file.
    fn table(&self, path: &Path) -> io::Result<Vec<u8>> {
        let mut file = File::open(path)?;
        let mut table = Vec::new();
        for (from, to) in &self.stretches {
            file.seek(SeekFrom::Start(*from))?;
            (&file).take(to - from).read_to_end(&mut table)?;
        }
        Ok(table)
    }
}

fn reader<R: Read>(source: R, delimiter: u8) -> Reader<R> {
    ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(source)
}

/// Where the table begins, after a byte order mark, and what stands between its cells: what makes
/// most of the header's names known.
fn sniff(path: &Path) -> io::Result<(u64, u8)> {
    const LONGEST: u64 = 1 << 16;
    let mut line = Vec::new();
    BufReader::new(File::open(path)?.take(LONGEST)).read_until(b'\n', &mut line)?;
    let text = line.strip_prefix(MARK).unwrap_or(&line);
    let known = |delimiter: u8| {
        let mut raw = StringRecord::new();
        let _ = reader(text, delimiter).read_record(&mut raw);
        Columns::known_in(&raw)
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

fn utf8(raw: &ByteRecord, texts: &HandoverTexts) -> Result<StringRecord, String> {
    if raw.as_slice().contains(&0) {
        return Err(texts.nul.to_owned());
    }
    StringRecord::from_byte_record(raw.clone()).map_err(|_| texts.not_utf8.to_owned())
}

fn is_blank(row: &StringRecord) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
}

fn at_line(line: u64, what: &str, texts: &HandoverTexts) -> String {
    fill(texts.row, &[("line", &line), ("what", &what)])
}
