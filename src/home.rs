//! Home: the guides and the sessions of a study, and the form that begins a session. Pure: rows in,
//! messages in, a choice out.

use crate::live::editor::{Edit, Editor};
use crate::live::message::{Message, Top};
use crate::session::header::Phase;
use crate::texts::Texts;

/// What home shows.
#[derive(Debug)]
pub struct Home {
    /// The language of the program.
    pub texts: &'static Texts,
    /// The name of the study, or its folder.
    pub study: String,
    /// The guides; the first is selected at first.
    pub guides: Vec<GuideRow>,
    /// The sessions, the latest first.
    pub sessions: Vec<SessionRow>,
    /// The selected row: the guides first, then the sessions.
    pub selected: usize,
    /// The form that begins a session.
    pub form: Option<Form>,
    /// What went wrong with the last choice.
    pub trouble: Option<String>,
}

/// A guide that a session can be begun with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideRow {
    /// The guide's id.
    pub id: String,
    /// Its title, or why it cannot be used.
    pub title: String,
    /// The languages it is in; none when it cannot be used.
    pub languages: Vec<String>,
    /// The length of the appointment, in minutes.
    pub minutes: u32,
    /// What a session with it is for, unless chosen otherwise.
    pub phase: Phase,
    /// Whether it comes with the program.
    pub built_in: bool,
}

/// A session that can be gone on with or looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// The session's id.
    pub id: String,
    /// The participants.
    pub participants: String,
    /// The guide's id.
    pub guide: String,
    /// What it is for.
    pub phase: Phase,
    /// Whether it is finished.
    pub finished: bool,
    /// The number of notes.
    pub notes: usize,
}

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
    /// The agreed end, `HH:MM`.
    pub end: Editor,
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
    /// The agreed end.
    End,
}

impl Field {
    /// The fields, from top to bottom.
    pub const ALL: [Field; 4] = [
        Field::Participants,
        Field::Language,
        Field::Phase,
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
        /// The agreed end, `HH:MM`.
        end: String,
    },
    /// Goes on with a session.
    Resume(String),
    /// Leaves the program.
    Leave,
}

impl Home {
    /// Takes one message; `end_after` gives the time of day so many minutes from now.
    pub fn update(
        &mut self,
        message: &Message,
        end_after: impl Fn(u32) -> String,
    ) -> Option<Choice> {
        if matches!(message, Message::Show(Top::Leave | Top::Finish)) {
            return Some(Choice::Leave);
        }
        match &mut self.form {
            Some(form) => match message {
                Message::Escape => self.form = None,
                Message::Enter => return self.begin(),
                message => {
                    let languages = self.guides.get(form.guide).map_or(0, |g| g.languages.len());
                    form.update(message, languages);
                }
            },
            None => return self.browse(message, end_after),
        }
        None
    }

    fn browse(&mut self, message: &Message, end_after: impl Fn(u32) -> String) -> Option<Choice> {
        let last = (self.guides.len() + self.sessions.len()).saturating_sub(1);
        match message {
            Message::Up => self.selected = self.selected.saturating_sub(1),
            Message::Down => self.selected = (self.selected + 1).min(last),
            Message::PageUp => self.selected = 0,
            Message::PageDown => self.selected = self.guides.len().min(last),
            Message::Escape => return Some(Choice::Leave),
            Message::Insert(text) if text.eq_ignore_ascii_case("q") => return Some(Choice::Leave),
            Message::Enter => return self.choose(end_after),
            _ => {}
        }
        None
    }

    fn choose(&mut self, end_after: impl Fn(u32) -> String) -> Option<Choice> {
        self.trouble = None;
        let Some(guide) = self.guides.get(self.selected) else {
            let session = self
                .sessions
                .get(self.selected.checked_sub(self.guides.len())?)?;
            return Some(Choice::Resume(session.id.clone()));
        };
        if guide.languages.is_empty() {
            self.trouble = Some(guide.title.clone());
            return None;
        }
        let language = guide.languages.iter().position(|tag| tag == self.texts.tag);
        self.form = Some(Form {
            guide: self.selected,
            field: Field::Participants,
            participants: Editor::with(self.next_participant()),
            language: language.unwrap_or_default(),
            phase: guide.phase,
            end: Editor::with(end_after(guide.minutes)),
        });
        None
    }

    /// The number after the highest that took part so far.
    fn next_participant(&self) -> String {
        let numbers = self
            .sessions
            .iter()
            .flat_map(|session| session.participants.split(", "));
        let highest = numbers
            .filter_map(|who| who.strip_prefix('R')?.parse::<u32>().ok())
            .max();
        format!("R{}", highest.unwrap_or_default() + 1)
    }

