//! Under the note line: what a line that begins with `/` or `#` would do, else what was
//! said last.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::{count, put, shortened};
use super::view::View;
use crate::live::command::in_seat;
use crate::live::lookout;
use crate::live::message::Message;
use crate::live::model::Level;
use crate::live::phrases;
use crate::safe::shown;
use crate::texts::fill;

/// Rows that it takes at the most.
const MOST_ROWS: usize = 2;
/// Columns before the words: they begin where the note's words do.
const INDENT: u16 = 2;

/// The rows it takes; one stays free for it when there is nothing to say.
#[must_use]
pub fn height(view: &View<'_>, columns: u16) -> u16 {
    let lines = said(view).map_or(1, |(text, _)| in_lines(&text, columns).len());
    count(lines).max(1)
}

/// Draws it.
pub fn draw(view: &View<'_>, area: Rect, buffer: &mut Buffer) {
    let Some((text, style)) = said(view) else {
        return;
    };
    let lines = if area.height > 1 {
        in_lines(&text, area.width)
    } else {
        vec![text]
    };
    for (row, line) in lines.iter().enumerate() {
        put(buffer, area, (INDENT, count(row)), line, style);
    }
}

fn in_lines(text: &str, columns: u16) -> Vec<String> {
    shortened(
        text,
        columns.saturating_sub(INDENT).max(1).into(),
        MOST_ROWS,
    )
}

/// Whether there is something to show.
#[must_use]
pub fn is_there(view: &View<'_>) -> bool {
    said(view).is_some()
}

/// Whether what is shown bears no waiting: a hint for what is being typed, or a warning.
#[must_use]
pub fn is_pressing(view: &View<'_>) -> bool {
    let notice = view.model.notice.as_ref();
    let warns = notice.is_some_and(|it| matches!(it.level, Level::Warn | Level::Error));
    hint(view).is_some() || !view.names.is_empty() || (warns && is_there(view))
}

fn said(view: &View<'_>) -> Option<(String, Style)> {
    hint(view)
        .map(|hint| (hint, view.theme.quiet))
        .or_else(|| names(view).map(|names| (names, view.theme.warn)))
        .or_else(|| answer(view))
}

/// Whom the line names, and the key that puts codes there.
fn names(view: &View<'_>) -> Option<String> {
    let codes = lookout::listed(&view.names)?;
    let key = view.keys.name_of(&Message::Tab, view.texts);
    let values: [(&str, &dyn std::fmt::Display); 2] = [("codes", &codes), ("key", &key)];
    Some(format!(
        "! {}",
        fill(view.model.texts.names.on_line, &values)
    ))
}

/// What the line would do.
fn hint(view: &View<'_>) -> Option<String> {
    let line = view.model.line.editor.before();
    match line.strip_prefix('/') {
        // What it names is of more use than how the command is written.
        Some(_) if !view.names.is_empty() => None,
        Some(rest) if !rest.starts_with('/') => commands(view, rest),
        _ => tags(view, line),
    }
}

/// The commands that begin so; one that is whole or the only one, with what it does.
fn commands(view: &View<'_>, typed: &str) -> Option<String> {
    let name = typed.split(' ').next().unwrap_or_default().to_lowercase();
    let all: Vec<_> = in_seat(view.model)
        .filter(|spec| spec.name.starts_with(&name))
        .collect();
    let whole = all.iter().find(|spec| spec.name == name);
    let chosen = whole.or(match all.as_slice() {
        [only] => Some(only),
        _ => None,
    });
    if let Some(spec) = chosen {
        return Some(format!(
            "/{}   {}",
            spec.usage,
            (spec.help)(view.model.texts)
        ));
    }
    let names: Vec<String> = all.iter().map(|spec| format!("/{}", spec.name)).collect();
    (!names.is_empty()).then(|| names.join(" "))
}

/// The concepts that the tag before the cursor may stand for, the one that Tab takes first.
fn tags(view: &View<'_>, before: &str) -> Option<String> {
    let (head, begun) = before.rsplit_once('#')?;
    let opens = head.is_empty() || head.ends_with(char::is_whitespace);
    if !opens || begun.chars().any(char::is_whitespace) || begun == "-" {
        return None;
    }
    let session = view.session();
    let found = session.guide.concepts.meant_by(begun, &session.language);
    if found.is_empty() {
        return Some(view.texts.no_concept.to_owned());
    }
    let names: Vec<String> = found
        .iter()
        .map(|concept| format!("#{}", concept.id))
        .collect();
    let key = view.keys.name_of(&Message::Tab, view.texts);
    let completes = fill(view.texts.completes, &[("key", &key)]);
    Some(format!("{completes}: {}", names.join(" ")))
}

fn answer(view: &View<'_>) -> Option<(String, Style)> {
    let answer = view.model.notice.as_ref()?;
    let live = &view.model.texts.live;
    // Where one is now stands above in full.
    if answer.level == Level::Ok && answer.text == phrases::id_here(view.session()) {
        return None;
    }
    // A disk that refuses has the banner while it does.
    let trouble = view.model.saving.trouble.as_ref();
    let said = trouble.map(|reason| fill(live.not_saved, &[("reason", reason)]));
    if said.as_ref() == Some(&answer.text) {
        return None;
    }
    let text = shown(&answer.text);
    let (sign, style) = match answer.level {
        Level::Ok | Level::Note => ("", view.theme.quiet),
        Level::Warn => ("! ", view.theme.warn),
        Level::Error => ("✗ ", view.theme.warn),
    };
    (!text.is_empty()).then(|| (format!("{sign}{text}"), style))
}
