//! The seat: a live session with its clock and its journal. It performs what updates ask for; the
//! screen and plain mode both sit on it.

pub mod observer;
pub mod playback;
pub mod review;
mod sound;
pub mod watch;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use time::UtcOffset;

use crate::guide::Guide;
use crate::guide::outline::Outline;
use crate::journal::deed::{Agreed, RecordingStopped, Resumed, Setting};
use crate::journal::draft::Draft;
use crate::journal::moment::{Moment, Timestamp};
use crate::journal::writer::{Report, Unkept, Writer};
use crate::live::effect::{Effect, Outcome, SoundAsk};
use crate::live::lookout::Lookout;
use crate::live::message::Message;
use crate::live::model::{Answer, Layer, Level, Model};
use crate::live::phrases;
use crate::live::rehearsing;
use crate::live::sound::Told;
use crate::live::update::update;
use crate::recorder::capture::Wanted;
use crate::recorder::report::Report as Heard;
use crate::rehearsal::respondent::Respondent;
use crate::seal::keyring::Keyring;
use crate::session::header::Header;
use crate::session::history::History;
use crate::session::pace;
use crate::study::create::SessionFolder;
use crate::study::ready::Readiness;
use crate::system;
use crate::texts::{Texts, fill};

pub use observer::Observing;
use sound::Sound;
pub use sound::Wake;
use watch::{Tell, Watch};

/// A live session, its clock and its journal.
pub struct Seat {
    /// What is shown.
    pub model: Model,
    clock: Clock,
    writer: Writer,
    sound: Sound,
    folder: PathBuf,
    id: String,
    /// Watches the other journals of the session; dropped, it ends.
    _watch: Watch,
}

/// Who is told what happens on other threads, each from the thread it happens on.
pub struct Callers {
    /// What became of what was to be written.
    pub disk: Box<dyn FnMut(Report) + Send>,
    /// That [`Seat::listen`] has something to take.
    pub sound: Wake,
    /// What was heard of the session's other journals.
    pub heard: Tell,
}

/// What is needed to sit down: a session as read from its folder, and how to show it.
pub struct Opened {
    /// The session's folder.
    pub folder: PathBuf,
    /// session.toml.
    pub header: Header,
    /// The frozen guide.
    pub guide: Arc<Guide>,
    /// What the journal gave, with the appender that goes on with it.
    pub journal: crate::journal::resume::Resumed,
    /// What was known before it began; none when it is taken up again.
    pub readiness: Option<Readiness>,
    /// What is looked for that names somebody.
    pub lookout: Lookout,
    /// Who is practised with, in a rehearsal.
    pub rehearsal: Option<Respondent>,
    /// What is recorded from, once it is.
    pub recorder: Wanted,
    /// What opens recordings that are encrypted.
    pub keyring: Keyring,
    /// The language of the program.
    pub texts: &'static Texts,
    /// The offset of local time from UTC.
    pub offset: UtcOffset,
}

/// The session's clock: milliseconds since its start, running through pauses, sleep and resumes. In
/// a rehearsal it may run faster, and the calendar with it.
#[derive(Debug, Clone, Copy)]
struct Clock {
    from_ms: u64,
    from_at: Timestamp,
    from_uptime: Duration,
    /// How many times as fast as real.
    speed: u32,
}

impl Clock {
    /// Goes on from a point of the session's clock.
    fn from(ms: u64, speed: u32) -> Clock {
        Clock {
            from_ms: ms,
            from_at: Timestamp::now(),
            from_uptime: system::uptime(),
            speed,
        }
    }

    /// The session's clock at a moment of the system's, in milliseconds.
    fn at(self, uptime: Duration) -> u64 {
        let ms = |span: Duration| u64::try_from(span.as_millis()).unwrap_or(u64::MAX);
        if uptime >= self.from_uptime {
            self.from_ms + ms(uptime.saturating_sub(self.from_uptime))
        } else {
            self.from_ms
                .saturating_sub(ms(self.from_uptime.saturating_sub(uptime)))
        }
    }

