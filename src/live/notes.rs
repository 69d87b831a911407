//! Notes: kept, marked, tagged anew, edited, struck out; off the record kept in memory only.

use super::beside::Parked;
use super::effect::Outcome;
use super::entry::{self, Tags, Typed};
use super::model::{Answer, Level, Model};
use super::{grid, phrases};
use crate::journal::deed::{Edited, Note, NoteKind, Origin, Settled, Struck, Tagged};
use crate::journal::moment::Moment;
use crate::safe::shown;
use crate::session::place::Place;
use crate::texts::fill;

/// Keeps a note as typed; `began` is the moment of its first keystroke.
pub fn keep(model: &mut Model, out: &mut Outcome, typed: Typed, began: Moment) {
    let mut warnings = warnings(model, &typed);
    let note = placed(model, typed, began);
    let answer = if model.holds_words_back() {
        model.off_record.push(note);
        Answer::new(Level::Warn, model.texts.live.not_kept)
    } else {
        let answer = kept_answer(&note);
        let number = model.own().notes.all().len() + 1;
        warnings.extend(names_in(model, &note, number));
        out.record(model, note);
        answer
    };
    out.say(answer.after(warnings));
}

/// Marks this moment, without words.
pub fn mark(model: &mut Model, out: &mut Outcome) {
    let tags = Tags::default();
    let mark = Typed {
        kind: NoteKind::Mark,
        text: String::new(),
        tags,
        speakers: vec![],
        stranger: None,
        proposed: None,
    };
    let note = placed(model, mark, model.now);
    out.record(model, note);
    out.say(Answer::new(Level::Ok, model.texts.live.marked));
}

fn warnings(model: &Model, typed: &Typed) -> Vec<String> {
    let live = &model.texts.live;
    let unknown = typed.tags.unknown.iter();
    let mut warnings: Vec<String> = unknown
        .map(|tag| fill(live.unknown_tag, &[("tag", &shown(tag))]))
        .collect();
    if let Some(stranger) = &typed.stranger {
        warnings.push(fill(live.unknown_speaker, &[("who", &shown(stranger))]));
    }
    warnings
}

/// Says of a note whom it names.
#[must_use]
pub fn names_in(model: &Model, note: &Note, number: usize) -> Option<String> {
    let codes = model.lookout.codes(&note.text);
    let codes = codes.or_else(|| model.lookout.codes(note.theme.as_deref()?))?;
    let values: [(&str, &dyn std::fmt::Display); 2] = [("codes", &codes), ("note", &number)];
    Some(fill(model.texts.names.in_note, &values))
}

/// The answer to a kept note: its words whole and its concepts.
fn kept_answer(note: &Note) -> Answer {
    let tags = phrases::tags_of(note);
    let text = [shown(&note.text).as_ref(), shown(&tags).as_ref()]
        .join(" ")
        .trim()
        .to_owned();
    Answer::new(Level::Note, text)
}

/// The note with what it takes from the place it was taken at.
fn placed(model: &Model, typed: Typed, began: Moment) -> Note {
    let session = model.session();
    let speakers = speakers(model, &typed);
    let (concepts, origin) = if typed.tags.is_chosen() {
        (typed.tags.concepts, Origin::Chosen)
    } else {
        let concept = session.concept_at(session.place).map(str::to_owned);
        (concept.into_iter().collect(), Origin::Default)
    };
    let (question, probe) = question_and_probe(model);
    Note {
        text: typed.text,
        kind: typed.kind,
        concepts,
        origin,
        outside: typed.tags.outside,
        topic: Some(session.section().id(&session.guide).to_owned()),
        question,
        probe,
        speakers,
        theme: typed.proposed,
        at: began.at,
        ms: began.ms,
    }
}

/// Who spoke: those that were named; a nuance is of the one who answered last.
fn speakers(model: &Model, typed: &Typed) -> Vec<String> {
    if typed.kind == NoteKind::Nuance && typed.speakers.is_empty() {
        return grid::answered_last(model.session()).into_iter().collect();
    }
    typed.speakers.clone()
}

fn question_and_probe(model: &Model) -> (Option<String>, Option<String>) {
    let session = model.session();
    let Place::Item(item) = session.place else {
        return (None, None);
    };
    let base = session.outline.base(item);
    let id = |at| session.outline.item(at).map(|item| item.id.clone());
    (id(base), if base == item { None } else { id(item) })
}

