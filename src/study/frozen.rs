//! The guides that sessions froze, read once each: a session can always be read by itself.

use std::collections::HashMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use super::create::SessionFolder;
use crate::guide::outline::Outline;
use crate::guide::{Frame, Guide, Kind, parse};
use crate::journal::GUIDE;
use crate::journal::hash::Hash;
use crate::session::header::Header;

/// The guides that sessions froze, each read once however many sessions share it.
#[derive(Debug, Default)]
pub struct Guides(Mutex<HashMap<String, Option<Frozen>>>);

/// A guide with its walk.
#[derive(Debug, Clone)]
pub struct Frozen {
    /// The guide.
    pub guide: Arc<Guide>,
    /// Its walk.
    pub outline: Arc<Outline>,
}

/// What a session's guide.toml is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GuideFile {
    /// The one that session.toml names.
    Same,
    /// Another text than session.toml names; it is used nevertheless.
    Changed,
    /// Not there or not readable: notes are read, but nothing is known of topics and concepts.
    Missing,
}

impl Guides {
    /// A session's frozen guide, or a bare one when there is none that can be read.
    pub(super) fn of(&self, folder: &SessionFolder, header: &Header) -> (Frozen, GuideFile) {
        match self.read(folder) {
            Ok((Some(frozen), sha256)) if sha256 == header.guide_sha256 => {
                (frozen, GuideFile::Same)
            }
            Ok((Some(frozen), _)) => (frozen, GuideFile::Changed),
            Ok((None, _)) | Err(_) => (Frozen::new(bare(header)), GuideFile::Missing),
        }
    }

    fn read(&self, folder: &SessionFolder) -> io::Result<(Option<Frozen>, String)> {
        let bytes = std::fs::read(folder.path.join(GUIDE))?;
        let sha256 = Hash::of(&bytes).to_string();
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let frozen = known.entry(sha256.clone()).or_insert_with(|| {
            let text = std::str::from_utf8(&bytes).ok()?;
            let parsed = parse::parse_alone(GUIDE, text).ok()?;
            Some(Frozen::new(parsed.guide))
        });
        Ok((frozen.clone(), sha256))
    }
}

impl Frozen {
    /// A guide with its walk.
    #[must_use]
    pub fn new(guide: Guide) -> Frozen {
        Frozen {
            outline: Arc::new(Outline::of(&guide)),
            guide: Arc::new(guide),
        }
    }
}

/// What is known of a guide that cannot be read.
fn bare(header: &Header) -> Guide {
    Guide {
        id: header.guide.clone(),
        version: header.guide_version.clone(),
        kind: Kind::Interview,
        languages: vec![header.language.clone()],
        minutes: 0,
        status: None,
        source: None,
        title: crate::guide::text::Text::default(),
        opening: Frame::default(),
        closing: Frame::default(),
        consent: Vec::new(),
        follow_ups: Vec::new(),
        research_questions: Vec::new(),
        topics: Vec::new(),
        concepts: crate::guide::concept::ConceptModel::default(),
        history: Vec::new(),
    }
}
