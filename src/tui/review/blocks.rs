//! One item of the stream as the lines it takes in a column.

use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::View;
use super::marked::{Mark, Rows};
use crate::journal::deed::Unit;
use crate::live::phrases::tags;
use crate::review::coding::Standing;
use crate::review::span;
use crate::reviewing::phrases;
use crate::reviewing::stream::Item;
use crate::safe::shown;
use crate::session::notes::KeptNote;
use crate::tui::paint::{cut, glance, width};

/// Rows of an item that is not selected, at the most.
const MOST_ROWS: usize = 8;

/// An item as it is drawn.
pub struct Block {
    /// Its lines.
    pub lines: Vec<Line<'static>>,
    /// The line that is to be seen whatever else is not.
    pub focus: usize,
}

/// How wide moments of the clock are written.
#[derive(Clone, Copy)]
pub struct Clock {
    has_hours: bool,
}

impl Clock {
    /// As the longest of a session needs it.
    pub fn of(items: &[Item]) -> Clock {
        let last = items.last().map_or(0, |item| item.ms);
        Clock {
            has_hours: last >= 3_600_000,
        }
    }

    fn written(self, ms: i64) -> String {
        let whole = phrases::clock(ms);
        if self.has_hours || ms < 0 {
            return format!("{whole:>8}");
        }
        whole.get(3..).unwrap_or(&whole).to_owned()
    }

    fn columns(self) -> u16 {
        if self.has_hours { 8 } else { 5 }
    }
}

/// The lines of an item in a column of this many columns.
pub fn block(view: &View<'_>, at: usize, columns: u16, clock: Clock) -> Block {
    let Some(item) = view.model.stream.items.get(at) else {
        return Block {
            lines: Vec::new(),
            focus: 0,
        };
    };
    let is_selected = at == view.selected;
    let lead = lead(view, at, item, clock);
    let indent = clock.columns() + 4;
    let room = columns.saturating_sub(indent).max(8);
    let (name, base) = name(view, item);
    let words = phrases::words_of(view.model, &item.unit);
    let mut focus = 0;
    let mut texts = if matches!(item.unit, Unit::Fragment(..)) && !is_selected {
        let standing = phrases::standing_of(view.model, &item.unit);
        let codes = standing.map_or(0, |standing| columns_of(&codes(view, &standing)));
        let left = usize::from(room).saturating_sub(codes + 4).max(12);
        let words = glance(&words, left);
        vec![vec![
            Span::styled(name, base),
            Span::styled(words, Style::new()),
        ]]
    } else {
        let offset = span::length(name.chars().count());
        let marks = marks(view, item, offset);
        let most = if is_selected {
            usize::MAX
        } else {
            (MOST_ROWS + 1) * usize::from(room) * 2
        };
        let seen: String = words.chars().take(most).collect();
        let rows = Rows::of(&format!("{name}{seen}"), room);
        let selection = view.model.selection.as_ref().filter(|_| is_selected);
        focus = selection.map_or(0, |selection| {
            rows.row_of(selection.head_in_turn() + offset)
        });
        rows.spans(base, &marks)
    };
    if !is_selected && texts.len() > MOST_ROWS {
        texts.truncate(MOST_ROWS);
        if let Some(last) = texts.last_mut() {
            last.push(Span::styled(" …", view.theme.quiet));
        }
    }
    if let Some(first) = texts.first_mut() {
        first.splice(0..0, lead);
    }
    let mut lines: Vec<Line<'static>> = Vec::new();
    for (row, spans) in texts.into_iter().enumerate() {
        let mut spans = spans;
        if row > 0 {
            spans.insert(0, Span::raw(" ".repeat(indent.into())));
        }
        lines.push(Line::from(spans));
    }
    add_codes(view, item, &mut lines, (indent, columns));
    Block { lines, focus }
}