    fn begin(&self) -> Option<Choice> {
        let form = self.form.as_ref()?;
        let guide = self.guides.get(form.guide)?;
        let participants = form.participants.text().split([',', ' ']);
        Some(Choice::Begin {
            guide: guide.id.clone(),
            participants: participants
                .filter(|p| !p.is_empty())
                .map(str::to_owned)
                .collect(),
            language: guide.languages.get(form.language)?.clone(),
            phase: form.phase,
            end: form.end.text().trim().to_owned(),
        })
    }
}

impl Form {
    fn update(&mut self, message: &Message, languages: usize) {
        match message {
            Message::Up => self.field = self.field.beside(false),
            Message::Down | Message::Tab => self.field = self.field.beside(true),
            Message::Insert(text) => match self.typed() {
                Some(editor) => editor.insert(text.lines().next().unwrap_or_default()),
                None if text == " " => self.turn(true, languages),
                None => {}
            },
            Message::Edit(edit) => match (self.typed(), edit) {
                (Some(editor), edit) => editor.edit(*edit),
                (None, Edit::Left) => self.turn(false, languages),
                (None, Edit::Right) => self.turn(true, languages),
                (None, _) => {}
            },
            _ => {}
        }
    }

    /// The field that is typed into, when it is one.
    fn typed(&mut self) -> Option<&mut Editor> {
        match self.field {
            Field::Participants => Some(&mut self.participants),
            Field::End => Some(&mut self.end),
            Field::Language | Field::Phase => None,
        }
    }

    /// Turns a field that has a few values to the next one.
    fn turn(&mut self, forward: bool, languages: usize) {
        let turned = |at: usize, count: usize| {
            (at + if forward { 1 } else { count.saturating_sub(1) }) % count.max(1)
        };
        match self.field {
            Field::Language => self.language = turned(self.language, languages),
            Field::Phase => {
                let at = PHASES
                    .iter()
                    .position(|phase| *phase == self.phase)
                    .unwrap_or_default();
                self.phase = PHASES
                    .get(turned(at, PHASES.len()))
                    .copied()
                    .unwrap_or(self.phase);
            }
            Field::Participants | Field::End => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::NL;

    fn home() -> Home {
        let guide = GuideRow {
            id: "kwaliteitszorg".to_owned(),
            title: "Kwaliteitszorg".to_owned(),
            languages: vec!["nl".to_owned(), "en".to_owned()],
            minutes: 60,
            phase: Phase::Main,
            built_in: true,
        };
        let session = SessionRow {
            id: "2026-01-12-R7-abcd".to_owned(),
            participants: "R7".to_owned(),
            guide: guide.id.clone(),
            phase: Phase::Main,
            finished: false,
            notes: 3,
        };
        Home {
            texts: &NL,
            study: "studie".to_owned(),
            guides: vec![guide],
            sessions: vec![session],
            selected: 0,
            form: None,
            trouble: None,
        }
    }

    fn send(home: &mut Home, message: &Message) -> Option<Choice> {
        home.update(message, |minutes| format!("15:{:02}", minutes % 60))
    }

    #[test]
    fn enter_twice_begins_a_session_with_the_next_participant() {
        let mut home = home();
        assert_eq!(send(&mut home, &Message::Enter), None);
        let begun = send(&mut home, &Message::Enter);
        let wanted = Choice::Begin {
            guide: "kwaliteitszorg".to_owned(),
            participants: vec!["R8".to_owned()],
            language: "nl".to_owned(),
            phase: Phase::Main,
            end: "15:00".to_owned(),
        };
        assert_eq!(begun, Some(wanted));
    }

    #[test]
    fn a_session_is_gone_on_with_by_enter() {
        let mut home = home();
        send(&mut home, &Message::Down);
        let chosen = send(&mut home, &Message::Enter);
        assert_eq!(
            chosen,
            Some(Choice::Resume("2026-01-12-R7-abcd".to_owned()))
        );
    }

    #[test]
    fn the_arrow_keys_turn_language_and_phase_both_ways() {
        let mut home = home();
        send(&mut home, &Message::Enter);
        send(&mut home, &Message::Down);
        send(&mut home, &Message::Edit(Edit::Right));
        send(&mut home, &Message::Down);
        send(&mut home, &Message::Edit(Edit::Left));
        let form = home.form.as_ref().expect("the form is open");
        assert_eq!((form.language, form.phase), (1, Phase::Rehearsal));
        send(&mut home, &Message::Escape);
        assert_eq!(home.form, None);
    }
}
