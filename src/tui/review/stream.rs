//! The stream: notes and transcript on one clock, under their topics; side by side where there is
//! room, so that what was noted stands beside what was said then.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::View;
use super::blocks::{Block, Clock, block};
use crate::journal::deed::Unit;
use crate::reviewing::phrases;
use crate::safe::shown;
use crate::tui::paint::{count, cut, put, rows};

/// From this width on there are two columns.
const WIDE: u16 = 108;
/// Between the two columns.
const GUTTER: u16 = 3;
/// Columns of a line to be read, at the most.
const MOST_COLUMNS: u16 = 110;

/// The columns that items stand in.
struct Columns {
    notes: (u16, u16),
    transcript: (u16, u16),
    are_two: bool,
}

impl Columns {
    fn of(view: &View<'_>, width: u16) -> Columns {
        let has_transcript = view.model.stream.progress.turns.1 > 0;
        if width < WIDE || !has_transcript {
            let one = (0, width.min(MOST_COLUMNS));
            return Columns {
                notes: one,
                transcript: one,
                are_two: false,
            };
        }
        let notes = (width * 2 / 5).min(MOST_COLUMNS);
        let left = width - notes - GUTTER;
        Columns {
            notes: (0, notes),
            transcript: (notes + GUTTER, left.min(MOST_COLUMNS)),
            are_two: true,
        }
    }
}

/// Something at its place below the first thing that was laid out.
struct Placed {
    x: u16,
    y: usize,
    lines: Vec<Line<'static>>,
}

/// What was laid out around an item.
struct Layout {
    placed: Vec<Placed>,
    /// The line that is to be seen.
    focus: usize,
    /// Lines in all.
    height: usize,
    /// Whether the last item of all is among them.
    is_end: bool,
}

/// Draws the stream around what is looked at.
pub fn draw(view: &View<'_>, area: Rect, buffer: &mut Buffer) {
    if area.height == 0 {
        return;
    }
    if view.model.stream.items.is_empty() {
        put(
            buffer,
            area,
            (0, 0),
            view.texts.screen.nothing,
            view.theme.quiet,
        );
        return;
    }
    let columns = Columns::of(view, area.width);
    let titles = u16::from(columns.are_two && area.height > 6);
    if titles > 0 {
        self::titles(view, &columns, area, buffer);
    }
    let body = rows(area, titles, area.height - titles);
    let height = usize::from(body.height);
    let layout = lay_out(view, &columns, body);
    let mut top = layout.focus.saturating_sub(height / 3);
    if layout.is_end {
        top = top.min(layout.height.saturating_sub(height));
    }
    for placed in &layout.placed {
        for (row, line) in placed.lines.iter().enumerate() {
            let Some(y) = (placed.y + row).checked_sub(top).filter(|y| *y < height) else {
                continue;
            };
            let x = body.x + placed.x;
            let room = body.right().saturating_sub(x);
            buffer.set_line(x, body.y + count(y), line, room);
        }
    }
}

fn titles(view: &View<'_>, columns: &Columns, area: Rect, buffer: &mut Buffer) {
    let texts = &view.texts.screen;
    for ((x, width), title) in [
        (columns.notes, texts.notes),
        (columns.transcript, texts.transcript),
    ] {
        let title = cut(title, width.into()).into_owned();
        put(buffer, area, (x, 0), &title, view.theme.quiet);
    }
}

/// Lays out what may be seen around an item: items by the clock, none above one that came before it.
fn lay_out(view: &View<'_>, columns: &Columns, area: Rect) -> Layout {
    let around = view.selected;
    let items = &view.model.stream.items;
    let clock = Clock::of(items);
    let height = usize::from(area.height);
    let first = around.saturating_sub(height);
    let (mut notes, mut transcript, mut last) = (0, 0, 0);
    let mut layout = Layout {
        placed: Vec::new(),
        focus: 0,
        height: 0,
        is_end: true,
    };
    for (at, item) in items.iter().enumerate().skip(first) {
        let before = at.checked_sub(1).and_then(|before| items.get(before));
        if before.is_none_or(|before| before.topic != item.topic) {
            let y = notes.max(transcript);
            let lines = vec![topic(view, &item.topic, area.width)];
            layout.placed.push(Placed { x: 0, y, lines });
            (notes, transcript, last) = (y + 1, y + 1, y + 1);
        }
        let is_note = matches!(item.unit, Unit::Note(_) | Unit::Observed(..));
        let (x, width) = if is_note {
            columns.notes
        } else {
            columns.transcript
        };
        let Block { lines, focus } = block(view, at, width, clock);
        let free = match (columns.are_two, is_note) {
            (false, _) => notes.max(transcript),
            (true, true) => notes,
            (true, false) => transcript,
        };
        let y = free.max(last);
        last = y;
        let end = y + lines.len();
        if is_note {
            notes = end;
        } else {
            transcript = end;
        }
        if at == around {
            layout.focus = y + focus;
        }
        layout.placed.push(Placed { x, y, lines });
        if at > around && y > layout.focus + height {
            layout.is_end = false;
            break;
        }
    }
    layout.height = notes.max(transcript);
    layout
}

/// `── O2 title ──────`
fn topic(view: &View<'_>, topic: &str, width: u16) -> Line<'static> {
    let title = phrases::title(view.model, topic);
    let head = match topic {
        "" => String::new(),
        "opening" | "closing" => format!(" {title} "),
        _ => format!(" {} {} ", shown(topic), shown(title)),
    };
    let head = cut(&head, usize::from(width).saturating_sub(4)).into_owned();
    let taken = 2 + crate::tui::paint::width(&head);
    let rule = "─".repeat(width.saturating_sub(taken).into());
    let quiet = view.theme.quiet;
    Line::from(vec![
        ratatui::text::Span::styled("──", quiet),
        ratatui::text::Span::styled(head, view.theme.strong),
        ratatui::text::Span::styled(rule, quiet),
    ])
}
