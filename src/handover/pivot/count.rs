//! Counting the fragments of one session.

use std::collections::{BTreeSet, HashMap};

use unicode_segmentation::UnicodeSegmentation as _;

use super::{Cell, Column, Count, Pivot, Query};
use crate::guide::concept::ConceptModel;
use crate::handover::record::{Record, name, records};
use crate::study::load::Loaded;

/// The counts of one session.
#[must_use]
pub fn of_session(loaded: &Loaded, query: &Query) -> Pivot {
    let model = &loaded.session().guide.concepts;
    let mut pivot = Pivot::empty(model, query);
    for row in query.rows.of_session(loaded) {
        pivot.row(row);
    }
    // The columns of a concept are the same in every fragment, so they are looked up once.
    let mut known: HashMap<&str, Option<usize>> = HashMap::new();
    let mut columns: Vec<usize> = Vec::new();
    for record in records(loaded, "")
        .into_iter()
        .filter(|record| counts(record, query))
    {
        columns.clear();
        for concept in model.counted(record.concepts, record.outside) {
            let column = *known.entry(concept).or_insert_with(|| {
                column_of(model, concept, query.level)
                    .and_then(|id| pivot.column_of.get(id).copied())
            });
            columns.extend(column.filter(|column| !columns.contains(column)));
        }
        pivot.fragments += 1;
        pivot.proposals += u64::from(record.is_proposal());
        let what = weighed(&record, query.count);
        let row = pivot.row(&query.rows.of(&record));
        if let Some((_, row)) = pivot.rows.get_mut(row) {
            row.all.add(&what);
            for column in &columns {
                row.add(*column, &what);
            }
        }
    }
    pivot
}

/// Whether a record is counted at all.
fn counts(record: &Record<'_>, query: &Query) -> bool {
    let asked = |origin| query.origins.contains(&origin);
    let of_origin = query.origins.is_empty() || record.origin.is_some_and(asked);
    record.is_fragment() && !record.outside && of_origin
}

/// What a fragment adds to each of its cells.
fn weighed(record: &Record<'_>, count: Count) -> Cell {
    match count {
        Count::Fragments => Cell {
            sum: 1,
            who: BTreeSet::new(),
        },
        Count::Words => Cell {
            sum: words(&record.text),
            who: BTreeSet::new(),
        },
        Count::Participants => Cell {
            sum: 0,
            who: speakers(record),
        },
    }
}

/// Who a fragment is of: the one, or all that were said in a group.
fn speakers(record: &Record<'_>) -> BTreeSet<String> {
    match record.participant {
        Some(one) => BTreeSet::from([one.to_owned()]),
        None => record.speakers.iter().cloned().collect(),
    }
}

/// How many words a text has, punctuation not counted.
#[must_use]
pub fn words(text: &str) -> u64 {
    u64::try_from(text.unicode_words().count()).unwrap_or(u64::MAX)
}

/// The columns that a model has.
pub(super) fn columns(model: &ConceptModel, query: &Query) -> Vec<Column> {
    let has_children = |id: &str| {
        model
            .all()
            .iter()
            .any(|below| below.parent.as_deref() == Some(id))
    };
    let is_column = |id: &str, heading: bool| match query.level {
        None => heading,
        Some(level) => {
            let depth = model.depth(id);
            depth == level || (depth < level && !has_children(id))
        }
    };
    let wanted = model
        .all()
        .iter()
        .filter(|concept| is_column(&concept.id, concept.heading));
    wanted
        .map(|concept| Column {
            id: concept.id.clone(),
            name: name(model, &concept.id, &query.names).to_owned(),
        })
        .collect()
}

/// The concept whose column another counts in: its nearest heading upwards, or what stands above it
/// at the level.
fn column_of<'a>(model: &'a ConceptModel, id: &str, level: Option<usize>) -> Option<&'a str> {
    let Some(level) = level else {
        return model.heading_of(id).map(|heading| heading.id.as_str());
    };
    let up = model.depth(id).saturating_sub(level);
    model.upwards(id).nth(up).map(|concept| concept.id.as_str())
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn a_word_is_what_is_read_as_one_whatever_stands_around_it() {
        assert_eq!(words("  Zo'n leerling-\n 'doet' ertoe, vind ik… 🙂 "), 6);
        assert_eq!(words("— … !"), 0);
        assert_eq!(words("مدرسة جيدة 3,5"), 3);
    }
}
