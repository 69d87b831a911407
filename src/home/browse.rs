//! Home without anything over it: keys move through the lists and choose.

use super::rows::{self, GuideRow, SessionRow};
use super::{Act, Around, Choice, Form, Home, Input, Layer, Page, Part, Subject, Text};
use crate::journal::deed::Place;
use crate::live::editor::Editor;
use crate::session::header::Phase;

impl Home {
    pub(super) fn browse(&mut self, input: Input, around: &impl Around) -> Option<Choice> {
        match input {
            Input::Do(Act::Choose) => return self.choose(around),
            Input::Do(Act::Look) => self.look(around),
            Input::Do(Act::Review) => return self.review(),
            Input::Do(Act::Rehearse) => return self.rehearse(),
            Input::Do(Act::Next) => self.turn_to(1),
            Input::Do(Act::Before) => self.turn_to(Part::ALL.len() - 1),
            Input::Do(Act::Help) => self.layer = Some(Layer::Page(self.help(None))),
            Input::Do(Act::Find) => self.find = Some(Editor::default()),
            Input::Do(Act::Back) => {
                if self.find.take().is_none() {
                    return Some(Choice::Leave);
                }
            }
            Input::Do(act) => self.go(act),
            Input::Insert(text) => {
                if let Some(find) = &mut self.find {
                    find.insert(text.lines().next().unwrap_or_default());
                    self.select(self.part, 0);
                }
            }
            Input::Edit(edit) => {
                if let Some(find) = &mut self.find {
                    find.edit(edit);
                    self.select(self.part, 0);
                }
            }
            Input::Found(_) => {}
        }
        None
    }

    fn turn_to(&mut self, steps: usize) {
        self.find = None;
        let next = (self.part as usize + steps) % Part::ALL.len();
        self.part = Part::ALL.get(next).copied().unwrap_or(self.part);
    }

    fn go(&mut self, act: Act) {
        let last = self.shown(self.part).len().saturating_sub(1);
        let at = self.selected_at(self.part).min(last);
        let page = self.seen.rows.max(1);
        let to = match act {
            Act::Up => at.saturating_sub(1),
            Act::Down => at + 1,
            Act::PageUp => at.saturating_sub(page),
            Act::PageDown => at + page,
            Act::First => 0,
            Act::Last => last,
            _ => at,
        };
        self.select(self.part, to.min(last));
    }

    /// Whether choosing the selected row goes on with a session.
    #[must_use]
    pub fn goes_on(&self) -> bool {
        match self.part {
            Part::Guides => false,
            Part::Participants => self.participant().is_some_and(|row| {
                rows::open_session(&self.sessions, &row.participant.id).is_some()
            }),
            Part::Sessions => self.session().is_some_and(SessionRow::is_open),
        }
    }

    /// What is looked at from the selected row.
    #[must_use]
    pub fn subject(&self) -> Option<Subject> {
        match self.part {
            Part::Guides => self.guide().map(|row| Subject::Guide(row.id.clone())),
            Part::Participants => {
                let latest = self.participant()?.sessions.first()?;
                let session = self.sessions.get(*latest)?;
                Some(Subject::Session(session.id.clone()))
            }
            Part::Sessions => self.session().map(|row| Subject::Session(row.id.clone())),
        }
    }

    fn look(&mut self, around: &impl Around) {
        self.trouble = None;
        let Some(subject) = self.subject() else {
            return;
        };
        let (Subject::Guide(title) | Subject::Session(title)) = &subject;
        let page = Page::new(title.clone(), Text::Document(around.document(&subject)));
        self.layer = Some(Layer::Page(page));
    }

