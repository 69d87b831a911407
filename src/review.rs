//! Review: what coders make of notes and transcripts afterwards, in rounds. A pure fold over their
//! journals, which stand beside the session's own.

pub mod agreement;
pub mod coding;
pub mod fold;
pub mod guarded;
pub mod numbers;
pub mod renames;
pub mod sheet;
pub mod span;
pub mod wanted;
pub mod withdrawals;
pub mod withheld;

use sheet::Sheet;
use wanted::Wanted;

/// What has to be known of the codings in force.
#[derive(Debug, Clone, PartialEq)]
pub enum Doubt<'a> {
    /// The codings that were asked for are not there: what stands is what was proposed.
    NotThere(&'a Wanted),
    /// Several coders did the round: the one taken, and all of them.
    Several(&'a Sheet, Vec<&'a str>),
}

/// All rounds of all coders of one session.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Review {
    /// By coder, then by round.
    sheets: Vec<Sheet>,
    /// Which of them are meant, where that was asked.
    wanted: Option<Wanted>,
}

impl Review {
    /// All sheets, by coder, then by round.
    #[must_use]
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// A coder's round.
    #[must_use]
    pub fn sheet(&self, coder: &str, round: u32) -> Option<&Sheet> {
        let mut sheets = self.sheets.iter();
        sheets.find(|sheet| sheet.coder == coder && sheet.round == round)
    }

    /// A coder's latest round.
    #[must_use]
    pub fn latest_of(&self, coder: &str) -> Option<&Sheet> {
        let own = self.sheets.iter().filter(|sheet| sheet.coder == coder);
        own.max_by_key(|sheet| sheet.round)
    }

    /// Whether something was coded in the transcript with a name.
    #[must_use]
    pub fn refers_to(&self, transcript: &str) -> bool {
        let mut fragments = self.sheets.iter().flat_map(Sheet::fragments);
        fragments.any(|(_, span, _)| span.transcript == transcript)
    }

    /// The same where certain codings are meant, which are then those in force.
    #[must_use]
    pub fn taking(self, wanted: Option<Wanted>) -> Review {
        Review { wanted, ..self }
    }

    /// The codings in force: those that were asked for; else those of the highest round, and where
    /// several coders did that round, of the one who worked on it last.
    #[must_use]
    pub fn in_force(&self) -> Option<&Sheet> {
        self.chosen(self.wanted.as_ref().unwrap_or(&Wanted::default()))
    }

    /// What whoever asked for certain codings has to know of those in force.
    #[must_use]
    pub fn doubt(&self) -> Option<Doubt<'_>> {
        let wanted = self.wanted.as_ref()?;
        let Some(chosen) = self.in_force() else {
            let is_default = *wanted == Wanted::default();
            return (!is_default).then_some(Doubt::NotThere(wanted));
        };
        let fitting = self.sheets.iter().filter(|sheet| wanted.fits(sheet));
        let same_round = fitting.filter(|sheet| sheet.round == chosen.round);
        let coders: Vec<&str> = same_round.map(|sheet| sheet.coder.as_str()).collect();
        (coders.len() > 1).then_some(Doubt::Several(chosen, coders))
    }
}
