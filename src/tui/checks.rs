//! The checklist of the open topic: what should come up.
//!
//! ```text
//!  □ basisvaardigheden   ■ brede opbrengsten   □ onderwijsleerproces
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::{glance, put, width};
use super::view::View;
use crate::session::place::Section;

/// Columns between two items.
const BETWEEN: u16 = 3;

/// One item and where it stands.
struct Spot {
    text: String,
    style: Style,
    column: u16,
    row: u16,
}

/// The rows the checklist takes.
#[must_use]
pub fn height(view: &View<'_>, columns: u16) -> u16 {
    spots(view, columns).last().map_or(0, |spot| spot.row + 1)
}

/// Draws the checklist.
pub fn draw(view: &View<'_>, area: Rect, buffer: &mut Buffer) {
    for spot in spots(view, area.width) {
        put(
            buffer,
            area,
            (spot.column, spot.row),
            &spot.text,
            spot.style,
        );
    }
}

fn spots(view: &View<'_>, columns: u16) -> Vec<Spot> {
    let session = view.session();
    let Section::Topic(topic) = session.section() else {
        return Vec::new();
    };
    let checklist = session
        .guide
        .topics
        .get(topic)
        .map(|topic| &topic.checklist);
    let mut spots: Vec<Spot> = Vec::new();
    let (mut column, mut row) = (0, 0);
    for (at, check) in checklist.into_iter().flatten().enumerate() {
        let ticked = session.is_ticked(topic, &check.id);
        let selected = view.model.selected == Some(at);
        let label = glance(check.label.words(&session.language), columns.into());
        let text = format!("{} {label}", if ticked { "■" } else { "□" });
        let text = if selected { format!("▸{text}") } else { text };
        let length = width(&text);
        if column > 0 && column + length > columns {
            (column, row) = (0, row + 1);
        }
        let style = match (selected, ticked) {
            (true, _) => view.theme.accent,
            (false, true) => view.theme.quiet,
            (false, false) => Style::new(),
        };
        spots.push(Spot {
            text,
            style,
            column,
            row,
        });
        column = column.saturating_add(length + BETWEEN);
    }
    spots
}
