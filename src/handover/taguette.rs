//! `export taguette`: what Taguette imports.
//!
//! `project.sqlite3` is a project with documents, tags and highlights, for *Import project*. Beside it
//! are the documents as HTML and the codebook as CSV, for a project that is there already; highlights
//! cannot go along there.

mod html;
mod project;
mod schema;

use std::io;

use super::cabinet::Cabinet;
use super::codebook::collect::OfSession;
use super::codebook::{Code, Codebook, Reach};
use super::document::documents;
use super::job::Job;
use super::names::{Names, for_a_file};
use super::{Format, Make};
use crate::handover::codebook::Key;
use crate::handover::codebook::collect::{Used, keys};
use crate::study::load::Loaded;
use project::{Highlight, Project};

/// The format.
pub const FORMAT: Format = Format {
    name: "taguette",
    make: Make::Files(write),
};

/// The longest name of a document, and of a tag.
const DOCUMENT_NAME: usize = 50;
const TAG_NAME: usize = 200;

/// A text with what is coded in it.
struct Text {
    name: String,
    at: String,
    words: String,
    highlights: Vec<Highlight>,
}

fn write(job: &Job<'_>, cabinet: &mut dyn Cabinet) -> io::Result<()> {
    let (mut used, mut names) = (Used::default(), Names::default());
    let mut project = Project::new(cabinet.scratch("project.sqlite3")?)?;
    job.each(
        |loaded| read(loaded, job),
        |(session, texts)| {
            used.take(session);
            for text in texts {
                let name = shortened(&mut names, &text.name, DOCUMENT_NAME);
                let file = format!("{}.html", for_a_file(&name));
                cabinet.put(
                    &format!("documents/{file}"),
                    &html::page(&name, &text.words),
                )?;
                project.add(&name, &file, &text.at, &text.words, &text.highlights)?;
            }
            Ok(())
        },
    )?;
    job.guide
        .iter()
        .cloned()
        .for_each(|guide| used.take_guide(guide));
    let book = Codebook::of(&used, Reach::Themes, &job.wording);
    let tags = tags(&book);
    cabinet.put("codebook.csv", &codebook(&tags)?)?;
    let title = job.study.settings.title(job.wording.names);
    let scratch = project.finish((&title.unwrap_or_default(), job.statement()), &tags)?;
    cabinet.place("project.sqlite3", scratch)
}

fn read(loaded: &Loaded, job: &Job<'_>) -> (OfSession, Vec<Text>) {
    let documents = documents(loaded, &job.wording);
    let passages = documents.iter().flat_map(|document| &document.passages);
    let session = OfSession::of(loaded, passages.map(|passage| &passage.record));
    let at = project::moment(loaded.session().header.start);
    let texts = documents.iter().map(|document| {
        let bytes = html::Bytes::of(&document.text);
        let passages = document
            .passages
            .iter()
            .filter(|passage| !passage.range.is_empty());
        let highlights = passages.filter_map(|passage| {
            let keys: Vec<Key> = keys(&passage.record).collect();
            (!keys.is_empty()).then(|| Highlight {
                place: bytes.range(&passage.range),
                keys,
            })
        });
        Text {
            name: document.name.clone(),
            at: at.clone(),
            words: document.text.clone(),
            highlights: highlights.collect(),
        }
    });
    let texts = texts.collect();
    (session, texts)
}

/// The tags: a code by its path, so that all below a code can be asked for by its beginning.
fn tags(book: &Codebook) -> Vec<(&Code, String)> {
    let mut names = Names::default();
    let tag = |code| {
        let path = book.path(code).join(".");
        let path = if path.chars().count() > TAG_NAME {
            code.name.clone()
        } else {
            path
        };
        (code, shortened(&mut names, &path, TAG_NAME))
    };
    book.all().iter().map(tag).collect()
}

/// A name that is not too long and that no other has.
fn shortened(names: &mut Names, name: &str, most: usize) -> String {
    // Room for what tells it apart.
    let short: String = if name.chars().count() + 4 > most {
        name.chars().take(most - 8).chain(['…']).collect()
    } else {
        name.to_owned()
    };
    names.give(&short, "")
}

fn codebook(tags: &[(&Code, String)]) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["tag", "description"])?;
    for (code, tag) in tags {
        writer.write_record([tag, &code.description])?;
    }
    let bytes = super::csv::whole(writer)?;
    // Taguette guesses the encoding, and errs where letters with accents are few; not with a mark.
    let mark: &[u8] = if bytes.is_ascii() {
        b""
    } else {
        b"\xef\xbb\xbf"
    };
    Ok([mark, &bytes].concat())
}
