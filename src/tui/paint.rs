//! Text put into cells: cut to the room there is, never obeyed, counted in columns.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use crate::guide::wrap::wrap;
use crate::safe::shown;

/// The columns a text takes.
#[must_use]
pub fn width(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

/// Puts text at a column and row of an area, cut with `…` where the area ends; gives the column
/// after it.
pub fn put(
    buffer: &mut Buffer,
    area: Rect,
    (column, row): (u16, u16),
    text: &str,
    style: Style,
) -> u16 {
    if row >= area.height || column >= area.width {
        return column;
    }
    let room = usize::from(area.width - column);
    let text = cut(text, room);
    let (x, _) = buffer.set_stringn(area.x + column, area.y + row, &text, room, style);
    x.saturating_sub(area.x)
}

/// Puts text at the right end of a row; gives the column it begins at.
pub fn put_right(buffer: &mut Buffer, area: Rect, row: u16, text: &str, style: Style) -> u16 {
    let column = area.width.saturating_sub(width(text));
    put(buffer, area, (column, row), text, style);
    column
}

/// Gives a whole row of an area a style.
pub fn tint(buffer: &mut Buffer, area: Rect, row: u16, style: Style) {
    if row < area.height {
        buffer.set_style(Rect::new(area.x, area.y + row, area.width, 1), style);
    }
}

/// The text in no more than `room` columns, with `…` for what is cut off.
#[must_use]
pub fn cut(text: &str, room: usize) -> Cow<'_, str> {
    let mut columns = 0;
    let mut fits = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        columns += cluster.width();
        if columns > room {
            let kept = text.get(..fits).unwrap_or_default();
            return match room {
                0 => Cow::Borrowed(""),
                _ => Cow::Owned(format!("{kept}…")),
            };
        }
        if columns < room {
            fits = at + cluster.len();
        }
    }
    Cow::Borrowed(text)
}

/// The beginning of a text from a file or a paste, as one line for `room` columns.
#[must_use]
pub fn glance(text: &str, room: usize) -> String {
    // A letter may carry many marks; what lies beyond this would not be seen.
    let most = room.saturating_mul(8).saturating_add(8);
    let end = text
        .char_indices()
        .nth(most)
        .map_or(text.len(), |(at, _)| at);
    let head = shown(text.get(..end).unwrap_or_default());
    cut(&head, room).into_owned()
}

/// A text from a file in lines of `room` columns; its own line breaks count.
#[must_use]
pub fn lines(text: &str, room: u16) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        lines.extend(wrap(&shown(paragraph), usize::from(room.max(1))));
    }
    lines
}

/// The words in no more than `most` lines; the last one says so when there is more.
#[must_use]
pub fn shortened(words: &str, room: usize, most: usize) -> Vec<String> {
    let mut lines = wrap(words, room);
    if lines.len() > most {
        let rest = lines.split_off(most - 1).join(" ");
        lines.push(glance(&rest, room));
    }
    lines
}

/// The last words of a text, as many as fill `most` lines, behind `…` when there are more before them.
#[must_use]
pub fn ending(text: &str, room: usize, most: usize) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let whole = words.join(" ");
    let whole = shown(&whole);
    let mut lines = wrap(&whole, room.max(1));
    if lines.len() <= most {
        return lines;
    }
    // More words than this would be wider than the lines together.
    let mut columns = 0;
    let may_fit = words.iter().rev().take_while(|word| {
        columns += word.width() + 1;
        columns <= room * most + 1
    });
    let first = words.len().saturating_sub(may_fit.count()).max(1);
    let mut shorter = (first..words.len()).map(|from| {
        let last = words.get(from..).unwrap_or_default().join(" ");
        wrap(&shown(&format!("… {last}")), room.max(1))
    });
    shorter
        .find(|lines| lines.len() <= most)
        .unwrap_or_else(|| lines.split_off(lines.len() - most))
}

/// The rows of an area from one row on, so many of them as there are.
#[must_use]
pub fn rows(area: Rect, from: u16, count: u16) -> Rect {
    let from = from.min(area.height);
    Rect {
        y: area.y + from,
        height: count.min(area.height - from),
        ..area
    }
}

/// The area without some columns at its left.
#[must_use]
pub fn indented(area: Rect, columns: u16) -> Rect {
    let columns = columns.min(area.width);
    Rect {
        x: area.x + columns,
        width: area.width - columns,
        ..area
    }
}

/// A count of rows or columns.
#[must_use]
pub fn count(length: usize) -> u16 {
    u16::try_from(length).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_says_so_and_is_never_wider_than_its_room() {
        assert_eq!(cut("doelen", 6), "doelen");
        assert_eq!(cut("doelen", 5), "doel…");
        assert_eq!(cut("doelen", 1), "…");
        assert_eq!(cut("doelen", 0), "");
        for text in ["日本語のテスト", "e\u{301}e\u{301}e\u{301}", "👩‍👧‍👦👩‍👧‍👦"]
        {
            for room in 0..8 {
                assert!(cut(text, room).width() <= room, "{text} in {room}");
            }
        }
    }

    #[test]
    fn the_last_words_fill_their_lines() {
        let text = "een twee drie vier vijf zes";
        assert_eq!(ending(text, 40, 1), [text]);
        assert_eq!(ending(text, 12, 2), ["… drie vier", "vijf zes"]);
        assert_eq!(ending(text, 10, 1), ["… vijf zes"]);
        assert_eq!(ending("woorden", 3, 1), ["n"]);
        assert!(ending(text, 10, 0).is_empty());
    }

    #[test]
    fn a_glance_at_a_page_is_its_beginning_on_one_line() {
        let page = "een\ntwee\u{1b}[2J".repeat(1_000);
        assert_eq!(glance(&page, 9), "een⏎twee…");
    }
}
