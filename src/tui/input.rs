//! What comes in while the screen is held: from the terminal, from the disk, from the system.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use crossterm::event::{self, Event, KeyEventKind};

use super::keymap::{Desk, Keymap};
use crate::home::Found;
use crate::journal::writer::Report;
use crate::live::beside::Heard;
use crate::live::message::Message;
use crate::seat::{Callers, review};
use crate::system;

/// What comes in.
#[derive(Debug)]
pub enum Input {
    /// A key, a paste, a new size, the focus.
    Terminal(Event),
    /// The writer thread reports.
    Disk(Report),
    /// The recorder has something to tell.
    Sound,
    /// Another journal of the session went on.
    Heard(Heard),
    /// What a review played came to its end, or could not be played, and why.
    Played(Result<(), String>),
    /// The themes of the other sessions of the study, with how often each was given.
    Themes(Vec<(String, usize)>),
    /// The sessions that home shows were read.
    Home(Found),
    /// The system asks the program to stop.
    Stop,
    /// Nothing can be read from the terminal any more.
    Gone(io::Error),
}

/// What comes in, for as long as the program runs: one screen after another reads from it.
#[derive(Debug)]
pub struct Inbox {
    pub(super) receiver: Receiver<Input>,
    sender: Sender<Input>,
}

impl Inbox {
    /// Listens to the terminal and the system, each on a thread of its own; once a program.
    ///
    /// # Errors
    /// When a thread cannot be started.
    pub fn listen() -> io::Result<Inbox> {
        let (sender, receiver) = channel();
        let stop = sender.clone();
        system::on_stop(move || {
            // Nobody listens any more once the screen is left.
            let _ = stop.send(Input::Stop);
        })?;
        let to = sender.clone();
        std::thread::Builder::new()
            .name("keys".to_owned())
            .spawn(move || read_all(&to))?;
        Ok(Inbox { receiver, sender })
    }

    /// What is told that the sessions of home were read.
    pub fn found(&self) -> impl FnOnce(Found) + Send + use<> {
        let sender = self.sender.clone();
        move |found| {
            // Nobody listens any more once home is left.
            let _ = sender.send(Input::Home(found));
        }
    }

    /// What a review's threads call.
    #[must_use]
    pub fn desk_callers(&self) -> review::Callers {
        let (disk, played) = (self.sender.clone(), self.sender.clone());
        // Nobody listens any more once the screen is left.
        review::Callers {
            disk: Box::new(move |report| drop(disk.send(Input::Disk(report)))),
            played: Arc::new(move |done| drop(played.send(Input::Played(done)))),
        }
    }

    /// What is told the themes of the study.
    pub fn themes(&self) -> impl FnOnce(Vec<(String, usize)>) + Send + use<> {
        let sender = self.sender.clone();
        move |themes| {
            // Nobody listens any more once the review is left.
            let _ = sender.send(Input::Themes(themes));
        }
    }

    /// What a seat's threads call.
    #[must_use]
    pub fn callers(&self) -> Callers {
        let [disk, sound, heard] = std::array::from_fn(|_| self.sender.clone());
        // Nobody listens any more once the screen is left.
        Callers {
            heard: Box::new(move |news| drop(heard.send(Input::Heard(news)))),
            disk: Box::new(move |report| drop(disk.send(Input::Disk(report)))),
            sound: Arc::new(move || drop(sound.send(Input::Sound))),
        }
    }
}

/// Reads until the terminal gives an error or nobody listens. It blocks in `read`: with `poll` and
/// the terminal device crossterm 0.29 misses what is there.
fn read_all(to: &Sender<Input>) {
    loop {
        let input = event::read().map_or_else(Input::Gone, Input::Terminal);
        let ends = matches!(input, Input::Gone(_));
        if to.send(input).is_err() || ends {
            return;
        }
    }
}

/// Whether the window has another size. When it has the old one again before anything was drawn,
/// the terminal has cut off what it had in between, and everything must be drawn anew.
#[must_use]
pub fn is_new_size(event: &Event) -> bool {
    matches!(event, Event::Resize(..))
}

/// What an event of the terminal says to the live session.
#[must_use]
pub fn messages(event: Event, keys: &Keymap, desk: Desk) -> Vec<Message> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => keys.messages(&key, desk),
        Event::Paste(text) if !text.is_empty() => vec![Message::Insert(text)],
        Event::FocusGained => vec![Message::Focus(true)],
        Event::FocusLost => vec![Message::Focus(false)],
        _ => Vec::new(),
    }
}
