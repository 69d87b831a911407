//! The outcome as CSV: a row for every statement and participant.

use std::io;

use super::Outcome;
use crate::handover::csv::whole;
use crate::journal::deed::Recognition;
use crate::safe::disarmed;

/// The columns.
const COLUMNS: [&str; 5] = ["statement", "concept", "participant", "answer", "nuance"];

/// The table; an open cell has no answer.
///
/// # Errors
/// Never in practice; the writer's type allows it.
pub fn table(outcome: &Outcome) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for finding in outcome.lists.iter().flat_map(|list| &list.findings) {
        for cell in &finding.cells {
            let reply = cell.standing();
            let nuance = reply.and_then(|reply| reply.nuance.as_deref());
            let row = [
                finding.id.as_str(),
                finding.concept.as_deref().unwrap_or_default(),
                &cell.participant,
                cell.answer().map_or("", Recognition::word),
                nuance.unwrap_or_default(),
            ];
            writer.write_record(row.map(|cell| disarmed(cell).into_owned()))?;
        }
    }
    whole(writer)
}
