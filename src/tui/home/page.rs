//! A page to read over home: a session, a guide, the keys.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Drawn, keys};
use crate::guide::wrap::wrap;
use crate::home::{Home, Page, Seen, Text};
use crate::safe::shown;
use crate::tui::paint;
use crate::tui::theme::Theme;

/// The widest line that is easy to read.
const WIDEST: u16 = 100;

/// Draws a page with its place in the text; gives what there was room for.
pub fn draw(buffer: &mut Buffer, area: Rect, home: &Home, page: &Page, theme: &Theme) -> Drawn {
    let width = area.width.min(WIDEST);
    let lines = match &page.text {
        Text::Document(text) => document(text, width),
        Text::Keys => key_lines(home, width),
    };
    let height = usize::from(area.height.saturating_sub(1));
    let last = lines.len().saturating_sub(height);
    let first = page.first.min(last);
    for (row, line) in (0..).zip(lines.iter().skip(first).take(height)) {
        paint::put(buffer, area, (0, row), line, Style::new());
    }
    let below = (first + height).min(lines.len());
    let place = format!("{}–{below} / {} ", (first + 1).min(below), lines.len());
    let bottom = area.height.saturating_sub(1);
    paint::put_right(buffer, area, bottom, &place, theme.quiet);
    Drawn {
        cursor: None,
        seen: Seen { rows: height, last },
    }
}

/// The lines of a document; those that are too long are broken, and go on indented.
fn document(text: &str, width: u16) -> Vec<String> {
    let mut lines = Vec::new();
    for line in text.lines() {
        let line = shown(line);
        if paint::width(&line) <= width {
            lines.push(line.into_owned());
            continue;
        }
        let words = line.trim_start();
        let indent = line.len() - words.len();
        hang(&mut lines, words, indent, indent + 2, width);
    }
    lines
}

/// Puts words in lines; the first is indented less than those after it.
fn hang(lines: &mut Vec<String>, words: &str, first: usize, next: usize, width: u16) {
    let room = usize::from(width).saturating_sub(next).max(1);
    for (at, line) in wrap(words, room).into_iter().enumerate() {
        let indent = if at == 0 { first } else { next };
        lines.push(format!("{}{line}", " ".repeat(indent)));
    }
}

/// The keys of home and what they do.
fn key_lines(home: &Home, width: u16) -> Vec<String> {
    let rows = keys::help(home.texts);
    let widest = rows.iter().map(|(names, _)| paint::width(names)).max();
    let column = usize::from(widest.unwrap_or_default()) + 3;
    let mut lines = Vec::new();
    for (names, what) in rows {
        let room = usize::from(width).saturating_sub(column).max(10);
        for (at, line) in wrap(what, room).into_iter().enumerate() {
            let names = if at == 0 { names.as_str() } else { "" };
            let blank = column.saturating_sub(usize::from(paint::width(names)) + 1);
            lines.push(format!(" {names}{}{line}", " ".repeat(blank)));
        }
    }
    lines
}
