//! Review: what coders make of notes and transcripts afterwards, in rounds. A pure fold over their
//! journals, which stand beside the session's own.

pub mod agreement;
pub mod coding;
pub mod fold;
pub mod sheet;
pub mod span;
pub mod wanted;

use sheet::Sheet;
use wanted::Wanted;

/// All rounds of all coders of one session.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Review {
    /// By coder, then by round.
    sheets: Vec<Sheet>,
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

    /// The codings in force: those of the highest round; where several coders did that round, of the
    /// one who worked on it last.
    #[must_use]
    pub fn in_force(&self) -> Option<&Sheet> {
        self.chosen(&Wanted::default())
    }
}
