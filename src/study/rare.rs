//! Combinations of attributes that fit so few participants that they say who somebody is. Pure.
//!
//! What is not known of somebody, or left out, fits nobody in particular: a combination is made of what
//! is known.

pub mod coarse;

use std::collections::{BTreeMap, BTreeSet};

/// Participants with what is known of each, in the respects that count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Crowd {
    /// The attributes.
    pub attributes: Vec<String>,
    /// The participants, in natural order.
    pub people: Vec<Person>,
}

/// A participant with what is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// `R7`.
    pub id: String,
    /// The value of each attribute, in the order of [`Crowd::attributes`].
    pub values: Vec<Option<String>>,
}

/// A combination that fits too few, with those it fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Combination {
    /// The attributes with their values.
    pub values: Vec<(String, String)>,
    /// The participants, in natural order.
    pub people: Vec<String>,
}

/// Attributes that are looked at together, besides all that is known. More at once take long and say
/// little that these do not.
const TOGETHER: usize = 3;

/// With more attributes than this only single ones, pairs and all that is known are looked at.
const MANY: usize = 12;

/// What is known of somebody, in the order of the attributes.
pub type Known = [Option<String>];

/// The combinations that fit fewer than `minimum` and hold no smaller one that does, singles first.
#[must_use]
pub fn rare(crowd: &Crowd, minimum: usize) -> Vec<Combination> {
    let mut found: Vec<Combination> = Vec::new();
    // What was told of each participant, as sets of attributes.
    let mut told: BTreeMap<&str, Vec<BTreeSet<usize>>> = BTreeMap::new();
    let mut tell = |crowd: &Crowd, together: BTreeSet<usize>, people: Vec<&'_ str>| {
        let Some(first) = crowd
            .people
            .iter()
            .find(|one| people.contains(&one.id.as_str()))
        else {
            return;
        };
        found.push(Combination {
            values: named(crowd, &together, &first.values),
            people: people.iter().map(|id| (*id).to_owned()).collect(),
        });
    };
    for together in selections(crowd.attributes.len()) {
        for people in fitting(crowd, &together).into_values() {
            // A smaller combination that is too rare was told of all whom this one fits.
            let of_first = people.first().and_then(|first| told.get(first));
            let is_told =
                |all: &Vec<BTreeSet<usize>>| all.iter().any(|part| part.is_subset(&together));
            if people.len() >= minimum || of_first.is_some_and(is_told) {
                continue;
            }
            for id in &people {
                told.entry(id).or_default().push(together.clone());
            }
            tell(crowd, together.clone(), people);
        }
    }
    let groups = groups(crowd);
    for (values, people) in &groups {
        let ids: Vec<&str> = people.iter().map(|one| one.id.as_str()).collect();
        let is_told = ids.first().is_some_and(|first| told.contains_key(first));
        if !is_told && is_alone(&groups, values, minimum) {
            let known = (0..values.len()).filter(|at| values.get(*at).is_some_and(Option::is_some));
            tell(crowd, known.collect(), ids);
        }
    }
    found
}

/// Who stands too alone in what is known of them, counted by all of it together.
#[must_use]
pub fn alone(crowd: &Crowd, minimum: usize) -> Vec<&str> {
    let groups = groups(crowd);
    let rare = groups
        .iter()
        .filter(|(values, _)| is_alone(&groups, values, minimum));
    rare.flat_map(|(_, people)| people.iter().map(|one| one.id.as_str()))
        .collect()
}

/// Whether something is known of a group, and all of it together fits fewer than `minimum`.
fn is_alone(groups: &Groups<'_>, values: &Known, minimum: usize) -> bool {
    let size = |people: &Vec<&Person>| people.len();
    let own = groups.get(values).map_or(0, size);
    if own >= minimum || values.iter().all(Option::is_none) {
        return false;
    }
    // Where all is known, nobody else has all of it.
    if values.iter().all(Option::is_some) {
        return true;
    }
    let alike = groups.iter().filter(|(own, _)| covers(own, values));
    alike.map(|(_, people)| people.len()).sum::<usize>() < minimum
}

/// Whether somebody has all that is known in `values`.
fn covers(own: &Known, values: &Known) -> bool {
    let mut pairs = own.iter().zip(values);
    pairs.all(|(own, value)| value.is_none() || own == value)
}

/// Participants by all that is known of them.
type Groups<'c> = BTreeMap<&'c Known, Vec<&'c Person>>;

/// The participants by all that is known of them.
fn groups(crowd: &Crowd) -> Groups<'_> {
    let mut groups = Groups::new();
    for one in &crowd.people {
        groups.entry(&one.values).or_default().push(one);
    }
    groups
}

