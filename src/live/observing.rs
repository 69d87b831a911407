//! What an observer does at her seat: notes of her own while she follows the moderator; what is the
//! moderator's alone is refused.

use super::command::Command;
use super::effect::Outcome;
use super::message::{Message, Top};
use super::model::{Answer, Level, Model};
use super::{grid, phrases};
use crate::journal::deed::{Means, NoteKind, Synced};
use crate::safe::shown;
use crate::session::Session;
use crate::session::place::Section;
use crate::texts::fill;

/// Beyond this clocks are hardly ever apart; more likely the two marks are of two moments.
const FAR_MS: u64 = 10 * 60_000;
/// More than this is no difference between two clocks, in milliseconds.
const MOST_MS: i64 = 48 * 3_600_000;

impl Command {
    /// Whether it is an observer's to give as well, or hers alone.
    #[must_use]
    pub fn is_of_observer(&self) -> bool {
        matches!(
            self,
            Command::Tag { .. }
                | Command::Edit { .. }
                | Command::Strike(_)
                | Command::Code(_)
                | Command::Settle(_)
                | Command::Keep
                | Command::Answer { .. }
                | Command::Heard { .. }
                | Command::Grid(_)
                | Command::Mark
                | Command::Time
                | Command::Where
                | Command::Undo
                | Command::Redo
                | Command::Leave
                | Command::Help
                | Command::Sync(_)
        )
    }

    /// Whether it is the moderator's to give.
    #[must_use]
    pub fn is_of_moderator(&self) -> bool {
        !matches!(self, Command::Sync(_))
    }
}

/// Why a command is refused to who sits here, if it is.
#[must_use]
pub fn refusal(model: &Model, command: &Command) -> Option<Answer> {
    let texts = &model.texts.observe;
    let (fits, text) = if model.observes() {
        (command.is_of_observer(), texts.not_yours)
    } else {
        (command.is_of_moderator(), texts.observers_only)
    };
    (!fits).then(|| Answer::new(Level::Error, text))
}

/// Whether an observer can lay it on top.
#[must_use]
pub fn may_show(top: Top) -> bool {
    matches!(top, Top::Help | Top::Concepts | Top::Words | Top::Leave)
}

/// In an observer's seat: answers what is the moderator's of a message on the live screen, and gives
/// back what is an observer's as well. On the empty line nothing happens: there is nothing of hers to
/// mark.
pub fn pass(model: &Model, out: &mut Outcome, message: Message) -> Option<Message> {
    if !model.observes() {
        return Some(message);
    }
    let is_empty = model.line.editor.is_empty();
    let has_row = grid::here(model.session()).is_some();
    match message {
        Message::Enter if is_empty => None,
        Message::Insert(text) if is_empty && text == " " && !has_row => None,
        Message::Up | Message::Down | Message::PageUp | Message::PageDown => None,
        Message::PassBy if has_row => Some(Message::PassBy),
        Message::PassBy | Message::ToggleOffRecord => {
            out.say(Answer::new(Level::Error, model.texts.observe.not_yours));
            None
        }
        other => Some(other),
    }
}

/// The open place, by its id; of opening and closing what they are called.
#[must_use]
pub fn place_name(model: &Model) -> String {
    let session = model.session();
    match session.section() {
        Section::Topic(_) => phrases::id_here(session).to_owned(),
        other => phrases::title(model, other).to_owned(),
    }
}

/// Lays the two clocks on each other: by what is told, else by the moment that both marked last.
pub fn sync(model: &mut Model, out: &mut Outcome, told: Option<&str>) {
    let texts = &model.texts.observe;
    let (offset_ms, by) = match told {
        Some(told) => {
            let Some(offset) = offset(told) else {
                let text = fill(texts.not_an_offset, &[("text", &shown(told))]);
                return out.say(Answer::new(Level::Error, text));
            };
            (offset, Means::Told)
        }
        None => match (last_mark(model.own()), last_mark(model.session())) {
            (Some(own), Some(theirs)) => (difference(own, theirs), Means::Mark),
            (None, _) => return out.say(Answer::new(Level::Error, texts.no_mark)),
            (_, None) => return out.say(Answer::new(Level::Error, texts.no_mark_of_moderator)),
        },
    };
    out.record(model, Synced { offset_ms, by });
    if let Some(watched) = &mut model.beside.watched {
        watched.offset_ms = offset_ms;
    }
    out.say(synced(model, offset_ms, by));
}

