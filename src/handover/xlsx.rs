//! `export xlsx`: the study as a workbook, in which the counts are formulas over the fragments and
//! so follow a correction.

mod beside;
mod book;
mod fragments;
mod lists;
mod outcome;
mod pivot;
mod plan;
mod rows;
mod style;

use std::fs::File;
use std::io::{self, BufWriter, Seek, Write};

use book::Book;
use lists::{codebook, participants, sessions};
use plan::Plan;

pub use beside::beside;
pub use pivot::alone;
pub use rows::letters;

use super::job::Job;
use super::{Format, Make, reading};
use crate::study::load::Loaded;
use crate::texts::fill;

/// The format.
pub const FORMAT: Format = Format {
    name: "xlsx",
    make: Make::File(make),
};

fn make(job: &Job<'_>, file: &mut File) -> io::Result<()> {
    let plan = Plan::make(job)?;
    let mut book = Book::new(BufWriter::new(file));
    if let Some(statement) = job.statement() {
        book.comment(statement);
    }
    rows_of_fragments(&mut book, job, &plan)?;
    pivot::sheet(&mut book, &plan, job)?;
    codebook(&mut book, &plan, job)?;
    participants(&mut book, &plan, job.register)?;
    sessions(&mut book, &plan)?;
    outcome::sheets(&mut book, &plan.outcome, job)?;
    book.finish()
}

/// Reads the sessions once more and writes their rows, sheet after sheet.
fn rows_of_fragments<W: Write + Seek>(
    book: &mut Book<W>,
    job: &Job<'_>,
    plan: &Plan<'_>,
) -> io::Result<()> {
    let mut sheets = plan.sheets.iter();
    let mut open = sheets.next();
    if let Some(first) = open {
        book.begin(&first.sheet)?;
    }
    let make = |loaded: &Loaded| {
        let share = plan.share(&loaded.folder.id)?;
        let (xml, cut) = plan.layout.rows(loaded, share.from, share.rows);
        Some((share.sheet, xml, said(&loaded.folder.id, &cut, job)))
    };
    let take = |made: Option<(usize, Vec<u8>, Vec<String>)>| {
        let Some((sheet, xml, cut)) = made else {
            return Ok(());
        };
        while let Some(current) = open.filter(|current| current.number < sheet) {
            book.end(&current.sheet, current.rows)?;
            open = sheets.next();
            if let Some(next) = open {
                book.begin(&next.sheet)?;
            }
        }
        for what in &cut {
            (job.warn)(what);
        }
        book.rows(&xml)
    };
    // What could not be read was said when the plan was made.
    reading::each(
        job.reader,
        job.sessions,
        job.wording.texts,
        make,
        take,
        |_| {},
    )?;
    while let Some(current) = open {
        book.end(&current.sheet, current.rows)?;
        open = sheets.next();
        if let Some(next) = open {
            book.begin(&next.sheet)?;
        }
    }
    Ok(())
}

/// What is said of texts that no cell holds.
fn said(session: &str, cut: &[usize], job: &Job<'_>) -> Vec<String> {
    let text = job.wording.texts.handover.cut;
    let one = |length: &usize| {
        let values: [(&str, &dyn std::fmt::Display); 3] = [
            ("session", &session),
            ("length", length),
            ("most", &rows::LONGEST_TEXT),
        ];
        fill(text, &values)
    };
    cut.iter().map(one).collect()
}
