//! The stage on a screen: few words, as large as a terminal has them, in the middle, with nothing
//! around them. Made for a projector and for a window that is shared in a call.
//!
//! ```text
//!
//!                               Engagement
//!
//!              Quality staff deliberately build their own
//!
//!              relation with schools: visible, known and
//!
//!                            easy to reach.
//!
//! ```

use std::io::{self, IsTerminal as _};
use std::sync::mpsc::RecvTimeoutError;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::input::{self, Inbox, Input};
use super::paint::{count, lines, put, put_right, width};
use super::terminal::Taken;
use super::theme::Theme;
use crate::stage::page::Page;
use crate::stage::tree::Branch;
use crate::stage::watch::{LOOK, Stage};

/// The widest that words are set: longer lines lose the eye.
const WIDEST: u16 = 72;

/// How far a concept stands in from the one above it.
const STEP: u16 = 3;

/// How a text is set, the roomiest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Setting {
    /// A blank line between all lines.
    Wide,
    /// A blank line where something new begins.
    Close,
    /// Line upon line.
    Tight,
}

/// A line on its way to the screen.
#[derive(Debug)]
struct Line {
    text: String,
    /// Where it begins; none for one in the middle.
    column: Option<u16>,
    style: Style,
}

/// Shows the stage until somebody leaves it, the system asks to stop or the terminal vanishes.
///
/// # Errors
/// When there is no terminal, or it is gone.
pub fn run(mut stage: Stage, inbox: &Inbox) -> io::Result<()> {
    let theme = Theme::of_environment(|name| std::env::var(name).ok());
    let mut taken = Taken::over()?;
    let (mut first, mut changed) = (0, true);
    stage.look();
    loop {
        if changed {
            taken.terminal.draw(|frame| {
                first = draw(
                    stage.page(),
                    &theme,
                    first,
                    frame.area(),
                    frame.buffer_mut(),
                );
            })?;
        }
        changed = false;
        match inbox.receiver.recv_timeout(LOOK) {
            Ok(Input::Terminal(event)) => {
                if input::is_new_size(&event) {
                    taken.wipe()?;
                }
                match act(&event, first) {
                    Some(Act::Leave) => return Ok(()),
                    Some(Act::Show(from)) => (first, changed) = (from, true),
                    None => {}
                }
            }
            Ok(Input::Stop) | Err(RecvTimeoutError::Disconnected) => return Ok(()),
            Ok(Input::Gone(error)) => return Err(error),
            Ok(_) => {}
            // Where the signal that says so is ignored, a terminal that vanished shows here.
            Err(RecvTimeoutError::Timeout) if !io::stdout().is_terminal() => {
                return Err(io::ErrorKind::NotConnected.into());
            }
            Err(RecvTimeoutError::Timeout) => {
                if stage.look() {
                    (first, changed) = (0, true);
                }
            }
        }
    }
}

/// What a key does on the stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    Leave,
    /// Shows what there is from this line on.
    Show(u16),
}

fn act(event: &Event, first: u16) -> Option<Act> {
    match event {
        Event::Resize(..) => Some(Act::Show(first)),
        Event::Key(key) if key.kind != KeyEventKind::Release => press(key, first),
        _ => None,
    }
}

fn press(key: &KeyEvent, first: u16) -> Option<Act> {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    match key.code {
        KeyCode::Esc | KeyCode::Char('q' | 'Q') if !control => Some(Act::Leave),
        KeyCode::Char('c') if control => Some(Act::Leave),
        KeyCode::Up => Some(Act::Show(first.saturating_sub(1))),
        KeyCode::Down => Some(Act::Show(first.saturating_add(1))),
        KeyCode::PageUp => Some(Act::Show(first.saturating_sub(10))),
        KeyCode::PageDown => Some(Act::Show(first.saturating_add(10))),
        KeyCode::Home => Some(Act::Show(0)),
        KeyCode::End => Some(Act::Show(u16::MAX)),
        _ => None,
    }
}

