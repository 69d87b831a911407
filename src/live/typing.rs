//! The note line: what is typed, checkpointed, completed and entered.

use super::command::{self, NotACommand};
use super::effect::{Effect, Outcome};
use super::entry::{self, Entry};
use super::model::{Answer, Level, Model};
use super::{lookout, notes, perform};
use crate::journal::moment::Moment;
use crate::safe::shown;
use crate::texts::fill;

/// The unfinished line is checkpointed at least this often while it changes, in milliseconds.
pub const CHECKPOINT_MS: u64 = 400;
/// After the Enter that ends a note, Enter and Space on the empty line do nothing for so long.
pub const GUARD_MS: u64 = 800;

/// The line changed: its first keystroke is remembered, and a checkpoint is due.
pub fn changed(model: &mut Model, out: &mut Outcome) {
    if model.line.editor.is_empty() {
        model.line.off_record = false;
    } else {
        model.line.off_record |= model.is_off_record();
    }
    model.line.touch(model.now);
    checkpoint(model, out);
}

/// Checkpoints the line when it is due.
pub fn checkpoint(model: &mut Model, out: &mut Outcome) {
    let every = model.real_ms(CHECKPOINT_MS);
    if model.line.falls_due(model.now.ms, every) {
        let next_seq = model.own().next_seq;
        out.effects.push(Effect::Draft(model.line.draft(next_seq)));
    }
}

/// Enters the line that stands there.
pub fn enter(model: &mut Model, out: &mut Outcome) {
    let line = model.line.editor.text().to_owned();
    let began = model.line.began.unwrap_or(model.now);
    let understood = take(model, out, &line, began);
    if understood && entry::is_command(&line) {
        model.line.editor.take();
        changed(model, out);
    } else if understood {
        entered(model, out);
    }
}

/// The line was kept: it is empty now, and a slip of the same key does nothing for a moment.
pub fn entered(model: &mut Model, out: &mut Outcome) {
    model.line.editor.take();
    changed(model, out);
    model.guarded_until = model.now.ms + model.real_ms(GUARD_MS);
}

/// Takes a whole line; answers whether it was understood. One that was not is not lost: the screen
/// leaves it on the note line.
pub fn take(model: &mut Model, out: &mut Outcome, line: &str, began: Moment) -> bool {
    let session = model.session();
    let entry = entry::read(line, entry::Known::of(session));
    match entry {
        Entry::Note(typed) if typed.text.is_empty() => {
            out.say(Answer::new(Level::Warn, model.texts.live.no_words));
            false
        }
        Entry::Note(typed) => {
            notes::keep(model, out, typed, began);
            true
        }
        Entry::Command(words) => match command::read(&words, &session.outline) {
            Ok(command) => {
                let names = command.words().and_then(|words| model.lookout.codes(words));
                perform::perform(model, out, command);
                warn_of(model, out, names.as_deref());
                out.answer
                    .as_ref()
                    .is_none_or(|answer| answer.level != Level::Error)
            }
            Err(wrong) => {
                out.say(misread(model, &wrong));
                false
            }
        },
    }
}

/// Says of the words that a command keeps whom they name.
fn warn_of(model: &Model, out: &mut Outcome, codes: Option<&str>) {
    let is_kept = |answer: &&mut Answer| answer.level != Level::Error;
    let answer = out.answer.as_mut().filter(is_kept);
    if let Some((answer, codes)) = answer.zip(codes).filter(|_| !model.holds_words_back()) {
        let said = fill(model.texts.names.in_words, &[("codes", &codes)]);
        answer.before.push(said);
    }
}

fn misread(model: &Model, wrong: &NotACommand) -> Answer {
    let live = &model.texts.live;
    let is_not_hers = |usage: &str| {
        let mut all = command::COMMANDS.iter();
        model.observes() && all.any(|spec| spec.usage == usage && !spec.is_of_observer())
    };
    let text = match wrong {
        NotACommand::Usage(usage) if is_not_hers(usage) => model.texts.observe.not_yours.to_owned(),
        NotACommand::Unknown(word) => fill(live.unknown_command, &[("word", &shown(word))]),
        NotACommand::Usage(usage) => fill(live.usage, &[("usage", usage)]),
    };
    Answer::new(Level::Error, text)
}

/// Completes the `#` and letters before the cursor to the concept that they most likely stand for;
/// without them puts codes in the place of names, if there are any.
pub fn complete(model: &mut Model, out: &mut Outcome) {
    if let Some((length, id)) = begun(model) {
        model.line.editor.replace_before(length, &id);
        return changed(model, out);
    }
    let concepts = &model.session().guide.concepts;
    let edits = model.lookout.in_line(model.line.editor.text(), concepts);
    if model.line.put_codes(&edits) {
        changed(model, out);
        out.say(lookout::line_coded(&edits, &model.texts.names));
    }
}

/// The length of the letters after the `#` before the cursor, and what they most likely stand for.
fn begun(model: &Model) -> Option<(usize, String)> {
    let (_, begun) = model.line.editor.before().rsplit_once('#')?;
    if begun.chars().any(char::is_whitespace) {
        return None;
    }
    let session = model.session();
    let concepts = &session.guide.concepts;
    let found = concepts.meant_by(begun, &session.language);
    let id = found.first().map(|concept| format!("{} ", concept.id))?;
    Some((begun.len(), id))
}
