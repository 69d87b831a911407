//! What lies over the stream for a moment: it sees a key first, and Escape leaves it.

use super::command::Command;
use super::effect::{Effect, Outcome};
use super::find::Find;
use super::message::Message;
use super::model::{Layer, Model};
use super::perform::{self, Way};
use super::update::is_guarded;
use super::{coding, moves, rounds};
use crate::live::editor::Edit;

/// Items or lines that the page keys go by.
const PAGE: usize = 10;

/// Gives a message to the layer; gives it back when there is none, or it lets it pass.
pub fn pass(model: &mut Model, out: &mut Outcome, message: Message) -> Option<Message> {
    let Some(layer) = model.layer.take() else {
        return Some(message);
    };
    if message == Message::Escape {
        return None;
    }
    match (layer, message) {
        // Asked twice whether to leave, the answer is yes.
        (Layer::Leave, Message::Enter | Message::Do(Command::Quit)) => {
            out.effects.push(Effect::Leave);
        }
        // The Enter that laid it there, pressed twice, begins no round and gives no theme.
        (layer @ (Layer::Round | Layer::Themes(_)), Message::Enter) if is_guarded(model) => {
            model.layer = Some(layer);
        }
        (Layer::Round, Message::Enter) => rounds::begin(model, out),
        (_, Message::Do(Command::Quit)) => model.layer = Some(Layer::Leave),
        (Layer::Help(_), Message::Do(Command::Help)) => {}
        (_, Message::Do(command @ (Command::Help | Command::Find(_)))) => {
            perform::perform(model, out, command, Way::Screen);
        }
        (Layer::Help(mut line), message) => {
            scroll(&mut line, &message);
            model.layer = Some(Layer::Help(line));
        }
        (Layer::Find(find), Message::Enter) => {
            if let Some(at) = find.chosen() {
                moves::select(model, out, at);
            }
        }
        (Layer::Find(mut find), message) => {
            look(&mut find, &message);
            model.layer = Some(Layer::Find(find));
        }
        (Layer::Themes(at), Message::Enter) => {
            let chosen = perform::themes(model).into_iter().nth(at);
            if let Some(theme) = chosen {
                coding::theme(model, out, &theme.name);
            }
        }
        (Layer::Themes(mut at), message) => {
            scroll(&mut at, &message);
            let last = perform::themes(model).len().saturating_sub(1);
            model.layer = Some(Layer::Themes(at.min(last)));
        }
        (layer @ (Layer::Round | Layer::Leave), _) => model.layer = Some(layer),
    }
    None
}

fn scroll(line: &mut usize, message: &Message) {
    *line = match message {
        Message::Up => line.saturating_sub(1),
        Message::Down => *line + 1,
        Message::PageUp => line.saturating_sub(PAGE),
        Message::PageDown => *line + PAGE,
        Message::Edit(Edit::Home) => 0,
        _ => *line,
    };
}

fn look(find: &mut Find, message: &Message) {
    match message {
        Message::Up => find.select(1, false),
        Message::Down => find.select(1, true),
        Message::PageUp => find.select(PAGE, false),
        Message::PageDown => find.select(PAGE, true),
        Message::Insert(text) => {
            find.query.insert(text.lines().next().unwrap_or_default());
            find.look();
        }
        Message::Edit(edit) => {
            let before = find.query.text().len();
            find.query.edit(*edit);
            if find.query.text().len() != before {
                find.look();
            }
        }
        _ => {}
    }
}
