//! `import fragments`: reads a table of fragments twice, first to find all that is wrong with it,
//! then to make a session of each participant's. Nothing is made until all is right.

use std::io::{self, Read as _, Seek as _, SeekFrom};

use csv::{ByteRecord, StringRecord};

use super::row::{Columns, Fragment};
use super::table::{Refused, Table};
use crate::guide::concept::ConceptModel;
use crate::study::name::{GROUP, natural};
use crate::texts::{HandoverTexts, fill};

/// More mistakes than this are counted and not shown.
const MOST: usize = 50;

/// A file of fragments in which nothing is wrong.
#[derive(Debug)]
pub struct Survey {
    /// Its columns.
    pub columns: Columns,
    /// Each participant's rows, in natural order of participants.
    pub shares: Vec<Share>,
    /// Rows in all.
    pub rows: usize,
    /// Columns that are not known.
    pub unknown: Vec<String>,
}

/// Where the rows of one participant stand.
#[derive(Debug)]
pub struct Share {
    /// The participant; none for rows of a group in which nobody was said.
    pub participant: Option<String>,
    /// Stretches of the file in bytes: from, up to.
    stretches: Vec<(u64, u64)>,
}

/// Looks a whole table through.
///
/// # Errors
/// When it cannot be read, or anything is wrong with it.
pub fn survey(
    table: &Table,
    model: &ConceptModel,
    texts: &HandoverTexts,
) -> Result<Survey, Refused> {
    let mut reader = table.reader(table.source()?);
    let mut raw = ByteRecord::new();
    reader.read_byte_record(&mut raw)?;
    let at_head = |what: String| Refused::Wrong(vec![table.at(raw.position(), &what, texts)]);
    let head = utf8(&raw, texts).map_err(at_head)?;
    let (columns, mut unknown) =
        Columns::find(&head, table.has_letters(), texts).map_err(at_head)?;
    // A workbook of ours has a column for each heading.
    unknown.retain(|column| model.get(column).is_none());
    let mut shares = Shares::default();
    let mut wrong = Wrong::default();
    let mut rows = 0;
    while reader.read_byte_record(&mut raw)? {
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
            Ok(row) => columns.read(&row, model, texts),
            Err(what) => Err(what),
        };
        let from = raw.position().map_or(0, csv::Position::byte);
        let start = table.start();
        match read {
            Ok(row) => shares.add(
                row.participant,
                start + from,
                start + reader.position().byte(),
            ),
            Err(what) => wrong.add(|| table.at(raw.position(), &what, texts)),
        }
    }
    wrong.none(texts)?;
    Ok(Survey {
        columns,
        shares: shares.in_order(),
        rows,
        unknown,
    })
}

/// What is wrong with a file, as far as it is shown.
#[derive(Default)]
pub(super) struct Wrong {
    shown: Vec<String>,
    count: usize,
}

impl Wrong {
    /// Adds one thing; what is beyond the most is only counted.
    pub(super) fn add(&mut self, what: impl FnOnce() -> String) {
        self.count += 1;
        if self.count <= MOST {
            self.shown.push(what());
        }
    }

    /// Nothing at all.
    pub(super) fn is_none(&self) -> bool {
        self.count == 0
    }

    /// # Errors
    /// When there is anything.
    pub(super) fn none(mut self, texts: &HandoverTexts) -> Result<(), Refused> {
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
        table: &Table,
        columns: &Columns,
        model: &ConceptModel,
        texts: &HandoverTexts,
    ) -> io::Result<Vec<Fragment>> {
        let own = self.own(table)?;
        let mut reader = table.reader(own.as_slice());
        let mut raw = ByteRecord::new();
        let mut found = Vec::new();
        while reader.read_byte_record(&mut raw)? {
            let row = utf8(&raw, texts).map_err(io::Error::other)?;
            if !is_blank(&row) {
                let read = columns.read(&row, model, texts);
                found.push(read.map_err(io::Error::other)?);
            }
        }
        Ok(found)
    }

    /// The participant's own rows, one after the other: a table of one's own is read in one go,
    /// however its rows are scattered over the file.
    fn own(&self, table: &Table) -> io::Result<Vec<u8>> {
        let mut source = table.source()?;
        let mut own = Vec::new();
        for (from, to) in &self.stretches {
            source.seek(SeekFrom::Start(*from))?;
            (&mut source).take(to - from).read_to_end(&mut own)?;
        }
        Ok(own)
    }
}

/// The cells of a row as text.
pub(super) fn utf8(raw: &ByteRecord, texts: &HandoverTexts) -> Result<StringRecord, String> {
    if raw.as_slice().contains(&0) {
        return Err(texts.nul.to_owned());
    }
    StringRecord::from_byte_record(raw.clone()).map_err(|_| texts.not_utf8.to_owned())
}

fn is_blank(row: &StringRecord) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
}
