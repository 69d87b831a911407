//! The concept model, inside the guide or in a file of its own.

use std::sync::Arc;

use super::desk::{Desk, Space};
use super::head::need_id;
use super::walk::{Placed, Table};
use super::wording::{MODEL_LINE, MODEL_LINES, need_text, text};
use super::{Fetch, Unfetched};
use crate::guide::concept::{Concept, ConceptModel};
use crate::guide::keys::{CONCEPT, GUIDE};
use crate::guide::problem::{Problem, Thing};
use crate::guide::source::{Place, Source};

/// The concept model as it was read.
#[derive(Debug)]
pub struct Model {
    /// The concepts.
    pub concepts: ConceptModel,
    /// Where the model begins.
    pub place: Place,
    /// Whether the model could be read at all; when not, nothing is said of unknown concepts.
    pub known: bool,
}

/// The concept file that the guide names, unless its concepts stand inside.
///
/// # Errors
/// When it names one that cannot be given; the reason is on the desk then.
pub fn fetch(
    desk: &mut Desk,
    root: &Table<'_>,
    fetch: Fetch<'_>,
) -> Result<Option<Arc<Source>>, ()> {
    let guide = root.get("guide");
    let inner = guide
        .as_ref()
        .and_then(|entry| Some((entry.value.as_table()?, entry.place.clone())));
    let file = inner
        .and_then(|(table, place)| Table::open_free(table, &GUIDE, place).string(desk, "concepts"));
    let (Some(file), None) = (file, root.get("concept")) else {
        return Ok(None);
    };
    match fetch(&file.value) {
        Ok(source) => Ok(Some(source)),
        Err(Unfetched::Named(problem)) => {
            desk.report(&file.place, problem);
            Err(())
        }
        Err(Unfetched::Within(finding)) => {
            desk.findings.push(*finding);
            Err(())
        }
    }
}

/// Reads the `[[concept]]` tables of a file; `known` is false when their file is missing.
pub fn read(desk: &mut Desk, root: &Table<'_>, known: bool) -> Model {
    let tables = root.many(desk, &CONCEPT, "concept");
    let mut concepts = Vec::new();
    let mut residual: Option<(String, usize)> = None;
    let mut parents = Vec::new();
    for table in &tables {
        let parent = table.string(desk, "parent");
        let concept = one(desk, table, parent.as_ref());
        if concept.residual {
            match &residual {
                Some((id, line)) => {
                    let (id, line) = (id.clone(), *line);
                    let place = table.key_place("residual");
                    desk.report(&place, Problem::TwoResiduals { id, line });
                }
                None => residual = Some((concept.id.clone(), table.place.line())),
            }
        }
        parents.push(parent);
        concepts.push(concept);
    }
    for (concept, parent) in concepts.iter_mut().zip(&parents) {
        if let Some(parent) = parent
            && !known_concept(desk, parent)
        {
            concept.parent = None;
        }
    }
    cut_cycles(desk, &mut concepts, &parents);
    Model {
        known,
        concepts: ConceptModel::new(concepts),
        place: tables
            .first()
            .map_or_else(|| root.place.clone(), |first| first.place.clone()),
    }
}

fn one(desk: &mut Desk, table: &Table<'_>, parent: Option<&Placed<String>>) -> Concept {
    Concept {
        id: need_id(desk, table, Space::Concept),
        parent: parent.map(|parent| parent.value.clone()),
        name: need_text(desk, table, "name", MODEL_LINE),
        description: text(desk, table, "description", MODEL_LINES),
        examples: text(desk, table, "examples", MODEL_LINES),
        not: text(desk, table, "not", MODEL_LINES),
        source: table.string(desk, "source").map(|source| source.value),
        color: color(desk, table),
        heading: table.flag(desk, "heading"),
        residual: table.flag(desk, "residual"),
    }
}

fn color(desk: &mut Desk, table: &Table<'_>) -> Option<String> {
    let color = table.string(desk, "color")?;
    let digits = color.value.strip_prefix('#').unwrap_or("");
    let fits = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !fits {
        let value = color.value;
        desk.report(&color.place, Problem::Color { value });
        return None;
    }
    Some(color.value)
}

/// Whether a concept is there; reports one that is not.
pub fn known_concept(desk: &mut Desk, id: &Placed<String>) -> bool {
    let known = desk.has(Space::Concept, &id.value);
    if !known {
        let near = desk.near(&[Space::Concept], &id.value);
        let problem = Problem::Unknown {
            thing: Thing::Concept,
            id: id.value.clone(),
            near,
        };
        desk.report(&id.place, problem);
    }
    known
}

/// Reports each cycle once, and takes one parent away, so that every walk upwards ends.
fn cut_cycles(desk: &mut Desk, concepts: &mut [Concept], parents: &[Option<Placed<String>>]) {
    use std::collections::HashMap;
    let index: HashMap<String, usize> = concepts
        .iter()
        .enumerate()
        .rev()
        .map(|(at, concept)| (concept.id.clone(), at))
        .collect();
    let above = |concepts: &[Concept], at: usize| {
        let parent = concepts.get(at).and_then(|concept| concept.parent.as_ref());
        parent.and_then(|parent| index.get(parent).copied())
    };
    // 0: not walked yet; else the number of the walk that came by.
    let mut walked = vec![0; concepts.len()];
    for start in 0..concepts.len() {
        let mut path = Vec::new();
        let mut next = Some(start);
        while let Some(at) = next {
            let Some(mark) = walked.get_mut(at) else {
                break;
            };
            if *mark == start + 1 {
                let ring = ring(concepts, &path, at);
                if let Some(Some(parent)) = parents.get(at) {
                    desk.report(&parent.place, Problem::Cycle { ids: ring });
                }
                if let Some(concept) = concepts.get_mut(at) {
                    concept.parent = None;
                }
                break;
            }
            if *mark != 0 {
                break;
            }
            *mark = start + 1;
            path.push(at);
            next = above(concepts, at);
        }
    }
}

/// The ids of a cycle that begins at `at`, in the order of the walk.
fn ring(concepts: &[Concept], path: &[usize], at: usize) -> String {
    let from = path.iter().position(|step| *step == at).unwrap_or(0);
    let steps = path.iter().skip(from).chain(std::iter::once(&at));
    let ids: Vec<&str> = steps
        .filter_map(|step| concepts.get(*step))
        .map(|concept| concept.id.as_str())
        .collect();
    ids.join(" → ")
}
