//! A crosswalk to begin with: what can be told from the two models, and what the researcher has to say.

use std::fmt::Write as _;

use toml_edit::Value;

use super::differing::differing;
use super::{Crosswalk, Link, Relation};
use crate::guide::concept::{Concept, ConceptModel};
use crate::guide::near::nearest;
use crate::texts::{CrosswalkTexts, fill};

/// What stands where the researcher has to decide.
pub const UNDECIDED: &str = "?";

/// The text of a draft; `name` is what the first study is called.
#[must_use]
pub fn draft(
    own: &ConceptModel,
    theirs: &ConceptModel,
    name: &str,
    texts: &CrosswalkTexts,
) -> String {
    let known = Crosswalk::of_models(own, theirs);
    let left = theirs.all().iter().filter(|one| own.get(&one.id).is_none());
    let left: Vec<&Concept> = left.collect();
    let has_new = known.links.iter().any(|one| one.relation == Relation::New);
    let mut text = commented(&fill(texts.draft_head, &[("name", &name)]));
    for link in &known.links {
        let here = link.id.as_deref().and_then(|id| own.get(id));
        let (is, remark) = match (link.relation, here) {
            (Relation::New, Some(concept)) if !left.is_empty() => {
                (UNDECIDED, asked(concept, &left, texts))
            }
            (Relation::Adapted, Some(concept)) => {
                let other = theirs.get(&concept.id).unwrap_or(concept);
                let parts = differing((concept, own), (other, theirs), &known.links);
                let parts = parts.join(", ");
                let remark = fill(texts.draft_differs, &[("parts", &parts)]);
                (Relation::Adapted.word(), remark)
            }
            (Relation::Dropped, _) if has_new => {
                (Relation::Dropped.word(), texts.draft_dropped.to_owned())
            }
            (relation, _) => (relation.word(), String::new()),
        };
        text.push_str(&table(link, is, &remark));
    }
    text
}

fn table(link: &Link, is: &str, remark: &str) -> String {
    let (key, id) = match (&link.id, &link.from) {
        (Some(id), _) => ("id", id.as_str()),
        (None, from) => ("from", from.as_deref().unwrap_or_default()),
    };
    let mut text = String::new();
    // Writing to a string never fails.
    let _ = write!(text, "\n[[concept]]\n{}", commented(remark));
    let _ = writeln!(
        text,
        "{key} = {}\nis = {}",
        Value::from(id),
        Value::from(is)
    );
    if link.relation != Relation::Same {
        text.push_str("why = \"\"\n");
    }
    text
}

/// What the researcher is asked of a concept that has no namesake there: which it may come from.
fn asked(concept: &Concept, left: &[&Concept], texts: &CrosswalkTexts) -> String {
    let is_named_so = |other: &&&Concept| {
        let mut names = concept.name.iter();
        names.any(|name| other.name.iter().any(|one| one == name))
    };
    let near = || nearest(&concept.id, left.iter().map(|one| one.id.as_str()));
    let named = left.iter().find(is_named_so).map(|one| one.id.clone());
    if let Some(likely) = named.or_else(near) {
        return fill(texts.draft_likely, &[("from", &likely)]);
    }
    let all: Vec<&str> = left.iter().map(|one| one.id.as_str()).collect();
    fill(texts.draft_new, &[("from", &all.join(", "))])
}

fn commented(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.is_empty());
    lines.flat_map(|line| ["# ", line, "\n"]).collect()
}
