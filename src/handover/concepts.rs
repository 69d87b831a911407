//! `import codebook`: a concept model of a codebook that was made elsewhere: REFI-QDA, alone or in a
//! project, or a table.

mod draft;
mod list;
mod qdc;
mod slug;
mod toml;
mod tree;

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use time::UtcOffset;

pub use draft::Model;
pub use slug::slug;
pub use toml::written;

use super::table::{Refused, Table};
use crate::texts::{ConceptTexts, Texts, fill};

/// More codes than this are no codebook that a person made.
const MOST: usize = 10_000;

/// How deep a code may stand.
const DEEPEST: usize = 64;

/// A codebook has no business being larger, in bytes.
const LARGEST: u64 = 64 << 20;

/// Reads a codebook; what kind it is, is told by what is in it.
///
/// # Errors
/// When the file cannot be read, or all that is wrong with it.
pub fn read(path: &Path, sheet: Option<&str>, texts: &Texts) -> Result<Model, Refused> {
    let bytes = begin(path)?;
    let words = &texts.concepts;
    if bytes.starts_with(b"PK\x03\x04") {
        if let Some(project) = project(path, words)? {
            return qdc::read(&decoded(&project, words)?, words);
        }
    } else if looks_like_xml(&bytes) {
        let whole = whole(path, words)?;
        return qdc::read(&decoded(&whole, words)?, words);
    }
    let handover = &texts.handover;
    let table = Table::open(path, sheet, &list::is_known, UtcOffset::UTC, handover)?;
    list::read(&table, handover, words)
}

fn begin(path: &Path) -> io::Result<Vec<u8>> {
    const ENOUGH: u64 = 512;
    let mut bytes = Vec::new();
    File::open(path)?.take(ENOUGH).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn whole(path: &Path, texts: &ConceptTexts) -> Result<Vec<u8>, Refused> {
    at_most(File::open(path)?, texts)
}

fn at_most(source: impl io::Read, texts: &ConceptTexts) -> Result<Vec<u8>, Refused> {
    let mut bytes = Vec::new();
    source.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(Refused::Wrong(vec![texts.too_large.to_owned()]));
    }
    Ok(bytes)
}

fn looks_like_xml(bytes: &[u8]) -> bool {
    let (text, _) = encoding(bytes).decode_with_bom_removal(bytes);
    text.trim_start().starts_with('<')
}

/// XML as text, in the encoding that its first bytes tell or name.
fn decoded<'b>(bytes: &'b [u8], texts: &ConceptTexts) -> Result<Cow<'b, str>, Refused> {
    let encoding = encoding(bytes);
    let (text, has_errors) = encoding.decode_with_bom_removal(bytes);
    if has_errors {
        let said = fill(texts.encoding, &[("encoding", &encoding.name())]);
        return Err(Refused::Wrong(vec![said]));
    }
    Ok(text)
}

fn encoding(bytes: &[u8]) -> &'static Encoding {
    if let Some((marked, _)) = Encoding::for_bom(bytes) {
        return marked;
    }
    match bytes {
        [b'<', 0, ..] => return UTF_16LE,
        [0, b'<', ..] => return UTF_16BE,
        _ => {}
    }
    let head = bytes.split(|byte| *byte == b'>').next().unwrap_or_default();
    let head = String::from_utf8_lossy(head);
    let named = head.split_once("encoding=").map_or("", |(_, rest)| rest);
    let mut quoted = named.split(['"', '\'']).skip(1);
    let label = quoted.next().unwrap_or_default();
    Encoding::for_label(label.as_bytes()).unwrap_or(UTF_8)
}

/// The project in a zip; none when the zip holds none, as a workbook.
fn project(path: &Path, texts: &ConceptTexts) -> Result<Option<Vec<u8>>, Refused> {
    let Ok(mut zip) = zip::ZipArchive::new(io::BufReader::new(File::open(path)?)) else {
        // What is no whole zip is said where workbooks are read.
        return Ok(None);
    };
    let is_project = |name: &str| {
        let end = Path::new(name).extension();
        end.is_some_and(|end| end.eq_ignore_ascii_case("qde")) && !name.contains('/')
    };
    let name = zip.file_names().flatten().find(|name| is_project(name));
    let Some(name) = name.map(|name| name.to_string()) else {
        return Ok(None);
    };
    let part = zip.by_name(&name).map_err(io::Error::from)?;
    at_most(part, texts).map(Some)
}
