//! A text in rows, with stretches of it in styles of their own.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::Span;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::review::span::length;
use crate::safe::shown;
use crate::tui::line::rows_of;

/// A stretch of a text, in code points, with its style. Of several that hold a place the last counts.
pub type Mark = (Range<u32>, Style);

/// The rows of a text from a file, none wider than `room`, each with the code points before it.
pub struct Rows {
    rows: Vec<(u32, String)>,
}

impl Rows {
    /// Sets a text in rows.
    pub fn of(text: &str, room: u16) -> Rows {
        // Each code point stays one, so that marks are where they were.
        let text = shown(text);
        let mut before = 0;
        let rows = rows_of(&text, usize::from(room.max(1)));
        let rows = rows.into_iter().map(|range| {
            let row = text.get(range).unwrap_or_default();
            let begins = before;
            before += length(row.chars().count());
            (begins, row.to_owned())
        });
        Rows {
            rows: rows.collect(),
        }
    }

    /// Which row a code point stands in.
    pub fn row_of(&self, char: u32) -> usize {
        let after = self.rows.partition_point(|(begins, _)| *begins <= char);
        after.saturating_sub(1)
    }

    /// The rows, each in pieces of one style.
    pub fn spans(self, base: Style, marks: &[Mark]) -> Vec<Vec<Span<'static>>> {
        let rows = self.rows.into_iter();
        rows.map(|(begins, row)| pieces(&row, begins, base, marks))
            .collect()
    }
}

fn pieces(row: &str, begins: u32, base: Style, marks: &[Mark]) -> Vec<Span<'static>> {
    let row = row.trim_end();
    if marks.is_empty() {
        return vec![Span::styled(row.to_owned(), base)];
    }
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut at = begins;
    for cluster in row.graphemes(true) {
        let marked = marks.iter().filter(|(range, _)| range.contains(&at));
        let style = marked.fold(base, |style, (_, mark)| style.patch(*mark));
        match spans.last_mut() {
            Some(last) if last.style == style => last.content.to_mut().push_str(cluster),
            _ => spans.push(Span::styled(cluster.to_owned(), style)),
        }
        at += length(cluster.chars().count());
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Modifier;

    #[test]
    fn a_mark_is_where_it_was_however_the_text_is_set() {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let text = "wij kijken 👩‍🏫 naar doelen";
        let range = 15..26;
        for room in [8, 12, 40] {
            let rows = Rows::of(text, room).spans(Style::new(), &[(range.clone(), bold)]);
            let marked = rows.iter().flatten().filter(|span| span.style == bold);
            let marked: String = marked.map(|span| span.content.to_string()).collect();
            assert_eq!(marked.replace(' ', ""), "naardoelen", "{room}");
        }
    }

    #[test]
    fn a_place_is_found_in_its_row() {
        let rows = Rows::of("een twee drie", 5);
        assert_eq!([0, 3, 4, 9].map(|char| rows.row_of(char)), [0, 0, 1, 2]);
    }
}
