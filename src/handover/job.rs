//! What a format is given that looks at the study as a whole.

use std::io;
use std::sync::Arc;

use super::refi::sound::Along;
use super::{Wording, reading};
use crate::guide::Guide;
use crate::study::Study;
use crate::study::create::SessionFolder;
use crate::study::load::Loaded;
use crate::study::reader::Reader;

/// What is exported, and how.
pub struct Job<'a> {
    /// The study.
    pub study: &'a Study,
    /// What reading them takes.
    pub reader: &'a Reader,
    /// The sessions, in order.
    pub sessions: &'a [SessionFolder],
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
}
