//! The screen of a review: which parts stand where in a window of this size.
//!
//! ```text
//!  80×24                                        from 110 columns on
//!  session, coder, round, kept                  session, coder, round, kept
//!  how far one is                               how far one is
//!  ── O2 topic ──                               ── O2 topic ──────────────────────────
//!  12:40 R7: what was said                      12:41 [4] a note     12:40 R7: what was said
//!  12:41 [4] a note              #doelen              #doelen
//!  ──                                           ──
//!  where the selected item stands               where the selected item stands
//!  what it is coded with                        what it is coded with
//!  › line                                       › line
//!    what is offered, or was said                 what is offered, or was said
//!  keys                                         keys
//! ```
//!
//! Notes and transcript stand on one clock: side by side where there is room, else in one stream. What
//! lies over the stream takes its rows.

mod blocks;
mod foot;
mod head;
pub mod keys;
mod layer;
mod marked;
mod stream;

pub use layer::chapters;

use std::io::{self, IsTerminal as _};
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::input::{self, Inbox, Input};
use super::paint::rows;
use super::terminal::Taken;
use super::theme::Theme;
use super::{TICK, line};
use crate::guard::search::Edit;
use crate::live::typing::CHECKPOINT_MS;
use crate::reviewing::message::Message;
use crate::reviewing::model::{Layer, Model};
use crate::seat::review::{Desk, Opened};
use crate::texts::ReviewTexts;

/// From this many rows on there is room for all parts.
const TALL: u16 = 18;

/// What the parts of the screen are handed.
#[derive(Clone, Copy)]
struct View<'a> {
    model: &'a Model,
    theme: &'a Theme,
    texts: &'static ReviewTexts,
    /// What is looked at: the selected item, or the selected hit of what is found.
    selected: usize,
    /// What on the line names somebody.
    names: &'a [Edit],
}

/// Holds a review on the screen until the coder leaves, the system asks to stop or the terminal
/// vanishes; then also why it did. `themes` reads those of the other sessions of the study.
///
/// # Errors
/// When the desk cannot be sat down at.
pub fn run(
    opened: Opened,
    inbox: &Inbox,
    themes: impl FnOnce(&str) -> Vec<(String, usize)> + Send + 'static,
) -> io::Result<(Desk, Option<io::Error>)> {
    let own = opened.session.id.clone();
    let mut desk = Desk::take(opened, inbox.desk_callers())?;
    let tell = inbox.themes();
    std::thread::spawn(move || tell(themes(&own)));
    let held = Taken::over().and_then(|taken| {
        let mut run = Run {
            desk: &mut desk,
            taken,
            theme: Theme::of_environment(|name| std::env::var(name).ok()),
            changed: true,
            resized: false,
            ticked: Instant::now(),
        };
        run.hold(inbox)
    });
    Ok((desk, held.err()))
}

/// The screen while it is held.
struct Run<'a> {
    desk: &'a mut Desk,
    taken: Taken,
    theme: Theme,
    /// Something changed since it was drawn last.
    changed: bool,
    /// The window had another size, if only for a moment: what stands on it is not to be trusted.
    resized: bool,
    ticked: Instant,
}

