//! What lies over the live screen for a moment. The topmost layer sees a key first; Escape leaves
//! it, and nothing that was typed on the note line is touched.

use super::command::Command;
use super::effect::{Effect, Outcome};
use super::find::{Find, Target};
use super::message::{Message, Top};
use super::model::{Layer, Model};
use super::{after, before, marks, perform, sound, timekeeping};
use crate::session::debrief::Prompt;
use crate::session::place::Section;

/// Lays something on top; the same key takes it away again.
pub fn show(model: &mut Model, top: Top) {
    let is_there = model
        .layers
        .last()
        .is_some_and(|layer| layer.top() == Some(top));
    // What has to be gone through stays below.
    model
        .layers
        .retain(|layer| matches!(layer, Layer::Debrief(_) | Layer::Reread(_)));
    if is_there {
        return;
    }
    let layer = match top {
        Top::Help => Layer::Help(0),
        Top::Find => Layer::Find(Find::everything(model.session())),
        Top::FollowUps => Layer::FollowUps(0),
        Top::Concepts => Layer::Concepts(Find::concepts(model.session())),
        Top::Plan => Layer::Plan(match model.session().section() {
            Section::Topic(topic) => topic,
            Section::Opening | Section::Closing => 0,
        }),
        Top::Words => Layer::Words(0),
        Top::Ready => Layer::Ready(0),
        Top::Finish if model.session().finished.is_some() => return debrief(model),
        Top::Finish => Layer::Finish(0),
        Top::Leave => Layer::Leave,
    };
    model.layers.push(layer);
}

/// Once finished, what is left to do is the debrief.
fn debrief(model: &mut Model) {
    if model.layers.is_empty() {
        model.layers.push(Layer::Debrief(Prompt::Impression));
    }
}

impl Layer {
    /// The key that lays it on top, for those that a key does.
    #[must_use]
    pub fn top(&self) -> Option<Top> {
        match self {
            Layer::Help(_) => Some(Top::Help),
            Layer::Find(_) => Some(Top::Find),
            Layer::FollowUps(_) => Some(Top::FollowUps),
            Layer::Concepts(_) => Some(Top::Concepts),
            Layer::Plan(_) => Some(Top::Plan),
            Layer::Finish(_) => Some(Top::Finish),
            Layer::Leave => Some(Top::Leave),
            Layer::Words(_) => Some(Top::Words),
            Layer::Ready(_) => Some(Top::Ready),
            Layer::Interrupted(_) | Layer::Destroy | Layer::Reread(_) | Layer::Debrief(_) => None,
        }
    }
}

/// Gives a message to the topmost layer; gives it back when the layer lets it pass.
pub fn pass(model: &mut Model, out: &mut Outcome, message: Message) -> Option<Message> {
    let Some(mut layer) = model.layers.pop() else {
        return Some(message);
    };
    if let Layer::Debrief(prompt) = layer {
        return after::pass(model, out, prompt, message);
    }
    if message == Message::Escape {
        return None;
    }
    let is_typing = !model.line.editor.is_empty();
    let verdict = match &mut layer {
        Layer::Find(find) | Layer::Concepts(find) => searched(find, &message),
        // What is typed under a card is a note all the same, and Enter keeps it.
        Layer::Help(_)
        | Layer::Words(_)
        | Layer::Plan(_)
        | Layer::Finish(_)
        | Layer::Ready(_)
        | Layer::Reread(_)
        | Layer::Destroy
        | Layer::Interrupted(_)
            if is_typing && is_typed(&message) =>
        {
            Verdict::Passed
        }
        // Space on the empty line marks nothing that is not seen.
        _ if message == Message::Insert(" ".to_owned()) && !is_typing => Verdict::Taken,
        Layer::Help(line)
        | Layer::Words(line)
        | Layer::Ready(line)
        | Layer::Reread(line)
        | Layer::Finish(line)
        | Layer::Interrupted(line) => scrolled(line, &message),
        Layer::FollowUps(selected) => {
            let last = follow_ups(model).len().saturating_sub(1);
            selected_in(selected, last, &message)
        }
        Layer::Plan(selected) => planned(model, out, selected, &message),
        // It is gone before it comes here.
        Layer::Debrief(_) => Verdict::Passed,
        Layer::Leave | Layer::Destroy => {
            match message {
                Message::Enter => Verdict::Chosen,
                // The guide below is not moved in unseen.
                Message::Up | Message::Down | Message::PageUp | Message::PageDown => Verdict::Taken,
                _ => Verdict::Passed,
            }
        }
    };
    match verdict {
        Verdict::Taken => model.layers.push(layer),
        Verdict::Chosen => choose(model, out, &layer),
        // A card lets typing through to the note line and stays where it is.
        Verdict::Passed => {
            model.layers.push(layer);
            return Some(message);
        }
    }
    None
}

fn is_typed(message: &Message) -> bool {
    matches!(
        message,
        Message::Insert(_) | Message::Edit(_) | Message::Enter
    )
}

/// What a layer makes of a message.
enum Verdict {
    /// It took it, and stays.
    Taken,
    /// What is selected was chosen, and the layer goes.
    Chosen,
    /// It is not for it.
    Passed,
}

/// The help is not scrolled further than this, so that no presses pile up that have to be taken back.
const LAST_LINE: usize = 110;