    fn now(self) -> Moment {
        let passed = system::uptime().saturating_sub(self.from_uptime);
        let passed = u64::try_from(passed.as_millis()).unwrap_or(u64::MAX);
        let passed = passed.saturating_mul(self.speed.into());
        let at = if self.speed == 1 {
            Timestamp::now()
        } else {
            let passed = i64::try_from(passed).unwrap_or(i64::MAX);
            self.from_at.plus_ms(passed)
        };
        Moment {
            at,
            ms: self.from_ms.saturating_add(passed),
        }
    }
}

/// How one sits down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// At a session just made.
    New {
        /// The agreed end.
        end: Timestamp,
        /// Where it takes place, when that is known.
        setting: Option<Setting>,
    },
    /// At a session that was begun before.
    Again,
}

impl Seat {
    /// Sits down: what happens at once (the agreed end, a new sitting) is journalled, and a line
    /// that was left unfinished stands on the note line again.
    ///
    /// # Errors
    /// When the writer thread cannot be started.
    pub fn take(opened: Opened, start: Start, callers: Callers) -> io::Result<Seat> {
        let Opened {
            folder,
            header,
            guide,
            journal,
            readiness,
            lookout,
            rehearsal,
            recorder,
            keyring,
            texts,
            offset,
        } = opened;
        let outline = Arc::new(Outline::of(&guide));
        let history = History::of(header, guide, outline, journal.reading.events);
        let clock = Clock::from(
            ms_since_last(&history),
            rehearsal.as_ref().map_or(1, |respondent| respondent.speed),
        );
        let mut model = Model::new(history, texts, offset, clock.now());
        model.readiness = readiness;
        let writer = Writer::start(&folder, journal.appender, callers.disk)?;
        let session = SessionFolder::at(&folder);
        let watch = Watch::start(session.clone(), None, callers.heard)?;
        let sound = Sound::new(session.clone(), recorder, keyring, callers.sound);
        model.sound.devices = sound.devices();
        let mut seat = Seat {
            model,
            clock,
            writer,
            sound,
            folder,
            id: session.id,
            _watch: watch,
        };
        if let Some(draft) = journal.draft {
            seat.model.line.restore(draft);
        }
        seat.begin(start);
        seat.look_out(lookout);
        if let Some(respondent) = rehearsal {
            rehearsing::begin(&mut seat.model, respondent);
        }
        Ok(seat)
    }

    fn begin(&mut self, start: Start) {
        let mut out = Outcome::default();
        self.model.now = self.clock.now();
        match start {
            Start::New { end, setting } => {
                out.record(&mut self.model, Agreed { end, more: None });
                if let Some(setting) = setting {
                    out.record(&mut self.model, setting);
                }
            }
            Start::Again => self.again(&mut out),
        }
        self.perform(out);
    }

    /// Taken up again: a new sitting; on another day, or long after the end, what is left of the
    /// plan is agreed anew.
    fn again(&mut self, out: &mut Outcome) {
        let sitting = self.model.session().sittings.saturating_add(1);
        let program = crate::PROGRAM.to_owned();
        let another_day = self.is_another_day();
        let last = self.model.session().last_at.unwrap_or(self.model.now.at);
        out.record(&mut self.model, Resumed { sitting, program });
        self.close_broken_off(out);
        if another_day {
            let wanted = pace::wanted_ms(self.model.session(), self.model.now.ms).max(60_000);
            let end = self.model.now.at.plus_ms(wanted);
            out.record(&mut self.model, Agreed { end, more: None });
            if !self.model.session().guide.consent.is_empty() {
                self.model.layers.push(Layer::Reread(0));
            }
        }
        let live = &self.model.texts.live;
        let text = if another_day {
            live.resumed_another_day
        } else {
            live.resumed
        };
        let values: [(&str, &dyn std::fmt::Display); 3] = [
            ("sitting", &sitting),
            ("date", &last.utc().to_offset(self.model.offset).date()),
            ("time", &phrases::time_of_day(last, self.model.offset)),
        ];
        self.model.notice = Some(Answer::new(Level::Warn, fill(text, &values)));
    }

