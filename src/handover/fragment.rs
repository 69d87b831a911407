//! Turns and fragments of transcripts as they are handed over, with the codings in force.

use std::borrow::Cow;

use super::record::{Record, bare};
use crate::journal::deed::{NoteKind, Origin, Unit};
use crate::journal::moment::Timestamp;
use crate::review::coding::Standing;
use crate::review::sheet::Sheet;
use crate::review::span::Span;
use crate::session::Session;
use crate::study::load::Loaded;
use crate::transcript::script::{Script, byte_at};
use crate::transcript::{Transcript, Turn};

/// A session's fragments, in no order to rely on.
pub(super) fn records<'a>(loaded: &'a Loaded, names: &'a str) -> Vec<Record<'a>> {
    let Some(sheet) = loaded.afterwards.review.in_force() else {
        return Vec::new();
    };
    let each = sheet.fragments();
    each.filter_map(|(unit, span, standing)| of(loaded, sheet, unit, span, standing, names))
        .collect()
}

fn of<'a>(
    loaded: &'a Loaded,
    sheet: &'a Sheet,
    unit: &Unit,
    span: &'a Span,
    standing: Standing<'a>,
    names: &'a str,
) -> Option<Record<'a>> {
    let session = loaded.session();
    let transcripts = &loaded.afterwards.transcripts;
    let turn = transcripts.turn(&span.transcript, span.from.turn)?;
    let ms = u64::try_from(turn.ms).unwrap_or(0);
    let speakers = speakers(session, loaded, span);
    Some(Record {
        participant: match (session.table.only(), speakers.as_slice()) {
            (Some(one), _) => Some(one),
            (None, [one]) => {
                let mut all = session.table.everyone().iter();
                all.find(|who| *who == one).map(String::as_str)
            }
            _ => None,
        },
        topic: topic(turn),
        question: turn.question.as_deref(),
        kind: NoteKind::Fragment,
        speakers: Cow::Owned(speakers),
        text: text(loaded, sheet, span)?,
        at: Timestamp::new(session.header.start).plus_ms(turn.ms.max(0)),
        transcript: Some(&span.transcript),
        ..bare(loaded, unit.clone(), ms, standing, names)
    })
}

/// The turns of a session's transcripts, with their words as they stand, by transcript.
pub(super) fn turns<'a>(loaded: &'a Loaded, names: &'a str) -> Vec<Record<'a>> {
    let all = loaded.afterwards.transcripts.all();
    all.flat_map(|(name, transcript)| {
        let turns = (1..).zip(&transcript.turns);
        turns.map(move |(number, turn)| of_turn(loaded, name, number, turn, names))
    })
    .collect()
}

fn of_turn<'a>(
    loaded: &'a Loaded,
    name: &'a str,
    number: u32,
    turn: &'a Turn,
    names: &'a str,
) -> Record<'a> {
    let session = loaded.session();
    let sheet = loaded.afterwards.review.in_force();
    let words = sheet
        .and_then(|sheet| sheet.turn_words(name, number, &loaded.afterwards.transcripts))
        .unwrap_or(&turn.text);
    let speaker = turn.speaker.as_ref();
    let all = session.table.everyone();
    let ms = u64::try_from(turn.ms).unwrap_or(0);
    let standing = Standing {
        concepts: &[],
        outside: false,
        origin: Origin::Default,
        theme: None,
        coding: None,
    };
    Record {
        participant: match (session.table.only(), speaker) {
            (Some(one), _) => Some(one),
            (None, speaker) => speaker.filter(|who| all.contains(who)).map(String::as_str),
        },
        topic: topic(turn),
        question: turn.question.as_deref(),
        headings: Vec::new(),
        origin: None,
        kind: NoteKind::Turn,
        speakers: Cow::Borrowed(speaker.map_or(&[], std::slice::from_ref)),
        text: Cow::Borrowed(words),
        at: Timestamp::new(session.header.start).plus_ms(turn.ms.max(0)),
        transcript: Some(name),
        ..bare(
            loaded,
            Unit::Turn(name.to_owned(), number),
            ms,
            standing,
            names,
        )
    }
}

/// The topic that was open; none where that cannot be told.
fn topic(turn: &Turn) -> Option<&str> {
    Some(turn.topic.as_str()).filter(|topic| !topic.is_empty())
}

/// The participants who speak in a fragment, each once.
fn speakers(session: &Session, loaded: &Loaded, span: &Span) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for turn in span.from.turn..=span.to.turn {
        let turn = loaded.afterwards.transcripts.turn(&span.transcript, turn);
        let speaker = turn.and_then(|turn| turn.speaker.as_ref());
        let speaker = speaker.filter(|who| session.table.everyone().contains(who));
        found.extend(speaker.filter(|who| !found.contains(who)).cloned());
    }
    found
}

/// The words of a fragment: what stands in the transcript's text there.
fn text<'a>(loaded: &'a Loaded, sheet: &'a Sheet, span: &Span) -> Option<Cow<'a, str>> {
    let transcripts = &loaded.afterwards.transcripts;
    let (from, to) = (span.from, span.to);
    if from.turn == to.turn {
        let words = sheet.turn_words(&span.transcript, from.turn, transcripts)?;
        let stretch = byte_at(words, from.char)?..byte_at(words, to.char)?;
        return words.get(stretch).map(Cow::Borrowed);
    }
    let transcript = transcripts.get(&span.transcript)?;
    let script = script(loaded, Some(sheet), &span.transcript, transcript);
    let quote = script.quote((from.turn, from.char), (to.turn, to.char))?;
    Some(Cow::Owned(quote.to_owned()))
}

/// A transcript as one text, with the words as they stand in a sheet and the moments of its
/// recording; of the session's clock where it has none.
#[must_use]
pub fn script<'a>(
    loaded: &'a Loaded,
    sheet: Option<&'a Sheet>,
    name: &str,
    transcript: &'a Transcript,
) -> Script {
    let session = loaded.session();
    let words = |turn| sheet?.turn_words(name, turn, &loaded.afterwards.transcripts);
    Script::of(transcript, words, |turn| {
        moment(session, transcript, turn) / 1_000
    })
}

/// When a turn begins, in milliseconds in its recording; on the session's clock where it has none.
#[must_use]
pub fn moment(session: &Session, transcript: &Transcript, turn: &Turn) -> u64 {
    let recordings = session.recordings.all().iter();
    let source = transcript.source.as_deref();
    let recording = recordings.rev().find(|it| Some(it.file.as_str()) == source);
    match (recording, turn.position) {
        (Some(recording), Some(position)) => recording.ms_of(position),
        _ => u64::try_from(turn.ms).unwrap_or(0),
    }
}
