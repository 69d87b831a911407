//! What a workbook will hold, found out before its first row is written: the columns, the counts,
//! and where the rows of each session go.

use std::collections::HashMap;
use std::io;
use std::sync::Arc;

use time::OffsetDateTime;

use super::book::{MOST_COLUMNS, MOST_ROWS, Sheet};
use super::fragments::{FRAGMENTS, Layout};
use crate::guide::Guide;
use crate::handover::job::Job;
use crate::handover::outcome::{self, Outcome};
use crate::handover::pivot::by::{By, Rows as PivotRows};
use crate::handover::pivot::count::of_session;
use crate::handover::pivot::{Count, Pivot, Query};
use crate::handover::record::records;
use crate::study::load::Loaded;
use crate::texts::fill;

/// More than a sheet can hold would be written as XML: a part of the file may have four gigabytes.
const MOST_BYTES: usize = 3 << 30;

/// About what a row takes besides its text.
const ROW_BYTES: usize = 2_400;

/// What a workbook will hold.
pub struct Plan<'a> {
    /// The columns of the fragments.
    pub layout: Layout<'a>,
    /// The sheets with fragments: one, or several where one cannot hold them.
    pub sheets: Vec<Part>,
    /// Fragments by participant and heading.
    pub pivot: Pivot,
    /// How they were counted.
    pub query: Query,
    /// The guides that were used, each once.
    pub guides: Vec<Arc<Guide>>,
    /// The sessions.
    pub sessions: Vec<Facts>,
    /// What member checks came to.
    pub outcome: Outcome,
    shares: HashMap<String, Share>,
}

/// A sheet with fragments.
pub struct Part {
    /// Its number, from 0.
    pub number: usize,
    /// The sheet.
    pub sheet: Sheet,
    /// The rows of its table.
    pub rows: usize,
}

/// Where the rows of a session go.
#[derive(Debug, Clone, Copy)]
pub struct Share {
    /// The number of the sheet, from 0.
    pub sheet: usize,
    /// The number of the first row, from 1.
    pub from: u32,
    /// How many rows.
    pub rows: usize,
}

/// What is said of a session in a list.
pub struct Facts {
    /// Its id.
    pub id: String,
    /// The participants.
    pub participants: Vec<String>,
    /// What it was for.
    pub phase: &'static str,
    /// The guide's id and version.
    pub guide: [String; 2],
    /// The language that was spoken.
    pub language: String,
    /// When it began.
    pub start: OffsetDateTime,
    /// How long it took, in milliseconds.
    pub ms: u64,
    /// Open, finished or damaged.
    pub state: &'static str,
    /// Its records.
    pub records: usize,
    /// Its fragments.
    pub fragments: u64,
}

/// What the first reading gives of a session.
struct Survey {
    facts: Facts,
    guide: Arc<Guide>,
    pivot: Pivot,
    outcome: Outcome,
    bytes: usize,
}