/// The sets of attributes that are looked at, the smallest first.
fn selections(count: usize) -> Vec<BTreeSet<usize>> {
    let most = if count > MANY { 2 } else { TOGETHER };
    let mut all: Vec<BTreeSet<usize>> = Vec::new();
    let mut last = vec![BTreeSet::new()];
    for _ in 0..most {
        let longer = |set: &BTreeSet<usize>| {
            let from = set.last().map_or(0, |last| last + 1);
            let set = set.clone();
            (from..count).map(move |next| set.iter().copied().chain([next]).collect())
        };
        last = last.iter().flat_map(longer).collect();
        all.extend(last.iter().cloned());
    }
    all
}

/// Who has the same values in these respects; who lacks one is passed over.
fn fitting<'c>(
    crowd: &'c Crowd,
    together: &BTreeSet<usize>,
) -> BTreeMap<Vec<&'c str>, Vec<&'c str>> {
    let mut cells: BTreeMap<Vec<&str>, Vec<&str>> = BTreeMap::new();
    for one in &crowd.people {
        let value = |at: &usize| one.values.get(*at).and_then(Option::as_deref);
        if let Some(values) = together.iter().map(value).collect() {
            cells.entry(values).or_default().push(&one.id);
        }
    }
    cells
}

fn named(crowd: &Crowd, together: &BTreeSet<usize>, values: &Known) -> Vec<(String, String)> {
    let pair = |at: &usize| {
        let value = values.get(*at)?.clone()?;
        Some((crowd.attributes.get(*at)?.clone(), value))
    };
    together.iter().filter_map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A crowd of rows; `-` is not known.
    pub fn crowd(attributes: &[&str], rows: &[&[&str]]) -> Crowd {
        let person = |(at, row): (usize, &&[&str])| Person {
            id: format!("R{}", at + 1),
            values: row
                .iter()
                .map(|value| (*value != "-").then(|| (*value).to_owned()))
                .collect(),
        };
        Crowd {
            attributes: attributes.iter().map(|name| (*name).to_owned()).collect(),
            people: rows.iter().enumerate().map(person).collect(),
        }
    }

    fn said(found: &[Combination]) -> Vec<String> {
        let one = |combination: &Combination| {
            let values: Vec<&str> = combination
                .values
                .iter()
                .map(|(_, value)| value.as_str())
                .collect();
            format!("{}: {}", values.join("+"), combination.people.join(","))
        };
        found.iter().map(one).collect()
    }

    #[test]
    fn a_value_that_only_one_has_is_named_alone_and_not_again_with_others() {
        let crowd = crowd(
            &["kind", "size"],
            &[
                &["special", "s"],
                &["regular", "s"],
                &["regular", "s"],
                &["regular", "m"],
                &["regular", "m"],
            ],
        );
        assert_eq!(said(&rare(&crowd, 2)), ["special: R1"]);
        assert_eq!(alone(&crowd, 2), ["R1"]);
    }

    #[test]
    fn a_combination_is_found_of_values_that_many_have() {
        let crowd = crowd(
            &["kind", "size"],
            &[
                &["a", "x"],
                &["a", "y"],
                &["b", "y"],
                &["b", "x"],
                &["b", "x"],
            ],
        );
        let found = said(&rare(&crowd, 2));
        assert_eq!(found, ["a+x: R1", "a+y: R2", "b+y: R3"]);
    }

    #[test]
    fn what_is_not_known_of_somebody_sets_nobody_apart() {
        let crowd = crowd(
            &["kind", "size"],
            &[&["a", "-"], &["a", "x"], &["a", "x"], &["-", "-"]],
        );
        assert!(rare(&crowd, 2).is_empty() && alone(&crowd, 2).is_empty());
    }

    #[test]
    fn who_is_found_alone_is_in_a_combination_that_is_told() {
        let names: Vec<String> = (0..15).map(|at| format!("a{at}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let one = vec!["1"; 15];
        // Apart from the others in nothing but all together.
        let rows: Vec<Vec<&str>> = (0..15)
            .map(|at| {
                let mut row = one.clone();
                row[at] = "2";
                row
            })
            .chain([one.clone()])
            .collect();
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        for count in [4, 15] {
            let crowd = crowd(
                &names[..count],
                &rows.iter().map(|row| &row[..count]).collect::<Vec<_>>(),
            );
            let told = rare(&crowd, 2);
            for who in alone(&crowd, 2) {
                assert!(
                    told.iter().any(|one| one.people.iter().any(|id| id == who)),
                    "{who}"
                );
            }
        }
    }
}
