//! The report of a rehearsal as a page: to be read, and then thrown away or kept.
//!
//! ```text
//!  How it went
//!
//!  Time
//!      finished after 58 minutes
//!    ✓ 2 minutes before the agreed end
//!
//!  ↑↓  read    Enter  throw away    k  keep in the study
//! ```

use std::io;
use std::time::{Duration, Instant};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Screen;
use super::input::{self, Inbox, Input};
use super::keymap::{Desk, Keymap};
use super::paint::{count, indented, lines, put, put_right, rows};
use super::theme::Theme;
use crate::live::editor::Edit;
use crate::live::message::Message;
use crate::rehearsal::report::words::{Line, Tone};
use crate::texts::Texts;

/// What is to be done with a rehearsal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Nothing of it stays.
    ThrowAway,
    /// It goes into the study.
    Keep,
}

/// The report while it is read.
#[derive(Debug)]
pub struct Page {
    /// The language of the program.
    pub texts: &'static Texts,
    /// What it says.
    pub lines: Vec<Line>,
    /// Lines scrolled past.
    pub first: u16,
    /// When it was laid before the interviewer.
    pub opened: Instant,
}

/// So long after it appears Enter does not yet throw the rehearsal away.
const UNREAD: Duration = Duration::from_secs(1);

impl Page {
    /// Takes a message; gives what was chosen. Enter and Escape throw away, only `k` keeps.
    pub fn update(&mut self, message: &Message) -> Option<Choice> {
        match message {
            Message::Insert(text) if text.eq_ignore_ascii_case("k") => return Some(Choice::Keep),
            // A double Enter at the end of the debrief must not throw away what was not read.
            Message::Enter | Message::Escape if self.opened.elapsed() >= UNREAD => {
                return Some(Choice::ThrowAway);
            }
            Message::Edit(Edit::Home) => self.first = 0,
            Message::Edit(Edit::End) => self.first = u16::MAX,
            Message::Up => self.first = self.first.saturating_sub(1),
            Message::Down => self.first = self.first.saturating_add(1),
            Message::PageUp => self.first = self.first.saturating_sub(10),
            Message::PageDown => self.first = self.first.saturating_add(10),
            _ => {}
        }
        None
    }
}

/// Shows the report until something is chosen. Where the terminal goes away nothing is kept.
///
/// # Errors
/// When the terminal cannot be drawn on.
pub fn run(screen: &mut Screen, page: &mut Page, inbox: &Inbox) -> io::Result<Choice> {
    loop {
        let theme = screen.theme;
        screen.taken.terminal.draw(|frame| {
            let area = frame.area();
            draw(frame.buffer_mut(), area, page, &theme);
        })?;
        let messages = match inbox.receiver.recv() {
            Ok(Input::Terminal(event)) => {
                if input::is_new_size(&event) {
                    screen.taken.wipe()?;
                }
                // The page names its few keys in words; keys.toml changes those of the session.
                input::messages(event, &Keymap::usual(), Desk::Guide)
            }
            Ok(
                Input::Disk(_)
                | Input::Sound
                | Input::Heard(_)
                | Input::Home(_)
                | Input::Played(_)
                | Input::Themes(_),
            ) => continue,
            Ok(Input::Stop | Input::Gone(_)) | Err(_) => return Ok(Choice::ThrowAway),
        };
        for message in messages {
            if let Some(choice) = page.update(&message) {
                return Ok(choice);
            }
        }
    }
}

/// Draws the page, no further scrolled than there is something to read.
pub fn draw(buffer: &mut Buffer, area: Rect, page: &mut Page, theme: &Theme) {
    let area = indented(area, 1);
    let texts = &page.texts.rehearsal;
    put(buffer, area, (0, 0), texts.report, theme.accent);
    let last = area.height.saturating_sub(1);
    put(buffer, area, (0, last), texts.report_keys, theme.quiet);
    let body = rows(area, 2, area.height.saturating_sub(4));
    let shown = wrapped(&page.lines, body.width, theme);
    let most = count(shown.len()).saturating_sub(body.height);
    page.first = page.first.min(most);
    let below = most - page.first;
    if below > 0 {
        let more = format!("↓ {below} ");
        let row = rows(area, last.saturating_sub(1), 1);
        put_right(buffer, row, 0, &more, theme.quiet);
    }
    let seen = shown.iter().skip(page.first.into());
    for (row, (column, text, style)) in seen.take(body.height.into()).enumerate() {
        put(buffer, body, (*column, count(row)), text, *style);
    }
}

/// The lines as rows, each with its column and style.
fn wrapped(all: &[Line], columns: u16, theme: &Theme) -> Vec<(u16, String, Style)> {
    let mut shown = Vec::new();
    for line in all {
        let (sign, style) = match line.tone {
            Tone::Heading => {
                if !shown.is_empty() {
                    shown.push((0, String::new(), Style::new()));
                }
                shown.push((0, line.text.clone(), theme.strong));
                continue;
            }
            Tone::Plain => ("  ", Style::new()),
            Tone::Good => ("✓ ", Style::new()),
            Tone::Look => ("! ", theme.warn),
        };
        let rows = lines(&line.text, columns.saturating_sub(5).max(8));
        for (row, text) in rows.into_iter().enumerate() {
            let text = if row == 0 {
                format!("{sign}{text}")
            } else {
                format!("  {text}")
            };
            shown.push((2, text, style));
        }
    }
    shown
}
