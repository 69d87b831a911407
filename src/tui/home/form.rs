//! The form that begins a session, drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::Drawn;
use super::rows::phase;
use crate::home::{Field, Form, Home, Seen};
use crate::journal::deed::Venue;
use crate::safe::shown;
use crate::texts::HomeTexts;
use crate::tui::paint;
use crate::tui::theme::Theme;

/// Where the values begin.
const VALUES: u16 = 21;

/// From how many rows on each field has an empty one below it.
const AIRY: u16 = 14;

/// Draws the form; gives where the cursor stands.
pub fn draw(buffer: &mut Buffer, area: Rect, home: &Home, form: &Form, theme: &Theme) -> Drawn {
    let texts = &home.texts.home;
    let is_airy = area.height >= AIRY;
    let guide = home.guides.get(form.guide);
    let title = guide.map_or("", |guide| guide.title.as_str());
    paint::put(buffer, area, (0, 0), &shown(title), theme.strong);
    let (first, step) = if is_airy { (2, 2) } else { (1, 1) };
    let mut cursor = None;
    let mut said_below = Vec::new();
    for (row, field) in (first..).step_by(step).zip(Field::ALL) {
        let value = value(home, form, field);
        let is_chosen = field == form.field;
        if is_chosen {
            paint::put(buffer, area, (0, row), "▸", theme.accent);
        }
        paint::put(buffer, area, (2, row), label(field, texts), theme.quiet);
        let style = if is_chosen {
            theme.accent
        } else {
            theme.strong
        };
        let after = paint::put(buffer, area, (VALUES, row), &value, style);
        if is_chosen {
            cursor = cursor_in(form).map(|columns| Position {
                x: (area.x + VALUES + columns).min(area.right().saturating_sub(1)),
                y: area.y + row,
            });
        }
        let (said, style) = match form.trouble(field) {
            Some(trouble) => (format!("! {}", shown(trouble)), theme.warn),
            None if is_chosen => (hint(field, texts).to_owned(), theme.quiet),
            None => continue,
        };
        let beside = after.max(VALUES + 9) + 2;
        if beside + paint::width(&said) < area.width {
            paint::put(buffer, area, (beside, row), &said, style);
        } else if is_airy {
            paint::put(buffer, area, (4, row + 1), &said, style);
        } else {
            said_below.push((said, style));
        }
    }
    let fields = first + paint::count(Field::ALL.len() * step);
    let below = paint::rows(area, fields, area.height);
    let below = say(buffer, below, &said_below);
    ready(buffer, below, form, theme);
    Drawn {
        cursor,
        seen: Seen::default(),
    }
}

/// Says what had no room beside its field; gives the rows that are left.
fn say(buffer: &mut Buffer, area: Rect, said: &[(String, Style)]) -> Rect {
    let room = usize::from(area.width.saturating_sub(3));
    let mut row = 0;
    for (said, style) in said {
        for line in paint::shortened(said, room, 2) {
            paint::put(buffer, area, (2, row), &line, *style);
            row += 1;
        }
    }
    paint::rows(area, row, area.height)
}

/// Whether all is ready, what needs attention first.
fn ready(buffer: &mut Buffer, area: Rect, form: &Form, theme: &Theme) {
    for (row, check) in (0..).zip(&form.ready) {
        let (sign, style) = if check.is_fine {
            ("✓", theme.quiet)
        } else {
            ("!", theme.warn)
        };
        paint::put(buffer, area, (0, row), sign, style);
        paint::put(buffer, area, (2, row), &check.words, style);
    }
}

fn label(field: Field, texts: &HomeTexts) -> &'static str {
    match field {
        Field::Participants => texts.participants,
        Field::Language => texts.language,
        Field::Phase => texts.phase,
        Field::Setting => texts.setting,
        Field::Others => texts.others,
        Field::End => texts.end,
    }
}

fn hint(field: Field, texts: &HomeTexts) -> &'static str {
    match field {
        Field::Participants => texts.participants_hint,
        Field::Language | Field::Phase | Field::Setting => texts.turn_hint,
        Field::Others => texts.others_hint,
        Field::End => texts.end_hint,
    }
}

fn value(home: &Home, form: &Form, field: Field) -> String {
    let texts = &home.texts.home;
    let [online, location] = home.texts.ready.venues;
    match field {
        Field::Participants => shown(form.participants.text()).into_owned(),
        Field::Language => {
            let guide = home.guides.get(form.guide);
            let language = guide.and_then(|guide| guide.languages.get(form.language));
            language.map_or_else(String::new, |tag| shown(tag).into_owned())
        }
        Field::Phase => phase(form.phase, texts).to_owned(),
        Field::Setting => match form.place {
            Venue::Online => online.to_owned(),
            Venue::Location => location.to_owned(),
        },
        Field::Others => form.others.to_string(),
        Field::End => shown(form.end.text()).into_owned(),
    }
}

/// The columns before the cursor, in a field that is typed into.
fn cursor_in(form: &Form) -> Option<u16> {
    let editor = match form.field {
        Field::Participants => &form.participants,
        Field::End => &form.end,
        Field::Language | Field::Phase | Field::Setting | Field::Others => return None,
    };
    Some(paint::width(&shown(editor.before())))
}
