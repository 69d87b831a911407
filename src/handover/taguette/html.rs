//! A text as HTML: a paragraph a line. Its text is the same to the byte, since Taguette counts bytes of
//! the text and not of the tags.

use std::ops::Range;

/// A whole page.
#[must_use]
pub fn page(title: &str, text: &str) -> Vec<u8> {
    let (title, body) = (escaped(title), paragraphs(text));
    let head = "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n";
    format!("{head}<title>{title}</title>\n</head>\n<body>\n{body}\n</body>\n</html>\n")
        .into_bytes()
}

/// The lines of a text as paragraphs, with the same line ends between them.
#[must_use]
pub fn paragraphs(text: &str) -> String {
    let lines = text.strip_suffix('\n').unwrap_or(text).split('\n');
    let lines: Vec<String> = lines
        .map(|line| format!("<p>{}</p>", escaped(line)))
        .collect();
    lines.join("\n")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// Places in a text, in bytes by code points.
#[derive(Debug)]
pub struct Bytes(Vec<usize>);

impl Bytes {
    /// The places in a text.
    #[must_use]
    pub fn of(text: &str) -> Bytes {
        let begins = text.char_indices().map(|(byte, _)| byte);
        Bytes(begins.chain([text.len()]).collect())
    }

    /// A stretch in bytes.
    #[must_use]
    pub fn range(&self, chars: &Range<usize>) -> Range<usize> {
        let byte = |char: usize| {
            self.0
                .get(char)
                .or(self.0.last())
                .copied()
                .unwrap_or_default()
        };
        byte(chars.start)..byte(chars.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_the_paragraphs_is_the_text() {
        assert_eq!(
            paragraphs("a <b>\n\né & c\n"),
            "<p>a &lt;b&gt;</p>\n<p></p>\n<p>é &amp; c</p>"
        );
        assert_eq!(Bytes::of("né 🙂x").range(&(1..4)), 1..8);
    }
}
