//! What a coder says of the selected item: its concepts, its theme, a doubt, a remark, other words.

use super::effect::Outcome;
use super::entry::Tags;
use super::marking;
use super::model::Model;
use super::{moves, phrases};
use crate::journal::deed::{
    Coded, Corrected, Doubted, Remarked, Themed, TurnsRead, Unit, Unmarked,
};
use crate::live::model::{Answer, Level};
use crate::texts::fill;

/// How typed concepts go with those that are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// In their place.
    Instead,
    /// With them.
    With,
    /// From them.
    Without,
}

/// The selected stretch, or the selected item, gets concepts.
pub fn tag(model: &mut Model, out: &mut Outcome, tags: Tags, how: How) {
    if model.selection.is_none()
        && let Some(unit @ (Unit::Note(_) | Unit::Observed(..) | Unit::Fragment(..))) = model.unit()
    {
        let tags = together(model, &unit, tags, how);
        return code(model, out, &unit, tags);
    }
    if how == How::Without {
        let text = model.texts.review.nothing_to_untag;
        return out.say(Answer::new(Level::Error, text));
    }
    if let Some(span) = marking::span_meant(model, out)
        && let Some(unit) = marking::mark(model, out, span, tags)
    {
        say_kept(model, out, &unit);
    }
}

/// What comes of the concepts that a unit has and those typed.
fn together(model: &Model, unit: &Unit, tags: Tags, how: How) -> Tags {
    let standing = phrases::standing_of(model, unit);
    let (has, outside) = standing.map_or((&[][..], false), |standing| {
        (standing.concepts, standing.outside)
    });
    match how {
        How::Instead => tags,
        How::With => {
            let mut concepts = has.to_vec();
            let new = tags.concepts.into_iter();
            concepts.extend(new.filter(|id| !has.contains(id)));
            let outside = tags.outside || (outside && concepts.is_empty());
            Tags {
                concepts: if tags.outside { Vec::new() } else { concepts },
                outside,
            }
        }
        How::Without => {
            let is_all = tags == Tags::default();
            let stays = |id: &&String| !is_all && !tags.concepts.contains(id);
            Tags {
                concepts: has.iter().filter(stays).cloned().collect(),
                outside: outside && !tags.outside && !is_all,
            }
        }
    }
}

/// A note or fragment has these concepts from here on.
fn code(model: &mut Model, out: &mut Outcome, unit: &Unit, tags: Tags) {
    let Tags { concepts, outside } = tags;
    out.record(
        model,
        Coded {
            unit: unit.clone(),
            concepts,
            outside,
        },
    );
    say_kept(model, out, unit);
}

/// Says a unit with its words and all that it is coded with.
fn say_kept(model: &Model, out: &mut Outcome, unit: &Unit) {
    let text = phrases::coded_line(model, unit);
    out.say(Answer::new(Level::Note, text));
}

/// The note is right as it stands, or the turn was read; and on to the next.
pub fn confirm(model: &mut Model, out: &mut Outcome) {
    let Some(unit) = model.unit() else {
        return moves::todo(model, out);
    };
    if model.stream.reviewed.get(model.selected) == Some(&false) {
        match &unit {
            Unit::Turn(transcript, turn) => {
                let transcript = transcript.clone();
                let (from, to) = (*turn, *turn);
                let read = TurnsRead {
                    transcript,
                    from,
                    to,
                };
                out.record(model, read);
            }
            Unit::Note(_) | Unit::Observed(..) | Unit::Fragment(..) => {
                let tags = together(model, &unit, Tags::default(), How::With);
                let (concepts, outside) = (tags.concepts, tags.outside);
                out.record(
                    model,
                    Coded {
                        unit,
                        concepts,
                        outside,
                    },
                );
            }
        }
    }
    moves::todo(model, out);
}

/// The note or fragment that something is said of. A selected stretch becomes a fragment for it, and
/// with `whole` a whole turn does.
fn target(model: &mut Model, out: &mut Outcome, whole: bool) -> Option<Unit> {
    if model.selection.is_none() {
        match model.unit() {
            Some(unit @ (Unit::Note(_) | Unit::Observed(..) | Unit::Fragment(..))) => {
                return Some(unit);
            }
            Some(Unit::Turn(..)) if !whole => {
                let text = model.texts.review.turn_has_none;
                out.say(Answer::new(Level::Error, text));
                return None;
            }
            _ => {}
        }
    }
    let span = marking::span_meant(model, out)?;
    marking::mark(model, out, span, Tags::default())
}

