//! Moving through the guide: it changes where notes are tagged, never what was asked.

use super::effect::Outcome;
use super::model::{Answer, Level, Model};
use super::rungs::{self, Rung};
use super::{cards, grid, phrases, walk};
use crate::guide::text::Said;
use crate::journal::deed::{Move, Moved};
use crate::safe::shown;
use crate::session::place::{Place, Section};
use crate::texts::fill;

/// To the next item; at the end, says so.
pub fn next(model: &mut Model, out: &mut Outcome) {
    if model.session().place == Place::Closing {
        return out.say(Answer::new(Level::Warn, model.texts.live.at_the_end));
    }
    let to = walk::next(model.session());
    step(model, out, to);
}

/// To the item before; at the beginning, says so.
pub fn previous(model: &mut Model, out: &mut Outcome) {
    if model.session().place == Place::Opening {
        return out.say(Answer::new(Level::Warn, model.texts.live.at_the_beginning));
    }
    let to = walk::previous(model.session());
    step(model, out, to);
}

/// To the next topic, or the one before.
pub fn topic(model: &mut Model, out: &mut Outcome, forward: bool) {
    let session = model.session();
    let section = session.section();
    let edge = if forward {
        Section::Closing
    } else {
        Section::Opening
    };
    if section == edge {
        return;
    }
    let to = if forward {
        walk::section_after(session, section)
    } else {
        walk::section_before(session, section)
    };
    step(model, out, to);
}

fn step(model: &mut Model, out: &mut Outcome, to: Place) {
    arrive(model, out, to, Move::Step);
}

/// To an item or topic, wherever it is.
pub fn go(model: &mut Model, out: &mut Outcome, id: &str) {
    let Some(to) = find(model, id) else {
        let text = fill(model.texts.live.no_such_place, &[("id", &shown(id))]);
        return out.say(Answer::new(Level::Error, text));
    };
    arrive(model, out, to, Move::Jump);
}

/// The place with an id in whatever case; a topic is its first item that is still to be asked.
fn find(model: &Model, id: &str) -> Option<Place> {
    let session = model.session();
    let (guide, outline) = (&session.guide, &session.outline);
    if let Some(topic) = guide
        .topics
        .iter()
        .position(|topic| topic.id.eq_ignore_ascii_case(id))
    {
        return Some(walk::beginning(session, Section::Topic(topic)));
    }
    let in_whatever_case = || {
        let mut items = outline.items().iter();
        let found = items.find(|item| item.id.eq_ignore_ascii_case(id))?;
        Place::find(&found.id, guide, outline)
    };
    // The opening and the closing have ids in lower case.
    let at_the_ends = || Place::find(&id.to_lowercase(), guide, outline);
    Place::find(id, guide, outline)
        .or_else(in_whatever_case)
        .or_else(at_the_ends)
}

/// Back to where the last jump came from.
pub fn back(model: &mut Model, out: &mut Outcome) {
    let Some(to) = model.session().jumps.last().copied() else {
        return out.say(Answer::new(Level::Warn, model.texts.live.nowhere_back));
    };
    arrive(model, out, to, Move::Back);
}

fn arrive(model: &mut Model, out: &mut Outcome, to: Place, how: Move) {
    let session = model.session();
    let id = to.id(&session.guide, &session.outline).to_owned();
    out.record(model, Moved { to: id, how });
    say_place(model, out);
}

/// Says where one is now, with what stands there.
pub fn say_place(model: &mut Model, out: &mut Outcome) {
    model.selected = None;
    let place = phrases::id_here(model.session()).to_owned();
    let said: Vec<String> = [Some(place), parked_before_closing(model)]
        .into_iter()
        .flatten()
        .collect();
    out.say(Answer::new(Level::Ok, said.join("; ")).after(what_stands_here(model)));
}

/// In the closing: how many follow-ups are parked, so that they are offered before the end.
#[must_use]
pub fn parked_before_closing(model: &Model) -> Option<String> {
    let parked = model.parked().count();
    let is_due = model.session().place == Place::Closing && parked > 0;
    is_due.then(|| fill(model.texts.live.before_closing, &[("count", &parked)]))
}

/// The words to say at the open place, what was mentioned earlier, and what is still open there.
#[must_use]
pub fn what_stands_here(model: &Model) -> Vec<String> {
    let session = model.session();
    let mut lines: Vec<String> = phrases::words_at(session, session.place)
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| shown(line).into_owned())
        .collect();
    match session.place {
        Place::Item(item) => {
            lines.extend(in_another_language(model, item));
            lines.extend(mentioned(model, item));
            if session.outline.is_statement(item) {
                lines.extend(phrases::asked_of_statement(session, item));
                lines.push(grid::whose_turn(model, item));
            }
        }
        Place::Closing => lines.extend(cards::parked_lines(model)),
        Place::Opening | Place::Topic(_) => {}
    }
    lines.extend(open_checks(model));
    lines
}

/// Says so when the guide has no words in the language that is read.
fn in_another_language(model: &Model, item: usize) -> Option<String> {
    let session = model.session();
    let words = session.outline.wording(&session.guide, item)?;
    let Said { instead, .. } = words.said(&session.language);
    instead.map(|tag| fill(model.texts.live.in_language, &[("tag", &tag)]))
}

fn mentioned(model: &Model, item: usize) -> Vec<String> {
    let Some((ms, note)) = phrases::mentioned_earlier(model.session(), item) else {
        return Vec::new();
    };
    let live = &model.texts.live;
    let time = phrases::time_of_day_at(model, ms);
    let mut lines = vec![fill(live.mentioned_earlier, &[("time", &time)])];
    lines.extend(note.map(|note| shown(&note.note.text).into_owned()));
    lines.push(live.bridge.to_owned());
    lines
}

fn open_checks(model: &Model) -> Option<String> {
    let session = model.session();
    let Section::Topic(topic) = session.section() else {
        return None;
    };
    let checklist = &session.guide.topics.get(topic)?.checklist;
    let open: Vec<&str> = checklist
        .iter()
        .filter(|check| !session.is_ticked(topic, &check.id))
        .map(|check| check.label.words(&session.language))
        .collect();
    (!open.is_empty()).then(|| {
        fill(
            model.texts.live.open_checks,
            &[("items", &open.join(" · "))],
        )
    })
}

/// Up or down along the rungs of the open section.
pub fn along(model: &mut Model, out: &mut Outcome, down: bool) {
    let session = model.session();
    let rungs = rungs::of(model);
    let last = rungs.len().saturating_sub(1);
    let at = match rungs::position(session, model.selected, &rungs) {
        Some(at) if down => (at + 1).min(last),
        Some(at) => at.saturating_sub(1),
        None if down => 0,
        None => last,
    };
    match rungs.get(at) {
        Some(Rung::Check(check)) => model.selected = Some(*check),
        Some(Rung::Item(item)) => select(model, out, Place::Item(*item)),
        None => {}
    }
}

fn select(model: &mut Model, out: &mut Outcome, place: Place) {
    model.selected = None;
    let session = model.session();
    if session.place != place {
        let to = place.id(&session.guide, &session.outline).to_owned();
        out.record(
            model,
            Moved {
                to,
                how: Move::Select,
            },
        );
    }
}
