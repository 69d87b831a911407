//! Plain mode: the live session as append-only lines, for a screen reader or a script. The same
//! model and update as the screen, without boxes.
//!
//! Each line of input gets one line of answer, flushed: `[mm:ss] ok|note|warn|error …`. Lines that
//! come before it are indented.

mod incoming;
pub mod review;
pub mod stage;

use std::io::{self, Read, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use incoming::Incoming;

use crate::journal::writer::Report;
use crate::live::before;
use crate::live::beside::{self, Heard};
use crate::live::message::Message;
use crate::live::model::{Answer, Layer, Level};
use crate::live::moves;
use crate::live::phrases::{self, minutes_seconds};
use crate::live::typing;
use crate::safe::shown;
use crate::seat::Seat;
use crate::texts::fill;

/// How long the clock may go unwatched.
const TICK: Duration = Duration::from_secs(1);

/// What comes in.
#[derive(Debug)]
pub enum Input {
    /// Bytes that were typed or piped.
    Bytes(Vec<u8>),
    /// No more will come.
    End,
    /// The writer thread reports.
    Disk(Report),
    /// The recorder has something to tell.
    Sound,
    /// Another journal of the session went on.
    Heard(Heard),
    /// What was played came to its end, or could not be played, and why.
    Played(Result<(), String>),
}

/// Reads bytes as they come, whole lines or not, until there are no more.
pub fn read_all(mut from: impl Read, to: &Sender<Input>) {
    let mut buffer = [0; 8192];
    loop {
        let input = match from.read(&mut buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Ok(length @ 1..) => Input::Bytes(buffer.get(..length).unwrap_or_default().to_vec()),
            Ok(_) | Err(_) => Input::End,
        };
        let ends = matches!(input, Input::End);
        if to.send(input).is_err() || ends {
            return;
        }
    }
}

/// Holds the session until the input ends or the interviewer leaves. Gives the seat back.
///
/// # Errors
/// When an answer cannot be written, such as to a pipe that nobody reads any more.
pub fn run(seat: Seat, inbox: &Receiver<Input>, out: &mut impl Write) -> io::Result<Seat> {
    let held = seat.model.line.editor.text().to_owned();
    let mut plain = Plain {
        seat,
        inbox,
        out,
        incoming: Incoming::after(held),
        waiting: Vec::new(),
        ended: false,
    };
    plain.greet()?;
    while !plain.ended {
        match inbox.recv_timeout(plain.patience()) {
            Ok(Input::Bytes(bytes)) => {
                if plain.take(&bytes)? {
                    break;
                }
            }
            Ok(Input::Disk(report)) => plain.tell(Message::Disk(report))?,
            Ok(Input::Sound) => plain.listen()?,
            // Only a review plays.
            Ok(Input::Played(_)) => {}
            Ok(Input::Heard(heard)) => plain.beside(heard)?,
            Err(RecvTimeoutError::Timeout) => plain.tell(Message::Tick)?,
            Ok(Input::End) | Err(RecvTimeoutError::Disconnected) => break,
        }
        plain.hear()?;
        plain.catch_up()?;
    }
    plain.wait_until_kept();
    Ok(plain.seat)
}

struct Plain<'a, W> {
    seat: Seat,
    inbox: &'a Receiver<Input>,
    out: &'a mut W,
    /// What came in and is not answered yet.
    incoming: Incoming,
    /// What was heard of other journals while something was being kept.
    waiting: Vec<Heard>,
    /// No more input will come.
    ended: bool,
}