    fn choose(&mut self, around: &impl Around) -> Option<Choice> {
        self.trouble = None;
        match self.part {
            Part::Guides => {
                let guide = self.selected(Part::Guides)?;
                let who = self.next_participants(self.guides.get(guide)?.phase);
                self.open_form(guide, who, around);
            }
            Part::Participants => {
                let who = self.participant()?.participant.id.clone();
                if let Some(open) = rows::open_session(&self.sessions, &who) {
                    return Some(Choice::Resume(open.id.clone()));
                }
                self.open_form(self.usual, who, around);
            }
            Part::Sessions => {
                let session = self.session()?;
                if session.is_open() {
                    return Some(Choice::Resume(session.id.clone()));
                }
                self.look(around);
            }
        }
        None
    }

    fn open_form(&mut self, at: usize, who: String, around: &impl Around) {
        let Some(guide) = self.guides.get(at) else {
            return;
        };
        let Some(language) = self.language_of(guide) else {
            self.trouble = Some(format!("{}: {}", guide.id, guide.title));
            return;
        };
        let mut form = Form::new(at, guide, who, around.end_after(guide.minutes));
        form.language = language;
        form.check(&guide.id, self.texts, around);
        self.layer = Some(Layer::Form(Box::new(form)));
    }

    /// Which of a guide's languages it is read in at first: the program's, else its own first one.
    /// None when it cannot be used.
    fn language_of(&self, guide: &GuideRow) -> Option<usize> {
        let spoken = guide.languages.iter();
        let spoken = spoken.clone().position(|tag| tag == self.texts.tag);
        (!guide.languages.is_empty()).then(|| spoken.unwrap_or_default())
    }

    /// The selected session, or the latest of the selected participant.
    fn review(&mut self) -> Option<Choice> {
        self.trouble = None;
        match self.subject()? {
            Subject::Session(id) => Some(Choice::Review(id)),
            Subject::Guide(_) => None,
        }
    }

    fn rehearse(&mut self) -> Option<Choice> {
        self.trouble = None;
        if self.part != Part::Guides {
            return None;
        }
        let guide = self.guide()?;
        let Some(language) = self.language_of(guide) else {
            self.trouble = Some(format!("{}: {}", guide.id, guide.title));
            return None;
        };
        Some(Choice::Rehearse {
            guide: guide.id.clone(),
            language: guide.languages.get(language)?.clone(),
        })
    }

    /// Who the form that is open would be opened with.
    pub(super) fn guess(&self) -> Option<String> {
        let Some(Layer::Form(form)) = &self.layer else {
            return None;
        };
        let guide = self.guides.get(form.guide)?;
        Some(self.next_participants(guide.phase))
    }

    /// The participant that the form was opened with may have taken part in a session that was not
    /// read by then: one that nobody changed is guessed anew.
    pub(super) fn guess_again(&mut self, guess: &str, around: &impl Around) {
        let Some(next) = self.guess().filter(|next| next != guess) else {
            return;
        };
        if let Some(Layer::Form(form)) = &mut self.layer
            && form.participants.text() == guess
            && let Some(guide) = self.guides.get(form.guide)
        {
            form.participants = Editor::with(next);
            form.check(&guide.id, self.texts, around);
        }
    }

    /// Who is next: the first who was chosen and not interviewed yet, at a member check all who were
    /// kept for it; else the number after the highest that is registered or took part so far.
    fn next_participants(&self, phase: Phase) -> String {
        let (place, most) = match phase {
            Phase::MemberCheck => (Place::Reserve, usize::MAX),
            _ => (Place::Chosen, 1),
        };
        let waiting = self.participants.iter();
        let waiting = waiting.filter(|row| row.place == place && row.sessions.is_empty());
        let waiting: Vec<&str> = waiting
            .map(|row| row.participant.id.as_str())
            .take(most)
            .collect();
        if !waiting.is_empty() {
            return waiting.join(",");
        }
        let numbers = self.participants.iter().filter_map(|row| {
            let number = row.participant.id.strip_prefix('R')?;
            number.parse::<u32>().ok()
        });
        format!("R{}", numbers.max().unwrap_or_default() + 1)
    }
}
