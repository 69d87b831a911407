//! What lies over the guide for a moment: a thin rule with its name and keys, and its lines.

mod card;
mod debrief;
mod find;
mod follow_ups;
pub mod help;
mod plan;

pub use debrief::asks;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::consent;
use super::paint::{count, cut, put, put_right, rows, tint, width};
use super::view::View;
use crate::live::before::{ready_lines, reread_lines};
use crate::live::cards::interruption_lines;
use crate::live::editor::Edit;
use crate::live::message::{Message, Top};
use crate::live::model::Layer;
use crate::live::phrases;
use crate::session::place::Place;
use crate::texts::fill;

/// The keys of a layer that is scrolled.
const UP_AND_DOWN: &str = "{up} {down}";
/// Between one key with what it does and the next.
const BETWEEN_KEYS: &str = "   ";

/// Draws a layer; gives where the cursor stands when it has a line of its own.
pub fn draw(view: &View<'_>, layer: &Layer, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let texts = &view.texts.layers;
    let (title, keys) = match layer {
        Layer::Help(_) => (texts.help, UP_AND_DOWN),
        Layer::Find(_) => (texts.find, texts.find_keys),
        Layer::FollowUps(_) => (texts.follow_ups, texts.follow_up_keys),
        Layer::Concepts(_) => (texts.concepts, texts.concept_keys),
        Layer::Plan(_) => (texts.plan, texts.plan_keys),
        Layer::Finish(_) => (texts.finish, texts.finish_keys),
        Layer::Leave => (texts.leave, texts.leave_keys),
        Layer::Interrupted(_) => (texts.interruption, texts.interruption_keys),
        Layer::Destroy => (texts.destroy, texts.destroy_keys),
        Layer::Ready(_) => (texts.ready, texts.ready_keys),
        Layer::Reread(_) => (texts.reread, texts.reread_keys),
        Layer::Debrief(_) => (texts.debrief, texts.debrief_keys),
        Layer::Words(_) => (texts.words, UP_AND_DOWN),
    };
    let is_card = matches!(
        layer,
        Layer::Finish(_)
            | Layer::Leave
            | Layer::Interrupted(_)
            | Layer::Destroy
            | Layer::Ready(_)
            | Layer::Reread(_)
            | Layer::Debrief(_)
    );
    let keys = named(view, keys);
    let keys = if is_card {
        keys
    } else {
        format!("{keys}{BETWEEN_KEYS}{}", texts.back)
    };
    head(view, title, &keys, area, buffer);
    let body = rows(area, 1, area.height.saturating_sub(1));
    match layer {
        Layer::Help(first) => help::draw(view, *first, body, buffer),
        Layer::Find(find) | Layer::Concepts(find) => {
            return Some(find::draw(view, find, body, buffer));
        }
        Layer::FollowUps(selected) => follow_ups::draw(view, *selected, body, buffer),
        Layer::Plan(selected) => plan::draw(view, *selected, body, buffer),
        Layer::Finish(first) => {
            card::page(view, &card::ending(view), *first, body, buffer);
        }
        Layer::Leave => card::leave(view, body, buffer),
        Layer::Interrupted(first) => {
            card::page(view, &interruption_lines(view.model), *first, body, buffer);
        }
        Layer::Destroy => {
            let text = view.model.texts.recording.withdrawn.to_owned();
            card::page(view, &[text], 0, body, buffer);
        }
        Layer::Ready(first) => card::page(view, &ready_lines(view.model), *first, body, buffer),
        Layer::Reread(first) => {
            card::page(view, &reread_lines(view.model), *first, body, buffer);
        }
        Layer::Debrief(prompt) => debrief::draw(view, *prompt, body, buffer),
        Layer::Words(first) => {
            let session = view.session();
            let words = match session.place {
                Place::Opening => consent::page(view),
                place => vec![phrases::words_at(session, place).to_owned()],
            };
            card::page(view, &words, *first, body, buffer);
        }
    }
    None
}

/// Whether a layer is read as a page: what is to be said gives way to it.
#[must_use]
pub fn is_page(layer: &Layer) -> bool {
    matches!(
        layer,
        Layer::Help(_) | Layer::Words(_) | Layer::Ready(_) | Layer::Reread(_) | Layer::Debrief(_)
    )
}

/// A hint with the keys in force in their places.
fn named(view: &View<'_>, hint: &str) -> String {
    let key = |message| view.keys.name_of(&message, view.texts);
    let values: [(&str, &dyn std::fmt::Display); 4] = [
        ("up", &key(Message::Up)),
        ("down", &key(Message::Down)),
        ("delete", &key(Message::Edit(Edit::Delete))),
        ("leave", &key(Message::Show(Top::Leave))),
    ];
    fill(hint, &values)
}

/// `── Title ───────────────────── keys ──`
fn head(view: &View<'_>, title: &str, keys: &str, area: Rect, buffer: &mut Buffer) {
    let rule = "─".repeat(area.width.into());
    put(buffer, area, (0, 0), &rule, view.theme.quiet);
    // How one goes on is said in any case; for that even the name gives way.
    let first = keys.split(BETWEEN_KEYS).next().unwrap_or_default();
    let most = area.width.saturating_sub(width(first) + 8).max(8);
    let title = format!(" {} ", cut(title, most.into()));
    let column = put(buffer, area, (2, 0), &title, view.theme.accent);
    let room = area.width.saturating_sub(column + 2);
    if let Some(keys) = fitting(keys, room.saturating_sub(3)) {
        put_right(buffer, area, 0, &format!(" {keys} ──"), view.theme.quiet);
    } else {
        let keys = fitting(keys, room).unwrap_or_else(|| cut(first, room.into()).into_owned());
        put_right(buffer, area, 0, &format!(" {keys}"), view.theme.quiet);
    }
}

/// As many of the keys as there is room for, none of them in part.
fn fitting(keys: &str, room: u16) -> Option<String> {
    let keys: Vec<&str> = keys.split(BETWEEN_KEYS).collect();
    let firsts = (1..=keys.len()).rev().filter_map(|some| keys.get(..some));
    let mut joined = firsts.map(|some| some.join(BETWEEN_KEYS));
    joined.find(|keys| width(keys) <= room)
}

/// One line of a list.
struct Item {
    /// In a column of its own at the left.
    label: String,
    text: String,
    /// At the right.
    aside: String,
}

/// Draws a list with one line selected, scrolled so that it is in view.
fn list(view: &View<'_>, items: &[Item], selected: usize, area: Rect, buffer: &mut Buffer) {
    let height = usize::from(area.height);
    let last = items.len().saturating_sub(height);
    let first = selected.saturating_sub(height / 2).min(last);
    let shown = items.iter().enumerate().skip(first).take(height);
    let labels = shown.clone().map(|(_, item)| width(&item.label));
    let indent = 2 + labels.max().unwrap_or(0).min(area.width / 2) + 2;
    for (row, (at, item)) in shown.enumerate() {
        let row = count(row);
        let is_selected = at == selected;
        let style = if is_selected {
            view.theme.chosen
        } else {
            Style::new()
        };
        let quiet = if is_selected { style } else { view.theme.quiet };
        if is_selected {
            tint(buffer, area, row, style);
        }
        put(
            buffer,
            area,
            (0, row),
            if is_selected { "▸" } else { " " },
            style,
        );
        put(buffer, area, (2, row), &item.label, quiet);
        let end = put_right(buffer, area, row, &item.aside, quiet);
        let room = end.saturating_sub(indent + 1);
        let text = super::paint::glance(&item.text, room.into());
        put(buffer, area, (indent, row), &text, style);
    }
}
