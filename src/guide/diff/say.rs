//! The differences of two guides, for reading and for programs.

use serde_json::{Value, json};

use super::item::Kind;
use super::{Change, Difference};
use crate::guide::Guide;
use crate::safe::shown;
use crate::texts::{DiffTexts, fill};

/// The differences as lines to read.
#[must_use]
pub fn text(old: &Guide, new: &Guide, found: &[Difference], texts: &DiffTexts) -> String {
    let values: [(&str, &dyn std::fmt::Display); 4] = [
        ("old", &shown(&old.id)),
        ("was", &shown(&old.version)),
        ("new", &shown(&new.id)),
        ("now", &shown(&new.version)),
    ];
    let mut lines = vec![fill(texts.head, &values)];
    if found.is_empty() {
        lines.push(texts.same.to_owned());
    }
    let mut last = None;
    for difference in found {
        let is_same = last == Some(&difference.key);
        let item = if is_same {
            String::new()
        } else {
            named(difference, texts)
        };
        last = Some(&difference.key);
        lines.extend(change(&item, &difference.change, texts));
    }
    lines.join("\n") + "\n"
}

/// The item by its id, a concept with its sign before it: a question may have the same one.
fn named(difference: &Difference, texts: &DiffTexts) -> String {
    let id = shown(&difference.key.id);
    match difference.key.kind {
        Kind::Guide => texts.guide.to_owned(),
        Kind::Concept => format!("#{id}"),
        Kind::Frame | Kind::Topic | Kind::Question | Kind::Statement => id.into_owned(),
        Kind::Consent => format!("{} {id}", texts.consent),
        Kind::FollowUp => format!("{} {id}", texts.follow_up),
        Kind::ResearchQuestion => format!("{} {id}", texts.research_question),
    }
}

fn change(item: &str, change: &Change, texts: &DiffTexts) -> Vec<String> {
    let quoted = |words: &str| match words {
        "" => texts.nothing.to_owned(),
        words => shown(words).into_owned(),
    };
    let line = |sign: &str, said: &str| format!("{sign} {item:<12} {said}");
    match change {
        Change::Added(words) => vec![line("+", &format!("{}: {}", texts.added, shown(words)))],
        Change::Gone(words) => vec![line("-", &format!("{}: {}", texts.gone, shown(words)))],
        Change::Moved { was, now } if was == now => vec![line("~", texts.reordered)],
        Change::Moved { was, now } => {
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("was", &quoted(was)), ("now", &quoted(now))];
            vec![line("~", &fill(texts.moved, &values))]
        }
        Change::Reworded {
            part,
            language,
            was,
            now,
        } => vec![
            line("~", &format!("{}.{language}", part.word())),
            format!("    - {}", quoted(was)),
            format!("    + {}", quoted(now)),
        ],
        Change::Changed { part, was, now } => {
            let said = format!("{}: {} → {}", part.word(), quoted(was), quoted(now));
            vec![line("~", &said)]
        }
    }
}

/// The differences for programs.
#[must_use]
pub fn value(old: &Guide, new: &Guide, found: &[Difference]) -> Value {
    let guide = |guide: &Guide| json!({"id": guide.id, "version": guide.version});
    let found: Vec<Value> = found.iter().map(one).collect();
    json!({"old": guide(old), "new": guide(new), "differences": found})
}

fn one(difference: &Difference) -> Value {
    let (word, part, language, was, now) = match &difference.change {
        Change::Added(words) => ("added", None, None, None, Some(words)),
        Change::Gone(words) => ("gone", None, None, Some(words), None),
        Change::Moved { was, now } => ("moved", None, None, Some(was), Some(now)),
        Change::Reworded {
            part,
            language,
            was,
            now,
        } => ("reworded", Some(part), Some(language), Some(was), Some(now)),
        Change::Changed { part, was, now } => ("changed", Some(part), None, Some(was), Some(now)),
    };
    json!({
        "kind": difference.key.kind.word(),
        "id": difference.key.id,
        "change": word,
        "part": part.map(|part| part.word()),
        "language": language,
        "was": was,
        "now": now,
    })
}

/// Why a guide became what it is, as its own history says; nothing when it says nothing.
#[must_use]
pub fn history(guide: &Guide, texts: &DiffTexts) -> String {
    if guide.history.is_empty() {
        return String::new();
    }
    let steps = guide.history.iter().map(|step| {
        let values: [(&str, &dyn std::fmt::Display); 4] = [
            ("date", &shown(&step.date)),
            ("from", &shown(&step.from)),
            ("to", &shown(&step.to)),
            ("reason", &shown(&step.reason)),
        ];
        format!("  {}\n", fill(texts.step, &values))
    });
    format!("\n{}\n{}", texts.history, steps.collect::<String>())
}
