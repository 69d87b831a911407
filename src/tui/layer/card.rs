//! The cards: before the end, before leaving, after an interruption.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::live::layers::{ending_lines, interruption_lines};
use crate::texts::fill;
use crate::tui::paint::{count, lines, put};
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

/// The last question, the last words, what to check.
pub fn interrupted(view: &View<'_>, area: Rect, buffer: &mut Buffer) {
    let all = interruption_lines(view.model);
    let room = area.width.saturating_sub(2);
    let wrapped = all.iter().flat_map(|line| lines(line, room));
    for (row, line) in wrapped.enumerate() {
        put(buffer, area, (2, count(row)), &line, Style::new());
    }
}
