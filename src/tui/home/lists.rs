//! The three lists, one below the other.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::rows::Pen;
use super::{Drawn, keys};
use crate::home::{Act, Home, Part, Seen};
use crate::safe::shown;
use crate::texts::fill;
use crate::tui::paint;
use crate::tui::theme::Theme;

/// From how many rows on all three lists are open; below it only the one with the keys.
const ALL_OPEN: u16 = 15;

/// Draws the lists; gives what the one with the keys had room for.
pub fn draw(buffer: &mut Buffer, area: Rect, home: &Home, theme: &Theme) -> Drawn {
    let pen = Pen {
        home,
        texts: &home.texts.home,
        theme,
    };
    // A list that is narrowed keeps its room, so that nothing moves while one types.
    let counts = [
        home.guides.len(),
        home.participants.len(),
        home.sessions.len(),
    ];
    let counts = counts.map(|count| paint::count(count).max(1));
    let air = u16::from(area.height >= ALL_OPEN);
    let heights = heights(area.height, counts, home.part);
    let mut drawn = Drawn::default();
    let mut top = 0;
    for (part, height) in Part::ALL.into_iter().zip(heights) {
        let area = paint::rows(area, top, height + 1);
        let cursor = pen.part(buffer, area, part);
        if part == home.part {
            drawn = Drawn {
                cursor,
                seen: Seen {
                    rows: usize::from(height),
                    last: 0,
                },
            };
        }
        top += height + 1 + air;
    }
    drawn
}

/// The rows of each list, without its title. The guides come first, since there are few; what they
/// leave is shared by participants and sessions. In a low window only the list with the keys is
/// open.
fn heights(height: u16, counts: [u16; 3], open: Part) -> [u16; 3] {
    if height < ALL_OPEN {
        let room = height.saturating_sub(3);
        return Part::ALL.map(|part| if part == open { room } else { 0 });
    }
    let room = height - 5;
    let [guides, participants, sessions] = counts;
    let guides = guides.min((room / 4).max(3));
    let room = room - guides;
    let sessions_least = sessions.min(room - room * 2 / 5);
    let participants = participants.min(room - sessions_least);
    [guides, participants, room - participants]
}

impl Pen<'_> {
    /// A title with its rows; gives the cursor, when the list is being narrowed.
    fn part(&self, buffer: &mut Buffer, area: Rect, part: Part) -> Option<Position> {
        let home = self.home;
        let rows = home.shown(part);
        let has_keys = part == home.part;
        let list = paint::rows(area, 1, area.height);
        let height = usize::from(list.height);
        let selected = home
            .selected(part)
            .and_then(|at| rows.iter().position(|row| *row == at));
        let first = first(selected.unwrap_or_default(), rows.len(), height);
        let cursor = self.title(buffer, area, part, (first, height, rows.len()));
        if rows.is_empty() {
            self.nothing(buffer, list, part);
        } else if self.is_first_use() && part == Part::Guides && height > rows.len() + 1 {
            // The list of sessions, where it stands else, is closed.
            let below = paint::rows(list, paint::count(rows.len() + 1), list.height);
            self.say(buffer, below, &self.first_use());
        }
        for (line, at) in (0..).zip(rows.iter().skip(first).take(height)) {
            let row = paint::rows(list, line, 1);
            let is_selected = has_keys && selected == Some(first + usize::from(line));
            self.row(buffer, row, part, *at);
            if is_selected {
                paint::put(buffer, row, (0, 0), "▸", self.theme.accent);
                paint::tint(buffer, row, 0, self.theme.chosen);
            }
        }
        cursor
    }

    /// The name of a part, what narrows it, and which of its rows are in view.
    fn title(
        &self,
        buffer: &mut Buffer,
        area: Rect,
        part: Part,
        (first, height, count): (usize, usize, usize),
    ) -> Option<Position> {
        let home = self.home;
        let has_keys = part == home.part;
        let name = self
            .texts
            .parts
            .get(part as usize)
            .copied()
            .unwrap_or_default();
        let style = if has_keys {
            self.theme.accent
        } else {
            self.theme.quiet
        };
        let after = paint::put(buffer, area, (0, 0), name, style);
        let is_read = part == Part::Guides || !home.is_reading;
        let right = if !is_read {
            self.texts.reading.to_owned()
        } else if height == 0 || count <= height {
            count.to_string()
        } else {
            format!("{}–{} / {count}", first + 1, (first + height).min(count))
        };
        let row = paint::rows(area, 0, 1);
        let row = Rect {
            width: row.width.saturating_sub(1),
            ..row
        };
        paint::put_right(buffer, row, 0, &right, self.theme.quiet);
        let find = home.find.as_ref().filter(|_| has_keys)?;
        let after = paint::put(buffer, row, (after + 2, 0), "/", self.theme.accent);
        paint::put(
            buffer,
            row,
            (after, 0),
            &shown(find.text()),
            self.theme.strong,
        );
        let columns = after + paint::width(&shown(find.before()));
        Some(Position {
            x: (row.x + columns).min(row.right().saturating_sub(1)),
            y: row.y,
        })
    }

    /// Why a list is empty.
    fn nothing(&self, buffer: &mut Buffer, list: Rect, part: Part) {
        let home = self.home;
        let is_narrowed = home.find.is_some() && part == home.part;
        let said = match part {
            _ if is_narrowed => self.texts.nothing_found.to_owned(),
            Part::Guides => self.texts.no_guides.to_owned(),
            _ if home.is_reading => return,
            Part::Participants => self.texts.no_participants.to_owned(),
            Part::Sessions if self.is_first_use() => self.first_use(),
            Part::Sessions => self.texts.no_sessions.to_owned(),
        };
        self.say(buffer, list, &said);
    }

    fn say(&self, buffer: &mut Buffer, area: Rect, said: &str) {
        let room = usize::from(area.width.saturating_sub(3));
        let lines = paint::shortened(said, room, usize::from(area.height.max(1)));
        for (row, line) in (0..).zip(lines) {
            paint::put(buffer, area, (2, row), &line, self.theme.quiet);
        }
    }

    /// Whether there is no session yet and a guide is selected.
    fn is_first_use(&self) -> bool {
        let home = self.home;
        home.sessions.is_empty() && !home.is_reading && home.part == Part::Guides
    }

    /// What to press at first.
    fn first_use(&self) -> String {
        let key = |act| keys::name_of(act, false, self.home.texts);
        let values: [(&str, &dyn std::fmt::Display); 3] = [
            ("enter", &key(Act::Choose)),
            ("rehearse", &key(Act::Rehearse)),
            ("help", &key(Act::Help)),
        ];
        fill(self.texts.first_use, &values)
    }

    fn row(&self, buffer: &mut Buffer, row: Rect, part: Part, at: usize) {
        let home = self.home;
        match part {
            Part::Guides => {
                if let Some(guide) = home.guides.get(at) {
                    self.guide(buffer, row, guide);
                }
            }
            Part::Participants => {
                if let Some(participant) = home.participants.get(at) {
                    self.participant(buffer, row, participant);
                }
            }
            Part::Sessions => {
                if let Some(session) = home.sessions.get(at) {
                    self.session(buffer, row, session);
                }
            }
        }
    }
}

/// The first row in view: the selected one stands in the middle where it can.
fn first(selected: usize, count: usize, height: usize) -> usize {
    let last = count.saturating_sub(height);
    selected.saturating_sub(height / 2).min(last)
}
