//! The data of events in a coder's journal: rounds, fragments of transcripts, and what each unit is
//! coded with.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Something that can be coded: a note, a turn of a transcript, or a fragment of one. In a file it is
/// one word: `note:12`, `note:bea:3`, `turn:001:45`, `fragment:anna:8`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// A note, by the `seq` of its line in the session's journal.
    Note(u64),
    /// A note of an observer's, by her name and the `seq` of its line in her journal.
    Observed(String, u64),
    /// A turn, from 1, of the transcript with a name.
    Turn(String, u32),
    /// A fragment of a transcript, by its coder and the `seq` of its line in that coder's journal.
    Fragment(String, u64),
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unit::Note(seq) => write!(f, "note:{seq}"),
            Unit::Observed(observer, seq) => write!(f, "note:{observer}:{seq}"),
            Unit::Turn(transcript, turn) => write!(f, "turn:{transcript}:{turn}"),
            Unit::Fragment(coder, seq) => write!(f, "fragment:{coder}:{seq}"),
        }
    }
}

/// The word is no unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no note, turn or fragment")]
pub struct NoUnit;

impl FromStr for Unit {
    type Err = NoUnit;

    fn from_str(word: &str) -> Result<Unit, NoUnit> {
        let (kind, rest) = word.split_once(':').ok_or(NoUnit)?;
        let named = || rest.rsplit_once(':').filter(|(name, _)| !name.is_empty());
        let unit =
            match kind {
                "note" if !rest.contains(':') => rest.parse().ok().map(Unit::Note),
                "note" => named()
                    .and_then(|(name, seq)| Some(Unit::Observed(name.into(), seq.parse().ok()?))),
                "turn" => named()
                    .and_then(|(name, turn)| Some(Unit::Turn(name.into(), turn.parse().ok()?))),
                "fragment" => named()
                    .and_then(|(name, seq)| Some(Unit::Fragment(name.into(), seq.parse().ok()?))),
                _ => None,
            };
        unit.ok_or(NoUnit)
    }
}

impl Serialize for Unit {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Unit {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Unit, D::Error> {
        let word = String::deserialize(deserializer)?;
        word.parse().map_err(serde::de::Error::custom)
    }
}

/// A place in a transcript.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Point {
    /// The turn, from 1.
    pub turn: u32,
    /// Code points of the turn's words before it.
    pub char: u32,
}

/// See [`super::Deed::Round`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// From 1.
    pub round: u32,
    /// What it starts from; none for the proposals of the session itself.
    pub from: Option<Earlier>,
}

/// The state of an earlier round, this coder's own or another's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    /// Whose.
    pub coder: String,
    /// Which.
    pub round: u32,
    /// The last `seq` of that coder's journal that counts: what came later is not taken over.
    pub through: u64,
}

/// See [`super::Deed::Marked`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    /// The transcript's name.
    pub transcript: String,
    /// Where it begins.
    pub from: Point,
    /// Where it ends: the first code point that is not part of it.
    pub to: Point,
    /// Its concepts.
    #[serde(default)]
    pub concepts: Vec<String>,
    /// Outside the model: counted nowhere.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub outside: bool,
}

/// See [`super::Deed::Unmarked`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unmarked {
    /// The fragment.
    pub unit: Unit,
}

/// See [`super::Deed::Coded`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coded {
    /// What was coded.
    pub unit: Unit,
    /// All its concepts from here on.
    pub concepts: Vec<String>,
    /// Outside the model: counted nowhere.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub outside: bool,
}

/// See [`super::Deed::TurnsRead`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TurnsRead {
    /// The transcript's name.
    pub transcript: String,
    /// The first turn, from 1.
    pub from: u32,
    /// The last turn.
    pub to: u32,
}

/// See [`super::Deed::Themed`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Themed {
    /// What it is about.
    pub unit: Unit,
    /// In free words; none takes it away.
    pub theme: Option<String>,
}

/// See [`super::Deed::Doubted`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubted {
    /// What it is about.
    pub unit: Unit,
    /// Whether the coder is in doubt.
    pub doubtful: bool,
}

/// See [`super::Deed::Remarked`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remarked {
    /// What it is about.
    pub unit: Unit,
    /// The coder's remark; empty takes it away.
    pub text: String,
}

/// See [`super::Deed::Corrected`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrected {
    /// A note or a turn.
    pub unit: Unit,
    /// Its words from here on.
    pub text: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_read_back_from_its_word() {
        let units = [
            Unit::Note(12),
            Unit::Observed("bea".into(), 3),
            Unit::Turn("attached-001".into(), 45),
            Unit::Fragment("anna".into(), 8),
        ];
        for unit in units {
            assert_eq!(unit.to_string().parse(), Ok(unit));
        }
        for word in [
            "",
            "note",
            "note:",
            "note:x",
            "note:bea:",
            "note::3",
            "turn:3",
            "turn::3",
            "fragment:anna",
            "x:1",
        ] {
            assert_eq!(word.parse::<Unit>(), Err(NoUnit), "{word}");
        }
    }
}
