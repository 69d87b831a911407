//! In what two concepts differ, as far as they can be compared: in the languages that both models
//! speak.

use std::collections::BTreeSet;

use super::Link;
use crate::guide::concept::{Concept, ConceptModel};
use crate::guide::text::Text;

/// The parts in which two concepts differ, as they are called in their files: `name.nl`, `parent`.
/// The lines of a crosswalk say which concept here one above it is.
#[must_use]
pub fn differing(
    (own, model): (&Concept, &ConceptModel),
    (other, theirs): (&Concept, &ConceptModel),
    links: &[Link],
) -> Vec<String> {
    let both = languages(model);
    let both: Vec<&str> = both.intersection(&languages(theirs)).copied().collect();
    let texts = [
        ("name", &own.name, &other.name),
        ("description", &own.description, &other.description),
        ("examples", &own.examples, &other.examples),
        ("not", &own.not, &other.not),
    ];
    let mut parts = Vec::new();
    for (part, own, other) in texts {
        let differs = |tag: &&&str| words(own, tag) != words(other, tag);
        let tags = both.iter().filter(differs);
        parts.extend(tags.map(|tag| format!("{part}.{tag}")));
    }
    let above = own.parent.as_deref().map(|parent| {
        let mut links = links.iter();
        let link = links.find(|link| link.id.as_deref() == Some(parent));
        link.and_then(|link| link.from.as_deref()).unwrap_or(parent)
    });
    let others = [
        ("parent", above != other.parent.as_deref()),
        ("heading", own.heading != other.heading),
        ("residual", own.residual != other.residual),
    ];
    let others = others.into_iter().filter(|(_, differs)| *differs);
    parts.extend(others.map(|(part, _)| part.to_owned()));
    parts
}

/// The words in this very language; nothing when there are none.
fn words<'t>(text: &'t Text, tag: &str) -> &'t str {
    let mut all = text.iter();
    let found = all.find(|(own, _)| own.eq_ignore_ascii_case(tag));
    found.map_or("", |(_, words)| words)
}

/// The languages that names are in.
fn languages(model: &ConceptModel) -> BTreeSet<&str> {
    let names = model.all().iter().flat_map(|concept| concept.name.iter());
    names.map(|(tag, _)| tag).collect()
}
