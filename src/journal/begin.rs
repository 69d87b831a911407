//! The first lines of a journal: a new session's, and whole sessions at once, as an import makes.

use std::io;
use std::path::Path;

use super::hash::Hash;
use super::salt::Salts;
use super::{Event, JOURNAL, line};
use crate::durable;

/// Writes journal.jsonl into the folder of a new session, which is to be synced when it is whole. It
/// follows from the bytes of session.toml; the events are numbered from 0.
///
/// # Errors
/// When there is a journal already, when the events are not numbered so, or when it cannot be
/// written.
pub fn begin(folder: &Path, session_toml: &[u8], events: &[Event]) -> io::Result<()> {
    let bytes = serialise(&Hash::of(session_toml), events)?;
    durable::create_unsynced(&folder.join(JOURNAL), &bytes)
}

/// A whole journal's bytes, from line 0.
///
/// # Errors
/// When the events are not numbered from 0 without a gap, or one cannot be written.
pub fn serialise(anchor: &Hash, events: &[Event]) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    encode_all(events, 0, *anchor, &mut Salts::new(), &mut bytes)?;
    Ok(bytes)
}

/// Writes events into memory that come after `previous`, numbered from `seq`; gives the last hash.
pub(super) fn encode_all(
    events: &[Event],
    seq: u64,
    previous: Hash,
    salts: &mut Salts,
    out: &mut Vec<u8>,
) -> io::Result<Hash> {
    let mut last = previous;
    for (event, due) in events.iter().zip(seq..) {
        if event.seq != due {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                format!("event {} came where event {due} was due", event.seq),
            ));
        }
        last = line::encode(event, &last, &salts.next_salt()?, out)?;
    }
    Ok(last)
}
