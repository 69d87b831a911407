//! Home: the guides, participants and sessions of a study, and the form that begins a session.
//! Pure: rows and keys in, a choice out.

mod browse;
pub mod form;
mod lists;
pub mod page;
pub mod rows;

use std::collections::BTreeMap;

use crate::journal::deed::{Place, Setting};
use crate::live::editor::{Edit, Editor};
use crate::session::header::Phase;
use crate::study::participants::Participant;
use crate::study::ready::Check;
use crate::texts::Texts;
pub use form::{Field, Form};
pub use page::{Page, Seen, Subject, Text};
pub use rows::{Facts, GuideRow, ParticipantRow, SessionRow};

/// What home shows.
#[derive(Debug)]
pub struct Home {
    /// The language of the program.
    pub texts: &'static Texts,
    /// The name of the study, or its folder.
    pub study: String,
    /// The guides.
    pub guides: Vec<GuideRow>,
    /// Index of the guide that a participant is interviewed with, unless chosen otherwise.
    pub usual: usize,
    /// The participants that participants.toml names.
    pub registered: Vec<Participant>,
    /// The participants, those of sessions too.
    pub participants: Vec<ParticipantRow>,
    /// The sessions, the latest first.
    pub sessions: Vec<SessionRow>,
    /// Whether the sessions are still being read.
    pub is_reading: bool,
    /// The part with the keys.
    pub part: Part,
    /// The selected row of each part, among those that are shown.
    pub selected: [usize; 3],
    /// What narrows the part with the keys.
    pub find: Option<Editor>,
    /// What lies over the lists.
    pub layer: Option<Layer>,
    /// What went wrong with the last choice, or could not be read.
    pub trouble: Option<String>,
    /// What the screen had room for when it was drawn last.
    pub seen: Seen,
}

/// A part of home.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The guides.
    Guides,
    /// The participants.
    Participants,
    /// The sessions.
    Sessions,
}

impl Part {
    /// The parts, from top to bottom.
    pub const ALL: [Part; 3] = [Part::Guides, Part::Participants, Part::Sessions];
}

/// What lies over the lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Layer {
    /// The form that begins a session.
    Form(Box<Form>),
    /// Something to read.
    Page(Page),
}

/// What a key does at home.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Begins, goes on or looks, as the selected row has it; begins from the form.
    Choose,
    /// Looks at what is selected.
    Look,
    /// Reviews the selected session.
    Review,
    /// Rehearses with the selected guide.
    Rehearse,
    /// To the row, line or field above.
    Up,
    /// To the row, line or field below.
    Down,
    /// A window full upwards.
    PageUp,
    /// A window full downwards.
    PageDown,
    /// To the first row or line.
    First,
    /// To the last row or line.
    Last,
    /// To the next part or field.
    Next,
    /// To the part or field before.
    Before,
    /// Narrows the list.
    Find,
    /// Shows the keys.
    Help,
    /// Closes what lies on top; with nothing there, leaves.
    Back,
    /// Leaves from wherever.
    Leave,
}

/// What can happen to home.
#[derive(Debug)]
pub enum Input {
    /// A key that stands for an act.
    Do(Act),
    /// Text typed or pasted.
    Insert(String),
    /// A change to what is typed, or a move of its cursor.
    Edit(Edit),
    /// The sessions were read.
    Found(Found),
}

/// What was read of the sessions.
#[derive(Debug)]
pub struct Found {
    /// The sessions, in any order.
    pub sessions: Vec<SessionRow>,
    /// How participants stand in the sample, of whom that was written down.
    pub places: BTreeMap<String, Place>,
    /// Why they could not be listed.
    pub trouble: Option<String>,
}

