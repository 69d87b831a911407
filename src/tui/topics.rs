//! The topics: in a row at the foot, or in a column at the side with their titles.
//!
//! ```text
//!  Opening ✓  O1 ✓ 11  ▸O2 9/12  O3 ·12  O4 ·12  O5 ·5  Slot ·3                F1 help
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::{count, glance, put, put_right, width};
use super::view::View;
use crate::live::message::{Message, Top};
use crate::live::phrases;
use crate::safe::shown;
use crate::session::place::Section;
use crate::texts::fill;

/// Rows that the footer may take; beyond that it shows the topics around the open one.
const MOST_ROWS: u16 = 3;
/// Columns between two topics.
const BETWEEN: u16 = 2;

/// How much of each topic is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Detail {
    /// With minutes.
    Full,
    /// With minutes, but for the opening and the closing.
    Topics,
    /// Minutes of the open one only.
    Signs,
}

/// The rows the footer takes.
#[must_use]
pub fn height(view: &View<'_>, columns: u16) -> u16 {
    let (_, rows) = laid_out(view, columns);
    count(rows.len()).clamp(1, MOST_ROWS)
}

/// Draws the footer; the last row ends with the key of the help.
pub fn draw_footer(view: &View<'_>, area: Rect, buffer: &mut Buffer) {
    draw_help(view, area, buffer);
    let (detail, rows) = laid_out(view, area.width);
    let here = view.session().section();
    let open = rows.iter().position(|row| row.contains(&here)).unwrap_or(0);
    let height = usize::from(area.height);
    let first = (open + 1).saturating_sub(height);
    for (at, row) in rows.iter().skip(first).take(height).enumerate() {
        let mut column = 0;
        for section in row {
            let (text, style) = entry(view, *section, detail);
            column = put(buffer, area, (column, count(at)), &text, style) + BETWEEN;
        }
    }
}

/// The key of the help, and what is parked, at the right end of the last row.
pub fn draw_help(view: &View<'_>, area: Rect, buffer: &mut Buffer) {
    let row = area.height.saturating_sub(1);
    put_right(buffer, area, row, &help(view), view.theme.quiet);
}

/// How many follow-ups wait, in words; nothing when none does.
#[must_use]
pub fn parked(view: &View<'_>) -> String {
    let waiting = view.model.parked().count();
    if waiting == 0 {
        String::new()
    } else {
        fill(view.texts.parked, &[("count", &waiting)])
    }
}

fn help(view: &View<'_>) -> String {
    let key = view.keys.name_of(&Message::Show(Top::Help), view.texts);
    format!("{key} {}", view.texts.help)
}

/// The sections in rows, in as much detail as one row has room for, else in several.
fn laid_out(view: &View<'_>, columns: u16) -> (Detail, Vec<Vec<Section>>) {
    for detail in [Detail::Full, Detail::Topics] {
        let rows = rows_of(view, columns, detail);
        if rows.len() == 1 {
            return (detail, rows);
        }
    }
    (Detail::Signs, rows_of(view, columns, Detail::Signs))
}

fn rows_of(view: &View<'_>, columns: u16, detail: Detail) -> Vec<Vec<Section>> {
    // The key of the help stands behind the last row; so that any row may be it, behind each.
    let columns = columns.saturating_sub(width(&help(view)) + BETWEEN);
    let mut rows = vec![Vec::new()];
    let mut taken = 0;
    for section in Section::all(&view.session().guide) {
        let length = width(&entry(view, section, detail).0);
        if taken > 0 && taken + length > columns {
            rows.push(Vec::new());
            taken = 0;
        }
        taken += length + BETWEEN;
        if let Some(row) = rows.last_mut() {
            row.push(section);
        }
    }
    rows
}

/// The name of a section: the topic's id, or what opening and closing are called.
#[must_use]
pub fn name(view: &View<'_>, section: Section) -> String {
    match section {
        Section::Topic(_) => shown(section.id(&view.session().guide)).into_owned(),
        other => phrases::title(view.model, other).to_owned(),
    }
}

fn entry(view: &View<'_>, section: Section, detail: Detail) -> (String, Style) {
    let name = name(view, section);
    if section == view.session().section() {
        let figures = figures(view, section);
        return (format!("▸{name} {figures}"), view.theme.accent);
    }
    let done = view.is_done(section);
    let has_figures = match detail {
        Detail::Full => true,
        Detail::Topics => matches!(section, Section::Topic(_)),
        Detail::Signs => false,
    };
    let text = match (has_figures, done) {
        (true, _) => format!("{name} {}", figures(view, section)),
        (false, true) => format!("{name} ✓"),
        (false, false) => name,
    };
    let style = if done { view.theme.quiet } else { Style::new() };
    (text, style)
}

/// Minutes used and planned, in a few columns: `9/12`, `✓ 11`, `·12`.
fn figures(view: &View<'_>, section: Section) -> String {
    let (used, minutes) = (view.used(section), view.minutes(section));
    if section == view.session().section() {
        return format!("{used}/{minutes}");
    }
    let entered = view.is_entered(section);
    match (view.is_done(section), entered, section) {
        (true, _, Section::Topic(_)) => format!("✓ {used}"),
        (true, ..) => "✓".to_owned(),
        (false, true, Section::Topic(_)) => format!("{used}/{minutes}"),
        _ => format!("·{minutes}"),
    }
}

/// The rows the column at the side takes.
#[must_use]
pub fn side_height(view: &View<'_>) -> u16 {
    count(Section::all(&view.session().guide).count())
}

/// Draws the column at the side: id, title, minutes.
pub fn draw_side(view: &View<'_>, area: Rect, buffer: &mut Buffer) {
    let sections: Vec<Section> = Section::all(&view.session().guide).collect();
    let here = view.session().section();
    let open = sections.iter().position(|s| *s == here).unwrap_or(0);
    let first = (open + 2)
        .saturating_sub(area.height.into())
        .min(sections.len().saturating_sub(area.height.into()));
    let names = sections
        .iter()
        .map(|section| width(&short_name(view, *section)));
    let indent = 2 + names.max().unwrap_or(0) + 2;
    let shown = sections.iter().skip(first).take(area.height.into());
    for (at, section) in shown.enumerate() {
        let row = count(at);
        let is_here = *section == here;
        let style = match (is_here, view.is_done(*section)) {
            (true, _) => view.theme.accent,
            (false, true) => view.theme.quiet,
            (false, false) => Style::new(),
        };
        let sign = match (is_here, view.is_done(*section)) {
            (true, _) => "▸",
            (false, true) => "✓",
            (false, false) => " ",
        };
        put(buffer, area, (0, row), sign, view.theme.accent);
        let id = short_name(view, *section);
        put(buffer, area, (2, row), &id, style);
        let figures = side_figures(view, *section);
        let end = put_right(buffer, area, row, &figures, style);
        let column = if id.is_empty() { 2 } else { indent };
        let room = end.saturating_sub(column + 2);
        let title = glance(phrases::title(view.model, *section), room.into());
        put(buffer, area, (column, row), &title, style);
    }
}

/// The id; opening and closing have their title only.
fn short_name(view: &View<'_>, section: Section) -> String {
    match section {
        Section::Topic(_) => name(view, section),
        Section::Opening | Section::Closing => String::new(),
    }
}

fn side_figures(view: &View<'_>, section: Section) -> String {
    let (used, minutes) = (view.used(section), view.minutes(section));
    if view.is_entered(section) {
        format!("{used}/{minutes}")
    } else {
        format!("{minutes}")
    }
}
