//! What lies over the stream: find and the lists, the themes, the help, the questions.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::{View, keys, stream};
use crate::reviewing::command::COMMANDS;
use crate::reviewing::find::{Find, What};
use crate::reviewing::model::Layer;
use crate::reviewing::{perform, phrases, rounds};
use crate::safe::shown;
use crate::texts::{Texts, fill};
use crate::tui::line;
use crate::tui::paint::{count, glance, indented, lines, put, put_right, rows, tint, width};

/// Draws a layer; gives where the cursor stands when it has a line of its own.
pub fn draw(view: &View<'_>, layer: &Layer, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let texts = &view.texts.screen;
    let title = match layer {
        Layer::Help(_) => texts.help,
        Layer::Find(find) => match find.what {
            What::Everything => texts.find,
            What::Residual => texts.residual,
            What::Doubts => texts.doubts,
        },
        Layer::Themes(_) => texts.themes,
        Layer::Round => texts.round,
        Layer::Leave => texts.leave,
    };
    let rule = "─".repeat(area.width.into());
    put(buffer, area, (0, 0), &rule, view.theme.quiet);
    put(
        buffer,
        area,
        (2, 0),
        &format!(" {title} "),
        view.theme.accent,
    );
    let body = rows(area, 1, area.height.saturating_sub(1));
    match layer {
        Layer::Help(first) => help(view, *first, body, buffer),
        Layer::Find(find) => return Some(draw_find(view, find, body, buffer)),
        Layer::Themes(selected) => themes(view, *selected, body, buffer),
        Layer::Round => page(&rounds::question(view.model), body, buffer),
        Layer::Leave => page(texts.leave_line, body, buffer),
    }
    None
}

fn page(text: &str, area: Rect, buffer: &mut Buffer) {
    let all = lines(text, area.width.saturating_sub(4));
    for (row, line) in all.iter().enumerate() {
        put(buffer, area, (2, count(row)), line, Style::new());
    }
}

/// The query, what is found, and below it the selected hit with what stands around it.
fn draw_find(view: &View<'_>, find: &Find, area: Rect, buffer: &mut Buffer) -> Position {
    let query = rows(area, 0, 1);
    put(buffer, query, (0, 0), "/", view.theme.accent);
    put_right(
        buffer,
        query,
        0,
        &find.count().to_string(),
        view.theme.quiet,
    );
    let mut field = indented(query, 2);
    field.width = field.width.saturating_sub(7).max(1).min(field.width);
    let cursor = line::draw_query(&find.query, field, buffer);
    let below = rows(area, 1, area.height.saturating_sub(1));
    if find.count() == 0 {
        let nothing = view.texts.screen.nothing_found;
        put(buffer, below, (2, 0), nothing, view.theme.quiet);
        return cursor;
    }
    let listed = if below.height >= 8 {
        (below.height / 2).min(count(find.count()))
    } else {
        below.height
    };
    list(view, find, rows(below, 0, listed), buffer);
    if below.height > listed + 1 {
        let rest = rows(below, listed, below.height - listed);
        put(
            buffer,
            rest,
            (0, 0),
            &"─".repeat(rest.width.into()),
            view.theme.quiet,
        );
        stream::draw(view, rows(rest, 1, rest.height - 1), buffer);
    }
    cursor
}

/// The hits around the selected one: there may be thousands.
fn list(view: &View<'_>, find: &Find, area: Rect, buffer: &mut Buffer) {
    let height = usize::from(area.height);
    let last = find.count().saturating_sub(height);
    let first = find.selected.saturating_sub(height / 2).min(last);
    for (row, at) in find.hits(first).take(height).enumerate() {
        let Some(item) = view.model.stream.items.get(at) else {
            continue;
        };
        let style = chosen(view, first + row == find.selected, count(row), area, buffer);
        let name = phrases::name(view.model, &item.unit);
        let label = format!("{} {}", phrases::clock(item.ms), shown(&name));
        let after = put(buffer, area, (2, count(row)), &label, style);
        let codes = phrases::codes(view.model, &item.unit);
        let codes = codes.first().map_or("", String::as_str);
        let codes = glance(codes, usize::from(area.width / 4));
        let end = put_right(buffer, area, count(row), &codes, style);
        let room = end.saturating_sub(after + 3);
        let words = phrases::words_of(view.model, &item.unit);
        let words = around(&words, find.query.text().trim(), room.into());
        put(buffer, area, (after + 2, count(row)), &words, style);
    }
}

