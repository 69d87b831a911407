//! Home, drawn: the guides, the sessions, the form that begins a session.
//!
//! ```text
//!  Leidraad · the study
//!
//!  Guides
//!  ▸ kwaliteitszorg     Title                                     nl en   built in
//!
//!  Sessions
//!    2026-01-12-R7-abcd  R7   kwaliteitszorg  main    open      12 notes
//!
//!  Enter  begin a session    ↑ ↓  choose    q  leave
//! ```

use std::io;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::input::{self, Inbox, Input};
use super::paint;
use super::terminal::Taken;
use super::theme::Theme;
use crate::home::{Choice, Field, Form, GuideRow, Home, SessionRow};
use crate::safe::shown;
use crate::texts::{HomeTexts, fill};

/// The columns that ids of guides take.
const ID_COLUMNS: u16 = 30;

/// Shows home until something is chosen; `end_after` gives the time of day so many minutes from now.
///
/// # Errors
/// When the terminal cannot be taken over or drawn on.
pub fn run(
    home: &mut Home,
    inbox: &Inbox,
    end_after: impl Fn(u32) -> String,
) -> io::Result<Choice> {
    let theme = Theme::of_environment(|name| std::env::var(name).ok());
    let mut taken = Taken::over()?;
    loop {
        taken.terminal.draw(|frame| {
            let area = frame.area();
            if let Some(cursor) = draw(frame.buffer_mut(), area, home, &theme) {
                frame.set_cursor_position(cursor);
            }
        })?;
        let messages = match inbox.receiver.recv() {
            Ok(Input::Terminal(event)) => {
                if input::is_new_size(&event) {
                    taken.wipe()?;
                }
                input::messages(event)
            }
            // The writer of a session that was left may still have had something to say.
            Ok(Input::Disk(_)) => continue,
            Ok(Input::Stop) | Err(_) => return Ok(Choice::Leave),
            Ok(Input::Gone(error)) => return Err(error),
        };
        for message in messages {
            if let Some(choice) = home.update(&message, &end_after) {
                return Ok(choice);
            }
        }
    }
}

/// Draws home; gives where the cursor stands, when something is typed.
pub fn draw(buffer: &mut Buffer, area: Rect, home: &Home, theme: &Theme) -> Option<Position> {
    let area = paint::indented(area, 1);
    let texts = &home.texts.home;
    paint::put(buffer, area, (0, 0), "Leidraad", theme.accent);
    paint::put(buffer, area, (10, 0), &shown(&home.study), theme.quiet);
    let last = area.height.saturating_sub(1);
    let keys = keys(home, texts);
    paint::put(buffer, area, (0, last), keys, theme.quiet);
    if let Some(trouble) = &home.trouble {
        let text = format!("! {}", shown(trouble));
        paint::put(buffer, area, (0, last.saturating_sub(1)), &text, theme.warn);
    }
    let body = paint::rows(area, 2, area.height.saturating_sub(4));
    if let Some(form) = &home.form {
        return draw_form(buffer, body, home, form, theme);
    }
    draw_lists(buffer, body, home, theme);
    None
}

fn keys<'a>(home: &Home, texts: &'a HomeTexts) -> &'a str {
    match &home.form {
        Some(_) => texts.keys_form,
        None if home.selected < home.guides.len() => texts.keys_guide,
        None => texts.keys_session,
    }
}

/// The two lists, scrolled so that the selected row is in view.
fn draw_lists(buffer: &mut Buffer, area: Rect, home: &Home, theme: &Theme) {
    let texts = &home.texts.home;
    paint::put(buffer, area, (0, 0), texts.guides, theme.quiet);
    let guides = paint::count(home.guides.len());
    for (row, guide) in (1..).zip(&home.guides) {
        let chosen = usize::from(row) - 1 == home.selected;
        draw_guide(
            buffer,
            paint::rows(area, row, 1),
            guide,
            texts,
            theme,
            chosen,
        );
    }
    let sessions = paint::rows(area, guides + 2, area.height);
    paint::put(buffer, sessions, (0, 0), texts.sessions, theme.quiet);
    if home.sessions.is_empty() {
        paint::put(buffer, sessions, (2, 1), texts.no_sessions, theme.quiet);
    }
    let room = usize::from(sessions.height.saturating_sub(1));
    let chosen = home.selected.checked_sub(home.guides.len());
    let first = chosen.map_or(0, |chosen| (chosen + 1).saturating_sub(room));
    for (row, (at, session)) in (1..).zip(home.sessions.iter().enumerate().skip(first).take(room)) {
        let row = paint::rows(sessions, row, 1);
        draw_session(buffer, row, session, texts, theme, Some(at) == chosen);
    }
}