/// What stands before an item: whether it is selected and reviewed, and its moment.
fn lead(view: &View<'_>, at: usize, item: &Item, clock: Clock) -> Vec<Span<'static>> {
    let theme = view.theme;
    let is_selected = at == view.selected;
    let is_reviewed = view.model.stream.reviewed.get(at) == Some(&true);
    let standing = phrases::standing_of(view.model, &item.unit);
    let coding = standing.and_then(|standing| standing.coding);
    let is_doubtful = coding.is_some_and(|coding| coding.doubtful);
    let (sign, style) = match (item.is_due, is_doubtful, is_reviewed) {
        (_, true, _) => ("?", theme.warn),
        (false, ..) => (" ", theme.quiet),
        (true, false, true) => ("✓", theme.quiet),
        (true, false, false) => ("·", theme.accent),
    };
    let arrow = if is_selected { "▸" } else { " " };
    let time = match item.unit {
        Unit::Fragment(..) => " ".repeat(clock.columns().into()),
        _ => clock.written(item.ms),
    };
    let style_of_time = if is_selected {
        theme.accent
    } else {
        theme.quiet
    };
    vec![
        Span::styled(arrow, theme.accent),
        Span::styled(sign, style),
        Span::raw(" "),
        Span::styled(format!("{time} "), style_of_time),
    ]
}

/// What a unit is called where it stands, and the style of its words: a note is told from what was
/// said by its number in brackets, and stands out.
fn name(view: &View<'_>, item: &Item) -> (String, Style) {
    match &item.unit {
        Unit::Note(_) | Unit::Observed(..) => {
            let kept = view.model.session.notes.of(&item.unit);
            let sign = kept.and_then(|kept| phrases::sign(kept.note.kind));
            let sign = sign.map_or(String::new(), |sign| format!("{sign} "));
            let label = kept.map_or_else(String::new, KeptNote::label);
            (format!("[{label}] {sign}"), view.theme.strong)
        }
        Unit::Turn(..) => {
            let name = phrases::name(view.model, &item.unit);
            (format!("{}: ", shown(&name)), Style::new())
        }
        Unit::Fragment(..) => ("└ ".to_owned(), view.theme.accent),
    }
}

/// The fragments in a turn, and what is being selected in it.
fn marks(view: &View<'_>, item: &Item, offset: u32) -> Vec<Mark> {
    let Unit::Turn(transcript, turn) = &item.unit else {
        return Vec::new();
    };
    let model = view.model;
    let underlined = view.theme.accent.add_modifier(Modifier::UNDERLINED);
    let within = |span: &span::Span| {
        let from = if span.from.turn == *turn {
            span.from.char
        } else {
            0
        };
        let to = if span.to.turn == *turn {
            span.to.char
        } else {
            u32::MAX - offset
        };
        from + offset..to + offset
    };
    let chosen = model.stream.items.get(view.selected);
    let chosen = chosen.map(|item| &item.unit);
    let mut marks: Vec<Mark> = Vec::new();
    for (unit, span, _) in model.sheet.fragments() {
        if span.touches(transcript, *turn) {
            let style = if chosen == Some(unit) {
                underlined.patch(view.theme.chosen)
            } else {
                underlined
            };
            marks.push((within(span), style));
        }
    }
    if let Some(selection) = &model.selection {
        let span = selection.span();
        if span.touches(transcript, *turn) {
            marks.push((within(&span), view.theme.chosen));
        }
    }
    marks
}

/// What an item is coded with: at the right end of its last row, or in a row of its own.
fn add_codes(
    view: &View<'_>,
    item: &Item,
    lines: &mut Vec<Line<'static>>,
    (indent, columns): (u16, u16),
) {
    let Some(standing) = phrases::standing_of(view.model, &item.unit) else {
        return;
    };
    if !item.is_due && standing.concepts.is_empty() {
        return;
    }
    let codes = codes(view, &standing);
    let wide = columns_of(&codes);
    let taken = lines.last().map_or(0, Line::width);
    let room = usize::from(columns);
    if taken + wide + 2 <= room {
        if let Some(last) = lines.last_mut() {
            last.push_span(Span::raw(" ".repeat(room - taken - wide)));
            last.spans.extend(codes);
        }
        return;
    }
    let mut left = room.saturating_sub(indent.into());
    let mut spans = vec![Span::raw(" ".repeat(indent.into()))];
    for mut code in codes {
        let text = cut(&code.content, left).into_owned();
        left = left.saturating_sub(width(&text).into());
        code.content = text.into();
        spans.push(code);
    }
    lines.push(Line::from(spans));
}

fn columns_of(spans: &[Span<'_>]) -> usize {
    spans.iter().map(Span::width).sum()
}

fn codes(view: &View<'_>, standing: &Standing<'_>) -> Vec<Span<'static>> {
    let theme = view.theme;
    let tags = tags(standing.concepts, standing.outside);
    let mut spans = vec![if tags.is_empty() {
        Span::styled(view.texts.no_concept, theme.warn)
    } else {
        Span::styled(shown(&tags).into_owned(), theme.accent)
    }];
    if standing.coding.is_none_or(|coding| coding.tags.is_none()) {
        spans.push(Span::styled(
            format!(" {}", view.texts.proposal),
            theme.quiet,
        ));
    }
    let theme_given = standing.theme;
    spans
        .extend(theme_given.map(|given| Span::styled(format!(" * {}", shown(given)), theme.quiet)));
    spans
}