/// Draws a page from one of its lines on; gives the line it really begins at, which is the first
/// where all of it fits.
pub fn draw(page: &Page, theme: &Theme, first: u16, area: Rect, buffer: &mut Buffer) -> u16 {
    let set = [Setting::Wide, Setting::Close, Setting::Tight];
    let mut set = set
        .map(|setting| lines_of(page, theme, area.width, setting))
        .into_iter();
    let tight = set.next_back().unwrap_or_default();
    let fits = |lines: &Vec<Line>| count(lines.len()) + 2 <= area.height;
    let lines = set.find(fits).unwrap_or(tight);
    let all = count(lines.len());
    let first = first.min(all.saturating_sub(area.height));
    let above = area.height.saturating_sub(all) / 2;
    for (line, row) in lines.iter().skip(first.into()).zip(above..area.height) {
        let middle = area.width.saturating_sub(width(&line.text)) / 2;
        let column = line.column.unwrap_or(middle);
        put(buffer, area, (column, row), &line.text, line.style);
    }
    if first > 0 {
        put_right(buffer, area, 0, "↑", theme.quiet);
    }
    if first + area.height < all {
        put_right(
            buffer,
            area,
            area.height.saturating_sub(1),
            "↓",
            theme.quiet,
        );
    }
    first
}

fn lines_of(page: &Page, theme: &Theme, columns: u16, setting: Setting) -> Vec<Line> {
    match page {
        Page::Words { title, words } => {
            let mut all = block(title, Style::new(), columns, setting);
            part(&mut all, setting);
            all.extend(block(words, theme.strong, columns, setting));
            all
        }
        Page::Claim { title, words, hint } => {
            let mut all = block(title, theme.accent, columns, setting);
            part(&mut all, setting);
            all.extend(block(words, theme.strong, columns, setting));
            if let Some(hint) = hint {
                part(&mut all, setting);
                let close = setting.max(Setting::Close);
                for words in hint {
                    all.extend(block(words, Style::new(), columns, close));
                }
            }
            all
        }
        Page::Model { title, branches } => {
            let mut all = block(title, theme.accent, columns, setting);
            let tree = tree(branches, theme, columns, setting);
            // Where it would be lost among the concepts, it stands apart from them.
            if tree.first().is_some_and(|line| !line.text.is_empty()) {
                all.push(blank());
            }
            all.extend(tree);
            all
        }
    }
}

/// Leaves room between two parts of a page.
fn part(lines: &mut Vec<Line>, setting: Setting) {
    let blanks = match setting {
        Setting::Wide => 2,
        Setting::Close => 1,
        Setting::Tight => 0,
    };
    lines.extend((0..blanks).map(|_| blank()));
}

fn blank() -> Line {
    Line {
        text: String::new(),
        column: None,
        style: Style::new(),
    }
}

/// Words in the middle, in lines of about one length.
fn block(words: &str, style: Style, columns: u16, setting: Setting) -> Vec<Line> {
    let mut set = Vec::new();
    for text in balanced(words, columns.saturating_sub(4).clamp(1, WIDEST)) {
        if setting == Setting::Wide && !set.is_empty() {
            set.push(blank());
        }
        set.push(Line {
            text,
            column: None,
            style,
        });
    }
    set
}

/// The words in as few lines as the room takes, none much shorter than the others.
fn balanced(words: &str, room: u16) -> Vec<String> {
    let fewest = lines(words, room);
    let narrower = (1..room).rev().map(|room| lines(words, room));
    let as_few = narrower.take_while(|set| set.len() == fewest.len());
    as_few.last().unwrap_or(fewest)
}

/// The concepts below one another, the whole tree in the middle.
fn tree(branches: &[Branch], theme: &Theme, columns: u16, setting: Setting) -> Vec<Line> {
    let mut all: Vec<Line> = Vec::new();
    for branch in branches {
        let begins = match setting {
            Setting::Wide => true,
            Setting::Close => branch.depth < 2,
            Setting::Tight => false,
        };
        if begins {
            all.push(blank());
        }
        let style = if branch.heading {
            theme.accent
        } else if branch.depth == 0 {
            theme.strong
        } else {
            Style::new()
        };
        let column = STEP.saturating_mul(count(branch.depth)).min(columns / 2);
        let room = columns.saturating_sub(column).saturating_sub(2);
        all.extend(lines(&branch.name, room).into_iter().map(|text| Line {
            text,
            column: Some(column),
            style,
        }));
    }
    let widths = all
        .iter()
        .map(|line| line.column.unwrap_or(0) + width(&line.text));
    let left = columns.saturating_sub(widths.max().unwrap_or(0)) / 2;
    for line in &mut all {
        line.column = line.column.map(|column| column + left);
    }
    all
}
