//! The foot: where the selected item stands and what it is coded with, what is offered or was said,
//! and the keys.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{View, keys};
use crate::journal::deed::Unit;
use crate::live::lookout;
use crate::live::model::Level;
use crate::reviewing::command::COMMANDS;
use crate::reviewing::message::Message;
use crate::reviewing::model::Layer;
use crate::reviewing::selecting::Stage;
use crate::reviewing::{phrases, typing};
use crate::safe::shown;
use crate::texts::fill;
use crate::tui::paint::{glance, put, width};

/// How the sign before the line stands out.
pub fn prompt(view: &View<'_>) -> Style {
    if view.model.focused {
        view.theme.accent
    } else {
        view.theme.loud
    }
}

/// Draws where the selected item stands, and what it is coded with.
pub fn detail(view: &View<'_>, area: Rect, buffer: &mut Buffer) {
    let Some(item) = view.model.stream.items.get(view.selected) else {
        return;
    };
    let codes = codes(view, &item.unit);
    if area.height == 1 {
        put(
            buffer,
            area,
            (0, 0),
            &glance(&codes, area.width.into()),
            view.theme.accent,
        );
        return;
    }
    let rule = "─".repeat(area.width.into());
    put(buffer, area, (0, 0), &rule, view.theme.quiet);
    let mut place = vec![
        phrases::name(view.model, &item.unit),
        phrases::clock(item.ms),
    ];
    place.extend(phrases::recorded(view.model, item.ms).map(|it| format!("● {it}")));
    let question = phrases::question_of(view.model, &item.unit);
    place.extend(question.map(|id| {
        let words = phrases::question_words(view.model, id).unwrap_or_default();
        format!("{id} {words}")
    }));
    let place = glance(&place.join(" · "), area.width.into());
    put(buffer, area, (0, 1), &place, view.theme.quiet);
    put(
        buffer,
        area,
        (0, 2),
        &glance(&codes, area.width.into()),
        view.theme.accent,
    );
}

/// What the selected item is coded with; of a turn, what is in it.
fn codes(view: &View<'_>, unit: &Unit) -> String {
    let model = view.model;
    if let Unit::Turn(transcript, turn) = unit {
        let fragments = model.sheet.fragments();
        let here = fragments.filter(|(_, span, _)| span.touches(transcript, *turn));
        let is_read = model.stream.reviewed.get(view.selected) == Some(&true);
        let read = if is_read {
            view.texts.read
        } else {
            view.texts.not_read
        };
        return match here.count() {
            0 => read.to_owned(),
            count => format!("{read} · └ {count}"),
        };
    }
    let mut parts = phrases::codes(model, unit);
    let standing = phrases::standing_of(model, unit);
    let first = standing.and_then(|standing| standing.concepts.first());
    let concepts = &model.session.guide.concepts;
    let name = first.and_then(|id| concepts.get(id));
    if let (Some(name), Some(tags)) = (name, parts.first_mut()) {
        let name = name.name.words(model.texts.tag);
        *tags = format!("{tags} {name}");
    }
    parts.join(" · ")
}

/// Draws what is offered while something is typed, else what was said.
pub fn said(view: &View<'_>, area: Rect, buffer: &mut Buffer) {
    let Some((text, style)) = offered(view).or_else(|| notice(view)) else {
        return;
    };
    let text = glance(&text, usize::from(area.width).saturating_sub(2));
    put(buffer, area, (2, 0), &text, style);
}

fn offered(view: &View<'_>) -> Option<(String, Style)> {
    let (model, theme) = (view.model, view.theme);
    if !model.focused {
        return Some((model.texts.screen.unfocused.to_owned(), theme.loud));
    }
    let line = model.line.editor.before();
    if let Some(rest) = line.strip_prefix('/')
        && view.names.is_empty()
        && let Some(hint) = commands(view, rest)
    {
        return Some((hint, theme.quiet));
    }
    let offers = typing::offers(model);
    if offers.is_empty() {
        return names(view).map(|names| (names, theme.warn));
    }
    let labels: Vec<&str> = offers.iter().map(|offer| offer.label.as_str()).collect();
    let key = keys::name_of(&Message::Tab, model.texts);
    Some((format!("{key}: {}", labels.join("  ")), theme.quiet))
}