/// Gives a note other concepts.
pub fn tag(model: &mut Model, out: &mut Outcome, number: &str, words: &str) {
    let Some(note) = find(model, out, number) else {
        return;
    };
    let (rest, tags) = entry::without_tags(words, &model.session().guide.concepts);
    let live = &model.texts.live;
    if !tags.is_chosen() || !rest.is_empty() {
        let wrong = if rest.is_empty() { words } else { &rest };
        return out.say(Answer::new(
            Level::Error,
            fill(live.not_a_tag, &[("words", &shown(wrong))]),
        ));
    }
    let Tags {
        concepts, outside, ..
    } = tags;
    let text = phrases::tags(&concepts, outside);
    out.record(
        model,
        Tagged {
            note,
            concepts,
            outside,
            origin: Origin::Chosen,
        },
    );
    out.say(Answer::new(
        Level::Ok,
        fill(live.tagged, &[("note", &number), ("tags", &text)]),
    ));
}

/// Gives a note other words.
pub fn edit(model: &mut Model, out: &mut Outcome, number: &str, text: String) {
    let Some(note) = find(model, out, number) else {
        return;
    };
    if model.holds_words_back() {
        return out.say(Answer::new(Level::Warn, model.texts.live.not_kept));
    }
    out.record(model, Edited { note, text });
    out.say(Answer::new(
        Level::Ok,
        fill(model.texts.live.edited, &[("note", &number)]),
    ));
}

/// Puts codes in the place of names in a note; without one that is named, in the last that has any.
pub fn code(model: &mut Model, out: &mut Outcome, number: Option<&str>) {
    let lookout = &model.lookout;
    let notes = &model.own().notes;
    let found = if let Some(number) = number {
        let Some(seq) = find(model, out, number) else {
            return;
        };
        notes.get(seq)
    } else {
        let mut own = notes.all().iter().rev();
        own.find(|kept| !kept.struck && lookout.codes(&kept.note.text).is_some())
    };
    let coded = found.and_then(|kept| Some((kept, lookout.coded(&kept.note.text)?)));
    let Some((kept, text)) = coded else {
        return out.say(lookout.nobody(&model.texts.names));
    };
    let (note, words) = (kept.seq, shown(&text).into_owned());
    let values: [(&str, &dyn std::fmt::Display); 2] = [("note", &kept.number), ("words", &words)];
    let said = fill(model.texts.names.note_coded, &values);
    out.record(model, Edited { note, text });
    out.say(Answer::new(Level::Ok, said));
}

/// Strikes a note out.
pub fn strike(model: &mut Model, out: &mut Outcome, number: &str) {
    let Some(note) = find(model, out, number) else {
        return;
    };
    out.record(model, Struck { note });
    out.say(Answer::new(
        Level::Ok,
        fill(model.texts.live.struck, &[("note", &number)]),
    ));
}

/// A parked follow-up was dealt with.
pub fn settle(model: &mut Model, out: &mut Outcome, number: &str) {
    if !number.contains(':') && find(model, out, number).is_none() {
        return;
    }
    let is_meant = |parked: &Parked<'_>| parked.label().eq_ignore_ascii_case(number);
    let Some(parked) = model.parked().find(is_meant) else {
        let text = fill(model.texts.live.not_parked, &[("note", &shown(number))]);
        return out.say(Answer::new(Level::Error, text));
    };
    let words = shown(&parked.note.note.text).into_owned();
    let settled = Settled {
        note: parked.note.seq,
        author: parked.author.map(str::to_owned),
    };
    out.record(model, settled);
    let values: [(&str, &dyn std::fmt::Display); 2] = [("note", &number), ("words", &words)];
    let text = fill(model.texts.live.settled, &values);
    out.say(Answer::new(Level::Ok, text));
}

/// The `seq` of the note with a number; says so when there is none.
fn find(model: &Model, out: &mut Outcome, number: &str) -> Option<u64> {
    let notes = &model.own().notes;
    let note = number
        .parse()
        .ok()
        .and_then(|number| notes.numbered(number));
    if note.is_none() {
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("note", &shown(number)), ("count", &notes.all().len())];
        out.say(Answer::new(
            Level::Error,
            fill(model.texts.live.no_such_note, &values),
        ));
    }
    note.map(|note| note.seq)
}

/// Writes down what was typed off the record, by agreement.
pub fn keep_off_record(model: &mut Model, out: &mut Outcome) {
    let held = std::mem::take(&mut model.off_record);
    let live = &model.texts.live;
    if held.is_empty() {
        return out.say(Answer::new(Level::Warn, live.nothing_held));
    }
    let count = held.len();
    let lines: Vec<String> = held.iter().map(|note| kept_answer(note).text).collect();
    for note in held {
        out.record(model, note);
    }
    let text = fill(live.held_kept, &[("count", &count)]);
    out.say(Answer::new(Level::Ok, text).after(lines));
}
