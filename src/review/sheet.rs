//! One coder's sheet of one round: what each unit is coded with.

use std::collections::{BTreeMap, BTreeSet};

use super::coding::{Coding, Standing, Tags};
use super::guarded::Rewrite;
use super::span::{Change, Span, length};
use crate::guard::search::Counts;
use crate::journal::Event;
use crate::journal::deed::{Corrected, Deed, Earlier, Marked, TurnsRead, Unit};
use crate::journal::moment::Timestamp;
use crate::session::notes::KeptNote;
use crate::transcript::Transcripts;

/// What one coder made of a session in one round.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// The coder.
    pub coder: String,
    /// From 1.
    pub round: u32,
    /// What it started from; none for the proposals of the session itself.
    pub from: Option<Earlier>,
    /// When the coder last worked on it.
    pub last_at: Option<Timestamp>,
    codings: BTreeMap<Unit, Coding>,
    spans: BTreeMap<Unit, Span>,
    read: BTreeSet<(String, u32)>,
    words: BTreeMap<Unit, String>,
}

impl Sheet {
    /// The sheet that a round begins with: what an earlier one came to, none of it reviewed anew.
    #[must_use]
    pub(super) fn begun(coder: &str, round: u32, earlier: Option<(Earlier, Sheet)>) -> Sheet {
        let (from, mut sheet) = earlier.map_or((None, Sheet::default()), |(from, sheet)| {
            (Some(from), sheet)
        });
        for coding in sheet.codings.values_mut() {
            coding.reviewed = false;
        }
        Sheet {
            coder: coder.to_owned(),
            round,
            from,
            last_at: None,
            read: BTreeSet::new(),
            ..sheet
        }
    }

    /// Takes one event of the coder's journal. What it names and is not there is passed over.
    pub fn apply(&mut self, event: &Event, transcripts: &Transcripts) {
        match &event.deed {
            Deed::Marked(marked) => self.mark(event.seq, marked, transcripts),
            Deed::Unmarked(unmarked) => {
                self.spans.remove(&unmarked.unit);
                self.codings.remove(&unmarked.unit);
            }
            Deed::Coded(coded) => {
                let tags = self.tags(&coded.concepts, coded.outside);
                if let Some(coding) = self.coding_mut(&coded.unit) {
                    coding.tags = Some(tags);
                    coding.reviewed = true;
                }
            }
            Deed::TurnsRead(TurnsRead {
                transcript,
                from,
                to,
            }) => {
                let last = length(transcripts.turns(transcript).len());
                for turn in (*from).max(1)..=(*to).min(last) {
                    self.read.insert((transcript.clone(), turn));
                }
            }
            Deed::Themed(themed) => {
                if let Some(coding) = self.coding_mut(&themed.unit) {
                    coding.theme = Some(themed.theme.clone());
                }
            }
            Deed::Doubted(doubted) => {
                if let Some(coding) = self.coding_mut(&doubted.unit) {
                    coding.doubtful = doubted.doubtful;
                }
            }
            Deed::Remarked(remarked) => {
                if let Some(coding) = self.coding_mut(&remarked.unit) {
                    coding.remark = Some(remarked.text.clone()).filter(|text| !text.is_empty());
                }
            }
            Deed::Corrected(corrected) => self.correct(corrected, transcripts),
            _ => return,
        }
        self.last_at = Some(event.at);
    }

    fn mark(&mut self, seq: u64, marked: &Marked, transcripts: &Transcripts) {
        let span = Span {
            transcript: marked.transcript.clone(),
            from: marked.from,
            to: marked.to,
        };
        let words = |turn| self.turn_words(&span.transcript, turn, transcripts);
        if !span.fits(|turn| words(turn).map(|words| length(words.chars().count()))) {
            return;
        }
        let coding = Coding {
            tags: Some(self.tags(&marked.concepts, marked.outside)),
            reviewed: true,
            ..Coding::default()
        };
        let unit = Unit::Fragment(self.coder.clone(), seq);
        self.codings.insert(unit.clone(), coding);
        self.spans.insert(unit, span);
    }

    fn tags(&self, concepts: &[String], outside: bool) -> Tags {
        Tags {
            concepts: concepts.to_owned(),
            outside,
            coder: self.coder.clone(),
            round: self.round,
        }
    }

    /// The coding of a note, or of a fragment that is there; a turn has none of its own.
    fn coding_mut(&mut self, unit: &Unit) -> Option<&mut Coding> {
        let is_there = match unit {
            Unit::Note(_) | Unit::Observed(..) => true,
            Unit::Fragment(..) => self.spans.contains_key(unit),
            Unit::Turn(..) => false,
        };
        is_there.then(|| self.codings.entry(unit.clone()).or_default())
    }

