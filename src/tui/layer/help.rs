//! The help: keys, signs and typed commands, made from their tables.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::guide::Kind;
use crate::live::command::in_seat;
use crate::live::model::Model;
use crate::texts::fill;
use crate::tui::keymap::{Group, Keymap};
use crate::tui::paint::{count, lines, put, put_right, width};
use crate::tui::view::View;

/// A part of the help: what it is called, and its rows.
pub struct Chapter {
    /// What it is called.
    pub title: &'static str,
    /// What is pressed or typed, and what it does.
    pub rows: Vec<(String, &'static str)>,
}

/// The whole help of a session in a language, with the keys in force; for an observer what is hers.
#[must_use]
pub fn chapters(model: &Model, keys: &Keymap) -> Vec<Chapter> {
    let texts = model.texts;
    let screen = &texts.screen;
    let is_member_check = model.session().guide.kind == Kind::MemberCheck;
    let groups = Group::ALL.into_iter();
    let groups = groups.filter(|group| is_member_check || *group != Group::Grid);
    let by_group = groups.map(|group| Chapter {
        title: group.title(screen),
        rows: keys
            .rows()
            .iter()
            .filter(|row| row.action.group == group)
            .map(|row| (row.keys(screen), (row.action.help)(screen)))
            .collect(),
    });
    let row = |(sign, what): &(&str, &'static str)| ((*sign).to_owned(), *what);
    let signs = |title, signs: &[(&'static str, &'static str)]| Chapter {
        title,
        rows: signs.iter().map(row).collect(),
    };
    let commands = Chapter {
        title: screen.commands_title,
        rows: in_seat(model)
            .map(|spec| (format!("/{}", spec.usage), (spec.help)(texts)))
            .collect(),
    };
    let mut first = signs(screen.signs_title, screen.signs);
    if is_member_check {
        first.rows.extend(texts.group.signs.iter().map(row));
    }
    let states = signs(screen.states_title, screen.states);
    let mut chapters: Vec<Chapter> = by_group.collect();
    let editing = chapters.pop();
    if model.observes() {
        return [first, commands].into_iter().chain(editing).collect();
    }
    chapters.insert(1, first);
    chapters.extend([states, commands]);
    chapters.extend(editing);
    chapters
}

/// One row of the help as it is drawn.
struct Row {
    title: &'static str,
    what: String,
    indent: u16,
    does: String,
}

/// The rows of all chapters, a blank one between two.
fn rows(view: &View<'_>, columns: u16) -> Vec<Row> {
    let row = |title, what, indent, does| Row {
        title,
        what,
        indent,
        does,
    };
    let mut rows = Vec::new();
    for chapter in chapters(view.model, view.keys) {
        if !rows.is_empty() {
            rows.push(row("", String::new(), 0, String::new()));
        }
        rows.push(row(chapter.title, String::new(), 0, String::new()));
        let widest = chapter.rows.iter().map(|(what, _)| width(what)).max();
        let indent = 2 + widest.unwrap_or(0).min(columns / 2) + 2;
        let room = columns.saturating_sub(indent).max(8);
        for (what, does) in chapter.rows {
            let does = lines(does, room).into_iter();
            let whats = std::iter::once(what).chain(std::iter::repeat(String::new()));
            rows.extend(
                does.zip(whats)
                    .map(|(does, what)| row("", what, indent, does)),
            );
        }
    }
    rows
}

/// Draws the help from a row on, not further than its end.
pub fn draw(view: &View<'_>, first: usize, area: Rect, buffer: &mut Buffer) {
    let rows = rows(view, area.width);
    let height = usize::from(area.height);
    let first = first.min(rows.len().saturating_sub(height));
    for (at, row) in rows.iter().skip(first).take(height).enumerate() {
        let at = count(at);
        put(buffer, area, (0, at), row.title, view.theme.strong);
        put(buffer, area, (2, at), &row.what, view.theme.accent);
        put(buffer, area, (row.indent, at), &row.does, Style::new());
    }
    let below = rows.len().saturating_sub(first + height);
    if below > 0 {
        let more = fill(view.texts.layers.more_below, &[("count", &below)]);
        let more = format!("  {more}");
        let last = area.height.saturating_sub(1);
        put_right(buffer, area, last, &more, view.theme.quiet);
    }
}
