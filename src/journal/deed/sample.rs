//! The data of events about the sample, in the study's own journal: who signed up, and who was chosen.
//! Participants go by their numbers; there is no name here.

use serde::{Deserialize, Serialize};

use crate::texts::SampleTexts;

/// See [`super::Deed::SignedUp`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedUp {
    /// The participant.
    pub participant: String,
}

/// See [`super::Deed::Sampled`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sampled {
    /// The participant.
    pub participant: String,
    /// How they stand from here on.
    pub place: Place,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Who decided, when that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
}

/// How a participant stands in the sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// Not decided.
    Open,
    /// Does not belong in the sample, by a rule of the study.
    #[value(skip)]
    ScreenedOut,
    /// To be interviewed.
    Chosen,
    /// Kept for the member check.
    Reserve,
    /// Not taken by the researcher.
    Declined,
    /// Does not want to take part.
    Refused,
    /// Did not turn up.
    NoShow,
}

impl Place {
    /// The word in the journal and in machine formats.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Place::Open => "open",
            Place::ScreenedOut => "screened-out",
            Place::Chosen => "chosen",
            Place::Reserve => "reserve",
            Place::Declined => "declined",
            Place::Refused => "refused",
            Place::NoShow => "no-show",
        }
    }

    /// What it is called.
    #[must_use]
    pub fn name(self, texts: &SampleTexts) -> &'static str {
        let [
            open,
            screened_out,
            chosen,
            reserve,
            declined,
            refused,
            no_show,
        ] = texts.places;
        match self {
            Place::Open => open,
            Place::ScreenedOut => screened_out,
            Place::Chosen => chosen,
            Place::Reserve => reserve,
            Place::Declined => declined,
            Place::Refused => refused,
            Place::NoShow => no_show,
        }
    }

    /// Whether it has to be accounted for.
    #[must_use]
    pub fn needs_reason(self) -> bool {
        matches!(self, Place::Declined | Place::Refused | Place::NoShow)
    }
}
