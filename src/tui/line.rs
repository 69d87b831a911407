//! The note line, with its cursor and the tag the note will get.
//!
//! ```text
//!  › hij leest mee in de jaarplannen_                                          #doelen
//! ```

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use super::paint::{count, glance, indented, put, put_right, width};
use super::view::View;
use crate::guard::search::Edit;
use crate::journal::deed::NoteKind;
use crate::live::editor::Editor;
use crate::live::entry::{self, Entry};
use crate::live::model::Layer;
use crate::live::{grid, phrases};
use crate::safe::shown;
use crate::texts::fill;

/// The sign before the line.
const PROMPT: &str = "› ";
/// Rows the line takes at the most; a longer one shows what is around the cursor.
const MOST_ROWS: usize = 3;
/// Columns that the text keeps before the tag gives way.
const LEAST_TEXT: u16 = 24;

/// A text with a cursor, as it is shown.
#[derive(Debug, PartialEq, Eq)]
struct Shown {
    text: String,
    /// A byte offset into it.
    cursor: usize,
    /// The bytes that name somebody.
    names: Vec<Range<usize>>,
}

/// The rows the line takes.
#[must_use]
pub fn height(view: &View<'_>, columns: u16) -> u16 {
    let (_, room) = tag_and_room(view, columns);
    let text = shown_line(view, &view.model.line.editor);
    count(rows_of(&text.text, room.into()).len().clamp(1, MOST_ROWS))
}

/// Draws the line; gives where the cursor stands.
pub fn draw(view: &View<'_>, area: Rect, buffer: &mut Buffer) -> Position {
    let (tag, room) = tag_and_room(view, area.width);
    let prompt = if view.model.is_off_record() || !view.model.focused {
        view.theme.loud
    } else {
        view.theme.accent
    };
    put(buffer, area, (0, 0), PROMPT.trim_end(), prompt);
    put_right(buffer, area, 0, &tag, tag_style(view));
    let text = shown_line(view, &view.model.line.editor);
    let style = view.theme.named;
    let field = Rect {
        width: room + 1,
        ..indented(area, width(PROMPT))
    }
    .intersection(area);
    draw_text(&text, style, field, buffer)
}

/// Draws a line of text that is looked for, as find has it; gives where the cursor stands.
pub fn draw_query(editor: &Editor, area: Rect, buffer: &mut Buffer) -> Position {
    let field = Rect { height: 1, ..area }.intersection(area);
    draw_text(&plainly(editor, &[]), Style::new(), field, buffer)
}

/// The rows that a line of its own takes, of no more than three, behind the usual sign.
pub(super) fn plain_height(editor: &Editor, columns: u16) -> u16 {
    let room = columns.saturating_sub(width(PROMPT) + 1).max(1);
    let rows = rows_of(&plainly(editor, &[]).text, room.into()).len();
    count(rows.clamp(1, MOST_ROWS))
}

/// Draws a line of its own behind the usual sign, with what names somebody in a style; gives where
/// the cursor stands.
pub(super) fn draw_plain(
    (editor, prompt): (&Editor, Style),
    (names, marked): (&[Edit], Style),
    area: Rect,
    buffer: &mut Buffer,
) -> Position {
    put(buffer, area, (0, 0), PROMPT.trim_end(), prompt);
    let field = indented(area, width(PROMPT));
    draw_text(&plainly(editor, names), marked, field, buffer)
}

fn draw_text(shown: &Shown, marked: Style, field: Rect, buffer: &mut Buffer) -> Position {
    let room = usize::from(field.width.saturating_sub(1)).max(1);
    let rows = rows_of(&shown.text, room);
    let at = rows
        .iter()
        .rposition(|row| row.start <= shown.cursor)
        .unwrap_or_default();
    let height = usize::from(field.height).max(1);
    let first = (at + 1).saturating_sub(height);
    for (row, range) in rows.iter().skip(first).take(height).enumerate() {
        let words = shown.text.get(range.clone()).unwrap_or_default();
        put(buffer, field, (0, count(row)), words, Style::new());
        let names = in_row(shown, range).into_iter();
        for (from, columns) in names.filter(|_| count(row) < field.height) {
            let cells = Rect::new(field.x + from, field.y + count(row), columns, 1);
            buffer.set_style(cells.intersection(field), marked);
        }
    }
    let before = rows
        .get(at)
        .and_then(|row| shown.text.get(row.start..shown.cursor))
        .unwrap_or_default();
    let x = field.x + width(before).min(field.width.saturating_sub(1));
    Position::new(x, field.y + count(at - first))
}

/// The columns in a row of the text that name somebody: the first, and how many.
fn in_row(shown: &Shown, row: &Range<usize>) -> Vec<(u16, u16)> {
    let columns = |range: Range<usize>| width(shown.text.get(range).unwrap_or_default());
    let names = shown.names.iter();
    let here = names.map(|name| name.start.max(row.start)..name.end.min(row.end));
    here.filter(|name| !name.is_empty())
        .map(|name| (columns(row.start..name.start), columns(name)))
        .collect()
}

/// The text as one line, the cursor and names where they stand in it.
fn plainly(editor: &Editor, names: &[Edit]) -> Shown {
    let before = editor.before();
    let after = editor.text().get(before.len()..).unwrap_or_default();
    let mut text = shown(before).into_owned();
    let cursor = text.len();
    text.push_str(&shown(after));
    let as_shown = |at: usize| shown(editor.text().get(..at).unwrap_or_default()).len();
    let names = names.iter();
    let names = names.map(|name| as_shown(name.range.start)..as_shown(name.range.end));
    Shown {
        text,
        cursor,
        names: names.collect(),
    }
}

