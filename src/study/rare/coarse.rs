//! Made coarser until no combination of attributes fits too few: first by the steps that the researcher
//! gives, then by leaving out.
//!
//! Whoever still stands too alone is laid together with those who differ least; where they differ,
//! nothing is said of any of them. What is left out of one participant alone would say who it is: the
//! one school of another kind. Pure: the same participants come out the same. Steps never lead in a
//! circle; who reads them sees to it.

use std::collections::BTreeMap;

use super::{Crowd, Known, Person, alone};

/// A value with the coarser one that it may become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The attribute.
    pub attribute: String,
    /// The value.
    pub from: String,
    /// The coarser one.
    pub to: String,
}

/// A crowd in which nobody stands too alone, and what was done for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coarse {
    /// The participants.
    pub crowd: Crowd,
    /// The steps that were taken.
    pub taken: Vec<Step>,
    /// Of whom what was left out: the attribute, the participants in natural order.
    pub left_out: Vec<(String, Vec<String>)>,
}

/// Makes a crowd coarser until no combination fits fewer than `minimum`.
#[must_use]
pub fn coarse(crowd: &Crowd, steps: &[Step], minimum: usize) -> Coarse {
    let (stepped, taken) = by_steps(crowd, steps, minimum);
    let merged = merged(&stepped, minimum);
    let left_out = (0..crowd.attributes.len()).filter_map(|at| {
        let is_lost = |(before, after): &(&Person, &Person)| {
            let value = |one: &Person| one.values.get(at).cloned().flatten();
            value(before).is_some() && value(after).is_none()
        };
        let pairs = stepped.people.iter().zip(&merged.people).filter(is_lost);
        let lost: Vec<String> = pairs.map(|(one, _)| one.id.clone()).collect();
        let name = crowd.attributes.get(at)?.clone();
        (!lost.is_empty()).then_some((name, lost))
    });
    Coarse {
        left_out: left_out.collect(),
        crowd: merged,
        taken,
    }
}

/// Takes the step that leaves the fewest alone, of equal ones the first, as long as somebody is alone
/// whom a step is about. All values that become the same one become it together.
fn by_steps(crowd: &Crowd, steps: &[Step], minimum: usize) -> (Crowd, Vec<Step>) {
    let (mut crowd, mut taken) = (crowd.clone(), Vec::new());
    loop {
        let lonely = alone(&crowd, minimum);
        let concerned = |step: &&Step| {
            let mut people = crowd.people.iter();
            people.any(|one| lonely.contains(&one.id.as_str()) && has(&crowd, one, step))
        };
        let after = |step: &Step| {
            let (next, done) = taken_together(&crowd, steps, step);
            (alone(&next, minimum).len(), next, done)
        };
        let options = steps.iter().filter(concerned).map(after);
        let Some((_, next, done)) = options.min_by_key(|(count, ..)| *count) else {
            return (crowd, taken);
        };
        crowd = next;
        taken.extend(done);
    }
}

/// Whether somebody has the value that a step is about.
fn has(crowd: &Crowd, one: &Person, step: &Step) -> bool {
    let mut pairs = crowd.attributes.iter().zip(&one.values);
    pairs.any(|(name, value)| *name == step.attribute && value.as_ref() == Some(&step.from))
}

/// The crowd after every step to the same coarser value, and those of them that changed something.
fn taken_together(crowd: &Crowd, steps: &[Step], wanted: &Step) -> (Crowd, Vec<Step>) {
    let is_same = |step: &&Step| step.attribute == wanted.attribute && step.to == wanted.to;
    let (mut next, mut done) = (crowd.clone(), Vec::new());
    let Some(at) = crowd
        .attributes
        .iter()
        .position(|name| *name == wanted.attribute)
    else {
        return (next, done);
    };
    for step in steps.iter().filter(is_same) {
        let values = next
            .people
            .iter_mut()
            .filter_map(|one| one.values.get_mut(at));
        let mut changed = false;
        for value in values.filter(|value| value.as_ref() == Some(&step.from)) {
            *value = Some(step.to.clone());
            changed = true;
        }
        if changed {
            done.push(step.clone());
        }
    }
    (next, done)
}

