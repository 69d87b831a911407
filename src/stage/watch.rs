//! Following a session from outside: its journal is read as it grows, never written and never locked,
//! so that it goes on through a crash of who holds the session, and through its resumption.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use super::page::{self, Page};
use crate::guide::Guide;
use crate::journal::JOURNAL;
use crate::journal::follow::{Follower, News};
use crate::session::header::Header;
use crate::session::history::History;
use crate::study::Study;
use crate::study::create::SessionFolder;
use crate::study::frozen::{GuideFile, Guides};
use crate::texts::Texts;

/// How often to look: what the moderator does is on the stage before anybody misses it.
pub const LOOK: Duration = Duration::from_millis(200);

/// How often to look for another session.
const SEARCH: Duration = Duration::from_secs(2);

/// A session that nothing came to for so long is not the one that is being held.
const RUNNING: Duration = Duration::from_hours(12);

/// Which session is shown.
#[derive(Debug)]
pub enum Subject {
    /// This one.
    Session(SessionFolder),
    /// The latest one with a guide that is being held, also when it is yet to begin.
    Guide(Box<(Study, Guide)>),
}

/// What is shown, and where it comes from.
#[derive(Debug)]
pub struct Stage {
    subject: Subject,
    /// The language that was asked for; else the session's.
    language: Option<String>,
    followed: Option<Followed>,
    /// What is known of the sessions that were found, by their id.
    headers: HashMap<String, Header>,
    searched: Option<Instant>,
    page: Page,
}

/// The session that is followed.
#[derive(Debug)]
struct Followed {
    folder: SessionFolder,
    follower: Follower,
    history: History,
}

impl Stage {
    /// A stage that has not looked yet, with the program's own words.
    #[must_use]
    pub fn new(subject: Subject, language: Option<String>, texts: &'static Texts) -> Stage {
        let guide = match &subject {
            Subject::Session(_) => None,
            Subject::Guide(of) => Some(&of.1),
        };
        let tag = language.as_deref().unwrap_or(texts.tag);
        let page = page::waiting(guide, tag, &texts.stage);
        Stage {
            subject,
            language,
            followed: None,
            headers: HashMap::new(),
            searched: None,
            page,
        }
    }

    /// What is shown.
    #[must_use]
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// Looks what became of the session; answers whether something else is shown now. What cannot be
    /// read for a moment leaves the stage as it is.
    pub fn look(&mut self) -> bool {
        self.search();
        let Some(followed) = &mut self.followed else {
            return false;
        };
        followed.look();
        let session = followed.history.session();
        let language = self.language.as_deref().unwrap_or(&session.language);
        let page = page::of(session, language, &Texts::of(language).stage);
        let changed = page != self.page;
        self.page = page;
        changed
    }

    /// Finds the session to follow; while one is followed, the one that began after it.
    fn search(&mut self) {
        let is_due = (self.searched).is_none_or(|searched| searched.elapsed() >= SEARCH);
        if !is_due {
            return;
        }
        self.searched = Some(Instant::now());
        let found = match &self.subject {
            Subject::Session(_) if self.followed.is_some() => return,
            Subject::Session(folder) => Followed::begin(folder),
            Subject::Guide(of) => {
                let (study, guide) = of.as_ref();
                let current = self.followed.as_ref();
                let current = current.map(|followed| &followed.folder);
                latest(study, guide, &mut self.headers, current)
            }
        };
        if found.is_some() {
            self.followed = found;
        }
    }
}

/// The latest session with a guide that is being held, unless that is the one which is followed.
fn latest(
    study: &Study,
    guide: &Guide,
    headers: &mut HashMap<String, Header>,
    current: Option<&SessionFolder>,
) -> Option<Followed> {
    let mut held: Vec<(Header, SessionFolder)> = Vec::new();
    for folder in study.sessions().unwrap_or_default() {
        if !headers.contains_key(&folder.id) {
            // One that cannot be read may be on its way here.
            let read = folder.header().ok();
            headers.extend(read.map(|header| (folder.id.clone(), header)));
        }
        let header = headers.get(&folder.id);
        let header = header.filter(|header| header.guide == guide.id && is_running(&folder));
        if let Some(header) = header.cloned() {
            held.push((header, folder));
        }
    }
    held.sort_by_key(|(header, _)| std::cmp::Reverse(header.start));
    for (_, folder) in held {
        if current == Some(&folder) {
            return None;
        }
        let followed = Followed::begin(&folder);
        let is_open = |one: &Followed| one.history.session().finished.is_none();
        if followed.as_ref().is_some_and(is_open) {
            return followed;
        }
    }
    None
}

/// Whether something came to the session's journal lately.
fn is_running(folder: &SessionFolder) -> bool {
    let metadata = std::fs::metadata(folder.path.join(JOURNAL));
    let changed = metadata.and_then(|metadata| metadata.modified()).ok();
    // The clock of a shared folder may be ahead.
    let age = changed.map(|changed| changed.elapsed().unwrap_or_default());
    age.is_some_and(|age| age < RUNNING)
}

impl Followed {
    /// Begins to follow a session; nothing while it cannot be read.
    fn begin(folder: &SessionFolder) -> Option<Followed> {
        let loaded = folder.as_written().load(&Guides::default()).ok()?;
        if loaded.guide_file == GuideFile::Missing {
            return None;
        }
        let session = loaded.session;
        let header = session.header.as_ref().clone();
        let mut followed = Followed {
            folder: folder.clone(),
            follower: Follower::new(&folder.path),
            history: History::new(header, session.guide, session.outline),
        };
        followed.look();
        Some(followed)
    }

    fn look(&mut self) {
        match self.follower.look() {
            Ok(News::More(events)) => events.into_iter().for_each(|one| self.history.push(one)),
            Ok(News::Anew(events)) => {
                let session = self.history.session();
                let header = session.header.as_ref().clone();
                let (guide, outline) = (session.guide.clone(), session.outline.clone());
                self.history = History::of(header, guide, outline, events);
            }
            // While a file is being replaced, or a share is away, what was read stands.
            Ok(News::Nothing) | Err(_) => {}
        }
    }
}
