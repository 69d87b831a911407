//! What stands around the topics: the guide's own table, opening, closing, consent, follow-ups and
//! research questions.

use super::desk::{Desk, Space};
use super::walk::{Lines, Placed, Table, string};
use super::wording::{LINE, SAY, is_tag, need_text, text};
use crate::guide::history::Revision;
use crate::guide::keys::{
    CLOSING, CONSENT, FOLLOW_UP, GUIDE, HISTORY, OPENING, RESEARCH_QUESTION, Section,
};
use crate::guide::near::nearest;
use crate::guide::problem::Problem;
use crate::guide::source::Place;
use crate::guide::text::Text;
use crate::guide::{ConsentItem, FollowUp, Frame, Kind, ResearchQuestion, Scope};

/// The minutes that a closing without `minutes` keeps.
const CLOSING_RESERVE: u32 = 3;

/// What `[guide]` says.
#[derive(Debug)]
pub struct Head {
    /// As in [`Guide`](crate::guide::Guide), and the others below.
    pub id: String,
    /// The version.
    pub version: String,
    /// Interview or member check.
    pub kind: Kind,
    /// The length of the appointment.
    pub minutes: u32,
    /// Where that stands.
    pub minutes_place: Place,
    /// What the guide says of itself.
    pub status: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
    /// The title.
    pub title: Text,
    /// Where the table begins.
    pub place: Place,
}

/// Reads `[guide]`, and leaves the languages on the desk for all texts to come.
pub fn read(desk: &mut Desk, root: &Table<'_>) -> Head {
    let kinds = [
        ("interview", Kind::Interview),
        ("member-check", Kind::MemberCheck),
    ];
    let mut head = Head {
        id: String::new(),
        version: String::new(),
        kind: Kind::Interview,
        minutes: 0,
        minutes_place: root.place.clone(),
        status: None,
        source: None,
        title: Text::default(),
        place: root.place.clone(),
    };
    root.need(desk, "guide");
    let Some(table) = root.one(desk, &GUIDE, "guide") else {
        return head;
    };
    languages(desk, &table);
    head.place = table.place.clone();
    head.id = need_id(desk, &table, Space::Guide);
    head.version = value_of(table.need_string(desk, "version"));
    let kind = table.need_string(desk, "kind");
    head.kind = kind
        .and_then(|kind| one_of(desk, "kind", &kind, &kinds))
        .unwrap_or(Kind::Interview);
    table.need(desk, "minutes");
    head.minutes = table.minutes(desk, "minutes", 1).unwrap_or(0);
    head.minutes_place = table.key_place("minutes");
    head.status = table.string(desk, "status").map(|status| status.value);
    head.source = table.string(desk, "source").map(|source| source.value);
    head.title = need_text(desk, &table, "title", LINE);
    head
}

fn value_of(placed: Option<Placed<String>>) -> String {
    placed.map(|placed| placed.value).unwrap_or_default()
}

fn languages(desk: &mut Desk, table: &Table<'_>) {
    if table.need(desk, "languages").is_none() {
        return;
    }
    let listed = table.list(desk, "languages");
    let is_list = table
        .get("languages")
        .is_some_and(|entry| entry.value.is_array());
    if listed.is_empty() && is_list {
        desk.report(&table.key_place("languages"), Problem::NoLanguages);
    }
    let mut languages: Vec<String> = Vec::new();
    for entry in listed {
        let Some(tag) = string(desk, "languages", &entry, Lines::One) else {
            continue;
        };
        let problem = if !is_tag(&tag.value) {
            Problem::BadLanguage { tag: tag.value }
        } else if languages
            .iter()
            .any(|known| known.eq_ignore_ascii_case(&tag.value))
        {
            Problem::DoubleLanguage { tag: tag.value }
        } else {
            languages.push(tag.value);
            continue;
        };
        desk.report(&tag.place, problem);
    }
    desk.languages = languages;
}

