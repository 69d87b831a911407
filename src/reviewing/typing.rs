//! The line: what is typed, checkpointed, completed and entered.

use super::coding::{self, How};
use super::command::{self, NotACommand};
use super::effect::{Effect, Outcome};
use super::entry::{self, Entry, Unknown};
use super::model::Model;
use super::perform::{self, Way};
use crate::live::lookout;
use crate::live::model::{Answer, Level};
use crate::live::typing::{CHECKPOINT_MS, GUARD_MS};
use crate::safe::shown;
use crate::texts::fill;

/// How many things are offered at the most.
const MOST_OFFERED: usize = 8;

/// What the letters before the cursor may stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What it is called on the screen.
    pub label: String,
    /// What is put in the place of the letters.
    pub text: String,
    /// The bytes before the cursor that it takes the place of.
    replaces: usize,
}

/// The line changed: its first keystroke is remembered, and a checkpoint is due.
pub fn changed(model: &mut Model, out: &mut Outcome) {
    model.line.touch(model.now);
    checkpoint(model, out);
}

/// Checkpoints the line when it is due.
pub fn checkpoint(model: &mut Model, out: &mut Outcome) {
    if model.line.falls_due(model.now.ms, CHECKPOINT_MS) {
        let next_seq = model.next_seq();
        out.effects.push(Effect::Draft(model.line.draft(next_seq)));
    }
}

/// Enters the line that stands there; one that was not understood stays.
pub fn enter(model: &mut Model, out: &mut Outcome) {
    let line = model.line.editor.text().to_owned();
    take(model, out, &line, Way::Screen);
    let refused = out
        .answer
        .as_ref()
        .is_some_and(|answer| answer.level == Level::Error);
    // `/correct` puts the words on the line.
    if !refused && model.line.editor.text() == line {
        model.line.editor.take();
        changed(model, out);
        model.guarded_until = model.now.ms + GUARD_MS;
    }
}

/// Takes a whole line.
pub fn take(model: &mut Model, out: &mut Outcome, line: &str, way: Way) {
    let seq = model.next_seq();
    enter_line(model, out, line, way);
    let concepts = &model.session.guide.concepts;
    let names = lookout::listed(&model.lookout.in_line(line, concepts));
    let is_kept = model.next_seq() > seq;
    if let Some((codes, answer)) = names.zip(out.answer.as_mut()).filter(|_| is_kept) {
        let said = fill(model.texts.names.in_item, &[("codes", &codes)]);
        answer.before.push(said);
    }
}

fn enter_line(model: &mut Model, out: &mut Outcome, line: &str, way: Way) {
    let texts = &model.texts.review;
    match entry::read(line, &model.session.guide.concepts) {
        Entry::Tags(tags) => coding::tag(model, out, tags, How::Instead),
        Entry::Add(tags) => coding::tag(model, out, tags, How::With),
        Entry::Untag(tags) => coding::tag(model, out, tags, How::Without),
        Entry::Theme(words) => coding::theme(model, out, &words),
        Entry::Remark(words) => coding::remark(model, out, &words),
        Entry::Doubt(why) => coding::doubt(model, out, &why),
        Entry::Words => out.say(Answer::new(Level::Error, texts.only_words)),
        Entry::Both => out.say(Answer::new(Level::Error, texts.in_and_out)),
        Entry::Unknown(unknown) => say_unknown(model, out, &unknown),
        Entry::Command(words) => match command::read(&words) {
            Ok(command) => perform::perform(model, out, command, way),
            Err(wrong) => out.say(misread(model, &wrong)),
        },
    }
}

/// Says that a `#word` is no concept.
pub(super) fn say_unknown(model: &Model, out: &mut Outcome, unknown: &Unknown) {
    let texts = &model.texts.review;
    let word = shown(&unknown.word);
    let text = match &unknown.near {
        Some(near) => {
            let values: [(&str, &dyn std::fmt::Display); 2] = [("word", &word), ("near", near)];
            fill(texts.unknown_concept_near, &values)
        }
        None => fill(texts.unknown_concept, &[("word", &word)]),
    };
    out.say(Answer::new(Level::Error, text));
}

fn misread(model: &Model, wrong: &NotACommand) -> Answer {
    let text = match wrong {
        NotACommand::Unknown(word) => fill(
            model.texts.review.unknown_command,
            &[("word", &shown(word))],
        ),
        NotACommand::Usage(usage) => fill(model.texts.live.usage, &[("usage", usage)]),
    };
    Answer::new(Level::Error, text)
}

/// What the letters before the cursor may stand for, the likeliest first: concepts after `#`, themes
/// after `*` or `/theme`.
#[must_use]
pub fn offers(model: &Model) -> Vec<Offer> {
    let before = model.line.editor.before();
    if let Some(begun) = begun_theme(before) {
        return themes_like(model, begun);
    }
    let Some((_, begun)) = before.rsplit_once('#') else {
        return Vec::new();
    };
    if begun.chars().any(char::is_whitespace) || !takes_concepts(before) {
        return Vec::new();
    }
    let language = model.texts.tag;
    let concepts = &model.session.guide.concepts;
    let meant = concepts.meant_by(begun, language).into_iter();
    let offer = |concept: &crate::guide::concept::Concept| Offer {
        label: format!("#{} {}", concept.id, concept.name.words(language)),
        text: format!("{} ", concept.id),
        replaces: begun.len(),
    };
    meant.take(MOST_OFFERED).map(offer).collect()
}

/// Whether concepts are typed on a line that begins so.
fn takes_concepts(line: &str) -> bool {
    let signs = ['#', '+', '-'];
    let commands = ["/mark ", "/untag "];
    line.starts_with(signs) || commands.iter().any(|command| line.starts_with(command))
}

/// The letters of a theme that is being typed.
fn begun_theme(before: &str) -> Option<&str> {
    let rest = before.strip_prefix('*');
    let rest = rest.or_else(|| before.strip_prefix("/theme "))?;
    Some(rest.trim_start())
}

fn themes_like(model: &Model, begun: &str) -> Vec<Offer> {
    let wanted = begun.to_lowercase();
    let themes = perform::themes(model);
    let begins = |name: &str| name.to_lowercase().starts_with(&wanted);
    let first = themes.iter().filter(|theme| begins(&theme.name));
    let holds = |name: &str| !begins(name) && name.to_lowercase().contains(&wanted);
    let then = themes.iter().filter(|theme| holds(&theme.name));
    first
        .chain(then)
        .filter(|theme| theme.name != begun)
        .take(MOST_OFFERED)
        .map(|theme| Offer {
            label: theme.name.clone(),
            text: theme.name.clone(),
            replaces: begun.len(),
        })
        .collect()
}

/// Completes the letters before the cursor to what they most likely stand for; without them puts
/// codes in the place of names, if there are any.
pub fn complete(model: &mut Model, out: &mut Outcome) {
    if let Some(offer) = offers(model).into_iter().next() {
        model
            .line
            .editor
            .replace_before(offer.replaces, &offer.text);
        return changed(model, out);
    }
    let concepts = &model.session.guide.concepts;
    let edits = model.lookout.in_line(model.line.editor.text(), concepts);
    if model.line.put_codes(&edits) {
        changed(model, out);
        out.say(lookout::line_coded(&edits, &model.texts.names));
    }
}
