//! What each command does.

use super::command::{Command, in_seat};
use super::effect::{Effect, Outcome};
use super::find::{Find, Target};
use super::model::{Answer, Level, Model};
use super::{
    after, before, cards, grid, marks, moves, notes, observing, opening, phrases, rehearsing,
    seating, sharing, sound, statements, timekeeping,
};
use crate::journal::deed::{
    Continued, Deed, Finished, Interrupted, Language, Off, On, Redone, Undone,
};
use crate::safe::shown;
use crate::texts::{Texts, fill};

/// Performs one command.
pub fn perform(model: &mut Model, out: &mut Outcome, command: Command) {
    if let Some(refusal) = observing::refusal(model, &command) {
        return out.say(refusal);
    }
    match command {
        Command::Consent {
            agreed,
            item,
            participant,
        } => {
            opening::consent(model, out, agreed, item.as_deref(), participant.as_deref());
        }
        Command::Ready => before::ready(model, out),
        Command::Setting { place, others } => before::setting(model, out, place, others),
        Command::Next => moves::next(model, out),
        Command::Previous => moves::previous(model, out),
        Command::Go(id) => moves::go(model, out, &id),
        Command::Back => moves::back(model, out),
        Command::Find(text) => find(model, out, &text),
        Command::Asked(id) => marks::asked(model, out, id.as_deref()),
        Command::Skip { id, why } => marks::skip(model, out, id.as_deref(), why),
        Command::Mentioned(id) => marks::mentioned(model, out, id.as_deref()),
        Command::Tick(id) => marks::tick(model, out, &id),
        Command::Open(id) => marks::open(model, out, &id),
        Command::Flag { id, why } => marks::flag(model, out, id.as_deref(), why),
        Command::Answer {
            statement,
            participant,
            answer,
            nuance,
        } => statements::answer(model, out, (&statement, &participant), answer, &nuance),
        Command::Heard { answer, nuance } => grid::answer(model, out, answer, &nuance),
        Command::Join(who) => seating::join(model, out, &who),
        Command::Left(who) => seating::leave(model, out, &who),
        Command::Absent { participant, said } => seating::absent(model, out, &participant, said),
        Command::Silent => seating::toggle_silence(model, out),
        Command::Conclude {
            statement,
            conclusion,
            wording,
        } => statements::conclude(model, out, &statement, conclusion, wording),
        Command::FollowUp(id) => marks::follow_up(model, out, &id),
        Command::Tag { note, tags } => notes::tag(model, out, &note, &tags),
        Command::Edit { note, text } => notes::edit(model, out, &note, text),
        Command::Code(note) => notes::code(model, out, note.as_deref()),
        Command::Strike(note) => notes::strike(model, out, &note),
        Command::Settle(note) => notes::settle(model, out, &note),
        Command::Keep => notes::keep_off_record(model, out),
        Command::Mark => notes::mark(model, out),
        Command::Time => timekeeping::time(model, out),
        Command::Plan(None) => timekeeping::plan(model, out),
        Command::Plan(Some((topic, minutes))) => {
            timekeeping::overrule(model, out, &topic, &minutes);
        }
        Command::More(minutes) => timekeeping::more(model, out, &minutes),
        Command::Where => place(model, out),
        Command::Record => sound::toggle(model, out),
        Command::Aloud => sound::aloud(model, out),
        Command::Balance => sound::toggle_talk(model, out),
        Command::Destroy => sound::destroy(model, out),
        Command::Off => off(model, out),
        Command::On => on(model, out),
        Command::Interrupted => interrupted(model, out),
        Command::Language(tag) => language(model, out, &tag),
        Command::Undo => undo(model, out),
        Command::Redo => redo(model, out),
        Command::Finish => finish(model, out),
        Command::Debrief { prompt, text } => {
            let now = model.now;
            after::answer(model, out, prompt, text, now);
        }
        Command::Say(words) => rehearsing::say(model, out, &words),
        Command::Silence(seconds) => rehearsing::silence(model, out, &seconds),
        Command::Grid(to) => sharing::hand(model, out, to.as_deref()),
        Command::Sync(told) => observing::sync(model, out, told.as_deref()),
        Command::Leave => out.effects.push(Effect::Leave),
        Command::Help => help(model, out),
    }
}

fn find(model: &mut Model, out: &mut Outcome, text: &str) {
    let mut find = Find::everything(model.session());
    find.query.insert(text);
    find.look();
    let lines: Vec<String> = find
        .hits()
        .take(20)
        .map(|hit| format!("{}  {}", hit.id, shown(&hit.words)))
        .collect();
    let count = find.hits().len();
    let level = if count == 0 { Level::Warn } else { Level::Ok };
    let text = fill(model.texts.live.found, &[("count", &count)]);
    out.say(Answer::new(level, text).after(lines));
}

/// Goes to what was found.
pub fn go_to(model: &mut Model, out: &mut Outcome, target: &Target) {
    match target {
        Target::Place(id) | Target::Check(id) => moves::go(model, out, id),
        Target::Note(seq) => {
            let note = model.session().notes.get(*seq).map(|note| &note.note);
            let id = note.and_then(|note| {
                note.probe
                    .clone()
                    .or_else(|| note.question.clone())
                    .or_else(|| note.topic.clone())
            });
            if let Some(id) = id {
                moves::go(model, out, &id);
            }
        }
        Target::Concept(id) => {
            model.line.editor.insert(&format!("#{id} "));
            super::typing::changed(model, out);
        }
    }
}

