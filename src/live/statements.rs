//! A member check: what each participant answers to each statement, and what is concluded of it.

use super::effect::Outcome;
use super::model::{Answer, Level, Model};
use super::{grid, marks, opening, sharing};
use crate::journal::deed::{Answered, Concluded, Conclusion, Recognition};
use crate::safe::shown;
use crate::texts::fill;

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
    let Some((item, statement)) = named(model, out, statement) else {
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
        let silent = model.session().silent && !model.session().is_row_full(item);
        let answered = Answered {
            statement: statement.clone(),
            participant,
            answer,
            nuance: Some(nuance.clone()).filter(|words| !words.is_empty()),
            silent,
        };
        out.record(model, answered);
        let is_open = grid::here(model.session()) == Some(item);
        let next = is_open.then(|| grid::whose_turn(model, item));
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

/// Keeps what the moderator concludes of a finding; an earlier conclusion is replaced by it.
pub fn conclude(
    model: &mut Model,
    out: &mut Outcome,
    statement: &str,
    conclusion: Conclusion,
    wording: String,
) {
    let Some((_, statement)) = named(model, out, statement) else {
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

/// The statement that was named, in whatever case: its index in the outline and its id; says so when
/// there is none.
fn named(model: &Model, out: &mut Outcome, id: &str) -> Option<(usize, String)> {
    let outline = &model.session().outline;
    let items = outline.statements();
    let mut items = items.filter_map(|at| outline.item(at).map(|item| (at, item)));
    let found = items.find(|(_, item)| item.id.eq_ignore_ascii_case(id));
    if found.is_none() {
        let text = fill(model.texts.live.no_such_statement, &[("id", &shown(id))]);
        out.say(Answer::new(Level::Error, text));
    }
    found.map(|(at, item)| (at, item.id.clone()))
}
