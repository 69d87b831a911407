//! The grid of a member check: whose turn it is, and an answer by one key, after which the next one is
//! chosen by itself.

use super::effect::Outcome;
use super::model::{Answer, Level, Model};
use super::{marks, moves, phrases, statements, walk};
use crate::journal::deed::{Move, Moved, Recognition};
use crate::session::Session;
use crate::texts::fill;

/// Whose answer is given next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// The statement, by its index in the outline.
    pub statement: usize,
    /// The participant.
    pub participant: String,
}

/// The statement that is open, by its index in the outline.
#[must_use]
pub fn here(session: &Session) -> Option<usize> {
    let item = session.place.item()?;
    session.outline.is_statement(item).then_some(item)
}

/// Whose answer a key gives: who was chosen by hand, else whose turn it is.
#[must_use]
pub fn chosen(model: &Model) -> Option<&str> {
    let session = model.session();
    let statement = here(session)?;
    let by_hand = model.chosen.as_ref();
    let by_hand = by_hand.filter(|chosen| chosen.statement == statement);
    match by_hand {
        Some(chosen) => Some(&chosen.participant),
        None => session.open_in_row(statement).next(),
    }
}

/// Chooses the participant after the one whose turn it is, or the one before, in the table's order.
pub fn turn(model: &mut Model, forward: bool) {
    let session = model.session();
    let Some(statement) = here(session) else {
        return;
    };
    let everyone = session.table.everyone();
    let at = chosen(model).and_then(|who| everyone.iter().position(|one| one == who));
    let last = everyone.len().saturating_sub(1);
    let to = match (at, forward) {
        (Some(at), true) => (at + 1).min(last),
        (Some(at), false) => at.saturating_sub(1),
        (None, true) => 0,
        (None, false) => last,
    };
    model.chosen = everyone.get(to).map(|participant| Chosen {
        statement,
        participant: participant.clone(),
    });
}

/// The answer of the one who is chosen to the open statement; then it is the next one's turn.
pub fn answer(model: &mut Model, out: &mut Outcome, answer: Recognition, nuance: &str) {
    let session = model.session();
    let group = &model.texts.group;
    let Some(statement) = here(session) else {
        return out.say(Answer::new(Level::Error, group.no_statement));
    };
    let Some(who) = chosen(model).map(str::to_owned) else {
        return out.say(Answer::new(Level::Warn, group.nobody_chosen));
    };
    let id = session.outline.item(statement).map(|item| item.id.clone());
    statements::answer(model, out, (&id.unwrap_or_default(), &who), answer, nuance);
    model.chosen = None;
}

/// Who answered the open statement last.
#[must_use]
pub fn answered_last(session: &Session) -> Option<String> {
    let item = session.outline.item(here(session)?)?;
    session.answers.latest(&item.id).map(str::to_owned)
}

/// Whose turn is next at a statement, in words.
#[must_use]
pub fn whose_turn(model: &Model, statement: usize) -> String {
    let group = &model.texts.group;
    let next = model.session().open_in_row(statement).next();
    match next {
        Some(who) => fill(group.next, &[("who", &who)]),
        None if model.session().silent => group.now_talk.to_owned(),
        None => group.row_full.to_owned(),
    }
}

/// On from the open statement: with its row full it has had its turn; else it stays open, which is said.
pub fn go_on(model: &mut Model, out: &mut Outcome, statement: usize) {
    let session = model.session();
    if session.is_row_full(statement) {
        return marks::asked(model, out, None);
    }
    let left = left_open(model, statement);
    let to = walk::onwards(session);
    let to = to.id(&session.guide, &session.outline).to_owned();
    let how = Move::Step;
    out.record(model, Moved { to, how });
    let place = phrases::id_here(model.session()).to_owned();
    let text = format!("{} → {place}", left.unwrap_or_default());
    let lines = moves::what_stands_here(model);
    model.selected = None;
    out.say(Answer::new(Level::Warn, text).after(lines));
}

/// Who was not asked for an answer to a statement, in words; none when it was skipped or everyone was.
#[must_use]
pub fn left_open(model: &Model, statement: usize) -> Option<String> {
    let session = model.session();
    if !session.is_left_open(statement) {
        return None;
    }
    let id = &session.outline.item(statement)?.id;
    let open: Vec<&str> = session.open_in_row(statement).collect();
    let group = &model.texts.group;
    if open.is_empty() {
        return Some(fill(group.nobody_asked, &[("statement", id)]));
    }
    let who = phrases::as_many_as_fit(&open);
    Some(fill(group.not_asked, &[("statement", id), ("who", &who)]))
}

/// Everyone who was not asked, statement by statement.
pub fn all_left_open(model: &Model) -> impl Iterator<Item = String> + '_ {
    let statements = model.session().outline.statements();
    statements.filter_map(|statement| left_open(model, statement))
}
