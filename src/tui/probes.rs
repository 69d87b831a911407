//! The questions and probes of the open topic, with what became of each.
//!
//! ```text
//!    verhouding tot de bestuurder
//!  ✓ voorbeeld van eigen doelen
//!  – voorbeeld waarin de bestuurder het deed
//!  ▸ [als schoolniveau genoemd]  en bovenschools?
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::{count, glance, put, put_right, shortened, width};
use super::view::View;
use crate::live::cards::{left_open_lines, parked_lines};
use crate::live::rungs::items_in_view;
use crate::safe::shown;
use crate::session::item::State;
use crate::session::place::Section;

/// One row.
struct Row {
    sign: &'static str,
    /// Columns that it hangs in, under what it belongs to.
    indent: u16,
    /// The id, where it is shown.
    id: String,
    /// A condition that was not opened.
    condition: String,
    text: String,
    style: Style,
    /// A word at the right.
    aside: &'static str,
    open: bool,
}

/// Columns that a row keeps free for the arrows of a list that goes on.
const ARROWS: u16 = 5;
/// Rows that one of them takes at the most.
const MOST_ROWS: usize = 2;

/// The rows there are to show, with every text whole as far as two rows hold it.
#[must_use]
pub fn height(view: &View<'_>, columns: u16) -> u16 {
    let rows = rows(view);
    let lines = rows.iter().map(|row| texts(row, columns, MOST_ROWS).len());
    count(lines.sum())
}

/// Draws the rows that fit, the open one among them: each whole when there is room for all, else
/// each cut to one row.
pub fn draw(view: &View<'_>, area: Rect, buffer: &mut Buffer) {
    let rows = rows(view);
    let height = usize::from(area.height);
    let whole: usize = rows
        .iter()
        .map(|row| texts(row, area.width, MOST_ROWS).len())
        .sum();
    let most = if whole <= height { MOST_ROWS } else { 1 };
    let open = rows.iter().position(|row| row.open).unwrap_or(0);
    let first = first_row(open, rows.len(), if most > 1 { rows.len() } else { height });
    let below = rows.len().saturating_sub(first + height);
    let mut at = 0;
    for row in rows.iter().skip(first) {
        if at >= area.height {
            break;
        }
        let is_edge = (at == 0 && first > 0) || (at + 1 == area.height && below > 0);
        let mut room = area;
        room.width -= if is_edge { ARROWS.min(area.width) } else { 0 };
        at += draw_row(view, row, room, (at, most), buffer);
    }
    if first > 0 {
        put_right(buffer, area, 0, "↑", view.theme.quiet);
    }
    if below > 0 {
        let last = area.height.saturating_sub(1);
        put_right(buffer, area, last, &format!("↓ {below}"), view.theme.quiet);
    }
}

/// The first row shown: the open one stands at a third of the room, with what follows in view.
fn first_row(open: usize, rows: usize, height: usize) -> usize {
    let last = rows.saturating_sub(height);
    open.saturating_sub(height / 3).min(last)
}

/// The column that the text of a row begins at.
fn text_column(row: &Row) -> u16 {
    let beside = |text: &str| if text.is_empty() { 0 } else { width(text) + 2 };
    2 + row.indent + beside(&row.id) + beside(&row.condition)
}

/// The text of a row in lines, the last one cut.
fn texts(row: &Row, columns: u16, most: usize) -> Vec<String> {
    let aside = if row.aside.is_empty() {
        0
    } else {
        width(row.aside) + 2
    };
    let room = columns.saturating_sub(text_column(row) + aside);
    // The open one stands above, whole.
    if most == 1 || row.open || room < 16 {
        return vec![glance(&row.text, room.into())];
    }
    shortened(&shown(&row.text), room.into(), most)
}

/// Draws a row in no more than `most` lines; gives how many it took.
fn draw_row(
    view: &View<'_>,
    row: &Row,
    area: Rect,
    (at, most): (u16, usize),
    buffer: &mut Buffer,
) -> u16 {
    put(buffer, area, (0, at), row.sign, view.theme.accent);
    let column = 2 + row.indent;
    let id = put(buffer, area, (column, at), &row.id, view.theme.quiet);
    let after = if row.id.is_empty() { column } else { id + 2 };
    let accent = if row.open {
        view.theme.accent
    } else {
        view.theme.quiet
    };
    put(buffer, area, (after, at), &row.condition, accent);
    put_right(buffer, area, at, row.aside, view.theme.quiet);
    let lines = texts(row, area.width, most);
    for (line, text) in lines.iter().enumerate() {
        put(
            buffer,
            area,
            (text_column(row), at + count(line)),
            text,
            row.style,
        );
    }
    count(lines.len())
}

fn rows(view: &View<'_>) -> Vec<Row> {
    let session = view.session();
    match session.section() {
        Section::Opening => Vec::new(),
        Section::Topic(topic) => items_in_view(session, topic)
            .filter_map(|item| of_item(view, item))
            .collect(),
        Section::Closing => closing(view),
    }
}

/// In the closing: what is parked, to be dealt with one by one, then the rest of what is open.
fn closing(view: &View<'_>) -> Vec<Row> {
    let parked = parked_lines(view.model).into_iter().enumerate();
    let parked = parked.map(|(at, line)| {
        let open = view.model.selected == Some(at);
        Row {
            sign: if open { "▸" } else { "?" },
            aside: if open { view.texts.settle } else { "" },
            style: if open {
                view.theme.strong
            } else {
                Style::new()
            },
            open,
            ..plain(String::new(), line)
        }
    });
    let left = left_open_lines(view.model).into_iter();
    parked
        .chain(left.map(|line| plain(String::new(), line)))
        .collect()
}

fn plain(id: String, text: String) -> Row {
    Row {
        sign: " ",
        indent: 0,
        id,
        condition: String::new(),
        text,
        style: Style::new(),
        aside: "",
        open: false,
    }
}

fn of_item(view: &View<'_>, item: usize) -> Option<Row> {
    let session = view.session();
    let place = session.outline.item(item)?;
    let question = session.outline.question(&session.guide, item)?;
    let state = session.items.get(item)?;
    let closed = session.is_closed(item);
    let condition = question.when.as_ref().filter(|_| closed);
    let sign = match session.state_of(item) {
        _ if view.is_open(item) => "▸",
        _ if state.flagged => "⚑",
        State::Asked => "✓",
        State::Skipped => "–",
        State::Mentioned => "~",
        State::Open => " ",
    };
    let style = match session.state_of(item) {
        _ if view.is_open(item) => view.theme.strong,
        State::Asked | State::Skipped => view.theme.quiet,
        _ if closed || view.is_unreached(item) => view.theme.quiet,
        State::Open | State::Mentioned => Style::new(),
    };
    let base = place.depth == 0;
    Some(Row {
        sign,
        indent: 2 * count(place.depth.saturating_sub(1)),
        id: if base {
            place.id.clone()
        } else {
            String::new()
        },
        condition: condition.map_or_else(String::new, |when| {
            format!("[{}]", shown(when.words(&session.language)))
        }),
        text: question.ask.words(&session.language).to_owned(),
        style,
        aside: if view.is_unreached(item) {
            view.texts.no_time
        } else {
            ""
        },
        open: view.is_open(item),
    })
}
