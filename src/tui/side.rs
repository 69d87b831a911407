//! The column at the side of a wide window: the topics with their titles, how the plan changes, what
//! is parked.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::{count, glance, lines, put, rows};
use super::topics;
use super::view::View;
use crate::live::phrases;

/// Draws the column.
pub fn draw(view: &View<'_>, area: Rect, buffer: &mut Buffer) {
    let height = topics::side_height(view).min(area.height);
    topics::draw_side(view, rows(area, 0, height), buffer);
    let mut row = height + 1;
    for (text, style) in plan(view, area.width) {
        put(buffer, area, (2, row), &text, style);
        row += 1;
    }
    let parked = topics::parked(view);
    if parked.is_empty() || row + 1 >= area.height {
        return;
    }
    row += u16::from(row > height + 1);
    put(buffer, area, (2, row), &parked, view.theme.quiet);
    for parked in view.model.parked() {
        row += 1;
        if row >= area.height {
            return;
        }
        let label = format!("{:>3} ?", parked.note.number);
        let column = put(buffer, area, (0, row), &label, view.theme.quiet) + 1;
        let room = area.width.saturating_sub(column);
        let text = glance(&parked.words(), room.into());
        put(buffer, area, (column, row), &text, Style::new());
    }
}

/// What will not be reached, when behind; the new minutes stand beside the topics.
fn plan(view: &View<'_>, columns: u16) -> Vec<(String, Style)> {
    let Some(pace) = view.behind() else {
        return Vec::new();
    };
    let drift = phrases::drift(view.model, pace);
    let unreached = phrases::unreached_line(view.model, pace).unwrap_or_default();
    let room = columns.saturating_sub(2).max(count(1));
    let mut all = vec![(drift, view.theme.warn)];
    let unreached = lines(&unreached, room).into_iter().take(3);
    all.extend(unreached.map(|line| (line, view.theme.warn)));
    all
}
