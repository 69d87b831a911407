//! The stage as lines: what is shown, each time it changes.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError};

use super::Input;
use super::incoming::Incoming;
use crate::safe::shown;
use crate::stage::page::Page;
use crate::stage::watch::{LOOK, Stage};

/// Tells what is shown until `q` is typed or the input ends.
///
/// # Errors
/// When a line cannot be written, such as to a pipe that nobody reads any more.
pub fn run(mut stage: Stage, inbox: &Receiver<Input>, out: &mut impl Write) -> io::Result<()> {
    let mut incoming = Incoming::default();
    stage.look();
    tell(stage.page(), out)?;
    loop {
        match inbox.recv_timeout(LOOK) {
            Ok(Input::Bytes(bytes)) => {
                incoming.take(&bytes);
                while let Some((line, _)) = incoming.line() {
                    if line.trim().eq_ignore_ascii_case("q") {
                        return Ok(());
                    }
                }
            }
            Ok(Input::End) | Err(RecvTimeoutError::Disconnected) => return Ok(()),
            Ok(_) => {}
            Err(RecvTimeoutError::Timeout) => {
                if stage.look() {
                    tell(stage.page(), out)?;
                }
            }
        }
    }
}

/// One line, and indented below it what belongs to it.
fn tell(page: &Page, out: &mut impl Write) -> io::Result<()> {
    match page {
        Page::Words { title, words } => line(out, title, words)?,
        Page::Claim { title, words, hint } => {
            line(out, title, words)?;
            for words in hint.iter().flatten() {
                writeln!(out, "  {words}")?;
            }
        }
        Page::Model { title, branches } => {
            line(out, title, "")?;
            for branch in branches {
                let indent = "  ".repeat(branch.depth + 1);
                writeln!(out, "{indent}{}", shown(&branch.name))?;
            }
        }
    }
    out.flush()
}

fn line(out: &mut impl Write, title: &str, words: &str) -> io::Result<()> {
    let parts = [title, words].map(shown);
    let parts: Vec<&str> = parts
        .iter()
        .map(AsRef::as_ref)
        .filter(|part| !part.is_empty())
        .collect();
    writeln!(out, "{}", parts.join(": "))
}
