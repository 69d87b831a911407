//! The live screen: keys in, the model drawn. It draws the model and never changes it; the only
//! room that knows a terminal.

mod banner;
mod caption;
mod checks;
mod chosen;
mod clock;
mod consent;
mod grid;
pub mod home;
pub mod input;
pub mod keymap;
mod layer;
mod line;
mod notes;
mod notice;
mod paint;
mod probes;
mod question;
mod ready;
pub mod report;
pub mod review;
pub mod screen;
pub mod secret;
mod side;
pub mod stage;
mod strip;
mod terminal;
pub mod theme;
mod topics;
pub mod view;

use std::io::{self, IsTerminal as _};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use crate::live::message::Message;
use crate::live::model::Model;
use crate::live::typing::CHECKPOINT_MS;
use crate::seat::Seat;
pub use input::{Inbox, Input};
use keymap::{Desk, Keymap};
use terminal::Taken;
use theme::Theme;

/// How long the clock may go unwatched.
const TICK: Duration = Duration::from_secs(1);
/// The same in a rehearsal, where words appear one by one.
const WORD: Duration = Duration::from_millis(200);

/// Why the screen was left. The session stays open unless it was finished.
#[derive(Debug)]
pub enum End {
    /// The interviewer left, or finished the interview.
    Left,
    /// The system asked the program to stop.
    Stopped,
    /// The terminal is gone, or there was none.
    Vanished(io::Error),
}

/// The terminal, taken over; dropping it gives it back.
pub struct Screen {
    taken: Taken,
    theme: Theme,
    keys: Keymap,
}

impl Screen {
    /// Takes the terminal over; these keys are in force on it.
    ///
    /// # Errors
    /// When there is none, or it cannot be.
    pub fn over(keys: Keymap) -> io::Result<Screen> {
        let theme = Theme::of_environment(|name| std::env::var(name).ok());
        Ok(Screen {
            taken: Taken::over()?,
            theme,
            keys,
        })
    }

    /// Draws a model once.
    ///
    /// # Errors
    /// When the terminal cannot be drawn on.
    pub fn show(&mut self, model: &Model) -> io::Result<()> {
        self.taken
            .terminal
            .draw(|frame| screen::draw(frame, model, &self.theme, &self.keys))?;
        Ok(())
    }

    /// Holds the session until the interviewer leaves, the system asks to stop or the terminal
    /// vanishes; the seat is then to be left, with all kept.
    ///
    /// The seat's writer thread reports into the same inbox, as [`Input::Disk`].
    pub fn hold(&mut self, seat: &mut Seat, inbox: &Inbox) -> End {
        let held = Run::new(seat, self).hold(&inbox.receiver);
        held.unwrap_or_else(End::Vanished)
    }
}

/// The screen while it is held.
struct Run<'a> {
    seat: &'a mut Seat,
    screen: &'a mut Screen,
    /// What the clock shows, as it was drawn last.
    face: String,
    /// How loud it was, as it was drawn last.
    meter: String,
    /// Something changed since it was drawn last.
    changed: bool,
    /// The window had another size, if only for a moment: what stands on it is not to be trusted.
    resized: bool,
    ticked: Instant,
}

impl<'a> Run<'a> {
    fn new(seat: &'a mut Seat, screen: &'a mut Screen) -> Run<'a> {
        Run {
            seat,
            screen,
            face: String::new(),
            meter: String::new(),
            changed: true,
            resized: false,
            ticked: Instant::now(),
        }
    }

    fn hold(&mut self, inbox: &Receiver<Input>) -> io::Result<End> {
        self.tick();
        loop {
            if self.changed {
                self.draw()?;
            }
            if let Some(end) = self.wait(inbox)? {
                return Ok(end);
            }
        }
    }

    /// Waits for something to come in, then takes everything that waits.
    fn wait(&mut self, inbox: &Receiver<Input>) -> io::Result<Option<End>> {
        let mut next = inbox.recv_timeout(self.patience());
        loop {
            match next {
                Ok(input) => {
                    if let Some(end) = self.take(input) {
                        return Ok(Some(end));
                    }
                }
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return Ok(Some(End::Stopped)),
            }
            next = inbox.recv_timeout(Duration::ZERO);
        }
        if self.patience().is_zero() {
            self.tick();
            // Where the signal that says so is ignored, a terminal that vanished shows here.
            if !io::stdout().is_terminal() {
                return Err(io::ErrorKind::NotConnected.into());
            }
        }
        Ok(None)
    }

    /// How long until the clock is looked at, or the unfinished line is to be checkpointed.
    fn patience(&self) -> Duration {
        let model = &self.seat.model;
        let every = if model.rehearsal.is_some() {
            WORD
        } else if model.line.unsaved {
            Duration::from_millis(CHECKPOINT_MS)
        } else {
            TICK
        };
        every.saturating_sub(self.ticked.elapsed())
    }

    /// Takes one input; answers why to leave, if so.
    fn take(&mut self, input: Input) -> Option<End> {
        let messages = match input {
            Input::Terminal(event) => {
                self.resized |= input::is_new_size(&event);
                let desk = Desk::of(&self.seat.model);
                input::messages(event, &self.screen.keys, desk)
            }
            Input::Disk(report) => vec![Message::Disk(report)],
            Input::Heard(heard) => vec![Message::Heard(heard)],
            Input::Sound => {
                self.listen();
                return None;
            }
            Input::Home(_) | Input::Played(_) | Input::Themes(_) => return None,
            Input::Stop => return Some(End::Stopped),
            Input::Gone(error) => return Some(End::Vanished(error)),
        };
        self.changed = true;
        for message in messages {
            if self.seat.send(message).1 {
                return Some(End::Left);
            }
        }
        None
    }

    /// What the recorder tells is drawn when it changes what is seen.
    fn listen(&mut self) {
        let said = self.seat.listen();
        let meter = clock::meter(&self.seat.model);
        self.changed |= !said.is_empty() || meter != self.meter;
        self.meter = meter;
    }

    fn tick(&mut self) {
        self.ticked = Instant::now();
        let (answer, _) = self.seat.send(Message::Tick);
        let face = view::face(&self.seat.model);
        if answer.is_some() || face != self.face {
            self.changed = true;
        }
        self.face = face;
    }

    fn draw(&mut self) -> io::Result<()> {
        self.changed = false;
        if std::mem::take(&mut self.resized) {
            self.screen.taken.wipe()?;
        }
        self.screen.show(&self.seat.model)
    }
}