fn draw_guide(
    buffer: &mut Buffer,
    row: Rect,
    guide: &GuideRow,
    texts: &HomeTexts,
    theme: &Theme,
    chosen: bool,
) {
    let lead = if chosen { "▸ " } else { "  " };
    paint::put(buffer, row, (0, 0), lead, theme.accent);
    paint::put(buffer, row, (2, 0), &shown(&guide.id), theme.strong);
    let title = paint::indented(row, ID_COLUMNS.min(row.width / 2));
    paint::put(buffer, title, (0, 0), &shown(&guide.title), theme.quiet);
    if row.width >= 100 {
        let origin = if guide.built_in { texts.built_in } else { "" };
        let right = format!("{}   {origin} ", guide.languages.join(" "));
        paint::put_right(buffer, row, 0, &right, theme.quiet);
    }
    if chosen {
        paint::tint(buffer, row, 0, theme.chosen);
    }
}

fn draw_session(
    buffer: &mut Buffer,
    row: Rect,
    session: &SessionRow,
    texts: &HomeTexts,
    theme: &Theme,
    chosen: bool,
) {
    let lead = if chosen { "▸ " } else { "  " };
    let state = if session.finished {
        texts.finished
    } else {
        texts.open
    };
    paint::put(buffer, row, (0, 0), lead, theme.accent);
    paint::put(buffer, row, (2, 0), &shown(&session.id), theme.strong);
    let notes = fill(texts.notes, &[("count", &session.notes)]);
    let guide = format!("{} · {}", shown(&session.guide), session.phase.word());
    let rest = paint::indented(row, ID_COLUMNS.min(row.width / 2));
    let style = if session.finished {
        theme.quiet
    } else {
        theme.accent
    };
    let after = paint::put(buffer, rest, (0, 0), state, style);
    let after = paint::put(buffer, rest, (after.max(11) + 1, 0), &notes, theme.quiet);
    paint::put(buffer, rest, (after.max(24) + 1, 0), &guide, theme.quiet);
    if chosen {
        paint::tint(buffer, row, 0, theme.chosen);
    }
}

fn draw_form(
    buffer: &mut Buffer,
    area: Rect,
    home: &Home,
    form: &Form,
    theme: &Theme,
) -> Option<Position> {
    let texts = &home.texts.home;
    let guide = home.guides.get(form.guide)?;
    paint::put(buffer, area, (0, 0), &shown(&guide.title), theme.strong);
    let language = guide
        .languages
        .get(form.language)
        .map_or("", String::as_str);
    let participants = shown(form.participants.text());
    let end = shown(form.end.text());
    let mut cursor = None;
    for (row, field) in (2..).step_by(2).zip(Field::ALL) {
        let (label, value, hint) = match field {
            Field::Participants => (
                texts.participants,
                participants.as_ref(),
                texts.participants_hint,
            ),
            Field::Language => (texts.language, language, texts.turn_hint),
            Field::Phase => (texts.phase, form.phase.word(), texts.turn_hint),
            Field::End => (texts.end, end.as_ref(), texts.end_hint),
        };
        let chosen = field == form.field;
        let lead = if chosen { "▸ " } else { "  " };
        paint::put(buffer, area, (0, row), lead, theme.accent);
        paint::put(buffer, area, (2, row), label, theme.quiet);
        let style = if chosen { theme.accent } else { theme.strong };
        let after = paint::put(buffer, area, (20, row), value, style);
        if chosen {
            paint::put(buffer, area, (after.max(30) + 2, row), hint, theme.quiet);
            cursor = cursor_in(form).map(|columns| Position {
                x: (area.x + 20 + columns).min(area.right().saturating_sub(1)),
                y: area.y + row,
            });
        }
    }
    cursor
}

/// The columns before the cursor, in a field that is typed into.
fn cursor_in(form: &Form) -> Option<u16> {
    let editor = match form.field {
        Field::Participants => &form.participants,
        Field::End => &form.end,
        Field::Language | Field::Phase => return None,
    };
    Some(paint::width(&shown(editor.before())))
}
