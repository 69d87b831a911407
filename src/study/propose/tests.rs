//! Proposals, held against the best that there is.

use std::collections::BTreeSet;

use super::*;
use crate::journal::deed::Place;
use crate::journal::moment::Timestamp;
use crate::study::participants::Attribute;
use crate::study::plan::targets::Target;
use crate::study::sample::{Record, Step};

fn member(number: usize, values: &[(&str, &str)], place: Place) -> Member {
    let step = Step {
        at: Timestamp::parse("2026-01-12T13:00:00.000Z").unwrap(),
        place,
        why: None,
    };
    let attribute =
        |(name, value): &(&str, &str)| ((*name).to_owned(), Attribute::Word((*value).to_owned()));
    Member {
        id: format!("R{number}"),
        attributes: values.iter().map(attribute).collect(),
        record: Record {
            signed_up: None,
            steps: vec![step],
        },
        phases: BTreeSet::new(),
        finished: BTreeSet::new(),
        held: BTreeSet::new(),
        refused: BTreeSet::new(),
        left: false,
    }
}

fn plan(targets: &[(&str, &str, u32)], strata: &[&str], balance: &[&str]) -> Plan {
    let all = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    let mut plan = Plan {
        strata: all(strata),
        ..Plan::default()
    };
    plan.sample.balance = all(balance);
    for (name, value, planned) in targets {
        plan.targets.push(Target {
            cell: vec![((*name).to_owned(), (*value).to_owned())],
            planned: *planned,
        });
    }
    plan
}

/// Numbers that look random and are the same each time.
fn dice(state: &mut u64, sides: u64) -> usize {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1);
    usize::try_from((*state >> 33) % sides).unwrap()
}

/// How far a choice is from what is wanted.
fn distance(chosen: &[&Member], counters: &[Counter]) -> Distance {
    let mut counts = vec![0; counters.len()];
    for member in chosen {
        add(&mut counts, &counted(member, counters), 1);
    }
    let mut all = [0; 3];
    for (counter, count) in counters.iter().zip(counts) {
        all[counter.level] += (count - counter.wanted) * (count - counter.wanted);
    }
    all
}

/// The nearest that any choice of so many comes.
fn best(members: &[Member], counters: &[Counter], number: u32) -> Distance {
    let choices = (0_u32..1 << members.len()).filter(|bits| bits.count_ones() == number);
    let chosen = choices.map(|bits| {
        let is_in = |(at, _): &(usize, &Member)| bits >> at & 1 == 1;
        let all = members.iter().enumerate().filter(is_in);
        all.map(|(_, one)| one).collect::<Vec<_>>()
    });
    chosen
        .map(|chosen| distance(&chosen, counters))
        .min()
        .unwrap()
}

#[test]
fn a_proposal_is_as_near_to_what_is_wanted_as_any_choice_can_be() {
    let mut state = 7;
    let (mut rounds, mut worse) = (0, 0);
    for _ in 0..60 {
        let members: Vec<Member> = (1..=13)
            .map(|number| {
                let size = ["a", "b", "c"][dice(&mut state, 3)];
                let kind = ["x", "y", "z"][dice(&mut state, 3)];
                let place = ["n", "s"][dice(&mut state, 2)];
                member(
                    number,
                    &[("size", size), ("kind", kind), ("where", place)],
                    Place::Open,
                )
            })
            .collect();
        let wanted = [
            ("size", "a", 2),
            ("size", "b", 2),
            ("size", "c", 3),
            ("kind", "x", 3),
            ("kind", "y", 1),
            ("kind", "z", 3),
        ];
        let plan = plan(&wanted, &["size", "kind"], &["where"]);
        let counters = counters(&members, &plan);
        let chosen = propose(&members, &plan, 7, "1");
        assert_eq!(chosen.len(), 7);
        rounds += 1;
        worse += usize::from(distance(&chosen, &counters)[0] > best(&members, &counters, 7)[0]);
    }
    assert_eq!((rounds, worse), (60, 0));
}

#[test]
fn the_same_people_and_seed_give_the_same_proposal_in_whatever_order_they_come() {
    let mut members: Vec<Member> = (1..=40)
        .map(|number| {
            let size = if number % 3 == 0 { "a" } else { "b" };
            member(number, &[("size", size)], Place::Open)
        })
        .collect();
    let plan = plan(&[("size", "a", 5), ("size", "b", 5)], &["size"], &[]);
    let ids = |members: &[Member], seed: &str| {
        let chosen = propose(members, &plan, 10, seed).into_iter();
        chosen.map(|one| one.id.clone()).collect::<BTreeSet<_>>()
    };
    let first = ids(&members, "1");
    members.reverse();
    assert_eq!(ids(&members, "1"), first);
    assert_ne!(ids(&members, "2"), first);
}

#[test]
fn those_who_are_chosen_count_and_only_those_of_whom_nothing_is_decided_are_proposed() {
    let places = [
        Place::Chosen,
        Place::Chosen,
        Place::Open,
        Place::Open,
        Place::Declined,
        Place::Reserve,
    ];
    let sizes = ["a", "a", "a", "b", "b", "b"];
    let members: Vec<Member> = (1..)
        .zip(places.into_iter().zip(sizes))
        .map(|(number, (place, size))| member(number, &[("size", size)], place))
        .collect();
    let plan = plan(&[("size", "a", 2), ("size", "b", 2)], &["size"], &[]);
    let chosen = propose(&members, &plan, 1, "1");
    assert_eq!(chosen[0].id, "R4");
    assert_eq!(propose(&members, &plan, 9, "1").len(), 2);
}

#[test]
fn strata_without_numbers_are_spread_evenly_before_what_is_balanced_besides() {
    let members: Vec<Member> = (0..12)
        .map(|number| {
            let sector = if number < 9 { "po" } else { "vo" };
            let place = ["n", "s", "w"][number % 3];
            member(
                number + 1,
                &[("sector", sector), ("where", place)],
                Place::Open,
            )
        })
        .collect();
    let plan = plan(&[], &["sector"], &["where"]);
    let chosen = propose(&members, &plan, 6, "1");
    let of = |name: &str, value: &str| {
        chosen
            .iter()
            .filter(|one| one.value(name) == Some(value))
            .count()
    };
    assert_eq!((of("sector", "po"), of("sector", "vo")), (3, 3));
    assert_eq!(
        (of("where", "n"), of("where", "s"), of("where", "w")),
        (2, 2, 2)
    );
}

#[test]
fn thousands_of_sign_ups_are_gone_through() {
    let mut state = 3;
    let members: Vec<Member> = (1..=5_000)
        .map(|number| {
            let size = ["a", "b", "c"][dice(&mut state, 3)];
            let town = dice(&mut state, 2_000).to_string();
            member(number, &[("size", size), ("town", &town)], Place::Open)
        })
        .collect();
    let wanted = [("size", "a", 500), ("size", "b", 1), ("size", "c", 499)];
    let plan = plan(&wanted, &["size"], &["town"]);
    let chosen = propose(&members, &plan, 1_000, "1");
    let of = |value: &str| {
        chosen
            .iter()
            .filter(|one| one.value("size") == Some(value))
            .count()
    };
    assert_eq!((of("a"), of("b"), of("c")), (500, 1, 499));
}
