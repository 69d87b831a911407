//! Home, drawn: guides, participants, sessions, and what lies over them.
//!
//! ```text
//!  Leidraad  the study
//!
//!  Guides                                                                    1–3 / 3
//!  ▸ kwaliteitszorg     Title                                     nl en   built in
//!
//!  Participants                                                             1–5 / 20
//!    R7     2 sessions · latest 2026-01-12 · open             PO · years 12
//!
//!  Sessions                                                                 1–6 / 60
//!    2026-01-12-R7-abcd   open       12 notes   61 min   kwaliteitszorg · main study
//!
//!  Enter begin   l look   Tab next list   / find   F1 keys                   q leave
//! ```

mod form;
pub mod keys;
mod lists;
mod page;
mod rows;

use std::io;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::input::{self, Inbox, Input};
use super::paint;
use super::terminal::Taken;
use super::theme::Theme;
use crate::home::{self, Around, Choice, Home, Layer, Seen};
use crate::safe::shown;

/// How long the first screen waits for the sessions, so that it is not drawn twice where they are
/// read at once.
const PATIENCE: std::time::Duration = std::time::Duration::from_millis(80);

/// From how many rows on there are empty ones between the parts of the screen.
const AIRY: u16 = 12;

/// Where the cursor stands, when something is typed, and what there was room for.
#[derive(Debug, Default)]
pub struct Drawn {
    /// The cursor.
    pub cursor: Option<Position>,
    /// Rows of the list or page, and its last beginning.
    pub seen: Seen,
}

/// Shows home until something is chosen.
///
/// # Errors
/// When the terminal cannot be taken over or drawn on.
pub fn run(home: &mut Home, inbox: &Inbox, around: &impl Around) -> io::Result<Choice> {
    let theme = Theme::of_environment(|name| std::env::var(name).ok());
    let mut taken = Taken::over()?;
    let mut next = inbox.receiver.recv_timeout(PATIENCE).ok();
    loop {
        while let Some(input) = next {
            let inputs = match input {
                Input::Terminal(event) => {
                    if input::is_new_size(&event) {
                        taken.wipe()?;
                    }
                    keys::inputs(event, home)
                }
                Input::Home(found) => vec![home::Input::Found(found)],
                // The writer of a session that was left may still have had something to say.
                Input::Disk(_)
                | Input::Sound
                | Input::Heard(_)
                | Input::Played(_)
                | Input::Themes(_) => Vec::new(),
                Input::Stop => return Ok(Choice::Leave),
                Input::Gone(error) => return Err(error),
            };
            for input in inputs {
                if let Some(choice) = home.update(input, around) {
                    return Ok(choice);
                }
            }
            next = inbox.receiver.try_recv().ok();
        }
        taken.terminal.draw(|frame| {
            let area = frame.area();
            let drawn = draw(frame.buffer_mut(), area, home, &theme);
            home.seen = drawn.seen;
            if let Some(cursor) = drawn.cursor {
                frame.set_cursor_position(cursor);
            }
        })?;
        match inbox.receiver.recv() {
            Ok(input) => next = Some(input),
            Err(_) => return Ok(Choice::Leave),
        }
    }
}

/// Draws home.
pub fn draw(buffer: &mut Buffer, area: Rect, home: &Home, theme: &Theme) -> Drawn {
    let inner = paint::indented(area, 1);
    let last = inner.height.saturating_sub(1);
    let air = u16::from(inner.height >= AIRY);
    header(buffer, inner, home, theme);
    footer(buffer, paint::rows(inner, last, 1), home, theme);
    let trouble = trouble(home, inner.width);
    let below = last.saturating_sub(paint::count(trouble.len()));
    for (row, line) in (below..).zip(&trouble) {
        paint::put(buffer, inner, (0, row), line, theme.warn);
    }
    let top = 1 + air;
    let height = below.saturating_sub(top + air);
    let body = paint::rows(inner, top, height);
    match &home.layer {
        Some(Layer::Form(form)) => form::draw(buffer, body, home, form, theme),
        Some(Layer::Page(page)) => {
            // A text of 80 columns fits a window of 80.
            let whole = paint::rows(area, top, height);
            page::draw(buffer, whole, home, page, theme)
        }
        None => lists::draw(buffer, body, home, theme),
    }
}

fn header(buffer: &mut Buffer, area: Rect, home: &Home, theme: &Theme) {
    let after = paint::put(buffer, area, (0, 0), "Leidraad", theme.accent);
    let title = match &home.layer {
        Some(Layer::Page(page)) => &page.title,
        _ => &home.study,
    };
    paint::put(buffer, area, (after + 2, 0), &shown(title), theme.quiet);
}

/// What went wrong, in no more than three lines.
fn trouble(home: &Home, width: u16) -> Vec<String> {
    let Some(trouble) = &home.trouble else {
        return Vec::new();
    };
    let text = format!("! {}", shown(trouble));
    paint::shortened(&text, usize::from(width.saturating_sub(1)), 3)
}

/// The keys that can be pressed.
fn footer(buffer: &mut Buffer, row: Rect, home: &Home, theme: &Theme) {
    let (hints, gap) = keys::fitted(home, row.width);
    let mut column = 0;
    for (key, what) in hints {
        column = paint::put(buffer, row, (column, 0), &key, theme.strong);
        column = paint::put(buffer, row, (column + 1, 0), what, theme.quiet) + gap;
    }
}
