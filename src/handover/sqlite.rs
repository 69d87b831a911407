//! Writing SQLite databases: tables and indexes that are filled in order and never changed, which is
//! all that an export needs of a database.
//!
//! After "Database File Format" of the SQLite project. Pages are appended as they fill up; only the
//! first one, which says where everything begins, is written last.

pub mod record;
pub mod texts;
pub mod tree;

use std::io::{self, Seek, SeekFrom, Write};

use record::Value;
use tree::{Kind, Tree};

/// The bytes of a page.
pub const PAGE: usize = 4096;

/// The bytes of the first page that the file's header takes.
pub const HEADER: usize = 100;

/// A version of SQLite that writes the format used here.
const VERSION: u32 = 3_045_000;

/// A database that is being written.
#[derive(Debug)]
pub struct Database<W> {
    out: W,
    pages: u32,
}

/// A table or index that is there: its place in the list that a database begins with.
#[derive(Debug, Clone, Copy)]
pub struct Object<'a> {
    /// `table` or `index`.
    pub kind: &'a str,
    /// Its name.
    pub name: &'a str,
    /// The table it is of.
    pub table: &'a str,
    /// The page it begins at.
    pub root: u32,
    /// How it was declared; none for an index that a constraint made.
    pub sql: Option<&'a str>,
}

impl<W: Write + Seek> Database<W> {
    /// A database without anything.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn new(mut out: W) -> io::Result<Database<W>> {
        out.write_all(&[0; PAGE])?;
        Ok(Database { out, pages: 1 })
    }

    /// Appends a page; gives its number.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn append(&mut self, page: &[u8; PAGE]) -> io::Result<u32> {
        self.out.write_all(page)?;
        self.pages = self
            .pages
            .checked_add(1)
            .ok_or(io::ErrorKind::FileTooLarge)?;
        Ok(self.pages)
    }

    /// The number of the page that is appended next.
    #[must_use]
    pub fn next_page(&self) -> u32 {
        self.pages.saturating_add(1)
    }

    /// Writes what is there, and whose file it is; gives what was written to.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(mut self, objects: &[Object<'_>], application: u32) -> io::Result<W> {
        let mut list = Tree::new(Kind::Table);
        for (object, row) in objects.iter().zip(1..) {
            let values = [
                Value::Text(object.kind),
                Value::Text(object.name),
                Value::Text(object.table),
                Value::Number(object.root.into()),
                object.sql.map_or(Value::Null, Value::Text),
            ];
            list.insert(&mut self, row, &values)?;
        }
        let mut first = list.into_first_page(&mut self)?;
        let header = header(self.pages, application);
        put(&mut first, 0, &header);
        self.out.seek(SeekFrom::Start(0))?;
        self.out.write_all(&first)?;
        self.out.seek(SeekFrom::End(0))?;
        self.out.flush()?;
        Ok(self.out)
    }
}

fn header(pages: u32, application: u32) -> [u8; HEADER] {
    let mut header = [0; HEADER];
    put(&mut header, 0, b"SQLite format 3\0");
    // The size of a page, the journal mode twice, and three fractions that are fixed.
    put(&mut header, 16, &[0x10, 0, 1, 1, 0, 64, 32, 32]);
    let numbers: [(usize, u32); 8] = [
        (24, 1), // how often it was changed
        (28, pages),
        (40, 1), // the version of the list of what is there
        (44, 4), // the format of that list
        (56, 1), // UTF-8
        (68, application),
        (92, 1), // what change the number of pages is of
        (96, VERSION),
    ];
    for (at, number) in numbers {
        put(&mut header, at, &number.to_be_bytes());
    }
    header
}

/// Puts bytes where they belong in a page, which they fit into.
fn put(page: &mut [u8], at: usize, bytes: &[u8]) {
    if let Some(place) = page.get_mut(at..at + bytes.len()) {
        place.copy_from_slice(bytes);
    }
}
