//! A crosswalk read and held against the two models, with everything that is wrong at once.

use std::collections::HashMap;
use std::sync::Arc;

use super::differing::differing;
use super::draft::UNDECIDED;
use super::slip::Slip;
use super::{Crosswalk, Link, Relation};
use crate::guide::concept::ConceptModel;
use crate::guide::finding::Worded;
use crate::guide::keys::{Section, TOP};
use crate::guide::near::nearest;
use crate::guide::parse::desk::Desk;
use crate::guide::parse::document;
use crate::guide::parse::walk::{Placed, Table};
use crate::guide::problem::Problem;
use crate::guide::source::{Place, Source};
use crate::texts::Texts;

/// The top of a crosswalk.
const ROOT: Section = Section {
    name: TOP,
    keys: &["concept"],
};
/// A line of it.
const LINE: Section = Section {
    name: "[[concept]]",
    keys: &["id", "is", "from", "why"],
};

/// A crosswalk as it was read.
#[derive(Debug)]
pub struct Read {
    /// The lines that could be read.
    pub crosswalk: Crosswalk,
    /// What is wrong, in the order of the file.
    pub found: Vec<Worded>,
}

/// Reads a crosswalk between two models.
#[must_use]
pub fn read(
    source: &Arc<Source>,
    own: &ConceptModel,
    theirs: &ConceptModel,
    texts: &Texts,
) -> Read {
    let (parsed, broken) = document(source);
    let mut reading = Reading {
        own,
        theirs,
        desk: Desk::default(),
        slips: Vec::new(),
        here: HashMap::new(),
        there: HashMap::new(),
    };
    let top = Place::start_of(source);
    let root = Table::open(&mut reading.desk, parsed.get_ref(), &ROOT, top.clone());
    let tables = root.many(&mut reading.desk, &LINE, "concept");
    let placed = tables.iter();
    let placed = placed.filter_map(|table| Some((reading.line(table)?, &table.place)));
    let placed: Vec<(Link, &Place)> = placed.collect();
    let links: Vec<Link> = placed.iter().map(|(link, _)| link.clone()).collect();
    for (link, place) in &placed {
        reading.compare(link, &links, place);
    }
    // Of a file that is no TOML half the lines may be missing.
    if broken.is_empty() {
        reading.missing(&top);
    }
    let form = broken.iter().chain(&reading.desk.findings);
    let form = form.map(|one| one.worded(&texts.guide));
    let slips = reading.slips.iter();
    let slips = slips.map(|(place, slip)| slip.worded(place, &texts.crosswalk));
    let mut found: Vec<Worded> = form.chain(slips).collect();
    found.sort_by_key(|one| one.place.span.start);
    Read {
        crosswalk: Crosswalk { links },
        found,
    }
}

/// A reading under way.
struct Reading<'a> {
    own: &'a ConceptModel,
    theirs: &'a ConceptModel,
    desk: Desk,
    slips: Vec<(Place, Slip)>,
    /// The concepts here that a line named, with where.
    here: HashMap<String, Place>,
    /// Those there.
    there: HashMap<String, Place>,
}