/// The line as it is shown. Of a pasted page that is its first line, how many more there are, and
/// the line that the cursor stands in.
fn shown_line(view: &View<'_>, editor: &Editor) -> Shown {
    let breaks = editor.text().matches('\n').count();
    if breaks == 0 {
        return plainly(editor, &view.names);
    }
    let more = fill(view.texts.more_lines, &[("count", &breaks)]);
    let before = editor.before();
    let Some((_, here)) = before.rsplit_once('\n') else {
        let line = editor.text().lines().next().unwrap_or_default();
        let text = format!("{} ⏎ {more}", glance(line, 400));
        let cursor = shown(before).len().min(text.len());
        return of_page(view, text, cursor);
    };
    let first = before.lines().next().unwrap_or_default();
    let mut text = format!("{} ⏎ {more} ⏎ {}", glance(first, 40), shown(here));
    let cursor = text.len();
    let after = editor.text().get(before.len()..).unwrap_or_default();
    text.push_str(&shown(after.lines().next().unwrap_or_default()));
    of_page(view, text, cursor)
}

/// What is shown of a page, with the names in that.
fn of_page(view: &View<'_>, text: String, cursor: usize) -> Shown {
    let concepts = &view.session().guide.concepts;
    let names = view.model.lookout.at_a_key(&text, concepts).into_iter();
    Shown {
        names: names.map(|name| name.range).collect(),
        text,
        cursor,
    }
}

/// The rows of a text, each a range of its bytes: broken after a blank where there is one, so that
/// every byte is in a row and the cursor is found by its offset.
pub(super) fn rows_of(text: &str, room: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let (mut start, mut columns) = (0, 0);
    let mut after_blank = None;
    for (at, cluster) in text.grapheme_indices(true) {
        let wide = cluster.width();
        if columns + wide > room && at > start {
            let end = after_blank.take().unwrap_or(at);
            rows.push(start..end);
            start = end;
            columns = text.get(start..at).unwrap_or_default().width();
        }
        columns += wide;
        if cluster == " " {
            after_blank = Some(at + 1);
        }
    }
    rows.push(start..text.len());
    rows
}

/// The tag the note will get, and the columns left for the text.
fn tag_and_room(view: &View<'_>, columns: u16) -> (String, u16) {
    let tag = tag(view);
    let whole = columns.saturating_sub(width(PROMPT) + 1);
    let beside = whole.saturating_sub(width(&tag) + 2);
    if tag.is_empty() || beside < LEAST_TEXT {
        (String::new(), whole.max(1))
    } else {
        (tag, beside)
    }
}

fn tag(view: &View<'_>) -> String {
    let session = view.session();
    if matches!(view.model.layers.last(), Some(Layer::Debrief(_))) {
        return String::new();
    }
    if view.model.is_off_record() {
        return view.texts.held.to_owned();
    }
    match read(view) {
        Some(Entry::Command(_)) => String::new(),
        Some(Entry::Note(typed)) if typed.tags.is_chosen() => {
            phrases::tags(&typed.tags.concepts, typed.tags.outside)
        }
        entry => {
            let concept = session.concept_at(session.place);
            let concept = concept.map(str::to_owned).into_iter().collect::<Vec<_>>();
            let tags = phrases::tags(&concept, false);
            match entry.and_then(|entry| nuance_of(view, &entry)) {
                Some(who) => format!("{who}  {tags}"),
                None => tags,
            }
        }
    }
}

/// Whose nuance it would be, where that was not said.
fn nuance_of(view: &View<'_>, entry: &Entry) -> Option<String> {
    let Entry::Note(typed) = entry else {
        return None;
    };
    let is_open = typed.kind == NoteKind::Nuance && typed.speakers.is_empty();
    is_open.then(|| grid::answered_last(view.session()))?
}

fn tag_style(view: &View<'_>) -> Style {
    match read(view) {
        _ if view.model.is_off_record() => view.theme.warn,
        Some(Entry::Note(typed)) if typed.tags.is_chosen() => view.theme.accent,
        _ => view.theme.quiet,
    }
}

/// What the line would be if it were entered now; a page is not read at every key.
fn read(view: &View<'_>) -> Option<Entry> {
    let text = view.model.line.editor.text();
    let session = view.session();
    let is_short = !text.is_empty() && text.len() < 4_096;
    is_short.then(|| entry::read(text, entry::Known::of(session)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_hold_every_byte_and_break_at_blanks() {
        let text = "hij leest mee in de jaarplannen";
        let rows = rows_of(text, 10);
        assert_eq!(rows.first(), Some(&(0..10)));
        let joined: String = rows.iter().map(|row| &text[row.clone()]).collect();
        assert_eq!(joined, text);
        assert!(
            rows.iter()
                .all(|row| text[row.clone()].trim_end().width() <= 10)
        );
    }

    #[test]
    fn the_cursor_of_a_wide_text_stands_behind_its_columns() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
        let area = buffer.area;
        let at = draw_query(&Editor::with("日本e\u{301}"), area, &mut buffer);
        assert_eq!(at, Position::new(5, 0));
    }

    #[test]
    fn a_text_that_is_longer_than_its_field_shows_what_is_around_the_cursor() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
        let area = buffer.area;
        let at = draw_query(&Editor::with("een twee drie"), area, &mut buffer);
        assert_eq!(at, Position::new(4, 0));
        assert_eq!(buffer[(0, 0)].symbol(), "d");
    }
}