/// Those of whom the same is known.
#[derive(Debug, Clone, Default)]
struct Group {
    /// Where they stand among the people.
    members: Vec<usize>,
    /// Whether something was left out of any of them.
    cut: bool,
}

/// The people by what is known of them.
type Groups = BTreeMap<Vec<Option<String>>, Group>;

/// Lays those who are too alone together with those who differ least, until nobody is.
fn merged(crowd: &Crowd, minimum: usize) -> Crowd {
    let mut groups = Groups::new();
    for (at, one) in crowd.people.iter().enumerate() {
        groups
            .entry(one.values.clone())
            .or_default()
            .members
            .push(at);
    }
    while let Some(values) = smallest(&groups, minimum) {
        match nearest(&groups, &values, minimum) {
            Some(other) => merge(&mut groups, &values, &other, minimum),
            // There are not enough of them, however much is left out.
            None if values.iter().all(Option::is_none) => break,
            None => {
                let group = groups.remove(&values).unwrap_or_default();
                join(&mut groups, &vec![None; values.len()], group, &values);
            }
        }
    }
    let mut crowd = crowd.clone();
    for (values, group) in groups {
        for at in group.members {
            if let Some(one) = crowd.people.get_mut(at) {
                one.values.clone_from(&values);
            }
        }
    }
    crowd
}

/// The smallest group that stands too alone: where something was left out, by itself; else in what is
/// known of it.
fn smallest(groups: &Groups, minimum: usize) -> Option<Vec<Option<String>>> {
    let is_alone = |values: &Known, group: &Group| {
        // Where all is known, nobody else has all of it.
        if group.cut || values.iter().all(Option::is_some) {
            return true;
        }
        let alike = groups.iter().filter(|(own, _)| super::covers(own, values));
        let fits: usize = alike.map(|(_, group)| group.members.len()).sum();
        values.iter().any(Option::is_some) && fits < minimum
    };
    let few = groups
        .iter()
        .filter(|(_, group)| group.members.len() < minimum);
    let mut few: Vec<_> = few.collect();
    few.sort_by_key(|(_, group)| group.members.len());
    let mut few = few.into_iter();
    let first = few.find(|(values, group)| is_alone(values, group));
    first.map(|(values, _)| values.clone())
}

/// The other group with which the fewest values are lost.
fn nearest(groups: &Groups, values: &Known, minimum: usize) -> Option<Vec<Option<String>>> {
    let size = groups.get(values)?.members.len();
    let cost = |(own, group): &(&Vec<Option<String>>, &Group)| {
        let both = common(own, values);
        size * lost(values, &both) + spared(group, size, minimum) * lost(own, &both)
    };
    let others = groups.iter().filter(|(own, _)| own.as_slice() != values);
    others.min_by_key(cost).map(|(own, _)| own.clone())
}

/// How many a group gives to one of a size: what that lacks, if enough stay behind; else all.
fn spared(group: &Group, size: usize, minimum: usize) -> usize {
    let wanted = minimum.saturating_sub(size);
    let all = group.members.len();
    if all >= minimum + wanted { wanted } else { all }
}

fn merge(groups: &mut Groups, values: &Known, other: &Known, minimum: usize) {
    let both = common(values, other);
    let Some(own) = groups.remove(values) else {
        return;
    };
    let size = own.members.len();
    join(groups, &both, own, values);
    let Some(mut rest) = groups.remove(other) else {
        return;
    };
    // Where the two are the same now, all of them are together already.
    if both == other {
        groups.insert(both, rest);
        return;
    }
    let stay = rest.members.len() - spared(&rest, size, minimum);
    let handed = Group {
        members: rest.members.split_off(stay),
        cut: rest.cut,
    };
    if stay > 0 {
        groups.insert(other.to_vec(), rest);
    }
    join(groups, &both, handed, other);
}

