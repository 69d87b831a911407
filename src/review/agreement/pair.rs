//! The units of a session that two reviewed, each with what either gave it and what stands around it.

use std::collections::BTreeSet;

use super::OUTSIDE;
use crate::guide::concept::ConceptModel;
use crate::journal::deed::Unit;
use crate::review::coding::Standing;
use crate::review::sheet::Sheet;
use crate::session::Session;
use crate::session::notes::KeptNote;
use crate::transcript::{Transcript, Transcripts};

/// A unit that both reviewed: a note, or a turn of a transcript with the concepts of all fragments
/// that have part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair<'a> {
    /// What names it within the session.
    pub unit: Unit,
    /// The topic that was open.
    pub topic: Option<&'a str>,
    /// The base question that was open.
    pub question: Option<&'a str>,
    /// Who spoke, when that is known.
    pub speakers: Vec<&'a str>,
    /// When, on the session's clock, in milliseconds.
    pub ms: u64,
    /// Its words, as the first has them.
    pub text: &'a str,
    /// The words of the note or turn before it.
    pub before: Option<&'a str>,
    /// The words of the note or turn after it.
    pub after: Option<&'a str>,
    /// What the first and the second gave it: ids, and [`OUTSIDE`].
    pub given: [BTreeSet<&'a str>; 2],
}

impl Pair<'_> {
    /// Whether both gave it just the same.
    #[must_use]
    pub fn is_same(&self) -> bool {
        let [first, second] = &self.given;
        first == second
    }
}

/// How many units of a kind both reviewed, of how many there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reach {
    /// Reviewed by both.
    pub by_both: usize,
    /// All.
    pub all: usize,
}

impl Reach {
    /// Adds those of another session.
    pub fn add(&mut self, other: Reach) {
        self.by_both += other.by_both;
        self.all += other.all;
    }
}

/// What two made of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared<'a> {
    /// The units that both reviewed: notes, then transcripts turn by turn.
    pub pairs: Vec<Pair<'a>>,
    /// The notes among them. Only what counts as a fragment is a unit.
    pub notes: Reach,
    /// The turns among them.
    pub turns: Reach,
}

/// Lays two sheets of a session beside one another.
#[must_use]
pub fn compare<'a>(
    session: &'a Session,
    transcripts: &'a Transcripts,
    sheets: [&'a Sheet; 2],
) -> Compared<'a> {
    let mut pairs = Vec::new();
    let notes = session.notes.all().iter();
    let mut notes: Vec<&KeptNote> = notes.filter(|kept| kept.is_fragment()).collect();
    if session.notes.has_joined() {
        notes.sort_by_key(|kept| kept.note.ms);
    }
    compare_notes(session, &notes, sheets, &mut pairs);
    let notes = Reach {
        by_both: pairs.len(),
        all: notes.len(),
    };
    let mut turns = 0;
    for (name, transcript) in transcripts.all() {
        turns += transcript.turns.len();
        compare_turns(session, (name, transcript), transcripts, sheets, &mut pairs);
    }
    let turns = Reach {
        by_both: pairs.len() - notes.by_both,
        all: turns,
    };
    Compared {
        pairs,
        notes,
        turns,
    }
}

fn compare_notes<'a>(
    session: &'a Session,
    notes: &[&'a KeptNote],
    sheets: [&'a Sheet; 2],
    pairs: &mut Vec<Pair<'a>>,
) {
    let model = &session.guide.concepts;
    let [first, _] = sheets;
    let words = |at: usize| notes.get(at).map(|kept| first.note_words(kept));
    for (at, kept) in notes.iter().enumerate() {
        if !sheets
            .iter()
            .all(|sheet| sheet.is_note_reviewed(&kept.unit()))
        {
            continue;
        }
        let note = &kept.note;
        pairs.push(Pair {
            unit: kept.unit(),
            topic: note.topic.as_deref(),
            question: note.question.as_deref(),
            speakers: note.speakers.iter().map(String::as_str).collect(),
            ms: note.ms,
            text: first.note_words(kept),
            before: at.checked_sub(1).and_then(words),
            after: words(at + 1),
            given: sheets.map(|sheet| given(model, sheet.standing_of(kept)).collect()),
        });
    }
}

fn compare_turns<'a>(
    session: &'a Session,
    (name, transcript): (&'a str, &'a Transcript),
    transcripts: &'a Transcripts,
    sheets: [&'a Sheet; 2],
    pairs: &mut Vec<Pair<'a>>,
) {
    let model = &session.guide.concepts;
    let [first, _] = sheets;
    let reviewed = sheets.map(Sheet::reviewed_turns);
    let [mut by_first, mut by_second] =
        sheets.map(|sheet| of_turns(model, sheet, name, transcript.turns.len()).into_iter());
    let words = |turn: u32| first.turn_words(name, turn, transcripts);
    for (turn, number) in transcript.turns.iter().zip(1_u32..) {
        let given = [&mut by_first, &mut by_second].map(|all| all.next().unwrap_or_default());
        if !reviewed.iter().all(|turns| turns.contains(&(name, number))) {
            continue;
        }
        pairs.push(Pair {
            unit: Unit::Turn(name.to_owned(), number),
            topic: Some(&turn.topic),
            question: turn.question.as_deref(),
            speakers: turn.speaker.iter().map(String::as_str).collect(),
            ms: u64::try_from(turn.ms).unwrap_or(0),
            text: words(number).unwrap_or(&turn.text),
            before: words(number - 1),
            after: words(number + 1),
            given,
        });
    }
}

/// What each turn of a transcript was given: what all fragments were that have part of it.
fn of_turns<'a>(
    model: &'a ConceptModel,
    sheet: &'a Sheet,
    name: &str,
    turns: usize,
) -> Vec<BTreeSet<&'a str>> {
    let mut all = vec![BTreeSet::new(); turns];
    let here = sheet
        .fragments()
        .filter(|(_, span, _)| span.transcript == name);
    for (_, span, standing) in here {
        for turn in span.from.turn..=span.to.turn {
            let index = usize::try_from(turn)
                .ok()
                .and_then(|turn| turn.checked_sub(1));
            if let Some(turn) = index.and_then(|index| all.get_mut(index)) {
                turn.extend(given(model, standing));
            }
        }
    }
    all
}

/// What something was given: its concepts, the residual where there is none, or that it is outside.
fn given<'a>(model: &'a ConceptModel, standing: Standing<'a>) -> impl Iterator<Item = &'a str> {
    let outside = standing.outside.then_some(OUTSIDE);
    let concepts = model.counted(standing.concepts, standing.outside);
    concepts.chain(outside)
}
