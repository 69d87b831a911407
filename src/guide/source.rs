//! The text of one guide or concept file: its bytes made readable, and places in it.

use std::ops::Range;
use std::sync::Arc;

use super::finding::Finding;
use super::problem::Problem;

/// The largest file that is read, in bytes. A guide is a few dozen kilobytes.
pub const LARGEST: usize = 4 * 1024 * 1024;

/// One file's text under the name that findings show.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    name: String,
    text: String,
    /// The byte at which each line starts.
    starts: Vec<usize>,
}

/// A stretch of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub source: Arc<Source>,
    /// The bytes in its text.
    pub span: Range<usize>,
}

impl Source {
    /// A text that is already there; a byte order mark at its start is passed over.
    #[must_use]
    pub fn new(name: &str, text: &str) -> Arc<Source> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Arc::new(Source {
            name: name.to_owned(),
            text: text.to_owned(),
            starts,
        })
    }

    /// The text of a file's bytes.
    ///
    /// # Errors
    /// When the file is too large, is not UTF-8, or holds a NUL byte.
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Arc<Source>, Box<Finding>> {
        let refuse = |text: &str, at: usize, problem: Problem| {
            let source = Source::new(name, text);
            let at = at.min(source.text.len());
            let place = Place {
                source,
                span: at..at,
            };
            Box::new(Finding::new(&place, problem))
        };
        if bytes.len() > LARGEST {
            return Err(refuse("", 0, Problem::TooLarge));
        }
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let lossy = String::from_utf8_lossy(bytes);
            refuse(&lossy, error.valid_up_to(), Problem::NotUtf8)
        })?;
        match text.find('\0') {
            Some(at) => Err(refuse(text, at, Problem::Nul)),
            None => Ok(Source::new(name, text)),
        }
    }

    /// The name that findings show.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text, without a byte order mark.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line and the column of a byte, both from 1, the column in characters.
    #[must_use]
    pub fn position(&self, byte: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= byte).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let before = self.text.get(start..byte).unwrap_or("");
        (line, before.chars().count() + 1)
    }
}

impl Place {
    /// The very beginning of a file.
    #[must_use]
    pub fn start_of(source: &Arc<Source>) -> Place {
        Place {
            source: Arc::clone(source),
            span: 0..0,
        }
    }

    /// The line it begins on, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.source.position(self.span.start).0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_counts_characters_and_not_bytes() {
        let source = Source::new("g", "één\nx = é!");
        assert_eq!(source.position(0), (1, 1));
        let at = source.text().find('!').unwrap();
        assert_eq!(source.position(at), (2, 6));
    }

    #[test]
    fn latin_1_is_refused_where_its_first_bad_byte_stands() {
        let finding = Source::from_bytes("g", b"a = 1\nb = \"\xe9\"\n").unwrap_err();
        assert_eq!((finding.line, finding.column), (2, 6));
        assert_eq!(finding.problem, Problem::NotUtf8);
    }

    #[test]
    fn a_byte_order_mark_is_passed_over() {
        let source = Source::from_bytes("g", b"\xef\xbb\xbfa = 1").unwrap();
        assert_eq!(source.text(), "a = 1");
    }

    #[test]
    fn a_nul_byte_and_a_huge_file_are_refused() {
        let nul = Source::from_bytes("g", b"a\0").unwrap_err();
        assert_eq!(nul.problem, Problem::Nul);
        let huge = Source::from_bytes("g", &vec![b' '; LARGEST + 1]).unwrap_err();
        assert_eq!(huge.problem, Problem::TooLarge);
    }
}
