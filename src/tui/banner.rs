//! What cannot be overlooked, as a row under the clock: keys that go elsewhere, off the
//! record, a disk that refuses, an interruption. With none of these, and off pace, the new plan; else
//! the way back from a jump.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::paint::{put, tint};
use super::view::View;
use crate::journal::deed::{Deed, Move};
use crate::live::command::Command;
use crate::live::message::Message;
use crate::live::phrases;
use crate::live::sound::trouble_words;
use crate::safe::shown;
use crate::texts::fill;

/// The rows it takes when there is something to show, no more than `most`.
#[must_use]
pub fn height(view: &View<'_>, most: u16) -> u16 {
    let wanted = match (loud(view), view.behind()) {
        (Some(_), _) => 1,
        (None, Some(pace)) => 1 + u16::from(!pace.unreached.is_empty()),
        (None, None) => 0,
    };
    wanted.min(most)
}

/// Draws it; `plans` says whether the new plan belongs here.
pub fn draw(view: &View<'_>, area: Rect, buffer: &mut Buffer, plans: bool) {
    if let Some(text) = loud(view) {
        tint(buffer, area, 0, view.theme.loud);
        put(buffer, area, (1, 0), &text, view.theme.loud);
    } else if let Some(pace) = view.behind().filter(|_| plans) {
        let unreached = phrases::unreached_line(view.model, pace).unwrap_or_default();
        let plan = phrases::plan_line(view.model, pace);
        put(buffer, area, (0, 0), &plan, view.theme.quiet);
        put(buffer, area, (0, 1), &unreached, view.theme.warn);
    } else if let Some([back, _]) = way_back(view) {
        put(buffer, area, (0, 0), &back, view.theme.quiet);
    }
}

/// Whether nothing else stands in its row.
#[must_use]
pub fn is_free(view: &View<'_>, plans: bool) -> bool {
    loud(view).is_none() && !(plans && view.behind().is_some())
}

/// The most urgent of what cannot be overlooked, in full.
fn loud(view: &View<'_>) -> Option<String> {
    let (model, texts) = (view.model, view.texts);
    let session = view.session();
    if !model.focused {
        return Some(texts.unfocused.to_owned());
    }
    if model.is_off_record() {
        return Some(texts.off.to_owned());
    }
    if let Some(reason) = &model.saving.trouble {
        return Some(fill(texts.trouble, &[("reason", &shown(reason))]));
    }
    if let Some(watched) = &model.beside.watched {
        let texts = &model.texts.observe;
        return if watched.away.is_some() {
            Some(texts.banner_away.to_owned())
        } else if session.interrupted_since.is_some() {
            Some(texts.banner_interrupted.to_owned())
        } else {
            session.finished.map(|_| texts.banner_ended.to_owned())
        };
    }
    if let Some(trouble) = model.sound.troubles.first() {
        return Some(trouble_words(trouble, &model.texts.recording));
    }
    if let Some(since) = session.interrupted_since {
        let time = phrases::time_of_day_at(model, since);
        let keys = view
            .keys
            .names_of(&Message::Do(Command::Interrupted), texts);
        let values: [(&str, &dyn std::fmt::Display); 2] = [("time", &time), ("keys", &keys)];
        return Some(fill(texts.interrupted, &values));
    }
    session.finished.map(|_| texts.finished.to_owned())
}

/// The way back from a jump, with its key and in short, while one is still where it led: who goes on
/// from there has no use for it.
#[must_use]
pub fn way_back(view: &View<'_>) -> Option<[String; 2]> {
    let session = view.session();
    let from = session.jumps.last();
    let from = from.filter(|from| **from != session.place && is_elsewhere(view))?;
    let id = shown(from.id(&session.guide, &session.outline));
    let key = view.keys.name_of(&Message::Do(Command::Back), view.texts);
    Some([format!("← {key} {id}"), format!("← {id}")])
}

/// Whether one was nowhere else, but for jumps and the ways back from them, since a jump.
fn is_elsewhere(view: &View<'_>) -> bool {
    let mut backs = 0;
    for event in view.model.history.events().iter().rev() {
        let goes_on = match &event.deed {
            Deed::Moved(moved) => match moved.how {
                Move::Jump if backs == 0 => return true,
                Move::Jump => {
                    backs -= 1;
                    false
                }
                Move::Back => {
                    backs += 1;
                    false
                }
                Move::Step => true,
                Move::Select => false,
            },
            Deed::Asked(asked) => asked.to.is_some(),
            Deed::Skipped(skipped) => skipped.to.is_some(),
            _ => false,
        };
        if goes_on && backs == 0 {
            return false;
        }
    }
    false
}

/// The same in two or three words, where there is little room. Trouble with the disk stands in the
/// clock anyway.
#[must_use]
pub fn short(view: &View<'_>) -> Option<&'static str> {
    let (model, texts) = (view.model, view.texts);
    if !model.focused {
        Some(texts.unfocused_short)
    } else if model.is_off_record() {
        Some(texts.off_short)
    } else {
        let interrupted = view.session().interrupted_since;
        let sound = model.sound.troubles.first();
        let sound = sound.map(|_| model.texts.recording.trouble_short);
        sound.or_else(|| interrupted.map(|_| texts.interrupted_short))
    }
}
