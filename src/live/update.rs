//! One message in, the model changed, effects and an answer out. Pure: no clock, no disk, no screen.

use super::command::Command;
use super::editor::Edit;
use super::effect::{Effect, Outcome};
use super::layers;
use super::message::{Message, Top};
use super::model::{Answer, Layer, Level, Model};
use super::{
    before, beside, entry, grid, marks, moves, observing, perform, rehearsing, sound, timekeeping,
    typing,
};
use crate::journal::deed::Recognition;
use crate::journal::moment::Moment;
use crate::journal::writer::Report;
use crate::session::place::{Place, Section};
use crate::texts::fill;

/// What was done is said for so long, in milliseconds.
const NOTICE_MS: u64 = 4_000;

/// Takes one message, at a moment.
pub fn update(model: &mut Model, message: Message, now: Moment) -> Outcome {
    let mut out = Outcome::default();
    let held_before = model.off_record.len();
    model.now = now;
    match message {
        Message::Tick => {
            let_notice_go(model);
            if !model.observes() {
                timekeeping::tick(model, &mut out);
            }
            typing::checkpoint(model, &mut out);
        }
        Message::Disk(report) => disk(model, &mut out, report),
        Message::Sound(told) => sound::hear(model, &mut out, told),
        Message::Destroyed(records) => sound::destroyed(model, &mut out, records),
        Message::Heard(heard) => beside::hear(model, &mut out, heard),
        Message::Focus(focused) => model.focused = focused,
        Message::Line(line) => line_entered(model, &mut out, &line),
        Message::Unfinished(text) => unfinished(model, &mut out, text),
        // Asked twice whether to leave, the answer is yes.
        Message::Show(Top::Leave) if matches!(model.layers.last(), Some(Layer::Leave)) => {
            out.effects.push(Effect::Leave);
        }
        Message::Show(top) => show(model, &mut out, top),
        message => {
            let message = layers::pass(model, &mut out, message);
            let message = message.and_then(|it| observing::pass(model, &mut out, it));
            if let Some(message) = message {
                live(model, &mut out, message);
            }
        }
    }
    rehearsing::follow(model, held_before);
    if let Some(answer) = &out.answer {
        model.notice = notice(answer);
        model.noticed_ms = now.ms;
    }
    out
}

/// What was done is said for a moment; a warning stays until something else is said.
fn let_notice_go(model: &mut Model) {
    let is_old = model.now.ms >= model.noticed_ms + model.real_ms(NOTICE_MS);
    let is_of_something_done = |notice: &Answer| notice.level == Level::Ok;
    if is_old && model.notice.as_ref().is_some_and(is_of_something_done) {
        model.notice = None;
    }
}

/// What stays on the screen of an answer: of a kept note only what there was to warn of.
fn notice(answer: &Answer) -> Option<Answer> {
    if answer.level != Level::Note {
        return Some(answer.clone());
    }
    let warnings = answer.before.join("; ");
    (!warnings.is_empty()).then(|| Answer::new(Level::Warn, warnings))
}

/// What the live screen itself makes of a message.
fn live(model: &mut Model, out: &mut Outcome, message: Message) {
    match message {
        Message::Insert(text) => insert(model, out, &text),
        Message::Edit(edit @ (Edit::Left | Edit::Right))
            if model.line.editor.is_empty() && grid::here(model.session()).is_some() =>
        {
            grid::turn(model, edit == Edit::Right);
        }
        Message::Edit(edit) => {
            let before = model.line.editor.text().len();
            model.line.editor.edit(edit);
            if model.line.editor.text().len() != before {
                typing::changed(model, out);
            }
        }
        Message::Enter => enter(model, out),
        Message::Tab => typing::complete(model, out),
        Message::Escape => model.notice = None,
        Message::Up => moves::along(model, out, false),
        Message::Down => moves::along(model, out, true),
        Message::PageUp => moves::topic(model, out, false),
        Message::PageDown => moves::topic(model, out, true),
        Message::PassBy => pass_by(model, out),
        Message::ToggleOffRecord => {
            let command = if model.is_off_record() {
                Command::On
            } else {
                Command::Off
            };
            perform::perform(model, out, command);
        }
        Message::Do(command) => {
            let interrupts =
                command == Command::Interrupted && model.session().interrupted_since.is_none();
            perform::perform(model, out, command);
            if interrupts {
                model.layers.push(Layer::Interrupted(0));
            } else if model.session().interrupted_since.is_none() {
                // It goes on, by whatever key: the card has had its use.
                model
                    .layers
                    .retain(|layer| !matches!(layer, Layer::Interrupted(_)));
            }
        }
        // Taken before they come here.
        Message::Line(_)
        | Message::Unfinished(_)
        | Message::Show(_)
        | Message::Focus(_)
        | Message::Disk(_)
        | Message::Sound(_)
        | Message::Destroyed(_)
        | Message::Heard(_)
        | Message::Tick => {}
    }
}

/// Lays something on top, where it is there for who sits here.
fn show(model: &mut Model, out: &mut Outcome, top: Top) {
    if model.observes() && !observing::may_show(top) {
        let text = model.texts.observe.not_yours;
        return out.say(Answer::new(Level::Error, text));
    }
    layers::show(model, top);
}

fn insert(model: &mut Model, out: &mut Outcome, text: &str) {
    if model.line.editor.is_empty() && text == " " {
        if !is_guarded(model) {
            space(model, out);
        }
        return;
    }
    model.line.editor.insert(text);
    typing::changed(model, out);
}

