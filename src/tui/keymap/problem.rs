//! What can be the matter with keys.toml, and what it says of each.

use crate::guide::finding::{Severity, Worded};
use crate::guide::problem::{Problem, filled, printable};
use crate::guide::source::Place;
use crate::texts::{Texts, fill};

use super::chord::NoChord;

/// Something found in keys.toml, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFinding {
    /// Where it stands.
    pub place: Place,
    /// What is the matter.
    pub problem: KeyProblem,
}

/// What can be the matter with keys.toml. Words come from the file as they stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyProblem {
    /// What any file may suffer from: no TOML, no UTF-8, a value of the wrong type.
    File(Problem),
    /// No action is called so.
    UnknownAction {
        /// As it is written.
        action: String,
        /// What may have been meant.
        near: Option<String>,
    },
    /// An action whose keys stay what they are.
    Fixed {
        /// Its id.
        action: &'static str,
    },
    /// No key that an action can have.
    NoChord {
        /// As it is written.
        chord: String,
        /// Why not.
        why: NoChord,
    },
    /// A key that does something already.
    Clash {
        /// As it is written.
        chord: String,
        /// What it does already.
        action: &'static str,
        /// The line that gives it that; none when it is the usual one.
        line: Option<usize>,
    },
    /// An action without any key.
    NoKeys {
        /// Its id.
        action: &'static str,
        /// The typed command that still reaches it.
        typed: Option<&'static str>,
    },
}

impl KeyFinding {
    /// Whether the usual keys hold because of it.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match &self.problem {
            KeyProblem::File(problem) => problem.severity(),
            KeyProblem::NoKeys { .. } => Severity::Doubt,
            _ => Severity::Error,
        }
    }

    /// The finding in words.
    #[must_use]
    pub fn worded(&self, texts: &Texts) -> Worded {
        let (what, remedy) = self.problem.words(texts);
        Worded {
            severity: self.severity(),
            place: self.place.clone(),
            what,
            remedy,
        }
    }
}

impl KeyProblem {
    /// What is wrong, and what would be right.
    fn words(&self, texts: &Texts) -> (String, String) {
        let keys = &texts.keys;
        match self {
            KeyProblem::File(problem) => (problem.what(&texts.guide), problem.remedy(&texts.guide)),
            KeyProblem::UnknownAction { action, near } => {
                let (what, remedy) = filled(&keys.unknown_action, &[("action", action)]);
                let near = near.as_ref().map(|near| {
                    let near = printable(near);
                    fill(texts.guide.did_you_mean, &[("near", &near)])
                });
                (what, near.unwrap_or(remedy))
            }
            KeyProblem::Fixed { action } => filled(&keys.fixed, &[("action", action)]),
            KeyProblem::NoChord { chord, why } => {
                let advice = match why {
                    NoChord::Unreadable => &keys.unreadable,
                    NoChord::Types => &keys.types,
                    NoChord::Taken => &keys.taken,
                    NoChord::Stays => &keys.stays,
                };
                filled(advice, &[("key", chord)])
            }
            KeyProblem::Clash {
                chord,
                action,
                line,
            } => {
                let values = [("key", chord.as_str()), ("action", action)];
                match line.map(|line| line.to_string()) {
                    Some(line) => {
                        let [key, action] = values;
                        filled(&keys.clash, &[key, action, ("line", line.as_str())])
                    }
                    None => filled(&keys.clash_with_usual, &values),
                }
            }
            KeyProblem::NoKeys { action, typed } => match typed {
                Some(typed) => filled(&keys.no_keys, &[("action", action), ("typed", typed)]),
                None => filled(&keys.no_keys_at_all, &[("action", action)]),
            },
        }
    }
}
