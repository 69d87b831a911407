//! The grid of a member check: the statements of the open topic with everyone's answers, how often each
//! was heard, and the keys that answer.
//!
//! ```text
//!            R15   R16   R17   R18
//!  ✓ M1.s1    ✓     ±     ✗     ✓                                             2/2 min
//!  ▸ M1.s2    ✓    [·]    ·     –                                     2 open  1/2 min
//!    M1.s3    ·     ·     ·     –
//!    heard    4     1     0     1
//!  F5 ✓ recognised  F6 ± partly  F7 ✗ not  F8 ○ no view  F9 ~ nod  F10 – absent
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::{count, cut, put, put_right, width};
use super::view::View;
use crate::journal::deed::Recognition;
use crate::live::command::Command;
use crate::live::grid;
use crate::live::message::Message;
use crate::live::sharing;
use crate::safe::shown;
use crate::session::grid::Cell;
use crate::session::item::State;
use crate::session::place::Section;
use crate::texts::fill;

/// Columns before the statements' ids.
const MARGIN: u16 = 2;
/// Columns that a cell has beside the participant's number.
const AROUND: u16 = 2;
/// Columns at the right for what is open and the minutes.
const ASIDE: u16 = 18;
/// Columns that the cells get before anything stands at the right.
const LEAST_CELLS: u16 = 36;

/// Rows that the open statement's row has with its head and the keys.
pub const LEAST: u16 = 3;

/// The sign of a cell.
#[must_use]
pub fn sign(answer: Option<Recognition>) -> &'static str {
    match answer {
        None => "·",
        Some(Recognition::Recognised) => "✓",
        Some(Recognition::Partly) => "±",
        Some(Recognition::Not) => "✗",
        Some(Recognition::None) => "○",
        Some(Recognition::Nod) => "~",
        Some(Recognition::Absent) => "–",
    }
}

/// The rows the grid takes: a head, the statements, how often each was heard, the keys.
#[must_use]
pub fn height(view: &View<'_>) -> u16 {
    let rows = count(statements(view).len());
    match (rows, grid::here(view.session())) {
        (0, _) => 0,
        (rows, Some(_)) => rows + 3,
        (rows, None) => rows + 2,
    }
}

/// Draws as much of it as the area holds: the open statement first.
pub fn draw(view: &View<'_>, area: Rect, buffer: &mut Buffer) {
    let all = statements(view);
    if all.is_empty() || area.height == 0 {
        return;
    }
    let here = grid::here(view.session());
    let has_keys = here.is_some() && area.height >= 3;
    let has_heard = area.height >= 5;
    let around = 1 + u16::from(has_keys) + u16::from(has_heard);
    let room = usize::from(area.height.saturating_sub(around).max(1));
    let open = all.iter().position(|at| Some(*at) == here).unwrap_or(0);
    let last = all.len().saturating_sub(room);
    let first = open.saturating_sub(room / 2).min(last);
    let columns = Columns::of(view, &all, area.width);
    let mut row = 0;
    if area.height > 1 {
        columns.draw_head(view, area, buffer);
        row += 1;
    }
    for statement in all.iter().skip(first).take(room) {
        columns.draw_row(view, *statement, (area, row), buffer);
        row += 1;
    }
    if has_heard {
        columns.draw_heard(view, (area, row), buffer);
        row += 1;
    }
    if has_keys {
        let keys = keys(view, area.width);
        put(buffer, area, (0, row), &keys, view.theme.quiet);
    }
}

/// The statements of the open topic, by their index in the outline.
fn statements(view: &View<'_>) -> Vec<usize> {
    let session = view.session();
    let Section::Topic(topic) = session.section() else {
        return Vec::new();
    };
    let items = session.outline.of_topic(topic);
    items
        .filter(|item| session.outline.is_statement(*item))
        .collect()
}

/// Which participants are in view, and where.
struct Columns<'a> {
    everyone: &'a [String],
    /// The first one in view.
    first: usize,
    /// How many are.
    shown: usize,
    /// The column of the first one.
    left: u16,
    /// The columns of each.
    each: u16,
    /// Columns at the right.
    aside: u16,
}

