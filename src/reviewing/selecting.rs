//! Selecting a stretch of a transcript with the keys: where it begins is placed first, then it is
//! drawn out, by words or by characters, over turns too.

use super::effect::Outcome;
use super::model::Model;
use super::words::{characters, words};
use crate::journal::deed::{Point, Unit};
use crate::live::editor::Edit;
use crate::live::model::{Answer, Level};
use crate::review::span::{Span, length};

/// A stretch that is being selected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// The transcript's name.
    pub transcript: String,
    /// The word that it begins with.
    anchor: (Point, Point),
    /// The end that moves.
    head: Point,
    /// What the keys do to it.
    pub stage: Stage,
}

/// What the keys do to a selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// They place its beginning.
    Placing,
    /// They move its end.
    Drawing,
    /// Nothing: it waits for its concepts.
    Made,
}

impl Selection {
    /// The stretch as it is now.
    #[must_use]
    pub fn span(&self) -> Span {
        Span {
            transcript: self.transcript.clone(),
            from: self.anchor.0.min(self.head),
            to: self.anchor.1.max(self.head),
        }
    }

    /// The turn that the moving end is in.
    #[must_use]
    pub fn turn(&self) -> u32 {
        self.head.turn
    }

    /// The code points before the moving end, in its turn.
    #[must_use]
    pub fn head_in_turn(&self) -> u32 {
        self.head.char
    }

    fn begin_at(&mut self, turn: u32, from: u32, to: u32) {
        let point = |char| Point { turn, char };
        self.anchor = (point(from), point(to));
        self.head = point(to);
    }
}

/// Space on the empty line: begins a selection in the selected turn, lets its end be moved, ends it.
pub fn space(model: &mut Model, out: &mut Outcome) {
    if let Some(selection) = &mut model.selection {
        selection.stage = match selection.stage {
            Stage::Placing => Stage::Drawing,
            Stage::Drawing => Stage::Made,
            Stage::Made => Stage::Placing,
        };
        return;
    }
    let texts = &model.texts.review;
    let Some((transcript, turn, after)) = turn_and_place(model) else {
        return out.say(Answer::new(Level::Warn, texts.select_in_turn));
    };
    let words = words(text_of(model, &transcript, turn));
    let next = words.iter().find(|word| word.start >= after);
    let Some(first) = next.or(words.first()).cloned() else {
        return out.say(Answer::new(Level::Warn, texts.turn_without_words));
    };
    if let Some(at) = model.stream.find(&Unit::Turn(transcript.clone(), turn)) {
        model.selected = at;
    }
    let point = |char| Point { turn, char };
    model.selection = Some(Selection {
        transcript,
        anchor: (point(first.start), point(first.end)),
        head: point(first.end),
        stage: Stage::Placing,
    });
}

/// The turn that a selection begins in, and the code points before its first word: behind a fragment
/// that is selected.
fn turn_and_place(model: &Model) -> Option<(String, u32, u32)> {
    match model.unit()? {
        Unit::Turn(transcript, turn) => Some((transcript, turn, 0)),
        unit => {
            let span = model.sheet.span(&unit)?;
            Some((span.transcript.clone(), span.to.turn, span.to.char))
        }
    }
}

/// Enter on the empty line while something is being selected: it is what it is.
pub fn enter(model: &mut Model, out: &mut Outcome) {
    if let Some(selection) = &mut model.selection {
        selection.stage = Stage::Made;
        out.say(Answer::new(Level::Ok, model.texts.review.selected));
    }
}

/// A move along the line: by a word, or, as the line itself moves by words, by a character.
pub fn along(model: &mut Model, edit: Edit) {
    let Some(mut selection) = model.selection.clone() else {
        return;
    };
    let (right, by_character) = match edit {
        Edit::Left => (false, false),
        Edit::Right => (true, false),
        Edit::WordLeft => (false, true),
        Edit::WordRight => (true, true),
        _ => return,
    };
    match selection.stage {
        Stage::Placing => place(model, &mut selection, right, by_character),
        Stage::Drawing => draw(model, &mut selection, right, by_character),
        Stage::Made => {}
    }
    take(model, selection);
}

/// A move over turns.
pub fn over(model: &mut Model, down: bool) {
    let Some(mut selection) = model.selection.clone() else {
        return;
    };
    match selection.stage {
        Stage::Placing => place_in_next(model, &mut selection, down),
        Stage::Drawing if down => {
            let end = end_of(model, &selection.transcript, selection.head.turn);
            let next = Point {
                turn: selection.head.turn + 1,
                char: 0,
            };
            if selection.head.char < end.char {
                selection.head = end;
            } else if is_turn(model, &selection.transcript, next.turn) {
                selection.head = end_of(model, &selection.transcript, next.turn);
            }
        }
        Stage::Drawing => draw_up(model, &mut selection),
        Stage::Made => {}
    }
    take(model, selection);
}