/// Puts people where others of whom the same is known are.
fn join(groups: &mut Groups, values: &Known, group: Group, before: &Known) {
    let joined = groups.entry(values.to_vec()).or_default();
    joined.cut |= group.cut || lost(before, values) > 0;
    joined.members.extend(group.members);
    joined.members.sort_unstable();
}

/// What is known of both, and the same.
fn common(one: &Known, other: &Known) -> Vec<Option<String>> {
    let pairs = one.iter().zip(other);
    pairs
        .map(|(one, other)| one.clone().filter(|_| one == other))
        .collect()
}

/// How many values are known before and not after.
fn lost(before: &Known, after: &Known) -> usize {
    let pairs = before.iter().zip(after);
    pairs
        .filter(|(before, after)| before.is_some() && after.is_none())
        .count()
}

#[cfg(test)]
mod tests {
    use super::super::rare;
    use super::*;
    use proptest::prelude::*;

    fn step(attribute: &str, from: &str, to: &str) -> Step {
        Step {
            attribute: attribute.to_owned(),
            from: from.to_owned(),
            to: to.to_owned(),
        }
    }

    fn crowd(attributes: &[&str], rows: &[Vec<Option<String>>]) -> Crowd {
        let person = |(at, values): (usize, &Vec<Option<String>>)| Person {
            id: format!("R{}", at + 1),
            values: values.clone(),
        };
        Crowd {
            attributes: attributes.iter().map(|name| (*name).to_owned()).collect(),
            people: rows.iter().enumerate().map(person).collect(),
        }
    }

    /// The boards of the study: 6 regular, 1 special and 7 of both kinds; 4, 5 and 5 by size.
    fn boards() -> Crowd {
        let kinds = [
            "regular",
            "regular",
            "combination",
            "combination",
            "special",
        ];
        let rows: Vec<Vec<Option<String>>> = (0..14)
            .map(|at| {
                let kind = match at {
                    0..=5 => kinds[0],
                    6 => kinds[4],
                    _ => kinds[2],
                };
                let size = ["5-10", "11-23", "24+"][[0, 1, 2, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2][at]];
                vec![Some(kind.to_owned()), Some(size.to_owned())]
            })
            .collect();
        crowd(&["kind", "size"], &rows)
    }

    fn only(crowd: &Crowd, at: usize) -> Crowd {
        let mut crowd = crowd.clone();
        crowd.attributes = vec![crowd.attributes[at].clone()];
        for one in &mut crowd.people {
            one.values = vec![one.values[at].clone()];
        }
        crowd
    }

    fn count(crowd: &Crowd, at: usize, value: Option<&str>) -> usize {
        let people = crowd.people.iter();
        people
            .filter(|one| one.values[at].as_deref() == value)
            .count()
    }

