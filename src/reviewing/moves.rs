//! Moving through what there is to review.

use super::effect::Outcome;
use super::model::Model;
use super::phrases;
use crate::journal::deed::Unit;
use crate::live::model::{Answer, Level};
use crate::safe::shown;
use crate::texts::fill;

/// Selects an item; the selection of a stretch is left.
pub fn select(model: &mut Model, out: &mut Outcome, at: usize) {
    let last = model.stream.items.len().saturating_sub(1);
    model.selected = at.min(last);
    model.selection = None;
    say_where(model, out, "");
}

/// Says what is selected, for plain mode.
pub fn say_where(model: &Model, out: &mut Outcome, text: &str) {
    if out.answer.is_none() {
        let lines = phrases::lines(model, model.selected);
        out.say(Answer::new(Level::Ok, text).after(lines));
    }
}

/// To the item above or below.
pub fn along(model: &mut Model, out: &mut Outcome, down: bool) {
    let at = model.selected;
    let at = if down { at + 1 } else { at.saturating_sub(1) };
    select(model, out, at);
}

/// To the first item, or the last.
pub fn end(model: &mut Model, out: &mut Outcome, last: bool) {
    select(model, out, if last { usize::MAX } else { 0 });
}

/// To where the topic begins, to the one before, or to the next.
pub fn topic(model: &mut Model, out: &mut Outcome, down: bool) {
    let items = &model.stream.items;
    let begins = |at: &usize| {
        let before = at.checked_sub(1).and_then(|before| items.get(before));
        items.get(*at).map(|item| &item.topic) != before.map(|item| &item.topic)
    };
    let found = if down {
        (model.selected + 1..items.len()).find(begins)
    } else {
        (0..model.selected).rev().find(begins)
    };
    let otherwise = if down { usize::MAX } else { 0 };
    select(model, out, found.unwrap_or(otherwise));
}

/// To the next that is not reviewed; with none below, to the first above.
pub fn todo(model: &mut Model, out: &mut Outcome) {
    let from = model.selected + 1;
    let found = model.stream.next_open(from, true);
    let found = found.or_else(|| model.stream.next_open(0, true));
    if let Some(at) = found {
        return select(model, out, at);
    }
    let at = model.selected.saturating_add(1);
    let progress = phrases::progress(model);
    let text = fill(model.texts.review.all_reviewed, &[("progress", &progress)]);
    out.say(Answer::new(Level::Ok, text));
    select(model, out, at);
}

/// To a note by its number, a moment, a turn, a topic or a question.
pub fn go(model: &mut Model, out: &mut Outcome, wanted: &str) {
    if let Some(at) = place_of(model, wanted) {
        return select(model, out, at);
    }
    let values: [(&str, &dyn std::fmt::Display); 1] = [("place", &shown(wanted))];
    let text = fill(model.texts.review.no_such_place, &values);
    out.say(Answer::new(Level::Error, text));
}

fn place_of(model: &Model, wanted: &str) -> Option<usize> {
    if let Ok(number) = wanted.parse::<usize>() {
        let note = model.session.notes.numbered(number)?;
        return model.stream.find(&note.unit());
    }
    if let Some(note) = model.session.notes.labelled(wanted) {
        return model.stream.find(&note.unit());
    }
    if let Some(seconds) = seconds_of(wanted) {
        return at_second(model, seconds);
    }
    if let Some(turn) = wanted.strip_prefix(['t', 'T']).and_then(|t| t.parse().ok()) {
        return model
            .stream
            .find(&Unit::Turn(transcript_here(model)?, turn));
    }
    let items = model.stream.items.iter();
    let in_topic = |topic: &str| topic.eq_ignore_ascii_case(wanted);
    let topic = items.clone().position(|item| in_topic(&item.topic));
    topic.or_else(|| {
        let is_of = |unit: &Unit| {
            let question = phrases::question_of(model, unit);
            question.is_some_and(|question| question.eq_ignore_ascii_case(wanted))
        };
        items.clone().position(|item| is_of(&item.unit))
    })
}

/// The transcript that one is in, or else the first.
fn transcript_here(model: &Model) -> Option<String> {
    let here = super::marking::turn_meant(model).map(|(name, _)| name);
    here.or_else(|| {
        let first = model.transcripts.all().next();
        first.map(|(name, _)| name.to_owned())
    })
}

/// The first item of a second, else the last one before it.
fn at_second(model: &Model, seconds: i64) -> Option<usize> {
    let items = &model.stream.items;
    let after = items.partition_point(|item| item.ms.div_euclid(1_000) < seconds);
    let exact = items
        .get(after)
        .is_some_and(|item| item.ms.div_euclid(1_000) == seconds);
    if exact || after == 0 {
        (!items.is_empty()).then_some(after)
    } else {
        Some(after - 1)
    }
}

/// `hh:mm:ss` or `mm:ss` as seconds.
fn seconds_of(text: &str) -> Option<i64> {
    let parts: Option<Vec<i64>> = text
        .split(':')
        .map(|part| part.parse().ok().filter(|part| (0..6_000).contains(part)))
        .collect();
    match parts?.as_slice() {
        [minutes, seconds] => Some(minutes * 60 + seconds),
        [hours, minutes, seconds] => Some((hours * 60 + minutes) * 60 + seconds),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_with_or_without_hours() {
        assert_eq!(seconds_of("1:02:03"), Some(3_723));
        assert_eq!(seconds_of("62:03"), Some(3_723));
        for text in ["3", "1:x", "1:2:3:4", "-1:00", ""] {
            assert_eq!(seconds_of(text), None, "{text}");
        }
    }
}
