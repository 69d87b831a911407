//! A table or an index: a tree of pages, filled in order from its leaves up.

use std::io::{self, Seek, Write};

use super::record::{Value, put_varint, record};
use super::{Database, HEADER, PAGE, put};

/// The bytes of cells, and of where they are, that a page is filled with: what is left of it after
/// what says what it is; any page may become the first, which has a header too.
const ROOM: usize = PAGE - 12 - HEADER;

/// What a tree holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Rows by their numbers.
    Table,
    /// Rows by what is in them.
    Index,
}

/// A tree that is being filled.
#[derive(Debug)]
pub struct Tree {
    kind: Kind,
    leaf: Cells,
    /// What stands above the leaves, level by level.
    upper: Vec<Upper>,
    last: i64,
}

/// The cells of a page.
#[derive(Debug, Default)]
struct Cells {
    cells: Vec<Vec<u8>>,
    bytes: usize,
}

/// A page above others: the pages, each with what parts it from the next.
#[derive(Debug, Default)]
struct Upper {
    below: Vec<(u32, Vec<u8>)>,
    bytes: usize,
}

impl Tree {
    /// An empty tree.
    #[must_use]
    pub fn new(kind: Kind) -> Tree {
        Tree {
            kind,
            leaf: Cells::default(),
            upper: Vec::new(),
            last: 0,
        }
    }

