//! The themes of a study: names in free words, with how often each was given.

use std::collections::BTreeMap;

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use super::Study;
use super::create::SessionFolder;
use super::load::Loaded;
use super::reader::Reader;
use crate::review::coding::Standing;
use crate::review::sheet::Sheet;
use crate::session::header::Phase;

/// The themes of any number of sessions, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Themes(BTreeMap<String, Given>);

/// How often a theme was given, in the codings in force. A theme that only stands in other codings
/// was given to nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Given {
    /// Fragments.
    pub fragments: usize,
    /// Sessions with at least one of them.
    pub sessions: usize,
}

impl Themes {
    /// The themes of a session.
    #[must_use]
    pub fn of(loaded: &Loaded) -> Themes {
        let review = &loaded.afterwards.review;
        let notes = loaded.session().notes.all().iter();
        let notes: Vec<_> = notes.filter(|kept| kept.is_fragment()).collect();
        let mut themes = Themes::default();
        let of_notes = notes.iter().filter_map(|kept| kept.note.theme.as_deref());
        let sheets = review.sheets().iter();
        let of_sheets = sheets.flat_map(Sheet::themes);
        for name in of_notes.chain(of_sheets) {
            themes.0.entry(name.to_owned()).or_default();
        }
        let sheet = review.in_force();
        let standing = notes.iter().map(|kept| match sheet {
            Some(sheet) => sheet.standing_of(kept),
            None => Standing::of_note(&kept.note, None),
        });
        let fragments = sheet.into_iter().flat_map(Sheet::fragments);
        let all = standing.chain(fragments.map(|(_, _, standing)| standing));
        for theme in all.filter_map(|standing| standing.theme) {
            let given = themes.0.entry(theme.to_owned()).or_default();
            given.fragments += 1;
            given.sessions = 1;
        }
        themes
    }

    /// Adds those of other sessions.
    pub fn add(&mut self, other: Themes) {
        for (name, more) in other.0 {
            let given = self.0.entry(name).or_default();
            given.fragments += more.fragments;
            given.sessions += more.sessions;
        }
    }

    /// All of them, by name.
    pub fn all(&self) -> impl Iterator<Item = (&str, Given)> {
        self.0.iter().map(|(name, given)| (name.as_str(), *given))
    }

    /// How often the one with a name was given; none when there is no such theme.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Given> {
        self.0.get(name).copied()
    }
}

impl Study {
    /// All themes of the study, to choose from: those of every session but practice and examples, and
    /// but the one with an id. What cannot be read is passed over.
    #[must_use]
    pub fn themes(&self, but: Option<&str>) -> Themes {
        let reader = Reader::of(self);
        let sessions = self.sessions().unwrap_or_default();
        let of = |session: &SessionFolder| {
            if but == Some(session.id.as_str()) {
                return None;
            }
            let loaded = session.load_whole(&reader).ok()?;
            let phase = loaded.session().header.phase;
            let counts = !matches!(phase, Phase::Rehearsal | Phase::Example);
            counts.then(|| Themes::of(&loaded))
        };
        let each: Vec<Themes> = sessions.par_iter().filter_map(of).collect();
        let mut all = Themes::default();
        for themes in each {
            all.add(themes);
        }
        all
    }
}