impl<'a> Columns<'a> {
    fn of(view: &View<'a>, statements: &[usize], columns: u16) -> Columns<'a> {
        let session = view.session();
        let ids = statements.iter().filter_map(|at| session.outline.item(*at));
        let widest = ids.map(|item| width(&shown(&item.id))).max().unwrap_or(0);
        let left = MARGIN + widest.max(width(view.model.texts.group.times_heard)) + 1;
        let everyone = session.table.everyone();
        let widest = everyone.iter().map(|who| width(who)).max().unwrap_or(0);
        let each = widest.max(3) + AROUND;
        let whole = columns.saturating_sub(left);
        let aside = if whole >= LEAST_CELLS + ASIDE {
            ASIDE
        } else {
            0
        };
        let shown = usize::from((whole - aside) / each).clamp(1, everyone.len().max(1));
        let chosen = grid::chosen(view.model);
        let at = chosen.and_then(|who| everyone.iter().position(|one| one == who));
        let last = everyone.len().saturating_sub(shown);
        let first = at.unwrap_or(0).saturating_sub(shown / 2).min(last);
        Columns {
            everyone,
            first,
            shown,
            left,
            each,
            aside,
        }
    }

    fn in_view(&self) -> impl Iterator<Item = (u16, &'a str)> + use<'a> {
        let (left, each) = (self.left, self.each);
        let shown = self.everyone.iter().skip(self.first).take(self.shown);
        shown
            .enumerate()
            .map(move |(at, who)| (left + count(at) * each, who.as_str()))
    }

    fn draw_head(&self, view: &View<'_>, area: Rect, buffer: &mut Buffer) {
        let chosen = grid::chosen(view.model);
        for (column, who) in self.in_view() {
            let style = match (chosen == Some(who), view.session().table.is_here(who)) {
                (true, _) => view.theme.accent,
                (false, true) => Style::new(),
                (false, false) => view.theme.quiet,
            };
            put(buffer, area, (column, 0), who, style);
        }
        let after = self.everyone.len() - (self.first + self.shown).min(self.everyone.len());
        let more = match (self.first, after) {
            (0, 0) => String::new(),
            (0, after) => format!("{after} →"),
            (before, 0) => format!("← {before}"),
            (before, after) => format!("← {before}  {after} →"),
        };
        if self.aside > 0 || !more.is_empty() {
            put_right(buffer, area, 0, &more, view.theme.quiet);
        }
    }

    fn draw_row(
        &self,
        view: &View<'_>,
        statement: usize,
        (area, row): (Rect, u16),
        buffer: &mut Buffer,
    ) {
        let session = view.session();
        let is_here = view.is_open(statement);
        let sign_of_row = match session.state_of(statement) {
            _ if is_here => "▸",
            State::Skipped => "–",
            _ if session.is_left_open(statement) => " ",
            _ => "✓",
        };
        put(buffer, area, (0, row), sign_of_row, view.theme.accent);
        let id = session.outline.item(statement).map_or("", |item| &item.id);
        let style = if is_here {
            view.theme.accent
        } else {
            view.theme.quiet
        };
        let id = shown(id);
        put(buffer, area, (MARGIN, row), &id, style);
        let chosen = grid::chosen(view.model).filter(|_| is_here);
        for (column, who) in self.in_view() {
            let cell = session.cell(statement, who);
            draw_cell(view, cell, chosen == Some(who), (area, column, row), buffer);
        }
        if self.aside > 0 {
            let aside = aside(view, statement);
            put_right(buffer, area, row, &aside, view.theme.quiet);
        }
    }

    fn draw_heard(&self, view: &View<'_>, (area, row): (Rect, u16), buffer: &mut Buffer) {
        let heard = view.session().heard();
        let label = view.model.texts.group.times_heard;
        put(buffer, area, (MARGIN, row), label, view.theme.quiet);
        for (column, who) in self.in_view() {
            let times = heard.get(who).copied().unwrap_or_default().to_string();
            put(buffer, area, (column + 1, row), &times, view.theme.quiet);
        }
    }
}

/// Draws a cell; the one whose turn it is stands in brackets.
fn draw_cell(
    view: &View<'_>,
    cell: Cell<'_>,
    is_chosen: bool,
    (area, column, row): (Rect, u16, u16),
    buffer: &mut Buffer,
) {
    let sign = sign(cell.answer());
    let style = match cell {
        Cell::Open => view.theme.strong,
        Cell::Away => view.theme.quiet,
        Cell::Given(_) => Style::new(),
    };
    if is_chosen {
        let sign = format!("[{sign}]");
        put(buffer, area, (column, row), &sign, view.theme.chosen);
    } else {
        put(buffer, area, (column + 1, row), sign, style);
    }
}

/// How many cells are open in a row that was laid before somebody, and the minutes it had.
fn aside(view: &View<'_>, statement: usize) -> String {
    let session = view.session();
    let group = &view.model.texts.group;
    let used = session.spent_on(statement, view.model.session_ms());
    if used == 0 {
        return String::new();
    }
    let open = session.open_in_row(statement).count();
    let open = (open > 0).then(|| fill(group.open, &[("count", &open)]));
    let minutes = session.minutes_of_statement(statement);
    let minutes = minutes.map(|minutes| {
        let used = used / 60_000;
        fill(group.minutes, &[("used", &used), ("minutes", &minutes)])
    });
    let said: Vec<String> = [open, minutes].into_iter().flatten().collect();
    said.join("  ")
}

/// The keys that answer, with their signs: in words as far as they fit.
fn keys(view: &View<'_>, columns: u16) -> String {
    let model = view.model;
    if !model.owns_grid() {
        let line = sharing::whose(model);
        return cut(&line, columns.into()).into_owned();
    }
    let group = &model.texts.group;
    let key = |answer: Recognition| {
        let nuance = String::new();
        let message = Message::Do(Command::Heard { answer, nuance });
        let key = view.keys.name_of(&message, view.texts);
        format!("{key} {}", sign(Some(answer)))
    };
    let with_words = |between: &str| {
        let all = Recognition::ALL.into_iter().zip(group.answers);
        let all: Vec<String> = all
            .map(|(answer, word)| format!("{} {word}", key(answer)))
            .collect();
        all.join(between)
    };
    let found = ["  ", " "].into_iter().map(with_words);
    let mut found = found.filter(|line| width(line) <= columns);
    let signs = || Recognition::ALL.map(key).join("  ");
    let line = found.next().unwrap_or_else(signs);
    cut(&line, columns.into()).into_owned()
}