/// A theme in free words; `-` takes it away.
pub fn theme(model: &mut Model, out: &mut Outcome, words: &str) {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return usage(model, out, "theme WORDS|-");
    }
    let Some(unit) = target(model, out, words != "-") else {
        return;
    };
    let theme = Some(words).filter(|words| words != "-");
    let of = unit.clone();
    out.record(model, Themed { unit: of, theme });
    say_kept(model, out, &unit);
}

/// In doubt, or no longer; with words, in doubt because of that.
pub fn doubt(model: &mut Model, out: &mut Outcome, why: &str) {
    let Some(unit) = target(model, out, false) else {
        return;
    };
    let coding = model.sheet.coding(&unit);
    let is_doubtful = coding.is_some_and(|coding| coding.doubtful);
    let doubtful = !is_doubtful || !why.is_empty();
    let of = unit.clone();
    out.record(model, Doubted { unit: of, doubtful });
    if !why.is_empty() {
        let (of, text) = (unit.clone(), why.to_owned());
        out.record(model, Remarked { unit: of, text });
    }
    say_kept(model, out, &unit);
}

/// A remark; `-` takes it away.
pub fn remark(model: &mut Model, out: &mut Outcome, words: &str) {
    if words.is_empty() {
        return usage(model, out, "remark WORDS|-");
    }
    let Some(unit) = target(model, out, false) else {
        return;
    };
    let text = if words == "-" { "" } else { words };
    let (of, text) = (unit.clone(), text.to_owned());
    out.record(model, Remarked { unit: of, text });
    say_kept(model, out, &unit);
}

/// Other words for the selected note or turn.
pub fn correct(model: &mut Model, out: &mut Outcome, words: &str) {
    let Some(unit) = correctable(model) else {
        return;
    };
    let before = phrases::words_of(model, &unit);
    if words.is_empty() {
        let lines = [before];
        let text = model.texts.review.correct_how;
        return out.say(Answer::new(Level::Error, text).after(lines));
    }
    if before == words {
        return out.say(Answer::new(Level::Ok, model.texts.review.unchanged));
    }
    let (of, text) = (unit.clone(), words.to_owned());
    out.record(model, Corrected { unit: of, text });
    say_kept(model, out, &unit);
}

/// What a correction is of: the note, or the turn, also that of a fragment.
#[must_use]
pub fn correctable(model: &Model) -> Option<Unit> {
    let unit = model.unit()?;
    match model.sheet.span(&unit) {
        Some(span) => Some(Unit::Turn(span.transcript.clone(), span.from.turn)),
        None => Some(unit),
    }
}

/// Codes in the place of names in the selected item: in its words, its theme and its remark.
pub fn code_names(model: &mut Model, out: &mut Outcome) {
    let Some(unit) = model.unit() else {
        return out.say(model.lookout.nobody(&model.texts.names));
    };
    let said_in = correctable(model).unwrap_or_else(|| unit.clone());
    let words = phrases::words_of(model, &said_in);
    let standing = phrases::standing_of(model, &unit);
    let theme = standing.and_then(|standing| standing.theme.map(str::to_owned));
    let remark = model
        .sheet
        .coding(&unit)
        .and_then(|coding| coding.remark.clone());
    let coded = |words: &str| model.lookout.coded(words);
    let words = coded(&words);
    let theme = theme.and_then(|theme| coded(&theme));
    let remark = remark.and_then(|remark| coded(&remark));
    if words.is_none() && theme.is_none() && remark.is_none() {
        return out.say(model.lookout.nobody(&model.texts.names));
    }
    if let Some(text) = words {
        let unit = said_in;
        out.record(model, Corrected { unit, text });
    }
    if theme.is_some() {
        let unit = unit.clone();
        out.record(model, Themed { unit, theme });
    }
    if let Some(text) = remark {
        let unit = unit.clone();
        out.record(model, Remarked { unit, text });
    }
    say_kept(model, out, &unit);
}

/// The selected fragment away.
pub fn remove(model: &mut Model, out: &mut Outcome) {
    let Some(unit @ Unit::Fragment(..)) = model.unit() else {
        let text = model.texts.review.no_fragment;
        return out.say(Answer::new(Level::Error, text));
    };
    let words = phrases::words_of(model, &unit);
    let text = fill(model.texts.review.removed, &[("words", &words)]);
    out.record(model, Unmarked { unit });
    out.say(Answer::new(Level::Ok, text));
}

pub(super) fn usage(model: &Model, out: &mut Outcome, usage: &str) {
    let text = fill(model.texts.live.usage, &[("usage", &usage)]);
    out.say(Answer::new(Level::Error, text));
}
