//! What is in a file: text, a database, or a zip with files in it, which may be packed again.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek};
use std::path::Path;

use zip::ZipArchive;

use crate::handover::sqlite::texts::{MAGIC, texts};
use crate::transcript::read::decode::{check, decode};

/// How a zip begins.
const ZIP: &[u8] = b"PK\x03\x04";
/// So many bytes tell text from what is none.
const HEAD: u64 = 4_096;
/// A zip within a zip within a zip is looked into, no deeper.
const DEEPEST: usize = 3;
/// A file in a zip is read up to so many bytes: one that says it is small may be endless.
const LARGEST: u64 = 1 << 30;

/// A file, or one that is packed in it.
pub(super) struct Unpacked<'a> {
    /// Where it is, for who reads it.
    pub(super) place: &'a str,
    /// What it is called.
    pub(super) name: &'a str,
    /// It stands in another.
    pub(super) is_packed: bool,
    /// What is in it.
    pub(super) content: Content<'a>,
}

/// What is in a file.
pub(super) enum Content<'a> {
    /// A text.
    Text(&'a str),
    /// Many texts, of a database.
    Texts(Vec<String>),
    /// No text.
    None,
    /// It cannot be read, and why.
    Broken(String),
}

/// Hands over what is in a file.
///
/// # Errors
/// When it cannot be read.
pub(super) fn file(path: &Path, place: &str, take: &mut dyn FnMut(Unpacked<'_>)) -> io::Result<()> {
    let mut file = File::open(path)?;
    let mut head = Vec::new();
    (&mut file).take(HEAD).read_to_end(&mut head)?;
    file.rewind()?;
    if head.starts_with(ZIP) {
        return zip(file, place, 1, take);
    }
    // A recording is not read as a whole to find out that it is one.
    let may_be_text = head.starts_with(MAGIC) || check(&head).is_ok();
    let mut bytes = head;
    if may_be_text {
        bytes.clear();
        file.read_to_end(&mut bytes)?;
    }
    take(Unpacked {
        place,
        name: place,
        is_packed: false,
        content: of_bytes(&bytes, &mut String::new()),
    });
    Ok(())
}

fn zip(
    file: impl Read + Seek,
    place: &str,
    depth: usize,
    take: &mut dyn FnMut(Unpacked<'_>),
) -> io::Result<()> {
    let mut archive = ZipArchive::new(file)?;
    for number in 0..archive.len() {
        let (name, bytes) = match entry(&mut archive, number) {
            (name, Ok(Some(bytes))) => (name, bytes),
            (_, Ok(None)) => continue,
            (name, Err(error)) => {
                take(Unpacked {
                    place: &format!("{place} › {name}"),
                    name: &name,
                    is_packed: true,
                    content: Content::Broken(error.to_string()),
                });
                continue;
            }
        };
        let inner = format!("{place} › {name}");
        let mut text = String::new();
        let mut content = of_bytes(&bytes, &mut text);
        if bytes.starts_with(ZIP) && depth < DEEPEST {
            content = match zip(Cursor::new(&bytes), &inner, depth + 1, take) {
                Ok(()) => continue,
                Err(error) => Content::Broken(error.to_string()),
            };
        }
        take(Unpacked {
            place: &inner,
            name: &name,
            is_packed: true,
            content,
        });
    }
    Ok(())
}

/// The name of a file in a zip and what is in it; nothing of a folder.
fn entry<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    number: usize,
) -> (String, io::Result<Option<Vec<u8>>>) {
    let entry = match archive.by_index(number) {
        Ok(entry) => entry,
        Err(error) => return ((number + 1).to_string(), Err(error.into())),
    };
    let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
    if entry.is_dir() {
        return (name, Ok(None));
    }
    let mut bytes = Vec::new();
    let read = entry.take(LARGEST + 1).read_to_end(&mut bytes);
    let read = read.and_then(|_| {
        if bytes.len() as u64 > LARGEST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(Some(bytes))
    });
    (name, read)
}

fn of_bytes<'a>(bytes: &[u8], text: &'a mut String) -> Content<'a> {
    if let Some(texts) = texts(bytes) {
        return Content::Texts(texts);
    }
    if check(bytes).is_err() {
        return Content::None;
    }
    *text = decode(bytes).text.into_owned();
    Content::Text(text)
}
