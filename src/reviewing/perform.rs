//! A command, done.

use std::collections::BTreeMap;

use super::coding::{self, How};
use super::command::{COMMANDS, Command};
use super::effect::{Effect, Outcome};
use super::entry;
use super::find::{Find, What};
use super::model::{Layer, Model};
use super::{marking, moves, phrases, rounds, typing};
use crate::live::editor::Editor;
use crate::live::model::{Answer, Level};
use crate::safe::shown;
use crate::texts::{LANGUAGES, Texts, fill};

/// Hits that plain mode lists at the most.
const MOST_LISTED: usize = 50;

/// Where a command comes from, and so how it shows what there is to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The screen: as a layer.
    Screen,
    /// Plain mode: as lines.
    Lines,
}

/// Does what a command says.
pub fn perform(model: &mut Model, out: &mut Outcome, command: Command, way: Way) {
    match command {
        Command::Next => moves::along(model, out, true),
        Command::Previous => moves::along(model, out, false),
        Command::End(last) => moves::end(model, out, last),
        Command::Todo => moves::todo(model, out),
        Command::Where => tell_where(model, out),
        Command::Go(wanted) => moves::go(model, out, &wanted),
        Command::Confirm => coding::confirm(model, out),
        Command::Mark(typed) => marking::mark_words(model, out, &typed),
        Command::Untag(typed) => untag(model, out, &typed),
        Command::Theme(words) => coding::theme(model, out, &words),
        Command::Doubt(why) => coding::doubt(model, out, &why),
        Command::Remark(words) => coding::remark(model, out, &words),
        Command::Correct(words) if words.is_empty() && way == Way::Screen => {
            words_on_line(model, out);
        }
        Command::Correct(words) => coding::correct(model, out, &words),
        Command::Code => coding::code_names(model, out),
        Command::Remove => coding::remove(model, out),
        Command::Find(text) => list(model, out, What::Everything, &text, way),
        Command::Residual => list(model, out, What::Residual, "", way),
        Command::Doubts => list(model, out, What::Doubts, "", way),
        Command::Themes if way == Way::Screen => model.layer = Some(Layer::Themes(0)),
        Command::Themes => tell_themes(model, out),
        Command::Play => play(model, out),
        Command::Round(true) => rounds::begin(model, out),
        Command::Round(false) if way == Way::Screen => model.layer = Some(Layer::Round),
        Command::Round(false) => rounds::ask(model, out),
        Command::Undo => rounds::undo(model, out),
        Command::Redo => rounds::redo(model, out),
        Command::Language(tag) => language(model, out, &tag),
        Command::Help if way == Way::Screen => model.layer = Some(Layer::Help(0)),
        Command::Help => help(model, out),
        Command::Quit => {
            out.effects.push(Effect::Leave);
            out.say(Answer::new(Level::Ok, phrases::progress(model)));
        }
    }
}

/// Says how far one is and what is selected, with what comes before and after it.
fn tell_where(model: &Model, out: &mut Outcome) {
    let mut lines = vec![phrases::progress(model)];
    lines.extend(context(model, model.selected));
    out.say(Answer::new(Level::Ok, "").after(lines));
}

/// An item in lines between the one before it and the one after it.
fn context(model: &Model, at: usize) -> Vec<String> {
    let beside = |at: Option<usize>| {
        let item = at.and_then(|at| model.stream.items.get(at));
        item.map(|item| phrases::coded_line(model, &item.unit))
    };
    let mut lines: Vec<String> = beside(at.checked_sub(1)).into_iter().collect();
    lines.extend(phrases::lines(model, at));
    lines.extend(beside(Some(at + 1)));
    lines
}

fn untag(model: &mut Model, out: &mut Outcome, typed: &str) {
    match entry::tags(typed, &model.session.guide.concepts) {
        Ok(tags) => coding::tag(model, out, tags, How::Without),
        Err(Some(unknown)) => typing::say_unknown(model, out, &unknown),
        Err(None) => coding::usage(model, out, "untag [#…]"),
    }
}

/// The words to be corrected, on the line.
fn words_on_line(model: &mut Model, out: &mut Outcome) {
    let Some(unit) = coding::correctable(model) else {
        return;
    };
    let words = phrases::words_of(model, &unit);
    model.line.editor = Editor::with(format!("/correct {words}"));
    typing::changed(model, out);
}

