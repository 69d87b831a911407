//! The topics with their questions, probes, checklists and statements.

use std::collections::{HashMap, HashSet};

use super::DEEPEST;
use super::concepts::{Model, known_concept};
use super::desk::{Desk, Space};
use super::head::{need_id, one_of};
use super::walk::{Entry, Lines, Placed, Table, string, wrong_type};
use super::wording::{LINE, by_tag, need_text};
use crate::guide::advice::Rule;
use crate::guide::keys::{CHECK_ITEM, PROBE, QUESTION, STATEMENT, TOPIC};
use crate::guide::problem::{Problem, Shape, Thing};
use crate::guide::text::Text;
use crate::guide::{CheckItem, Kind, Priority, Question, Statement, Topic};

/// A question above this many characters is hard to read aloud at a glance.
const LONGEST_QUESTION: usize = 300;

/// Free checklist items by id.
type FreeItems = HashMap<String, Text>;

/// Reads all topics.
pub fn read_all(desk: &mut Desk, root: &Table<'_>, model: &Model, kind: Kind) -> Vec<Topic> {
    let tables = root.many(desk, &TOPIC, "topic");
    let written = root.get("topic");
    if tables.is_empty() && written.is_none_or(|entry| entry.value.is_array()) {
        desk.report(&root.place, Problem::NoTopics);
    }
    let free = free_items(desk, &tables);
    tables
        .iter()
        .map(|table| one(desk, table, model, kind, &free))
        .collect()
}

fn one(desk: &mut Desk, table: &Table<'_>, model: &Model, kind: Kind, free: &FreeItems) -> Topic {
    let id = need_id(desk, table, Space::Walk);
    let title = need_text(desk, table, "title", LINE);
    table.need(desk, "concept");
    let concept = concept(desk, table, model, None);
    table.need(desk, "minutes");
    let questions = table.many(desk, &QUESTION, "question");
    let statements = table.many(desk, &STATEMENT, "statement");
    if kind == Kind::Interview && !statements.is_empty() {
        for statement in &statements {
            desk.report(&statement.place, Problem::StatementInInterview);
        }
    }
    Topic {
        id,
        title,
        minutes: table.minutes(desk, "minutes", 0).unwrap_or(0),
        answers: answers(desk, table),
        checklist: checklist(desk, table, model, free),
        questions: questions
            .iter()
            .map(|inner| question(desk, inner, model, concept.as_deref(), 0))
            .collect(),
        statements: statements
            .iter()
            .map(|inner| statement(desk, inner, model, concept.as_deref()))
            .collect(),
        concept,
    }
}

/// The concept of a table: its own, none when it says so, else that of what it stands under.
fn concept(
    desk: &mut Desk,
    table: &Table<'_>,
    model: &Model,
    above: Option<&str>,
) -> Option<String> {
    if table.get("concept").is_none() {
        return above.map(str::to_owned);
    }
    let own = table.string(desk, "concept")?;
    if own.value == "none" || (model.known && !known_concept(desk, &own)) {
        return None;
    }
    Some(own.value)
}

fn answers(desk: &mut Desk, table: &Table<'_>) -> Vec<String> {
    let named = table.strings(desk, "answers");
    for id in &named {
        if desk.has(Space::ResearchQuestion, &id.value) {
            continue;
        }
        let near = desk.near(&[Space::ResearchQuestion], &id.value);
        let problem = Problem::Unknown {
            thing: Thing::ResearchQuestion,
            id: id.value.clone(),
            near,
        };
        desk.report(&id.place, problem);
    }
    named.into_iter().map(|id| id.value).collect()
}

fn question(
    desk: &mut Desk,
    table: &Table<'_>,
    model: &Model,
    above: Option<&str>,
    depth: usize,
) -> Question {
    let priorities = [
        ("must", Priority::Must),
        ("should", Priority::Should),
        ("could", Priority::Could),
    ];
    let usual = if depth == 0 {
        Priority::Should
    } else {
        Priority::Could
    };
    let id = need_id(desk, table, Space::Walk);
    let concept = concept(desk, table, model, above);
    let priority = table
        .string(desk, "priority")
        .and_then(|word| one_of(desk, "priority", &word, &priorities));
    let ask = need_text(desk, table, "ask", LINE);
    doubt_length(desk, table, &ask);
    let when = table
        .get("when")
        .map(|_| need_text(desk, table, "when", LINE));
    let silence = table.strings(desk, "silence");
    let silence = silence
        .iter()
        .filter_map(|word| one_of(desk, "silence", word, &Rule::ALL))
        .collect();
    Question {
        silence,
        probes: probes(desk, table, model, concept.as_deref(), depth),
        id,
        priority: priority.unwrap_or(usual),
        concept,
        ask,
        when,
    }
}

