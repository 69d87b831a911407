//! The three lists of home: which rows are shown, and which one is selected in each.

use super::rows::{self, GuideRow, ParticipantRow, SessionRow};
use super::{Found, Home, Part};
use crate::study::participants::Attribute;

impl Home {
    /// The rows of a part that are shown, by index.
    #[must_use]
    pub fn shown(&self, part: Part) -> Vec<usize> {
        let wanted = self.find.as_ref().filter(|_| part == self.part);
        let wanted = wanted.map_or("", |find| find.text().trim()).to_lowercase();
        let holds = |words: &[&str]| {
            wanted.is_empty()
                || words
                    .iter()
                    .any(|word| word.to_lowercase().contains(&wanted))
        };
        match part {
            Part::Guides => places(&self.guides, |row| holds(&[&row.id, &row.title])),
            Part::Participants => {
                places(&self.participants, |row| {
                    holds(&[&row.participant.id])
                        || row.participant.attributes.iter().any(
                            |(_, value)| matches!(value, Attribute::Word(word) if holds(&[word])),
                        )
                })
            }
            Part::Sessions => places(&self.sessions, |row| {
                let guide = row.facts.as_ref().map_or("", |facts| facts.guide.as_str());
                let who = row.facts.iter().flat_map(|facts| &facts.participants);
                holds(&[&row.id, guide]) || who.into_iter().any(|who| holds(&[who]))
            }),
        }
    }

    /// The selected row of a part, by index; none when there are no rows.
    #[must_use]
    pub fn selected(&self, part: Part) -> Option<usize> {
        let shown = self.shown(part);
        let at = self.selected_at(part).min(shown.len().checked_sub(1)?);
        shown.get(at).copied()
    }

    /// Whether a row is selected in the list with the keys.
    #[must_use]
    pub fn has_row(&self) -> bool {
        self.selected(self.part).is_some()
    }

    pub(super) fn selected_at(&self, part: Part) -> usize {
        self.selected
            .get(part as usize)
            .copied()
            .unwrap_or_default()
    }

    pub(super) fn select(&mut self, part: Part, at: usize) {
        if let Some(selected) = self.selected.get_mut(part as usize) {
            *selected = at;
        }
    }

    /// Fills the sessions in; what was selected stays so.
    pub(super) fn fill_in(&mut self, found: Found) {
        let participant = self.participant().map(|row| row.participant.id.clone());
        let session = self.session().map(|row| row.id.clone());
        self.is_reading = false;
        self.sessions = found.sessions;
        rows::sort(&mut self.sessions);
        self.participants = rows::participants(&self.registered, &self.sessions, &found.places);
        if found.trouble.is_some() {
            self.trouble = found.trouble;
        }
        let place =
            |part, is: &dyn Fn(usize) -> bool| self.shown(part).iter().position(|at| is(*at));
        let participant = participant.and_then(|id| {
            place(Part::Participants, &|at| {
                self.participants
                    .get(at)
                    .is_some_and(|row| row.participant.id == id)
            })
        });
        let session = session.and_then(|id| {
            place(Part::Sessions, &|at| {
                self.sessions.get(at).is_some_and(|row| row.id == id)
            })
        });
        self.select(Part::Participants, participant.unwrap_or_default());
        self.select(Part::Sessions, session.unwrap_or_default());
    }

    /// The guide that is selected.
    #[must_use]
    pub fn guide(&self) -> Option<&GuideRow> {
        self.guides.get(self.selected(Part::Guides)?)
    }

    /// The participant who is selected.
    #[must_use]
    pub fn participant(&self) -> Option<&ParticipantRow> {
        self.participants.get(self.selected(Part::Participants)?)
    }

    /// The session that is selected.
    #[must_use]
    pub fn session(&self) -> Option<&SessionRow> {
        self.sessions.get(self.selected(Part::Sessions)?)
    }
}

fn places<T>(rows: &[T], is_wanted: impl Fn(&T) -> bool) -> Vec<usize> {
    let rows = rows.iter().enumerate();
    rows.filter(|(_, row)| is_wanted(row))
        .map(|(at, _)| at)
        .collect()
}