    #[test]
    fn the_one_special_board_goes_together_with_those_of_both_kinds() {
        let kinds = only(&boards(), 0);
        let found = rare(&kinds, 3);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].people, ["R7"]);
        let both = "special or combination";
        let steps = [
            step("kind", "special", both),
            step("kind", "combination", both),
        ];
        let coarse = coarse(&kinds, &steps, 3);
        assert_eq!(coarse.taken, steps);
        assert!(coarse.left_out.is_empty());
        assert_eq!(count(&coarse.crowd, 0, Some(both)), 8);
        assert_eq!(count(&coarse.crowd, 0, Some("regular")), 6);
    }

    #[test]
    fn what_is_left_out_is_never_left_out_of_one_alone() {
        let kinds = only(&boards(), 0);
        for steps in [
            vec![],
            vec![step("kind", "special", "special or combination")],
        ] {
            let coarse = coarse(&kinds, &steps, 3);
            assert_eq!(count(&coarse.crowd, 0, None), 3, "{coarse:?}");
            let (_, people) = &coarse.left_out[0];
            assert_eq!(people.len(), 3);
            assert!(people.iter().any(|id| id == "R7"));
        }
    }

    #[test]
    fn two_attributes_are_coarsened_together_and_what_many_have_stays() {
        let steps = [
            step("size", "5-10", "5-23"),
            step("size", "11-23", "5-23"),
            step("kind", "special", "special or combination"),
            step("kind", "combination", "special or combination"),
        ];
        let coarse = coarse(&boards(), &steps, 3);
        assert!(alone(&coarse.crowd, 3).is_empty());
        assert!(count(&coarse.crowd, 0, None) <= 3, "{coarse:#?}");
    }

    #[test]
    fn of_fewer_people_than_the_minimum_nothing_is_said() {
        let few = crowd(&["a"], &[vec![Some("x".into())], vec![Some("x".into())]]);
        let coarse = coarse(&few, &[], 3);
        assert_eq!(count(&coarse.crowd, 0, None), 2);
    }

    #[test]
    fn where_nobody_is_alone_nothing_is_changed() {
        let rows = vec![vec![Some("x".to_owned()), None]; 3];
        let same = crowd(&["a", "b"], &rows);
        let steps = [step("a", "x", "y")];
        let found = coarse(&same, &steps, 3);
        assert_eq!(found.crowd, same);
        assert!(found.taken.is_empty() && found.left_out.is_empty());
    }

    fn samples() -> impl Strategy<Value = Vec<Vec<Option<String>>>> {
        (1_usize..5).prop_flat_map(|width| {
            let value = prop_oneof![1 => Just(None), 5 => "[a-e]".prop_map(Some)];
            prop::collection::vec(prop::collection::vec(value, width), 0..40)
        })
    }

    proptest! {
        #[test]
        fn no_combination_in_what_comes_out_fits_too_few(
            rows in samples(), minimum in 2_usize..6, chain in any::<bool>()
        ) {
            let names = ["w", "x", "y", "z"];
            let width = rows.first().map_or(1, Vec::len);
            let before = crowd(&names[..width], &rows);
            let mut steps = vec![step("w", "a", "ab"), step("w", "b", "ab"), step("x", "c", "d")];
            if chain {
                steps.extend([step("w", "ab", "any"), step("w", "c", "any"), step("x", "d", "e")]);
            }
            let found = coarse(&before, &steps, minimum);
            prop_assert_eq!(found.crowd.people.len(), before.people.len());
            if before.people.len() < minimum {
                let mut people = found.crowd.people.iter();
                prop_assert!(people.all(|one| one.values.iter().all(Option::is_none)));
                return Ok(());
            }
            prop_assert_eq!(rare(&found.crowd, minimum), vec![]);
            prop_assert!(alone(&found.crowd, minimum).is_empty());
            // Of whom something was left out is as many others' equal.
            for (_, lost) in &found.left_out {
                for id in lost {
                    let one = found.crowd.people.iter().find(|one| one.id == *id).unwrap();
                    let same = found.crowd.people.iter().filter(|other| other.values == one.values);
                    prop_assert!(same.count() >= minimum, "{} {:?}", id, found);
                }
            }
            prop_assert_eq!(&coarse(&before, &steps, minimum), &found);
            if alone(&before, minimum).is_empty() {
                prop_assert_eq!(&found.crowd, &before);
            }
        }

        #[test]
        fn whoever_is_alone_is_told_and_nobody_else(rows in samples(), minimum in 2_usize..6) {
            let names = ["w", "x", "y", "z"];
            let width = rows.first().map_or(1, Vec::len);
            let crowd = crowd(&names[..width], &rows);
            let mut told: Vec<String> =
                rare(&crowd, minimum).into_iter().flat_map(|one| one.people).collect();
            let mut alone: Vec<String> =
                alone(&crowd, minimum).into_iter().map(str::to_owned).collect();
            told.sort();
            told.dedup();
            alone.sort();
            prop_assert_eq!(told, alone);
        }
    }
}
