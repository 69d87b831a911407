//! The whole screen: which parts stand where in a window of this size.
//!
//! ```text
//!  80×24                                        from 110 columns on
//!  clock                                        clock
//!  banner, or the new plan                      banner
//!  question                                     question                  topics
//!  caption, in a rehearsal                      caption, in a rehearsal
//!                                                                         with titles
//!  › note line                                  › note line
//!    notice                                       notice                  parked
//!  notes                                        notes
//!
//!  checklist                                    checklist
//!
//!  probes                                       probes
//!
//!  topics                             F1 help                            F1 help
//! ```
//!
//! A layer takes the rows from the notes down to the topics, so that clock, question and note line
//! stay where they are; only for a page to be read the question gives way.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::keymap::Keymap;
use super::paint::{count, lines, put, put_right, rows};
use super::theme::Theme;
use super::view::View;
use super::{
    banner, caption, checks, chosen, clock, grid, layer, line, notes, notice, probes, question,
    ready, side, strip, topics,
};
use crate::live::grid as cells;
use crate::live::model::Model;
use crate::session::place::Place;

/// Columns that a line of text takes at the most: longer ones are hard to read at a glance.
const MOST_COLUMNS: u16 = 100;
/// From this width on there is a column at the side.
const WIDE: u16 = 110;
/// Rows of notes at the most, while there is a guide to show below them.
const MOST_NOTES: u16 = 14;
/// Rows of a layer at the least, its rule among them.
const LEAST_LAYER: u16 = 5;
/// Between the two columns.
const GUTTER: u16 = 4;

/// Draws the model.
pub fn draw(frame: &mut Frame<'_>, model: &Model, theme: &Theme, keys: &Keymap) {
    let area = frame.area();
    let cursor = draw_on(frame.buffer_mut(), area, model, theme, keys);
    frame.set_cursor_position(cursor);
}

/// Draws the model on an area of a buffer; gives where the cursor stands.
pub fn draw_on(
    buffer: &mut Buffer,
    area: Rect,
    model: &Model,
    theme: &Theme,
    keys: &Keymap,
) -> Position {
    let view = View::of(model, theme, keys);
    match (area.width, area.height) {
        (0..40, _) | (_, 0..4) => tiny(&view, area, buffer),
        (_, 4..10) => strip::draw(&view, margins(area), buffer),
        (0..60, _) | (_, 10..18) => stack(&view, margins(area), buffer, &Room::CLOSE),
        (60..WIDE, _) => stack(&view, margins(area), buffer, &Room::AIRY),
        _ => wide(&view, area, buffer),
    }
}

/// A column at each side stays free.
fn margins(area: Rect) -> Rect {
    Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    }
}

/// Too small for the guide: that it is, and the note line.
fn tiny(view: &View<'_>, area: Rect, buffer: &mut Buffer) -> Position {
    let last = area.height.saturating_sub(1);
    if area.height > 1 {
        let text = lines(view.texts.too_small, area.width);
        for (row, text) in text.iter().take(last.into()).enumerate() {
            put(buffer, area, (0, count(row)), text, view.theme.warn);
        }
    }
    let cursor = line::draw(view, rows(area, last, 1), buffer);
    within(cursor, area)
}

/// A cursor never stands outside the window.
fn within(cursor: Position, area: Rect) -> Position {
    Position::new(
        cursor.x.min(area.right().saturating_sub(1)),
        cursor.y.min(area.bottom().saturating_sub(1)),
    )
}

/// How freely the parts stand.
struct Room {
    /// Blank rows between the parts.
    gap: u16,
    /// Rows of notes at the least.
    notes: u16,
    /// The topics stand at the side, the new plan with them.
    side: bool,
}

impl Room {
    const CLOSE: Room = Room {
        gap: 0,
        notes: 1,
        side: false,
    };
    const AIRY: Room = Room {
        gap: 1,
        notes: 3,
        side: false,
    };
    const BESIDE: Room = Room {
        gap: 1,
        notes: 3,
        side: true,
    };
}

/// With a column at the side, in the middle of a window that is wider still.
fn wide(view: &View<'_>, area: Rect, buffer: &mut Buffer) -> Position {
    let side = (area.width / 3).clamp(34, 56);
    let main = (area.width - side - GUTTER - 2).min(MOST_COLUMNS);
    let free = area.width - main - GUTTER - side;
    let whole = Rect {
        x: area.x + free / 2,
        width: main + GUTTER + side,
        ..area
    };
    let column = Rect {
        width: main,
        ..whole
    };
    let says_way_back = !banner::is_free(view, false);
    clock::draw(view, rows(whole, 0, 1), buffer, says_way_back);
    banner::draw(view, rows(whole, 1, 1), buffer, false);
    let beside = Rect {
        x: whole.x + main + GUTTER,
        width: side,
        ..rows(whole, 2, area.height - 4)
    };
    side::draw(view, beside, buffer);
    topics::draw_help(view, whole, buffer);
    stack(view, column, buffer, &Room::BESIDE)
}

