//! Erasing lines, lawfully and visibly: an event says so first, then the words go.
//!
//! Stopped between the two, the event is there and the words still are: reading passes over them
//! already, and erasing again finishes it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{self, Write as _};

use super::append::{Appender, OpenError};
use super::deed::{Deed, Erased};
use super::line::{Line, blank_data};
use super::lock::Lock;
use super::moment::Timestamp;
use super::read::{Outcome, at_path, each};
use super::site::Site;
use super::{Event, tail};
use crate::texts::{JournalTexts, fill};
use crate::{durable, system};

/// Why lines were not erased. Nothing was changed then, unless a file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum EraseError {
    /// The first line and the erasures themselves stay.
    #[error("line {0} cannot be erased")]
    NotErasable(u64),
    /// There is no such line, or it is damaged beyond recognition.
    #[error("there is no line {0} to erase")]
    NotThere(u64),
    /// The session cannot be gone on with, or a file not be written.
    #[error(transparent)]
    Open(#[from] OpenError),
}

impl From<io::Error> for EraseError {
    fn from(error: io::Error) -> EraseError {
        EraseError::Open(error.into())
    }
}

impl EraseError {
    /// The error in the words of a language.
    #[must_use]
    pub fn say(&self, texts: &JournalTexts) -> String {
        match self {
            EraseError::NotErasable(seq) => fill(texts.not_erasable, &[("seq", seq)]),
            EraseError::NotThere(seq) => fill(texts.nothing_to_erase, &[("seq", seq)]),
            EraseError::Open(error) => error.say(texts),
        }
    }
}

/// Erases the lines `seqs` of a journal for `reason`, and the drafts and torn tails with them. Lines named by an earlier erasure that was stopped halfway are erased as well.
///
/// # Errors
/// See [`EraseError`].
pub fn erase(site: impl Into<Site>, seqs: &[u64], reason: &str) -> Result<(), EraseError> {
    let site = &site.into();
    let lock = Lock::take(site).map_err(OpenError::from)?;
    let (outcome, last) = survey(site)?;
    check(site, seqs)?;
    let mut reasons: BTreeMap<u64, String> = outcome
        .erasures
        .iter()
        .filter_map(|(seq, reasons)| Some((*seq, reasons.first()?.clone())))
        .collect();
    let mut fresh: Vec<u64> = seqs.to_vec();
    fresh.retain(|seq| !reasons.contains_key(seq));
    fresh.sort_unstable();
    fresh.dedup();
    reasons.extend(fresh.iter().map(|seq| (*seq, reason.to_owned())));
    if let Some(torn) = outcome.torn {
        tail::set_tail_aside(site, torn, Timestamp::now())?;
    }
    let mut appender = Appender::new(site, lock, &outcome)?;
    if !fresh.is_empty() {
        appender.append(&[announcement(&outcome, last, fresh, reason)])?;
    }
    blank_out(site, &reasons)?;
    remove_traces(site)?;
    Ok(())
}

/// The lines of a journal that can be named to be erased, by `seq`, whether or not they can be trusted;
/// those that were are not among them.
///
/// # Errors
/// When the journal cannot be read.
pub fn erasable(site: impl Into<Site>) -> io::Result<BTreeSet<u64>> {
    let bytes = journal(&site.into())?;
    let lines = bytes.split(|byte| *byte == b'\n').filter_map(Line::parse);
    let named =
        lines.filter(|line| line.seq != 0 && line.kind != "erased" && !line.salt.is_empty());
    Ok(named.map(|line| line.seq).collect())
}

/// What the journal is like, and the moment of its last event.
fn survey(site: &Site) -> io::Result<(Outcome, Option<(Timestamp, u64)>)> {
    let mut last = None;
    let outcome = each(site, |event| last = Some((event.at, event.ms)))?;
    Ok((outcome, last))
}

/// Whether all the lines can be found and may be erased.
fn check(site: &Site, seqs: &[u64]) -> Result<(), EraseError> {
    let bytes = journal(site)?;
    let lines = bytes.split(|byte| *byte == b'\n').filter_map(Line::parse);
    let mut kinds: HashMap<u64, String> = HashMap::new();
    for line in lines {
        kinds
            .entry(line.seq)
            .or_insert_with(|| line.kind.to_string());
    }
    for seq in seqs {
        let kind = kinds.get(seq).ok_or(EraseError::NotThere(*seq))?;
        if *seq == 0 || kind == "erased" {
            return Err(EraseError::NotErasable(*seq));
        }
    }
    Ok(())
}

fn journal(site: &Site) -> io::Result<Vec<u8>> {
    let path = site.journal();
    std::fs::read(&path).map_err(|error| at_path(&path, &error))
}

/// The event that says which lines go. The session's clock runs on by the calendar, never back.
fn announcement(
    outcome: &Outcome,
    last: Option<(Timestamp, u64)>,
    seqs: Vec<u64>,
    reason: &str,
) -> Event {
    let at = Timestamp::now();
    let ms = last.map_or(0, |(then, ms)| {
        ms.saturating_add(u64::try_from(at.ms_since(then)).unwrap_or_default())
    });
    let reason = reason.to_owned();
    Event {
        seq: outcome.next_seq,
        at,
        ms,
        deed: Deed::Erased(Erased { seqs, reason }),
    }
}

/// Rewrites the journal with the named lines emptied; all other bytes stay as they are.
fn blank_out(site: &Site, reasons: &BTreeMap<u64, String>) -> io::Result<()> {
    let bytes = journal(site)?;
    let mut rewritten = Vec::with_capacity(bytes.len());
    for whole in bytes.split_inclusive(|byte| *byte == b'\n') {
        let line = whole.strip_suffix(b"\n").and_then(Line::parse);
        let line = line.filter(|line| !line.salt.is_empty() && line.seq != 0);
        match line.and_then(|line| Some((line, reasons.get(&line.seq)?))) {
            Some((line, reason)) if line.kind != "erased" => {
                let data = blank_data(reason);
                let (data, salt) = (data.as_str(), "");
                Line { data, salt, ..line }.write(&mut rewritten);
            }
            _ => rewritten.write_all(whole)?,
        }
    }
    if rewritten == bytes {
        return Ok(());
    }
    durable::replace(&site.journal(), &rewritten)
}

/// Removes what may hold the same words: the draft and what was set aside.
fn remove_traces(site: &Site) -> io::Result<()> {
    if let Some(draft) = site.draft() {
        durable::remove(&draft)?;
    }
    for aside in tail::set_aside(site)? {
        durable::remove(&aside)?;
    }
    system::sync_folder(site.folder())
}