    /// From here on names are looked for; that they cannot be is said once.
    fn look_out(&mut self, lookout: Lookout) {
        let said = self.model.notice.take();
        self.model.notice = lookout.beginning(said, &self.model.texts.names);
        self.model.lookout = lookout;
    }

    /// A recording that a crash broke off is as long as its file plays.
    fn close_broken_off(&mut self, out: &mut Outcome) {
        let all = self.model.session().recordings.all().iter();
        let open: Vec<String> = all
            .filter(|recording| recording.samples.is_none() && !recording.destroyed)
            .map(|recording| recording.file.clone())
            .collect();
        for file in open {
            if let Some(samples) = self.sound.samples_of_torn(&file) {
                let md5 = String::new();
                out.record(&mut self.model, RecordingStopped { file, samples, md5 });
            }
        }
    }

    /// Whether the last event lies on another day, by local time.
    #[must_use]
    pub fn is_another_day(&self) -> bool {
        let day = |at: Timestamp| at.utc().to_offset(self.model.offset).date();
        let last = self.model.session().last_at;
        last.is_some_and(|last| day(last) != day(self.model.now.at))
    }

    /// Takes one message; gives what there is to say, and whether to leave.
    pub fn send(&mut self, message: Message) -> (Option<Answer>, bool) {
        let may_remove = matches!(message, Message::Disk(Report::Kept { .. }));
        let out = update(&mut self.model, message, self.clock.now());
        let done = self.perform(out);
        if may_remove && self.model.is_all_kept() {
            // What cannot be removed now is tried again after the next note, and by `destroy`.
            let _ = self.sound.remove_doomed();
        }
        done
    }

    fn perform(&mut self, out: Outcome) -> (Option<Answer>, bool) {
        let mut leaves = false;
        for effect in out.effects {
            match effect {
                Effect::Keep(event) => self.writer.keep(event),
                Effect::Draft(draft) => self.writer.draft(draft),
                Effect::Sound(SoundAsk::Destroy) => self.destroy(),
                Effect::Sound(ask) => self.sound.ask(ask, &self.model.texts.audio),
                Effect::Leave => leaves = true,
            }
        }
        (out.answer, leaves)
    }

    /// Takes what the recorder told; gives what there is to say, the latest last.
    pub fn listen(&mut self) -> Vec<Answer> {
        let told = self.sound.told().into_iter();
        told.filter_map(|report| {
            let ms = match &report {
                Heard::Started { at, .. } | Heard::WentOn { at, .. } => self.clock.at(*at),
                _ => self.clock.now().ms,
            };
            self.send(Message::Sound(Told { report, ms })).0
        })
        .collect()
    }

    /// Destroys what was recorded: the journal says so first, the files go once that is on the disk.
    fn destroy(&mut self) {
        self.sound.end();
        self.listen();
        let recordings = &self.model.session().recordings;
        let why = self.model.texts.recording.by_agreement;
        let message = match self.sound.doom(recordings, why) {
            Ok(records) => Message::Destroyed(records),
            Err(error) => Message::Disk(Report::Failing {
                reason: error.to_string(),
            }),
        };
        self.send(message);
    }

    /// Leaves: the unfinished line is checkpointed, everything is written. Gives what could not be.
    #[must_use]
    pub fn leave(mut self) -> Unkept {
        self.sound.end();
        self.listen();
        if !self.model.line.off_record {
            self.writer.draft(self.draft());
        }
        let unkept = self.writer.stop();
        if unkept.events.is_empty() {
            let _ = self.sound.remove_doomed();
        }
        unkept
    }

    fn draft(&self) -> Option<Draft> {
        self.model.line.draft(self.model.own().next_seq)
    }

    /// The session's id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The folder of the journal that is kept here.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

/// The session's clock now, going by the calendar since the last event; it never goes back.
fn ms_since_last(history: &History) -> u64 {
    let session = history.session();
    let passed = session
        .last_at
        .map_or(0, |last| Timestamp::now().ms_since(last));
    session.last_ms + u64::try_from(passed).unwrap_or(0)
}
