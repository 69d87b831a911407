//! The form that begins a session: what is filled in, and what is wrong with it.

use super::{Around, GuideRow};
use crate::journal::deed::{Setting, Venue};
use crate::live::editor::{Edit, Editor};
use crate::session::header::Phase;
use crate::study::name;
use crate::study::ready::Check;
use crate::texts::Texts;

/// What is filled in to begin a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Index of the guide.
    pub guide: usize,
    /// The field that is being filled in.
    pub field: Field,
    /// `R7`, or several with commas.
    pub participants: Editor,
    /// One of the guide's languages.
    pub language: usize,
    /// What the session is for.
    pub phase: Phase,
    /// Where it is held.
    pub place: Venue,
    /// How many are present besides the interviewer and the participants.
    pub others: u32,
    /// The agreed end, `HH:MM`.
    pub end: Editor,
    /// What is wrong, in words, with the field it is about.
    pub troubles: Vec<(Field, String)>,
    /// Whether all is ready for these participants.
    pub ready: Vec<Check>,
    /// The participants that this was looked up for.
    ready_for: Option<Vec<String>>,
}

/// The fields of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Who takes part.
    Participants,
    /// The language the guide is read in.
    Language,
    /// What the session is for.
    Phase,
    /// Where it is held.
    Setting,
    /// How many others are present.
    Others,
    /// The agreed end.
    End,
}

impl Field {
    /// The fields, from top to bottom.
    pub const ALL: [Field; 6] = [
        Field::Participants,
        Field::Language,
        Field::Phase,
        Field::Setting,
        Field::Others,
        Field::End,
    ];

    fn beside(self, down: bool) -> Field {
        let at = Field::ALL
            .iter()
            .position(|field| *field == self)
            .unwrap_or_default();
        let next = if down { at + 1 } else { at.saturating_sub(1) };
        Field::ALL.get(next).copied().unwrap_or(self)
    }
}

/// The phases that a session can be begun with.
pub const PHASES: [Phase; 4] = [
    Phase::Main,
    Phase::Pilot,
    Phase::MemberCheck,
    Phase::Rehearsal,
];

/// The most others that can be filled in.
const MOST_OTHERS: u32 = 9;

impl Form {
    /// A form for a guide, filled in as far as can be guessed.
    #[must_use]
    pub fn new(guide: usize, row: &GuideRow, participant: String, end: String) -> Form {
        Form {
            guide,
            field: Field::Participants,
            participants: Editor::with(participant),
            language: 0,
            phase: row.phase,
            place: Venue::Online,
            others: 0,
            end: Editor::with(end),
            troubles: Vec::new(),
            ready: Vec::new(),
            ready_for: None,
        }
    }

    /// The participants as they are written everywhere.
    ///
    /// # Errors
    /// When one is none, is named twice, or there is none at all.
    pub fn who(&self) -> Result<Vec<String>, crate::study::error::StudyError> {
        let typed = self.participants.text().split([',', ' ']);
        let typed: Vec<&str> = typed.filter(|who| !who.is_empty()).collect();
        name::participants(&typed)
    }

    /// Where it is held, and who else is there.
    #[must_use]
    pub fn setting(&self) -> Setting {
        Setting {
            place: self.place,
            others: self.others,
        }
    }

    /// Looks at what is filled in: what is wrong with it, and whether all is ready. The latter
    /// reads the sessions, so it is looked up for other participants only.
    pub fn check(&mut self, guide: &str, texts: &Texts, around: &impl Around) {
        self.troubles.clear();
        match self.who() {
            Ok(who) if self.ready_for.as_ref() == Some(&who) => {}
            Ok(who) => {
                self.ready = around.ready(guide, &who);
                self.ready_for = Some(who);
            }
            Err(error) => {
                let said = error.say(&texts.study);
                self.troubles.push((Field::Participants, said));
                self.ready.clear();
                self.ready_for = None;
            }
        }
        if let Some(said) = around.end_trouble(self.end.text().trim()) {
            self.troubles.push((Field::End, said));
        }
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn trouble(&self, field: Field) -> Option<&str> {
        let trouble = self.troubles.iter().find(|(at, _)| *at == field);
        trouble.map(|(_, said)| said.as_str())
    }

    /// To the field above or below.
    pub fn go(&mut self, down: bool) {
        self.field = self.field.beside(down);
    }

    /// Takes what is typed; `languages` is how many the guide has.
    pub fn insert(&mut self, text: &str, languages: usize) {
        let line = text.lines().next().unwrap_or_default();
        if let Some(editor) = self.typed() {
            editor.insert(line);
        } else if text == " " {
            self.turn(true, languages);
        } else if self.field == Field::Others {
            let digit = line.parse().ok().filter(|digit| *digit <= MOST_OTHERS);
            self.others = digit.unwrap_or(self.others);
        }
    }

    /// Changes the field: the text of one that is typed into, the value of another.
    pub fn edit(&mut self, edit: Edit, languages: usize) {
        match (self.typed(), edit) {
            (Some(editor), edit) => editor.edit(edit),
            (None, Edit::Left) => self.turn(false, languages),
            (None, Edit::Right) => self.turn(true, languages),
            (None, _) => {}
        }
    }

    /// The field that is typed into, when it is one.
    fn typed(&mut self) -> Option<&mut Editor> {
        match self.field {
            Field::Participants => Some(&mut self.participants),
            Field::End => Some(&mut self.end),
            Field::Language | Field::Phase | Field::Setting | Field::Others => None,
        }
    }

    /// Turns a field that has a few values to the next one.
    fn turn(&mut self, forward: bool, languages: usize) {
        match self.field {
            Field::Language => self.language = turned(self.language, languages, forward),
            Field::Phase => {
                let at = PHASES.iter().position(|phase| *phase == self.phase);
                let next = turned(at.unwrap_or_default(), PHASES.len(), forward);
                self.phase = PHASES.get(next).copied().unwrap_or(self.phase);
            }
            Field::Setting => self.place = self.place.other(),
            Field::Others if forward => self.others = (self.others + 1) % (MOST_OTHERS + 1),
            Field::Others => self.others = self.others.checked_sub(1).unwrap_or(MOST_OTHERS),
            Field::Participants | Field::End => {}
        }
    }
}

fn turned(at: usize, count: usize, forward: bool) -> usize {
    let count = count.max(1);
    (at + if forward { 1 } else { count - 1 }) % count
}