/// Whom the line names, and the key that puts codes there.
fn names(view: &View<'_>) -> Option<String> {
    let codes = lookout::listed(view.names)?;
    let key = keys::name_of(&Message::Tab, view.model.texts);
    let values: [(&str, &dyn std::fmt::Display); 2] = [("codes", &codes), ("key", &key)];
    Some(format!(
        "! {}",
        fill(view.model.texts.names.on_line, &values)
    ))
}

/// The commands that begin so; one that is whole or the only one, with what it does.
fn commands(view: &View<'_>, typed: &str) -> Option<String> {
    let (word, has_more) = typed
        .split_once(' ')
        .map_or((typed, false), |(word, _)| (word, true));
    let word = word.to_lowercase();
    let begin = COMMANDS.iter().filter(|spec| spec.word.starts_with(&word));
    let all: Vec<_> = begin.collect();
    let whole = all.iter().find(|spec| spec.word == word);
    if let Some(spec) = whole.or(all.first().filter(|_| all.len() == 1)) {
        let is_offering = has_more && !typing::offers(view.model).is_empty();
        let help = (spec.help)(view.model.texts);
        return (!is_offering).then(|| format!("/{}   {help}", spec.usage));
    }
    let words: Vec<String> = all.iter().map(|spec| format!("/{}", spec.word)).collect();
    (!words.is_empty() && !has_more).then(|| words.join(" "))
}

fn notice(view: &View<'_>) -> Option<(String, Style)> {
    let notice = view.model.notice.as_ref()?;
    let text = shown(&notice.text);
    let (sign, style) = match notice.level {
        Level::Ok | Level::Note => ("", view.theme.quiet),
        Level::Warn => ("! ", view.theme.warn),
        Level::Error => ("✗ ", view.theme.warn),
    };
    (!text.is_empty()).then(|| (format!("{sign}{text}"), style))
}

/// Draws the keys that do something now, as many as there is room for.
pub fn keys(view: &View<'_>, area: Rect, buffer: &mut Buffer) {
    let mut column = 0;
    for (key, what) in hints(view) {
        let wide = width(&key) + 1 + width(what);
        if column + wide > area.width {
            return;
        }
        let after = put(buffer, area, (column, 0), &key, view.theme.strong);
        column = put(buffer, area, (after + 1, 0), what, view.theme.quiet) + 3;
    }
}

fn hints(view: &View<'_>) -> Vec<(String, &'static str)> {
    let (model, texts) = (view.model, &view.texts.screen);
    let key = |message: Message| keys::name_of(&message, model.texts);
    let enter = || key(Message::Enter);
    let escape = || (key(Message::Escape), texts.back);
    match &model.layer {
        Some(Layer::Find(_)) => return vec![(enter(), texts.go), escape()],
        Some(Layer::Themes(_)) => return vec![(enter(), texts.give), escape()],
        Some(Layer::Round | Layer::Leave) => return vec![(enter(), texts.yes), escape()],
        Some(Layer::Help(_)) => return vec![escape()],
        None => {}
    }
    let space = model.texts.screen.names.space.to_owned();
    if !model.line.editor.is_empty() {
        return vec![(enter(), texts.keep), (key(Message::Tab), texts.complete)];
    }
    if let Some(selection) = &model.selection {
        let next = match selection.stage {
            Stage::Placing => Some((space, texts.from_here)),
            Stage::Drawing => Some((space, texts.to_here)),
            Stage::Made => None,
        };
        let mut hints: Vec<(String, &'static str)> = next.into_iter().collect();
        if selection.stage != Stage::Made {
            hints.push(("← →".to_owned(), texts.words));
            hints.push(("Ctrl-← →".to_owned(), texts.characters));
        }
        hints.extend([("#".to_owned(), texts.tag), escape()]);
        return hints;
    }
    let is_reviewed = model.stream.reviewed.get(model.selected) == Some(&true);
    let unit = model.item().map(|item| &item.unit);
    let does = match unit {
        _ if is_reviewed => texts.onwards,
        Some(Unit::Turn(..)) => texts.read,
        _ => texts.confirm,
    };
    let mut hints = vec![(enter(), does), ("#".to_owned(), texts.tag)];
    if matches!(unit, Some(Unit::Turn(..) | Unit::Fragment(..))) {
        hints.push((space, texts.select));
    }
    hints.extend(keys::hints(model.texts));
    hints
}
