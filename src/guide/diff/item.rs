//! A guide as a row of items, each with all that two versions of it can differ in.

use super::{Change, Difference};
use crate::guide::text::Text;
use crate::guide::{Frame, Guide, Question, Topic};

/// What kind of item it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The guide itself.
    Guide,
    /// The opening or the closing.
    Frame,
    /// A consent item.
    Consent,
    /// A general follow-up.
    FollowUp,
    /// A research question.
    ResearchQuestion,
    /// A topic.
    Topic,
    /// A question or a probe.
    Question,
    /// A statement.
    Statement,
    /// A concept.
    Concept,
}

impl Kind {
    /// The word in machine formats.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Kind::Guide => "guide",
            Kind::Frame => "frame",
            Kind::Consent => "consent",
            Kind::FollowUp => "follow_up",
            Kind::ResearchQuestion => "research_question",
            Kind::Topic => "topic",
            Kind::Question => "question",
            Kind::Statement => "statement",
            Kind::Concept => "concept",
        }
    }
}

/// What an item is known by in both versions.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: String,
}

/// A text or a value of an item, by its key in the guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// `title`.
    Title,
    /// `say`.
    Say,
    /// `ask`.
    Ask,
    /// `text`.
    Text,
    /// `when`.
    When,
    /// `name`.
    Name,
    /// `description`.
    Description,
    /// `minutes`.
    Minutes,
    /// `concept`.
    Concept,
    /// `priority`.
    Priority,
    /// `scope`.
    Scope,
    /// `answers`.
    Answers,
    /// `checklist`.
    Checklist,
    /// `status`.
    Status,
    /// `source`.
    Source,
    /// `examples`.
    Examples,
    /// `not`.
    Not,
    /// `heading`.
    Heading,
    /// `residual`.
    Residual,
}

impl Part {
    /// The key in the guide.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Part::Title => "title",
            Part::Say => "say",
            Part::Ask => "ask",
            Part::Text => "text",
            Part::When => "when",
            Part::Name => "name",
            Part::Description => "description",
            Part::Minutes => "minutes",
            Part::Concept => "concept",
            Part::Priority => "priority",
            Part::Scope => "scope",
            Part::Answers => "answers",
            Part::Checklist => "checklist",
            Part::Status => "status",
            Part::Source => "source",
            Part::Examples => "examples",
            Part::Not => "not",
            Part::Heading => "heading",
            Part::Residual => "residual",
        }
    }
}

/// One item.
#[derive(Debug)]
pub struct Item {
    /// What it is known by.
    pub key: Key,
    /// The id of what it stands under; empty at the top.
    pub under: String,
    /// Its texts; those of a kind have the same parts in the same order. The first is what it says.
    pub texts: Vec<(Part, Text)>,
    /// Its values; so too.
    pub values: Vec<(Part, String)>,
}

impl Item {
    fn new(kind: Kind, id: &str, under: &str) -> Item {
        Item {
            key: Key {
                kind,
                id: id.to_owned(),
            },
            under: under.to_owned(),
            texts: Vec::new(),
            values: Vec::new(),
        }
    }

    fn text(mut self, part: Part, text: &Text) -> Item {
        self.texts.push((part, text.clone()));
        self
    }

    fn value(mut self, part: Part, value: &(impl ToString + ?Sized)) -> Item {
        self.values.push((part, value.to_string()));
        self
    }

    /// What it says, in the first language of its guide.
    #[must_use]
    pub fn words(&self, guide: &Guide) -> String {
        let language = guide.languages.first().map_or("", String::as_str);
        let said = self.texts.first();
        said.map_or_else(String::new, |(_, text)| text.words(language).to_owned())
    }

    /// A difference of this item.
    #[must_use]
    pub fn differs(&self, change: Change) -> Difference {
        Difference {
            key: self.key.clone(),
            change,
        }
    }
}

/// All items of a guide, in the order it is walked.
#[must_use]
pub fn items(guide: &Guide) -> Vec<Item> {
    let mut items = vec![head(guide), frame("opening", &guide.opening)];
    items.extend(guide.consent.iter().map(|item| {
        Item::new(Kind::Consent, &item.id, "")
            .text(Part::Ask, &item.ask)
            .text(Part::Name, &item.name.clone().unwrap_or_default())
            .value(Part::Scope, item.scope.word())
    }));
    items.extend(
        guide.research_questions.iter().map(|item| {
            Item::new(Kind::ResearchQuestion, &item.id, "").text(Part::Text, &item.text)
        }),
    );
    for topic in &guide.topics {
        items.push(of_topic(topic));
        for question in &topic.questions {
            add_question(&mut items, question, &topic.id);
        }
        items.extend(topic.statements.iter().map(|item| {
            Item::new(Kind::Statement, &item.id, &topic.id)
                .text(Part::Text, &item.text)
                .value(Part::Concept, none(item.concept.as_deref()))
                .value(
                    Part::Minutes,
                    &item.minutes.map_or(String::new(), |it| it.to_string()),
                )
        }));
    }
    items.push(frame("closing", &guide.closing));
    items.extend(
        guide
            .follow_ups
            .iter()
            .map(|item| Item::new(Kind::FollowUp, &item.id, "").text(Part::Ask, &item.ask)),
    );
    items.extend(guide.concepts.all().iter().map(|item| {
        Item::new(
            Kind::Concept,
            &item.id,
            item.parent.as_deref().unwrap_or(""),
        )
        .text(Part::Name, &item.name)
        .text(Part::Description, &item.description)
        .text(Part::Examples, &item.examples)
        .text(Part::Not, &item.not)
        .value(Part::Source, item.source.as_deref().unwrap_or(""))
        .value(Part::Heading, &item.heading)
        .value(Part::Residual, &item.residual)
    }));
    items
}

fn head(guide: &Guide) -> Item {
    Item::new(Kind::Guide, "guide", "")
        .text(Part::Title, &guide.title)
        .value(Part::Minutes, &guide.minutes)
        .value(Part::Status, guide.status.as_deref().unwrap_or(""))
        .value(Part::Source, guide.source.as_deref().unwrap_or(""))
}

fn frame(id: &str, frame: &Frame) -> Item {
    Item::new(Kind::Frame, id, "")
        .text(Part::Say, &frame.say)
        .value(Part::Minutes, &frame.minutes)
}

fn of_topic(topic: &Topic) -> Item {
    let ids: Vec<&str> = topic
        .checklist
        .iter()
        .map(|item| item.id.as_str())
        .collect();
    Item::new(Kind::Topic, &topic.id, "")
        .text(Part::Title, &topic.title)
        .value(Part::Minutes, &topic.minutes)
        .value(Part::Concept, none(topic.concept.as_deref()))
        .value(Part::Answers, &topic.answers.join(", "))
        .value(Part::Checklist, &ids.join(", "))
}

fn add_question(items: &mut Vec<Item>, question: &Question, under: &str) {
    items.push(
        Item::new(Kind::Question, &question.id, under)
            .text(Part::Ask, &question.ask)
            .text(Part::When, &question.when.clone().unwrap_or_default())
            .value(Part::Priority, question.priority.word())
            .value(Part::Concept, none(question.concept.as_deref())),
    );
    for probe in &question.probes {
        add_question(items, probe, &question.id);
    }
}

/// A concept's id, as the guide writes that there is none.
fn none(concept: Option<&str>) -> &str {
    concept.unwrap_or("none")
}
