//! The rows of the lists, drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::home::{GuideRow, Home, ParticipantRow, SessionRow};
use crate::journal::deed::Place;
use crate::safe::shown;
use crate::session::header::Phase;
use crate::study::load::Standing;
use crate::study::participants::Attribute;
use crate::texts::{HomeTexts, fill};
use crate::tui::paint;
use crate::tui::theme::Theme;

/// From how many columns on there is room for what is good to know.
const WIDE: u16 = 100;

/// What rows are drawn with.
pub struct Pen<'a> {
    pub(super) home: &'a Home,
    pub(super) texts: &'a HomeTexts,
    pub(super) theme: &'a Theme,
}

impl Pen<'_> {
    pub(super) fn guide(&self, buffer: &mut Buffer, row: Rect, guide: &GuideRow) {
        let theme = self.theme;
        let ids = self
            .home
            .guides
            .iter()
            .map(|guide| paint::width(&shown(&guide.id)));
        let column = (ids.max().unwrap_or_default() + 4).min(row.width / 2);
        let id = Rect {
            width: column.saturating_sub(1),
            ..row
        };
        paint::put(buffer, id, (2, 0), &shown(&guide.id), theme.strong);
        let mut room = row;
        if row.width >= WIDE && !guide.languages.is_empty() {
            let minutes = fill(self.texts.minutes, &[("count", &guide.minutes)]);
            let origin = if guide.built_in {
                self.texts.built_in
            } else {
                ""
            };
            let languages = guide.languages.join(" ");
            let right = format!("  {minutes}   {}   {origin} ", shown(&languages));
            room.width = paint::put_right(buffer, row, 0, &right, theme.quiet);
        }
        let style = if guide.languages.is_empty() {
            theme.warn
        } else {
            theme.quiet
        };
        paint::put(buffer, room, (column, 0), &shown(&guide.title), style);
    }

    pub(super) fn participant(&self, buffer: &mut Buffer, row: Rect, participant: &ParticipantRow) {
        let theme = self.theme;
        let id = shown(&participant.participant.id);
        let after = paint::put(buffer, row, (2, 0), &id, theme.strong);
        let first = after.max(7) + 2;
        let (held, state) = self.held(participant);
        let after = paint::put(buffer, row, (first, 0), &held, theme.quiet);
        let (state, style) = state.map_or(("", theme.quiet), |state| self.standing(state));
        let after = paint::put(buffer, row, (after + 2, 0), state, style);
        let column = (after + 3).max(first + self.held_columns());
        let known = known(participant);
        paint::put(buffer, row, (column, 0), &shown(&known), theme.quiet);
    }

    /// The sessions of a participant in words, and what they are like together.
    fn held(&self, participant: &ParticipantRow) -> (String, Option<Standing>) {
        let sessions = &self.home.sessions;
        let held = || {
            let held = participant.sessions.iter();
            held.filter_map(|at| sessions.get(*at))
        };
        let latest = held().next().and_then(|row| row.facts.as_ref());
        let Some(latest) = latest else {
            let said = match participant.place {
                _ if self.home.is_reading => "",
                Place::Open => self.texts.no_session,
                place => place.name(&self.home.texts.sample),
            };
            return (said.to_owned(), None);
        };
        let count = match participant.sessions.len() {
            1 => self.texts.one_session.to_owned(),
            count => fill(self.texts.many_sessions, &[("count", &count)]),
        };
        let date = fill(self.texts.latest, &[("date", &latest.start.date())]);
        let is_open = held().any(SessionRow::is_open);
        let state = if is_open {
            Standing::Open
        } else {
            latest.standing
        };
        (format!("{count} · {date}"), Some(state))
    }

    fn standing(&self, standing: Standing) -> (&'static str, Style) {
        let [open, finished, damaged] = self.texts.standing;
        match standing {
            Standing::Open => (open, self.theme.accent),
            Standing::Finished => (finished, self.theme.quiet),
            Standing::Damaged => (damaged, self.theme.warn),
        }
    }

    /// The columns that what is said of a participant's sessions takes.
    fn held_columns(&self) -> u16 {
        let texts = self.texts;
        let states = texts.standing.iter().map(|state| paint::width(state));
        let count = fill(texts.many_sessions, &[("count", &10)]);
        let date = fill(texts.latest, &[("date", &"2026-01-12")]);
        let widest = states.max().unwrap_or_default();
        paint::width(&count) + paint::width(&date) + widest + 8
    }

    pub(super) fn session(&self, buffer: &mut Buffer, row: Rect, session: &SessionRow) {
        let theme = self.theme;
        let (state, style) = self.standing(session.standing());
        let after = paint::put(buffer, row, (2, 0), &shown(&session.id), theme.strong);
        let ids = self.home.sessions.iter();
        let ids = ids.map(|session| paint::width(&session.id)).max();
        let column = after.max(ids.unwrap_or_default().min(row.width / 2) + 2) + 2;
        let after = paint::put(buffer, row, (column, 0), state, style);
        let Some(facts) = &session.facts else {
            return;
        };
        let notes = match facts.notes {
            1 => self.texts.note.to_owned(),
            count => fill(self.texts.notes, &[("count", &count)]),
        };
        let minutes = fill(self.texts.minutes, &[("count", &(facts.ms / 60_000))]);
        let phase = phase(facts.phase, self.texts);
        let guide = format!("{phase} · {}", shown(&facts.guide));
        let mut column = after.max(column + 11) + 1;
        for (text, least) in [(notes, 12), (minutes, 7), (guide, 0)] {
            let after = paint::put(buffer, row, (column, 0), &text, theme.quiet);
            column = after.max(column + least) + 1;
        }
    }
}

/// What is known of a participant, in short: words as they are, the rest with its name.
fn known(row: &ParticipantRow) -> String {
    let known = row.participant.attributes.iter();
    let known: Vec<String> = known
        .map(|(name, value)| match value {
            Attribute::Word(word) => word.clone(),
            Attribute::Number(number) => format!("{name} {number}"),
            Attribute::Holds(true) => format!("{name} ✓"),
            Attribute::Holds(false) => format!("{name} ✗"),
        })
        .collect();
    known.join(" · ")
}

/// What a session is for, in words.
#[must_use]
pub fn phase(phase: Phase, texts: &HomeTexts) -> &'static str {
    let [main, pilot, member_check, rehearsal, imported, example] = texts.phases;
    match phase {
        Phase::Main => main,
        Phase::Pilot => pilot,
        Phase::MemberCheck => member_check,
        Phase::Rehearsal => rehearsal,
        Phase::Imported => imported,
        Phase::Example => example,
    }
}
