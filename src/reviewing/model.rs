//! All that the screen and plain mode show of a review: the session, the coder's sheet, the stream of
//! what was noted and said, the line being typed.

use super::find::Find;
use super::selecting::Selection;
use super::stream::{Item, Stream};
use crate::journal::Event;
use crate::journal::deed::{Deed, Unit};
use crate::journal::moment::Moment;
use crate::live::line::Line;
use crate::live::lookout::Lookout;
use crate::live::model::Answer;
use crate::live::saving::Saving;
use crate::review::Review;
use crate::review::fold::Journal;
use crate::review::sheet::Sheet;
use crate::session::Session;
use crate::session::steps::Steps;
use crate::texts::Texts;
use crate::transcript::Transcripts;

/// The state of a review.
#[derive(Debug)]
pub struct Model {
    /// The language of the program.
    pub texts: &'static Texts,
    /// The session's id.
    pub id: String,
    /// The session as it was held.
    pub session: Session,
    /// What was said, written out.
    pub transcripts: Transcripts,
    /// The coder's sheet of the round, with what is still being written.
    pub sheet: Sheet,
    /// What there is to review, in order.
    pub stream: Stream,
    /// Which item of the stream is selected.
    pub selected: usize,
    /// A stretch of a transcript that is being selected.
    pub selection: Option<Selection>,
    /// The moment of the last message.
    pub now: Moment,
    /// The line being typed.
    pub line: Line,
    /// What is looked for on it that names somebody.
    pub lookout: Lookout,
    /// What lies over the stream.
    pub layer: Option<Layer>,
    /// What was said last to the coder.
    pub notice: Option<Answer>,
    /// When it was said, in milliseconds on the session's clock.
    pub noticed_ms: u64,
    /// What is on the disk.
    pub saving: Saving,
    /// Enter and Space on the empty line do nothing before this moment.
    pub guarded_until: u64,
    /// Whether the window has the focus.
    pub focused: bool,
    /// Whether a recording is being played.
    pub plays: bool,
    /// Themes of the other sessions of the study, with how often each was given.
    pub themes_elsewhere: Vec<(String, usize)>,
    /// The coders' journals; those of others only because a round may start from theirs.
    journals: Vec<Journal>,
    /// Which of them is this coder's.
    own: usize,
    steps: Steps,
}

/// What is needed to review a session.
#[derive(Debug)]
pub struct Opening {
    /// The session's id.
    pub id: String,
    /// The session as it was held.
    pub session: Session,
    /// What was said, written out.
    pub transcripts: Transcripts,
    /// The coders' journals, this coder's among them.
    pub journals: Vec<Journal>,
    /// The coder.
    pub coder: String,
    /// The language of the program.
    pub texts: &'static Texts,
}

/// What lies over the stream; it takes the keys while it is there, and Escape leaves it.
#[derive(Debug)]
pub enum Layer {
    /// The keys and commands; the number of lines scrolled past.
    Help(usize),
    /// Find, or a list of items to look at again.
    Find(Find),
    /// The themes; the one selected.
    Themes(usize),
    /// Begins the next round?
    Round,
    /// Leaves?
    Leave,
}

impl Model {
    /// A review of what was read back; everything in it is on the disk.
    #[must_use]
    pub fn new(opening: Opening, now: Moment) -> Model {
        let Opening {
            id,
            session,
            transcripts,
            mut journals,
            coder,
            texts,
        } = opening;
        let found = journals.iter().position(|one| one.coder == coder);
        let own = found.unwrap_or_else(|| {
            journals.push(Journal {
                coder,
                events: Vec::new(),
            });
            journals.len() - 1
        });
        let events = journals.get(own).map_or(&[][..], |one| &one.events);
        let steps = Steps::of(events);
        let kept_before = events.last().map_or(0, |event| event.seq + 1);
        let mut model = Model {
            texts,
            id,
            stream: Stream::of(&session, &transcripts),
            session,
            transcripts,
            sheet: Sheet::default(),
            selected: 0,
            selection: None,
            now,
            line: Line::default(),
            lookout: Lookout::default(),
            layer: None,
            notice: None,
            noticed_ms: 0,
            saving: Saving {
                kept_before,
                trouble: None,
            },
            guarded_until: 0,
            focused: true,
            plays: false,
            themes_elsewhere: Vec::new(),
            journals,
            own,
            steps,
        };
        model.fold_anew();
        model.selected = model.stream.next_open(0, true).unwrap_or(0);
        model
    }

    /// The `seq` of the next event in the coder's journal.
    #[must_use]
    pub fn next_seq(&self) -> u64 {
        self.events().last().map_or(0, |event| event.seq + 1)
    }

    /// The events of the coder's journal.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        self.journals.get(self.own).map_or(&[], |own| &own.events)
    }

    /// The coder.
    #[must_use]
    pub fn coder(&self) -> &str {
        self.journals.get(self.own).map_or("", |own| &own.coder)
    }

    /// The journals of all coders.
    #[must_use]
    pub fn journals(&self) -> &[Journal] {
        &self.journals
    }

    /// Takes the next event.
    pub fn push(&mut self, event: Event) {
        let folds_anew = self.steps.take(&event) || matches!(event.deed, Deed::Round(_));
        if !folds_anew {
            self.sheet.apply(&event, &self.transcripts);
        }
        if let Some(own) = self.journals.get_mut(self.own) {
            own.events.push(event);
        }
        if folds_anew {
            self.fold_anew();
        } else {
            self.refresh();
        }
    }

    fn fold_anew(&mut self) {
        let coder = self.coder().to_owned();
        let review = Review::of(&self.journals, &self.transcripts);
        let latest = review.latest_of(&coder).cloned();
        self.sheet = latest.unwrap_or_default();
        self.refresh();
    }

    /// The stream follows the sheet; what was selected stays so.
    fn refresh(&mut self) {
        let before = self.item().cloned();
        self.stream.follow(&self.session, &self.sheet);
        if let Some(before) = before {
            self.selected = self.stream.nearest(&before);
        }
    }

    /// The item that is selected.
    #[must_use]
    pub fn item(&self) -> Option<&Item> {
        self.stream.items.get(self.selected)
    }

    /// The unit that is selected.
    #[must_use]
    pub fn unit(&self) -> Option<Unit> {
        self.item().map(|item| item.unit.clone())
    }

    /// The step that undo takes back; never one of an earlier round.
    #[must_use]
    pub fn last_step(&self) -> Option<&Event> {
        self.of_this_round(self.steps.last_done())
    }

    /// The step that redo does again; never one of an earlier round.
    #[must_use]
    pub fn last_undone(&self) -> Option<&Event> {
        self.of_this_round(self.steps.last_undone())
    }

    fn of_this_round(&self, seq: Option<u64>) -> Option<&Event> {
        let seq = seq?;
        let events = self.events();
        let began = events
            .iter()
            .rfind(|event| matches!(event.deed, Deed::Round(_)))?;
        let at = events.partition_point(|event| event.seq < seq);
        events.get(at).filter(|_| seq > began.seq)
    }

    /// Whether everything that was entered is on the disk.
    #[must_use]
    pub fn is_all_kept(&self) -> bool {
        self.saving.is_all_kept(self.next_seq())
    }
}
