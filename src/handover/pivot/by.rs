//! What the rows of a table of counts are, and in which row a fragment counts.

use std::borrow::Cow;
use std::collections::HashMap;
use std::convert::Infallible;
use std::str::FromStr;

use crate::handover::record::Record;
use crate::session::place::Section;
use crate::study::load::Loaded;
use crate::study::name::{GROUP, natural};
use crate::study::participants::{Participant, Register};
use crate::study::settings::Settings;

/// The row of fragments that have nothing of what the rows are: no topic, no theme.
pub const NONE: &str = "(none)";

/// Stands between the attributes of a stratum that is made of several.
const BETWEEN: &str = " / ";

/// What the rows are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// Participants, in natural order.
    Participant,
    /// Topics, in the guide's order.
    Topic,
    /// Sessions, in order.
    Session,
    /// The strata that the sample is spread over: the attributes that study.toml names.
    Stratum,
    /// Themes in free words.
    Theme,
    /// The rounds of review in which fragments got their concepts.
    Round,
    /// What participants are in one respect: the name of an attribute in participants.toml.
    Attribute(String),
}

/// What the rows are in a study.
#[derive(Debug)]
pub struct Rows {
    by: By,
    /// The attributes that make the rows.
    attributes: Vec<String>,
    /// The stratum, or the attribute, of each participant who has one.
    values: HashMap<String, String>,
}

/// Why there are no such rows.
#[derive(Debug, PartialEq, Eq)]
pub enum NoRows {
    /// study.toml names no strata.
    NoStrata,
    /// No participant has such an attribute; those that there are.
    NoAttribute(String, Vec<String>),
}

impl FromStr for By {
    type Err = Infallible;

    fn from_str(word: &str) -> Result<By, Infallible> {
        let fixed = By::FIXED.into_iter().find(|by| by.word() == word);
        Ok(fixed.unwrap_or_else(|| By::Attribute(word.to_owned())))
    }
}

impl By {
    /// All but the attributes.
    pub const FIXED: [By; 6] = [
        By::Participant,
        By::Topic,
        By::Session,
        By::Stratum,
        By::Theme,
        By::Round,
    ];

    /// The word at the head of the rows.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            By::Participant => "participant",
            By::Topic => "topic",
            By::Session => "session",
            By::Stratum => "stratum",
            By::Theme => "theme",
            By::Round => "round",
            By::Attribute(name) => name,
        }
    }
}

impl Rows {
    /// The rows of a study.
    ///
    /// # Errors
    /// When the study knows no such strata or attribute.
    pub fn of_study(by: By, settings: &Settings, register: &Register) -> Result<Rows, NoRows> {
        let wanted = match &by {
            By::Stratum => settings.strata(),
            By::Attribute(name) => vec![name.clone()],
            _ => return Ok(Rows::plain(by)),
        };
        if wanted.is_empty() {
            return Err(NoRows::NoStrata);
        }
        let known = register.attribute_names();
        if let Some(unknown) = wanted.iter().find(|name| !known.contains(&name.as_str())) {
            let known = known.into_iter().map(str::to_owned).collect();
            return Err(NoRows::NoAttribute(unknown.clone(), known));
        }
        let rows = Rows {
            by,
            attributes: wanted,
            values: HashMap::new(),
        };
        Ok(rows.filled(register))
    }

    /// The same with what participants are here.
    #[must_use]
    pub fn filled(self, register: &Register) -> Rows {
        let value = |participant: &Participant| {
            let value = stratum(participant, &self.attributes)?;
            Some((participant.id.clone(), value))
        };
        Rows {
            values: register.participants.iter().filter_map(value).collect(),
            ..self
        }
    }

    /// The attributes that make them.
    #[must_use]
    pub fn attributes(&self) -> &[String] {
        &self.attributes
    }

    /// Rows that need nothing from participants.toml.
    #[must_use]
    pub fn plain(by: By) -> Rows {
        Rows {
            by,
            attributes: Vec::new(),
            values: HashMap::new(),
        }
    }

    /// The word at their head.
    #[must_use]
    pub fn word(&self) -> &str {
        self.by.word()
    }

    /// The rows that a session has even without a fragment.
    #[must_use]
    pub fn of_session<'a>(&'a self, loaded: &'a Loaded) -> Vec<&'a str> {
        let session = loaded.session();
        let participants = session.table.everyone().iter();
        match &self.by {
            By::Participant => participants.map(String::as_str).collect(),
            By::Topic => Section::all(&session.guide)
                .map(|part| part.id(&session.guide))
                .collect(),
            By::Session => vec![&loaded.folder.id],
            By::Stratum | By::Attribute(_) => participants.map(|who| self.value(who)).collect(),
            By::Theme | By::Round => Vec::new(),
        }
    }

    /// The row of a fragment.
    #[must_use]
    pub fn of<'r>(&'r self, record: &'r Record<'r>) -> Cow<'r, str> {
        let row = match &self.by {
            By::Round => return round(record.round),
            By::Participant => record.participant.unwrap_or(GROUP),
            By::Topic => record.topic.unwrap_or(NONE),
            By::Session => record.session,
            By::Theme => record.theme.unwrap_or(NONE),
            By::Stratum | By::Attribute(_) => {
                record.participant.map_or(GROUP, |who| self.value(who))
            }
        };
        Cow::Borrowed(row)
    }

    fn value(&self, participant: &str) -> &str {
        self.values.get(participant).map_or(NONE, String::as_str)
    }

    /// Puts rows in order: as people number things, what has none last; topics stay in the guide's.
    pub(super) fn order<T>(&self, rows: &mut [(String, T)]) {
        if self.by != By::Topic {
            rows.sort_by(|(a, _), (b, _)| (a == NONE).cmp(&(b == NONE)).then(natural(a, b)));
        }
    }
}

fn round(round: Option<u32>) -> Cow<'static, str> {
    round.map_or(Cow::Borrowed(NONE), |round| round.to_string().into())
}

/// What a participant is in the wanted respects; none for one of whom nothing is known in any.
fn stratum(participant: &Participant, wanted: &[String]) -> Option<String> {
    let one = |name: &String| {
        let mut own = participant.attributes.iter();
        own.find_map(|(own, value)| (own == name).then(|| value.text()))
    };
    let parts: Vec<Option<&str>> = wanted.iter().map(one).collect();
    let known = parts.iter().any(Option::is_some);
    let parts: Vec<&str> = parts.into_iter().map(|part| part.unwrap_or(NONE)).collect();
    known.then(|| parts.join(BETWEEN))
}
