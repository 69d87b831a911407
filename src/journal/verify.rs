//! Verifying a session: every byte of its journal, its session.toml and its guide.

use std::io;
use std::path::Path;

use super::damage::{Damage, Harm};
use super::deed::Deed;
use super::hash::Hash;
use super::read::{Torn, at_path, each};
use super::site::Site;
use crate::texts::{JournalTexts, fill};

/// What verifying found.
#[derive(Debug)]
pub struct Report {
    /// The name of the journal's file.
    pub file: &'static str,
    /// Whole lines.
    pub lines: u64,
    /// Lawfully erased lines: `seq` and reason.
    pub erased: Vec<(u64, String)>,
    /// Lines that an event names as erased and that are still there.
    pub half_erased: Vec<u64>,
    /// Damaged lines.
    pub damage: Vec<Damage>,
    /// An unfinished last line.
    pub torn: Option<Torn>,
    /// The format, when it is of a later version.
    pub newer: Option<u32>,
    /// What is wrong with guide.toml.
    pub guide: Option<GuideFault>,
    /// The hash of the last line, to be written down.
    pub last_hash: Option<Hash>,
    /// The transcripts that it tells of, each with the SHA-256 it was kept with last.
    pub transcripts: Vec<(String, String)>,
    /// The recordings that it tells of, and whether each was destroyed.
    pub recordings: Vec<(String, bool)>,
}

/// What can be wrong with guide.toml.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GuideFault {
    /// It is not the one that session.toml names.
    Changed,
    /// It is not there, or cannot be read.
    Missing,
    /// session.toml does not name its hash.
    Unnamed,
}

/// Verifies a journal: a session's, an observer's or a coder's, without a guide, or the study's own.
///
/// # Errors
/// When the journal or what it follows from cannot be read.
pub fn verify(site: impl Into<Site>) -> io::Result<Report> {
    let site = site.into();
    let mut gone = Vec::new();
    let mut there = Vec::new();
    let mut recordings = Vec::new();
    let mut transcripts: Vec<(String, String)> = Vec::new();
    let outcome = each(&site, |event| {
        match event.deed {
            Deed::Gone(reason) => return gone.push((event.seq, reason)),
            Deed::RecordingStarted(started) => recordings.push((started.file, false)),
            Deed::RecordingAttached(attached) => recordings.push((attached.file, false)),
            Deed::RecordingDestroyed(destroyed) => {
                recordings.retain(|(file, _)| *file != destroyed.file);
                recordings.push((destroyed.file, true));
            }
            Deed::Transcribed(kept) => {
                transcripts.retain(|(file, _)| *file != kept.file);
                transcripts.push((kept.file, kept.sha256));
            }
            _ => {}
        }
        there.push(event.seq);
    })?;
    gone.retain(|(seq, reason)| outcome.names(*seq, reason));
    there.retain(|seq| outcome.erasures.contains_key(seq));
    Ok(Report {
        file: outcome.file,
        lines: outcome.lines,
        erased: gone,
        half_erased: there,
        damage: outcome.damage,
        torn: outcome.torn,
        newer: outcome.newer,
        guide: guide_fault(&site)?,
        last_hash: outcome.last_hash,
        transcripts,
        recordings,
    })
}

fn guide_fault(site: &Site) -> io::Result<Option<GuideFault>> {
    let (Some(header), Some(guide)) = (site.header(), site.guide()) else {
        return Ok(None);
    };
    let named = guide_hash(&header)?;
    let guide = std::fs::read(guide).ok();
    Ok(match (named, guide) {
        (None, None) => None,
        (None, Some(_)) => Some(GuideFault::Unnamed),
        (Some(_), None) => Some(GuideFault::Missing),
        (Some(named), Some(bytes)) => {
            (named != Hash::of(&bytes).as_str()).then_some(GuideFault::Changed)
        }
    })
}

/// The `guide_sha256` of a session.toml; none in one that is missing, broken or without it, which
/// the chain's first line shows if it was not so from the beginning.
fn guide_hash(path: &Path) -> io::Result<Option<String>> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(at_path(path, &error)),
    };
    let table = std::str::from_utf8(&bytes)
        .ok()
        .and_then(|text| text.parse::<toml::Table>().ok());
    let named = table.and_then(|table| Some(table.get("guide_sha256")?.as_str()?.to_owned()));
    Ok(named)
}

impl Report {
    /// Whether nothing is wrong; lawfully erased lines are not wrong.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.lines > 0
            && self.damage.is_empty()
            && self.half_erased.is_empty()
            && self.torn.is_none()
            && self.newer.is_none()
            && self.guide.is_none()
    }

    /// Whether session.toml is the one that the journal began with.
    #[must_use]
    pub fn session_holds(&self) -> bool {
        !self
            .damage
            .iter()
            .any(|damage| damage.harm == Harm::Session)
    }

    /// All that is wrong, a line each, in the words of a language.
    #[must_use]
    pub fn faults(&self, texts: &JournalTexts) -> Vec<String> {
        let mut said: Vec<String> = self
            .damage
            .iter()
            .map(|damage| damage.say(self.file, texts))
            .collect();
        if self.lines == 0 {
            said.push(fill(texts.empty, &[("file", &self.file)]));
        }
        said.extend(
            self.half_erased
                .iter()
                .map(|seq| fill(texts.half_erased, &[("seq", seq)])),
        );
        said.extend(
            self.torn
                .map(|torn| fill(texts.torn, &[("file", &self.file), ("bytes", &torn.bytes)])),
        );
        said.extend(
            self.newer
                .map(|format| fill(texts.newer, &[("format", &format)])),
        );
        said.extend(self.guide.map(|fault| {
            let text = match fault {
                GuideFault::Changed => texts.guide_changed,
                GuideFault::Missing => texts.guide_missing,
                GuideFault::Unnamed => texts.guide_unnamed,
            };
            text.to_owned()
        }));
        said
    }

    /// The lawfully erased lines, a line each, in the words of a language.
    #[must_use]
    pub fn erasures(&self, texts: &JournalTexts) -> Vec<String> {
        let say =
            |(seq, reason): &(u64, String)| fill(texts.erased, &[("seq", seq), ("reason", reason)]);
        self.erased.iter().map(say).collect()
    }
}
