//! A second note-taker's seat: a journal of her own, and the moderator's followed.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use time::UtcOffset;

use super::sound::Sound;
use super::watch::{Own, Watch};
use super::{Callers, Clock, Seat};
use crate::guide::Guide;
use crate::guide::outline::Outline;
use crate::journal::Event;
use crate::journal::deed::{Means, Resumed as Again, Synced};
use crate::journal::follow::Follower;
use crate::journal::moment::Timestamp;
use crate::journal::resume::Resumed;
use crate::journal::writer::Writer;
use crate::live::beside::Watched;
use crate::live::effect::Outcome;
use crate::live::lookout::Lookout;
use crate::live::model::Model;
use crate::recorder::capture::Wanted;
use crate::seal::keyring::Keyring;
use crate::session::header::Header;
use crate::session::history::History;
use crate::session::observed;
use crate::study::create::SessionFolder;
use crate::texts::Texts;

/// An observer records nothing.
const NO_SOUND: Wanted = Wanted {
    sealed_for: None,
    microphone: None,
    call: None,
    rate: 48_000,
};

/// What is needed to sit down beside the moderator.
#[derive(Debug)]
pub struct Observing {
    /// The session.
    pub session: SessionFolder,
    /// The folder of the observer's journal.
    pub folder: PathBuf,
    /// The observer.
    pub name: String,
    /// session.toml.
    pub header: Header,
    /// The frozen guide.
    pub guide: Arc<Guide>,
    /// Follows the moderator's journal.
    pub follower: Follower,
    /// What it read so far.
    pub moderator: Vec<Event>,
    /// What the observer's journal gave, with the appender that goes on with it.
    pub journal: Resumed,
    /// By how much the clock here is ahead of the moderator's, when that is told.
    pub offset_ms: Option<i64>,
    /// What is looked for that names somebody.
    pub lookout: Lookout,
    /// The language of the program.
    pub texts: &'static Texts,
    /// The offset of local time from UTC.
    pub offset: UtcOffset,
}

impl Seat {
    /// Sits down beside the moderator; a line that was left unfinished stands on the note line again.
    ///
    /// # Errors
    /// When a thread cannot be started.
    pub fn observe(opened: Observing, callers: Callers) -> io::Result<Seat> {
        let Observing {
            session,
            folder,
            name,
            header,
            guide,
            follower,
            moderator,
            journal,
            offset_ms,
            lookout,
            texts,
            offset,
        } = opened;
        let outline = Arc::new(Outline::of(&guide));
        let events = journal.reading.events;
        let known = observed::offset_ms(&events);
        let start = clock_now(&moderator, &events);
        let clock = Clock::from(u64::try_from(start).unwrap_or(0), 1);
        let is_again = events.len() > 1;
        let history = |events| {
            History::of(
                header.clone(),
                Arc::clone(&guide),
                Arc::clone(&outline),
                events,
            )
        };
        let mut model = Model::new(history(events), texts, offset, clock.now());
        model.beside.watched = Some(Watched {
            name: name.clone(),
            moderator: history(moderator),
            offset_ms: known,
            away: None,
        });
        let own = Own {
            name,
            moderator: follower,
        };
        let writer = Writer::start(&folder, journal.appender, callers.disk)?;
        let watch = Watch::start(session.clone(), Some(own), callers.heard)?;
        let mut seat = Seat {
            model,
            clock,
            writer,
            id: session.id.clone(),
            sound: Sound::new(session, NO_SOUND, Keyring::default(), callers.sound),
            folder,
            _watch: watch,
        };
        if let Some(draft) = journal.draft {
            seat.model.line.restore(draft);
        }
        seat.begin_beside(is_again, offset_ms);
        seat.look_out(lookout);
        Ok(seat)
    }

    fn begin_beside(&mut self, is_again: bool, offset_ms: Option<i64>) {
        let mut out = Outcome::default();
        self.model.now = self.clock.now();
        if is_again {
            let sitting = self.model.own().sittings.saturating_add(1);
            let program = crate::PROGRAM.to_owned();
            out.record(&mut self.model, Again { sitting, program });
        }
        if let Some(offset_ms) = offset_ms {
            let by = Means::Told;
            out.record(&mut self.model, Synced { offset_ms, by });
            if let Some(watched) = &mut self.model.beside.watched {
                watched.offset_ms = offset_ms;
            }
        }
        self.perform(out);
    }
}

/// Where an observer's clock stands now, in milliseconds: it goes on from her own last event by the
/// calendar here; before her first one it is where the moderator's is, as far as that calendar can
/// tell. Below 0 where it is behind the moderator's and the session was only just begun.
#[must_use]
pub fn clock_now(moderator: &[Event], own: &[Event]) -> i64 {
    let signed = |ms: u64| i64::try_from(ms).unwrap_or(i64::MAX);
    let passed = |event: &Event| Timestamp::now().ms_since(event.at);
    match (own.last(), moderator.last()) {
        // It never goes back.
        (Some(last), _) => signed(last.ms).saturating_add(passed(last).max(0)),
        (None, Some(last)) => signed(last.ms).saturating_add(passed(last)),
        (None, None) => 0,
    }
}
