//! What bringing a folder in would do: who is who, what clashes, what comes. Nothing is written by it.

use std::collections::{BTreeMap, BTreeSet};

use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use super::compare::{Compared, Piece, compare};
use super::differences::{Difference, differences};
use super::past::Told;
use super::plain::files_in;
use super::same::{Same, same};
use super::side::{Held, Side};
use crate::journal::verify::verify;
use crate::review::numbers::Numbers;
use crate::study::create::SessionFolder;

/// What bringing a folder in would do.
#[derive(Debug)]
pub struct Plan {
    /// What the folder is called, without the way to it.
    pub source: String,
    /// Who is who.
    pub same: Same,
    /// In what the two differ besides.
    pub differences: Vec<Difference>,
    /// The sessions that are new.
    pub fresh: Vec<Fresh>,
    /// The sessions that both have, of which something comes in or clashes.
    pub shared: Vec<Shared>,
    /// The sessions that do not come in, and why.
    pub left: Vec<(String, String)>,
    /// What happened there that is not known here.
    pub told: Vec<Told>,
}

/// A session that is new.
#[derive(Debug, Clone)]
pub struct Fresh {
    /// Where it is, with what its participants are called here.
    pub folder: SessionFolder,
    /// Everyone who was ever at the table, as its files have it.
    pub written: Vec<String>,
    /// Whether these are people of the study.
    pub is_of_people: bool,
    /// Whether something is wrong with its journal: it comes in as it is.
    pub is_damaged: bool,
}

/// A session that both have.
#[derive(Debug, Clone)]
pub struct Shared {
    /// The one here.
    pub here: SessionFolder,
    /// The other one.
    pub there: SessionFolder,
    /// What comes in and what clashes.
    pub compared: Compared,
}

impl Plan {
    /// Compares two studies; `one` are numbers of which the researcher says that they are one person.
    #[must_use]
    pub fn of(here: &Side, there: &Side, one: &BTreeSet<String>) -> Plan {
        let same = same(here, there, one);
        let mut plan = Plan {
            source: there.name(),
            differences: differences(here, there, &same),
            told: there.past.unknown_to(&here.past).cloned().collect(),
            fresh: Vec::new(),
            shared: Vec::new(),
            left: Vec::new(),
            same,
        };
        let all: Vec<(&String, &Held)> = there.sessions.iter().collect();
        let look = |(id, held): (&String, &Held)| {
            let looked = match here.sessions.get(id) {
                None => look_at(held, &plan.same).map(Looked::Fresh),
                Some(own) => compare(&own.folder, &held.folder).map(|compared| {
                    Looked::Shared(Shared {
                        here: own.folder.clone(),
                        there: held.folder.clone(),
                        compared,
                    })
                }),
            };
            (id.clone(), looked)
        };
        let looked: Vec<_> = all.into_par_iter().map(look).collect();
        for (id, looked) in looked {
            match looked {
                Ok(Looked::Fresh(fresh)) => plan.fresh.push(fresh),
                Ok(Looked::Shared(shared)) if shared.compared == Compared::default() => {}
                Ok(Looked::Shared(shared)) => plan.shared.push(shared),
                Err(error) => plan.left.push((id, error.to_string())),
            }
        }
        plan
    }

    /// Who has another number here, of those whom something that comes in is about.
    #[must_use]
    pub fn renumbered(&self) -> BTreeMap<&str, &str> {
        let others = self
            .same
            .people
            .iter()
            .filter(|(there, here)| there != here);
        let all = others.map(|(there, here)| (there.as_str(), here.as_str()));
        all.collect()
    }

    /// The journals that part: the session, and what of it.
    pub fn apart(&self) -> impl Iterator<Item = (&str, &str)> {
        self.shared.iter().flat_map(|shared| {
            let apart = shared.compared.apart.iter();
            apart.map(|what| (shared.here.id.as_str(), what.as_str()))
        })
    }

    /// The sessions here of which something comes in.
    pub fn growing(&self) -> impl Iterator<Item = &Shared> {
        let all = self.shared.iter();
        all.filter(|shared| !shared.compared.pieces.is_empty())
    }

    /// The sessions here whose journal is followed by a longer one.
    pub fn longer(&self) -> impl Iterator<Item = &str> {
        let all = self.growing();
        let longer = all.filter(|shared| shared.compared.pieces.contains(&Piece::Journal));
        longer.map(|shared| shared.here.id.as_str())
    }

    /// The sessions whose journal here goes further than the other.
    pub fn behind(&self) -> impl Iterator<Item = &str> {
        let behind = self
            .shared
            .iter()
            .filter(|shared| shared.compared.is_behind);
        behind.map(|shared| shared.here.id.as_str())
    }
}

enum Looked {
    Fresh(Fresh),
    Shared(Shared),
}

fn look_at(held: &Held, same: &Same) -> std::io::Result<Fresh> {
    files_in(&held.folder.path)?;
    let is_whole = verify(&held.folder.path).is_ok_and(|report| report.is_whole());
    Ok(Fresh {
        folder: SessionFolder {
            numbers: numbers(&held.folder.numbers, &same.people),
            ..held.folder.clone()
        },
        written: held.written.clone(),
        is_of_people: held.is_of_people,
        is_damaged: !is_whole,
    })
}

/// What those are called here whom a session's files name: by what they are called there.
fn numbers(there: &Numbers, people: &BTreeMap<String, String>) -> Numbers {
    let now = |who: &str| people.get(who).map_or(who, String::as_str).to_owned();
    let mut pairs: BTreeMap<String, String> = there
        .pairs()
        .map(|(written, who)| (written.to_owned(), now(who)))
        .collect();
    for (who, now) in people {
        let is_named = pairs.contains_key(who);
        if !is_named && who != now {
            pairs.insert(who.clone(), now.clone());
        }
    }
    pairs.retain(|written, now| written != now);
    Numbers::new(pairs)
}

impl Side {
    /// What the study knows once a folder was brought in, so that the next one can be compared with it.
    pub fn expect(&mut self, plan: &Plan, there: &Side) {
        let now = |id: &str| {
            plan.same
                .people
                .get(id)
                .map_or(id, String::as_str)
                .to_owned()
        };
        for fresh in &plan.fresh {
            let held = Held {
                folder: fresh.folder.clone(),
                written: fresh.written.clone(),
                is_of_people: fresh.is_of_people,
            };
            self.sessions.insert(held.folder.id.clone(), held);
        }
        for (id, row) in &there.rows {
            self.rows.entry(now(id)).or_insert_with(|| row.clone());
        }
        for (id, person) in there.key.people() {
            self.key.add(now(id), person.clone());
        }
        for line in &plan.told {
            let taken = line.taken_over(&plan.source, &plan.same.people);
            let data = taken.data;
            self.past.lines.push(Told {
                data,
                ..line.clone()
            });
        }
        self.others.extend(plan.same.people.values().cloned());
    }
}
