//! The debrief: what it asks, what was answered, and below it what was left open.
//!
//! ```text
//!  ▸ How was it? First impression
//!  ✓ What came in between?
//!      the call dropped for two minutes
//!    What surprised you?
//!    What will you do differently next time?
//!
//!    not asked: O4.2 …
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::live::after::answers;
use crate::live::cards::ending_lines;
use crate::safe::shown;
use crate::session::debrief::Prompt;
use crate::tui::paint::{count, cut, put, rows};
use crate::tui::view::View;

/// Draws it, with one of the prompts open.
pub fn draw(view: &View<'_>, open: Prompt, area: Rect, buffer: &mut Buffer) {
    let room = usize::from(area.width.saturating_sub(6));
    let mut at = 0;
    // On little room the list begins with what is asked now.
    let is_small = area.height < 8;
    for prompt in Prompt::ALL
        .into_iter()
        .skip_while(|prompt| is_small && *prompt != open)
    {
        let is_open = prompt == open;
        let answers: Vec<_> = answers(view.model, prompt).collect();
        let sign = match (is_open, answers.is_empty()) {
            (true, _) => "▸",
            (false, false) => "✓",
            (false, true) => " ",
        };
        let style = if is_open {
            view.theme.strong
        } else {
            view.theme.quiet
        };
        put(buffer, area, (0, at), sign, view.theme.accent);
        put(buffer, area, (2, at), asks(view, prompt), style);
        at += 1;
        if let Some(last) = answers.last() {
            let words = shown(&last.note.text);
            put(buffer, area, (4, at), &cut(&words, room), view.theme.quiet);
            at += 1;
        }
    }
    let left = rows(area, at + 1, area.height.saturating_sub(at + 1));
    for (row, line) in ending_lines(view.model)
        .iter()
        .take(left.height.into())
        .enumerate()
    {
        put(buffer, left, (2, count(row)), line, view.theme.quiet);
    }
}

/// What a prompt asks.
#[must_use]
pub fn asks(view: &View<'_>, prompt: Prompt) -> &'static str {
    let [impression, interruptions, surprises, change] = view.texts.layers.prompts;
    match prompt {
        Prompt::Impression => impression,
        Prompt::Interruptions => interruptions,
        Prompt::Surprises => surprises,
        Prompt::Change => change,
    }
}