/// What a word stands for, or a report of the words that would do.
pub fn one_of<T: Copy>(
    desk: &mut Desk,
    key: &str,
    word: &Placed<String>,
    words: &[(&str, T)],
) -> Option<T> {
    let found = words.iter().find(|(known, _)| *known == word.value);
    if found.is_none() {
        let known: Vec<&str> = words.iter().map(|(known, _)| *known).collect();
        let problem = Problem::NotOneOf {
            key: key.to_owned(),
            value: word.value.clone(),
            known: known.join(", "),
            near: nearest(&word.value, known.iter().copied()),
        };
        desk.report(&word.place, problem);
    }
    found.map(|(_, meaning)| *meaning)
}

/// The id that a table must have; a table without one is read on under an empty id.
pub fn need_id(desk: &mut Desk, table: &Table<'_>, space: Space) -> String {
    let Some(id) = table.need_string(desk, "id") else {
        return String::new();
    };
    desk.claim(space, &id.value, &id.place);
    id.value
}

/// What is said first.
pub fn opening(desk: &mut Desk, root: &Table<'_>) -> Frame {
    frame(desk, root, &OPENING, "opening", 0)
}

/// What is said last.
pub fn closing(desk: &mut Desk, root: &Table<'_>) -> Frame {
    frame(desk, root, &CLOSING, "closing", CLOSING_RESERVE)
}

fn frame(
    desk: &mut Desk,
    root: &Table<'_>,
    section: &'static Section,
    key: &str,
    minutes: u32,
) -> Frame {
    let Some(table) = root.one(desk, section, key) else {
        return Frame {
            say: Text::default(),
            minutes,
        };
    };
    Frame {
        say: text(desk, &table, "say", SAY),
        minutes: table.minutes(desk, "minutes", 0).unwrap_or(minutes),
    }
}

/// The consent items.
pub fn consent(desk: &mut Desk, root: &Table<'_>) -> Vec<ConsentItem> {
    let scopes = [
        ("part", Scope::Part),
        ("recording", Scope::Recording),
        ("quotes", Scope::Quotes),
        ("deposit", Scope::Deposit),
    ];
    let tables = root.many(desk, &CONSENT, "consent");
    tables
        .iter()
        .map(|table| {
            let scope = table.need_string(desk, "scope");
            ConsentItem {
                id: need_id(desk, table, Space::Consent),
                name: table
                    .get("name")
                    .map(|_| need_text(desk, table, "name", LINE)),
                scope: scope
                    .and_then(|scope| one_of(desk, "scope", &scope, &scopes))
                    .unwrap_or(Scope::Part),
                ask: need_text(desk, table, "ask", LINE),
            }
        })
        .collect()
}

/// The general follow-ups; one without an id is named after its place.
pub fn follow_ups(desk: &mut Desk, root: &Table<'_>) -> Vec<FollowUp> {
    let tables = root.many(desk, &FOLLOW_UP, "follow_up");
    let mut follow_ups = Vec::new();
    for (place, table) in tables.iter().enumerate() {
        let id = if table.get("id").is_some() {
            need_id(desk, table, Space::FollowUp)
        } else {
            let id = format!("F{}", place + 1);
            desk.claim(Space::FollowUp, &id, &table.place);
            id
        };
        let ask = need_text(desk, table, "ask", LINE);
        follow_ups.push(FollowUp { id, ask });
    }
    follow_ups
}

/// The sub-questions of the study.
pub fn research_questions(desk: &mut Desk, root: &Table<'_>) -> Vec<ResearchQuestion> {
    let tables = root.many(desk, &RESEARCH_QUESTION, "research_question");
    tables
        .iter()
        .map(|table| ResearchQuestion {
            id: need_id(desk, table, Space::ResearchQuestion),
            text: need_text(desk, table, "text", LINE),
        })
        .collect()
}

/// What became of the guide's versions.
pub fn history(desk: &mut Desk, root: &Table<'_>) -> Vec<Revision> {
    let tables = root.many(desk, &HISTORY, "history");
    tables
        .iter()
        .map(|table| {
            let mut need = |key| table.need_string(desk, key).map(|it| it.value);
            Revision {
                date: need("date").unwrap_or_default(),
                from: need("from").unwrap_or_default(),
                to: need("to").unwrap_or_default(),
                reason: need("reason").unwrap_or_default(),
            }
        })
        .collect()
}
