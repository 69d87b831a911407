//! The concept model: a tree of concepts, with headings that counts are made under.

use super::text::Text;

/// The concepts of a guide, in the order of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConceptModel {
    concepts: Vec<Concept>,
}

/// One concept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// The id that a tag names.
    pub id: String,
    /// The id of the concept above it.
    pub parent: Option<String>,
    /// The name shown.
    pub name: Text,
    /// What belongs under it; may be empty.
    pub description: Text,
    /// The literature it comes from.
    pub source: Option<String>,
    /// `#RRGGBB`.
    pub color: Option<String>,
    /// Counts are made under this concept.
    pub heading: bool,
    /// What is doubtful goes here.
    pub residual: bool,
}

impl ConceptModel {
    /// A model; [`parse`](super::parse) has seen to it that ids are unique and parents exist without
    /// a cycle.
    #[must_use]
    pub fn new(concepts: Vec<Concept>) -> ConceptModel {
        ConceptModel { concepts }
    }

    /// All concepts, in the order of the file.
    #[must_use]
    pub fn all(&self) -> &[Concept] {
        &self.concepts
    }

    /// The concept with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Concept> {
        self.concepts.iter().find(|concept| concept.id == id)
    }

    /// The concept and those above it, nearest first.
    pub fn upwards<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a Concept> {
        std::iter::successors(self.get(id), |concept| {
            concept
                .parent
                .as_deref()
                .and_then(|parent| self.get(parent))
        })
    }

    /// The nearest heading, from the concept itself upwards.
    #[must_use]
    pub fn heading_of(&self, id: &str) -> Option<&Concept> {
        self.upwards(id).find(|concept| concept.heading)
    }

    /// The headings, in the model's order.
    pub fn headings(&self) -> impl Iterator<Item = &Concept> {
        self.concepts.iter().filter(|concept| concept.heading)
    }

    /// The residual concept.
    #[must_use]
    pub fn residual(&self) -> Option<&Concept> {
        self.concepts.iter().find(|concept| concept.residual)
    }

    /// How deep a concept stands: 1 for one without a parent.
    #[must_use]
    pub fn depth(&self, id: &str) -> usize {
        self.upwards(id).count()
    }
}
