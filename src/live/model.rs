//! All that the screen and plain mode show: the session as folded, the line being typed, and what
//! lies on top of it for a moment.

use time::UtcOffset;

use super::beside::Beside;
use super::find::Find;
use super::grid::Chosen;
use super::line::Line;
use super::lookout::Lookout;
use super::saving::Saving;
use super::sound::Sound;
use crate::journal::deed::Note;
use crate::journal::moment::Moment;
use crate::rehearsal::respondent::Respondent;
use crate::session::Session;
use crate::session::debrief::Prompt;
use crate::session::history::History;
use crate::session::observed::laid;
use crate::study::ready::Readiness;
use crate::texts::Texts;

/// The state of the live session.
#[derive(Debug)]
pub struct Model {
    /// The events and what they fold to, those that are still being written included.
    pub history: History,
    /// Who else keeps a journal of this session.
    pub beside: Beside,
    /// The language of the program.
    pub texts: &'static Texts,
    /// The same as it was at first, to go back to when the choice of another is undone.
    pub first_texts: &'static Texts,
    /// The offset of local time from UTC.
    pub offset: UtcOffset,
    /// The moment of the last message.
    pub now: Moment,
    /// The line being typed.
    pub line: Line,
    /// What is looked for on it that names somebody.
    pub lookout: Lookout,
    /// The checklist item that is selected in the open topic (in the opening: the consent item), by
    /// its place in the list.
    pub selected: Option<usize>,
    /// The participant chosen by hand at a statement of a member check.
    pub chosen: Option<Chosen>,
    /// What lies over the live screen, the topmost last.
    pub layers: Vec<Layer>,
    /// What was said last to the interviewer.
    pub notice: Option<Answer>,
    /// When it was said, in milliseconds on the session's clock.
    pub noticed_ms: u64,
    /// What is on the disk.
    pub saving: Saving,
    /// What was typed off the record: in memory only.
    pub off_record: Vec<Note>,
    /// Enter and Space on the empty line do nothing before this moment, in milliseconds on the
    /// session's clock: a double Enter must not mark a question asked.
    pub guarded_until: u64,
    /// Whether the window has the focus.
    pub focused: bool,
    /// Which notices about the time were given.
    pub told: Told,
    /// The recorder.
    pub sound: Sound,
    /// What was known when the session began; none when it is taken up again.
    pub readiness: Option<Readiness>,
    /// The respondent, in a rehearsal.
    pub rehearsal: Option<Respondent>,
    /// The calendar against the session's clock, in milliseconds, as it was at first.
    pub calendar_ms: Option<i64>,
}

/// Which notices about the time were given, each once.
#[derive(Debug, Default)]
pub struct Told {
    /// Ten minutes left.
    pub ten: bool,
    /// Five minutes left.
    pub five: bool,
    /// The end.
    pub over: bool,
    /// Topics that used their share, by index.
    pub used: Vec<usize>,
    /// Statements that used their minutes, by index in the outline.
    pub used_up: Vec<usize>,
}

/// What lies over the live screen; each takes the keys while it is there, and Escape leaves it.
#[derive(Debug)]
pub enum Layer {
    /// The keys and commands; the number of lines scrolled past.
    Help(usize),
    /// Find and go.
    Find(Find),
    /// Follow-ups, general and parked; the one selected.
    FollowUps(usize),
    /// Concepts to tag with.
    Concepts(Find),
    /// The plan, topic by topic; the one selected.
    Plan(usize),
    /// Ends the interview? Shows what was not asked and what is parked first; the number of lines
    /// scrolled past.
    Finish(usize),
    /// Leaves? The session stays open.
    Leave,
    /// After an interruption: the last question, the last words, what to check; the number of lines
    /// scrolled past.
    Interrupted(usize),
    /// Whether all is ready; the number of lines scrolled past.
    Ready(usize),
    /// On another day: the consent, read again; the number of lines scrolled past.
    Reread(usize),
    /// After the end: the debrief, at one of its prompts.
    Debrief(Prompt),
    /// Consent to the recording was withdrawn: is what was recorded to be destroyed?
    Destroy,
    /// The words of the open place, whole; the number of lines scrolled past.
    Words(usize),
}

