//! A rehearsal while it is held: the scripted respondent is asked what the interviewer moves to.

use super::effect::Outcome;
use super::model::{Answer, Level, Model};
use super::{opening, phrases};
use crate::journal::deed::{Asked, Deed, Move, Moved, Skipped};
use crate::rehearsal::respondent::Respondent;
use crate::rehearsal::script;
use crate::safe::shown;
use crate::session::header::Phase;
use crate::session::place::Place;
use crate::texts::fill;

/// The respondent sits down: the opening is being read to her.
pub fn begin(model: &mut Model, mut respondent: Respondent) {
    let place = model.session().place;
    respondent.seen = model.session().next_seq;
    respondent.asked(
        place,
        phrases::words_at(model.session(), place),
        model.now.ms,
    );
    model.rehearsal = Some(respondent);
}

/// After each message: what happened since reaches the respondent. Does nothing in a real session.
pub fn follow(model: &mut Model, held_before: usize) {
    let Some(mut respondent) = model.rehearsal.take() else {
        return;
    };
    respondent.held += model.off_record.len().saturating_sub(held_before);
    let events = model.history.events().iter();
    let new = events
        .rev()
        .take_while(|event| event.seq >= respondent.seen);
    let deeds: Vec<Deed> = new.map(|event| event.deed.clone()).collect();
    respondent.seen = model.session().next_seq;
    for deed in deeds.iter().rev() {
        take(model, &mut respondent, deed);
    }
    let (session, now) = (model.session(), model.now.ms);
    if session.finished.is_none() {
        let words = phrases::words_at(session, session.place);
        respondent.stays_at(session.place, words, now);
    }
    model.rehearsal = Some(respondent);
}

/// A step or a choice is a question; a jump, and the way back, is only listening while she speaks.
fn take(model: &Model, respondent: &mut Respondent, deed: &Deed) {
    let now = model.now.ms;
    let session = model.session();
    let place = |id: &str| Place::find(id, &session.guide, &session.outline);
    let to = match deed {
        Deed::Moved(Moved { to, how }) => place(to).filter(|to| match how {
            Move::Step | Move::Select => true,
            Move::Jump => !respondent.is_answering(now),
            Move::Back => !respondent.is_answering(now) && respondent.has_more_for(*to),
        }),
        Deed::Asked(Asked { to, .. }) | Deed::Skipped(Skipped { to, .. }) => {
            to.as_deref().and_then(place)
        }
        // Back at a question that was not answered yet, she is asked it again.
        Deed::Undone(_) | Deed::Redone(_) => Some(session.place)
            .filter(|to| !respondent.is_answering(now) && respondent.has_more_for(*to)),
        Deed::Finished(_) => return respondent.end(now),
        _ => None,
    };
    match (to, deed) {
        (Some(to), _) => respondent.asked(to, phrases::words_at(session, to), now),
        (None, Deed::Moved(_)) => respondent.not_asked(now),
        (None, _) => {}
    }
}

/// The respondent's words, typed: in a rehearsal they are said, elsewhere they do not belong.
pub fn say(model: &Model, out: &mut Outcome, words: &str) {
    if refuses(model, out) {
        return;
    }
    let named = words.split_whitespace().next().unwrap_or_default();
    // What is no participant at all is at no table either.
    let (who, words) =
        script::speaker(words).unwrap_or((Some(named.trim_start_matches('@').to_owned()), ""));
    if let Some(who) = opening::participants(model, out, who.as_deref()) {
        let who = who.first().map_or("", String::as_str);
        out.say(Answer::new(Level::Ok, format!("{who}: {}", shown(words))));
    }
}

/// A silence of the respondent, typed.
pub fn silence(model: &Model, out: &mut Outcome, seconds: &str) {
    if refuses(model, out) {
        return;
    }
    let texts = &model.texts.rehearsal;
    let values: [(&str, &dyn std::fmt::Display); 1] = [("seconds", &shown(seconds))];
    out.say(match seconds.parse::<u32>() {
        Ok(_) => Answer::new(Level::Ok, fill(texts.silence_of, &values)),
        Err(_) => Answer::new(Level::Error, fill(texts.not_seconds_here, &values)),
    });
}

fn refuses(model: &Model, out: &mut Outcome) -> bool {
    let is_rehearsal = model.session().header.phase == Phase::Rehearsal;
    if !is_rehearsal {
        let text = model.texts.rehearsal.only_in_rehearsal;
        out.say(Answer::new(Level::Error, text));
    }
    !is_rehearsal
}
