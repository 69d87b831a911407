//! Reading a journal back: the events that can be trusted, and what is wrong with the rest.
//!
//! Reading never writes and needs no lock; a torn tail may be a line that is being written.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::chain::Chain;
use super::damage::{Damage, Harm};
use super::deed::{Deed, FORMAT, NoteKind};
use super::hash::Hash;
use super::line::Line;
use super::moment::Timestamp;
use super::site::Site;
use super::{Event, JOURNAL};

/// A journal as it was read.
#[derive(Debug)]
pub struct Reading {
    /// The events that can be trusted, in the order of the file.
    pub events: Vec<Event>,
    /// What was found besides them.
    pub outcome: Outcome,
}

/// What a journal is like, apart from its events.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The name of the journal's file.
    pub file: &'static str,
    /// The lines that cannot be trusted, in order.
    pub damage: Vec<Damage>,
    /// An unfinished last line.
    pub torn: Option<Torn>,
    /// The format in line 0, when it is a later one than this program writes.
    pub newer: Option<u32>,
    /// Whole lines, damaged ones among them.
    pub lines: u64,
    /// The length in bytes up to and with the last whole line.
    pub good_len: u64,
    /// The `seq` that a line appended now gets.
    pub next_seq: u64,
    /// The hash that a line appended now follows from.
    pub last_hash: Option<Hash>,
    /// The reasons given for lines that are named as erased, by `seq`.
    pub erasures: HashMap<u64, Vec<String>>,
}

/// Bytes after the last LF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Torn {
    /// Where they begin.
    pub offset: u64,
    /// How many there are.
    pub bytes: u64,
}

impl Reading {
    /// The last note that ended a line of writing; a mark ends none.
    #[must_use]
    pub fn last_note_seq(&self) -> Option<u64> {
        let written = |event: &&Event| event.deed.ends_draft();
        self.events
            .iter()
            .rev()
            .find(written)
            .map(|event| event.seq)
    }
}

impl Deed {
    /// Whether what was typed became a note or a coding by it, so that its draft has had its day.
    #[must_use]
    pub fn ends_draft(&self) -> bool {
        match self {
            Deed::Note(note) => note.kind != NoteKind::Mark,
            Deed::Marked(_)
            | Deed::Unmarked(_)
            | Deed::Coded(_)
            | Deed::Themed(_)
            | Deed::Doubted(_)
            | Deed::Remarked(_)
            | Deed::Corrected(_) => true,
            _ => false,
        }
    }
}

/// Reads a journal.
///
/// # Errors
/// When its file cannot be opened or read. Damage is no error.
pub fn read(site: impl Into<Site>) -> io::Result<Reading> {
    let site = site.into();
    let mut reading = read_file(&site.journal(), site.anchor()?)?;
    reading.outcome.at(&site);
    Ok(reading)
}

/// Reads a journal at `path` whose line 0 follows from `anchor`.
///
/// A line that an event "erased" names is given as erased, also when it is still there because the
/// program was stopped halfway.
///
/// # Errors
/// As [`read`].
pub fn read_file(path: &Path, anchor: Option<Hash>) -> io::Result<Reading> {
    let mut events = Vec::new();
    let outcome = scan(open(path)?, anchor, |event| events.push(event))
        .map_err(|error| at_path(path, &error))?;
    if !outcome.erasures.is_empty() {
        events.retain_mut(|event| outcome.settle(event));
    }
    Ok(Reading { events, outcome })
}

/// Reads a journal event by event, never holding more than a line of it.
///
/// An erased line is given before it is known whether an event names it; the outcome's damage tells
/// ([`Harm::Erasure`]).
///
/// # Errors
/// As [`read`].
pub fn each(site: impl Into<Site>, give: impl FnMut(Event)) -> io::Result<Outcome> {
    let site = site.into();
    let path = site.journal();
    let read = scan(open(&path)?, site.anchor()?, give);
    let mut outcome = read.map_err(|error| at_path(&path, &error))?;
    outcome.at(&site);
    Ok(outcome)
}

fn open(path: &Path) -> io::Result<BufReader<File>> {
    let file = File::open(path).map_err(|error| at_path(path, &error))?;
    Ok(BufReader::with_capacity(1 << 16, file))
}

/// The error with the file it befell.
pub(super) fn at_path(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(
        error.kind(),
        format!("{}: {error}", PathBuf::from(path).display()),
    )
}

/// Reads a journal from any source; see [`each`].
///
/// # Errors
/// When the source cannot be read.
pub fn scan(
    source: impl BufRead,
    anchor: Option<Hash>,
    give: impl FnMut(Event),
) -> io::Result<Outcome> {
    let mut scan = Scan::new(anchor);
    scan.go_on(source, give)?;
    Ok(scan.finish())
}

pub(super) fn as_u64(len: usize) -> u64 {
    u64::try_from(len).unwrap_or(u64::MAX)
}

/// A scan that is under way, or waits for more to be written.
#[derive(Debug, Clone)]
pub(super) struct Scan {
    chain: Chain,
    pub(super) outcome: Outcome,
    /// The last whole line, with its LF.
    pub(super) last_line: Vec<u8>,
    /// Erased lines found: line, `seq` and reason. The events that name them come later.
    gone: Vec<(u64, u64, String)>,
}

