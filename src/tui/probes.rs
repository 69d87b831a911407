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

use super::paint::{count, glance, put, put_right, width};
use super::view::View;
use crate::live::layers::ending_lines;
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

/// The rows there are to show.
#[must_use]
pub fn height(view: &View<'_>) -> u16 {
    let session = view.session();
    match session.section() {
        Section::Topic(topic) => {
            let statements = session
                .guide
                .topics
                .get(topic)
                .map_or(0, |t| t.statements.len());
            count(items_in_view(session, topic).count() + statements)
        }
        Section::Opening => 0,
        Section::Closing => count(ending_lines(view.model).len()),
    }
}

/// Draws the rows that fit, the open one among them.
pub fn draw(view: &View<'_>, area: Rect, buffer: &mut Buffer) {
    let rows = rows(view);
    let height = usize::from(area.height);
    let open = rows.iter().position(|row| row.open).unwrap_or(0);
    let first = first_row(open, rows.len(), height);
    for (at, row) in rows.iter().skip(first).take(height).enumerate() {
        draw_row(view, row, area, count(at), buffer);
    }
    let below = rows.len().saturating_sub(first + height);
    if first > 0 {
        put_right(buffer, area, 0, "↑", view.theme.quiet);
    }
    if below > 0 {
        let row = area.height.saturating_sub(1);
        put_right(buffer, area, row, &format!("↓ {below}"), view.theme.quiet);
    }
}

/// The first row shown: the open one stands at a third of the room, with what follows in view.
fn first_row(open: usize, rows: usize, height: usize) -> usize {
    let last = rows.saturating_sub(height);
    open.saturating_sub(height / 3).min(last)
}

fn draw_row(view: &View<'_>, row: &Row, area: Rect, at: u16, buffer: &mut Buffer) {
    put(buffer, area, (0, at), row.sign, view.theme.accent);
    let mut column = 2 + row.indent;
    if !row.id.is_empty() {
        column = put(buffer, area, (column, at), &row.id, view.theme.quiet) + 2;
    }
    if !row.condition.is_empty() {
        let style = if row.open {
            view.theme.accent
        } else {
            view.theme.quiet
        };
        column = put(buffer, area, (column, at), &row.condition, style) + 2;
    }
    // The arrows of a list that goes on stand at the right as well.
    let aside = width(row.aside) + 5;
    let room = area.width.saturating_sub(column + aside);
    let text = glance(&row.text, room.into());
    put(buffer, area, (column, at), &text, row.style);
    let mut room = area;
    room.width = room.width.saturating_sub(5);
    put_right(buffer, room, at, row.aside, view.theme.quiet);
}

fn rows(view: &View<'_>) -> Vec<Row> {
    let session = view.session();
    match session.section() {
        Section::Opening => Vec::new(),
        Section::Topic(topic) => {
            let mut rows: Vec<Row> = items_in_view(session, topic)
                .filter_map(|item| of_item(view, item))
                .collect();
            let statements = session.guide.topics.get(topic).into_iter();
            rows.extend(statements.flat_map(|topic| &topic.statements).map(|it| {
                let text = it.text.words(&session.language).to_owned();
                plain(view, it.id.clone(), text)
            }));
            rows
        }
        Section::Closing => ending_lines(view.model)
            .into_iter()
            .map(|line| plain(view, String::new(), line))
            .collect(),
    }
}

fn plain(_view: &View<'_>, id: String, text: String) -> Row {
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
    let open = view.is_open(item) && view.model.selected.is_none();
    let closed = session.is_closed(item);
    let condition = question.when.as_ref().filter(|_| closed);
    let sign = match state.state() {
        _ if view.is_open(item) => "▸",
        _ if state.flagged => "⚑",
        State::Asked => "✓",
        State::Skipped => "–",
        State::Mentioned => "~",
        State::Open => " ",
    };
    let style = match state.state() {
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
        open: open || view.is_open(item),
    })
}
