//! A table of counts: rows by what was asked, columns by heading or by level, added up session by
//! session.

pub mod by;
pub mod count;
pub mod view;

use std::collections::{BTreeSet, HashMap};

use by::Rows;

use crate::guide::concept::ConceptModel;
use crate::journal::deed::Origin;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Count {
    /// Fragments.
    Fragments,
    /// Participants who said at least one of them.
    Participants,
    /// The words of the fragments.
    Words,
}

/// What is counted, and how.
#[derive(Debug)]
pub struct Query {
    /// What the rows are.
    pub rows: Rows,
    /// What is counted in them.
    pub count: Count,
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

/// What was counted in one place of the table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// Fragments or words.
    sum: u64,
    /// Participants, of whom each counts once however often they come.
    who: BTreeSet<String>,
}

/// One row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// What each column holds, in the order of [`Pivot::columns`]; columns at the end that are
    /// missing hold nothing.
    cells: Vec<Cell>,
    /// All that was counted in the row, under a heading or under none.
    all: Cell,
}

/// A table of counts.
#[derive(Debug, Clone, Default)]
pub struct Pivot {
    /// The columns: those of each model in its order, in the order of first appearance.
    pub columns: Vec<Column>,
    /// The rows' names, in the order of first appearance, with their counts.
    pub rows: Vec<(String, Row)>,
    /// Fragments that were counted, whatever is counted of them.
    pub fragments: u64,
    /// Those of them whose concepts no review has confirmed.
    pub proposals: u64,
    column_of: HashMap<String, usize>,
    row_of: HashMap<String, usize>,
}

impl Count {
    /// The word in machine formats.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Count::Fragments => "fragments",
            Count::Participants => "participants",
            Count::Words => "words",
        }
    }
}

impl Cell {
    /// The number.
    #[must_use]
    pub fn value(&self) -> u64 {
        self.sum + u64::try_from(self.who.len()).unwrap_or(u64::MAX)
    }

    fn add(&mut self, other: &Cell) {
        self.sum += other.sum;
        for who in &other.who {
            if !self.who.contains(who) {
                self.who.insert(who.clone());
            }
        }
    }
}

impl Row {
    /// The number in a column.
    #[must_use]
    pub fn count(&self, column: usize) -> u64 {
        self.cells.get(column).map_or(0, Cell::value)
    }

    /// The number at the row's end.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.all.value()
    }

    fn add(&mut self, column: usize, what: &Cell) {
        if self.cells.len() <= column {
            self.cells.resize(column + 1, Cell::default());
        }
        if let Some(cell) = self.cells.get_mut(column) {
            cell.add(what);
        }
    }
}

impl Pivot {
    /// The columns of a model, with nothing counted yet.
    #[must_use]
    pub fn empty(model: &ConceptModel, query: &Query) -> Pivot {
        let mut pivot = Pivot::default();
        for column in count::columns(model, query) {
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
            row.all.add(&counts.all);
            for (cell, to) in counts.cells.iter().zip(&columns) {
                row.add(*to, cell);
            }
        }
        self.fragments += other.fragments;
        self.proposals += other.proposals;
    }

    /// Puts the rows in order.
    pub fn order(&mut self, rows: &Rows) {
        rows.order(&mut self.rows);
        self.row_of.clear();
    }

    /// All rows together: of fragments and words the sum, of participants each once.
    #[must_use]
    pub fn total(&self) -> Row {
        let mut sum = Row::default();
        for (_, row) in &self.rows {
            sum.all.add(&row.all);
            for (column, cell) in row.cells.iter().enumerate() {
                sum.add(column, cell);
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
