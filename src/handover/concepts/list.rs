//! A codebook as a table: a row a code. Columns go by the names that coding software and spreadsheets
//! give them; the code above is told by its id or name, or by the path to the code.

use std::collections::HashMap;
use std::fmt::Display;

use csv::StringRecord;

use super::draft::{Draft, Model, color, line, lines};
use super::slug::is_id;
use super::tree::unreached;
use super::{DEEPEST, MOST};
use crate::guide::near::nearest;
use crate::handover::fragments::{Wrong, utf8};
use crate::handover::table::{Refused, Table};
use crate::safe::{rearmed, shown};
use crate::texts::{ConceptTexts, HandoverTexts, fill};

/// What a column can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Id,
    Name,
    Path,
    Parent,
    Group,
    Description,
    Source,
    Color,
    Heading,
    Residual,
}

/// What columns are called, in small letters.
const HEADS: [(&str, Field); 38] = [
    ("id", Field::Id),
    ("name", Field::Name),
    ("code", Field::Name),
    ("codename", Field::Name),
    ("code name", Field::Name),
    ("tag", Field::Name),
    ("concept", Field::Name),
    ("label", Field::Name),
    ("naam", Field::Name),
    ("codenaam", Field::Name),
    ("path", Field::Path),
    ("code path", Field::Path),
    ("pad", Field::Path),
    ("parent", Field::Parent),
    ("parent code", Field::Parent),
    ("bovenliggend", Field::Parent),
    ("category", Field::Group),
    ("group", Field::Group),
    ("code group", Field::Group),
    ("code groups", Field::Group),
    ("code group 1", Field::Group),
    ("categorie", Field::Group),
    ("groep", Field::Group),
    ("codegroep", Field::Group),
    ("description", Field::Description),
    ("comment", Field::Description),
    ("memo", Field::Description),
    ("definition", Field::Description),
    ("beschrijving", Field::Description),
    ("omschrijving", Field::Description),
    ("definitie", Field::Description),
    ("source", Field::Source),
    ("bron", Field::Source),
    ("color", Field::Color),
    ("colour", Field::Color),
    ("kleur", Field::Color),
    ("heading", Field::Heading),
    ("residual", Field::Residual),
];

/// What stands between the codes of a path; in a name only the first does.
const BETWEEN: [&str; 4] = [">>", " > ", " › ", "\\"];

/// Whether a column with this head is read.
#[must_use]
pub fn is_known(head: &str) -> bool {
    field(head).is_some()
}

fn field(head: &str) -> Option<Field> {
    let head = rearmed(head.trim()).trim().to_lowercase();
    let found = HEADS.iter().find(|(known, _)| *known == head);
    found.map(|(_, field)| *field)
}

/// Reads a codebook.
///
/// # Errors
/// When the table cannot be read, or all that is wrong with it.
pub fn read(
    table: &Table,
    handover: &HandoverTexts,
    texts: &ConceptTexts,
) -> Result<Model, Refused> {
    let mut reader = table.reader(table.source()?);
    let mut raw = csv::ByteRecord::new();
    reader.read_byte_record(&mut raw)?;
    let at_head = |what: String| Refused::Wrong(vec![table.at(raw.position(), &what, handover)]);
    let head = utf8(&raw, handover).map_err(at_head)?;
    let columns: Vec<Option<Field>> = head.iter().map(field).collect();
    let mut making = Making {
        texts,
        table,
        handover,
        model: Model::default(),
        places: Vec::new(),
        above: Vec::new(),
        known: HashMap::new(),
        wrong: Wrong::default(),
        uncoloured: 0,
        sets: 0,
    };
    let has = |wanted: Field| columns.contains(&Some(wanted));
    if !has(Field::Name) && !has(Field::Path) {
        return Err(at_head(texts.no_name_column.to_owned()));
    }
    while reader.read_byte_record(&mut raw)? {
        let position = raw.position().cloned().unwrap_or_else(csv::Position::new);
        match utf8(&raw, handover) {
            Ok(row) if row.iter().all(|cell| cell.trim().is_empty()) => {}
            Ok(row) => making.row(
                &position,
                &Row {
                    columns: &columns,
                    cells: &row,
                },
            ),
            Err(what) => making.complain(&position, &what),
        }
        if making.model.codes.len() > MOST {
            making.complain(&position, &fill(texts.too_many, &[("most", &MOST)]));
            break;
        }
    }
    making.done()
}