    fn correct(&mut self, corrected: &Corrected, transcripts: &Transcripts) {
        if let Unit::Turn(transcript, turn) = &corrected.unit {
            let Some(before) = self.turn_words(transcript, *turn, transcripts) else {
                return;
            };
            let change = Change::between(before, &corrected.text);
            for span in self.spans.values_mut() {
                if span.transcript == *transcript {
                    span.follow(*turn, change);
                }
            }
            // Of a fragment whose words all went, nothing is left to code.
            self.spans.retain(|_, span| span.from < span.to);
            let spans = &self.spans;
            self.codings
                .retain(|unit, _| !matches!(unit, Unit::Fragment(..)) || spans.contains_key(unit));
        }
        if !matches!(corrected.unit, Unit::Fragment(..)) {
            let text = corrected.text.clone();
            self.words.insert(corrected.unit.clone(), text);
        }
    }

    /// Puts other words in the place of some in everything that was written, such as codes in that of
    /// names, and lets the fragments follow the words of their turns; these are the transcripts as they
    /// were before.
    pub(super) fn rewrite(
        &mut self,
        transcripts: &Transcripts,
        by: &impl Rewrite,
        counts: &mut Counts,
    ) {
        for span in self.spans.values_mut() {
            for turn in BTreeSet::from([span.from.turn, span.to.turn]) {
                let unit = Unit::Turn(span.transcript.clone(), turn);
                let said = transcripts.turn(&span.transcript, turn);
                let said = said.map(|turn| turn.text.as_str());
                let words = self.words.get(&unit).map(String::as_str).or(said);
                by.follow(span, turn, words.unwrap_or_default());
            }
        }
        for words in self.words.values_mut() {
            by.words(words, counts);
        }
        for coding in self.codings.values_mut() {
            let theme = coding.theme.iter_mut().flatten();
            theme
                .chain(coding.remark.as_mut())
                .for_each(|words| by.words(words, counts));
        }
    }

    /// What was said of a unit.
    #[must_use]
    pub fn coding(&self, unit: &Unit) -> Option<&Coding> {
        self.codings.get(unit)
    }

    /// How a note stands.
    #[must_use]
    pub fn standing_of<'a>(&'a self, kept: &'a KeptNote) -> Standing<'a> {
        Standing::of_note(&kept.note, self.coding(&kept.unit()))
    }

    /// The fragments of transcripts with where they lie and how they stand, in no order to rely on.
    pub fn fragments(&self) -> impl Iterator<Item = (&Unit, &Span, Standing<'_>)> {
        self.spans.iter().filter_map(|(unit, span)| {
            let coding = self.codings.get(unit)?;
            Some((unit, span, Standing::of_fragment(coding)))
        })
    }

    /// The themes that coders gave, as often as they did.
    pub fn themes(&self) -> impl Iterator<Item = &str> {
        let codings = self.codings.values();
        codings.filter_map(|coding| coding.theme.as_ref()?.as_deref())
    }

    /// Where a fragment lies.
    #[must_use]
    pub fn span(&self, unit: &Unit) -> Option<&Span> {
        self.spans.get(unit)
    }

    /// The words of a note as they stand.
    #[must_use]
    pub fn note_words<'a>(&'a self, kept: &'a KeptNote) -> &'a str {
        let corrected = self.words.get(&kept.unit());
        corrected.map_or(&kept.note.text, String::as_str)
    }

    /// The words of a turn, from 1, as they stand; none when there is no such turn.
    #[must_use]
    pub fn turn_words<'a>(
        &'a self,
        transcript: &str,
        turn: u32,
        transcripts: &'a Transcripts,
    ) -> Option<&'a str> {
        let said = transcripts.turn(transcript, turn)?;
        let corrected = self.words.get(&Unit::Turn(transcript.to_owned(), turn));
        Some(corrected.map_or(&said.text, String::as_str))
    }

    /// Whether a note was given its concepts, or had them confirmed, in this very round.
    #[must_use]
    pub fn is_note_reviewed(&self, note: &Unit) -> bool {
        let coding = self.coding(note);
        coding.is_some_and(|coding| coding.reviewed)
    }

    /// The turns, by transcript, that were read through in this very round or have something coded in
    /// it: all at once what [`Sheet::is_turn_reviewed`] says of one.
    #[must_use]
    pub fn reviewed_turns(&self) -> BTreeSet<(&str, u32)> {
        let read = self.read.iter().map(|(name, turn)| (name.as_str(), *turn));
        let mut turns: BTreeSet<(&str, u32)> = read.collect();
        for (_, span, standing) in self.fragments() {
            if standing.coding.is_some_and(|coding| coding.reviewed) {
                let touched = span.from.turn..=span.to.turn;
                turns.extend(touched.map(|turn| (span.transcript.as_str(), turn)));
            }
        }
        turns
    }

    /// Whether a turn was read through in this very round, or something in it coded.
    #[must_use]
    pub fn is_turn_reviewed(&self, transcript: &str, turn: u32) -> bool {
        let coded = || {
            self.fragments().any(|(_, span, standing)| {
                span.touches(transcript, turn)
                    && standing.coding.is_some_and(|coding| coding.reviewed)
            })
        };
        self.read.contains(&(transcript.to_owned(), turn)) || coded()
    }
}
