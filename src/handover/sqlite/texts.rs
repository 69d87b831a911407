//! The texts in a database, whoever wrote it: every value of every row, read from the pages as they
//! lie in the file.

use std::collections::HashSet;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::HEADER;

/// How a database begins.
pub const MAGIC: &[u8] = b"SQLite format 3\0";

/// A database as bytes.
struct Pages<'a> {
    file: &'a [u8],
    size: usize,
    /// What of a page can be used.
    usable: usize,
    encoding: &'static Encoding,
}

/// The texts in a database, each once; none of what is no database.
#[must_use]
pub fn texts(file: &[u8]) -> Option<Vec<String>> {
    let pages = Pages::of(file)?;
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for number in 1..=file.len() / pages.size {
        for payload in pages.payloads(number).unwrap_or_default() {
            for text in pages.values(&payload) {
                if seen.insert(text.clone()) {
                    found.push(text);
                }
            }
        }
    }
    Some(found)
}

impl<'a> Pages<'a> {
    fn of(file: &'a [u8]) -> Option<Pages<'a>> {
        if !file.starts_with(MAGIC) {
            return None;
        }
        let size = match number(file, 16, 2)? {
            1 => 65_536,
            size => size,
        };
        let reserved = number(file, 20, 1)?;
        let encoding = match number(file, 56, 4)? {
            2 => UTF_16LE,
            3 => UTF_16BE,
            _ => UTF_8,
        };
        let pages = Pages {
            file,
            size,
            usable: size.checked_sub(reserved)?,
            encoding,
        };
        (pages.usable >= 480).then_some(pages)
    }

    fn page(&self, number: usize) -> Option<&'a [u8]> {
        let start = number.checked_sub(1)?.checked_mul(self.size)?;
        self.file.get(start..start.checked_add(self.size)?)
    }

    /// The rows in a page; none when it holds no rows.
    fn payloads(&self, page_number: usize) -> Option<Vec<Vec<u8>>> {
        let page = self.page(page_number)?;
        let head = if page_number == 1 { HEADER } else { 0 };
        // What a page is says whether a cell begins with a page, and whether it has a row's number.
        let (skipped, has_row, length) = match page.get(head)? {
            0x0d => (0, true, 8),
            0x0a => (0, false, 8),
            0x02 => (4, false, 12),
            _ => return None,
        };
        let cells = number(page, head + 3, 2)?;
        let each = (0..cells).filter_map(|cell| {
            let at = number(page, head + length + 2 * cell, 2)?;
            self.payload(page.get(at + skipped..)?, has_row)
        });
        Some(each.collect())
    }

    /// A row, with what of it stands in pages of its own.
    fn payload(&self, cell: &[u8], has_row: bool) -> Option<Vec<u8>> {
        let (length, mut at) = varint(cell)?;
        if has_row {
            at += varint(cell.get(at..)?)?.1;
        }
        let length = usize::try_from(length).ok()?;
        let here = self.in_place(length, has_row);
        let mut found = cell.get(at..at + here)?.to_vec();
        let mut next = if length > here {
            number(cell, at + here, 4)?
        } else {
            0
        };
        while found.len() < length.min(self.file.len())
            && let Some(page) = self.page(next)
        {
            let piece = page.get(4..self.usable)?;
            found.extend_from_slice(piece);
            next = number(page, 0, 4)?;
        }
        found.truncate(length);
        Some(found)
    }

    fn in_place(&self, length: usize, has_row: bool) -> usize {
        let most = if has_row {
            self.usable - 35
        } else {
            (self.usable - 12) * 64 / 255 - 23
        };
        if length <= most {
            return length;
        }
        let least = (self.usable - 12) * 32 / 255 - 23;
        let here = least + (length - least) % (self.usable - 4);
        if here <= most { here } else { least }
    }

    /// The texts of a row, and what is kept as bytes, where that can be text.
    fn values(&self, row: &[u8]) -> Vec<String> {
        let mut found = Vec::new();
        let Some((head, mut at)) = varint(row) else {
            return found;
        };
        let head = usize::try_from(head).unwrap_or(usize::MAX).min(row.len());
        let mut body = head;
        while at < head
            && let Some((kind, length)) = row.get(at..).and_then(varint)
        {
            at += length;
            let length = match kind {
                0..=4 => kind,
                5 => 6,
                6 | 7 => 8,
                8..=11 => 0,
                kind => (kind - 12) / 2,
            };
            let end = body.saturating_add(usize::try_from(length).unwrap_or(usize::MAX));
            if kind >= 12
                && let Some(bytes) = row.get(body..end.min(row.len()))
            {
                let (text, _) = self.encoding.decode_without_bom_handling(bytes);
                found.push(text.into_owned());
            }
            body = end;
        }
        found
    }
}

/// A number of so many bytes, the highest first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(
        bytes
            .iter()
            .fold(0, |sum, byte| sum << 8 | usize::from(*byte)),
    )
}

/// A number of seven bits a byte, and how many bytes it has.
fn varint(bytes: &[u8]) -> Option<(u64, usize)> {
    let mut sum = 0_u64;
    for (byte, length) in bytes.iter().zip(1..=9) {
        if length == 9 {
            return Some((sum << 8 | u64::from(*byte), length));
        }
        sum = sum << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((sum, length));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::super::record::Value;
    use super::super::tree::{Kind, Tree};
    use super::super::{Database, Object};
    use super::*;

    fn database(rows: &[String]) -> Vec<u8> {
        let mut database = Database::new(Cursor::new(Vec::new())).unwrap();
        let mut tree = Tree::new(Kind::Table);
        for (text, number) in rows.iter().zip(1..) {
            let values = [Value::Null, Value::Number(300), Value::Text(text)];
            tree.insert(&mut database, number, &values).unwrap();
        }
        let root = tree.finish(&mut database).unwrap();
        let object = Object {
            kind: "table",
            name: "documents",
            table: "documents",
            root,
            sql: Some("CREATE TABLE documents (text)"),
        };
        database.finish(&[object], 0).unwrap().into_inner()
    }

    #[test]
    fn every_text_is_found_however_long() {
        let rows = [3_usize, 500, 4_060, 4_062, 9_000, 100_000];
        let rows = rows.map(|length| format!("{length} {}", "é".repeat(length)));
        let found = texts(&database(&rows)).unwrap();
        for row in &rows {
            assert!(found.contains(row), "{}", row.len());
        }
        assert!(found.iter().any(|text| text.starts_with("CREATE")));
    }

    #[test]
    fn what_is_damaged_gives_what_can_be_read() {
        let rows = [3_usize, 9_000].map(|length| "x".repeat(length));
        let whole = database(&rows);
        assert!(texts(b"SQLite").is_none() && texts(MAGIC).is_none());
        for at in (16..whole.len()).step_by(7) {
            let mut broken = whole.clone();
            broken[at] ^= 0xff;
            let _ = texts(&broken);
            let _ = texts(&whole[..at]);
        }
    }
}
