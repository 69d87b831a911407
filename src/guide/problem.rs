//! Every problem that the check knows, with what it says of each.

use super::finding::Severity;
use super::keys::TOP;
use crate::texts::{Advice, GuideTexts, fill};

/// What can be the matter with a guide. Values come from the file as they stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(
    missing_docs,
    reason = "each problem's meaning is its text in `texts::guide`"
)]
pub enum Problem {
    Toml {
        message: String,
    },
    NotUtf8,
    TooLarge,
    Nul,
    Unreadable {
        file: String,
        reason: String,
    },
    OutsideFolder {
        file: String,
    },
    NotAlone {
        file: String,
    },
    Unfreezable,
    UnknownKey {
        key: String,
        table: String,
        known: String,
        near: Option<String>,
    },
    MissingKey {
        key: String,
        table: String,
    },
    WrongType {
        key: String,
        found: Shape,
        wanted: Shape,
    },
    TextWithoutLanguage {
        key: String,
        tag: String,
    },
    DoubleId {
        id: String,
        line: usize,
    },
    BadId {
        id: String,
    },
    ReservedId {
        id: String,
    },
    Unknown {
        thing: Thing,
        id: String,
        near: Option<String>,
    },
    NotOneOf {
        key: String,
        value: String,
        known: String,
        near: Option<String>,
    },
    Cycle {
        ids: String,
    },
    TwoResiduals {
        id: String,
        line: usize,
    },
    Minutes {
        key: String,
        value: String,
        least: u32,
    },
    StatementInInterview,
    NoTopics,
    NoLanguages,
    BadLanguage {
        tag: String,
    },
    DoubleLanguage {
        tag: String,
    },
    ForeignLanguage {
        tag: String,
        known: String,
    },
    MissingText {
        key: String,
        tag: String,
    },
    Blank {
        key: String,
    },
    Control {
        code: String,
    },
    LineBreak {
        key: String,
    },
    TooDeep {
        deepest: usize,
    },
    Color {
        value: String,
    },
    Uncovered {
        id: String,
    },
    OverTime {
        planned: u32,
        total: u32,
    },
    Unanswered {
        id: String,
    },
    NoResidual,
    NoHeading,
    NoConsent,
    EmptyTopic {
        id: String,
    },
    LongQuestion {
        characters: usize,
    },
}

/// What a name refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Thing {
    Concept,
    ResearchQuestion,
    CheckItem,
}

/// A type of TOML value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Shape {
    String,
    Integer,
    Float,
    Boolean,
    Date,
    List,
    Table,
    Tables,
}

