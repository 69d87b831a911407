//! Rounds: the first, the next, and the steps within one that are taken back and done again.

use super::effect::Outcome;
use super::model::Model;
use super::phrases;
use crate::journal::Event;
use crate::journal::deed::{Deed, Earlier, Redone, Round, Undone};
use crate::live::model::{Answer, Level};
use crate::review::fold::Journal;
use crate::texts::{Texts, fill};

/// What a new round of a coder begins with: its number, and what it starts from.
#[must_use]
pub fn next(journals: &[Journal], coder: &str, from: Option<(&str, Option<u32>)>) -> Option<Round> {
    let own = latest(journals, coder, None);
    let from = match from {
        Some((other, round)) => Some(latest(journals, other, round)?),
        None => own.clone(),
    };
    let before = own.iter().chain(&from).map(|earlier| earlier.round).max();
    Some(Round {
        round: before.unwrap_or(0) + 1,
        from,
    })
}

/// A coder's latest round, or one with a number, as it stands now.
fn latest(journals: &[Journal], coder: &str, round: Option<u32>) -> Option<Earlier> {
    let journal = journals.iter().find(|journal| journal.coder == coder)?;
    let rounds = journal.events.iter().filter_map(|event| match &event.deed {
        Deed::Round(begun) => Some(begun.round),
        _ => None,
    });
    let fits = |begun: &u32| round.is_none_or(|wanted| wanted == *begun);
    Some(Earlier {
        coder: coder.to_owned(),
        round: rounds.filter(fits).max()?,
        through: journal.events.last()?.seq,
    })
}

/// The next round, from the one that this was.
pub fn begin(model: &mut Model, out: &mut Outcome) {
    let texts = &model.texts.review;
    let last = model.events().last();
    if last.is_none_or(|last| matches!(last.deed, Deed::Round(_))) {
        let text = fill(texts.round_is_empty, &[("round", &model.sheet.round)]);
        return out.say(Answer::new(Level::Warn, text));
    }
    let coder = model.coder().to_owned();
    let Some(round) = next(model.journals(), &coder, None) else {
        return;
    };
    let text = fill(texts.round_begun, &[("round", &round.round)]);
    out.record(model, round);
    model.selection = None;
    model.selected = model.stream.next_open(0, true).unwrap_or(0);
    let lines = phrases::lines(model, model.selected);
    out.say(Answer::new(Level::Ok, text).after(lines));
}

/// Says what the next round would be.
pub fn ask(model: &Model, out: &mut Outcome) {
    let text = question(model);
    out.say(Answer::new(Level::Warn, text));
}

/// What is asked before the next round.
#[must_use]
pub fn question(model: &Model) -> String {
    let round = model.sheet.round;
    let values: [(&str, &dyn std::fmt::Display); 3] = [
        ("round", &round),
        ("next", &(round + 1)),
        ("progress", &phrases::progress(model)),
    ];
    fill(model.texts.review.round_asks, &values)
}

/// Takes back one step of this round.
pub fn undo(model: &mut Model, out: &mut Outcome) {
    if model.line.take_back_codes() {
        super::typing::changed(model, out);
        return out.say(Answer::new(Level::Ok, model.texts.names.line_as_typed));
    }
    let Some(step) = model.last_step().cloned() else {
        let text = model.texts.review.nothing_to_undo;
        return out.say(Answer::new(Level::Warn, text));
    };
    let what = said(&step, model.texts);
    out.record(model, Undone { step: step.seq });
    back_to(model, &step);
    let text = fill(model.texts.live.undone, &[("what", &what)]);
    let lines = phrases::lines(model, model.selected);
    out.say(Answer::new(Level::Ok, text).after(lines));
}

/// Does a step again that was taken back.
pub fn redo(model: &mut Model, out: &mut Outcome) {
    let Some(step) = model.last_undone().cloned() else {
        let text = model.texts.live.nothing_to_redo;
        return out.say(Answer::new(Level::Warn, text));
    };
    let what = said(&step, model.texts);
    out.record(model, Redone { step: step.seq });
    back_to(model, &step);
    let text = fill(model.texts.live.redone, &[("what", &what)]);
    let lines = phrases::lines(model, model.selected);
    out.say(Answer::new(Level::Ok, text).after(lines));
}

/// Selects what a step was about, so that what changed is seen.
fn back_to(model: &mut Model, step: &Event) {
    use crate::journal::deed::Unit;
    let unit = match &step.deed {
        Deed::Coded(coded) => coded.unit.clone(),
        Deed::Themed(themed) => themed.unit.clone(),
        Deed::Doubted(doubted) => doubted.unit.clone(),
        Deed::Remarked(remarked) => remarked.unit.clone(),
        Deed::Corrected(corrected) => corrected.unit.clone(),
        Deed::Unmarked(unmarked) => unmarked.unit.clone(),
        Deed::Marked(marked) => {
            let fragment = Unit::Fragment(model.coder().to_owned(), step.seq);
            if model.stream.find(&fragment).is_some() {
                fragment
            } else {
                Unit::Turn(marked.transcript.clone(), marked.from.turn)
            }
        }
        Deed::TurnsRead(read) => Unit::Turn(read.transcript.clone(), read.from),
        _ => return,
    };
    model.selection = None;
    if let Some(at) = model.stream.find(&unit) {
        model.selected = at;
    }
}

fn said(step: &Event, texts: &'static Texts) -> &'static str {
    let kind = step.deed.kind().unwrap_or_default();
    let mut steps = texts.review.steps.iter();
    steps
        .find(|(known, _)| *known == kind)
        .map_or(texts.live.other_step, |(_, said)| said)
}
