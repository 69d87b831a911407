//! Watches the other journals of a session on a thread of its own: a slow share never makes the keys
//! wait.

mod watched;

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, Thread};
use std::time::Duration;

use crate::journal::follow::{Follower, News};
use crate::live::beside::Heard;
use crate::study::beside::{Role, is_author};
use crate::study::create::SessionFolder;
use watched::Watched;

/// How often an observer's seat looks at the moderator's journal.
const OFTEN: Duration = Duration::from_millis(250);
/// How often the moderator's seat looks at those of observers.
const SELDOM: Duration = Duration::from_secs(1);
/// So many looks in a row may fail, or find damage, before it is said: a file that is being replaced is
/// not there, or not whole, for a moment.
const PATIENCE: u32 = 8;

/// Called, from the watching thread, with what was heard.
pub type Tell = Box<dyn FnMut(Heard) + Send>;

/// Who watches; it ends when this is dropped.
#[derive(Debug)]
pub struct Watch {
    ends: Arc<AtomicBool>,
    thread: Thread,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::Relaxed);
        self.thread.unpark();
    }
}

/// What an observer's seat follows besides the other observers.
#[derive(Debug)]
pub struct Own {
    /// Whose seat it is.
    pub name: String,
    /// Follows the moderator's journal.
    pub moderator: Follower,
}

impl Watch {
    /// Watches the journals of a session's observers; from the seat of one of them the moderator's, and
    /// those of the others.
    ///
    /// # Errors
    /// When the thread cannot be started.
    pub fn start(session: SessionFolder, own: Option<Own>, tell: Tell) -> io::Result<Watch> {
        let ends = Arc::new(AtomicBool::new(false));
        let every = if own.is_some() { OFTEN } else { SELDOM };
        let (own, moderator) = own.map_or((None, None), |own| {
            (Some(own.name), Some(Watched::new(own.moderator)))
        });
        let mut round = Round {
            session,
            own,
            moderator,
            is_first: true,
            others: BTreeMap::new(),
            failed: 0,
            tell,
        };
        let told = Arc::clone(&ends);
        let thread = thread::Builder::new()
            .name("watch".to_owned())
            .spawn(move || {
                while !told.load(Ordering::Relaxed) {
                    round.go();
                    thread::park_timeout(every);
                }
            })?;
        let thread = thread.thread().clone();
        Ok(Watch { ends, thread })
    }
}

struct Round {
    session: SessionFolder,
    own: Option<String>,
    moderator: Option<Watched>,
    /// What is there at the first look was there before.
    is_first: bool,
    others: BTreeMap<String, Watched>,
    /// Looks at the moderator's journal that failed in a row.
    failed: u32,
    tell: Tell,
}

impl Round {
    fn go(&mut self) {
        self.look_at_moderator();
        let found = self.session.authors(Role::Observer).unwrap_or_default();
        for name in found {
            if Some(&name) != self.own.as_ref() && is_author(&name) {
                let folder = self.session.beside(Role::Observer, &name);
                let new = || Watched::new(Follower::new(&folder));
                self.others.entry(name).or_insert_with(new);
            }
        }
        self.look_at_observers();
        self.is_first = false;
    }

    fn look_at_observers(&mut self) {
        for (name, watched) in &mut self.others {
            // A folder that is only there in part is looked at again.
            let Ok(news) = watched.look(self.is_first) else {
                continue;
            };
            if news != News::Nothing {
                (self.tell)(Heard::Observer(name.clone(), news));
            }
            if let Some(count) = watched.newly_damaged() {
                (self.tell)(Heard::Damaged(Some(name.clone()), count));
            }
        }
    }

    fn look_at_moderator(&mut self) {
        let Some(watched) = &mut self.moderator else {
            return;
        };
        match watched.look(true) {
            Ok(news) => {
                if self.failed >= PATIENCE {
                    (self.tell)(Heard::Away(None));
                }
                self.failed = 0;
                if news != News::Nothing {
                    (self.tell)(Heard::Moderator(news));
                }
                if let Some(count) = watched.newly_damaged() {
                    (self.tell)(Heard::Damaged(None, count));
                }
            }
            Err(error) => {
                self.failed = self.failed.saturating_add(1);
                if self.failed == PATIENCE {
                    (self.tell)(Heard::Away(Some(error.to_string())));
                }
            }
        }
    }
}
