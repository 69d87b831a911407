//! Words set in lines of a width, counted in columns of the terminal.

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

/// The lines of a text, none wider than `width`; a longer word is cut.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        let mut at = 0;
        for word in paragraph.split_whitespace() {
            let length = word.width();
            if at > 0 && at + 1 + length > width {
                lines.push(std::mem::take(&mut line));
                at = 0;
            }
            if at > 0 {
                line.push(' ');
                at += 1;
            }
            for cluster in word.graphemes(true) {
                let length = cluster.width();
                if at + length > width && at > 0 {
                    lines.push(std::mem::take(&mut line));
                    at = 0;
                }
                line.push_str(cluster);
                at += length;
            }
        }
        lines.push(line);
    }
    lines
}

/// The text with blanks behind it up to `width` columns.
#[must_use]
pub fn padded(text: &str, width: usize) -> String {
    let blanks = width.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(blanks))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_asked_and_no_word_is_lost() {
        let text = "Onderwijskwaliteitszorgmedewerkers doen één ding";
        let lines = wrap(text, 10);
        assert!(lines.iter().all(|line| line.width() <= 10));
        let all: String = lines.concat();
        assert_eq!(all.replace(' ', ""), text.replace(' ', ""));
    }
}
