//! Follow-ups: what was parked first, then the general ones of the guide.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Item, list};
use crate::live::layers::{FollowUp, follow_ups};
use crate::tui::paint::put;
use crate::tui::view::View;

/// Draws the list.
pub fn draw(view: &View<'_>, selected: usize, area: Rect, buffer: &mut Buffer) {
    let items: Vec<Item> = follow_ups(view.model)
        .into_iter()
        .filter_map(|follow_up| item(view, follow_up))
        .collect();
    if items.is_empty() {
        let nothing = view.texts.layers.no_follow_ups;
        put(buffer, area, (2, 0), nothing, view.theme.quiet);
    }
    list(view, &items, selected, area, buffer);
}

fn item(view: &View<'_>, follow_up: FollowUp) -> Option<Item> {
    let session = view.session();
    match follow_up {
        FollowUp::Parked {
            label,
            words,
            topic,
        } => {
            // Whose it is stands before its words.
            let number = label.rsplit(':').next().unwrap_or_default();
            Some(Item {
                label: format!("? {number}"),
                text: words,
                aside: topic.unwrap_or_default(),
            })
        }
        FollowUp::General(id) => {
            let found = session.guide.follow_ups.iter().find(|f| f.id == id)?;
            let used = session.follow_ups.get(&id).copied().unwrap_or_default();
            Some(Item {
                // An id such as F1 would be taken for a key.
                label: "·".to_owned(),
                text: found.ask.words(&session.language).to_owned(),
                aside: if used == 0 {
                    String::new()
                } else {
                    format!("✓ {used}")
                },
            })
        }
    }
}
