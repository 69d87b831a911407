//! `export qdc`: the concept model as a codebook.

use std::io::{self, Write};

use super::codes;
use super::xml::Xml;
use crate::PROGRAM;
use crate::handover::codebook::collect::{OfSession, Used};
use crate::handover::codebook::{Codebook, Reach};
use crate::handover::job::Job;
use crate::handover::record::records;
use crate::handover::{Format, Make};

/// The format.
pub const FORMAT: Format = Format {
    name: "qdc",
    make: Make::Text(write),
};

fn write(job: &Job<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut used = Used::default();
    job.each(
        |loaded| {
            let records = records(loaded, job.wording.names);
            OfSession::of(loaded, records.iter())
        },
        |session| {
            used.take(session);
            Ok(())
        },
    )?;
    job.guide
        .iter()
        .cloned()
        .for_each(|guide| used.take_guide(guide));
    let book = Codebook::of(&used, Reach::Concepts, &job.wording);
    out.write_all(&bytes(&book)?)
}

/// A codebook as the file it goes in.
///
/// # Errors
/// Never in practice; the writer's type allows it.
pub fn bytes(book: &Codebook) -> io::Result<Vec<u8>> {
    let mut xml = Xml::document()?;
    let attributes = [("xmlns", "urn:QDA-XML:codebook:1.0"), ("origin", PROGRAM)];
    xml.open("CodeBook", &attributes)?;
    codes::write(&mut xml, book)?;
    xml.close("CodeBook")?;
    Ok(xml.into_bytes())
}