impl Problem {
    /// Whether the guide can be used nevertheless.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Problem::Uncovered { .. }
            | Problem::OverTime { .. }
            | Problem::Unanswered { .. }
            | Problem::NoResidual
            | Problem::NoHeading
            | Problem::NoConsent
            | Problem::EmptyTopic { .. }
            | Problem::LongQuestion { .. } => Severity::Doubt,
            _ => Severity::Error,
        }
    }

    /// What is wrong.
    #[must_use]
    pub fn what(&self, texts: &GuideTexts) -> String {
        self.filled(self.advice(texts).what, texts)
    }

    /// What would be right.
    #[must_use]
    pub fn remedy(&self, texts: &GuideTexts) -> String {
        match self {
            Problem::UnknownKey { near: Some(_), .. }
            | Problem::NotOneOf { near: Some(_), .. }
            | Problem::Unknown { near: Some(_), .. } => self.filled(texts.did_you_mean, texts),
            _ => self.filled(self.advice(texts).remedy, texts),
        }
    }

    fn filled(&self, text: &str, texts: &GuideTexts) -> String {
        let values = self.values(texts);
        let values: Vec<(&str, &dyn std::fmt::Display)> = values
            .iter()
            .map(|(name, value)| (*name, value as &dyn std::fmt::Display))
            .collect();
        fill(text, &values)
    }

    fn advice<'t>(&self, texts: &'t GuideTexts) -> &'t Advice {
        match self {
            Problem::Toml { .. } => &texts.toml,
            Problem::NotUtf8 => &texts.not_utf8,
            Problem::TooLarge => &texts.too_large,
            Problem::Nul => &texts.nul,
            Problem::Unreadable { .. } => &texts.unreadable,
            Problem::OutsideFolder { .. } => &texts.outside_folder,
            Problem::NotAlone { .. } => &texts.not_alone,
            Problem::Unfreezable => &texts.unfreezable,
            Problem::UnknownKey { .. } => &texts.unknown_key,
            Problem::MissingKey { .. } => &texts.missing_key,
            Problem::WrongType { .. } => &texts.wrong_type,
            Problem::TextWithoutLanguage { .. } => &texts.text_without_language,
            Problem::DoubleId { .. } => &texts.double_id,
            Problem::BadId { .. } => &texts.bad_id,
            Problem::ReservedId { .. } => &texts.reserved_id,
            Problem::Unknown { thing, .. } => thing.advice(texts),
            Problem::NotOneOf { .. } => &texts.not_one_of,
            Problem::Cycle { .. } => &texts.cycle,
            Problem::TwoResiduals { .. } => &texts.two_residuals,
            Problem::Minutes { .. } => &texts.minutes,
            Problem::StatementInInterview => &texts.statement_in_interview,
            Problem::NoTopics => &texts.no_topics,
            Problem::NoLanguages => &texts.no_languages,
            Problem::BadLanguage { .. } => &texts.bad_language,
            Problem::DoubleLanguage { .. } => &texts.double_language,
            Problem::ForeignLanguage { .. } => &texts.foreign_language,
            Problem::MissingText { .. } => &texts.missing_text,
            Problem::Blank { .. } => &texts.blank,
            Problem::Control { .. } => &texts.control,
            Problem::LineBreak { .. } => &texts.line_break,
            Problem::TooDeep { .. } => &texts.too_deep,
            Problem::Color { .. } => &texts.color,
            Problem::Uncovered { .. } => &texts.uncovered,
            Problem::OverTime { .. } => &texts.over_time,
            Problem::Unanswered { .. } => &texts.unanswered,
            Problem::NoResidual => &texts.no_residual,
            Problem::NoHeading => &texts.no_heading,
            Problem::NoConsent => &texts.no_consent,
            Problem::EmptyTopic { .. } => &texts.empty_topic,
            Problem::LongQuestion { .. } => &texts.long_question,
        }
    }

    /// The values for the `{name}` places of the texts, fit to be shown.
    fn values(&self, texts: &GuideTexts) -> Vec<(&'static str, String)> {
        let show = |value: &str| printable(value);
        match self {
            Problem::Toml { message } => vec![("message", show(message))],
            Problem::Unreadable { file, reason } => {
                vec![("file", show(file)), ("reason", show(reason))]
            }
            Problem::OutsideFolder { file } | Problem::NotAlone { file } => {
                vec![("file", show(file))]
            }
            Problem::UnknownKey {
                key,
                table,
                known,
                near,
            } => {
                let mut values = vec![("key", show(key)), ("table", section(table, texts))];
                values.extend([
                    ("known", known.clone()),
                    ("near", or_empty(near.as_deref())),
                ]);
                values
            }
            Problem::MissingKey { key, table } => {
                vec![("key", show(key)), ("table", section(table, texts))]
            }
            Problem::WrongType { key, found, wanted } => vec![
                ("key", show(key)),
                ("found", found.name(texts).to_owned()),
                ("wanted", wanted.name(texts).to_owned()),
            ],
            Problem::TextWithoutLanguage { key, tag } | Problem::MissingText { key, tag } => {
                vec![("key", show(key)), ("tag", show(tag))]
            }
            Problem::DoubleId { id, line } | Problem::TwoResiduals { id, line } => {
                vec![("id", show(id)), ("line", line.to_string())]
            }
            Problem::BadId { id }
            | Problem::ReservedId { id }
            | Problem::Uncovered { id }
            | Problem::Unanswered { id }
            | Problem::EmptyTopic { id } => vec![("id", show(id))],
            Problem::Unknown { id, near, .. } => {
                vec![("id", show(id)), ("near", or_empty(near.as_deref()))]
            }
            _ => self.more_values(),
        }
    }

    fn more_values(&self) -> Vec<(&'static str, String)> {
        match self {
            Problem::NotOneOf {
                key,
                value,
                known,
                near,
            } => vec![
                ("key", printable(key)),
                ("value", printable(value)),
                ("known", known.clone()),
                ("near", or_empty(near.as_deref())),
            ],
            Problem::Cycle { ids } => vec![("ids", printable(ids))],
            Problem::Minutes { key, value, least } => vec![
                ("key", printable(key)),
                ("value", printable(value)),
                ("least", least.to_string()),
            ],
            Problem::BadLanguage { tag } | Problem::DoubleLanguage { tag } => {
                vec![("tag", printable(tag))]
            }
            Problem::ForeignLanguage { tag, known } => {
                vec![("tag", printable(tag)), ("known", printable(known))]
            }
            Problem::Blank { key } | Problem::LineBreak { key } => vec![("key", printable(key))],
            Problem::Control { code } => vec![("code", code.clone())],
            Problem::TooDeep { deepest } => vec![("deepest", deepest.to_string())],
            Problem::Color { value } => vec![("value", printable(value))],
            Problem::OverTime { planned, total } => {
                vec![
                    ("planned", planned.to_string()),
                    ("total", total.to_string()),
                ]
            }
            Problem::LongQuestion { characters } => vec![("characters", characters.to_string())],
            _ => Vec::new(),
        }
    }
}

