//! Findings as text: one line each for other programs, or with the place in the file for people.

use std::fmt;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, SourceCode,
};

use super::finding::{Severity, Worded};
use super::problem::{is_unprintable, printable};
use crate::texts::{GuideTexts, fill};

/// More findings than this are counted and not shown.
const MOST: usize = 200;

/// How a report is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Whether colours may be used.
    pub color: bool,
    /// The width in columns.
    pub width: usize,
}

/// One line a finding: `FILE:LINE:COLUMN: error: what (remedy)`.
#[must_use]
pub fn plain(findings: &[Worded], texts: &GuideTexts) -> String {
    let mut said = String::new();
    for finding in findings.iter().take(MOST) {
        said.push_str(&line(finding, texts));
        said.push('\n');
    }
    said + &rest(findings, texts)
}

/// Each finding with the lines it stands in.
#[must_use]
pub fn graphical(findings: &[Worded], texts: &GuideTexts, look: Look) -> String {
    let theme = if look.color {
        GraphicalTheme::unicode()
    } else {
        GraphicalTheme::unicode_nocolor()
    };
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_width(look.width)
        .with_links(false);
    let mut said = String::new();
    for finding in findings.iter().take(MOST) {
        let mut drawn = String::new();
        let excerpt = Excerpt::of(finding, texts);
        let fits = excerpt.is_some_and(|shown| handler.render_report(&mut drawn, &shown).is_ok());
        if fits {
            said.push_str(&drawn);
        } else {
            said.push_str(&line(finding, texts));
        }
        said.push('\n');
    }
    said + &rest(findings, texts)
}

fn line(finding: &Worded, texts: &GuideTexts) -> String {
    let place = &finding.place;
    let (line, column) = place.source.position(place.span.start);
    format!(
        "{}:{line}:{column}: {}: {} ({})",
        printable(place.source.name()),
        word(finding, texts),
        finding.what,
        finding.remedy
    )
}

fn word(finding: &Worded, texts: &GuideTexts) -> &'static str {
    match finding.severity {
        Severity::Error => texts.error,
        Severity::Doubt => texts.doubt,
    }
}

fn rest(findings: &[Worded], texts: &GuideTexts) -> String {
    match findings.len().saturating_sub(MOST) {
        0 => String::new(),
        count => fill(texts.and_more, &[("count", &count)]) + "\n",
    }
}

/// A finding as miette draws it, with the lines around it alone.
#[derive(Debug)]
struct Excerpt {
    what: String,
    remedy: String,
    severity: Severity,
    /// The file from its first line on, made fit to be printed; bytes keep their places.
    source: NamedSource<String>,
    span: std::ops::Range<usize>,
}

impl Excerpt {
    /// Nothing when the line is too long to be drawn.
    fn of(finding: &Worded, texts: &GuideTexts) -> Option<Excerpt> {
        const LONGEST_LINE: usize = 1000;
        const BEHIND: usize = 3;
        let (source, span) = (&finding.place.source, &finding.place.span);
        let text = source.text();
        let end = text
            .get(span.start..)?
            .match_indices('\n')
            .nth(BEHIND)
            .map_or(text.len(), |(at, _)| span.start + at);
        let start = text
            .get(..span.start)?
            .rmatch_indices('\n')
            .nth(BEHIND)
            .map_or(0, |(at, _)| at);
        let shown = text.get(start..end)?;
        if shown.split('\n').any(|line| line.len() > LONGEST_LINE) {
            return None;
        }
        // The lines before are kept empty, so that the numbers are the file's.
        let above = "\n".repeat(source.position(start).0 - 1);
        let shown_span = span.start - start + above.len()
            ..span.end.min(end).max(span.start) - start + above.len();
        Some(Excerpt {
            what: format!("{}: {}", word(finding, texts), finding.what),
            remedy: finding.remedy.clone(),
            severity: finding.severity,
            source: NamedSource::new(printable(source.name()), above + &disarmed(shown)),
            span: shown_span,
        })
    }
}

/// The text with what must not be printed replaced, each by something of as many bytes.
fn disarmed(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '\n' | '\t' => letter,
            '\r' => ' ',
            other if !is_unprintable(other) => other,
            other => match other.len_utf8() {
                1 => '?',
                2 => '·',
                _ => '\u{fffd}',
            },
        })
        .collect()
}

impl fmt::Display for Excerpt {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.what)
    }
}

impl std::error::Error for Excerpt {}

impl Diagnostic for Excerpt {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Doubt => miette::Severity::Warning,
        })
    }

    fn help(&self) -> Option<Box<dyn fmt::Display + '_>> {
        Some(Box::new(&self.remedy))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.source)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let label = LabeledSpan::new_with_span(None, self.span.clone());
        Some(Box::new(std::iter::once(label)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::finding::worded;
    use crate::guide::parse::parse_alone;
    use crate::texts::{EN, NL};

    const BROKEN: &str = "[guide]\nid = \"a\u{202e}b\"\nminuten = 3\n";

    #[test]
    fn a_plain_finding_is_one_line_with_its_place() {
        let findings = parse_alone("g.toml", BROKEN).unwrap_err();
        let said = plain(&worded(&findings, &EN.guide), &EN.guide);
        let wanted =
            "g.toml:3:1: error: unknown key `minuten` in [guide] (did you mean `minutes`?)";
        assert!(said.lines().any(|line| line == wanted), "{said}");
    }

    #[test]
    fn a_drawn_finding_shows_the_line_and_no_hidden_character() {
        let findings = parse_alone("g.toml", BROKEN).unwrap_err();
        let look = Look {
            color: false,
            width: 80,
        };
        let said = graphical(&worded(&findings, &NL.guide), &NL.guide, look);
        assert!(said.contains("3 │ minuten = 3"), "{said}");
        assert!(said.contains("bedoelde je `minutes`?"), "{said}");
        assert!(!said.contains('\u{202e}') && !said.contains('\u{1b}'));
    }

    #[test]
    fn a_line_of_a_megabyte_is_not_drawn() {
        let text = format!("{} = 1\n", "a".repeat(1_000_000));
        let findings = parse_alone("g.toml", &text).unwrap_err();
        let look = Look {
            color: false,
            width: 80,
        };
        assert!(graphical(&worded(&findings, &EN.guide), &EN.guide, look).len() < 10_000);
    }
}
