//! What can happen to a review.

use super::command::Command;
use crate::journal::writer::Report;
use crate::live::editor::Edit;

/// What came in: from the keys, from plain mode's lines, from the disk, from the clock.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Text typed or pasted.
    Insert(String),
    /// A change to the line, or a move of its cursor; with a selection, a move of that.
    Edit(Edit),
    /// Keeps the line; on an empty line, confirmed and on.
    Enter,
    /// Completes a concept or a theme.
    Tab,
    /// Leaves what lies on top, or the selection.
    Escape,
    /// To the item above.
    Up,
    /// To the item below.
    Down,
    /// To the topic before.
    PageUp,
    /// To the next topic.
    PageDown,
    /// A whole line, entered at once: plain mode.
    Line(String),
    /// What stands on the line so far, when it comes from elsewhere: plain mode.
    Unfinished(String),
    /// A key that stands for a command.
    Do(Command),
    /// The window got or lost the focus.
    Focus(bool),
    /// The writer thread reports.
    Disk(Report),
    /// What was played came to its end, or could not be played, and why.
    Played(Result<(), String>),
    /// The themes of the other sessions of the study, with how often each was given.
    Themes(Vec<(String, usize)>),
    /// Time passed.
    Tick,
}