    /// Adds a row: to a table after all that have smaller numbers, to an index after all that come
    /// before it there.
    ///
    /// # Errors
    /// When a page cannot be written.
    pub fn insert<W: Write + Seek>(
        &mut self,
        database: &mut Database<W>,
        number: i64,
        values: &[Value<'_>],
    ) -> io::Result<()> {
        let payload = match self.kind {
            Kind::Table => record(values),
            Kind::Index => record(&[values, &[Value::Number(number)]].concat()),
        };
        let cell = self.cell(database, number, &payload)?;
        // A single cell fits into any page but the first, where none is that long.
        if self.leaf.bytes + cell.len() + 2 > ROOM && !self.leaf.cells.is_empty() {
            self.turn_leaf(database)?;
        }
        self.leaf.bytes += cell.len() + 2;
        self.leaf.cells.push(cell);
        self.last = number;
        Ok(())
    }

    /// Writes what is left; gives the page that the tree begins at.
    ///
    /// # Errors
    /// When a page cannot be written.
    pub fn finish<W: Write + Seek>(self, database: &mut Database<W>) -> io::Result<u32> {
        let kind = self.kind;
        let mut page = database.append(&leaf_page(kind, &self.leaf.cells, 0))?;
        for upper in self.upper {
            page = database.append(&upper_page(kind, &upper.below, page, 0))?;
        }
        Ok(page)
    }

    /// Writes what is left but for the page that the tree begins at, which is given with room for the
    /// header of the file.
    pub(super) fn into_first_page<W: Write + Seek>(
        mut self,
        database: &mut Database<W>,
    ) -> io::Result<[u8; PAGE]> {
        let kind = self.kind;
        let Some(top) = self.upper.pop() else {
            return Ok(leaf_page(kind, &self.leaf.cells, HEADER));
        };
        let mut page = database.append(&leaf_page(kind, &self.leaf.cells, 0))?;
        for upper in self.upper {
            page = database.append(&upper_page(kind, &upper.below, page, 0))?;
        }
        Ok(upper_page(kind, &top.below, page, HEADER))
    }

    /// Writes the leaf, which is full, and begins another.
    fn turn_leaf<W: Write + Seek>(&mut self, database: &mut Database<W>) -> io::Result<()> {
        let mut full = std::mem::take(&mut self.leaf);
        let between = match self.kind {
            Kind::Table => {
                let mut number = Vec::new();
                put_varint(&mut number, self.last.cast_unsigned());
                number
            }
            // In an index what parts two pages is a row itself, and stands in neither.
            Kind::Index => full.cells.pop().unwrap_or_default(),
        };
        let page = database.append(&leaf_page(self.kind, &full.cells, 0))?;
        self.push_up(database, 0, page, between)
    }

    /// Adds a page to a level, and what parts it from the next.
    fn push_up<W: Write + Seek>(
        &mut self,
        database: &mut Database<W>,
        level: usize,
        page: u32,
        between: Vec<u8>,
    ) -> io::Result<()> {
        if self.upper.len() == level {
            self.upper.push(Upper::default());
        }
        let Some(upper) = self.upper.get_mut(level) else {
            return Ok(());
        };
        let bytes = 4 + between.len() + 2;
        let is_full = upper.bytes + bytes > ROOM;
        let full = is_full.then(|| std::mem::take(upper));
        upper.bytes += bytes;
        upper.below.push((page, between));
        let Some(mut full) = full else { return Ok(()) };
        let Some((right, between)) = full.below.pop() else {
            return Ok(());
        };
        let page = database.append(&upper_page(self.kind, &full.below, right, 0))?;
        self.push_up(database, level + 1, page, between)
    }

    /// A row as it stands in a leaf; what is too long for a page goes on in pages of its own.
    fn cell<W: Write + Seek>(
        &self,
        database: &mut Database<W>,
        number: i64,
        payload: &[u8],
    ) -> io::Result<Vec<u8>> {
        let mut cell = Vec::with_capacity(payload.len().min(PAGE) + 16);
        put_varint(&mut cell, payload.len() as u64);
        if self.kind == Kind::Table {
            put_varint(&mut cell, number.cast_unsigned());
        }
        let (here, elsewhere) = payload.split_at(self.in_place(payload.len()));
        cell.extend_from_slice(here);
        if !elsewhere.is_empty() {
            cell.extend_from_slice(&database.next_page().to_be_bytes());
            overflow(database, elsewhere)?;
        }
        Ok(cell)
    }

    /// How many bytes of a payload stand in the page itself.
    fn in_place(&self, length: usize) -> usize {
        let most = match self.kind {
            Kind::Table => PAGE - 35,
            Kind::Index => (PAGE - 12) * 64 / 255 - 23,
        };
        if length <= most {
            return length;
        }
        let least = (PAGE - 12) * 32 / 255 - 23;
        let here = least + (length - least) % (PAGE - 4);
        if here <= most { here } else { least }
    }
}

/// Writes a payload into pages that each name the next.
fn overflow<W: Write + Seek>(database: &mut Database<W>, payload: &[u8]) -> io::Result<()> {
    let mut pieces = payload.chunks(PAGE - 4).peekable();
    while let Some(piece) = pieces.next() {
        let next = match pieces.peek() {
            Some(_) => database.next_page().saturating_add(1),
            None => 0,
        };
        let mut page = [0; PAGE];
        put(&mut page, 0, &next.to_be_bytes());
        put(&mut page, 4, piece);
        database.append(&page)?;
    }
    Ok(())
}

fn leaf_page(kind: Kind, cells: &[Vec<u8>], begin: usize) -> [u8; PAGE] {
    let mark = match kind {
        Kind::Table => 0x0d,
        Kind::Index => 0x0a,
    };
    page(mark, None, cells, begin)
}

fn upper_page(kind: Kind, below: &[(u32, Vec<u8>)], right: u32, begin: usize) -> [u8; PAGE] {
    let mark = match kind {
        Kind::Table => 0x05,
        Kind::Index => 0x02,
    };
    let cell = |(page, between): &(u32, Vec<u8>)| [&page.to_be_bytes(), &between[..]].concat();
    let cells: Vec<Vec<u8>> = below.iter().map(cell).collect();
    page(mark, Some(right), &cells, begin)
}

/// A page: what it is, where its cells are, and from its end backwards the cells.
fn page(mark: u8, right: Option<u32>, cells: &[Vec<u8>], begin: usize) -> [u8; PAGE] {
    let mut page = [0; PAGE];
    let mut head = vec![mark, 0, 0];
    let (mut content, mut places) = (PAGE, Vec::new());
    for cell in cells {
        content -= cell.len();
        put(&mut page, content, cell);
        places.extend_from_slice(&two(content));
    }
    head.extend_from_slice(&two(cells.len()));
    head.extend_from_slice(&two(content));
    head.push(0);
    head.extend(right.iter().flat_map(|right| right.to_be_bytes()));
    head.append(&mut places);
    put(&mut page, begin, &head);
    page
}

/// A number below the size of a page, or that size.
fn two(number: usize) -> [u8; 2] {
    u16::try_from(number).unwrap_or(u16::MAX).to_be_bytes()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    /// Reads a number as [`put_varint`] writes it.
    fn varint(bytes: &mut &[u8]) -> usize {
        let mut number = 0;
        loop {
            let (first, rest) = bytes.split_first().unwrap();
            *bytes = rest;
            number = number << 7 | usize::from(first & 0x7f);
            if first & 0x80 == 0 {
                return number;
            }
        }
    }

    fn number(file: &[u8], at: usize, length: usize) -> usize {
        let bytes = file[at..at + length].iter();
        bytes.fold(0, |number, byte| number << 8 | usize::from(*byte))
    }

    /// The payload of a cell, with what stands elsewhere.
    fn payload(file: &[u8], kind: Kind, mut cell: &[u8]) -> Vec<u8> {
        let length = varint(&mut cell);
        if kind == Kind::Table {
            varint(&mut cell);
        }
        let here = Tree::new(kind).in_place(length);
        let mut found = cell[..here].to_vec();
        let mut next = if here < length {
            number(cell, here, 4)
        } else {
            0
        };
        while next != 0 {
            let page = &file[(next - 1) * PAGE..next * PAGE];
            found.extend(&page[4..]);
            next = number(page, 0, 4);
        }
        found.truncate(length);
        found
    }

    /// Walks a tree as a reader does.
    fn walk(file: &[u8], kind: Kind, page: usize, found: &mut Vec<Vec<u8>>, depth: usize) -> usize {
        let page = &file[(page - 1) * PAGE..page * PAGE];
        let is_leaf = page[0] & 0x08 != 0;
        let head = if is_leaf { 8 } else { 12 };
        let count = number(page, 3, 2);
        assert!(count > 0 && head + 2 * count <= number(page, 5, 2));
        let mut deepest = depth;
        for cell in 0..count {
            let cell = &page[number(page, head + 2 * cell, 2)..];
            if is_leaf {
                found.push(payload(file, kind, cell));
                continue;
            }
            deepest = walk(file, kind, number(cell, 0, 4), found, depth + 1);
            if kind == Kind::Index {
                found.push(payload(file, kind, &cell[4..]));
            }
        }
        if !is_leaf {
            let right = walk(file, kind, number(page, 8, 4), found, depth + 1);
            assert_eq!(right, deepest, "all leaves are as deep");
        }
        deepest
    }

    #[test]
    fn every_row_is_found_in_order_however_many_and_however_long() {
        for kind in [Kind::Table, Kind::Index] {
            let mut database = Database::new(Cursor::new(Vec::new())).unwrap();
            let mut tree = Tree::new(kind);
            let text = |row: i64| {
                let length = usize::try_from(row % 97 * 31 % 4_000).unwrap();
                format!("{row:09} {}", "é".repeat(length))
            };
            for row in 1..=20_000 {
                tree.insert(&mut database, row, &[Value::Text(&text(row))])
                    .unwrap();
            }
            let root = tree.finish(&mut database).unwrap();
            let file = database.finish(&[], 0).unwrap().into_inner();
            let mut found = Vec::new();
            let deepest = walk(&file, kind, root as usize, &mut found, 0);
            assert!(deepest >= 2, "{deepest}");
            let wanted = (1..=20_000).map(|row| match kind {
                Kind::Table => record(&[Value::Text(&text(row))]),
                Kind::Index => record(&[Value::Text(&text(row)), Value::Number(row)]),
            });
            assert!(found.into_iter().eq(wanted));
        }
    }
}