fn synced(model: &Model, offset_ms: i64, by: Means) -> Answer {
    let texts = &model.texts.observe;
    let text = match offset_ms.signum() {
        1 => texts.synced_ahead,
        -1 => texts.synced_behind,
        _ => texts.synced_same,
    };
    let said = fill(text, &[("span", &span(offset_ms))]);
    if by == Means::Mark && offset_ms.unsigned_abs() > FAR_MS {
        let text = fill(texts.synced_far, &[("said", &said)]);
        return Answer::new(Level::Warn, text);
    }
    Answer::new(Level::Ok, said)
}

/// The moment that was marked last, in milliseconds of the journal's own clock.
fn last_mark(session: &Session) -> Option<u64> {
    let mut notes = session.notes.all().iter().rev();
    let mark = notes.find(|kept| kept.note.kind == NoteKind::Mark && !kept.struck);
    mark.map(|mark| mark.note.ms)
}

fn difference(ahead: u64, of: u64) -> i64 {
    let signed = |ms: u64| i64::try_from(ms).unwrap_or(i64::MAX);
    signed(ahead) - signed(of)
}

/// A difference between two clocks in words: `1:35.250`.
#[must_use]
pub fn span(ms: i64) -> String {
    let ms = ms.unsigned_abs();
    format!("{}:{:02}.{:03}", ms / 60_000, ms / 1_000 % 60, ms % 1_000)
}

/// Reads a difference between two clocks, in milliseconds: seconds, `mm:ss` or `hh:mm:ss`, with or
/// without a sign and a part of a second.
#[must_use]
pub fn offset(text: &str) -> Option<i64> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let number = |text: &str| {
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| text.parse::<i64>().ok()).flatten()
    };
    let mut seconds: i64 = 0;
    for piece in whole.split(':') {
        seconds = seconds.checked_mul(60)?.checked_add(number(piece)?)?;
    }
    let thousandths = match part {
        "" => 0,
        part => number(format!("{part:0<3}").get(..3)?)?,
    };
    let ms = seconds.checked_mul(1_000)?.checked_add(thousandths)?;
    (whole.split(':').count() <= 3 && ms <= MOST_MS).then_some(sign * ms)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::outline::Outline;
    use crate::live::command::COMMANDS;

    #[test]
    fn a_difference_is_read_in_seconds_or_as_on_a_clock() {
        let read = [
            ("3", 3_000),
            ("+3.2", 3_200),
            ("-95", -95_000),
            ("\u{2212}1:35,25", -95_250),
            ("1:02:03", 3_723_000),
            ("0.0005", 0),
        ];
        for (text, ms) in read {
            assert_eq!(offset(text), Some(ms), "{text}");
        }
        for text in [
            "", "+", "a", "1:", "1:2:3:4", "1.x", "99:00:00", "--3", "é.5",
        ] {
            assert_eq!(offset(text), None, "{text}");
        }
    }

    #[test]
    fn what_the_help_offers_an_observer_is_what_she_may_give() {
        let lines = [
            "tag 1 #x",
            "edit 1 x",
            "strike 1",
            "code 1",
            "settle 1",
            "keep",
            "mark",
            "time",
            "where",
            "undo",
            "redo",
            "leave",
            "help",
            "sync",
            "grid",
            "answer M1.s1 R1 partly",
            "heard partly",
        ];
        let offered = COMMANDS.iter().filter(|spec| spec.is_of_observer());
        let offered: Vec<&str> = offered.map(|spec| spec.name).collect();
        for line in lines {
            let command = super::super::command::read(line, &Outline::default()).unwrap();
            assert!(command.is_of_observer(), "{line}");
            let name = line.split(' ').next().unwrap();
            assert!(offered.contains(&name), "{name}");
        }
        assert_eq!(offered.len(), lines.len());
    }
}