/// The parts under each other.
fn stack(view: &View<'_>, area: Rect, buffer: &mut Buffer, room: &Room) -> Position {
    let head = head(view, area, buffer, room);
    let foot = foot(view, area, buffer, room);
    let typed = line::height(view, area.width);
    // Whatever else there is, the note line, its notice and a note or two keep their rows.
    let is_opening = view.session().place == Place::Opening && !view.model.observes();
    let told = notice::height(view, area.width);
    let kept = typed + told + below_line(view, room);
    let caption = caption::height(view, 2);
    let most = foot.saturating_sub(head + caption + kept + room.gap).max(1);
    let is_page = view.model.layers.last().is_some_and(layer::is_page);
    let most = if is_page { most.min(2) } else { most };
    let words = question::to_say(view, area.width, most);
    let said = count(words.len()).max(1 + room.gap).min(most);
    question::draw(&words, rows(area, head, said), buffer);
    caption::draw(view, rows(area, head + said, caption), buffer);
    let at = head + said + caption + room.gap;
    let cursor = line::draw(view, rows(area, at, typed), buffer);
    tell(view, rows(area, at + typed, told), buffer, room);
    let at = at + typed + told;
    let below = rows(area, at, foot.saturating_sub(at));
    if let Some(top) = view.model.layers.last() {
        return layer::draw(view, top, below, buffer).unwrap_or(cursor);
    }
    if is_opening {
        // The latest note, so that it is seen to be kept; then whether all is ready.
        let is_noted = !view.session().notes.all().is_empty() || view.model.is_off_record();
        let for_note = u16::from(is_noted).min(below.height);
        notes::draw(view, rows(below, 0, for_note), buffer);
        let left = below.height - for_note;
        ready::draw(view, rows(below, for_note, left), buffer);
    } else {
        guide(view, below, buffer, room);
    }
    within(cursor, area)
}

/// Rows that stay for what stands under the note line and its notice.
fn below_line(view: &View<'_>, room: &Room) -> u16 {
    if !view.model.layers.is_empty() {
        LEAST_LAYER
    } else if view.session().place == Place::Opening {
        1
    } else if cells::here(view.session()).is_some() {
        // However long a statement is, its row and a note are in view.
        1 + room.gap + grid::LEAST
    } else {
        room.notes
    }
}

/// What was said last; where the list may have no room, what is selected in it.
fn tell(view: &View<'_>, area: Rect, buffer: &mut Buffer, room: &Room) {
    let may_hide = match view.session().place {
        Place::Opening => false,
        Place::Closing => true,
        Place::Topic(_) | Place::Item(_) => room.gap == 0,
    };
    let is_free = view.model.layers.is_empty() && !notice::is_pressing(view);
    if may_hide && is_free && chosen::is_there(view) {
        chosen::draw(view, area, buffer);
    } else {
        notice::draw(view, area, buffer);
    }
}

/// Clock and banner; gives the row after them.
fn head(view: &View<'_>, area: Rect, buffer: &mut Buffer, room: &Room) -> u16 {
    if room.side {
        return 2;
    }
    let says_way_back = room.gap == 0 || !banner::is_free(view, true);
    clock::draw(view, rows(area, 0, 1), buffer, says_way_back);
    let height = banner::height(view, 1 + room.gap).max(room.gap);
    banner::draw(view, rows(area, 1, height), buffer, true);
    1 + height
}

/// The topics at the foot; gives the row after everything above them.
fn foot(view: &View<'_>, area: Rect, buffer: &mut Buffer, room: &Room) -> u16 {
    let height = if room.side {
        1
    } else {
        topics::height(view, area.width).min(area.height / 4).max(1)
    };
    let top = area.height.saturating_sub(height);
    if !room.side {
        topics::draw_footer(view, rows(area, top, height), buffer);
    }
    top.saturating_sub(room.gap)
}

/// Notes, the grid of a member check, checklist and probes, from the notes down. The probes get what they need; the notes what
/// is left, within bounds, so that on a tall window the guide
/// stays near the eye.
fn guide(view: &View<'_>, area: Rect, buffer: &mut Buffer, room: &Room) {
    let checks = checks::height(view, area.width).min(3);
    let probes = probes::height(view, area.width);
    let least = grid::LEAST.max(area.height * 3 / 5);
    let cells = grid::height(view).min(least);
    let parts = [checks, cells, probes].into_iter().filter(|rows| *rows > 0);
    let gaps = room.gap * count(parts.count());
    let free = area.height.saturating_sub(checks + cells + gaps);
    let most = (free * 2 / 5).min(MOST_NOTES).max(room.notes);
    let for_notes = if probes == 0 && checks == 0 && cells == 0 {
        area.height
    } else {
        free.saturating_sub(probes).clamp(room.notes, most)
    };
    let for_notes = match cells {
        0 => for_notes.min(area.height),
        // The grid needs its rows more than a second note does.
        cells => for_notes.min(area.height.saturating_sub(cells + room.gap).max(1)),
    };
    notes::draw(view, rows(area, 0, for_notes), buffer);
    let mut at = for_notes;
    if cells > 0 {
        at += room.gap;
        grid::draw(view, rows(area, at, cells), buffer);
        at += cells;
    }
    if checks > 0 {
        at += room.gap;
        checks::draw(view, rows(area, at, checks), buffer);
        at += checks;
    }
    if probes > 0 {
        if room.gap > 0 && !room.side {
            parked(view, rows(area, at, 1), buffer);
        }
        at += room.gap;
        let left = area.height.saturating_sub(at);
        probes::draw(view, rows(area, at, left), buffer);
    }
}

/// What is parked, at the right end of the blank row above the probes.
fn parked(view: &View<'_>, area: Rect, buffer: &mut Buffer) {
    put_right(buffer, area, 0, &topics::parked(view), view.theme.quiet);
}
