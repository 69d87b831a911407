//! A question on the terminal that only a yes answers with yes.

use std::io::{self, IsTerminal as _, Write as _};

use super::context::Context;
use super::failure::Failure;

/// Whether somebody is there to be asked.
#[must_use]
pub fn is_somebody_there() -> bool {
    io::stdin().is_terminal()
}

/// Asks, and gives whether the answer is yes.
///
/// # Errors
/// When the question cannot be put or the answer not be read.
pub fn agreed(context: &Context, question: &str) -> Result<bool, Failure> {
    let yes = context.texts.destroy.yes;
    let mut err = io::stderr().lock();
    write!(err, "{question} [{}/n] ", yes.first().unwrap_or(&"y"))?;
    err.flush()?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(yes.contains(&answer.trim().to_lowercase().as_str()))
}
