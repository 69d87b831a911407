//! A proposal of whom to choose, so that the sample comes as near as can be to what is wanted of each
//! kind, and is spread evenly over the rest. The same people, plan and seed give the same proposal,
//! in whatever order the files are. Pure; the choice is the researcher's.

use std::collections::{BTreeMap, BTreeSet};

use super::plan::Plan;
use super::quota::NONE;
use super::sample::Member;
use crate::journal::hash::Hash;

/// Exchanges that are tried; with so many kinds of people that this is not enough, the proposal is
/// good rather than best.
const MOST_TRIES: usize = 4_000_000;
/// How many beginnings are tried, when there are but few kinds of people.
const STARTS: usize = 24;
const FEW: usize = 100;

/// How far a choice is from what is wanted: first from the numbers that are given, then from an even
/// spread over strata without numbers, then over what is to be balanced besides.
type Distance = [i64; 3];

/// What a choice is judged by: how many of those chosen have something.
#[derive(Debug)]
struct Counter {
    /// The attributes with the values that it counts.
    cell: Vec<(String, String)>,
    /// Which part of the distance it adds to.
    level: usize,
    /// How many there should be; of what is to be spread evenly as few as can be of each.
    wanted: i64,
}

/// People who count the same.
#[derive(Clone)]
struct Kind<'a> {
    counters: Vec<usize>,
    /// In the order that the seed gives.
    people: Vec<&'a Member>,
    taken: usize,
}

/// Whom to choose: so many more, in the order of the members. Several beginnings are tried, since
/// exchanging one for another does not always lead to the best.
#[must_use]
pub fn propose<'a>(
    members: &'a [Member],
    plan: &Plan,
    number: usize,
    seed: &str,
) -> Vec<&'a Member> {
    let counters = counters(members, plan);
    let none = Choice::new(members, &counters, seed);
    let starts = if none.kinds.len() > FEW { 1 } else { STARTS };
    let mut best: Option<(Distance, BTreeSet<&str>)> = None;
    for start in 0..starts {
        let mut choice = none.clone();
        match start {
            0 => choice.fill(number),
            _ => choice.fill_by_lot(number, start),
        }
        choice.exchange();
        let distance = choice.distance();
        if best.as_ref().is_none_or(|(nearest, _)| distance < *nearest) {
            best = Some((distance, choice.chosen()));
        }
    }
    let chosen = best.map(|(_, chosen)| chosen).unwrap_or_default();
    let is_chosen = |member: &&Member| chosen.contains(member.id.as_str());
    members.iter().filter(is_chosen).collect()
}

fn counters(members: &[Member], plan: &Plan) -> Vec<Counter> {
    let mut counters: Vec<Counter> = Vec::new();
    for target in &plan.targets {
        counters.push(Counter {
            cell: target.cell.clone(),
            level: 0,
            wanted: target.planned.into(),
        });
    }
    let planned = plan.planned().unwrap_or_default();
    let sums = plan.sums();
    let sum = |name: &String| sums.iter().find(|(known, _)| known == name);
    let is_whole = |name: &String| sum(name).is_some_and(|(_, sum)| *sum >= planned);
    let mut add_values = |name: &String, level: usize| {
        for value in values(members, name) {
            let cell = vec![(name.clone(), value)];
            if !counters.iter().any(|counter| counter.cell == cell) {
                counters.push(Counter {
                    cell,
                    level,
                    wanted: 0,
                });
            }
        }
    };
    // Where the numbers of an attribute make up the whole sample, nobody else is wanted.
    let single = plan
        .targets
        .iter()
        .filter_map(|target| match target.cell.as_slice() {
            [(name, _)] => Some(name),
            _ => None,
        });
    for name in single.filter(|name| is_whole(name)) {
        add_values(name, 0);
    }
    for name in plan.strata.iter().filter(|name| sum(name).is_none()) {
        add_values(name, 1);
    }
    let is_other = |name: &&String| !plan.strata.contains(name) && sum(name).is_none();
    for name in plan.sample.balance.iter().filter(is_other) {
        add_values(name, 2);
    }
    counters
}

/// The values that people have in one respect.
fn values(members: &[Member], name: &str) -> Vec<String> {
    let value = |member: &Member| member.value(name).unwrap_or(NONE).to_owned();
    let all: BTreeSet<String> = members.iter().map(value).collect();
    all.into_iter().collect()
}

/// A choice while it is made.
#[derive(Clone)]
struct Choice<'a> {
    counters: &'a [Counter],
    counts: Vec<i64>,
    kinds: Vec<Kind<'a>>,
}

