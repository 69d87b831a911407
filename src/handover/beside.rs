//! Two studies' counts side by side: heading by heading, by the crosswalk between their concepts; what
//! has no counterpart stands apart. Pure.

pub mod read;
pub mod view;

use super::pivot::Pivot;
use crate::guide::concept::ConceptModel;
use crate::guide::crosswalk::{Crosswalk, Relation};
use crate::study::name::GROUP;

/// What was counted in one place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    /// Fragments.
    pub fragments: u64,
    /// Participants who said at least one of them.
    pub participants: u64,
}

/// The other study's counts, as its file has them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Other {
    /// Its headings, with what was counted under each.
    pub headings: Vec<(String, Counted)>,
    /// What was counted in all.
    pub total: Counted,
}

/// A heading of either study.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is called, here if it is here.
    pub name: String,
    /// The heading here.
    pub here: Option<String>,
    /// The heading there.
    pub there: Option<String>,
    /// What the one is to the other.
    pub relation: Relation,
    /// What was counted here.
    pub ours: Option<Counted>,
    /// What was counted there.
    pub theirs: Option<Counted>,
}

/// Two studies' counts side by side.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beside {
    /// The headings here, those with a counterpart first; then those there that have none.
    pub lines: Vec<Line>,
    /// What was counted here in all.
    pub ours: Counted,
    /// What was counted there in all.
    pub theirs: Counted,
}

/// What two studies' concepts are to each other.
#[derive(Debug, Clone, Copy)]
pub struct Models<'a> {
    /// The concepts here.
    pub own: &'a ConceptModel,
    /// The concepts there.
    pub theirs: &'a ConceptModel,
    /// What became of them.
    pub crosswalk: &'a Crosswalk,
    /// The language of their names.
    pub names: &'a str,
}

impl Line {
    /// Whether it has a counterpart.
    #[must_use]
    pub fn is_pair(&self) -> bool {
        self.ours.is_some() && self.theirs.is_some()
    }
}

/// Lays the counts of a study, by participant and heading, beside those of another.
#[must_use]
pub fn beside(pivot: &Pivot, other: &Other, models: Models<'_>) -> Beside {
    let find = |id: &str| other.headings.iter().find(|(own, _)| own == id);
    let name = |model: &ConceptModel, id: &str| {
        let concept = model.get(id);
        let name = concept.map(|concept| concept.name.words(models.names).to_owned());
        name.unwrap_or_else(|| id.to_owned())
    };
    let mut lines: Vec<Line> = Vec::new();
    for (at, column) in pivot.columns.iter().enumerate() {
        let link = models.crosswalk.of(&column.id);
        let from = link.and_then(|link| link.from.as_deref());
        let pair = from.and_then(find);
        let relation = models
            .crosswalk
            .of_heading(&column.id, models.own, models.theirs);
        lines.push(Line {
            name: name(models.own, &column.id),
            here: Some(column.id.clone()),
            there: from.map(str::to_owned),
            relation: relation.unwrap_or(Relation::New),
            ours: Some(counted(pivot, Some(at))),
            theirs: pair.map(|(_, counts)| *counts),
        });
    }
    // The sort is stable: those with a counterpart stay in the model's order.
    lines.sort_by_key(|line| !line.is_pair());
    for (id, counts) in &other.headings {
        if lines
            .iter()
            .any(|line| line.is_pair() && line.there.as_ref() == Some(id))
        {
            continue;
        }
        // It may be here, and no heading.
        let link = models.crosswalk.to(id);
        lines.push(Line {
            name: name(models.theirs, id),
            here: link.and_then(|link| link.id.clone()),
            there: Some(id.clone()),
            relation: link.map_or(Relation::Dropped, |link| link.relation),
            ours: None,
            theirs: Some(*counts),
        });
    }
    Beside {
        lines,
        ours: counted(pivot, None),
        theirs: other.total,
    }
}

/// What was counted in a column, or in all.
fn counted(pivot: &Pivot, column: Option<usize>) -> Counted {
    let of = |row: &super::pivot::Row| column.map_or(row.total(), |at| row.count(at));
    let people = pivot
        .rows
        .iter()
        .filter(|(name, row)| name != GROUP && of(row) > 0);
    Counted {
        fragments: of(&pivot.total()),
        participants: u64::try_from(people.count()).unwrap_or(u64::MAX),
    }
}
