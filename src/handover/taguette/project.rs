//! A Taguette project: documents, tags and highlights in a database of its own.

use std::collections::HashMap;
use std::io;
use std::ops::Range;

use time::OffsetDateTime;

use super::html::paragraphs;
use super::schema::{APPLICATION, Declared, TABLES, VERSION};
use crate::handover::cabinet::Scratch;
use crate::handover::codebook::{Code, Key};
use crate::handover::sqlite::record::Value;
use crate::handover::sqlite::tree::{Kind, Tree};
use crate::handover::sqlite::{Database, Object};

/// The one project of the database, and who Taguette takes its one user to be.
const PROJECT: Value<'static> = Value::Number(1);
const USER: Value<'static> = Value::Text("admin");

/// The longest title.
const TITLE: usize = 50;

/// A coded stretch of a document.
#[derive(Debug)]
pub struct Highlight {
    /// Where it is, in bytes of the text.
    pub place: Range<usize>,
    /// What it is coded with.
    pub keys: Vec<Key>,
}

/// A project that is being written.
#[derive(Debug)]
pub struct Project {
    database: Database<Scratch>,
    documents: Table,
    highlights: Table,
    /// What each highlight is coded with, by the index of the key.
    marks: Vec<(i64, usize)>,
    keys: HashMap<Key, usize>,
    begun: Option<String>,
}

/// A table with its indexes.
#[derive(Debug)]
struct Table {
    declared: &'static Declared,
    rows: Tree,
    indexes: Vec<Tree>,
    count: i64,
}

impl Project {
    /// A project without anything.
    pub fn new(scratch: Scratch) -> io::Result<Project> {
        Ok(Project {
            database: Database::new(scratch)?,
            documents: Table::new("documents")?,
            highlights: Table::new("highlights")?,
            marks: Vec::new(),
            keys: HashMap::new(),
            begun: None,
        })
    }

    /// Adds a document with its highlights.
    pub fn add(
        &mut self,
        name: &str,
        file: &str,
        at: &str,
        text: &str,
        highlights: &[Highlight],
    ) -> io::Result<()> {
        if self.begun.as_deref().is_none_or(|begun| at < begun) {
            self.begun = Some(at.to_owned());
        }
        let contents = paragraphs(text);
        let row = [
            Value::Null,
            Value::Text(name),
            Value::Text(""),
            Value::Text(file),
            Value::Text(at),
            PROJECT,
            Value::Text("LEFT_TO_RIGHT"),
            Value::Text(&contents),
        ];
        let document = Value::Number(self.documents.add(
            &mut self.database,
            &row,
            &[&[PROJECT]],
        )?);
        for highlight in highlights {
            let place = |at: usize| Value::Number(i64::try_from(at).unwrap_or(i64::MAX));
            let snippet = paragraphs(text.get(highlight.place.clone()).unwrap_or_default());
            let row = [
                Value::Null,
                document,
                place(highlight.place.start),
                place(highlight.place.end),
                Value::Text(&snippet),
            ];
            let number = self
                .highlights
                .add(&mut self.database, &row, &[&[document]])?;
            for key in &highlight.keys {
                let next = self.keys.len();
                let key = *self.keys.entry(key.clone()).or_insert(next);
                self.marks.push((number, key));
            }
        }
        Ok(())
    }