/// The words around where a query stands in them, else their beginning.
fn around(words: &str, query: &str, room: usize) -> String {
    let first = query.split_whitespace().next().unwrap_or_default();
    let places = crate::reviewing::words::places_of(first, words);
    let at = places.first().map_or(0, |place| place.start) as usize;
    if at + first.chars().count() < room {
        return glance(words, room);
    }
    let before = room / 3;
    let tail: String = words.chars().skip(at.saturating_sub(before)).collect();
    glance(&format!("…{tail}"), room)
}

/// Marks the selected row; gives the style of what stands in it.
fn chosen(view: &View<'_>, is_chosen: bool, row: u16, area: Rect, buffer: &mut Buffer) -> Style {
    if !is_chosen {
        return Style::new();
    }
    tint(buffer, area, row, view.theme.chosen);
    put(buffer, area, (0, row), "▸", view.theme.chosen);
    view.theme.chosen
}

fn themes(view: &View<'_>, selected: usize, area: Rect, buffer: &mut Buffer) {
    let all = perform::themes(view.model);
    if all.is_empty() {
        page(view.texts.screen.no_themes, area, buffer);
        return;
    }
    let height = usize::from(area.height);
    let last = all.len().saturating_sub(height);
    let first = selected.saturating_sub(height / 2).min(last);
    for (row, theme) in all.iter().skip(first).take(height).enumerate() {
        let style = chosen(view, first + row == selected, count(row), area, buffer);
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("here", &theme.here), ("elsewhere", &theme.elsewhere)];
        let counts = fill(view.texts.screen.theme_count, &values);
        let end = put_right(buffer, area, count(row), &counts, style);
        let room = end.saturating_sub(3);
        let name = glance(&theme.name, room.into());
        put(buffer, area, (2, count(row)), &name, style);
    }
}

/// The keys, signs and commands, each with what it does, under their titles.
#[must_use]
pub fn chapters(texts: &'static Texts) -> Vec<(&'static str, Vec<(String, &'static str)>)> {
    let [keys, signs, commands] = texts.review.screen.chapters;
    let signed = texts.review.signs.iter();
    let signed = signed.map(|(sign, what)| ((*sign).to_owned(), *what));
    let typed = COMMANDS.iter();
    let typed = typed.map(|spec| (format!("/{}", spec.usage), (spec.help)(texts)));
    vec![
        (keys, self::keys::help(texts)),
        (signs, signed.collect()),
        (commands, typed.collect()),
    ]
}

fn help(view: &View<'_>, first: usize, area: Rect, buffer: &mut Buffer) {
    let mut all: Vec<(u16, String, Style)> = Vec::new();
    let mut asides: Vec<(usize, u16, String)> = Vec::new();
    for (title, entries) in chapters(view.model.texts) {
        if !all.is_empty() {
            all.push((0, String::new(), Style::new()));
        }
        all.push((0, title.to_owned(), view.theme.strong));
        let widest = entries.iter().map(|(what, _)| width(what)).max();
        let indent = 2 + widest.unwrap_or(0).min(area.width / 2) + 2;
        for (what, does) in entries {
            let room = area.width.saturating_sub(indent).max(8);
            let at = all.len();
            all.push((
                2,
                glance(&what, indent.saturating_sub(3).into()),
                view.theme.accent,
            ));
            for (row, line) in lines(does, room).into_iter().enumerate() {
                if row > 0 {
                    all.push((2, String::new(), Style::new()));
                }
                asides.push((at + row, indent, line));
            }
        }
    }
    let height = usize::from(area.height);
    let first = first.min(all.len().saturating_sub(height));
    for (row, (x, text, style)) in all.iter().skip(first).take(height).enumerate() {
        put(buffer, area, (*x, count(row)), text, *style);
    }
    for (at, x, text) in asides {
        if let Some(row) = at.checked_sub(first).filter(|row| *row < height) {
            put(buffer, area, (x, count(row)), &text, Style::new());
        }
    }
    if first + height < all.len() {
        put_right(
            buffer,
            area,
            area.height.saturating_sub(1),
            " ↓",
            view.theme.quiet,
        );
    }
}