fn list(model: &mut Model, out: &mut Outcome, what: What, text: &str, way: Way) {
    let mut find = Find::of(model, what);
    if !text.is_empty() {
        find.query.insert(text);
        find.look();
    }
    if way == Way::Screen {
        model.layer = Some(Layer::Find(find));
        return;
    }
    let mut lines = Vec::new();
    for at in find.hits(0).take(MOST_LISTED) {
        let Some(item) = model.stream.items.get(at) else {
            continue;
        };
        let line = phrases::coded_line(model, &item.unit);
        lines.push(format!("{} {line}", phrases::clock(item.ms)));
        if what == What::Residual {
            let around = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
            let around = around.filter_map(|at| model.stream.items.get(at));
            lines
                .extend(around.map(|item| format!("  {}", phrases::coded_line(model, &item.unit))));
        }
    }
    let text = fill(model.texts.live.found, &[("count", &find.count())]);
    out.say(Answer::new(Level::Ok, text).after(lines));
}

/// A theme, with how often it was given here and elsewhere in the study.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// In free words.
    pub name: String,
    /// In this session, by this coder.
    pub here: usize,
    /// In the other sessions of the study.
    pub elsewhere: usize,
}

/// The themes there are, those given here first, then by how often.
#[must_use]
pub fn themes(model: &Model) -> Vec<Theme> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for item in &model.stream.items {
        let standing = phrases::standing_of(model, &item.unit);
        if let Some(theme) = standing.and_then(|standing| standing.theme) {
            counts.entry(theme).or_default().0 += 1;
        }
    }
    for (theme, count) in &model.themes_elsewhere {
        counts.entry(theme).or_default().1 += count;
    }
    let mut themes: Vec<Theme> = counts
        .into_iter()
        .map(|(name, (here, elsewhere))| Theme {
            name: name.to_owned(),
            here,
            elsewhere,
        })
        .collect();
    themes.sort_by_key(|theme| std::cmp::Reverse((theme.here, theme.elsewhere)));
    themes
}

fn tell_themes(model: &Model, out: &mut Outcome) {
    let themes = themes(model);
    let lines = themes.iter().map(|theme| {
        let count = theme.here + theme.elsewhere;
        format!("{count} {}", theme.name)
    });
    let text = fill(model.texts.live.found, &[("count", &themes.len())]);
    out.say(Answer::new(Level::Ok, text).after(lines));
}

fn play(model: &mut Model, out: &mut Outcome) {
    let texts = &model.texts.review;
    if std::mem::take(&mut model.plays) {
        out.effects.push(Effect::Silence);
        return out.say(Answer::new(Level::Ok, texts.silenced));
    }
    let Some(ms) = model.item().map(|item| item.ms) else {
        return;
    };
    let Some(position) = phrases::recorded(model, ms) else {
        return out.say(Answer::new(Level::Error, texts.not_recorded));
    };
    model.plays = true;
    out.effects.push(Effect::Play(ms));
    let text = fill(texts.plays, &[("position", &position)]);
    out.say(Answer::new(Level::Ok, text));
}

fn language(model: &mut Model, out: &mut Outcome, tag: &str) {
    let known = LANGUAGES.iter().map(|(known, _)| *known);
    let primary = crate::guide::text::primary(tag);
    if !known
        .clone()
        .any(|known| known.eq_ignore_ascii_case(primary))
    {
        let all = known.collect::<Vec<_>>().join(", ");
        let values: [(&str, &dyn std::fmt::Display); 2] = [("tag", &shown(tag)), ("all", &all)];
        let text = fill(model.texts.review.no_language, &values);
        return out.say(Answer::new(Level::Error, text));
    }
    model.texts = Texts::of(tag);
    let text = fill(model.texts.live.language, &[("tag", &model.texts.tag)]);
    out.say(Answer::new(Level::Ok, text));
}

fn help(model: &Model, out: &mut Outcome) {
    let signs = model.texts.review.signs.iter();
    let signs = signs.map(|(sign, what)| format!("{sign}  {what}"));
    let commands = COMMANDS.iter();
    let commands = commands.map(|spec| format!("/{}  {}", spec.usage, (spec.help)(model.texts)));
    out.say(Answer::new(Level::Ok, "").after(signs.chain(commands)));
}