/// One row, its cells by what they are.
struct Row<'r> {
    columns: &'r [Option<Field>],
    cells: &'r StringRecord,
}

impl Row<'_> {
    /// The first cell of a kind that says something.
    fn cell(&self, wanted: Field) -> &str {
        let mut all = self.columns.iter().zip(self.cells.iter());
        let is_it = |(column, cell): &(&Option<Field>, &str)| {
            **column == Some(wanted) && !cell.trim().is_empty()
        };
        all.find(is_it).map_or("", |(_, cell)| rearmed(cell).trim())
    }

    /// The names from the topmost code to the row's own.
    fn path(&self) -> Vec<String> {
        let path = self.cell(Field::Path);
        let mut parts = vec![path];
        for between in BETWEEN {
            parts = parts.iter().flat_map(|part| part.split(between)).collect();
        }
        if path.is_empty() {
            parts = self.cell(Field::Name).split(">>").collect();
        }
        let names = parts.into_iter().map(line);
        names.filter(|name| !name.is_empty()).collect()
    }

    fn flag(&self, wanted: Field) -> Option<bool> {
        let has_one = self.columns.contains(&Some(wanted));
        let cell = self.cell(wanted).to_lowercase();
        let holds = ["true", "1", "yes", "ja", "x", "waar"].contains(&cell.as_str());
        has_one.then_some(holds)
    }
}

/// The code above one, as its row tells it.
enum Above {
    /// By its id or name.
    Parent(String),
    /// A group, which need not have a row.
    Group(String),
}

/// A model while its rows are read.
struct Making<'a> {
    texts: &'a ConceptTexts,
    table: &'a Table,
    handover: &'a HandoverTexts,
    model: Model,
    /// Where each code was read; none for one that only a path or a group names.
    places: Vec<Option<csv::Position>>,
    /// The codes whose parent is still to be found.
    above: Vec<(usize, Above)>,
    /// Codes by their path.
    known: HashMap<Vec<String>, usize>,
    wrong: Wrong,
    uncoloured: usize,
    /// Groups beyond a code's first.
    sets: usize,
}

