//! Plain mode of a review: append-only lines, for a screen reader or a script. The same model and
//! update as the screen.
//!
//! Each line of input gets one line of answer, flushed: `[hh:mm:ss] ok|note|warn|error …`, with the
//! moment in the conversation of what is selected. Lines that come before it are indented.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use super::incoming::Incoming;
use super::{Input, TICK};
use crate::live::model::{Answer, Level};
use crate::live::typing::CHECKPOINT_MS;
use crate::reviewing::message::Message;
use crate::reviewing::phrases::{self, clock};
use crate::safe::shown;
use crate::seat::review::Desk;
use crate::texts::fill;

/// Themes, with how often each was given.
pub type Themes = Vec<(String, usize)>;

/// Holds the review until the input ends or the coder leaves. Gives the desk back. The themes of the
/// other sessions of the study come from elsewhere; they are waited for once a line asks for them.
///
/// # Errors
/// When an answer cannot be written, such as to a pipe that nobody reads any more.
pub fn run(
    desk: Desk,
    (inbox, themes): (&Receiver<Input>, Receiver<Themes>),
    out: &mut impl Write,
) -> io::Result<Desk> {
    let held = desk.model.line.editor.text().to_owned();
    let mut plain = Plain {
        desk,
        inbox,
        themes,
        out,
        incoming: Incoming::after(held),
        ended: false,
    };
    plain.wait_until_kept();
    plain.greet()?;
    // What came in while a round was being begun.
    plain.ended |= plain.take(&[])?;
    while !plain.ended {
        match inbox.recv_timeout(plain.patience()) {
            Ok(Input::Bytes(bytes)) => {
                if plain.take(&bytes)? {
                    break;
                }
            }
            Ok(Input::Disk(report)) => plain.tell(Message::Disk(report))?,
            Ok(Input::Played(played)) => plain.tell(Message::Played(played))?,
            Ok(Input::Sound | Input::Heard(_)) => {}
            Err(RecvTimeoutError::Timeout) => plain.tell(Message::Tick)?,
            Ok(Input::End) | Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    plain.wait_until_kept();
    Ok(plain.desk)
}

struct Plain<'a, W> {
    desk: Desk,
    inbox: &'a Receiver<Input>,
    themes: Receiver<Themes>,
    out: &'a mut W,
    /// What came in and is not answered yet.
    incoming: Incoming,
    /// No more input will come.
    ended: bool,
}

impl<W: Write> Plain<'_, W> {
    /// How long to wait for input: a line that is not checkpointed yet must be soon.
    fn patience(&self) -> Duration {
        if self.desk.model.line.unsaved {
            Duration::from_millis(CHECKPOINT_MS)
        } else {
            TICK
        }
    }

    fn greet(&mut self) -> io::Result<()> {
        let model = &self.desk.model;
        let texts = &model.texts.review;
        let who = model.session.table.everyone().join(", ");
        let values: [(&str, &dyn std::fmt::Display); 4] = [
            ("id", &model.id),
            ("participants", &who),
            ("coder", &model.coder()),
            ("round", &model.sheet.round),
        ];
        let mut lines = vec![fill(texts.session, &values), phrases::progress(model)];
        lines.extend(model.notice.as_ref().map(|notice| notice.text.clone()));
        lines.extend(phrases::lines(model, model.selected));
        if !self.incoming.held.is_empty() {
            let text = shown(&self.incoming.held);
            lines.push(fill(model.texts.plain.draft, &[("text", &text)]));
        }
        self.indented(&lines)
    }

    /// Takes bytes; answers whether the coder leaves.
    fn take(&mut self, bytes: &[u8]) -> io::Result<bool> {
        self.incoming.take(bytes);
        while let Some((line, is_utf8)) = self.incoming.line() {
            if self.line(line, is_utf8)? {
                return Ok(true);
            }
        }
        let begun = self.incoming.begun();
        if begun != self.desk.model.line.editor.text() {
            self.tell(Message::Unfinished(begun))?;
        }
        Ok(false)
    }

    fn line(&mut self, line: String, is_utf8: bool) -> io::Result<bool> {
        if !is_utf8 {
            let warning = self.desk.model.texts.plain.not_utf8.to_owned();
            self.indented(&[warning])?;
        }
        if line.trim_start().starts_with("/themes")
            && let Ok(themes) = self.themes.recv()
        {
            self.desk.send(Message::Themes(themes));
        }
        self.desk
            .send(Message::Unfinished(self.incoming.held.clone()));
        let (answer, leaves) = self.desk.send(Message::Line(line));
        self.incoming.held = self.desk.model.line.editor.text().to_owned();
        self.wait_until_kept();
        let answer = answer.unwrap_or_else(|| Answer::new(Level::Ok, ""));
        self.answer(answer)?;
        Ok(leaves)
    }

    /// Waits until everything is on the disk, or the disk refuses it.
    fn wait_until_kept(&mut self) {
        while !self.desk.model.is_all_kept() && self.desk.model.saving.trouble.is_none() {
            // Bytes that come meanwhile wait in the channel behind the report; they are put aside.
            match self.inbox.recv() {
                Ok(Input::Disk(report)) => {
                    self.desk.send(Message::Disk(report));
                }
                Ok(Input::Played(played)) => {
                    self.desk.send(Message::Played(played));
                }
                Ok(Input::Sound | Input::Heard(_)) => {}
                Ok(Input::Bytes(bytes)) => self.incoming.take(&bytes),
                Ok(Input::End) => self.ended = true,
                Err(_) => return,
            }
        }
    }

    fn answer(&mut self, answer: Answer) -> io::Result<()> {
        self.indented(&answer.before)?;
        let model = &self.desk.model;
        let answer = model
            .saving
            .honest(answer, model.next_seq(), &model.texts.live);
        let time = clock(model.item().map_or(0, |item| item.ms));
        let line = format!("[{time}] {} {}", answer.level.word(), shown(&answer.text));
        writeln!(self.out, "{}", line.trim_end())?;
        self.out.flush()
    }

    /// Sends a message that no line of input brought; what it says is indented.
    fn tell(&mut self, message: Message) -> io::Result<()> {
        match self.desk.send(message).0 {
            Some(answer) => self.indented(&[answer.text]),
            None => Ok(()),
        }
    }

    fn indented(&mut self, lines: &[String]) -> io::Result<()> {
        for line in lines {
            writeln!(self.out, "  {}", shown(line))?;
        }
        self.out.flush()
    }
}
