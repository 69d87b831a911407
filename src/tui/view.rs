//! What every part of the screen is handed: the model, the styles, the keys, the texts, and the pace, reckoned
//! once a frame.

use crate::guard::search::Edit;
use crate::live::model::Model;
use crate::live::phrases;
use crate::session::Session;
use crate::session::pace::{self, Pace};
use crate::session::place::{Place, Section};
use crate::texts::ScreenTexts;

use super::keymap::Keymap;
use super::theme::Theme;

/// What the parts of the screen are handed.
#[derive(Clone)]
pub struct View<'a> {
    /// What is drawn.
    pub model: &'a Model,
    /// The styles.
    pub theme: &'a Theme,
    /// The keys in force.
    pub keys: &'a Keymap,
    /// The texts of the screen.
    pub texts: &'static ScreenTexts,
    /// How the time stands; none while no end is agreed.
    pub pace: Option<Pace>,
    /// What on the note line names somebody.
    pub names: Vec<Edit>,
}

impl<'a> View<'a> {
    /// What there is to draw.
    #[must_use]
    pub fn of(model: &'a Model, theme: &'a Theme, keys: &'a Keymap) -> View<'a> {
        View {
            model,
            theme,
            keys,
            texts: &model.texts.screen,
            pace: pace::at(model.session(), model.session_ms()),
            names: model
                .lookout
                .at_a_key(model.line.editor.text(), &model.session().guide.concepts),
        }
    }

    /// The session as folded.
    #[must_use]
    pub fn session(&self) -> &'a Session {
        self.model.session()
    }

    /// Whole minutes used by a section.
    #[must_use]
    pub fn used(&self, section: Section) -> u64 {
        used(self.model, section)
    }

    /// The pace, when it is behind the plan: ahead of it, the plan stays as it is.
    #[must_use]
    pub fn behind(&self) -> Option<&Pace> {
        let is_behind = |pace: &&Pace| pace.is_off() && pace.drift_ms > 0;
        let is_running = self.session().finished.is_none();
        self.pace.as_ref().filter(|_| is_running).filter(is_behind)
    }

    /// The whole minutes a section gets: as planned, or, for one that is still to come when behind, as
    /// the new plan has it.
    #[must_use]
    pub fn minutes(&self, section: Section) -> u64 {
        let planned = u64::from(section.minutes(self.session()));
        match self.behind() {
            Some(pace) if !self.is_entered(section) => {
                let share = pace.plan.iter().find(|share| share.section == section);
                share.map_or(0, |share| u64::try_from(share.ms / 60_000).unwrap_or(0))
            }
            _ => planned,
        }
    }

    /// Whether a section is open, or was for half a minute: passing through is not being there.
    #[must_use]
    pub fn is_entered(&self, section: Section) -> bool {
        let session = self.session();
        section == session.section() || session.spent_in(section, self.model.session_ms()) >= 30_000
    }

    /// Whether nothing is left to ask in a section.
    #[must_use]
    pub fn is_done(&self, section: Section) -> bool {
        let session = self.session();
        match section {
            Section::Opening => {
                let who = session.table.here();
                session.consents.open(&session.guide, who).next().is_none()
            }
            Section::Closing => session.finished.is_some(),
            Section::Topic(topic) => {
                let has_items = session.outline.of_topic(topic).next().is_some();
                has_items && session.left_open_in(topic) == 0
            }
        }
    }

    /// Whether an item will not be reached in the time there is.
    #[must_use]
    pub fn is_unreached(&self, item: usize) -> bool {
        self.behind()
            .is_some_and(|pace| pace.unreached.contains(&item))
    }

    /// Whether an item is the open one.
    #[must_use]
    pub fn is_open(&self, item: usize) -> bool {
        self.session().place == Place::Item(item)
    }
}

fn used(model: &Model, section: Section) -> u64 {
    model.session().spent_in(section, model.session_ms()) / 60_000
}

/// All that passing time changes on the screen: while this stays the same a tick draws nothing.
#[must_use]
pub fn face(model: &Model) -> String {
    let session = model.session();
    let time = phrases::time_of_day(model.now.at, model.offset);
    let used = used(model, session.section());
    let is_told = model.notice.is_some();
    let mut face = format!("{time} {used} {is_told}");
    if let (Some(end), Some(pace)) = (session.end, pace::at(session, model.session_ms())) {
        face.push_str(&phrases::left(model, end, &pace));
        face.push_str(&phrases::drift(model, &pace));
        let minutes = pace.plan.iter().map(|share| share.ms / 60_000);
        face.extend(minutes.map(|minutes| format!(" {minutes}")));
        face.push_str(&phrases::unreached_line(model, &pace).unwrap_or_default());
    }
    face.push_str(&super::caption::face(model));
    face
}
