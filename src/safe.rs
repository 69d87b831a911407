//! What comes from a file or a paste is data: it is shown and exported so that no terminal, text
//! renderer or spreadsheet obeys it.

use std::borrow::Cow;

/// Whether a character changes the direction of the text around it.
#[must_use]
pub fn is_bidi_mark(c: char) -> bool {
    matches!(c,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character steers a terminal or the text around it rather than being read.
#[must_use]
pub fn is_steering(c: char) -> bool {
    c.is_control() || is_bidi_mark(c) || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// A text as one line that can be printed: each steering character stands as a visible sign.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_steering) {
        Cow::Owned(text.chars().map(sign).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn sign(c: char) -> char {
    match c {
        '\n' | '\u{2028}' | '\u{2029}' => '⏎',
        '\t' => ' ',
        '\u{7f}' => '\u{2421}',
        c if u32::from(c) < 0x20 => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        c if is_steering(c) => '\u{fffd}',
        c => c,
    }
}

/// A cell that no spreadsheet runs: one that begins like a formula gets an apostrophe before it.
#[must_use]
pub fn disarmed(cell: &str) -> Cow<'_, str> {
    if begins_like_a_formula(cell) || begins_like_a_formula(cell.trim_start_matches('\'')) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// The cell as it was before [`disarmed`].
#[must_use]
pub fn rearmed(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if begins_like_a_formula(rest.trim_start_matches('\'')) => rest,
        _ => cell,
    }
}

fn begins_like_a_formula(cell: &str) -> bool {
    cell.starts_with([
        '=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escape_sequence_is_shown_and_not_obeyed() {
        assert_eq!(shown("\u{1b}[2Jx\u{202e}y\nz"), "␛[2Jx\u{fffd}y⏎z");
        assert!(matches!(shown("gewoon é 🙂"), Cow::Borrowed(_)));
    }

    #[test]
    fn disarming_a_cell_can_be_taken_back_exactly() {
        for cell in [
            "=1+1", "-", "'=1", "''=1", "'t Veld", "plain", "", "@x", "\tx",
        ] {
            assert_eq!(rearmed(&disarmed(cell)), cell);
        }
        assert_eq!(disarmed("=1+1"), "'=1+1");
        assert_eq!(disarmed("'t Veld"), "'t Veld");
    }
}
