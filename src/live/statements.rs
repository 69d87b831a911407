//! A member check: what each participant answers to each statement, and what is concluded of it.

use super::effect::Outcome;
use super::model::{Answer, Level, Model};
use super::{grid, marks, opening, sharing};
use crate::guide::{Guide, Statement};
use crate::journal::deed::{Answered, Concluded, Conclusion, Recognition};
use crate::safe::shown;
use crate::texts::fill;

/// The statement with an id in whatever case, and the index of its topic.
#[must_use]
pub fn find<'g>(guide: &'g Guide, id: &str) -> Option<(usize, &'g Statement)> {
    let topics = guide.topics.iter().enumerate();
    let mut all = topics.flat_map(|(at, topic)| topic.statements.iter().map(move |one| (at, one)));
    all.find(|(_, statement)| statement.id.eq_ignore_ascii_case(id))
}

/// Keeps a participant's answer to a statement; an earlier one is replaced by it.
pub fn answer(
    model: &mut Model,
    out: &mut Outcome,
    (statement, participant): (&str, &str),
    answer: Recognition,
    nuance: &str,
) {
    if let Some(refusal) = sharing::refusal(model) {
        return out.say(refusal);
    }
    let Some(statement) = named(model, out, statement) else {
        return;
    };
    let Some(who) = opening::participants(model, out, Some(participant)) else {
        return;
    };
    let nuance = marks::on_record(model, out, nuance.to_owned());
    for participant in who {
        let values: [(&str, &dyn std::fmt::Display); 3] = [
            ("statement", &statement),
            ("participant", &participant),
            ("answer", &in_words(model, answer)),
        ];
        let text = fill(model.texts.live.answered, &values);
        // Once the row is full the talk has begun.
        let silent = model.session().silent && !is_row_full(model, &statement);
        let answered = Answered {
            statement: statement.clone(),
            participant,
            answer,
            nuance: Some(nuance.clone()).filter(|words| !words.is_empty()),
            silent,
        };
        out.record(model, answered);
        let next = whose_turn(model, &statement);
        let said: Vec<String> = std::iter::once(text).chain(next).collect();
        marks::say(out, Answer::new(Level::Ok, said.join("; ")));
    }
}

/// An answer as it is read, in the language of the program.
fn in_words(model: &Model, answer: Recognition) -> &'static str {
    let all = Recognition::ALL.into_iter().zip(model.texts.group.answers);
    let mut found = all.filter(|(known, _)| *known == answer);
    found.next().map_or("", |(_, words)| words)
}

fn is_row_full(model: &Model, statement: &str) -> bool {
    let item = model.session().outline.find(statement);
    item.is_some_and(|item| model.session().is_row_full(item))
}

/// Whose turn is next, when the statement is the open one.
fn whose_turn(model: &Model, statement: &str) -> Option<String> {
    let here = grid::here(model.session())?;
    let is_open = model.session().outline.find(statement) == Some(here);
    is_open.then(|| grid::whose_turn(model, here))
}

/// Keeps what the moderator concludes of a finding; an earlier conclusion is replaced by it.
pub fn conclude(
    model: &mut Model,
    out: &mut Outcome,
    statement: &str,
    conclusion: Conclusion,
    wording: String,
) {
    let Some(statement) = named(model, out, statement) else {
        return;
    };
    let wording = marks::on_record(model, out, wording);
    let values: [(&str, &dyn std::fmt::Display); 2] = [
        ("statement", &statement),
        ("conclusion", &conclusion.word()),
    ];
    let text = fill(model.texts.live.concluded, &values);
    let concluded = Concluded {
        statement,
        conclusion,
        wording: Some(wording).filter(|words| !words.is_empty()),
    };
    out.record(model, concluded);
    marks::say(out, Answer::new(Level::Ok, text));
}

/// The id of a statement that was named; says so when there is none.
fn named(model: &Model, out: &mut Outcome, id: &str) -> Option<String> {
    let found = find(&model.session().guide, id);
    if found.is_none() {
        let text = fill(model.texts.live.no_such_statement, &[("id", &shown(id))]);
        out.say(Answer::new(Level::Error, text));
    }
    found.map(|(_, statement)| statement.id.clone())
}
