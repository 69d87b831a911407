//! In what two studies differ besides who is who and what is in their sessions. What is here stays; the
//! researcher has to know.

use std::collections::{BTreeMap, BTreeSet};

use super::side::Side;
use crate::journal::deed::{Deed, Place};
use crate::review::renames::trimmed;
use crate::study::STUDY;
use crate::study::frozen::Guides;
use crate::study::merge::same::Same;

/// What each researcher sets for their own computer or themselves.
const PERSONAL: [&str; 3] = ["researchers", "recorder", "language"];

/// Something in which two studies differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// A setting in study.toml.
    Setting(String),
    /// A guide that was used in the same version with other words: its id, its version.
    Guide(String, String),
    /// The concepts of a guide: its id, which are only here, which only there.
    Concepts(String, Vec<String>, Vec<String>),
    /// A theme that got two names: as it was given, the name here, the name there.
    Theme(String, String, String),
    /// How somebody stands in the sample: here, there, and what holds, being the later one.
    Place(String, [Place; 3]),
    /// So many names stand for other people in the list of speakers.
    Speakers(usize),
}

/// In what two studies differ.
#[must_use]
pub fn differences(here: &Side, there: &Side, same: &Same) -> Vec<Difference> {
    let mut found = settings(here, there);
    found.extend(guides(here, there));
    found.extend(themes(here, there));
    found.extend(places(here, there, same));
    let own: BTreeMap<&str, &str> = here
        .speakers
        .iter()
        .map(|(name, code)| (name.as_str(), code.as_str()))
        .collect();
    let is_other = |(name, code): &&(String, String)| {
        let now = same.people.get(code).unwrap_or(code);
        own.get(name.as_str()).is_some_and(|own| own != now)
    };
    let speakers = there.speakers.iter().filter(is_other).count();
    found.extend((speakers > 0).then_some(Difference::Speakers(speakers)));
    found
}

fn settings(here: &Side, there: &Side) -> Vec<Difference> {
    let table = |side: &Side| {
        let text = std::fs::read_to_string(side.study.root.join(STUDY)).unwrap_or_default();
        text.parse::<toml::Table>().unwrap_or_default()
    };
    let (own, theirs) = (table(here), table(there));
    let keys: BTreeSet<&String> = own.keys().chain(theirs.keys()).collect();
    let differs = |key: &&&String| {
        !PERSONAL.contains(&key.as_str())
            && theirs.contains_key(**key)
            && own.get(**key) != theirs.get(**key)
    };
    let keys = keys.iter().filter(differs);
    keys.map(|key| Difference::Setting((*key).clone()))
        .collect()
}

/// The guides that a study's sessions were held with.
#[derive(Default)]
struct Used {
    /// The hashes of each version.
    versions: BTreeMap<(String, String), BTreeSet<String>>,
    /// The concepts of each guide.
    concepts: BTreeMap<String, BTreeSet<String>>,
}

impl Used {
    fn of(side: &Side) -> Used {
        let guides = Guides::default();
        let mut used = Used::default();
        for held in side.sessions.values() {
            let Ok(header) = held.folder.header() else {
                continue;
            };
            let version = (header.guide.clone(), header.guide_version.clone());
            let hashes = used.versions.entry(version).or_default();
            if hashes.insert(header.guide_sha256.clone()) {
                let frozen = guides.of(&held.folder, &header).0;
                let concepts = frozen.guide.concepts.all().iter();
                let known = used.concepts.entry(header.guide).or_default();
                known.extend(concepts.map(|concept| concept.id.clone()));
            }
        }
        used
    }
}

fn guides(here: &Side, there: &Side) -> Vec<Difference> {
    let (own, theirs) = (Used::of(here), Used::of(there));
    let mut found = Vec::new();
    for (version, hashes) in &theirs.versions {
        let known = own.versions.get(version);
        if known.is_some_and(|known| !hashes.is_subset(known)) {
            found.push(Difference::Guide(version.0.clone(), version.1.clone()));
        }
    }
    for (guide, concepts) in &theirs.concepts {
        let Some(known) = own.concepts.get(guide) else {
            continue;
        };
        if known != concepts {
            let only =
                |a: &BTreeSet<String>, b: &BTreeSet<String>| a.difference(b).cloned().collect();
            let (here, there) = (only(known, concepts), only(concepts, known));
            found.push(Difference::Concepts(guide.clone(), here, there));
        }
    }
    found
}

/// Themes that both renamed, each to another name.
fn themes(here: &Side, there: &Side) -> Vec<Difference> {
    let renamed = |from: &Side, to: &Side| -> BTreeMap<String, String> {
        let lines = from.past.unknown_to(&to.past);
        let renames = lines.filter_map(|line| match line.deed() {
            Deed::ThemeRenamed(it) => {
                Some((trimmed(&it.from)?.to_owned(), trimmed(&it.to)?.to_owned()))
            }
            _ => None,
        });
        renames.collect()
    };
    let (own, theirs) = (renamed(here, there), renamed(there, here));
    let both = theirs.into_iter().filter_map(|(from, to)| {
        let own = own.get(&from).filter(|own| **own != to)?;
        Some(Difference::Theme(from, own.clone(), to))
    });
    both.collect()
}

/// Who stands otherwise in the sample, decided in both since they parted.
fn places(here: &Side, there: &Side, same: &Same) -> Vec<Difference> {
    let settled = |from: &Side, to: &Side| {
        let mut settled = BTreeMap::new();
        for line in from.past.unknown_to(&to.past) {
            if let Deed::Sampled(it) = line.deed() {
                settled.insert(it.participant, (line.at, it.place));
            }
        }
        settled
    };
    let own = settled(here, there);
    let mut found = Vec::new();
    for (who, (at, place)) in settled(there, here) {
        let now = same.people.get(&who).unwrap_or(&who);
        if let Some((own_at, own)) = own.get(now).filter(|(_, own)| *own != place) {
            let holds = if *own_at > at { *own } else { place };
            found.push(Difference::Place(now.clone(), [*own, place, holds]));
        }
    }
    found
}
