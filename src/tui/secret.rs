//! A line typed without being shown.

use std::io::{self, Write as _};

use crossterm::event::{Event, KeyCode, KeyEventKind, KeyModifiers, read};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

/// Asks for a line that is not shown; none when it was called off.
///
/// # Errors
/// When the terminal cannot be read.
pub fn ask(question: &str) -> io::Result<Option<String>> {
    let mut err = io::stderr().lock();
    write!(err, "{question} ")?;
    err.flush()?;
    enable_raw_mode()?;
    let typed = typed();
    disable_raw_mode()?;
    writeln!(err)?;
    typed
}

fn typed() -> io::Result<Option<String>> {
    let mut line = String::new();
    loop {
        let key = match read()? {
            Event::Key(key) if key.kind != KeyEventKind::Release => key,
            Event::Paste(text) => {
                line.push_str(&text);
                continue;
            }
            _ => continue,
        };
        let with_control = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Enter => return Ok(Some(line)),
            KeyCode::Esc => return Ok(None),
            KeyCode::Char('c' | 'd') if with_control => return Ok(None),
            KeyCode::Char('u') if with_control => line.clear(),
            KeyCode::Char(letter) if !with_control => line.push(letter),
            KeyCode::Backspace => drop(line.pop()),
            _ => {}
        }
    }
}
