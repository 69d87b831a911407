//! After the interview: what was not asked, what is parked, and a debrief in one's own words.

use super::effect::{Effect, Outcome};
use super::message::Message;
use super::model::{Answer, Layer, Level, Model};
use super::{entry, notes, typing, update};
use crate::journal::deed::{Note, NoteKind, Origin};
use crate::journal::moment::Moment;
use crate::safe::shown;
use crate::session::debrief::{DEBRIEF, Prompt};
use crate::session::notes::KeptNote;
use crate::texts::fill;

/// Gives a message to the debrief; gives it back when it is for the note line. Enter keeps what was
/// typed, or skips the prompt, and goes on to the next; after the last one leaves.
pub fn pass(
    model: &mut Model,
    out: &mut Outcome,
    prompt: Prompt,
    message: Message,
) -> Option<Message> {
    let is_typing = !model.line.editor.is_empty();
    let stays = match &message {
        Message::Up => Some(prompt.previous()),
        Message::Down => Some(prompt.next().unwrap_or(prompt)),
        Message::Escape => {
            out.effects.push(Effect::Leave);
            Some(prompt)
        }
        Message::Enter if is_typing && !entry::is_command(model.line.editor.text()) => {
            let began = model.line.began.unwrap_or(model.now);
            let text = model.line.editor.text().trim().to_owned();
            answer(model, out, prompt, text, began);
            typing::entered(model, out);
            after(out, prompt)
        }
        Message::Enter if !is_typing && update::is_guarded(model) => Some(prompt),
        Message::Enter if !is_typing => after(out, prompt),
        Message::Insert(text) if text == " " && !is_typing => Some(prompt),
        _ => {
            model.layers.push(Layer::Debrief(prompt));
            return Some(message);
        }
    };
    model.layers.push(Layer::Debrief(stays.unwrap_or(prompt)));
    None
}

/// The prompt after one; with the last one done the interviewer leaves.
fn after(out: &mut Outcome, prompt: Prompt) -> Option<Prompt> {
    let next = prompt.next();
    if next.is_none() {
        out.effects.push(Effect::Leave);
    }
    next
}

/// Keeps the answer to a prompt. It is the interviewer's own and comes after the conversation, so it
/// is kept whether or not that ended off the record.
pub fn answer(model: &mut Model, out: &mut Outcome, prompt: Prompt, text: String, began: Moment) {
    let note = Note {
        text,
        kind: NoteKind::Debrief,
        concepts: Vec::new(),
        origin: Origin::Default,
        outside: false,
        topic: Some(DEBRIEF.to_owned()),
        question: Some(prompt.id().to_owned()),
        probe: None,
        speakers: Vec::new(),
        theme: None,
        at: began.at,
        ms: began.ms,
    };
    let kept = fill(
        model.texts.live.debriefed,
        &[("prompt", &prompt.id()), ("words", &shown(&note.text))],
    );
    let number = model.own().notes.all().len() + 1;
    let names = notes::names_in(model, &note, number);
    out.record(model, note);
    out.say(Answer::new(Level::Note, kept).after(names));
}

/// What was answered to a prompt so far.
pub fn answers(model: &Model, prompt: Prompt) -> impl Iterator<Item = &KeptNote> {
    let notes = model.session().notes.all().iter();
    notes.filter(move |kept| {
        kept.note.kind == NoteKind::Debrief
            && !kept.struck
            && kept.note.question.as_deref() == Some(prompt.id())
    })
}
