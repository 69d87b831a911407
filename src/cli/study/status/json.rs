//! Where a study stands, for programs.

use serde_json::{Map, Value, json};

use super::Status;
use crate::cli::participants::quota;
use crate::session::header::Phase;
use crate::study::load::Standing;
use crate::study::progress::held::Held;
use crate::study::progress::{Asked, Question};
use crate::study::rare::Combination;

/// A combination of attributes that fits too few.
fn rare(combination: &Combination) -> Value {
    let values = combination.values.iter();
    let values: Map<String, Value> = values
        .map(|(name, value)| (name.clone(), value.as_str().into()))
        .collect();
    json!({ "attributes": values, "participants": combination.people })
}

impl Status {
    /// The object that scripts read.
    pub(super) fn json(&self) -> Value {
        let progress = &self.progress;
        let phases = progress.by_phase().into_iter().map(|tally| {
            json!({
                "phase": tally.phase.word(),
                "finished": tally.finished,
                Standing::Open.word(): tally.open,
                Standing::Damaged.word(): tally.damaged,
            })
        });
        let unfinished = progress
            .unfinished()
            .map(|held| json!({ "session": held.id, "state": held.standing.word() }));
        let themes = progress.themes().into_iter().map(|added| {
            json!({
                "session": added.held.id,
                "themed_fragments": added.held.themed,
                "new": added.new,
                "all": added.all,
            })
        });
        let not_transcribed = progress
            .not_transcribed()
            .map(|held| json!({ "session": held.id, "recorded": held.recorded }));
        json!({
            "interviewed": self.interviewed,
            "begun": self.begun,
            "checked": self.checked,
            "quota": quota::json(&self.quota),
            "phases": phases.collect::<Value>(),
            "unfinished": unfinished.collect::<Value>(),
            "questions": progress.asked().iter().map(asked).collect::<Value>(),
            "themes": themes.collect::<Value>(),
            "parked": progress.sessions.iter().flat_map(parked).collect::<Value>(),
            "member_checks": progress.of_phase(Phase::MemberCheck).map(check).collect::<Value>(),
            "rare": self.rare.combinations.iter().map(rare).collect::<Value>(),
            "retention": self.retention.json(),
            "retention_problems": self.retention.problems(),
            "not_transcribed": not_transcribed.collect::<Value>(),
        })
    }
}

fn asked(asked: &Asked<'_>) -> Value {
    let question = |one: &Question<'_>| {
        let missed = one.missed.iter();
        let missed = missed.map(|(held, why)| json!({ "session": held.id, "why": why.word() }));
        json!({ "question": one.id, "asked": one.asked, "missed": missed.collect::<Value>() })
    };
    json!({
        "guide": asked.guide,
        "interviews": asked.interviews,
        "questions": asked.questions.iter().map(question).collect::<Value>(),
    })
}

fn parked(held: &Held) -> impl Iterator<Item = Value> {
    let parked = held.parked.iter();
    parked.map(|(note, words)| json!({ "session": held.id, "note": note, "words": words }))
}

fn check(held: &Held) -> Value {
    let open = held.open_cells.iter();
    let open = open.map(|(statement, who)| json!({ "statement": statement, "participants": who }));
    json!({
        "session": held.id,
        "participants": held.participants,
        "state": held.standing.word(),
        "not_asked": open.collect::<Value>(),
    })
}
