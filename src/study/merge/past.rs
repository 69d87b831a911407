//! What a study's own journal tells, line by line with the hash of each: the same line in two studies is
//! the same thing that happened, whatever was written around it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::NotMerged;
use crate::journal::Event;
use crate::journal::deed::{Deed, Renumbered, TakenOver};
use crate::journal::line::Line;
use crate::journal::moment::Timestamp;
use crate::study::Study;
use crate::study::error::StudyError;

/// The kinds that stay where they are: each study has its own.
const OWN: [&str; 4] = ["opened", "merged", "renumbered", "erased"];

/// A study's own journal.
#[derive(Debug, Default)]
pub struct Past {
    /// The events as they stand in the file.
    pub written: Vec<Event>,
    /// What happened, wherever it was first written down.
    pub lines: Vec<Told>,
    /// The hashes of all its lines.
    pub chain: BTreeSet<String>,
    /// The hash of line 0: a study that was begun as a copy has it from the other.
    pub first: Option<String>,
    /// The hash of the last line.
    pub last: Option<String>,
    /// How many lines cannot be trusted.
    pub damaged: usize,
}

/// Something that happened, as its line has it.
#[derive(Debug, Clone)]
pub struct Told {
    /// The hash of the line in which it was first written down.
    pub hash: String,
    /// When.
    pub at: Timestamp,
    /// The kind.
    pub kind: String,
    /// Its own fields.
    pub data: Value,
}

impl Told {
    /// Whom it is about.
    #[must_use]
    pub fn participant(&self) -> Option<&str> {
        self.data.get("participant")?.as_str()
    }

    /// What it is.
    #[must_use]
    pub fn deed(&self) -> Deed {
        let deed = Deed::read(&self.kind, &self.data.to_string());
        deed.unwrap_or(Deed::Unknown)
    }

    /// The same as it is written down elsewhere, where people have other numbers.
    #[must_use]
    pub fn taken_over(&self, source: &str, people: &BTreeMap<String, String>) -> TakenOver {
        let mut data = self.data.clone();
        if let Some(Value::String(who)) = data.get_mut("participant")
            && let Some(now) = people.get(who)
        {
            who.clone_from(now);
        }
        TakenOver {
            source: source.to_owned(),
            at: self.at,
            hash: self.hash.clone(),
            kind: self.kind.clone(),
            data,
        }
    }
}

impl Past {
    /// Reads a study's own journal; nothing happened where there is none.
    ///
    /// # Errors
    /// When it cannot be read, or is of a later version.
    pub fn of(study: &Study) -> Result<Past, NotMerged> {
        let path = study.log_site().journal();
        let Some(reading) = study.log_as_written().map_err(StudyError::at(&path))? else {
            return Ok(Past::default());
        };
        if let Some(format) = reading.outcome.newer {
            return Err(NotMerged::Newer(study.root.clone(), format));
        }
        let bytes = std::fs::read(&path).map_err(StudyError::at(&path))?;
        let lines = bytes.split(|byte| *byte == b'\n').filter_map(Line::parse);
        let lines: BTreeMap<u64, Line<'_>> = lines.map(|line| (line.seq, line)).collect();
        let mut past = Past {
            first: lines.values().next().map(|line| line.hash.to_string()),
            last: lines.values().next_back().map(|line| line.hash.to_string()),
            damaged: reading.outcome.damage.len(),
            ..Past::default()
        };
        for event in &reading.events {
            if let Some(line) = lines.get(&event.seq) {
                past.chain.insert(line.hash.to_string());
                past.take(event, line);
            }
        }
        past.written = reading.events;
        Ok(past)
    }

    fn take(&mut self, event: &Event, line: &Line<'_>) {
        let told = match &event.deed {
            Deed::TakenOver(taken) => Told {
                hash: taken.hash.clone(),
                at: taken.at,
                kind: taken.kind.clone(),
                data: taken.data.clone(),
            },
            _ if OWN.contains(&line.kind) => return,
            _ => Told {
                hash: line.hash.to_string(),
                at: event.at,
                kind: line.kind.to_owned(),
                data: serde_json::from_str(line.data).unwrap_or_default(),
            },
        };
        self.lines.push(told);
    }

    /// What happened that the other does not know.
    pub fn unknown_to<'a>(&'a self, other: &'a Past) -> impl Iterator<Item = &'a Told> {
        let known: BTreeSet<&str> = other.lines.iter().map(|line| line.hash.as_str()).collect();
        let all = self.lines.iter();
        all.filter(move |line| !known.contains(line.hash.as_str()))
    }

    /// Whether the two were one study once, or one was brought into the other.
    #[must_use]
    pub fn is_related(&self, other: &Past) -> bool {
        let is_copy = self.first.is_some() && self.first == other.first;
        is_copy || self.brought_in(other)
    }

    /// Whether the other was brought in here before.
    fn brought_in(&self, other: &Past) -> bool {
        self.written.iter().any(|event| match &event.deed {
            Deed::Merged(merged) => self.is_of(merged.through.as_ref(), other),
            _ => false,
        })
    }

    /// Whether a line is the other's, and not one from before the two parted.
    fn is_of(&self, line: Option<&String>, other: &Past) -> bool {
        line.is_some_and(|hash| other.chain.contains(hash) && !self.chain.contains(hash))
    }

    /// Who was given another number when a folder was brought in, and whether that was surely the other.
    pub fn renumbered<'a>(
        &'a self,
        other: &'a Past,
    ) -> impl Iterator<Item = (bool, &'a Renumbered)> {
        self.written
            .iter()
            .filter_map(move |event| match &event.deed {
                Deed::Renumbered(it) => Some((self.is_of(it.through.as_ref(), other), it)),
                _ => None,
            })
    }
}
