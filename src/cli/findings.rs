//! Findings in files, as the commands print them.

use super::Context;
use crate::guide::finding::Worded;
use crate::guide::report::{self, Look};

/// With their places in the file for people, one line each for programs.
#[must_use]
pub fn said(found: &[Worded], context: &Context, to_a_person: bool) -> String {
    if !to_a_person {
        return report::plain(found, &context.texts.guide);
    }
    // Some terminals give no width, or none that a line fits in.
    let asked = crossterm::terminal::size().map_or(0, |(width, _)| usize::from(width));
    let look = Look {
        color: std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        width: if asked < 20 { 80 } else { asked },
    };
    report::graphical(found, &context.texts.guide, look)
}
