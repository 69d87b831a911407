//! The outcome as JSON.

use serde_json::{Map, Value, json};

use super::{Cell, Finding, List, NotCome, Outcome, Reply, Said};
use crate::journal::deed::Recognition;

/// The outcome as one JSON object.
#[must_use]
pub fn value(outcome: &Outcome) -> Value {
    json!({ "lists": outcome.lists.iter().map(|one| list(outcome, one)).collect::<Value>() })
}

fn list(outcome: &Outcome, list: &List) -> Value {
    let findings = list.findings.iter();
    let findings = findings.map(|one| finding(one, outcome.earlier(list, one)));
    json!({
        "guide": list.guide,
        "guide_version": list.version,
        "sessions": list.sessions,
        "participants": list.participants,
        "not_come": list.not_come.iter().map(not_come).collect::<Value>(),
        "statements": findings.collect::<Value>(),
        "besides": list.besides.iter().map(said).collect::<Value>(),
    })
}

fn not_come(one: &NotCome) -> Value {
    json!({ "participant": one.participant, "session": one.session, "said": one.said })
}

fn finding(finding: &Finding, before: Option<(&str, &Finding)>) -> Value {
    let counts = Recognition::ALL.into_iter();
    let counts: Map<String, Value> = counts
        .map(|answer| (answer.word().to_owned(), finding.count(answer).into()))
        .collect();
    let conclusions = finding.conclusions.iter().map(|concluded| {
        json!({
            "session": concluded.session,
            "conclusion": concluded.conclusion,
            "wording": concluded.wording,
        })
    });
    json!({
        "statement": finding.id,
        "concept": finding.concept,
        "text": finding.text,
        "earlier": before.map(|(version, finding)| {
            json!({ "guide_version": version, "text": finding.text })
        }),
        "counts": counts,
        "open": finding.open().collect::<Vec<_>>(),
        "answers": finding.cells.iter().map(cell).collect::<Value>(),
        "said": finding.said.iter().map(said).collect::<Value>(),
        "conclusions": conclusions.collect::<Value>(),
    })
}

fn cell(cell: &Cell) -> Value {
    let reply = |reply: &Reply| {
        json!({
            "answer": reply.answer,
            "nuance": reply.nuance,
            "silent": reply.silent,
            "session": reply.session,
            "ms": reply.ms,
        })
    };
    let standing = cell.standing();
    let earlier = cell.answers.len().saturating_sub(1);
    json!({
        "participant": cell.participant,
        "session": standing.map_or(&cell.session, |reply| &reply.session),
        "answer": cell.answer(),
        "nuance": standing.and_then(|reply| reply.nuance.as_deref()),
        "silent": standing.is_some_and(|reply| reply.silent),
        "ms": standing.map(|reply| reply.ms),
        "earlier": cell.answers.iter().take(earlier).map(reply).collect::<Value>(),
    })
}

fn said(said: &Said) -> Value {
    json!({
        "kind": said.kind,
        "participants": said.participants,
        "text": said.text,
        "concepts": said.concepts,
        "proposed": said.proposed,
        "session": said.session,
        "ms": said.ms,
    })
}
