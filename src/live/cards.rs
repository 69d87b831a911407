//! What the cards over the live screen say, a line each; plain mode says the same.

use super::model::Model;
use super::{grid, phrases};
use crate::safe::shown;
use crate::session::place::Section;
use crate::texts::fill;

/// What is shown before the end: what is parked, what was not asked, what is held in memory.
#[must_use]
pub fn ending_lines(model: &Model) -> Vec<String> {
    let mut lines = parked_lines(model);
    lines.extend(left_open_lines(model));
    lines
}

/// The follow-ups that still wait.
#[must_use]
pub fn parked_lines(model: &Model) -> Vec<String> {
    let waiting = model.parked().map(|parked| {
        let words = parked.words();
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("note", &parked.label()), ("words", &shown(&words))];
        fill(model.texts.live.parked, &values)
    });
    waiting.collect()
}

/// What was not asked, and what is held in memory and goes with the end.
#[must_use]
pub fn left_open_lines(model: &Model) -> Vec<String> {
    let session = model.session();
    let live = &model.texts.live;
    let items = phrases::not_asked(session);
    let questions = items.filter_map(|item| session.outline.question(&session.guide, item));
    let mut lines: Vec<String> = questions
        .map(|question| {
            let words = shown(question.ask.words(&session.language)).into_owned();
            fill(live.not_asked, &[("id", &question.id), ("words", &words)])
        })
        .collect();
    lines.extend(grid::all_left_open(model));
    let probes: Vec<&str> = (0..session.outline.items().len())
        .filter(|item| session.is_left_open(*item))
        .filter_map(|item| session.outline.item(item))
        .filter(|item| item.depth > 0)
        .map(|item| item.id.as_str())
        .collect();
    if !probes.is_empty() {
        let ids = phrases::as_many_as_fit(&probes);
        lines.push(fill(live.probes_not_asked, &[("ids", &ids)]));
    }
    if !model.off_record.is_empty() {
        lines.push(fill(live.held_goes, &[("count", &model.off_record.len())]));
    }
    lines
}

/// The card after an interruption: the last question, the last words, what to check.
#[must_use]
pub fn interruption_lines(model: &Model) -> Vec<String> {
    let session = model.session();
    let live = &model.texts.live;
    let question = shown(phrases::words_at(session, session.place)).into_owned();
    let at = phrases::id_here(session);
    let mut lines = vec![fill(
        live.last_question,
        &[("id", &at), ("words", &question)],
    )];
    let said = session
        .notes
        .all()
        .iter()
        .rev()
        .filter(|note| {
            session
                .interrupted_since
                .is_none_or(|since| note.note.ms <= since)
        })
        .find(|note| !note.note.text.is_empty());
    lines.extend(said.map(|note| {
        let values: [(&str, &dyn std::fmt::Display); 2] = [
            ("time", &phrases::time_of_day(note.note.at, model.offset)),
            ("words", &shown(&note.note.text)),
        ];
        fill(live.last_words, &values)
    }));
    lines.push(live.check_after_interruption.to_owned());
    if session.section() == Section::Opening {
        lines.push(live.consent_comes_first.to_owned());
    }
    lines
}