impl Reading<'_> {
    fn line(&mut self, table: &Table<'_>) -> Option<Link> {
        let id = table.string(&mut self.desk, "id");
        let from = table.string(&mut self.desk, "from");
        let why = self.why(table);
        let is = table.need_string(&mut self.desk, "is");
        if let Some(id) = &id {
            self.take_here(id);
        }
        let whose = id.as_ref().or(from.as_ref()).map(|one| one.value.clone());
        let whose = whose.unwrap_or_default();
        let relation = is.and_then(|is| self.relation(&is, &whose));
        let Some(relation) = relation else {
            // Where it is not said what it is, at least it is named.
            let other = from
                .or(id)
                .filter(|one| self.theirs.get(&one.value).is_some());
            if let Some(other) = other {
                self.there.entry(other.value).or_insert(other.place);
            }
            return None;
        };
        let is_needed = matches!(relation, Relation::Adapted | Relation::Dropped);
        if is_needed && why.is_none() {
            let place = table.key_place("why");
            self.slips.push((place, Slip::NoWhy(whose, relation)));
        }
        let (id, from) = self.both(table, relation, id, from)?;
        Some(Link {
            id,
            from,
            relation,
            why,
        })
    }

    /// The concepts of a line: here, there, as its relation needs them.
    fn both(
        &mut self,
        table: &Table<'_>,
        relation: Relation,
        id: Option<Placed<String>>,
        from: Option<Placed<String>>,
    ) -> Option<(Option<String>, Option<String>)> {
        let (place, slip) = match (relation, id, from) {
            (Relation::New, Some(id), None) => return Some((Some(id.value), None)),
            (Relation::New, _, Some(from)) => (from.place, Slip::Superfluous("from", relation)),
            (Relation::Dropped, None, Some(from)) => {
                self.take_there(&from);
                return Some((None, Some(from.value)));
            }
            (Relation::Dropped, None, None) => (table.place.clone(), Slip::NoFrom),
            (Relation::Dropped, Some(id), _) => (id.place, Slip::Superfluous("id", relation)),
            (_, None, _) => (table.place.clone(), Slip::NoId(relation)),
            (_, Some(id), from) => {
                let from = from.unwrap_or_else(|| id.clone());
                self.take_there(&from);
                return Some((Some(id.value), Some(from.value)));
            }
        };
        self.slips.push((place, slip));
        None
    }

    /// The reason; one that is still empty is none.
    fn why(&mut self, table: &Table<'_>) -> Option<String> {
        let is_empty = |words: &str| words.trim().is_empty();
        if table.get("why")?.value.as_str().is_some_and(is_empty) {
            return None;
        }
        table.string(&mut self.desk, "why").map(|why| why.value)
    }

    fn relation(&mut self, is: &Placed<String>, whose: &str) -> Option<Relation> {
        let mut all = Relation::ALL.into_iter();
        let found = all.find(|relation| relation.word() == is.value);
        if found.is_some() {
            return found;
        }
        if is.value == UNDECIDED {
            let slip = Slip::Undecided(whose.to_owned());
            self.slips.push((is.place.clone(), slip));
            return None;
        }
        let words = Relation::ALL.map(Relation::word);
        let problem = Problem::NotOneOf {
            key: "is".to_owned(),
            value: is.value.clone(),
            known: words.join(", "),
            near: nearest(&is.value, words),
        };
        self.desk.report(&is.place, problem);
        None
    }

    fn take_here(&mut self, id: &Placed<String>) {
        let slip = match taken(&mut self.here, self.own, id) {
            Taken::Now => return,
            Taken::Unknown(near) => Slip::UnknownHere(id.value.clone(), near),
            Taken::Before(line) => Slip::TwiceHere(id.value.clone(), line),
        };
        self.slips.push((id.place.clone(), slip));
    }

    fn take_there(&mut self, from: &Placed<String>) {
        let slip = match taken(&mut self.there, self.theirs, from) {
            Taken::Now => return,
            Taken::Unknown(near) => Slip::UnknownThere(from.value.clone(), near),
            Taken::Before(line) => Slip::TwiceThere(from.value.clone(), line),
        };
        self.slips.push((from.place.clone(), slip));
    }

    /// Reports a concept that is said to be the same and is not.
    fn compare(&mut self, link: &Link, links: &[Link], place: &Place) {
        let (Relation::Same, Some(id), Some(from)) = (link.relation, &link.id, &link.from) else {
            return;
        };
        let (Some(own), Some(other)) = (self.own.get(id), self.theirs.get(from)) else {
            return;
        };
        let parts = differing((own, self.own), (other, self.theirs), links);
        if !parts.is_empty() {
            let slip = Slip::NotSame(id.clone(), parts.join(", "));
            self.slips.push((place.clone(), slip));
        }
    }

    /// Reports the concepts that no line names.
    fn missing(&mut self, top: &Place) {
        let here = self.own.all().iter().map(|one| &one.id);
        let here = here.filter(|id| !self.here.contains_key(*id));
        let there = self.theirs.all().iter().map(|one| &one.id);
        let there = there.filter(|id| !self.there.contains_key(*id));
        let here = here.cloned().map(Slip::MissingHere);
        let there = there.cloned().map(Slip::MissingThere);
        self.slips
            .extend(here.chain(there).map(|slip| (top.clone(), slip)));
    }
}

/// Whether a concept could be taken by a line.
enum Taken {
    Now,
    /// There is none, but perhaps this one.
    Unknown(Option<String>),
    /// The line that has it.
    Before(usize),
}

fn taken(named: &mut HashMap<String, Place>, model: &ConceptModel, id: &Placed<String>) -> Taken {
    if model.get(&id.value).is_none() {
        let known = model.all().iter().map(|one| one.id.as_str());
        return Taken::Unknown(nearest(&id.value, known));
    }
    if let Some(first) = named.get(&id.value) {
        return Taken::Before(first.line());
    }
    named.insert(id.value.clone(), id.place.clone());
    Taken::Now
}