fn scrolled(line: &mut usize, message: &Message) -> Verdict {
    match message {
        Message::Down => *line = (*line + 1).min(LAST_LINE),
        Message::Up => *line = line.saturating_sub(1),
        Message::PageDown => *line = (*line + 10).min(LAST_LINE),
        Message::PageUp => *line = line.saturating_sub(10),
        // It closes the help, and marks nothing under it.
        Message::Enter => return Verdict::Chosen,
        _ => return Verdict::Passed,
    }
    Verdict::Taken
}

fn searched(find: &mut Find, message: &Message) -> Verdict {
    match message {
        Message::Enter | Message::Tab if find.chosen().is_some() => return Verdict::Chosen,
        // An empty line of find does nothing; the topics under it stay where they are.
        Message::Enter | Message::Tab | Message::PageUp | Message::PageDown => {}
        Message::Insert(text) => {
            find.query.insert(text);
            find.look();
        }
        Message::Edit(edit) => {
            find.query.edit(*edit);
            find.look();
        }
        Message::Up => find.select(false),
        Message::Down => find.select(true),
        _ => return Verdict::Passed,
    }
    Verdict::Taken
}

fn selected_in(selected: &mut usize, last: usize, message: &Message) -> Verdict {
    match message {
        Message::Up => *selected = selected.saturating_sub(1),
        Message::Down => *selected = (*selected + 1).min(last),
        Message::PageUp => *selected = 0,
        Message::PageDown => *selected = last,
        Message::Enter => return Verdict::Chosen,
        _ => return Verdict::Passed,
    }
    Verdict::Taken
}

/// In the plan `+` and `-` give the selected topic a minute more or less, Delete drops it.
fn planned(
    model: &mut Model,
    out: &mut Outcome,
    selected: &mut usize,
    message: &Message,
) -> Verdict {
    let last = model.session().guide.topics.len().saturating_sub(1);
    let now = model.session().minutes_of(*selected);
    let minutes = match message {
        Message::Insert(sign) if sign == "+" || sign == "=" => now + 1,
        Message::Insert(sign) if sign == "-" => now.saturating_sub(1),
        Message::Edit(super::editor::Edit::Delete) => 0,
        Message::Enter => return Verdict::Chosen,
        other => return selected_in(selected, last, other),
    };
    if let Some(id) = model
        .session()
        .guide
        .topics
        .get(*selected)
        .map(|topic| topic.id.clone())
    {
        timekeeping::overrule(model, out, &id, &minutes.to_string());
    }
    Verdict::Taken
}

fn choose(model: &mut Model, out: &mut Outcome, layer: &Layer) {
    match layer {
        Layer::Find(find) | Layer::Concepts(find) => {
            if let Some(target) = find.chosen().map(|entry| entry.target.clone()) {
                chosen(model, out, &target);
            }
        }
        Layer::FollowUps(selected) => match follow_ups(model).get(*selected) {
            Some(FollowUp::General(id)) => marks::follow_up(model, out, &id.clone()),
            Some(FollowUp::Parked { label, .. }) => {
                perform::perform(model, out, Command::Settle(label.clone()));
            }
            None => {}
        },
        Layer::Finish(_) => {
            perform::perform(model, out, Command::Finish);
            model.layers.push(Layer::Debrief(Prompt::Impression));
        }
        Layer::Leave => out.effects.push(Effect::Leave),
        // It may have gone on by a typed command.
        Layer::Interrupted(_) if model.session().interrupted_since.is_some() => {
            perform::perform(model, out, Command::Interrupted);
        }
        Layer::Destroy => sound::destroy(model, out),
        Layer::Reread(_) => before::still_stands(model, out),
        Layer::Help(_)
        | Layer::Words(_)
        | Layer::Plan(_)
        | Layer::Ready(_)
        | Layer::Interrupted(_)
        | Layer::Debrief(_) => {}
    }
}

/// A concept that is chosen goes onto the note line; the letters of a tag begun there go.
fn chosen(model: &mut Model, out: &mut Outcome, target: &Target) {
    if let (Target::Concept(_), Some((_, begun))) =
        (target, model.line.editor.before().rsplit_once('#'))
    {
        let length = begun.len() + 1;
        if !begun.contains(char::is_whitespace) {
            model.line.editor.replace_before(length, "");
        }
    }
    let before = model.line.editor.before();
    if matches!(target, Target::Concept(_)) && !before.is_empty() && !before.ends_with(' ') {
        model.line.editor.insert(" ");
    }
    perform::go_to(model, out, target);
}

/// Something to come back to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FollowUp {
    /// A parked follow-up.
    Parked {
        /// What names it in a command.
        label: String,
        /// Its words, after the name of who parked it when that is an observer.
        words: String,
        /// The topic it was parked in.
        topic: Option<String>,
    },
    /// A general follow-up of the guide, by its id.
    General(String),
}

/// What the list of follow-ups holds: the parked ones first.
#[must_use]
pub fn follow_ups(model: &Model) -> Vec<FollowUp> {
    let session = model.session();
    let parked = model.parked().map(|parked| FollowUp::Parked {
        label: parked.label(),
        words: parked.words(),
        topic: parked.note.note.topic.clone(),
    });
    let general = session
        .guide
        .follow_ups
        .iter()
        .map(|f| FollowUp::General(f.id.clone()));
    parked.chain(general).collect()
}
