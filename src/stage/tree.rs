//! The concept model as a tree that can be read from the back of a room.

use crate::guide::concept::{Concept, ConceptModel};

/// A concept in the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// How deep it stands, from 0.
    pub depth: usize,
    /// Its name.
    pub name: String,
    /// Whether counts are made under it.
    pub heading: bool,
}

/// The concepts of a model, each above those under it.
#[must_use]
pub fn branches(model: &ConceptModel, language: &str) -> Vec<Branch> {
    let mut found = Vec::new();
    add(model, None, 0, language, &mut found);
    found
}

fn add(
    model: &ConceptModel,
    parent: Option<&str>,
    depth: usize,
    language: &str,
    to: &mut Vec<Branch>,
) {
    let below = model.all().iter();
    for concept in below.filter(|one| one.parent.as_deref() == parent) {
        to.push(branch(concept, depth, language));
        add(model, Some(&concept.id), depth + 1, language, to);
    }
}

fn branch(concept: &Concept, depth: usize, language: &str) -> Branch {
    let name = concept.name.words(language);
    Branch {
        depth,
        name: if name.trim().is_empty() {
            &concept.id
        } else {
            name
        }
        .to_owned(),
        heading: concept.heading,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::load::load;

    #[test]
    fn every_concept_stands_once_below_the_one_above_it() {
        let guide = load("kwaliteitszorg-member-check", None).unwrap().guide;
        let found = branches(&guide.concepts, "nl");
        assert_eq!(found.len(), guide.concepts.all().len());
        assert_eq!(found[0].name, "Bestuurlijk handelen");
        for (concept, depth) in guide.concepts.all().iter().map(|one| {
            let depth = guide.concepts.depth(&one.id) - 1;
            (one, depth)
        }) {
            let name = concept.name.words("nl");
            let at = found.iter().position(|branch| branch.name == name).unwrap();
            assert_eq!(found[at].depth, depth);
            let above = found[..at].iter().rev().find(|one| one.depth < depth);
            let parent = concept.parent.as_deref().map(|id| {
                let parent = guide.concepts.get(id).unwrap();
                parent.name.words("nl").to_owned()
            });
            assert_eq!(above.map(|one| one.name.clone()), parent);
        }
    }
}
