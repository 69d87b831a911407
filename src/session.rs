//! What happened in a session: a pure fold over its events, live, after a crash, and in an export
//! ten years later. No input, no output.

pub mod answers;
pub mod consent;
pub mod debrief;
pub mod excerpt;
pub mod fold;
pub mod grid;
pub mod header;
pub mod history;
pub mod item;
pub mod notes;
pub mod observed;
pub mod pace;
pub mod place;
pub mod recordings;
pub mod steps;
pub mod table;
pub mod talk;
pub mod timeline;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use crate::guide::outline::Outline;
use crate::guide::{Guide, Priority};
use crate::journal::deed::{Grid, Setting};
use crate::journal::moment::Timestamp;
use answers::Answers;
use consent::Consents;
use header::Header;
use item::{ItemState, State};
use notes::Notes;
use place::{Place, Section};
use recordings::Recordings;
use table::Table;
use timeline::Timeline;

/// The state of a session after its events so far.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// What session.toml says.
    pub header: Arc<Header>,
    /// The guide as used.
    pub guide: Arc<Guide>,
    /// The guide as a walk.
    pub outline: Arc<Outline>,
    /// What is open.
    pub place: Place,
    /// The places that jumps came from, the latest last.
    pub jumps: Vec<Place>,
    /// The state of each item of [`Session::outline`].
    pub items: Vec<ItemState>,
    /// The notes, in the order they were kept.
    pub notes: Notes,
    /// Parked follow-ups of observers that were dealt with: whose, and the note's `seq` in her journal.
    pub settled_beside: BTreeSet<(String, u64)>,
    /// How the grid was last handed over in this journal.
    pub grid: Option<Grid>,
    /// Who sits at the table, who came late, left early or did not come.
    pub table: Table,
    /// Whether everyone answers in silence first, and the talk comes after.
    pub silent: bool,
    /// To whom a statement was laid, by its index in the outline.
    laid: BTreeMap<usize, BTreeSet<String>>,
    /// Who agreed to what.
    pub consents: Consents,
    /// Ticked checklist items: index of the topic, the item's id.
    pub ticks: HashSet<(usize, String)>,
    /// Probes whose condition is open, by index in the outline.
    pub conditions: HashSet<usize>,
    /// How often each general follow-up was used, by its id.
    pub follow_ups: BTreeMap<String, u32>,
    /// A member check's answers and conclusions.
    pub answers: Answers,
    /// Items flagged as unclear, with the words.
    pub flags: Vec<(String, String)>,
    /// The recordings.
    pub recordings: Recordings,
    /// When what was open, and when it was off the record.
    pub timeline: Timeline,
    /// Minutes that overrule the guide's, by index of the topic.
    pub replanned: BTreeMap<usize, u32>,
    /// The language the guide is read in.
    pub language: String,
    /// Where it takes place, once that was said.
    pub setting: Option<Setting>,
    /// The agreed end.
    pub end: Option<AgreedEnd>,
    /// Off the record since, in milliseconds on the session's clock.
    pub off_since: Option<u64>,
    /// Interrupted since, in milliseconds on the session's clock.
    pub interrupted_since: Option<u64>,
    /// Finished at, in milliseconds on the session's clock.
    pub finished: Option<u64>,
    /// How many times it was begun or taken up again.
    pub sittings: u32,
    /// Milliseconds spent in each section, up to the last event.
    pub spent: BTreeMap<Section, u64>,
    /// The same for each item, by index in the outline.
    pub spent_on_items: BTreeMap<usize, u64>,
    /// The session's clock at the last event.
    pub last_ms: u64,
    /// The same at the last event of a sitting: what was done with recordings and transcripts
    /// afterwards does not move it.
    pub held_ms: u64,
    /// The calendar at the last event.
    pub last_at: Option<Timestamp>,
    /// The `seq` of the next event.
    pub next_seq: u64,
}

/// The agreed end of the appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgreedEnd {
    /// By the calendar, as it was agreed.
    pub at: Timestamp,
    /// On the session's clock, in milliseconds: a calendar that jumps does not move it.
    pub ms: i64,
    /// What was left over at the first agreement, beyond the minutes planned, in milliseconds.
    pub slack_ms: i64,
}

impl Session {
    /// The state before any event.
    #[must_use]
    pub fn new(header: Arc<Header>, guide: Arc<Guide>, outline: Arc<Outline>) -> Session {
        let items = vec![ItemState::default(); outline.items().len()];
        let language = header.language.clone();
        let table = Table::of(&header.participants);
        Session {
            header,
            guide,
            outline,
            place: Place::Opening,
            jumps: Vec::new(),
            items,
            notes: Notes::default(),
            settled_beside: BTreeSet::new(),
            grid: None,
            table,
            silent: false,
            laid: BTreeMap::new(),
            consents: Consents::default(),
            ticks: HashSet::new(),
            conditions: HashSet::new(),
            follow_ups: BTreeMap::new(),
            answers: Answers::default(),
            flags: Vec::new(),
            recordings: Recordings::default(),
            timeline: Timeline::default(),
            replanned: BTreeMap::new(),
            language,
            setting: None,
            end: None,
            off_since: None,
            interrupted_since: None,
            finished: None,
            sittings: 1,
            spent: BTreeMap::new(),
            spent_on_items: BTreeMap::new(),
            last_ms: 0,
            held_ms: 0,
            last_at: None,
            next_seq: 0,
        }
    }

