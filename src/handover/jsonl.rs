//! `export jsonl`: one JSON object a note, fragment or turn, each a line.

use std::io;

use super::record::everything;
use super::{Format, Make, OneByOne, Wording};
use crate::study::load::Loaded;

/// The format.
pub const FORMAT: Format = Format {
    name: "jsonl",
    make: Make::Sessions(OneByOne {
        head: |_| Ok(Vec::new()),
        session,
    }),
};

fn session(loaded: &Loaded, wording: &Wording<'_>) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    for record in everything(loaded, wording.names) {
        serde_json::to_writer(&mut out, &record)?;
        out.push(b'\n');
    }
    Ok(out)
}