/// Whether an Enter or a Space on the empty line is still a slip.
#[must_use]
pub fn is_guarded(model: &Model) -> bool {
    model.now.ms < model.guarded_until
}

/// Enter keeps the line; a command that a card would ask about first is asked about.
fn enter(model: &mut Model, out: &mut Outcome) {
    if !model.line.editor.is_empty() {
        let asks = match model.line.editor.text().trim() {
            "/finish" => Some(Top::Finish),
            "/leave" => Some(Top::Leave),
            "/help" => Some(Top::Help),
            "/plan" => Some(Top::Plan),
            "/find" => Some(Top::Find),
            "/ready" => Some(Top::Ready),
            "/where" => Some(Top::Words),
            "/followup" => Some(Top::FollowUps),
            _ => None,
        };
        let Some(top) = asks else {
            return typing::enter(model, out);
        };
        model.line.editor.take();
        typing::changed(model, out);
        return show(model, out, top);
    }
    if is_guarded(model) {
        return out.say(Answer::new(Level::Ok, model.texts.live.slip));
    }
    enter_on_empty(model, out);
}

/// Enter on the empty line: the open question or probe was asked, and on.
fn enter_on_empty(model: &mut Model, out: &mut Outcome) {
    let session = model.session();
    match session.place {
        Place::Opening => leave_opening(model, out),
        Place::Closing => layers::show(model, Top::Finish),
        Place::Topic(_) => moves::next(model, out),
        Place::Item(item) if session.is_closed(item) => open_here(model, out, item),
        Place::Item(item) if session.outline.is_statement(item) => grid::go_on(model, out, item),
        Place::Item(_) => marks::asked(model, out, None),
    }
}

fn open_here(model: &mut Model, out: &mut Outcome, item: usize) {
    let id = model
        .session()
        .outline
        .item(item)
        .map(|item| item.id.clone());
    marks::open(model, out, &id.unwrap_or_default());
}

/// The opening is left by Enter once every consent item has its answer.
fn leave_opening(model: &mut Model, out: &mut Outcome) {
    let session = model.session();
    let open = session
        .consents
        .open(&session.guide, session.table.here())
        .count();
    if open == 0 {
        moves::next(model, out);
    } else {
        let text = fill(model.texts.live.consent_still_open, &[("count", &open)]);
        out.say(Answer::new(Level::Warn, text));
    }
}

/// Space on the empty line ticks or covers what is selected.
fn space(model: &mut Model, out: &mut Outcome) {
    let session = model.session();
    match (session.section(), model.selected, session.place) {
        (Section::Opening, _, _) => before::turn(model, out, true),
        (Section::Topic(topic), Some(check), _) => {
            let checklist = session
                .guide
                .topics
                .get(topic)
                .map(|topic| &topic.checklist);
            let item = checklist
                .and_then(|list| list.get(check))
                .map(|check| check.id.clone());
            if let Some(item) = item {
                marks::tick_item(model, out, topic, item);
            }
        }
        (Section::Closing, Some(parked), _) => settle_here(model, out, parked),
        (_, _, Place::Item(item)) if session.is_closed(item) => open_here(model, out, item),
        (_, _, Place::Item(item)) if session.outline.is_statement(item) => {
            grid::answer(model, out, Recognition::Recognised, "");
        }
        (_, _, Place::Item(_)) => marks::cover(model, out),
        _ => {}
    }
}

/// A parked follow-up that is selected in the closing is dealt with; the next one is selected then.
fn settle_here(model: &mut Model, out: &mut Outcome, parked: usize) {
    let label = model.parked().nth(parked).map(|parked| parked.label());
    if let Some(label) = label {
        perform::perform(model, out, Command::Settle(label));
        let left = model.parked().count();
        model.selected = left.checked_sub(1).map(|last| parked.min(last));
    }
}

fn pass_by(model: &mut Model, out: &mut Outcome) {
    if model.session().section() == Section::Opening {
        before::turn(model, out, false);
    } else if grid::here(model.session()).is_some() {
        grid::answer(model, out, Recognition::Not, "");
    } else {
        let why = model.texts.live.answered_already.to_owned();
        perform::perform(model, out, Command::Skip { id: None, why });
    }
}

/// A whole line of plain mode: a note, a command, or nothing. A line that was left unfinished
/// stands before the first that is no command.
fn line_entered(model: &mut Model, out: &mut Outcome, line: &str) {
    if line.trim().is_empty() {
        return out.say(Answer::new(Level::Ok, ""));
    }
    let began = model.line.began.unwrap_or(model.now);
    let held = if entry::is_command(line) {
        String::new()
    } else {
        model.line.editor.take()
    };
    typing::take(model, out, &(held + line), began);
    if model.line.editor.is_empty() {
        typing::changed(model, out);
    }
}

/// What stands on the line so far; its first keystroke is remembered until it is entered.
fn unfinished(model: &mut Model, out: &mut Outcome, text: String) {
    model.line.off_record |= !text.is_empty() && model.is_off_record();
    model.line.put(text, model.now);
    // An empty one comes before the whole line, which is to be kept before its checkpoint goes.
    if !model.line.editor.is_empty() {
        typing::checkpoint(model, out);
    }
}

fn disk(model: &mut Model, out: &mut Outcome, report: Report) {
    let next_seq = model.own().next_seq;
    let said = model.saving.take(report, next_seq, &model.texts.live);
    if let Some(answer) = said {
        out.say(answer);
    }
}
