//! A stretch of a transcript becomes a fragment.

use super::coding;
use super::effect::Outcome;
use super::entry::{self, Tags};
use super::model::Model;
use super::typing::say_unknown;
use super::words::{places_of, words};
use crate::journal::deed::{Coded, Marked, Point, Unit};
use crate::live::model::{Answer, Level};
use crate::review::span::{Span, length};
use crate::texts::fill;

/// How `/mark` is written.
const USAGE: &str = "mark FROM TO #…";

/// What is to become a fragment: the selected stretch, else the whole of the selected turn.
pub(super) fn span_meant(model: &Model, out: &mut Outcome) -> Option<Span> {
    if let Some(selection) = &model.selection {
        return Some(selection.span());
    }
    let Some(Unit::Turn(transcript, turn)) = model.unit() else {
        out.say(Answer::new(Level::Error, model.texts.review.nothing_there));
        return None;
    };
    let text = model
        .sheet
        .turn_words(&transcript, turn, &model.transcripts);
    let text = text.unwrap_or_default();
    let point = |char| Point { turn, char };
    let span = Span {
        from: point(0),
        to: point(length(text.chars().count())),
        transcript,
    };
    Some(span)
}

/// Makes a fragment of a stretch, or, when there is one of just that, codes it; it is selected then.
/// None when nothing is in the stretch.
pub(super) fn mark(model: &mut Model, out: &mut Outcome, span: Span, tags: Tags) -> Option<Unit> {
    let text = |turn| {
        let words = model
            .sheet
            .turn_words(&span.transcript, turn, &model.transcripts);
        words.map(|words| length(words.chars().count()))
    };
    if !span.fits(text) {
        let text = model.texts.review.turn_without_words;
        out.say(Answer::new(Level::Error, text));
        return None;
    }
    let Tags { concepts, outside } = tags;
    let mut fragments = model.sheet.fragments();
    let same = fragments.find(|(_, own, _)| **own == span);
    let same = same.map(|(unit, _, _)| unit.clone());
    drop(fragments);
    let unit = if let Some(unit) = same {
        let of = unit.clone();
        let coded = Coded {
            unit: of,
            concepts,
            outside,
        };
        out.record(model, coded);
        unit
    } else {
        let marked = Marked {
            transcript: span.transcript,
            from: span.from,
            to: span.to,
            concepts,
            outside,
        };
        let seq = out.record(model, marked);
        Unit::Fragment(model.coder().to_owned(), seq)
    };
    model.selection = None;
    if let Some(at) = model.stream.find(&unit) {
        model.selected = at;
    }
    Some(unit)
}

/// `/mark FROM TO #…`: words of the selected turn, by their numbers or, in quotation marks, as they
/// stand.
pub fn mark_words(model: &mut Model, out: &mut Outcome, typed: &str) {
    let Some((transcript, turn)) = turn_meant(model) else {
        let text = model.texts.review.select_in_turn;
        return out.say(Answer::new(Level::Error, text));
    };
    let text = model
        .sheet
        .turn_words(&transcript, turn, &model.transcripts);
    let text = text.unwrap_or_default();
    let found = match quoted(typed) {
        Some((wanted, rest)) => {
            let places = places_of(wanted, text);
            match places.as_slice() {
                [one] => Some((one.clone(), rest)),
                [] => return not_there(model, out, wanted),
                many => return several(model, out, wanted, many.len()),
            }
        }
        None => numbered(typed, text),
    };
    let Some((range, tags)) = found else {
        return coding::usage(model, out, USAGE);
    };
    let tags = match entry::tags(tags, &model.session.guide.concepts) {
        Ok(tags) => tags,
        Err(Some(unknown)) => return say_unknown(model, out, &unknown),
        Err(None) => return coding::usage(model, out, USAGE),
    };
    let point = |char| Point { turn, char };
    let span = Span {
        from: point(range.start),
        to: point(range.end),
        transcript,
    };
    model.selection = None;
    if let Some(unit) = mark(model, out, span, tags) {
        let text = super::phrases::coded_line(model, &unit);
        out.say(Answer::new(Level::Note, text));
    }
}

/// The selected turn, also by one of its fragments.
pub(super) fn turn_meant(model: &Model) -> Option<(String, u32)> {
    match model.unit()? {
        Unit::Turn(transcript, turn) => Some((transcript, turn)),
        unit => {
            let span = model.sheet.span(&unit)?;
            Some((span.transcript.clone(), span.from.turn))
        }
    }
}

/// What stands between quotation marks at the beginning, and what follows them.
fn quoted(typed: &str) -> Option<(&str, &str)> {
    const MARKS: [(char, &[char]); 4] = [
        ('"', &['"']),
        ('“', &['”']),
        ('„', &['”', '“']),
        ('«', &['»']),
    ];
    let first = typed.chars().next()?;
    let (_, closing) = MARKS.iter().find(|(opening, _)| *opening == first)?;
    let inner = typed.get(first.len_utf8()..)?;
    let end = inner.rfind(*closing)?;
    let after = inner.get(end..)?;
    let rest = after.trim_start_matches(*closing);
    Some((inner.get(..end)?, rest.trim()))
}

/// Words by the numbers of the first and the last, from 1.
fn numbered<'a>(typed: &'a str, text: &str) -> Option<(std::ops::Range<u32>, &'a str)> {
    let (from, rest) = typed.split_once(char::is_whitespace)?;
    let rest = rest.trim_start();
    let (to, rest) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let (from, to) = (from.parse::<usize>().ok()?, to.parse::<usize>().ok()?);
    let words = words(text);
    let first = words.get(from.checked_sub(1)?)?;
    let last = words.get(to.checked_sub(1)?)?;
    (first.start < last.end).then_some((first.start..last.end, rest))
}

fn not_there(model: &Model, out: &mut Outcome, wanted: &str) {
    let text = fill(model.texts.review.words_not_there, &[("words", &wanted)]);
    out.say(Answer::new(Level::Error, text));
}

fn several(model: &Model, out: &mut Outcome, wanted: &str, count: usize) {
    let values: [(&str, &dyn std::fmt::Display); 2] = [("words", &wanted), ("count", &count)];
    let text = fill(model.texts.review.words_several, &values);
    out.say(Answer::new(Level::Error, text));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_between_whatever_marks_a_keyboard_has() {
        for typed in [
            "\"naar doelen\" #doelen",
            "“naar doelen” #doelen",
            "„naar doelen“ #doelen",
            "«naar doelen» #doelen",
        ] {
            assert_eq!(quoted(typed), Some(("naar doelen", "#doelen")), "{typed}");
        }
        assert_eq!(quoted("2 3 #doelen"), None);
        assert_eq!(quoted("\"naar"), None);
    }

    #[test]
    fn words_are_numbered_from_one() {
        let text = "Wij kijken naar doelen, zei hij.";
        assert_eq!(numbered("2 4 #doelen", text), Some((4..22, "#doelen")));
        for typed in ["0 4", "2 9", "4 2", "x 2", "2"] {
            assert_eq!(numbered(typed, text), None, "{typed}");
        }
    }
}
