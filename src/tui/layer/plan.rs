//! The plan, topic by topic: minutes used and planned, what is left, what will not be reached.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Item, list};
use crate::live::phrases;
use crate::session::place::Section;
use crate::texts::fill;
use crate::tui::paint::{put, rows};
use crate::tui::view::View;

/// Draws the plan.
pub fn draw(view: &View<'_>, selected: usize, area: Rect, buffer: &mut Buffer) {
    let mut row = 0;
    if let Some(pace) = &view.pace {
        let line = phrases::plan_line(view.model, pace);
        put(buffer, area, (2, row), &line, view.theme.strong);
        row += 1;
        if let Some(unreached) = phrases::unreached_line(view.model, pace) {
            put(buffer, area, (2, row), &unreached, view.theme.warn);
            row += 1;
        }
    }
    let topics = 0..view.session().guide.topics.len();
    let items: Vec<Item> = topics.map(|topic| item(view, topic)).collect();
    let below = rows(area, row, area.height.saturating_sub(row));
    list(view, &items, selected, below, buffer);
}

fn item(view: &View<'_>, topic: usize) -> Item {
    let session = view.session();
    let section = Section::Topic(topic);
    let share = view
        .pace
        .as_ref()
        .and_then(|pace| pace.plan.iter().find(|share| share.section == section));
    let (left, open) = share.map_or((0, 0), |share| (share.ms / 60_000, share.open));
    let row = if view.is_done(section) {
        "✓".to_owned()
    } else {
        fill(view.texts.plan_row, &[("minutes", &left), ("open", &open)])
    };
    let figures = format!("{}/{}", view.used(section), session.minutes_of(topic));
    Item {
        label: section.id(&session.guide).to_owned(),
        text: phrases::title(view.model, section).to_owned(),
        aside: format!("{row}   {figures:>6}"),
    }
}