/// What home asks of the study around it.
pub trait Around {
    /// The time of day so many minutes from now.
    fn end_after(&self, minutes: u32) -> String;
    /// What is wrong with an agreed end that was typed.
    fn end_trouble(&self, end: &str) -> Option<String>;
    /// Whether all is ready to interview these participants with a guide.
    fn ready(&self, guide: &str, participants: &[String]) -> Vec<Check>;
    /// What there is to read of a guide or a session.
    fn document(&self, subject: &Subject) -> String;
}

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// Begins a session.
    Begin {
        /// The guide's id.
        guide: String,
        /// Who takes part.
        participants: Vec<String>,
        /// The language the guide is read in.
        language: String,
        /// What it is for.
        phase: Phase,
        /// Where it is held, and who else is there.
        setting: Setting,
        /// The agreed end, `HH:MM`.
        end: String,
    },
    /// Rehearses with a guide.
    Rehearse {
        /// The guide's id.
        guide: String,
        /// The language the guide is read in.
        language: String,
    },
    /// Goes on with a session.
    Resume(String),
    /// Reviews a session.
    Review(String),
    /// Leaves the program.
    Leave,
}

impl Home {
    /// Takes one input.
    pub fn update(&mut self, input: Input, around: &impl Around) -> Option<Choice> {
        match input {
            Input::Found(found) => {
                let guess = self.guess();
                self.fill_in(found);
                if let Some(guess) = guess {
                    self.guess_again(&guess, around);
                }
            }
            Input::Do(Act::Leave) => return Some(Choice::Leave),
            input => match self.layer.take() {
                Some(Layer::Form(form)) => return self.in_form(form, input, around),
                Some(Layer::Page(page)) => self.in_page(page, &input),
                None => return self.browse(input, around),
            },
        }
        None
    }

    /// Whether letters are text: in the form, and while a list is narrowed.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        match &self.layer {
            Some(Layer::Form(_)) => true,
            Some(Layer::Page(_)) => false,
            None => self.find.is_some(),
        }
    }

    /// The keys, over the form when it is open.
    fn help(&self, over: Option<Box<Form>>) -> Page {
        let title = self.texts.home.help_title.to_owned();
        let mut page = Page::new(title, Text::Keys);
        page.over = over;
        page
    }

    fn in_page(&mut self, mut page: Page, input: &Input) {
        match input {
            Input::Do(Act::Back) => {
                self.layer = page.over.map(Layer::Form);
                return;
            }
            Input::Do(act) => page.go(*act, self.seen),
            _ => {}
        }
        self.layer = Some(Layer::Page(page));
    }

    fn in_form(
        &mut self,
        mut form: Box<Form>,
        input: Input,
        around: &impl Around,
    ) -> Option<Choice> {
        let guide = self.guides.get(form.guide)?;
        let languages = guide.languages.len();
        let begins = matches!(input, Input::Do(Act::Choose));
        match input {
            Input::Do(Act::Back) => return None,
            Input::Do(Act::Help) => {
                self.layer = Some(Layer::Page(self.help(Some(form))));
                return None;
            }
            Input::Do(Act::Up | Act::Before) => form.go(false),
            Input::Do(Act::Down | Act::Next) => form.go(true),
            Input::Insert(text) => form.insert(&text, languages),
            Input::Edit(edit) => form.edit(edit, languages),
            Input::Do(_) | Input::Found(_) => {}
        }
        form.check(&guide.id, self.texts, around);
        let choice = begins.then(|| self.begun(&form)).flatten();
        if let (true, Some((field, _))) = (begins, form.troubles.first()) {
            form.field = *field;
        }
        // What was filled in is there again when the session cannot be made.
        self.layer = Some(Layer::Form(form));
        choice
    }

    fn begun(&self, form: &Form) -> Option<Choice> {
        let guide = self.guides.get(form.guide)?;
        if !form.troubles.is_empty() {
            return None;
        }
        Some(Choice::Begin {
            guide: guide.id.clone(),
            participants: form.who().ok()?,
            language: guide.languages.get(form.language)?.clone(),
            phase: form.phase,
            setting: form.setting(),
            end: form.end.text().trim().to_owned(),
        })
    }
}

#[cfg(test)]
mod tests;