    /// Writes the tags and what is left; gives what was written to.
    pub fn finish(
        mut self,
        (title, statement): (&str, Option<&str>),
        tags: &[(&Code, String)],
    ) -> io::Result<Scratch> {
        let mut tags: Vec<&(&Code, String)> = tags.iter().collect();
        // An index has them by their paths; numbered so, one order serves all.
        tags.sort_by(|a, b| a.1.cmp(&b.1));
        let mut table = Table::new("tags")?;
        let mut numbers = vec![0; self.keys.len()];
        for (code, path) in tags {
            let path = Value::Text(path);
            let row = [Value::Null, PROJECT, path, Value::Text(&code.description)];
            let indexes: [&[Value<'_>]; 3] = [&[PROJECT, path], &[PROJECT], &[path]];
            let number = table.add(&mut self.database, &row, &indexes)?;
            let key = self
                .keys
                .get(&code.key)
                .and_then(|key| numbers.get_mut(*key));
            if let Some(place) = key {
                *place = number;
            }
        }
        let marks = self.marks(&numbers)?;
        let begun = self.begun.take();
        let begun = Value::Text(begun.as_deref().unwrap_or("1970-01-01 00:00:00.000000"));
        let mut done = self.head((title, statement.unwrap_or_default()), begun)?;
        done.extend([self.documents, table, self.highlights, marks]);
        close(self.database, done)
    }

    /// Which highlight has which tags.
    fn marks(&mut self, numbers: &[i64]) -> io::Result<Table> {
        let mut table = Table::new("highlight_tags")?;
        let tag = |(highlight, key): &(i64, usize)| {
            let tag = numbers.get(*key).copied().filter(|tag| *tag > 0);
            tag.map(|tag| (*highlight, tag))
        };
        let mut marks: Vec<(i64, i64)> = self.marks.iter().filter_map(tag).collect();
        marks.sort_unstable();
        marks.dedup();
        let mut by_tag = Vec::with_capacity(marks.len());
        for (highlight, tag) in marks {
            let (highlight, number) = (Value::Number(highlight), Value::Number(tag));
            let row = [highlight, number];
            let row_number = table.add(&mut self.database, &row, &[&row, &[highlight]])?;
            by_tag.push((tag, row_number));
        }
        by_tag.sort_unstable();
        if let Some(index) = table.indexes.last_mut() {
            for (tag, row) in by_tag {
                index.insert(&mut self.database, row, &[Value::Number(tag)])?;
            }
        }
        Ok(table)
    }

    /// The tables with a row or none.
    fn head(&mut self, (title, said): (&str, &str), begun: Value<'_>) -> io::Result<Vec<Table>> {
        let title: String = title.trim().chars().take(TITLE).collect();
        let title = Value::Text(if title.is_empty() { "Leidraad" } else { &title });
        let no = Value::Null;
        let user = [USER, begun, no, Value::Number(0), no, no, no, no];
        let member = [PROJECT, USER, Value::Text("ADMIN")];
        let version = Value::Text(VERSION);
        let database = &mut self.database;
        let mut users = Table::new("users")?;
        users.add(database, &user, &[&[USER], &[no]])?;
        let mut projects = Table::new("projects")?;
        projects.add(database, &[no, title, Value::Text(said), begun], &[])?;
        let mut members = Table::new("project_members")?;
        members.add(database, &member, &[&[PROJECT, USER], &[PROJECT], &[USER]])?;
        let mut versions = Table::new("alembic_version")?;
        versions.add(database, &[version], &[&[version]])?;
        Ok(vec![
            users,
            projects,
            members,
            Table::new("commands")?,
            versions,
        ])
    }
}

impl Table {
    fn new(name: &str) -> io::Result<Table> {
        let declared = TABLES.iter().find(|table| table.name == name);
        let declared = declared.ok_or(io::ErrorKind::NotFound)?;
        let indexes = declared.indexes.len() + usize::from(declared.constrained);
        Ok(Table {
            declared,
            rows: Tree::new(Kind::Table),
            indexes: (0..indexes).map(|_| Tree::new(Kind::Index)).collect(),
            count: 0,
        })
    }

    /// Adds a row, and what its indexes have of it, that of the constraint first; gives its number.
    fn add(
        &mut self,
        database: &mut Database<Scratch>,
        row: &[Value<'_>],
        indexes: &[&[Value<'_>]],
    ) -> io::Result<i64> {
        self.count += 1;
        self.rows.insert(database, self.count, row)?;
        for (index, values) in self.indexes.iter_mut().zip(indexes) {
            index.insert(database, self.count, values)?;
        }
        Ok(self.count)
    }
}

/// Ends the tables, and says in the database where they are.
fn close(mut database: Database<Scratch>, tables: Vec<Table>) -> io::Result<Scratch> {
    let mut sequence = Tree::new(Kind::Table);
    let counted = tables
        .iter()
        .filter(|table| table.declared.columns.contains("AUTOINCREMENT"));
    for (table, row) in counted.zip(1..) {
        let values = [Value::Text(table.declared.name), Value::Number(table.count)];
        sequence.insert(&mut database, row, &values)?;
    }
    let mut made: Vec<(&str, String, &str, u32, Option<String>)> = Vec::new();
    for table in tables {
        let Declared {
            name,
            columns,
            constrained,
            indexes,
        } = table.declared;
        let sql = format!("CREATE TABLE {name} ({columns})");
        made.push((
            "table",
            (*name).into(),
            name,
            table.rows.finish(&mut database)?,
            Some(sql),
        ));
        let automatic = constrained.then(|| (format!("sqlite_autoindex_{name}_1"), None));
        let declared = indexes.iter().map(|(index, columns)| {
            let unique = if *index == "ix_users_email" {
                "UNIQUE "
            } else {
                ""
            };
            let sql = format!("CREATE {unique}INDEX {index} ON {name} ({columns})");
            ((*index).to_owned(), Some(sql))
        });
        for ((index, sql), tree) in automatic.into_iter().chain(declared).zip(table.indexes) {
            made.push(("index", index, name, tree.finish(&mut database)?, sql));
        }
    }
    let sequence_name = "sqlite_sequence";
    let sql = format!("CREATE TABLE {sequence_name}(name,seq)");
    let root = sequence.finish(&mut database)?;
    made.push((
        "table",
        sequence_name.into(),
        sequence_name,
        root,
        Some(sql),
    ));
    let objects: Vec<Object<'_>> = made
        .iter()
        .map(|(kind, name, table, root, sql)| Object {
            kind,
            name,
            table,
            root: *root,
            sql: sql.as_deref(),
        })
        .collect();
    database.finish(&objects, APPLICATION)
}

/// A moment as Taguette's database has it.
pub fn moment(at: OffsetDateTime) -> String {
    let at = at.to_offset(time::UtcOffset::UTC);
    let (hour, minute, second) = at.to_hms();
    format!("{} {hour:02}:{minute:02}:{second:02}.000000", at.date())
}