impl Thing {
    fn advice(self, texts: &GuideTexts) -> &Advice {
        match self {
            Thing::Concept => &texts.unknown_concept,
            Thing::ResearchQuestion => &texts.unknown_research_question,
            Thing::CheckItem => &texts.unknown_check_item,
        }
    }
}

impl Shape {
    fn name(self, texts: &GuideTexts) -> &'static str {
        match self {
            Shape::String => texts.a_string,
            Shape::Integer => texts.an_integer,
            Shape::Float => texts.a_float,
            Shape::Boolean => texts.a_boolean,
            Shape::Date => texts.a_date,
            Shape::List => texts.a_list,
            Shape::Table => texts.a_table,
            Shape::Tables => texts.tables,
        }
    }
}

fn section(name: &str, texts: &GuideTexts) -> String {
    if name == TOP {
        texts.top.to_owned()
    } else {
        printable(name)
    }
}

fn or_empty(near: Option<&str>) -> String {
    near.map(printable).unwrap_or_default()
}

/// Characters that would move the cursor, or turn the reading direction: they have no place in a
/// guide's texts and are never printed as they are.
#[must_use]
pub fn is_unprintable(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}'
        )
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What is wrong and what would be right, with the values of the file fit to be printed.
#[must_use]
pub fn filled<V: AsRef<str>>(advice: &Advice, values: &[(&str, V)]) -> (String, String) {
    let shown: Vec<(&str, String)> = values
        .iter()
        .map(|(name, value)| (*name, printable(value.as_ref())))
        .collect();
    let values: Vec<(&str, &dyn std::fmt::Display)> = shown
        .iter()
        .map(|(name, value)| (*name, value as &dyn std::fmt::Display))
        .collect();
    (fill(advice.what, &values), fill(advice.remedy, &values))
}

/// A value from the file, escaped and cut to what fits a message.
#[must_use]
pub fn printable(value: &str) -> String {
    const LONGEST: usize = 160;
    let mut shown = String::new();
    for (place, letter) in value.chars().enumerate() {
        if place == LONGEST {
            shown.push('…');
            break;
        }
        if is_unprintable(letter) {
            shown.extend(letter.escape_default());
        } else {
            shown.push(letter);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::{EN, LANGUAGES};

    #[test]
    fn an_escape_sequence_in_a_value_is_shown_and_not_sent() {
        let problem = Problem::BadId {
            id: "a\u{1b}[31m".to_owned(),
        };
        assert!(!problem.what(&EN.guide).contains('\u{1b}'));
    }

    #[test]
    fn every_place_of_a_text_is_filled() {
        let problem = Problem::UnknownKey {
            key: "minuten".to_owned(),
            table: "[[topic]]".to_owned(),
            known: "id, minutes".to_owned(),
            near: None,
        };
        for (_, texts) in LANGUAGES {
            let said = problem.what(&texts.guide) + &problem.remedy(&texts.guide);
            assert!(!said.contains('{'), "{said}");
        }
    }
}
