//! Who of another study is who here. Nobody is taken for somebody else because they have the same
//! number: something has to say so.
//!
//! What says so, the strongest first: a session or an entry of the study's own journal that both have;
//! the researcher; a name or an address in both keys; the same row in both lists, where at most one of
//! the two was interviewed.

use std::collections::{BTreeMap, BTreeSet};

use super::side::Side;
use crate::study::key::{Person, Personal};
use crate::study::name::{natural, participant};
use crate::study::participants::Attribute;
use crate::study::signups::address;
use crate::transcript::label::folded;

/// Who is who.
#[derive(Debug, Default)]
pub struct Same {
    /// What everybody of the other study is called here.
    pub people: BTreeMap<String, String>,
    /// What the researcher has to agree to.
    pub clashes: Vec<Clash>,
    /// Who is the same, with attributes that differ; what is here stays.
    pub differing: Vec<(String, Vec<String>)>,
}

/// A number that two people have, or somebody who has two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The number in the other study.
    pub there: String,
    /// The number here: a free one, or the one that the person has.
    pub here: String,
    /// What is the matter.
    pub why: Why,
}

/// What is the matter with a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The keys have other names or addresses.
    Key,
    /// These attributes differ.
    Attributes(Vec<String>),
    /// Both have sessions with it, and nothing says that it is one person.
    Sessions,
    /// Nothing says that it is one person.
    Nothing,
    /// The person has another number here, by the key.
    TwoNumbers,
}

impl Clash {
    /// Whether two people have the number, rather than one person two.
    #[must_use]
    pub fn is_of_two(&self) -> bool {
        self.why != Why::TwoNumbers
    }
}

/// Finds out who is who; `one` are numbers of which the researcher says that they are one person.
#[must_use]
pub fn same(here: &Side, there: &Side, one: &BTreeSet<String>) -> Same {
    let (own, theirs) = (here.people(), there.people());
    let number = |id: &String| participant(id).ok()?.get(1..)?.parse::<u32>().ok();
    let sessions = here.sessions.values().chain(there.sessions.values());
    let in_practice: Vec<String> = sessions
        .flat_map(|held| held.everyone().map(str::to_owned))
        .collect();
    let all = own.iter().chain(&theirs).chain(&in_practice);
    let highest = all.filter_map(number).max();
    let mut free = highest.unwrap_or(0).saturating_add(1);
    let known = known(here, there);
    let is_related = here.past.is_related(&there.past);
    let mut theirs: Vec<&String> = theirs.iter().collect();
    theirs.sort_by(|a, b| natural(a, b));
    let mut found = Same::default();
    for id in theirs {
        let settled = known.get(id).or_else(|| one.get(id));
        let by_key = || by_key(here, there, id);
        let here_is = settled.cloned().or_else(by_key);
        let why = match &here_is {
            Some(own) if own == id || settled.is_some() => None,
            Some(_) => Some(Why::TwoNumbers),
            None if own.contains(id) => clash(here, there, id, is_related),
            None => None,
        };
        let now = match (here_is, &why) {
            (Some(now), _) => now,
            (None, Some(_)) => {
                free += 1;
                format!("R{}", free - 1)
            }
            (None, None) => id.clone(),
        };
        if let Some(why) = why {
            found.clashes.push(Clash {
                there: id.clone(),
                here: now.clone(),
                why,
            });
        }
        if let (Some(row), Some(own)) = (there.rows.get(id), here.rows.get(&now)) {
            let names = differing(own, row, true);
            found
                .differing
                .extend((!names.is_empty()).then(|| (now.clone(), names)));
        }
        found.people.insert(id.clone(), now);
    }
    found
}

