//! What the arrow keys stand at, in one row, for a window without room for the list it is in.
//!
//! ```text
//!  ▸ □ brede opbrengsten                                                            2/4
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::grid as cells;
use super::paint::{cut, glance, put, put_right};
use super::view::View;
use crate::live::before::{Stop, setting_words, stop_here};
use crate::live::grid;
use crate::session::place::Section;

/// One thing of a list, and where it stands there.
struct Chosen {
    words: String,
    /// Its number and how many there are.
    of: Option<(usize, usize)>,
}

/// Whether something is selected that nothing else shows.
#[must_use]
pub fn is_there(view: &View<'_>) -> bool {
    chosen(view).is_some()
}

/// Draws it.
pub fn draw(view: &View<'_>, area: Rect, buffer: &mut Buffer) {
    let Some(chosen) = chosen(view) else {
        return;
    };
    let of = chosen.of.map(|(at, all)| format!("{at}/{all}"));
    let of = of.unwrap_or_default();
    let end = put_right(buffer, area, 0, &of, view.theme.quiet);
    let words = format!("▸ {}", chosen.words);
    let words = cut(&words, end.saturating_sub(2).into());
    put(buffer, area, (0, 0), &words, view.theme.accent);
}

fn chosen(view: &View<'_>) -> Option<Chosen> {
    let session = view.session();
    if let Some(statement) = grid::here(session) {
        return turn(view, statement);
    }
    let at = view.model.selected?;
    match session.section() {
        Section::Opening => setting(view),
        Section::Topic(topic) => {
            let list = &session.guide.topics.get(topic)?.checklist;
            let check = list.get(at)?;
            let is_ticked = session.is_ticked(topic, &check.id);
            let sign = if is_ticked { '■' } else { '□' };
            let label = glance(check.label.words(&session.language), 200);
            Some(Chosen {
                words: format!("{sign} {label}"),
                of: Some((at + 1, list.len())),
            })
        }
        Section::Closing => {
            let waiting = view.model.parked();
            let text = glance(&view.model.parked().nth(at)?.words(), 200);
            Some(Chosen {
                words: format!("? {text}"),
                of: Some((at + 1, waiting.count())),
            })
        }
    }
}

/// Whose turn it is at a statement, and how many have answered.
fn turn(view: &View<'_>, statement: usize) -> Option<Chosen> {
    let session = view.session();
    let who = grid::chosen(view.model)?;
    let sign = cells::sign(session.cell(statement, who).answer());
    let all = session.row(statement).count();
    let open = session.open_in_row(statement).count();
    Some(Chosen {
        words: format!("{who} {sign}"),
        of: Some((all - open.min(all), all)),
    })
}

/// Where one sits, or who else is there; a consent item stands above in full.
fn setting(view: &View<'_>) -> Option<Chosen> {
    let texts = view.model.texts;
    let setting = view.session().setting;
    let [place, others] = setting.map_or_else(
        || [texts.ready.setting_open, texts.ready.others[0]].map(str::to_owned),
        |setting| setting_words(setting, texts),
    );
    let words = match stop_here(view.model)? {
        Stop::Consent(_) => return None,
        Stop::Venue => place,
        Stop::Others => others,
    };
    Some(Chosen { words, of: None })
}
