//! The head: whose session it is, who reviews it in which round, how far one is, and whether all is
//! kept.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::View;
use crate::reviewing::phrases;
use crate::safe::shown;
use crate::texts::fill;
use crate::tui::paint::{put, put_right, width};

/// Draws it in one row or two.
pub fn draw(view: &View<'_>, area: Rect, buffer: &mut Buffer) {
    let (model, theme) = (view.model, view.theme);
    if area.height == 0 {
        return;
    }
    let screen = &model.texts.screen;
    let (saved, style) = if model.saving.trouble.is_some() {
        (screen.not_saved, theme.loud)
    } else if model.is_all_kept() {
        (screen.kept, theme.quiet)
    } else {
        (screen.saving, theme.accent)
    };
    let who = shown(&model.session.table.everyone().join(", ")).into_owned();
    let coder = model.coder();
    let values: [(&str, &dyn std::fmt::Display); 2] =
        [("coder", &coder), ("round", &model.sheet.round)];
    let coder = fill(view.texts.screen.coder, &values);
    let progress = phrases::progress(model);
    let end = put_right(buffer, area, 0, saved, style);
    let left = Rect {
        width: end.saturating_sub(1),
        ..area
    };
    let after = put(buffer, left, (0, 0), &who, theme.strong);
    if area.height == 1 {
        put(buffer, left, (after + 2, 0), &progress, theme.quiet);
        return;
    }
    let room = left.width.saturating_sub(after + width(&coder) + 6);
    let id = shown(&model.id);
    let after = if width(&id) <= room {
        put(buffer, left, (after + 2, 0), &id, theme.quiet)
    } else {
        after
    };
    put(buffer, left, (after + 3, 0), &coder, theme.accent);
    let after = put(buffer, area, (0, 1), &progress, theme.quiet);
    let none = view.texts.screen.no_transcript;
    if model.stream.progress.turns.1 == 0 && after + width(none) + 3 <= area.width {
        put_right(buffer, area, 1, none, theme.quiet);
    }
    if model.plays {
        put_right(buffer, area, 1, "▶", theme.accent);
    }
}