impl Run<'_> {
    fn hold(&mut self, inbox: &Inbox) -> io::Result<()> {
        loop {
            if std::mem::take(&mut self.changed) {
                self.draw()?;
            }
            let mut next = inbox.receiver.recv_timeout(self.patience());
            loop {
                match next {
                    Ok(input) => {
                        if self.take(input)? {
                            return Ok(());
                        }
                    }
                    Err(RecvTimeoutError::Timeout) => break,
                    Err(RecvTimeoutError::Disconnected) => return Ok(()),
                }
                next = inbox.receiver.recv_timeout(Duration::ZERO);
            }
            if self.patience().is_zero() {
                self.tick();
                // Where the signal that says so is ignored, a terminal that vanished shows here.
                if !io::stdout().is_terminal() {
                    return Err(io::ErrorKind::NotConnected.into());
                }
            }
        }
    }

    /// How long until the unfinished line is to be checkpointed, or what was said goes.
    fn patience(&self) -> Duration {
        let every = if self.desk.model.line.unsaved {
            Duration::from_millis(CHECKPOINT_MS)
        } else {
            TICK
        };
        every.saturating_sub(self.ticked.elapsed())
    }

    /// Takes one input; answers whether to leave.
    fn take(&mut self, input: Input) -> io::Result<bool> {
        let messages = match input {
            Input::Terminal(event) => {
                self.resized |= input::is_new_size(&event);
                keys::messages(&event)
            }
            Input::Disk(report) => vec![Message::Disk(report)],
            Input::Played(played) => vec![Message::Played(played)],
            Input::Themes(themes) => vec![Message::Themes(themes)],
            Input::Sound | Input::Heard(_) | Input::Home(_) => return Ok(false),
            Input::Stop => return Ok(true),
            Input::Gone(error) => return Err(error),
        };
        self.changed = true;
        Ok(messages
            .into_iter()
            .any(|message| self.desk.send(message).1))
    }

    fn tick(&mut self) {
        self.ticked = Instant::now();
        let was_said = self.desk.model.notice.is_some();
        self.desk.send(Message::Tick);
        self.changed |= was_said != self.desk.model.notice.is_some();
    }

    fn draw(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.resized) {
            self.taken.wipe()?;
        }
        let (model, theme) = (&self.desk.model, &self.theme);
        self.taken.terminal.draw(|frame| {
            let area = frame.area();
            let cursor = draw_on(frame.buffer_mut(), area, model, theme);
            frame.set_cursor_position(cursor);
        })?;
        Ok(())
    }
}

/// Draws a review on an area of a buffer; gives where the cursor stands.
pub fn draw_on(buffer: &mut Buffer, area: Rect, model: &Model, theme: &Theme) -> Position {
    let line = model.line.editor.text();
    let names = model.lookout.at_a_key(line, &model.session.guide.concepts);
    let view = View {
        model,
        theme,
        texts: &model.texts.review,
        selected: looked_at(model),
        names: &names,
    };
    let inner = Rect {
        x: area.x + u16::from(area.width > 2),
        width: area.width.saturating_sub(2).max(1).min(area.width),
        ..area
    };
    let is_tall = inner.height >= TALL;
    let line = line::plain_height(&model.line.editor, inner.width).min(inner.height);
    let detail = match inner.height {
        0..6 => 0,
        6..TALL => 1,
        _ => 3,
    };
    let said = u16::from(inner.height >= 4);
    let keys = u16::from(is_tall);
    let below = (detail + line + said + keys).min(inner.height);
    let head = match inner.height - below {
        0 | 1 => 0,
        2..8 => 1,
        _ => 2,
    };
    let body = rows(inner, head, inner.height - below - head);
    let foot = rows(inner, inner.height - below, below);
    head::draw(&view, rows(inner, 0, head), buffer);
    let layer = model.layer.as_ref();
    let find = layer.and_then(|layer| layer::draw(&view, layer, body, buffer));
    if layer.is_none() {
        stream::draw(&view, body, buffer);
    }
    foot::detail(&view, rows(foot, 0, detail), buffer);
    let at = rows(foot, detail, line);
    let cursor = line::draw_plain(
        (&model.line.editor, foot::prompt(&view)),
        (view.names, theme.named),
        at,
        buffer,
    );
    foot::said(&view, rows(foot, detail + line, said), buffer);
    foot::keys(&view, rows(foot, detail + line + said, keys), buffer);
    within(find.unwrap_or(cursor), area)
}

fn looked_at(model: &Model) -> usize {
    let found = match &model.layer {
        Some(Layer::Find(find)) => find.chosen(),
        _ => None,
    };
    found.unwrap_or(model.selected)
}

/// A cursor never stands outside the window.
fn within(cursor: Position, area: Rect) -> Position {
    Position::new(
        cursor.x.min(area.right().saturating_sub(1)),
        cursor.y.min(area.bottom().saturating_sub(1)),
    )
}
