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
    /// What somebody might say that belongs under it; may be empty.
    pub examples: Text,
    /// What seems to belong under it and does not; may be empty.
    pub not: Text,
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

    /// The concepts that letters may stand for, the likeliest first: the id begins so, or the name does.
    /// When none does, those whose id has these letters in this order from its first one on: `gz` is
    /// `gezamenlijk`.
    #[must_use]
    pub fn meant_by(&self, letters: &str, language: &str) -> Vec<&Concept> {
        let letters = letters.to_lowercase();
        let begins = |text: &str| text.to_lowercase().starts_with(&letters);
        let by_id = self.concepts.iter().filter(|concept| begins(&concept.id));
        let named = |concept: &&Concept| begins(concept.name.words(language));
        let by_name = self.concepts.iter().filter(named);
        let mut found: Vec<&Concept> = Vec::new();
        for concept in by_id.chain(by_name) {
            if !found.iter().any(|known| known.id == concept.id) {
                found.push(concept);
            }
        }
        if found.is_empty() {
            let shortened = |concept: &&Concept| is_short_for(&letters, &concept.id.to_lowercase());
            found.extend(self.concepts.iter().filter(shortened));
        }
        found
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

    /// The concepts that something with these ids counts by: the residual when there is none, nothing
    /// when it is outside the model.
    pub fn counted<'a>(
        &'a self,
        ids: &'a [String],
        outside: bool,
    ) -> impl Iterator<Item = &'a str> + use<'a> {
        let residual = self.residual().filter(|_| ids.is_empty());
        let own = ids.iter().map(String::as_str);
        own.chain(residual.map(|concept| concept.id.as_str()))
            .filter(move |_| !outside)
    }

    /// How deep a concept stands: 1 for one without a parent.
    #[must_use]
    pub fn depth(&self, id: &str) -> usize {
        self.upwards(id).count()
    }
}

/// Whether a word has these letters in this order, the first one first.
fn is_short_for(letters: &str, word: &str) -> bool {
    let mut rest = word.chars();
    letters.chars().next() == word.chars().next()
        && letters
            .chars()
            .all(|letter| rest.any(|other| other == letter))
}

#[cfg(test)]
mod tests {
    use crate::guide::load::load;

    #[test]
    fn two_letters_stand_for_any_concept_of_the_built_in_guide() {
        let guide = load("kwaliteitszorg", None).unwrap().guide;
        for language in ["nl", "en"] {
            for concept in guide.concepts.all() {
                let mut others = concept.id.chars();
                let first = others.next().unwrap();
                let is_meant = |letters: String| {
                    let meant = guide.concepts.meant_by(&letters, language);
                    meant.first().is_some_and(|meant| meant.id == concept.id)
                };
                let found = others.any(|letter| is_meant(format!("{first}{letter}")));
                assert!(found, "{} in {language}", concept.id);
            }
        }
    }

    #[test]
    fn what_begins_so_goes_before_what_only_has_the_letters() {
        let guide = load("kwaliteitszorg", None).unwrap().guide;
        let first = |letters| guide.concepts.meant_by(letters, "nl")[0].id.clone();
        assert_eq!(first("be"), "betrokkenheid");
        assert_eq!(first("Leer"), "basis");
        assert_eq!(first("gz"), "gezamenlijk");
        assert!(guide.concepts.meant_by("zg", "nl").is_empty());
    }
}