    /// Whether a checklist item is ticked.
    #[must_use]
    pub fn is_ticked(&self, topic: usize, item: &str) -> bool {
        self.ticks
            .iter()
            .any(|(at, ticked)| *at == topic && ticked == item)
    }

    /// Whether an item is in view: no condition at or above it is closed.
    #[must_use]
    pub fn is_in_view(&self, item: usize) -> bool {
        self.outline.upwards(item).all(|at| !self.is_closed(at))
    }

    /// Whether an item could be asked and need not be.
    fn is_optional(&self, item: usize) -> bool {
        self.outline
            .priority(&self.guide, item)
            .is_none_or(|priority| priority == Priority::Could)
    }

    /// How many questions and probes of a topic are in view, should be asked, and were not.
    #[must_use]
    pub fn left_open_in(&self, topic: usize) -> usize {
        let items = self.outline.of_topic(topic);
        items.filter(|item| self.is_left_open(*item)).count()
    }

    /// Whether an item is in view, should be asked, and was not; of a statement, not of everyone.
    #[must_use]
    pub fn is_left_open(&self, item: usize) -> bool {
        let is_open = self.is_ahead(item) || self.has_open_cells(item);
        self.is_in_view(item) && !self.is_optional(item) && is_open
    }

    /// What became of an item: a statement that everyone answered has had its turn.
    #[must_use]
    pub fn state_of(&self, item: usize) -> State {
        let state = self.items.get(item).map_or(State::Open, ItemState::state);
        let is_ahead = matches!(state, State::Open | State::Mentioned);
        if is_ahead && self.is_row_full(item) {
            State::Asked
        } else {
            state
        }
    }

    /// Whether an item is still to be asked.
    #[must_use]
    pub fn is_ahead(&self, item: usize) -> bool {
        matches!(self.state_of(item), State::Open | State::Mentioned)
    }

    /// Whether an item has a condition that was not opened.
    #[must_use]
    pub fn is_closed(&self, item: usize) -> bool {
        let has_condition = self
            .outline
            .question(&self.guide, item)
            .is_some_and(|probe| probe.when.is_some());
        has_condition && !self.conditions.contains(&item)
    }

    /// Milliseconds spent in a section, up to `now_ms` on the session's clock.
    #[must_use]
    pub fn spent_in(&self, section: Section, now_ms: u64) -> u64 {
        let running = section == self.section() && self.finished.is_none();
        let since = if running {
            now_ms.saturating_sub(self.last_ms)
        } else {
            0
        };
        self.spent.get(&section).copied().unwrap_or_default() + since
    }

    /// Milliseconds that an item was open, up to `now_ms` on the session's clock.
    #[must_use]
    pub fn spent_on(&self, item: usize, now_ms: u64) -> u64 {
        let running = self.place == Place::Item(item) && self.finished.is_none();
        let since = if running {
            now_ms.saturating_sub(self.last_ms)
        } else {
            0
        };
        let before = self.spent_on_items.get(&item).copied();
        before.unwrap_or_default() + since
    }

    /// The minutes planned for a statement, if any.
    #[must_use]
    pub fn minutes_of_statement(&self, statement: usize) -> Option<u32> {
        self.outline.statement(&self.guide, statement)?.minutes
    }

    /// The section that is open.
    #[must_use]
    pub fn section(&self) -> Section {
        self.place.section(&self.outline)
    }

    /// The minutes planned for a topic: the guide's, unless overruled.
    #[must_use]
    pub fn minutes_of(&self, topic: usize) -> u32 {
        let planned = self
            .guide
            .topics
            .get(topic)
            .map_or(0, |topic| topic.minutes);
        self.replanned.get(&topic).copied().unwrap_or(planned)
    }

    /// The concept that a note takes by default at a place.
    #[must_use]
    pub fn concept_at(&self, place: Place) -> Option<&str> {
        match place {
            Place::Opening | Place::Closing => None,
            Place::Topic(topic) => self.guide.topics.get(topic)?.concept.as_deref(),
            Place::Item(item) => self.outline.concept(&self.guide, item),
        }
    }

    /// Whether several participants sit at the table.
    #[must_use]
    pub fn is_group(&self) -> bool {
        self.table.all().len() > 1
    }
}
