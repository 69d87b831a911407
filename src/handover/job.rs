//! What a format is given that looks at the study as a whole.

use std::io;
use std::sync::Arc;

use super::outcome::{Outcome, of_session};
use super::refi::sound::Along;
use super::{Wording, reading};
use crate::guide::Guide;
use crate::study::Study;
use crate::study::create::SessionFolder;
use crate::study::load::Loaded;
use crate::study::participants::Register;
use crate::study::reader::Reader;

/// What is exported, and how.
pub struct Job<'a> {
    /// The study.
    pub study: &'a Study,
    /// What reading them takes.
    pub reader: &'a Reader,
    /// The participants, as they are handed over.
    pub register: &'a Register,
    /// The sessions, in order.
    pub sessions: &'a [SessionFolder],
    /// Member checks whose outcome goes along beside them, where it counts nowhere.
    pub checks: &'a [SessionFolder],
    /// The language.
    pub wording: Wording<'a>,
    /// The guide of a study that has no session yet.
    pub guide: Option<Arc<Guide>>,
    /// How recordings go along; none does otherwise.
    pub audio: Option<Along>,
    /// Says what could not be read, or will not arrive as it is.
    pub warn: &'a (dyn Fn(&str) + Sync),
}

impl Job<'_> {
    /// What an export says of itself where nobody looked for names in it.
    #[must_use]
    pub fn statement(&self) -> Option<&str> {
        let statement = self.wording.texts.leaks.unguarded;
        self.reader.unguarded.then_some(statement)
    }

    /// Reads the sessions and gives what `make` makes of each to `take`, in order; a few are in
    /// memory at one time, and made at once.
    ///
    /// # Errors
    /// The first error of `take`.
    pub fn each<T: Send>(
        &self,
        make: impl Fn(&Loaded) -> T + Sync,
        take: impl FnMut(T) -> io::Result<()>,
    ) -> io::Result<()> {
        let complain = |what: String| (self.warn)(&what);
        reading::each(
            self.reader,
            self.sessions,
            self.wording.texts,
            make,
            take,
            complain,
        )
    }

    /// What member checks came to: those among the sessions, of which these are the outcomes, and
    /// those beside them.
    ///
    /// # Errors
    /// Never in practice; the reading's type allows it.
    pub fn outcome(&self, mut outcomes: Vec<Outcome>) -> io::Result<Outcome> {
        // What is said of the study's own journal was said with the sessions.
        let said = self.reader.complaints(self.wording.texts);
        let complain = |what: String| {
            if !said.contains(&what) {
                (self.warn)(&what);
            }
        };
        let take = |one| {
            outcomes.push(one);
            Ok::<(), io::Error>(())
        };
        let make = |loaded: &Loaded| of_session(loaded, self.wording.names);
        let (checks, texts) = (self.checks, self.wording.texts);
        reading::each(self.reader, checks, texts, make, take, complain)?;
        Ok(Outcome::of_all(outcomes))
    }
}