fn probes(
    desk: &mut Desk,
    table: &Table<'_>,
    model: &Model,
    above: Option<&str>,
    depth: usize,
) -> Vec<Question> {
    let below = table.many(desk, &PROBE, "probe");
    if let Some(first) = below.first()
        && depth == DEEPEST
    {
        desk.report(&first.place, Problem::TooDeep { deepest: DEEPEST });
        return Vec::new();
    }
    below
        .iter()
        .map(|probe| question(desk, probe, model, above, depth + 1))
        .collect()
}

fn doubt_length(desk: &mut Desk, table: &Table<'_>, ask: &Text) {
    let longest = ask.iter().map(|(_, words)| words.chars().count()).max();
    if let Some(characters) = longest.filter(|count| *count > LONGEST_QUESTION) {
        desk.report(
            &table.key_place("ask"),
            Problem::LongQuestion { characters },
        );
    }
}

fn statement(desk: &mut Desk, table: &Table<'_>, model: &Model, above: Option<&str>) -> Statement {
    Statement {
        id: need_id(desk, table, Space::Walk),
        text: need_text(desk, table, "text", LINE),
        concept: concept(desk, table, model, above),
        minutes: table.minutes(desk, "minutes", 0),
    }
}

/// The free checklist items of all topics: they are written out once and may be named elsewhere.
fn free_items(desk: &mut Desk, topics: &[Table<'_>]) -> FreeItems {
    let mut items = FreeItems::new();
    for topic in topics {
        for entry in topic.list(desk, "checklist") {
            let Some(table) = entry.value.as_table() else {
                continue;
            };
            let table = Table::open_free(table, &CHECK_ITEM, entry.place.clone());
            let id = need_id(desk, &table, Space::CheckItem);
            if let Some(place) = desk.place_of(Space::Concept, &id) {
                let line = place.line();
                let place = table.place.clone();
                desk.report(
                    &place,
                    Problem::DoubleId {
                        id: id.clone(),
                        line,
                    },
                );
            }
            let mut tags = table.entries();
            tags.retain(|(key, _)| key.value != "id");
            let label = by_tag(desk, &table, "checklist", LINE, tags);
            items.insert(id, label);
        }
    }
    items
}

fn checklist(
    desk: &mut Desk,
    table: &Table<'_>,
    model: &Model,
    free: &FreeItems,
) -> Vec<CheckItem> {
    // What is no list was reported when the free items were gathered.
    let listed = table
        .get("checklist")
        .filter(|entry| entry.value.is_array());
    if listed.is_none() {
        return Vec::new();
    }
    let mut items: Vec<CheckItem> = Vec::new();
    let mut seen = HashSet::new();
    for entry in table.list(desk, "checklist") {
        let Some(id) = item_id(desk, &entry) else {
            continue;
        };
        if !seen.insert(id.value.clone()) {
            let line = id.place.line();
            desk.report(&id.place, Problem::DoubleId { id: id.value, line });
            continue;
        }
        items.extend(check_item(desk, id, model, free));
    }
    items
}

fn item_id(desk: &mut Desk, entry: &Entry<'_>) -> Option<Placed<String>> {
    if let Some(table) = entry.value.as_table() {
        let id = table.get("id")?.get_ref().as_str()?.trim().to_owned();
        let place = entry.place.clone();
        return Some(Placed { value: id, place });
    }
    if !entry.value.is_str() {
        wrong_type(desk, "checklist", entry, Shape::String);
        return None;
    }
    string(desk, "checklist", entry, Lines::One)
}

fn check_item(
    desk: &mut Desk,
    id: Placed<String>,
    model: &Model,
    free: &FreeItems,
) -> Option<CheckItem> {
    let (label, is_concept) = match (free.get(&id.value), model.concepts.get(&id.value)) {
        (Some(label), _) => (label.clone(), false),
        (None, Some(concept)) => (concept.name.clone(), true),
        (None, None) => {
            if model.known {
                let near = desk.near(&[Space::Concept, Space::CheckItem], &id.value);
                let problem = Problem::Unknown {
                    thing: Thing::CheckItem,
                    id: id.value,
                    near,
                };
                desk.report(&id.place, problem);
            }
            return None;
        }
    };
    Some(CheckItem {
        id: id.value,
        label,
        is_concept,
    })
}
