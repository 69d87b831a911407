//! Finished exports searched for what names somebody: files, folders, and what is packed in them.

pub mod readable;
mod unpack;

use std::fs;
use std::io;
use std::path::Path;

use crate::guard::terms::Terms;
use readable::{Readable, SEAM};
use unpack::{Content, Unpacked};

/// So many characters are given on either side of what was found.
const AROUND: usize = 30;

/// A place where a listed term stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leak {
    /// The file, and what it is packed in: `study.qdpx › sources/x.txt`.
    pub file: String,
    /// The line, from 1; none for a name of a file, or where lines mean nothing.
    pub line: Option<usize>,
    /// The term's number.
    pub term: usize,
    /// What stands before it, there, and after.
    pub words: [String; 3],
}

/// What a search gave.
#[derive(Debug, Default)]
pub struct Searched {
    /// What was found, file by file.
    pub leaks: Vec<Leak>,
    /// How many texts were searched.
    pub texts: usize,
    /// What holds no text that can be read, such as sound.
    pub passed: Vec<String>,
    /// What could not be read, each with why.
    pub broken: Vec<(String, String)>,
}

impl Searched {
    /// Searches a file, or all in a folder.
    pub fn search(&mut self, path: &Path, terms: &Terms) {
        let shown = path.display().to_string();
        let Err(error) = self.look(path, &shown, terms) else {
            return;
        };
        self.broken.push((shown, error.to_string()));
    }

    /// Searches a text that is called so.
    pub fn search_text(&mut self, place: &str, text: &str, terms: &Terms) {
        let readable = Readable::of(text);
        self.text(place, &readable, terms);
    }

    fn look(&mut self, path: &Path, shown: &str, terms: &Terms) -> io::Result<()> {
        // A link is followed where it was named, not within a folder, which may lead in circles.
        if path.is_dir() {
            let mut inside: Vec<_> = fs::read_dir(path)?.collect::<io::Result<_>>()?;
            inside.sort_by_key(fs::DirEntry::file_name);
            for entry in inside {
                if entry.file_type()?.is_symlink() {
                    self.passed.push(entry.path().display().to_string());
                } else {
                    self.search(&entry.path(), terms);
                }
            }
            return Ok(());
        }
        if !path.is_file() {
            return Err(match path.metadata() {
                Ok(_) => io::Error::from(io::ErrorKind::InvalidInput),
                Err(error) => error,
            });
        }
        if let Some(name) = path.file_name() {
            self.name(shown, &name.to_string_lossy(), terms);
        }
        unpack::file(path, shown, &mut |found| self.take(found, terms))
    }

    fn take(&mut self, found: Unpacked<'_>, terms: &Terms) {
        if found.is_packed {
            self.name(found.place, found.name, terms);
        }
        match found.content {
            Content::Text(text) => self.text(found.place, &Readable::of(text), terms),
            Content::None => self.passed.push(found.place.to_owned()),
            Content::Broken(why) => self.broken.push((found.place.to_owned(), why)),
            Content::Texts(texts) => {
                for text in texts {
                    let readable = Readable {
                        lined: 0,
                        ..Readable::of(&text)
                    };
                    self.text(found.place, &readable, terms);
                }
            }
        }
    }

    /// Searches the name of a file, which says something too.
    fn name(&mut self, place: &str, name: &str, terms: &Terms) {
        let readable = Readable {
            lined: 0,
            text: name.into(),
        };
        self.find(place, &readable, terms);
    }

    fn text(&mut self, place: &str, readable: &Readable<'_>, terms: &Terms) {
        self.texts += 1;
        self.find(place, readable, terms);
    }

    fn find(&mut self, place: &str, readable: &Readable<'_>, terms: &Terms) {
        let text = readable.text.as_ref();
        let (mut line, mut counted) = (1, 0);
        for hit in terms.find(text) {
            let between = text.get(counted..hit.start).unwrap_or_default();
            line += between.matches('\n').count();
            counted = hit.start;
            self.leaks.push(Leak {
                file: place.to_owned(),
                line: (hit.start < readable.lined).then_some(line),
                term: hit.term,
                words: around(text, hit.start, hit.end),
            });
        }
    }
}

/// A piece of a text with what stands around it on its line.
fn around(text: &str, start: usize, end: usize) -> [String; 3] {
    let piece = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let before = piece(0, start).rsplit('\n').next().unwrap_or_default();
    let after = piece(end, text.len()).lines().next().unwrap_or_default();
    let from = before.char_indices().rev().take(AROUND).last();
    let before = before.get(from.map_or(0, |(at, _)| at)..);
    let seen = |text: &str| -> String { text.chars().filter(|c| *c != SEAM).collect() };
    let after: String = after.chars().take(AROUND).collect();
    [
        seen(before.unwrap_or_default()),
        seen(piece(start, end)),
        seen(&after),
    ]
}