impl<'a> Choice<'a> {
    /// Those who are in the sample already count from the beginning.
    fn new(members: &'a [Member], counters: &'a [Counter], seed: &str) -> Choice<'a> {
        let mut counts = vec![0; counters.len()];
        let mut kinds: BTreeMap<Vec<usize>, Vec<(String, &Member)>> = BTreeMap::new();
        for member in members {
            let own = counted(member, counters);
            if member.is_in() {
                add(&mut counts, &own, 1);
            } else if member.is_open() {
                let place = Hash::of(format!("{seed}\n{}", member.id).as_bytes()).to_string();
                kinds.entry(own).or_default().push((place, member));
            }
        }
        let mut kinds: Vec<_> = kinds.into_iter().collect();
        for (_, people) in &mut kinds {
            people.sort_by(|(a, _), (b, _)| a.cmp(b));
        }
        // Of kinds that are equally good the seed decides as well.
        kinds.sort_by_key(|(_, people)| people.first().map(|(place, _)| place.clone()));
        let kind = |(counters, people): (Vec<usize>, Vec<(String, &'a Member)>)| Kind {
            counters,
            people: people.into_iter().map(|(_, member)| member).collect(),
            taken: 0,
        };
        Choice {
            counters,
            counts,
            kinds: kinds.into_iter().map(kind).collect(),
        }
    }

    /// Takes so many, each time one who brings the sample nearest.
    fn fill(&mut self, number: usize) {
        for _ in 0..number {
            let free = self.kinds.iter().enumerate();
            let free = free.filter(|(_, kind)| kind.taken < kind.people.len());
            let best =
                free.min_by_key(|(_, kind)| change(self.counters, &self.counts, &kind.counters, 1));
            let Some(best) = best.map(|(at, _)| at) else {
                return;
            };
            self.take(best, 1);
        }
    }

    /// Takes so many by lot, another one for each number of a beginning.
    fn fill_by_lot(&mut self, number: usize, start: usize) {
        let mut lots: Vec<(String, usize)> = Vec::new();
        for (at, kind) in self.kinds.iter().enumerate() {
            for person in &kind.people {
                let lot = Hash::of(format!("{start}\n{}", person.id).as_bytes());
                lots.push((lot.to_string(), at));
            }
        }
        lots.sort();
        for (_, at) in lots.into_iter().take(number) {
            self.take(at, 1);
        }
    }

    /// How far it is from what is wanted.
    fn distance(&self) -> Distance {
        let mut distance = [0; 3];
        for (counter, count) in self.counters.iter().zip(&self.counts) {
            if let Some(part) = distance.get_mut(counter.level) {
                *part += (count - counter.wanted) * (count - counter.wanted);
            }
        }
        distance
    }

    fn chosen(&self) -> BTreeSet<&'a str> {
        let taken = self.kinds.iter().flat_map(|kind| {
            let taken = kind.people.get(..kind.taken);
            taken.unwrap_or_default()
        });
        taken.map(|one| one.id.as_str()).collect()
    }

    /// Exchanges people for others as long as that brings the sample nearer.
    fn exchange(&mut self) {
        let mut tries = 0;
        let mut is_better = true;
        while is_better {
            is_better = false;
            for out in 0..self.kinds.len() {
                for into in 0..self.kinds.len() {
                    tries += 1;
                    if tries > MOST_TRIES {
                        return;
                    }
                    is_better |= self.try_exchange(out, into);
                }
            }
        }
    }

    /// Exchanges one for another if that brings the sample nearer; says whether it did.
    fn try_exchange(&mut self, out: usize, into: usize) -> bool {
        let (Some(one), Some(other)) = (self.kinds.get(out), self.kinds.get(into)) else {
            return false;
        };
        if out == into || one.taken == 0 || other.taken == other.people.len() {
            return false;
        }
        let less = change(self.counters, &self.counts, &one.counters, -1);
        add(&mut self.counts, &one.counters, -1);
        let more = change(self.counters, &self.counts, &other.counters, 1);
        add(&mut self.counts, &one.counters, 1);
        if plus(less, more) >= [0; 3] {
            return false;
        }
        self.take(out, -1);
        self.take(into, 1);
        true
    }

    fn take(&mut self, kind: usize, by: i64) {
        if let Some(kind) = self.kinds.get_mut(kind) {
            kind.taken = if by > 0 {
                kind.taken + 1
            } else {
                kind.taken.saturating_sub(1)
            };
            add(&mut self.counts, &kind.counters, by);
        }
    }
}

/// By how much the distance changes when one comes in or goes out: the change of a square.
fn change(counters: &[Counter], counts: &[i64], own: &[usize], by: i64) -> Distance {
    let mut change = [0; 3];
    for at in own {
        if let (Some(counter), Some(count)) = (counters.get(*at), counts.get(*at))
            && let Some(part) = change.get_mut(counter.level)
        {
            *part += 2 * by * (count - counter.wanted) + 1;
        }
    }
    change
}

fn plus(a: Distance, b: Distance) -> Distance {
    let [a0, a1, a2] = a;
    let [b0, b1, b2] = b;
    [a0 + b0, a1 + b1, a2 + b2]
}

fn add(counts: &mut [i64], own: &[usize], by: i64) {
    for at in own {
        if let Some(count) = counts.get_mut(*at) {
            *count += by;
        }
    }
}

/// The counters that count a member.
fn counted(member: &Member, counters: &[Counter]) -> Vec<usize> {
    let counts = |counter: &Counter| {
        let mut cell = counter.cell.iter();
        cell.all(|(name, value)| member.value(name).unwrap_or(NONE) == value)
    };
    let all = counters.iter().enumerate();
    all.filter(|(_, counter)| counts(counter))
        .map(|(at, _)| at)
        .collect()
}

#[cfg(test)]
mod tests;