fn place(model: &Model, out: &mut Outcome) {
    let id = phrases::id_here(model.session()).to_owned();
    let title = phrases::title(model, model.session().section());
    let text = if id == title {
        id
    } else {
        format!("{id} · {title}")
    };
    out.say(Answer::new(Level::Ok, text).after(moves::what_stands_here(model)));
}

fn off(model: &mut Model, out: &mut Outcome) {
    if model.is_off_record() {
        return out.say(Answer::new(Level::Warn, model.texts.live.already_off));
    }
    // What was held from an earlier time off the record was not agreed to: it is gone now.
    model.off_record.clear();
    out.record(model, Off {});
    sound::follow_off_record(model, out);
    out.say(Answer::new(Level::Ok, model.texts.live.off));
}

fn on(model: &mut Model, out: &mut Outcome) {
    if !model.is_off_record() {
        return out.say(Answer::new(Level::Warn, model.texts.live.already_on));
    }
    out.record(model, On {});
    sound::follow_off_record(model, out);
    let held = model.off_record.len();
    let live = &model.texts.live;
    let text = if held == 0 {
        live.on.to_owned()
    } else {
        fill(live.on_with_held, &[("count", &held)])
    };
    out.say(Answer::new(Level::Ok, text));
}

fn interrupted(model: &mut Model, out: &mut Outcome) {
    let live = &model.texts.live;
    if model.session().interrupted_since.is_some() {
        out.say(Answer::new(Level::Ok, live.continued));
        out.record(model, Continued {});
    } else {
        let card = cards::interruption_lines(model);
        out.say(Answer::new(Level::Ok, live.interrupted).after(card));
        out.record(model, Interrupted {});
    }
}

fn language(model: &mut Model, out: &mut Outcome, tag: &str) {
    let guide = model.session().guide.clone();
    if guide.language(tag) != tag {
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("tag", &shown(tag)), ("all", &guide.languages.join(", "))];
        return out.say(Answer::new(
            Level::Error,
            fill(model.texts.live.no_language, &values),
        ));
    }
    out.record(
        model,
        Language {
            tag: tag.to_owned(),
        },
    );
    model.texts = Texts::of(tag);
    out.say(Answer::new(
        Level::Ok,
        fill(model.texts.live.language, &[("tag", &tag)]),
    ));
}

fn undo(model: &mut Model, out: &mut Outcome) {
    if model.line.take_back_codes() {
        super::typing::changed(model, out);
        return out.say(Answer::new(Level::Ok, model.texts.names.line_as_typed));
    }
    let Some(step) = model.history.last_step() else {
        return out.say(Answer::new(Level::Warn, model.texts.live.nothing_to_undo));
    };
    let (step, what) = (step.seq, step_words(model, &step.deed));
    out.record(model, Undone { step });
    settle_in(model);
    out.say(Answer::new(
        Level::Ok,
        fill(model.texts.live.undone, &[("what", &what)]),
    ));
}

fn redo(model: &mut Model, out: &mut Outcome) {
    let Some(step) = model.history.last_undone() else {
        return out.say(Answer::new(Level::Warn, model.texts.live.nothing_to_redo));
    };
    let (step, what) = (step.seq, step_words(model, &step.deed));
    out.record(model, Redone { step });
    settle_in(model);
    out.say(Answer::new(
        Level::Ok,
        fill(model.texts.live.redone, &[("what", &what)]),
    ));
}

/// A step in words, with what it was about where that has a name.
fn step_words(model: &Model, deed: &Deed) -> String {
    let what = model.texts.live.step(deed.kind().unwrap_or_default());
    let about = match deed {
        Deed::Asked(asked) => &asked.id,
        Deed::Skipped(skipped) => &skipped.id,
        Deed::Mentioned(mentioned) => &mentioned.id,
        Deed::Condition(condition) => &condition.id,
        Deed::Flagged(flagged) => &flagged.id,
        Deed::Ticked(ticked) => &ticked.item,
        Deed::Answered(answered) => &answered.participant,
        Deed::Joined(joined) => &joined.participant,
        Deed::Left(left) => &left.participant,
        Deed::Absent(absent) => &absent.participant,
        Deed::Note(note) => &note.text,
        _ => return what.to_owned(),
    };
    format!("{what} {}", shown(about)).trim_end().to_owned()
}

/// After a step was taken back or done again, the place and the language may be others.
fn settle_in(model: &mut Model) {
    model.selected = None;
    model.chosen = None;
    if model.observes() {
        return;
    }
    let session = model.session();
    model.texts = if session.language == session.header.language {
        model.first_texts
    } else {
        Texts::of(&session.language)
    };
}

fn finish(model: &mut Model, out: &mut Outcome) {
    if model.session().finished.is_some() {
        return out.say(Answer::new(Level::Warn, model.texts.live.already_finished));
    }
    sound::stop(model, out);
    let mut lines = cards::ending_lines(model);
    lines.push(model.texts.live.debrief_next.to_owned());
    out.record(model, Finished {});
    model.off_record.clear();
    out.say(Answer::new(Level::Ok, model.texts.live.finished).after(lines));
}

fn help(model: &Model, out: &mut Outcome) {
    let lines = in_seat(model).map(|spec| format!("/{}  {}", spec.usage, (spec.help)(model.texts)));
    let answer = Answer::new(Level::Ok, model.texts.live.help_signs).after(lines);
    out.say(answer);
}
