//! The coder's desk: a review with its clock and its journal. It performs what updates ask for; the
//! screen and plain mode both sit at it.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{Clock, playback};
use crate::journal::deed::Round;
use crate::journal::moment::Timestamp;
use crate::journal::resume::Resumed;
use crate::journal::writer::{Report, Unkept, Writer};
use crate::live::lookout::Lookout;
use crate::live::model::Answer;
use crate::recorder::capture;
use crate::reviewing::effect::{Effect, Outcome};
use crate::reviewing::message::Message;
use crate::reviewing::model::{Model, Opening};
use crate::reviewing::update::update;
use crate::seal::keyring::Keyring;
use crate::session::Session;
use crate::session::excerpt::Excerpt;
use crate::study::create::SessionFolder;

/// How much of a recording is played at once, in seconds.
const PLAYED_SECONDS: u16 = 30;

/// A review, its clock and its journal.
pub struct Desk {
    /// What is shown.
    pub model: Model,
    clock: Clock,
    writer: Writer,
    folder: PathBuf,
    session: SessionFolder,
    lead_ms: u64,
    keyring: Keyring,
    played: Arc<dyn Fn(Result<(), String>) + Send + Sync>,
    /// Becomes true to end what is being played.
    stops: Option<Arc<AtomicBool>>,
}

/// Who is told what happens on other threads, each from the thread it happens on.
pub struct Callers {
    /// What became of what was to be written.
    pub disk: Box<dyn FnMut(Report) + Send>,
    /// That what was played came to its end, or could not be played, and why.
    pub played: Arc<dyn Fn(Result<(), String>) + Send + Sync>,
}

/// What is needed to sit down.
pub struct Opened {
    /// The session's folder.
    pub session: SessionFolder,
    /// The folder of the coder's journal.
    pub folder: PathBuf,
    /// What the coder's journal gave, with the appender that goes on with it.
    pub journal: Resumed,
    /// What is reviewed, by whom.
    pub opening: Opening,
    /// What is looked for that names somebody.
    pub lookout: Lookout,
    /// The round to begin first, if any.
    pub round: Option<Round>,
    /// How long before an item its recording is played, in milliseconds.
    pub lead_ms: u64,
    /// What opens recordings that are encrypted.
    pub keyring: Keyring,
}

impl Desk {
    /// Sits down; a line that was left unfinished stands on the line again.
    ///
    /// # Errors
    /// When the writer thread cannot be started.
    pub fn take(opened: Opened, callers: Callers) -> io::Result<Desk> {
        let Opened {
            session,
            folder,
            journal,
            opening,
            lookout,
            round,
            lead_ms,
            keyring,
        } = opened;
        let events = &journal.reading.events;
        let last = events.last().map(|event| (event.at, event.ms));
        let clock = Clock::from(ms_now(&opening.session, last), 1);
        let writer = Writer::start(&folder, journal.appender, callers.disk)?;
        let mut desk = Desk {
            model: Model::new(opening, clock.now()),
            clock,
            writer,
            folder,
            session,
            lead_ms,
            keyring,
            played: callers.played,
            stops: None,
        };
        let model = &mut desk.model;
        model.notice = lookout.beginning(None, &model.texts.names);
        model.lookout = lookout;
        if let Some(draft) = journal.draft {
            desk.model.line.restore(draft);
        }
        if let Some(round) = round {
            let mut out = Outcome::default();
            out.record(&mut desk.model, round);
            desk.perform(out);
        }
        Ok(desk)
    }

    /// Takes one message; gives what there is to say, and whether to leave.
    pub fn send(&mut self, message: Message) -> (Option<Answer>, bool) {
        let out = update(&mut self.model, message, self.clock.now());
        self.perform(out)
    }

    fn perform(&mut self, out: Outcome) -> (Option<Answer>, bool) {
        let mut leaves = false;
        for effect in out.effects {
            match effect {
                Effect::Keep(event) => self.writer.keep(event),
                Effect::Draft(draft) => self.writer.draft(draft),
                Effect::Play(at) => self.play(at),
                Effect::Silence => self.silence(),
                Effect::Leave => leaves = true,
            }
        }
        (out.answer, leaves)
    }

    fn play(&mut self, at: i64) {
        self.silence();
        let stops = Arc::new(AtomicBool::new(false));
        self.stops = Some(Arc::clone(&stops));
        let excerpts = playback::excerpts(&self.model.session, at, self.lead_ms);
        let (folder, played) = (self.session.clone(), Arc::clone(&self.played));
        let (texts, keyring) = (self.model.texts, self.keyring.clone());
        std::thread::spawn(move || {
            let is_stopped = || stops.load(Ordering::Relaxed);
            let done = sound(&folder, &excerpts, &keyring, &is_stopped, texts);
            // What was stopped by hand has nothing to tell.
            if !is_stopped() {
                played(done);
            }
        });
    }

    fn silence(&mut self) {
        if let Some(stops) = self.stops.take() {
            stops.store(true, Ordering::Relaxed);
        }
    }

    /// Leaves: the unfinished line is checkpointed, everything is written. Gives what could not be.
    #[must_use]
    pub fn leave(mut self) -> Unkept {
        self.silence();
        self.writer
            .draft(self.model.line.draft(self.model.next_seq()));
        self.writer.stop()
    }

    /// The folder of the coder's journal.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

fn sound(
    folder: &SessionFolder,
    excerpts: &[Excerpt],
    keyring: &Keyring,
    is_stopped: &dyn Fn() -> bool,
    texts: &crate::texts::Texts,
) -> Result<(), String> {
    let read = playback::read(folder, excerpts, PLAYED_SECONDS, keyring);
    let (sound, shape) = read.map_err(|error| error.say(&texts.recordings))?;
    capture::play(&sound, shape, is_stopped).map_err(|error| error.say(&texts.audio))
}

/// The session's clock now: it goes on by the calendar, since the coder's last event or, before the
/// first one, since the session's start; it never goes back.
#[must_use]
pub fn ms_now(session: &Session, last: Option<(Timestamp, u64)>) -> u64 {
    let start = || (Timestamp::new(session.header.start), 0);
    let (at, ms) = last.unwrap_or_else(start);
    let passed = u64::try_from(Timestamp::now().ms_since(at)).unwrap_or(0);
    ms.saturating_add(passed)
}
