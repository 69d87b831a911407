//! What became of the concepts of one study in another that repeats it: the same, adapted, new or
//! dropped, in a file beside the guide.

pub mod differing;
pub mod draft;
pub mod read;
pub mod slip;

use std::path::PathBuf;

use super::concept::ConceptModel;
use super::load::{Loaded, Origin};
use crate::durable::folder_of;
use crate::texts::CrosswalkTexts;
use differing::differing;

/// What a concept is to one of the first study.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The same, in the same words.
    Same,
    /// Made of one there, in other words or another place.
    Adapted,
    /// Not there.
    New,
    /// There, and not here.
    Dropped,
}

/// One line of a crosswalk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The concept here; none when it was dropped.
    pub id: Option<String>,
    /// The concept there; none when it is new.
    pub from: Option<String>,
    /// What it is to that.
    pub relation: Relation,
    /// Why it was changed, made or dropped.
    pub why: Option<String>,
}

/// What became of the concepts, in the order of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Crosswalk {
    /// A line each.
    pub links: Vec<Link>,
}

impl Relation {
    /// All of them.
    pub const ALL: [Relation; 4] = [
        Relation::Same,
        Relation::Adapted,
        Relation::New,
        Relation::Dropped,
    ];

    /// The word in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Relation::Same => "same",
            Relation::Adapted => "adapted",
            Relation::New => "new",
            Relation::Dropped => "dropped",
        }
    }

    /// The word that people read.
    #[must_use]
    pub fn name(self, texts: &CrosswalkTexts) -> &'static str {
        let mut pairs = Relation::ALL.into_iter().zip(texts.relations);
        pairs
            .find(|(one, _)| *one == self)
            .map_or("", |(_, name)| name)
    }
}

impl Crosswalk {
    /// What two models say by themselves: what has the same id is the same or adapted.
    #[must_use]
    pub fn of_models(own: &ConceptModel, theirs: &ConceptModel) -> Crosswalk {
        let here = own.all().iter().map(|concept| {
            let other = theirs.get(&concept.id);
            let relation = match other {
                None => Relation::New,
                Some(other) if differing((concept, own), (other, theirs), &[]).is_empty() => {
                    Relation::Same
                }
                Some(_) => Relation::Adapted,
            };
            Link {
                id: Some(concept.id.clone()),
                from: other.map(|other| other.id.clone()),
                relation,
                why: None,
            }
        });
        let gone = theirs.all().iter().filter(|one| own.get(&one.id).is_none());
        let gone = gone.map(|one| Link {
            id: None,
            from: Some(one.id.clone()),
            relation: Relation::Dropped,
            why: None,
        });
        Crosswalk {
            links: here.chain(gone).collect(),
        }
    }

    /// The line of a concept here.
    #[must_use]
    pub fn of(&self, id: &str) -> Option<&Link> {
        self.links
            .iter()
            .find(|link| link.id.as_deref() == Some(id))
    }

    /// The line of a concept there.
    #[must_use]
    pub fn to(&self, id: &str) -> Option<&Link> {
        self.links
            .iter()
            .find(|link| link.from.as_deref() == Some(id))
    }

    /// Whether all is the same.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.links
            .iter()
            .all(|link| link.relation == Relation::Same)
    }

    /// What a heading is to one of the first study, with all that counts under it: it is the same only
    /// when all of that is.
    #[must_use]
    pub fn of_heading(
        &self,
        id: &str,
        own: &ConceptModel,
        theirs: &ConceptModel,
    ) -> Option<Relation> {
        let link = self.of(id)?;
        let is_same =
            |link: Option<&Link>| link.is_some_and(|link| link.relation == Relation::Same);
        let here = under(own, id).all(|one| is_same(self.of(one)));
        let there = link
            .from
            .as_deref()
            .map(|from| under(theirs, from).all(|one| is_same(self.to(one))));
        match link.relation {
            Relation::Same if !(here && there == Some(true)) => Some(Relation::Adapted),
            relation => Some(relation),
        }
    }
}

/// Where the crosswalk of a guide stands, or would: beside it; nowhere for one that is built in.
#[must_use]
pub fn place(guide: &Loaded) -> Option<PathBuf> {
    match &guide.origin {
        Origin::File(path) => {
            let name = format!("{}.crosswalk.toml", guide.guide.id);
            Some(folder_of(path).join(name))
        }
        Origin::BuiltIn => None,
    }
}

/// The concepts that count under a heading, itself among them.
fn under<'m>(model: &'m ConceptModel, heading: &str) -> impl Iterator<Item = &'m str> {
    let ids = model.all().iter().map(|one| one.id.as_str());
    ids.filter(move |id| {
        model
            .heading_of(id)
            .is_some_and(|found| found.id == heading)
    })
}
