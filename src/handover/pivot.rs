//! Counting fragments: rows by participant, topic or session, columns by heading or by level.

use std::collections::HashMap;

use super::record::{counted, name, participant};
use crate::guide::concept::ConceptModel;
use crate::journal::deed::{Note, Origin};
use crate::session::Session;
use crate::session::place::Section;
use crate::study::load::Loaded;
use crate::study::name::{GROUP, natural};

/// What the rows are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum By {
    /// Participants, in natural order.
    Participant,
    /// Topics, in the guide's order.
    Topic,
    /// Sessions, in order.
    Session,
}

/// What is counted, and how.
#[derive(Debug, Clone)]
pub struct Query {
    /// What the rows are.
    pub by: By,
    /// Columns are the concepts this deep (1 for those without a parent); none for the headings.
    pub level: Option<usize>,
    /// Only fragments with concepts of these origins; all when there is none.
    pub origins: Vec<Origin>,
    /// The language of the columns' names; empty for each model's first.
    pub names: String,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The concept's id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// One row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Fragments in each column, in the order of [`Pivot::columns`]; columns at the end that are
    /// missing hold none.
    counts: Vec<u64>,
    /// Fragments.
    pub total: u64,
}

/// A table of counts.
#[derive(Debug, Clone, Default)]
pub struct Pivot {
    /// The columns: those of each model in its order, in the order of first appearance.
    pub columns: Vec<Column>,
    /// The rows' names, in the order of first appearance, with their counts.
    pub rows: Vec<(String, Row)>,
    column_of: HashMap<String, usize>,
    row_of: HashMap<String, usize>,
}

impl Row {
    /// Fragments in a column.
    #[must_use]
    pub fn count(&self, column: usize) -> u64 {
        self.counts.get(column).copied().unwrap_or_default()
    }

    fn add(&mut self, column: usize, count: u64) {
        if self.counts.len() <= column {
            self.counts.resize(column + 1, 0);
        }
        if let Some(cell) = self.counts.get_mut(column) {
            *cell += count;
        }
    }
}

/// The counts of one session.
#[must_use]
pub fn of_session(loaded: &Loaded, query: &Query) -> Pivot {
    let session = loaded.session();
    let model = &session.guide.concepts;
    let mut pivot = Pivot::empty(model, query);
    for row in rows(loaded, query.by) {
        pivot.row(row);
    }
    // The columns of a concept are the same in every fragment, so they are looked up once.
    let mut known: HashMap<&str, Option<usize>> = HashMap::new();
    let mut columns: Vec<usize> = Vec::new();
    for kept in session.notes.all().iter().filter(|kept| kept.is_fragment()) {
        let note = &kept.note;
        let of_origin = query.origins.is_empty() || query.origins.contains(&note.origin);
        if note.outside || !of_origin {
            continue;
        }
        columns.clear();
        for concept in counted(model, note) {
            let column = *known.entry(concept).or_insert_with(|| {
                column_of(model, concept, query.level)
                    .and_then(|id| pivot.column_of.get(id).copied())
            });
            columns.extend(column.filter(|column| !columns.contains(column)));
        }
        let row = pivot.row(row_of(loaded, session, note, query.by));
        if let Some((_, row)) = pivot.rows.get_mut(row) {
            row.total += 1;
            for column in &columns {
                row.add(*column, 1);
            }
        }
    }
    pivot
}

fn columns(model: &ConceptModel, query: &Query) -> Vec<Column> {
    let has_children = |id: &str| {
        model
            .all()
            .iter()
            .any(|below| below.parent.as_deref() == Some(id))
    };
    let is_column = |id: &str, heading: bool| match query.level {
        None => heading,
        Some(level) => {
            let depth = model.depth(id);
            depth == level || (depth < level && !has_children(id))
        }
    };
    let wanted = model
        .all()
        .iter()
        .filter(|concept| is_column(&concept.id, concept.heading));
    wanted
        .map(|concept| Column {
            id: concept.id.clone(),
            name: name(model, &concept.id, &query.names).to_owned(),
        })
        .collect()
}

/// The concept whose column another counts in: its nearest heading upwards, or what stands above it
/// at the level.
fn column_of<'a>(model: &'a ConceptModel, id: &str, level: Option<usize>) -> Option<&'a str> {
    let Some(level) = level else {
        return model.heading_of(id).map(|heading| heading.id.as_str());
    };
    let up = model.depth(id).saturating_sub(level);
    model.upwards(id).nth(up).map(|concept| concept.id.as_str())
}

/// The rows that a session has even without a fragment.
fn rows(loaded: &Loaded, by: By) -> Vec<&str> {
    let session = loaded.session();
    match by {
        By::Participant => session
            .header
            .participants
            .iter()
            .map(String::as_str)
            .collect(),
        By::Topic => Section::all(&session.guide)
            .map(|part| part.id(&session.guide))
            .collect(),
        By::Session => vec![&loaded.folder.id],
    }
}

fn row_of<'a>(loaded: &'a Loaded, session: &'a Session, note: &'a Note, by: By) -> &'a str {
    match by {
        By::Participant => participant(session, note).unwrap_or(GROUP),
        By::Topic => note.topic.as_deref().unwrap_or("-"),
        By::Session => &loaded.folder.id,
    }
}

impl Pivot {
    /// The columns of a model, with nothing counted yet.
    #[must_use]
    pub fn empty(model: &ConceptModel, query: &Query) -> Pivot {
        let mut pivot = Pivot::default();
        for column in columns(model, query) {
            pivot.column(column);
        }
        pivot
    }

    /// Adds the counts of another table.
    pub fn add(&mut self, other: Pivot) {
        let columns: Vec<usize> = other
            .columns
            .into_iter()
            .map(|column| self.column(column))
            .collect();
        for (name, counts) in other.rows {
            let row = self.row(&name);
            let Some((_, row)) = self.rows.get_mut(row) else {
                continue;
            };
            row.total += counts.total;
            for (from, to) in columns.iter().enumerate() {
                row.add(*to, counts.count(from));
            }
        }
    }

    /// Puts the rows in order: participants and sessions as people number them.
    pub fn order(&mut self, by: By) {
        if by != By::Topic {
            self.rows.sort_by(|(a, _), (b, _)| natural(a, b));
            self.row_of.clear();
        }
    }

    /// The sum of all rows.
    #[must_use]
    pub fn total(&self) -> Row {
        let mut sum = Row::default();
        for (_, row) in &self.rows {
            sum.total += row.total;
            for column in 0..self.columns.len() {
                sum.add(column, row.count(column));
            }
        }
        sum
    }

    fn column(&mut self, column: Column) -> usize {
        if let Some(known) = self.column_of.get(&column.id) {
            return *known;
        }
        let index = self.columns.len();
        self.column_of.insert(column.id.clone(), index);
        self.columns.push(column);
        index
    }

    fn row(&mut self, name: &str) -> usize {
        if let Some(known) = self.row_of.get(name) {
            return *known;
        }
        let index = self.rows.len();
        self.row_of.insert(name.to_owned(), index);
        self.rows.push((name.to_owned(), Row::default()));
        index
    }
}
