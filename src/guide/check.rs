//! The doubts: what a guide may be, but a person should look at.

use std::collections::HashSet;

use super::parse::{Places, Space};
use super::problem::Problem;
use super::{Guide, Question, Scope};

/// Writes down every doubt about a guide.
pub(super) fn check(guide: &Guide, places: &mut Places) {
    minutes(guide, places);
    consent(guide, places);
    concepts(guide, places);
    research_questions(guide, places);
    topics(guide, places);
}

fn minutes(guide: &Guide, places: &mut Places) {
    let topics: u32 = guide.topics.iter().map(|topic| topic.minutes).sum();
    let planned = guide.opening.minutes + topics + guide.closing.minutes;
    let total = guide.minutes;
    if total > 0 && planned > total {
        let place = places.minutes.clone();
        places.doubt(&place, Problem::OverTime { planned, total });
    }
}

fn consent(guide: &Guide, places: &mut Places) {
    if !guide.consent.iter().any(|item| item.scope == Scope::Part) {
        let place = places.guide.clone();
        places.doubt(&place, Problem::NoConsent);
    }
}

fn concepts(guide: &Guide, places: &mut Places) {
    let model = &guide.concepts;
    let Some(place) = places.model.clone() else {
        return;
    };
    if model.residual().is_none() {
        places.doubt(&place, Problem::NoResidual);
    }
    if model.headings().next().is_none() {
        places.doubt(&place, Problem::NoHeading);
    }
    let covered: HashSet<&str> = named(guide)
        .into_iter()
        .flat_map(|id| model.upwards(id))
        .map(|concept| concept.id.as_str())
        .collect();
    let uncovered = model
        .all()
        .iter()
        .filter(|concept| !concept.residual && !covered.contains(concept.id.as_str()));
    for concept in uncovered {
        let place = places.of(Space::Concept, &concept.id).clone();
        let id = concept.id.clone();
        places.doubt(&place, Problem::Uncovered { id });
    }
}

/// The concepts that topics, questions, checklists and statements name.
fn named(guide: &Guide) -> HashSet<&str> {
    let mut named = HashSet::new();
    for topic in &guide.topics {
        named.extend(topic.concept.as_deref());
        let ticked = topic.checklist.iter().filter(|item| item.is_concept);
        named.extend(ticked.map(|item| item.id.as_str()));
        let claims = topic.statements.iter();
        named.extend(claims.filter_map(|claim| claim.concept.as_deref()));
        add_questions(&topic.questions, &mut named);
    }
    named
}

fn add_questions<'g>(questions: &'g [Question], named: &mut HashSet<&'g str>) {
    for question in questions {
        named.extend(question.concept.as_deref());
        add_questions(&question.probes, named);
    }
}

fn research_questions(guide: &Guide, places: &mut Places) {
    let answered: HashSet<&str> = guide
        .topics
        .iter()
        .flat_map(|topic| &topic.answers)
        .map(String::as_str)
        .collect();
    for asked in &guide.research_questions {
        if !answered.contains(asked.id.as_str()) {
            let place = places.of(Space::ResearchQuestion, &asked.id).clone();
            let id = asked.id.clone();
            places.doubt(&place, Problem::Unanswered { id });
        }
    }
}

fn topics(guide: &Guide, places: &mut Places) {
    for topic in &guide.topics {
        if topic.questions.is_empty() && topic.statements.is_empty() {
            let place = places.of(Space::Walk, &topic.id).clone();
            let id = topic.id.clone();
            places.doubt(&place, Problem::EmptyTopic { id });
        }
    }
}
