//! In a rehearsal, the last words of what the respondent is saying, between the question and the
//! note line. In a real session there is nothing here.
//!
//! ```text
//!   R1  … to say, we look at the results together, and then I ask: what do you see
//!       here yourself? And that is
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::paint::{count, ending, indented, put};
use super::view::View;
use crate::live::model::Model;
use crate::rehearsal::respondent::{Doing, Heard};
use crate::session::header::Phase;
use crate::texts::fill;

/// The rows it takes, no more than `most`: always the same in a rehearsal, so that nothing moves
/// while somebody speaks.
#[must_use]
pub fn height(view: &View<'_>, most: u16) -> u16 {
    if view.model.rehearsal.is_some() {
        most
    } else {
        0
    }
}

/// The sign that this is no interview, whole and short, with the speed when it is not real.
#[must_use]
pub fn signs(view: &View<'_>) -> Option<[String; 2]> {
    let texts = &view.model.texts.rehearsal;
    let signs = [texts.sign, texts.sign_short];
    match &view.model.rehearsal {
        Some(respondent) if respondent.speed > 1 => {
            Some(signs.map(|sign| format!("{sign} ×{}", respondent.speed)))
        }
        None if view.session().header.phase != Phase::Rehearsal => None,
        _ => Some(signs.map(str::to_owned)),
    }
}

/// All of it that passing time changes.
#[must_use]
pub fn face(model: &Model) -> String {
    let heard = heard(model);
    heard.map_or_else(String::new, |heard| {
        format!(" {} {:?}", heard.words.len(), heard.doing)
    })
}

/// Draws the last rows of what is being said.
pub fn draw(view: &View<'_>, area: Rect, buffer: &mut Buffer) {
    let Some(heard) = heard(view.model).filter(|_| area.height > 0) else {
        return;
    };
    let texts = &view.model.texts.rehearsal;
    let who: [(&str, &dyn std::fmt::Display); 1] = [("who", &heard.who)];
    let aside = match heard.doing {
        Doing::Listening => fill(texts.listening, &who),
        Doing::NothingToSay => fill(texts.nothing_to_say, &who),
        Doing::Silent => format!("({})", fill(texts.silent, &who)),
        Doing::Speaking | Doing::Done => String::new(),
    };
    let quiet = view.theme.quiet;
    if heard.words.is_empty() {
        let aside = if has_script(view.model) {
            &aside
        } else {
            texts.in_silence
        };
        put(buffer, area, (2, 0), aside, quiet);
        return;
    }
    let after = put(buffer, area, (2, 0), heard.who, view.theme.accent) + 2;
    let field = indented(area, after);
    let said = format!("{} {aside}", heard.words);
    let said = ending(&said, field.width.into(), area.height.into());
    let style = if heard.doing == Doing::Speaking {
        ratatui::style::Style::new()
    } else {
        quiet
    };
    for (row, line) in said.iter().enumerate() {
        put(buffer, field, (0, count(row)), line, style);
    }
}

fn has_script(model: &Model) -> bool {
    let respondent = model.rehearsal.as_ref();
    respondent.is_some_and(|respondent| !respondent.script.blocks.is_empty())
}

fn heard(model: &Model) -> Option<Heard<'_>> {
    model.rehearsal.as_ref()?.hears(model.now.ms)
}
