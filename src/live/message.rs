//! What can happen to a live session.

use super::beside::Heard;
use super::command::Command;
use super::editor::Edit;
use super::sound::Told;
use crate::journal::deed::RecordingDestroyed;
use crate::journal::writer::Report;

/// What came in: from the keys, from plain mode's lines, from the disk, from the clock.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Text typed or pasted.
    Insert(String),
    /// A change to the line, or a move of its cursor.
    Edit(Edit),
    /// Keeps the line; on an empty line, asked and on.
    Enter,
    /// Completes a tag.
    Tab,
    /// Leaves what lies on top.
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
    /// A key that opens or closes something on top.
    Show(Top),
    /// In a topic: the open question is passed by, since it was answered. In the opening: the
    /// selected consent item is refused.
    PassBy,
    /// Off the record, or on again.
    ToggleOffRecord,
    /// The window got or lost the focus.
    Focus(bool),
    /// The writer thread reports.
    Disk(Report),
    /// The recorder tells something.
    Sound(Told),
    /// Recordings are about to be destroyed, by agreement.
    Destroyed(Vec<RecordingDestroyed>),
    /// Another journal of this session went on.
    Heard(Heard),
    /// Time passed.
    Tick,
}

/// What can be laid on top by a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Top {
    /// The keys and commands.
    Help,
    /// Find and go.
    Find,
    /// Follow-ups, general and parked.
    FollowUps,
    /// Concepts to tag with.
    Concepts,
    /// The plan.
    Plan,
    /// The words of the open place, whole.
    Words,
    /// Whether all is ready.
    Ready,
    /// The question whether to end.
    Finish,
    /// The question whether to leave.
    Leave,
}
