//! The cards: before the end, before leaving, and pages to be read.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::live::cards::ending_lines;
use crate::tui::paint::{count, lines, put, put_right};
use crate::tui::view::View;

/// What was not asked, what is parked, what is held in memory; or that there is nothing of this.
#[must_use]
pub fn ending(view: &View<'_>) -> Vec<String> {
    let all = ending_lines(view.model);
    if all.is_empty() {
        vec![view.texts.layers.finish_nothing.to_owned()]
    } else {
        all
    }
}

/// That all is kept and the session stays open.
pub fn leave(view: &View<'_>, area: Rect, buffer: &mut Buffer) {
    for (row, line) in view.texts.layers.leave_lines.iter().enumerate() {
        put(buffer, area, (2, count(row)), line, Style::new());
    }
}

/// Lines, each as long as it takes, from one on; the last ones stay in view.
pub fn page(view: &View<'_>, all: &[String], first: usize, area: Rect, buffer: &mut Buffer) {
    let room = area.width.saturating_sub(4);
    let rows = |line: &String| {
        let blank = line.is_empty().then(String::new);
        lines(line, room).into_iter().chain(blank)
    };
    let all: Vec<String> = all.iter().flat_map(rows).collect();
    let height = usize::from(area.height);
    let first = first.min(all.len().saturating_sub(height));
    for (row, line) in all.iter().skip(first).take(height).enumerate() {
        put(buffer, area, (2, count(row)), line, Style::new());
    }
    if first > 0 {
        put_right(buffer, area, 0, "↑", view.theme.quiet);
    }
    if first + height < all.len() {
        let last = area.height.saturating_sub(1);
        put_right(buffer, area, last, "↓", view.theme.quiet);
    }
}
