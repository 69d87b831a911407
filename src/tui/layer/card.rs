//! The cards: before the end, before leaving, after an interruption, the words whole.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::live::cards::ending_lines;
use crate::live::phrases;
use crate::texts::fill;
use crate::tui::paint::{count, lines, put, put_right};
use crate::tui::view::View;

/// What was not asked, what is parked, what is held in memory.
pub fn finish(view: &View<'_>, area: Rect, buffer: &mut Buffer) {
    let all = ending_lines(view.model);
    if all.is_empty() {
        let nothing = view.texts.layers.finish_nothing;
        put(buffer, area, (2, 0), nothing, Style::new());
    }
    let height = usize::from(area.height);
    let fits = if all.len() > height {
        height.saturating_sub(1)
    } else {
        height
    };
    for (row, line) in all.iter().take(fits).enumerate() {
        put(buffer, area, (2, count(row)), line, Style::new());
    }
    if all.len() > height {
        let more = fill(
            view.texts.layers.more_below,
            &[("count", &(all.len() - fits))],
        );
        put(buffer, area, (2, count(fits)), &more, view.theme.quiet);
    }
}

/// That all is kept and the session stays open.
pub fn leave(view: &View<'_>, area: Rect, buffer: &mut Buffer) {
    for (row, line) in view.texts.layers.leave_lines.iter().enumerate() {
        put(buffer, area, (2, count(row)), line, Style::new());
    }
}

/// Lines, each as long as it takes.
pub fn wrapped(all: &[String], area: Rect, buffer: &mut Buffer) {
    let room = area.width.saturating_sub(2);
    let wrapped = all.iter().flat_map(|line| lines(line, room));
    for (row, line) in wrapped.enumerate() {
        put(buffer, area, (2, count(row)), &line, Style::new());
    }
}

/// The words of the open place, whole, from a line on; the last lines stay in view.
pub fn words(view: &View<'_>, first: usize, area: Rect, buffer: &mut Buffer) {
    let session = view.session();
    let words = phrases::words_at(session, session.place);
    let all = lines(words, area.width.saturating_sub(4));
    let height = usize::from(area.height);
    let first = first.min(all.len().saturating_sub(height));
    for (row, line) in all.iter().skip(first).take(height).enumerate() {
        put(buffer, area, (2, count(row)), line, view.theme.strong);
    }
    if first > 0 {
        put_right(buffer, area, 0, "↑", view.theme.quiet);
    }
    if first + height < all.len() {
        let last = area.height.saturating_sub(1);
        put_right(buffer, area, last, "↓", view.theme.quiet);
    }
}
