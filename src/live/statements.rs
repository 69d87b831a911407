//! A member check: what each participant answers to each statement.

use super::effect::Outcome;
use super::model::{Answer, Level, Model};
use super::{marks, opening};
use crate::guide::{Guide, Statement};
use crate::journal::deed::{Answered, Recognition};
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
    nuance: String,
) {
    let Some((_, found)) = find(&model.session().guide, statement) else {
        let text = fill(
            model.texts.live.no_such_statement,
            &[("id", &shown(statement))],
        );
        return out.say(Answer::new(Level::Error, text));
    };
    let statement = found.id.clone();
    let Some(who) = opening::participants(model, out, Some(participant)) else {
        return;
    };
    let nuance = marks::on_record(model, out, nuance);
    for participant in who {
        let values: [(&str, &dyn std::fmt::Display); 3] = [
            ("statement", &statement),
            ("participant", &participant),
            ("answer", &answer.word()),
        ];
        let text = fill(model.texts.live.answered, &values);
        let answered = Answered {
            statement: statement.clone(),
            participant,
            answer,
            nuance: Some(nuance.clone()).filter(|words| !words.is_empty()),
        };
        out.record(model, answered);
        marks::say(out, Answer::new(Level::Ok, text));
    }
}
