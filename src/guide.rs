//! The interview guide and its concept model: one TOML text in all its languages.
//!
//! A [`Guide`] is what [`parse`](parse::parse) makes of a text without errors, so its ids are
//! unique, its concepts exist and its texts are there. The guide knows nothing of sessions.

pub mod advice;
pub mod builtin;
pub mod check;
pub mod concept;
pub mod crosswalk;
pub mod diff;
pub mod finding;
pub mod history;
pub mod keys;
pub mod load;
pub mod near;
pub mod outline;
pub mod parse;
pub mod problem;
pub mod report;
pub mod show;
pub mod source;
pub mod table;
pub mod text;
pub mod wrap;

use advice::Rule;
use concept::ConceptModel;
use history::Revision;
use text::Text;

/// A whole guide, checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Guide {
    /// The guide's id, such as `kwaliteitszorg`.
    pub id: String,
    /// The version that a session names.
    pub version: String,
    /// Interview or member check.
    pub kind: Kind,
    /// BCP 47 tags, the first one the fallback.
    pub languages: Vec<String>,
    /// The length of the appointment in minutes.
    pub minutes: u32,
    /// What the guide says of itself, such as `reworded, not piloted`.
    pub status: Option<String>,
    /// Where the guide comes from.
    pub source: Option<String>,
    /// The title shown.
    pub title: Text,
    /// What is read aloud first.
    pub opening: Frame,
    /// What is read aloud last; its minutes are the reserve that pace keeps.
    pub closing: Frame,
    /// The consent items, asked one by one during the opening.
    pub consent: Vec<ConsentItem>,
    /// General follow-ups, at hand at any moment.
    pub follow_ups: Vec<FollowUp>,
    /// The sub-questions of the study that topics answer.
    pub research_questions: Vec<ResearchQuestion>,
    /// The topics, in the order they are walked.
    pub topics: Vec<Topic>,
    /// The concept model.
    pub concepts: ConceptModel,
    /// What became of its versions, the oldest first.
    pub history: Vec<Revision>,
}

/// What a guide is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A semi-structured interview.
    Interview,
    /// Findings laid before participants (Birt et al. 2016).
    MemberCheck,
}

/// The opening or the closing: a text to say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frame {
    /// What to say; empty when the guide has none.
    pub say: Text,
    /// The minutes it takes.
    pub minutes: u32,
}

/// What a participant is asked to agree to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentItem {
    /// The item's id.
    pub id: String,
    /// What the screen calls it, when that is not the id.
    pub name: Option<Text>,
    /// What a yes allows.
    pub scope: Scope,
    /// The wording read aloud.
    pub ask: Text,
}

impl ConsentItem {
    /// What the item is called in a language.
    #[must_use]
    pub fn label(&self, language: &str) -> &str {
        self.name
            .as_ref()
            .map_or(&self.id, |name| name.words(language))
    }
}

/// What a consent item is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Taking part at all.
    Part,
    /// Being recorded, and what becomes of the recording.
    Recording,
    /// Being quoted.
    Quotes,
    /// Depositing the data.
    Deposit,
}

/// A general follow-up, such as "tell me more".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// `id` of the table, else `F` and its place in the list from 1.
    pub id: String,
    /// The wording.
    pub ask: Text,
}

/// A sub-question of the study.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResearchQuestion {
    /// The id that topics name in `answers`.
    pub id: String,
    /// Its wording.
    pub text: Text,
}

/// One topic with its minutes, checklist, questions and statements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// The id, such as `O2`.
    pub id: String,
    /// The title shown.
    pub title: Text,
    /// The concept its notes take; none for context such as the warm-up.
    pub concept: Option<String>,
    /// Minutes planned.
    pub minutes: u32,
    /// Ids of the research questions that this topic answers.
    pub answers: Vec<String>,
    /// What should come up.
    pub checklist: Vec<CheckItem>,
    /// The base questions with their probes.
    pub questions: Vec<Question>,
    /// A member check's findings, one claim each.
    pub statements: Vec<Statement>,
}

/// A checklist item: a concept, or a free item of the guide's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckItem {
    /// The concept's id, or the free item's.
    pub id: String,
    /// The concept's name, or the free item's text.
    pub label: Text,
    /// Whether `id` is a concept's.
    pub is_concept: bool,
}

/// A question, or (below one) a probe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The id, such as `O2.1` or `O2.1d`.
    pub id: String,
    /// How much it matters that it is asked.
    pub priority: Priority,
    /// The concept its notes take: its own, else that of what it stands under.
    pub concept: Option<String>,
    /// The wording.
    pub ask: Text,
    /// A condition that the interviewer opens before this probe shows.
    pub when: Option<Text>,
    /// What its wording is not advised about.
    pub silence: Vec<Rule>,
    /// Probes below it.
    pub probes: Vec<Question>,
}

/// How much it matters that a question is asked; the greater gives way later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Priority {
    /// The first to give way; what a probe is when nothing is said.
    Could,
    /// Gives way after the coulds; what a question is when nothing is said.
    Should,
    /// Never dropped for another.
    Must,
}

/// A preliminary finding that a member check lays before its participants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The id.
    pub id: String,
    /// The claim.
    pub text: Text,
    /// The concept: its own, else the topic's.
    pub concept: Option<String>,
    /// Minutes planned for it, if any.
    pub minutes: Option<u32>,
}

impl Guide {
    /// The topic with this id.
    #[must_use]
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == id)
    }

    /// The language to read the guide in: the wanted one when the guide has it or its primary
    /// language, else the guide's first.
    #[must_use]
    pub fn language<'a>(&'a self, wanted: &'a str) -> &'a str {
        let primary = text::primary(wanted);
        let has = self
            .languages
            .iter()
            .any(|tag| tag == wanted || text::primary(tag) == primary);
        if has {
            wanted
        } else {
            self.languages.first().map_or(wanted, String::as_str)
        }
    }
}

impl Priority {
    /// The word in the guide.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Priority::Could => "could",
            Priority::Should => "should",
            Priority::Must => "must",
        }
    }
}

impl Scope {
    /// The word in the guide.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Scope::Part => "part",
            Scope::Recording => "recording",
            Scope::Quotes => "quotes",
            Scope::Deposit => "deposit",
        }
    }
}