impl Making<'_> {
    fn complain(&mut self, position: &csv::Position, what: &str) {
        let (table, handover) = (self.table, self.handover);
        self.wrong.add(|| table.at(Some(position), what, handover));
    }

    fn row(&mut self, position: &csv::Position, row: &Row<'_>) {
        let path = row.path();
        if path.is_empty() {
            return self.complain(position, self.texts.no_name);
        }
        if path.len() > DEEPEST {
            let said = fill(self.texts.too_deep, &[("deepest", &DEEPEST)]);
            return self.complain(position, &said);
        }
        let at = self.code(&path, Some(position.clone()));
        let id = row.cell(Field::Id);
        if !id.is_empty() && !is_id(id) {
            let said = fill(self.texts.bad_id, &[("id", &shown(id))]);
            self.complain(position, &said);
        }
        let is_double = |code: &Draft| code.id.as_deref() == Some(id);
        if !id.is_empty() && self.model.codes.iter().any(is_double) {
            let said = fill(self.texts.double_id, &[("id", &shown(id))]);
            self.complain(position, &said);
        }
        let colored = color(row.cell(Field::Color));
        self.uncoloured += usize::from(colored.is_none() && !row.cell(Field::Color).is_empty());
        if let Some(code) = self.model.codes.get_mut(at) {
            code.id = (!id.is_empty()).then(|| id.to_owned());
            code.description = lines(row.cell(Field::Description));
            code.source = line(row.cell(Field::Source));
            code.color = colored;
            code.heading = row.flag(Field::Heading);
            code.residual = row.flag(Field::Residual);
        }
        let parent = line(row.cell(Field::Parent));
        // A concept stands under one other, so the first of several groups it is.
        let mut groups = row.cell(Field::Group).split([';', '\n']).map(line);
        let group = groups.next().unwrap_or_default();
        self.sets += groups.filter(|group| !group.is_empty()).count();
        if path.len() == 1 && !parent.is_empty() {
            self.above.push((at, Above::Parent(parent)));
        } else if path.len() == 1 && !group.is_empty() {
            self.above.push((at, Above::Group(group)));
        }
    }

    /// The code at the end of a path, made with those above it where they are not there. A row has a
    /// code of its own, unless only paths have named it so far.
    fn code(&mut self, path: &[String], position: Option<csv::Position>) -> usize {
        if let Some(known) = self.known.get(path).copied()
            && let Some(place) = self.places.get_mut(known)
            && (place.is_none() || position.is_none())
        {
            *place = place.take().or(position);
            return known;
        }
        let parent = match path.split_last() {
            Some((_, above)) if !above.is_empty() => Some(self.code(above, None)),
            _ => None,
        };
        let at = self.model.codes.len();
        self.model.codes.push(Draft {
            name: path.last().cloned().unwrap_or_default(),
            parent,
            ..Draft::default()
        });
        self.places.push(position);
        self.known.insert(path.to_vec(), at);
        at
    }

    /// Finds the parents that rows name, and looks the whole through.
    fn done(mut self) -> Result<Model, Refused> {
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        let mut by_id: HashMap<String, usize> = HashMap::new();
        for (at, code) in self.model.codes.iter().enumerate() {
            by_name
                .entry(code.name.to_lowercase())
                .or_default()
                .push(at);
            if let Some(id) = &code.id {
                by_id.entry(id.clone()).or_insert(at);
            }
        }
        for (at, above) in std::mem::take(&mut self.above) {
            let (Above::Parent(name) | Above::Group(name)) = &above;
            let named = by_name
                .get(&name.to_lowercase())
                .map_or(&[][..], Vec::as_slice);
            let parent = match (by_id.get(name), named, &above) {
                (Some(one), ..) | (None, [one], _) => Some(*one),
                (None, [], Above::Group(group)) => {
                    Some(self.code(std::slice::from_ref(group), None))
                }
                (None, [], Above::Parent(_)) => {
                    self.no_parent(at, name, by_name.keys().map(String::as_str));
                    None
                }
                (None, _, _) => {
                    self.complain_of(
                        at,
                        &fill(self.texts.several_parents, &[("name", &shown(name))]),
                    );
                    None
                }
            };
            if let Some(code) = self.model.codes.get_mut(at) {
                code.parent = parent;
            }
        }
        self.finish()
    }

    fn finish(mut self) -> Result<Model, Refused> {
        for at in unreached(&self.model.codes) {
            let name = self.model.codes.get(at).map(|code| code.name.clone());
            let name = name.unwrap_or_default();
            self.complain_of(at, &fill(self.texts.circle, &[("name", &shown(&name))]));
        }
        if self.model.codes.is_empty() && self.wrong.is_none() {
            return Err(Refused::Wrong(vec![self.texts.no_codes.to_owned()]));
        }
        self.wrong.none(self.handover)?;
        let made: Vec<&str> = self
            .model
            .codes
            .iter()
            .zip(&self.places)
            .filter(|(_, place)| place.is_none())
            .map(|(code, _)| code.name.as_str())
            .collect();
        let mut remarks = Vec::new();
        if !made.is_empty() {
            remarks.push(fill(self.texts.made, &[("names", &made.join(", "))]));
        }
        if self.sets > 0 {
            remarks.push(fill(self.texts.sets, &[("count", &self.sets)]));
        }
        if self.uncoloured > 0 {
            remarks.push(fill(self.texts.uncoloured, &[("count", &self.uncoloured)]));
        }
        self.model.remarks = remarks;
        Ok(self.model)
    }

    fn no_parent<'n>(&mut self, at: usize, name: &str, names: impl Iterator<Item = &'n str>) {
        let near = nearest(&name.to_lowercase(), names);
        let name = shown(name).into_owned();
        let said = match near {
            Some(near) => {
                let values: [(&str, &dyn Display); 2] = [("name", &name), ("near", &shown(&near))];
                fill(self.texts.near_parent, &values)
            }
            None => fill(self.texts.no_parent, &[("name", &name)]),
        };
        self.complain_of(at, &said);
    }

    fn complain_of(&mut self, at: usize, what: &str) {
        let place = self.places.get(at).cloned().flatten();
        self.complain(&place.unwrap_or_else(csv::Position::new), what);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documentation_names_every_head_that_is_read() {
        let documented = include_str!("../../../docs/codebook.md");
        let cells = documented.split(['|', ',', ';', '`']).map(str::trim);
        let cells: Vec<&str> = cells.collect();
        for (head, _) in HEADS {
            assert!(cells.contains(&head), "{head}");
        }
    }
}