impl<'a> Plan<'a> {
    /// Reads the sessions and plans the workbook.
    ///
    /// # Errors
    /// When it would have more columns than a sheet, or a session more rows.
    pub fn make(job: &Job<'a>) -> io::Result<Plan<'a>> {
        let query = Query {
            rows: PivotRows::plain(By::Participant),
            count: Count::Fragments,
            level: None,
            origins: Vec::new(),
            names: job.wording.names.to_owned(),
        };
        let mut pivot = Pivot::default();
        let mut guides: Vec<Arc<Guide>> = Vec::new();
        let (mut sessions, mut sizes, mut outcomes) = (Vec::new(), Vec::new(), Vec::new());
        job.each(
            |loaded| survey(loaded, &query),
            |one| {
                pivot.add(one.pivot);
                if !guides.iter().any(|known| Arc::ptr_eq(known, &one.guide)) {
                    guides.push(one.guide);
                }
                sizes.push(one.bytes);
                outcomes.push(one.outcome);
                sessions.push(one.facts);
                Ok(())
            },
        )?;
        if let Some(guide) = &job.guide {
            // Where nothing was held yet, the columns are those of what will be.
            pivot = Pivot::empty(&guide.concepts, &query);
            guides.push(guide.clone());
        }
        pivot.order(&query.rows);
        let rows = sessions.iter().map(|facts: &Facts| facts.records).sum();
        let headings = pivot.columns.iter().map(|column| column.id.clone());
        let layout = Layout::new(job.register, headings.collect(), rows, &job.wording);
        if layout.sheet.columns() > MOST_COLUMNS {
            let values: [(&str, &dyn std::fmt::Display); 2] = [
                ("columns", &layout.sheet.columns()),
                ("most", &MOST_COLUMNS),
            ];
            let said = fill(job.wording.texts.handover.sheet_columns, &values);
            return Err(io::Error::other(said));
        }
        let (sheets, shares) = shared_out(&layout.sheet, &sessions, &sizes, MOST_ROWS - 1)
            .map_err(|session| too_many_rows(session, job))?;
        Ok(Plan {
            layout,
            sheets,
            pivot,
            query,
            guides,
            sessions,
            outcome: job.outcome(outcomes)?,
            shares,
        })
    }

    /// Where the rows of a session go; nowhere when it was not there at the first reading.
    #[must_use]
    pub fn share(&self, session: &str) -> Option<Share> {
        self.shares.get(session).copied()
    }
}

fn too_many_rows(session: &Facts, job: &Job<'_>) -> io::Error {
    let values: [(&str, &dyn std::fmt::Display); 3] = [
        ("session", &session.id),
        ("rows", &session.records),
        ("most", &MOST_ROWS),
    ];
    io::Error::other(fill(job.wording.texts.handover.sheet_rows, &values))
}

fn survey(loaded: &Loaded, query: &Query) -> Survey {
    let session = loaded.session();
    let header = &session.header;
    let (mut count, mut bytes) = (0, 0);
    for record in records(loaded, "") {
        count += 1;
        bytes += record.text.len() + ROW_BYTES;
    }
    let pivot = of_session(loaded, query);
    Survey {
        facts: Facts {
            id: loaded.folder.id.clone(),
            participants: session.table.everyone().to_vec(),
            phase: header.phase.word(),
            guide: [header.guide.clone(), header.guide_version.clone()],
            language: header.language.clone(),
            start: header.start,
            ms: session.last_ms,
            state: loaded.standing().word(),
            records: count,
            fragments: pivot.fragments,
        },
        guide: session.guide.clone(),
        outcome: outcome::of_session(loaded, &query.names),
        pivot,
        bytes,
    }
}

/// Shares the sessions out over sheets of at most so many rows; gives the session that is too long
/// for any.
fn shared_out<'s>(
    sheet: &Sheet,
    sessions: &'s [Facts],
    sizes: &[usize],
    most: usize,
) -> Result<(Vec<Part>, HashMap<String, Share>), &'s Facts> {
    let part = |number: usize| {
        let mut sheet = sheet.clone();
        if number > 0 {
            sheet.name = format!("{FRAGMENTS} {}", number + 1);
        }
        Part {
            number,
            sheet,
            rows: 0,
        }
    };
    let mut full = Vec::new();
    let mut current = part(0);
    let mut bytes = 0;
    let mut shares = HashMap::new();
    for (session, size) in sessions.iter().zip(sizes) {
        if session.records > most {
            return Err(session);
        }
        if current.rows > 0 && (current.rows + session.records > most || bytes + size > MOST_BYTES)
        {
            let next = part(full.len() + 1);
            full.push(std::mem::replace(&mut current, next));
            bytes = 0;
        }
        let share = Share {
            sheet: current.number,
            // Below the heads.
            from: u32::try_from(current.rows + 2).unwrap_or(u32::MAX),
            rows: session.records,
        };
        shares.insert(session.id.clone(), share);
        current.rows += session.records;
        bytes += size;
    }
    full.push(current);
    Ok((full, shares))
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    fn session(id: &str, records: usize) -> Facts {
        Facts {
            id: id.to_owned(),
            participants: Vec::new(),
            phase: "main",
            guide: [String::new(), String::new()],
            language: "nl".to_owned(),
            start: datetime!(2026-01-12 10:00 +1),
            ms: 0,
            state: "finished",
            records,
            fragments: 0,
        }
    }

    #[test]
    fn what_one_sheet_cannot_hold_goes_on_in_a_second() {
        let sessions = [
            session("a", 3),
            session("b", 0),
            session("c", 4),
            session("d", 1),
        ];
        let sizes = [0, 0, 1, MOST_BYTES];
        let (sheets, shares) = shared_out(&Sheet::new(FRAGMENTS), &sessions, &sizes, 5)
            .unwrap_or_else(|_| panic!("all fit"));
        let named: Vec<(&str, usize)> = sheets
            .iter()
            .map(|part| (part.sheet.name.as_str(), part.rows))
            .collect();
        assert_eq!(
            named,
            [("fragments", 3), ("fragments 2", 4), ("fragments 3", 1)]
        );
        let c = shares["c"];
        assert_eq!((c.sheet, c.from, c.rows), (1, 2, 4));
        let refused = shared_out(&Sheet::new(FRAGMENTS), &sessions, &sizes, 3);
        assert_eq!(refused.err().map(|session| session.id.as_str()), Some("c"));
    }
}
