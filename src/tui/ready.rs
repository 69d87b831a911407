//! Whether all is ready, in the opening: what needs attention a line each, the rest in one, and
//! where one sits, which Space turns.
//!
//! ```text
//!  ! R7 was interviewed with this guide before: 2026-01-12-R7-abcd
//!  ✓ kwaliteitszorg 1.0: no findings · room for 112 h of recording
//!  ▸ online   nobody else present
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::{cut, lines, put, put_right, rows, width};
use super::view::View;
use crate::live::before::{Stop, checks, setting_words, stop_here};
use crate::live::message::Message;
use crate::texts::fill;

/// Draws it; what needs attention comes first, and what does not fit is counted.
pub fn draw(view: &View<'_>, area: Rect, buffer: &mut Buffer) {
    let Some(last) = area.height.checked_sub(1) else {
        return;
    };
    let room = area.width.saturating_sub(2);
    let all = checks(view.model);
    let (fine, alarming): (Vec<_>, Vec<_>) = all.into_iter().partition(|check| check.is_fine);
    let mut at = 0;
    let hidden = alarming.len().saturating_sub(last.into());
    for check in alarming.iter().take(last.into()) {
        let is_last = at + 1 == last;
        let more = if is_last && hidden > 0 {
            fill(view.texts.more_ready, &[("count", &hidden)])
        } else {
            String::new()
        };
        put(buffer, area, (0, at), "!", view.theme.warn);
        let end = put_right(buffer, area, at, &more, view.theme.warn);
        let words = cut(&check.words, usize::from(end.saturating_sub(4))).into_owned();
        put(buffer, area, (2, at), &words, view.theme.warn);
        at += 1;
    }
    let fine: Vec<&str> = fine.iter().map(|check| check.words.as_str()).collect();
    let fine = lines(&fine.join(" · "), room);
    for (row, line) in fine.iter().take(usize::from(last - at)).enumerate() {
        let sign = if row == 0 { "✓" } else { " " };
        put(buffer, area, (0, at), sign, view.theme.quiet);
        put(buffer, area, (2, at), line, view.theme.quiet);
        at += 1;
    }
    setting(view, rows(area, at, 1), buffer);
}

/// Where one sits, and who else is there.
fn setting(view: &View<'_>, row: Rect, buffer: &mut Buffer) {
    let texts = view.model.texts;
    let here = stop_here(view.model).filter(|_| view.model.selected.is_some());
    let [place, others] = view.session().setting.map_or_else(
        || [texts.ready.setting_open.to_owned(), String::new()],
        |setting| setting_words(setting, texts),
    );
    let style = |stop| {
        if here == Some(stop) {
            view.theme.accent
        } else {
            Style::new()
        }
    };
    let mut column = 2;
    for (stop, words) in [(Stop::Venue, place), (Stop::Others, others)] {
        if here == Some(stop) {
            put(buffer, row, (column - 2, 0), "▸", view.theme.accent);
        }
        column = put(buffer, row, (column, 0), &words, style(stop)) + 4;
    }
    if matches!(here, Some(Stop::Venue | Stop::Others)) {
        let key = view
            .keys
            .names_of(&Message::Insert(" ".to_owned()), view.texts);
        let free = row.width.saturating_sub(column);
        if width(&key) + 2 < free {
            put(buffer, row, (column, 0), &key, view.theme.quiet);
        }
    }
}