impl<W: Write> Plain<'_, W> {
    /// How long to wait for input: a line that is not checkpointed yet must be soon.
    fn patience(&self) -> Duration {
        let unsaved = self.seat.model.line.unsaved;
        if unsaved {
            Duration::from_millis(typing::CHECKPOINT_MS)
        } else {
            TICK
        }
    }

    fn greet(&mut self) -> io::Result<()> {
        let model = &self.seat.model;
        let header = &model.session().header;
        let id = self.seat.id();
        if let Some(watched) = &model.beside.watched {
            let who = header.participants.join(", ");
            let values: [(&str, &dyn std::fmt::Display); 3] =
                [("id", &id), ("participants", &who), ("name", &watched.name)];
            let mut lines = vec![fill(model.texts.observe.session, &values)];
            lines.extend(model.notice.as_ref().map(|notice| notice.text.clone()));
            lines.extend(beside::what_is_open(model));
            return self.indented(&self.with_draft(lines));
        }
        let mut lines = vec![fill(
            model.texts.plain.session,
            &[
                ("id", &id),
                ("participants", &header.participants.join(", ")),
                ("guide", &header.guide),
                ("version", &header.guide_version),
            ],
        )];
        lines.extend(model.session().end.map(|end| {
            fill(
                model.texts.plain.until,
                &[("end", &phrases::time_of_day(end.at, model.offset))],
            )
        }));
        lines.extend(model.notice.as_ref().map(|notice| notice.text.clone()));
        lines.extend(before::lines(model));
        if matches!(model.layers.last(), Some(Layer::Reread(_))) {
            lines.push(model.texts.live.reread.to_owned());
            lines.extend(before::reread_lines(model));
        }
        lines.extend(moves::what_stands_here(model));
        self.indented(&self.with_draft(lines))
    }

    /// The same lines, and the one that was left unfinished.
    fn with_draft(&self, mut lines: Vec<String>) -> Vec<String> {
        if !self.incoming.held.is_empty() {
            let text = shown(&self.incoming.held);
            lines.push(fill(self.seat.model.texts.plain.draft, &[("text", &text)]));
        }
        lines
    }

    /// Takes bytes; answers whether the interviewer leaves.
    fn take(&mut self, bytes: &[u8]) -> io::Result<bool> {
        self.incoming.take(bytes);
        while let Some((line, is_utf8)) = self.incoming.line() {
            if self.line(line, is_utf8)? {
                return Ok(true);
            }
        }
        let begun = self.incoming.begun();
        if begun != self.seat.model.line.editor.text() {
            self.tell(Message::Unfinished(begun))?;
        }
        Ok(false)
    }

    fn line(&mut self, line: String, is_utf8: bool) -> io::Result<bool> {
        if !is_utf8 {
            let warning = self.seat.model.texts.plain.not_utf8.to_owned();
            self.indented(&[warning])?;
        }
        self.seat
            .send(Message::Unfinished(self.incoming.held.clone()));
        let (answer, leaves) = self.seat.send(Message::Line(line));
        self.incoming.held = self.seat.model.line.editor.text().to_owned();
        self.wait_until_kept();
        let answer = answer.unwrap_or_else(|| Answer::new(Level::Ok, ""));
        self.answer(answer)?;
        Ok(leaves)
    }

    /// Waits until everything is on the disk, or the disk refuses it.
    fn wait_until_kept(&mut self) {
        while !self.seat.model.is_all_kept() && self.seat.model.saving.trouble.is_none() {
            // Bytes that come meanwhile wait in the channel behind the report; they are put aside.
            match self.inbox.recv() {
                Ok(Input::Disk(report)) => {
                    self.seat.send(Message::Disk(report));
                }
                // What it says comes with the next report; a level is told ten times a second.
                Ok(Input::Sound | Input::Played(_)) => {}
                Ok(Input::Heard(heard)) => self.waiting.push(heard),
                Ok(Input::Bytes(bytes)) => self.incoming.take(&bytes),
                Ok(Input::End) => self.ended = true,
                Err(_) => return,
            }
        }
    }

    fn answer(&mut self, answer: Answer) -> io::Result<()> {
        self.indented(&answer.before)?;
        let model = &self.seat.model;
        let next_seq = model.own().next_seq;
        let answer = model.saving.honest(answer, next_seq, &model.texts.live);
        let time = minutes_seconds(model.now.ms);
        let line = format!("[{time}] {} {}", answer.level.word(), shown(&answer.text));
        writeln!(self.out, "{}", line.trim_end())?;
        self.out.flush()
    }

    /// What the respondent of a rehearsal said since, sentence by sentence.
    fn hear(&mut self) -> io::Result<()> {
        let now_ms = self.seat.model.now.ms;
        let Some(respondent) = &mut self.seat.model.rehearsal else {
            return Ok(());
        };
        let told = respondent.told(now_ms);
        let lines: Vec<String> = told
            .into_iter()
            .map(|(who, words)| format!("{who}: {words}"))
            .collect();
        self.indented(&lines)
    }

    /// Sends a message that no line of input brought; what it says is indented.
    fn tell(&mut self, message: Message) -> io::Result<()> {
        match self.seat.send(message).0 {
            Some(answer) => self.indented(&[answer.text]),
            None => Ok(()),
        }
    }

    /// What was heard of another journal; to an observer also what the moderator opened.
    fn beside(&mut self, heard: Heard) -> io::Result<()> {
        let before = self.seat.model.session().place;
        self.tell(Message::Heard(heard))?;
        let model = &self.seat.model;
        if model.observes() && model.session().place != before {
            self.indented(&beside::what_is_open(model))?;
        }
        Ok(())
    }

    fn catch_up(&mut self) -> io::Result<()> {
        for heard in std::mem::take(&mut self.waiting) {
            self.beside(heard)?;
        }
        Ok(())
    }

    /// What the recorder tells is said like anything that no line of input brought.
    fn listen(&mut self) -> io::Result<()> {
        let said = self.seat.listen().into_iter();
        let said: Vec<String> = said.map(|answer| answer.text).collect();
        if said.is_empty() {
            return Ok(());
        }
        self.indented(&said)
    }

    fn indented(&mut self, lines: &[String]) -> io::Result<()> {
        for line in lines {
            writeln!(self.out, "  {}", shown(line))?;
        }
        self.out.flush()
    }
}