/// What an answer says of what was entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Done.
    Ok,
    /// A note is kept.
    Note,
    /// Done, or not, with something to know.
    Warn,
    /// Not done.
    Error,
}

/// The answer to what was entered: a line on the screen, a line of output in plain mode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// How it went.
    pub level: Level,
    /// In words.
    pub text: String,
    /// Lines that come before it, in plain mode and in layers.
    pub before: Vec<String>,
}

impl Answer {
    /// An answer of one line.
    #[must_use]
    pub fn new(level: Level, text: impl Into<String>) -> Answer {
        Answer {
            level,
            text: text.into(),
            before: Vec::new(),
        }
    }

    /// The same answer with lines before it.
    #[must_use]
    pub fn after(mut self, lines: impl IntoIterator<Item = String>) -> Answer {
        self.before.extend(lines);
        self
    }
}

impl Level {
    /// The word that plain mode says; the same in every language, since scripts read it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Level::Ok => "ok",
            Level::Note => "note",
            Level::Warn => "warn",
            Level::Error => "error",
        }
    }
}

impl Model {
    /// A model of a session as read back or just begun; all its events are on the disk.
    #[must_use]
    pub fn new(history: History, texts: &'static Texts, offset: UtcOffset, now: Moment) -> Model {
        let kept_before = history.session().next_seq;
        Model {
            history,
            beside: Beside::default(),
            texts,
            first_texts: texts,
            offset,
            now,
            line: Line::default(),
            lookout: Lookout::default(),
            selected: None,
            chosen: None,
            layers: Vec::new(),
            notice: None,
            noticed_ms: 0,
            saving: Saving {
                kept_before,
                trouble: None,
            },
            off_record: Vec::new(),
            guarded_until: 0,
            focused: true,
            told: Told::default(),
            sound: Sound::default(),
            readiness: None,
            rehearsal: None,
            calendar_ms: None,
        }
    }

    /// The session as folded; in an observer's seat the moderator's.
    #[must_use]
    pub fn session(&self) -> &Session {
        let watched = self.beside.watched.as_ref();
        watched.map_or_else(|| self.own(), |watched| watched.moderator.session())
    }

    /// What the events of the journal that is kept here fold to.
    #[must_use]
    pub fn own(&self) -> &Session {
        self.history.session()
    }

    /// Whether an observer sits here.
    #[must_use]
    pub fn observes(&self) -> bool {
        self.beside.watched.is_some()
    }

    /// The moment of the last message on the moderator's clock, in milliseconds.
    #[must_use]
    pub fn session_ms(&self) -> u64 {
        self.laid(self.now.ms)
    }

    /// A moment of the clock here on the moderator's, in milliseconds.
    #[must_use]
    pub fn laid(&self, ms: u64) -> u64 {
        let watched = self.beside.watched.as_ref();
        laid(ms, watched.map_or(0, |watched| watched.offset_ms))
    }

    /// So many real milliseconds on the session's clock, which in a rehearsal may run faster.
    #[must_use]
    pub fn real_ms(&self, ms: u64) -> u64 {
        let speed = self
            .rehearsal
            .as_ref()
            .map_or(1, |respondent| respondent.speed);
        ms * u64::from(speed)
    }

    /// Whether what is typed stays in memory only.
    #[must_use]
    pub fn is_off_record(&self) -> bool {
        self.session().off_since.is_some()
    }

    /// Whether the words that are entered now are not to be kept.
    #[must_use]
    pub fn holds_words_back(&self) -> bool {
        self.is_off_record() || self.line.off_record
    }

    /// Whether everything that was entered is on the disk.
    #[must_use]
    pub fn is_all_kept(&self) -> bool {
        self.saving.is_all_kept(self.own().next_seq)
    }

    /// Whether the event with this `seq` is on the disk.
    #[must_use]
    pub fn is_kept(&self, seq: u64) -> bool {
        seq < self.saving.kept_before
    }
}