/// Who is who by what both have: sessions, those too that were to come in before, and what happened.
fn known(here: &Side, there: &Side) -> BTreeMap<String, String> {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    let of_people = there.sessions.iter().filter(|(_, held)| held.is_of_people);
    for (id, held) in of_people {
        let numbers = match here.sessions.get(id) {
            Some(own) => own.folder.numbers.clone(),
            None if here.numbers.knows(id) => here.numbers.of_session(id),
            None => continue,
        };
        for (written, id) in held.written.iter().zip(held.everyone()) {
            let now = numbers.now(written).to_owned();
            known.entry(id.to_owned()).or_insert(now);
        }
    }
    let own = here.past.lines.iter();
    let own: BTreeMap<&str, &str> = own
        .filter_map(|line| Some((line.hash.as_str(), line.participant()?)))
        .collect();
    for line in &there.past.lines {
        if let (Some(id), Some(now)) = (line.participant(), own.get(line.hash.as_str())) {
            known.entry(id.to_owned()).or_insert((*now).to_owned());
        }
    }
    for (is_it, renumbered) in here.past.renumbered(&there.past) {
        for (id, now) in &renumbered.participants {
            let is_row = || {
                let rows = (there.rows.get(id), here.rows.get(now));
                renumbered.source == there.name() && rows.0.is_some() && rows.0 == rows.1
            };
            if is_it || by_key(here, there, id).as_ref() == Some(now) || is_row() {
                known.entry(id.clone()).or_insert_with(|| now.clone());
            }
        }
    }
    known
}

/// Who somebody of the other key is here.
fn by_key(here: &Side, there: &Side, id: &str) -> Option<String> {
    let person = there.key.get(id)?;
    let own = here.key.get(id).filter(|own| is_one(own, person, true));
    if own.is_some() {
        return Some(id.to_owned());
    }
    let mut others = here.key.people();
    let found = others.find(|(_, own)| is_one(own, person, false));
    found.map(|(now, _)| now.to_owned())
}

/// Whether two entries of a key are one person. Of those who have the same number the name is enough;
/// else two people of one name may have two addresses.
fn is_one(a: &Person, b: &Person, same_number: bool) -> bool {
    let both = |a: &Option<Personal>, b: &Option<Personal>, form: fn(&str) -> String| match (a, b) {
        (Some(a), Some(b)) => Some(form(a.reveal()) == form(b.reveal())),
        _ => None,
    };
    let email = both(&a.email, &b.email, address);
    let name = both(&a.name, &b.name, folded);
    match email {
        Some(true) => true,
        Some(false) => same_number && name == Some(true),
        None => name == Some(true),
    }
}

/// What is the matter with a number that both have; nothing where it is one person.
fn clash(here: &Side, there: &Side, id: &str, is_related: bool) -> Option<Why> {
    if let (Some(own), Some(theirs)) = (here.key.get(id), there.key.get(id)) {
        let is_known = |it: &Person| it.name.is_some() || it.email.is_some();
        if is_known(own) && is_known(theirs) {
            return Some(Why::Key);
        }
    }
    let rows = (here.rows.get(id), there.rows.get(id));
    if let (Some(own), Some(theirs)) = rows {
        let names = differing(own, theirs, false);
        if !names.is_empty() {
            return Some(Why::Attributes(names));
        }
    }
    if here.sat_apart_from(there, id) && there.sat_apart_from(here, id) {
        return Some(Why::Sessions);
    }
    match rows {
        (Some(own), Some(_)) if is_related || !own.is_empty() => None,
        _ => Some(Why::Nothing),
    }
}

/// The attributes in which two rows differ; of one person only those that both have.
fn differing(
    own: &[(String, Attribute)],
    theirs: &[(String, Attribute)],
    of_one: bool,
) -> Vec<String> {
    let value = |row: &[(String, Attribute)], name: &str| {
        let found = row.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.text().to_owned())
    };
    let mut names: Vec<String> = own
        .iter()
        .chain(theirs)
        .map(|(name, _)| name.clone())
        .collect();
    names.sort();
    names.dedup();
    names.retain(|name| match (value(own, name), value(theirs, name)) {
        (Some(own), Some(theirs)) => own != theirs,
        _ => !of_one,
    });
    names
}
