//! `export csv`: the fields of a note as columns, lists joined with `;`.

use std::borrow::Cow;
use std::io;

use super::job::Job;
use super::record::{FIELDS, Record, everything};
use super::{Format, Make, OneByOne, Wording};
use crate::journal::deed::Origin;
use crate::safe::disarmed;
use crate::study::load::Loaded;

/// The format.
pub const FORMAT: Format = Format {
    name: "csv",
    make: Make::Sessions(OneByOne { head, session }),
};

fn head(_: &Job<'_>) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(FIELDS)?;
    whole(writer)
}

fn session(loaded: &Loaded, wording: &Wording<'_>) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for record in everything(loaded, wording.names) {
        for cell in cells(&record) {
            writer.write_field(disarmed(&cell).as_bytes())?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    whole(writer)
}

/// The bytes of a table that was written into memory.
///
/// # Errors
/// Never in practice; the writer's type allows it.
pub fn whole(writer: csv::Writer<Vec<u8>>) -> io::Result<Vec<u8>> {
    writer
        .into_inner()
        .map_err(|error| io::Error::other(error.to_string()))
}

fn cells<'a>(record: &'a Record<'a>) -> [Cow<'a, str>; FIELDS.len()] {
    let maybe = |cell: Option<&'a str>| Cow::Borrowed(cell.unwrap_or_default());
    [
        record.session.into(),
        maybe(record.participant),
        record.phase.word().into(),
        record.guide.into(),
        record.guide_version.into(),
        maybe(record.topic),
        maybe(record.question),
        record.concepts.join(";").into(),
        record.concept_names.join(";").into(),
        record.headings.join(";").into(),
        maybe(record.origin.map(Origin::word)),
        record.kind.word().into(),
        record.speakers.join(";").into(),
        maybe(record.theme),
        Cow::Borrowed(&record.text),
        record.at.to_string().into(),
        record.ms.to_string().into(),
        maybe(record.recording),
        record
            .recording_ms
            .map_or(Cow::Borrowed(""), |ms| ms.to_string().into()),
        record.outside.to_string().into(),
        maybe(record.probe),
        record.unit.to_string().into(),
        maybe(record.transcript),
        record
            .round
            .map_or(Cow::Borrowed(""), |round| round.to_string().into()),
        maybe(record.coder),
        record.doubtful.to_string().into(),
        maybe(record.remark),
        maybe(record.author),
    ]
}