impl Scan {
    pub(super) fn new(anchor: Option<Hash>) -> Scan {
        let mut outcome = Outcome {
            file: JOURNAL,
            damage: Vec::new(),
            torn: None,
            newer: None,
            lines: 0,
            good_len: 0,
            next_seq: 0,
            last_hash: anchor,
            erasures: HashMap::new(),
        };
        if anchor.is_none() {
            outcome.damage.push(Damage {
                line: 1,
                seq: None,
                harm: Harm::Session,
            });
        }
        Scan {
            chain: Chain::new(anchor),
            outcome,
            last_line: Vec::new(),
            gone: Vec::new(),
        }
    }

    /// Takes the whole lines of a source that begins where the last whole line ended.
    pub(super) fn go_on(
        &mut self,
        mut source: impl BufRead,
        mut give: impl FnMut(Event),
    ) -> io::Result<()> {
        self.outcome.torn = None;
        let mut bytes = Vec::new();
        while source.read_until(b'\n', &mut bytes)? > 0 {
            let Some(line) = bytes.strip_suffix(b"\n") else {
                self.outcome.torn = Some(Torn {
                    offset: self.outcome.good_len,
                    bytes: as_u64(bytes.len()),
                });
                break;
            };
            if let Some(event) = self.take(line) {
                give(event);
            }
            self.outcome.good_len += as_u64(bytes.len());
            std::mem::swap(&mut self.last_line, &mut bytes);
            bytes.clear();
        }
        Ok(())
    }

    fn take(&mut self, bytes: &[u8]) -> Option<Event> {
        self.outcome.lines += 1;
        if self.outcome.lines == 1 {
            self.outcome.newer = format_of(bytes).filter(|format| *format > FORMAT);
        }
        let line = Line::parse(bytes);
        let judged = self.chain.take(bytes, line.as_ref());
        let event = judged.and_then(|()| line.map_or(Err(Harm::Shape), |line| self.event(&line)));
        match event {
            Ok(event) => Some(event),
            Err(harm) => {
                self.outcome.damage.push(Damage {
                    line: self.outcome.lines,
                    seq: line.map(|line| line.seq),
                    harm,
                });
                None
            }
        }
    }

    fn event(&mut self, line: &Line<'_>) -> Result<Event, Harm> {
        let deed = if line.salt.is_empty() {
            let reason = line.erased().ok_or(Harm::Data)?;
            self.gone
                .push((self.outcome.lines, line.seq, reason.clone()));
            Deed::Gone(reason)
        } else if line.holds() {
            Deed::read(line.kind, line.data).map_err(|_| Harm::Fields)?
        } else {
            return Err(Harm::Data);
        };
        if let Deed::Erased(erased) = &deed {
            for seq in &erased.seqs {
                let reasons = self.outcome.erasures.entry(*seq).or_default();
                reasons.push(erased.reason.clone());
            }
        }
        Ok(Event {
            seq: line.seq,
            at: Timestamp::parse(line.at).ok_or(Harm::Shape)?,
            ms: line.ms,
            deed,
        })
    }

    /// Whether both took the same lines and could not trust the same ones.
    pub(super) fn is_same_as(&self, other: &Scan) -> bool {
        self.last_line == other.last_line
            && self.outcome.good_len == other.outcome.good_len
            && self.outcome.damage == other.outcome.damage
            && self.gone == other.gone
    }

    pub(super) fn finish(mut self) -> Outcome {
        for (line, seq, reason) in self.gone {
            if !self.outcome.names(seq, &reason) {
                self.outcome.damage.push(Damage {
                    line,
                    seq: Some(seq),
                    harm: Harm::Erasure,
                });
            }
        }
        self.outcome.damage.sort_by_key(|damage| damage.line);
        self.outcome.next_seq = self.chain.next_seq();
        self.outcome.last_hash = self.chain.last_hash();
        self.outcome
    }
}

impl Outcome {
    /// Says which journal it is. Where line 0 follows from nothing, it is like any other line.
    pub(super) fn at(&mut self, site: &Site) {
        self.file = site.file();
        if site.header().is_none() {
            let changed = self.damage.iter_mut();
            changed
                .filter(|damage| damage.harm == Harm::Session)
                .for_each(|damage| damage.harm = Harm::Chain);
        }
    }

    /// Whether an event "erased" names the line with this reason.
    #[must_use]
    pub fn names(&self, seq: u64, reason: &str) -> bool {
        let reasons = self.erasures.get(&seq);
        reasons.is_some_and(|reasons| reasons.iter().any(|named| named == reason))
    }

    /// Whether the event stays, made to an erased one when it is named so.
    pub(super) fn settle(&self, event: &mut Event) -> bool {
        match (&event.deed, self.erasures.get(&event.seq)) {
            (Deed::Gone(reason), _) => self.names(event.seq, reason),
            (_, Some(reasons)) => {
                event.deed = Deed::Gone(reasons.first().cloned().unwrap_or_default());
                true
            }
            (_, None) => true,
        }
    }
}

/// The format that a line 0 names, whatever else its version has made of a line.
fn format_of(line: &[u8]) -> Option<u32> {
    #[derive(Deserialize)]
    struct First {
        data: Format,
    }
    #[derive(Deserialize)]
    struct Format {
        format: u32,
    }
    let first: First = serde_json::from_slice(line).ok()?;
    Some(first.data.format)
}
