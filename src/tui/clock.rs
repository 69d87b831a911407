//! The top row: what time it is, what is left, how the pace is, who it is about, what is kept.
//!
//! ```text
//!  14:36  24 min left to 15:00   O2 9/12   on pace                       R7  en  kept
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::{put, put_right, width};
use super::view::View;
use super::{banner, caption};
use crate::live::phrases;
use crate::safe::shown;

/// Something the row shows; of what does not fit, the least needed goes first.
struct Piece {
    text: String,
    style: Style,
    /// The greater stays longer.
    need: u8,
}

const BETWEEN: u16 = 3;

/// Draws the row.
pub fn draw(view: &View<'_>, area: Rect, buffer: &mut Buffer) {
    let (mut left, mut right) = (left(view), right(view));
    while taken(&left) + taken(&right) > area.width {
        let least = left.iter().chain(&right).map(|piece| piece.need).min();
        let before = left.len() + right.len();
        left.retain(|piece| Some(piece.need) != least);
        right.retain(|piece| Some(piece.need) != least);
        if left.len() + right.len() == before || before <= 1 {
            break;
        }
    }
    let mut column = 0;
    for piece in &left {
        column = put(buffer, area, (column, 0), &piece.text, piece.style) + BETWEEN;
    }
    let mut room = area;
    for piece in right.iter().rev() {
        let start = put_right(buffer, room, 0, &piece.text, piece.style);
        room.width = start.saturating_sub(BETWEEN);
    }
}

/// The same row where there is no room for a banner: what cannot be overlooked takes its place.
pub fn draw_with_banner(view: &View<'_>, area: Rect, buffer: &mut Buffer) {
    let Some(short) = banner::short(view) else {
        return draw(view, area, buffer);
    };
    let text = format!(" {short} ");
    let start = put_right(buffer, area, 0, &text, view.theme.loud);
    let room = Rect {
        width: start.saturating_sub(BETWEEN),
        ..area
    };
    draw(view, room, buffer);
}

fn taken(pieces: &[Piece]) -> u16 {
    pieces
        .iter()
        .map(|piece| width(&piece.text).saturating_add(BETWEEN))
        .fold(0, u16::saturating_add)
}

fn left(view: &View<'_>) -> Vec<Piece> {
    let (model, theme) = (view.model, view.theme);
    let session = view.session();
    let mut pieces = vec![Piece {
        text: phrases::time_of_day(model.now.at, model.offset),
        style: Style::new(),
        need: 9,
    }];
    if let (Some(end), Some(pace)) = (session.end, &view.pace) {
        let is_over = pace.left_ms < 300_000;
        pieces.push(Piece {
            text: phrases::left(model, end, pace),
            style: if is_over { theme.warn } else { theme.strong },
            need: 8,
        });
    }
    let section = session.section();
    let name = match section {
        crate::session::place::Section::Topic(_) => section.id(&session.guide),
        other => phrases::title(model, other),
    };
    pieces.push(Piece {
        text: format!("{name} {}/{}", view.used(section), view.minutes(section)),
        style: Style::new(),
        need: 6,
    });
    if let Some(pace) = &view.pace {
        let is_off = view.behind().is_some();
        pieces.push(Piece {
            text: phrases::drift(model, pace),
            style: if is_off { theme.warn } else { theme.quiet },
            need: if is_off { 7 } else { 2 },
        });
    }
    pieces
}

fn right(view: &View<'_>) -> Vec<Piece> {
    let (theme, texts) = (view.theme, view.texts);
    let session = view.session();
    let (saving, style, need) = if view.model.saving.trouble.is_some() {
        (texts.not_saved, theme.loud, 10)
    } else if view.model.is_all_kept() {
        (texts.kept, theme.quiet, 3)
    } else {
        (texts.saving, Style::new(), 3)
    };
    let piece = |text: String, need| Piece {
        text,
        style: theme.quiet,
        need,
    };
    let mut pieces = vec![
        piece(session.header.participants.join(" "), 5),
        piece(shown(&session.language).into_owned(), 1),
        Piece {
            text: saving.to_owned(),
            style,
            need,
        },
    ];
    if let Some(text) = caption::sign(view) {
        let (style, need) = (theme.warn, 7);
        pieces.insert(0, Piece { text, style, need });
    }
    pieces
}
