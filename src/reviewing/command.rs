//! What can be asked for in review: by a typed line that begins with `/`, or by a key.

mod table;

use crate::texts::Texts;
pub use table::COMMANDS;

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// To the next item.
    Next,
    /// To the item before.
    Previous,
    /// To the first item, or the last.
    End(bool),
    /// To the next that is not reviewed.
    Todo,
    /// Says what is selected, with what is around it.
    Where,
    /// To a note, a moment, a topic or a question.
    Go(String),
    /// Everything with these words.
    Find(String),
    /// The note is right as it stands; the turn was read. And on.
    Confirm,
    /// A stretch of the selected turn becomes a fragment.
    Mark(String),
    /// Concepts away; all of them without one named.
    Untag(String),
    /// A theme in free words.
    Theme(String),
    /// In doubt, or no longer.
    Doubt(String),
    /// A remark.
    Remark(String),
    /// Other words for a note or turn; none puts them on the line.
    Correct(String),
    /// Puts codes in the place of names in the item.
    Code,
    /// The fragment away.
    Remove,
    /// What has no place in the model yet, and what is doubtful.
    Residual,
    /// What is doubtful.
    Doubts,
    /// The themes.
    Themes,
    /// Plays the recording from a few seconds before the item; again: stops.
    Play,
    /// The next round, once that was agreed to.
    Round(bool),
    /// Takes back one step.
    Undo,
    /// Does it again.
    Redo,
    /// The program in another language.
    Language(String),
    /// The keys and commands.
    Help,
    /// Leaves, with all kept.
    Quit,
}

/// One typed command.
pub struct Spec {
    /// Its word.
    pub word: &'static str,
    /// How it is written, without the slash.
    pub usage: &'static str,
    /// What it does, in a language.
    pub help: fn(&Texts) -> &'static str,
    /// Reads what follows the word; none when that is not as it should be.
    read: fn(&str) -> Option<Command>,
}

const fn spec(
    usage: &'static str,
    word: &'static str,
    help: fn(&Texts) -> &'static str,
    read: fn(&str) -> Option<Command>,
) -> Spec {
    Spec {
        word,
        usage,
        help,
        read,
    }
}

/// Why a line is no command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotACommand {
    /// There is no such word.
    Unknown(String),
    /// It is written like this.
    Usage(&'static str),
}

/// Reads a command, without its slash.
///
/// # Errors
/// When it is none.
pub fn read(line: &str) -> Result<Command, NotACommand> {
    let line = line.trim();
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let mut all = COMMANDS.iter();
    let spec = all
        .find(|spec| spec.word.eq_ignore_ascii_case(word))
        .ok_or_else(|| NotACommand::Unknown(word.to_owned()))?;
    (spec.read)(rest.trim()).ok_or(NotACommand::Usage(spec.usage))
}