fn draw_up(model: &Model, selection: &mut Selection) {
    let (first, last) = selection.anchor;
    let head = selection.head;
    if head > last {
        let before = end_of(model, &selection.transcript, head.turn.saturating_sub(1));
        selection.head = if head.turn > last.turn {
            before.max(last)
        } else {
            last
        };
        return;
    }
    let from = head.min(first);
    if from.char > 0 {
        selection.head = Point { char: 0, ..from };
    } else if from.turn > 1 {
        selection.head = Point {
            turn: from.turn - 1,
            char: 0,
        };
    }
}

fn place(model: &Model, selection: &mut Selection, right: bool, by_character: bool) {
    let at = selection.anchor.0;
    let text = text_of(model, &selection.transcript, at.turn);
    if by_character {
        let stops = characters(text);
        let mut pairs = stops.iter().zip(stops.iter().skip(1));
        let found = if right {
            pairs.find(|(from, _)| **from > at.char)
        } else {
            pairs.rfind(|(from, _)| **from < at.char)
        };
        if let Some((from, to)) = found {
            selection.begin_at(at.turn, *from, *to);
        }
        return;
    }
    let words = words(text);
    let found = if right {
        words.iter().find(|word| word.start > at.char)
    } else {
        words.iter().rfind(|word| word.start < at.char)
    };
    match found {
        Some(word) => selection.begin_at(at.turn, word.start, word.end),
        None if right => place_in_next(model, selection, true),
        None => {}
    }
}

/// To the first word of the next turn that has one, or of the one before.
fn place_in_next(model: &Model, selection: &mut Selection, down: bool) {
    let mut turn = selection.anchor.0.turn;
    loop {
        turn = if down {
            turn + 1
        } else {
            turn.saturating_sub(1)
        };
        if !is_turn(model, &selection.transcript, turn) {
            return;
        }
        let words = words(text_of(model, &selection.transcript, turn));
        if let Some(first) = words.first() {
            return selection.begin_at(turn, first.start, first.end);
        }
    }
}

fn draw(model: &Model, selection: &mut Selection, right: bool, by_character: bool) {
    let (first, last) = selection.anchor;
    let head = selection.head;
    let text = text_of(model, &selection.transcript, head.turn);
    let (starts, ends): (Vec<u32>, Vec<u32>) = if by_character {
        (characters(text), characters(text))
    } else {
        words(text)
            .into_iter()
            .map(|word| (word.start, word.end))
            .unzip()
    };
    let within = |char: u32| Point { char, ..head };
    selection.head = if head < first || (!right && head <= last) {
        // The end that moves lies before the word that it began with.
        let from = head.min(first);
        let found = if right {
            starts.iter().find(|start| **start > from.char)
        } else if from.turn == head.turn {
            starts.iter().rfind(|start| **start < from.char)
        } else {
            None
        };
        match found.map(|char| within(*char)) {
            Some(point) if right && point >= first => last,
            Some(point) => point,
            None if right => last.min(end_of(model, &selection.transcript, head.turn)),
            None => return,
        }
    } else if right {
        let end = end_of(model, &selection.transcript, head.turn);
        match ends.iter().find(|end| **end > head.char) {
            Some(char) => within(*char),
            // The marks that end a turn, and then its next.
            None if head.char < end.char => end,
            None => return draw_into_next(model, selection),
        }
    } else {
        match ends.iter().rfind(|end| **end < head.char) {
            Some(char) => within(*char).max(last),
            None if head.turn > last.turn => {
                end_of(model, &selection.transcript, head.turn - 1).max(last)
            }
            None => last,
        }
    };
}

fn draw_into_next(model: &Model, selection: &mut Selection) {
    let turn = selection.head.turn + 1;
    if is_turn(model, &selection.transcript, turn) {
        let words = words(text_of(model, &selection.transcript, turn));
        let char = words.first().map_or(0, |word| word.end);
        selection.head = Point { turn, char };
    }
}

/// Takes the selection over; the turn that its moving end is in is the one that is selected.
fn take(model: &mut Model, selection: Selection) {
    let unit = Unit::Turn(selection.transcript.clone(), selection.turn());
    if let Some(at) = model.stream.find(&unit) {
        model.selected = at;
    }
    model.selection = Some(selection);
}

fn is_turn(model: &Model, transcript: &str, turn: u32) -> bool {
    model.transcripts.turn(transcript, turn).is_some()
}

fn text_of<'a>(model: &'a Model, transcript: &str, turn: u32) -> &'a str {
    let words = model.sheet.turn_words(transcript, turn, &model.transcripts);
    words.unwrap_or_default()
}

fn end_of(model: &Model, transcript: &str, turn: u32) -> Point {
    let text = text_of(model, transcript, turn);
    Point {
        turn,
        char: length(text.chars().count()),
    }
}
