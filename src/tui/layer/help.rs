//! The help: keys, signs and typed commands, made from their tables.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::live::command::COMMANDS;
use crate::texts::{Texts, fill};
use crate::tui::keymap::{Group, KEYS};
use crate::tui::paint::{count, put, put_right, width};
use crate::tui::view::View;

/// A part of the help: what it is called, and its rows.
pub struct Chapter {
    /// What it is called.
    pub title: &'static str,
    /// What is pressed or typed, and what it does.
    pub rows: Vec<(String, &'static str)>,
}

/// The whole help in a language.
#[must_use]
pub fn chapters(texts: &Texts) -> Vec<Chapter> {
    let screen = &texts.screen;
    let keys = Group::ALL.into_iter().map(|group| Chapter {
        title: group.title(screen),
        rows: KEYS
            .iter()
            .filter(|binding| binding.group == group)
            .map(|binding| (binding.keys(screen), (binding.help)(screen)))
            .collect(),
    });
    let signs = |title, signs: &[(&'static str, &'static str)]| Chapter {
        title,
        rows: signs
            .iter()
            .map(|(sign, what)| ((*sign).to_owned(), *what))
            .collect(),
    };
    let commands = Chapter {
        title: screen.commands_title,
        rows: COMMANDS
            .iter()
            .map(|spec| (format!("/{}", spec.usage), (spec.help)(texts)))
            .collect(),
    };
    let first = signs(screen.signs_title, screen.signs);
    let states = signs(screen.states_title, screen.states);
    let mut chapters: Vec<Chapter> = keys.collect();
    chapters.insert(1, first);
    chapters.extend([states, commands]);
    chapters
}

/// One row of the help as it is drawn.
enum Row {
    Title(&'static str),
    Entry(String, &'static str),
    Blank,
}

/// Draws the help from a row on, not further than its end.
pub fn draw(view: &View<'_>, first: usize, area: Rect, buffer: &mut Buffer) {
    let mut rows = Vec::new();
    for chapter in chapters(view.model.texts) {
        if !rows.is_empty() {
            rows.push(Row::Blank);
        }
        rows.push(Row::Title(chapter.title));
        rows.extend(
            chapter
                .rows
                .into_iter()
                .map(|(what, does)| Row::Entry(what, does)),
        );
    }
    let height = usize::from(area.height);
    let first = first.min(rows.len().saturating_sub(height));
    let entries = rows.iter().filter_map(|row| match row {
        Row::Entry(what, _) => Some(width(what)),
        Row::Title(_) | Row::Blank => None,
    });
    let indent = 2 + entries.max().unwrap_or(0).min(area.width * 2 / 5) + 2;
    for (at, row) in rows.iter().skip(first).take(height).enumerate() {
        let at = count(at);
        match row {
            Row::Title(title) => {
                put(buffer, area, (0, at), title, view.theme.strong);
            }
            Row::Entry(what, does) => {
                let end = put(buffer, area, (2, at), what, view.theme.accent);
                put(buffer, area, (indent.max(end + 2), at), does, Style::new());
            }
            Row::Blank => {}
        }
    }
    let below = rows.len().saturating_sub(first + height);
    if below > 0 {
        let more = fill(view.texts.layers.more_below, &[("count", &below)]);
        let more = format!("  {more}");
        put_right(
            buffer,
            area,
            area.height.saturating_sub(1),
            &more,
            view.theme.quiet,
        );
    }
}
