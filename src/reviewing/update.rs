//! One message in, the model changed, effects and an answer out. Pure: no clock, no disk, no screen.

use super::command::Command;
use super::effect::Outcome;
use super::message::Message;
use super::model::{Layer, Model};
use super::perform::{self, Way};
use super::{coding, layers, moves, selecting, typing};
use crate::journal::moment::Moment;
use crate::journal::writer::Report;
use crate::live::editor::Edit;
use crate::live::entry::is_command;
use crate::live::model::{Answer, Level};
use crate::texts::fill;

/// What was done is said for so long, in milliseconds.
const NOTICE_MS: u64 = 4_000;

/// Takes one message, at a moment.
pub fn update(model: &mut Model, message: Message, now: Moment) -> Outcome {
    let mut out = Outcome::default();
    model.now = now;
    match message {
        Message::Tick => {
            let_notice_go(model);
            typing::checkpoint(model, &mut out);
        }
        Message::Disk(report) => disk(model, &mut out, report),
        Message::Played(played) => {
            model.plays = false;
            if let Err(reason) = played {
                let text = fill(model.texts.review.not_played, &[("reason", &reason)]);
                out.say(Answer::new(Level::Warn, text));
            }
        }
        Message::Themes(themes) => model.themes_elsewhere = themes,
        Message::Focus(focused) => model.focused = focused,
        Message::Line(line) => line_entered(model, &mut out, &line),
        Message::Unfinished(text) => unfinished(model, &mut out, text),
        message => {
            if let Some(message) = layers::pass(model, &mut out, message) {
                stream(model, &mut out, message);
            }
        }
    }
    if let Some(answer) = &out.answer {
        model.notice = notice(answer);
        model.noticed_ms = now.ms;
    }
    out
}

/// What stays on the screen of an answer: of what was coded only what there was to warn of.
fn notice(answer: &Answer) -> Option<Answer> {
    if answer.level != Level::Note {
        return (!answer.text.is_empty()).then(|| answer.clone());
    }
    let warnings = answer.before.join("; ");
    (!warnings.is_empty()).then(|| Answer::new(Level::Warn, warnings))
}

fn let_notice_go(model: &mut Model) {
    let is_old = model.now.ms >= model.noticed_ms + NOTICE_MS;
    let is_of_something_done = |notice: &Answer| notice.level == Level::Ok;
    if is_old && model.notice.as_ref().is_some_and(is_of_something_done) {
        model.notice = None;
    }
}

/// What the stream and the line make of a message.
fn stream(model: &mut Model, out: &mut Outcome, message: Message) {
    let is_typing = !model.line.editor.is_empty();
    match message {
        Message::Insert(text) if !is_typing && text == " " => {
            if !is_guarded(model) {
                selecting::space(model, out);
            }
        }
        Message::Insert(text) => {
            model.line.editor.insert(&text);
            typing::changed(model, out);
        }
        Message::Edit(edit) if is_typing => {
            let before = model.line.editor.text().len();
            model.line.editor.edit(edit);
            if model.line.editor.text().len() != before {
                typing::changed(model, out);
            }
        }
        Message::Edit(edit) => unedited(model, out, edit),
        Message::Enter if is_typing => typing::enter(model, out),
        Message::Enter => enter_on_empty(model, out),
        Message::Tab => typing::complete(model, out),
        Message::Escape => {
            model.selection = None;
            model.notice = None;
        }
        // What is selected stays so while its concepts are typed.
        Message::Up | Message::Down if is_typing && model.selection.is_some() => {}
        Message::Up if model.selection.is_some() => selecting::over(model, false),
        Message::Down if model.selection.is_some() => selecting::over(model, true),
        Message::Up => moves::along(model, out, false),
        Message::Down => moves::along(model, out, true),
        Message::PageUp => moves::topic(model, out, false),
        Message::PageDown => moves::topic(model, out, true),
        // With a key one is asked first.
        Message::Do(Command::Quit) => model.layer = Some(Layer::Leave),
        Message::Do(command) => perform::perform(model, out, command, Way::Screen),
        // Taken before they come here.
        Message::Line(_)
        | Message::Unfinished(_)
        | Message::Focus(_)
        | Message::Disk(_)
        | Message::Played(_)
        | Message::Themes(_)
        | Message::Tick => {}
    }
}

/// A key of the line while nothing stands on it: it moves what is being selected, or to the ends.
fn unedited(model: &mut Model, out: &mut Outcome, edit: Edit) {
    match edit {
        Edit::Home => moves::end(model, out, false),
        Edit::End => moves::end(model, out, true),
        edit => selecting::along(model, edit),
    }
}

/// Whether an Enter or a Space on the empty line is still a slip.
#[must_use]
pub fn is_guarded(model: &Model) -> bool {
    model.now.ms < model.guarded_until
}

fn enter_on_empty(model: &mut Model, out: &mut Outcome) {
    if is_guarded(model) {
        out.say(Answer::new(Level::Ok, model.texts.review.slip));
    } else if model.selection.is_some() {
        selecting::enter(model, out);
    } else {
        coding::confirm(model, out);
    }
}

/// A whole line of plain mode. A line that was left unfinished stands before the first that is no
/// command.
fn line_entered(model: &mut Model, out: &mut Outcome, line: &str) {
    if line.trim().is_empty() {
        return out.say(Answer::new(Level::Ok, ""));
    }
    let held = if is_command(line) {
        String::new()
    } else {
        model.line.editor.take()
    };
    typing::take(model, out, &(held + line), Way::Lines);
    if model.line.editor.is_empty() {
        typing::changed(model, out);
    }
}

/// What stands on the line so far; its first keystroke is remembered until it is entered.
fn unfinished(model: &mut Model, out: &mut Outcome, text: String) {
    model.line.put(text, model.now);
    // An empty one comes before the whole line, which is to be kept before its checkpoint goes.
    if !model.line.editor.is_empty() {
        typing::checkpoint(model, out);
    }
}

fn disk(model: &mut Model, out: &mut Outcome, report: Report) {
    let next_seq = model.next_seq();
    let said = model.saving.take(report, next_seq, &model.texts.live);
    if let Some(answer) = said {
        out.say(answer);
    }
}
