//! Find and go, and concepts to tag with: what is looked for, and what is found.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{Item, list};
use crate::live::find::{Find, Target};
use crate::safe::shown;
use crate::tui::line;
use crate::tui::paint::{indented, put, put_right, rows};
use crate::tui::view::View;

/// Draws the query and the hits; gives where the cursor stands.
pub fn draw(view: &View<'_>, find: &Find, area: Rect, buffer: &mut Buffer) -> Position {
    let query = rows(area, 0, 1);
    put(buffer, query, (0, 0), "/", view.theme.accent);
    let hits = find.hits();
    let found = hits.len().to_string();
    put_right(buffer, query, 0, &found, view.theme.quiet);
    let mut field = indented(query, 2);
    field.width = field.width.saturating_sub(7).max(1).min(field.width);
    let cursor = line::draw_query(&find.query, field, buffer);
    let below = rows(area, 1, area.height.saturating_sub(1));
    if hits.len() == 0 {
        let nothing = view.texts.layers.nothing_found;
        put(buffer, below, (2, 0), nothing, view.theme.quiet);
        return cursor;
    }
    // Only the hits around the selected one are looked at: there may be thousands.
    let height = usize::from(below.height);
    let first = find.selected.saturating_sub(height);
    let items: Vec<Item> = hits
        .skip(first)
        .take(2 * height + 1)
        .map(|hit| Item {
            label: shown(&hit.id).into_owned(),
            text: hit.words.clone(),
            aside: match &hit.target {
                Target::Note(seq) => taken_in(view, *seq),
                _ => String::new(),
            },
        })
        .collect();
    list(view, &items, find.selected - first, below, buffer);
    cursor
}

/// The topic that a note was taken in.
fn taken_in(view: &View<'_>, seq: u64) -> String {
    let note = view.session().notes.get(seq);
    let topic = note.and_then(|note| note.note.topic.as_deref());
    shown(topic.unwrap_or_default()).into_owned()
}
