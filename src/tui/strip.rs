//! A strip to put under the camera, so that one looks at the other while reading.
//!
//! ```text
//!  O2.1  In hoeverre ben jij vanuit je rol betrokken bij het
//!        stellen van doelen voor onderwijskwaliteit?
//!
//!  12:16   nog 43 min tot 13:00   O2 4/11        R7   bewaard
//!  12:16   schoolleiders stellen hun eigen doelen, …  #doelen
//!  ›                                                  #doelen
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::paint::{count, rows};
use super::view::View;
use super::{caption, chosen, clock, layer, line, notes, notice, question};
use crate::session::place::Place;

/// Draws it; gives where the cursor stands.
pub fn draw(view: &View<'_>, area: Rect, buffer: &mut Buffer) -> Position {
    let typed = line::height(view, area.width)
        .min(area.height / 3)
        .clamp(1, 2);
    let note_line = rows(area, area.height - typed, typed);
    let above = area.height - typed;
    if let Some(top) = view.model.layers.last() {
        let cursor = line::draw(view, note_line, buffer);
        return layer::draw(view, top, rows(area, 0, above), buffer).unwrap_or(cursor);
    }
    let told = told_rows(view, typed);
    let mut room = above.saturating_sub(told + 1).max(1);
    if told == 1 && gives_way(view) {
        let wanted = question::to_say(view, area.width, room + 1).len();
        room += u16::from(count(wanted) > room);
    }
    let (words, heard) = said(view, area.width, room);
    question::draw(&words, rows(area, 0, room - heard), buffer);
    caption::draw(view, rows(area, room - heard, heard), buffer);
    clock::draw_with_banner(view, rows(area, room, 1), buffer);
    let last = rows(area, room + 1, above.saturating_sub(room + 1));
    tell(view, last, buffer);
    line::draw(view, note_line, buffer)
}

/// The question, and the rows that what is heard has under it.
fn said(view: &View<'_>, columns: u16, room: u16) -> (Vec<Line<'static>>, u16) {
    let least = if caption::only_listens(view) {
        // While it is read aloud, the question needs the row more.
        0
    } else {
        caption::height(view, 1).min(room - 1)
    };
    let words = question::to_say(view, columns, room - least);
    let free = room.saturating_sub(count(words.len()));
    (words, caption::height(view, free.min(2)).max(least))
}

/// Rows under the clock. A second row of the note line takes one of them, but for what
/// cannot wait.
fn told_rows(view: &View<'_>, typed: u16) -> u16 {
    let pressing = u16::from(notice::is_pressing(view));
    let told = pressing + u16::from(chosen::is_there(view));
    told.max(1).saturating_sub(typed - 1).max(pressing)
}

/// Whether the row under the clock is of less use than another row of what is to be said.
fn gives_way(view: &View<'_>) -> bool {
    let session = view.session();
    let is_free = !notice::is_there(view) && session.notes.all().is_empty();
    let is_opening = session.place == Place::Opening;
    !notice::is_pressing(view) && !chosen::is_there(view) && (is_free || is_opening)
}

/// Under the clock: what is selected and cannot be seen elsewhere, and what was said
/// last; else the latest note.
fn tell(view: &View<'_>, area: Rect, buffer: &mut Buffer) {
    let pressing = u16::from(notice::is_pressing(view)).min(area.height);
    let above = rows(area, 0, area.height - pressing);
    let below = rows(area, above.height, pressing);
    notice::draw(view, below, buffer);
    if chosen::is_there(view) {
        chosen::draw(view, above, buffer);
    } else if pressing == 0 && notice::is_there(view) {
        notice::draw(view, above, buffer);
    } else {
        notes::draw(view, above, buffer);
    }
}
