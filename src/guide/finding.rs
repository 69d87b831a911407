//! One thing that the check found: what, and where in which file.

use std::ops::Range;
use std::sync::Arc;

use super::problem::{Problem, filled};
use super::source::{Place, Source};
use crate::texts::{Advice, GuideTexts};

/// One error or doubt with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Whether the guide can be used nevertheless.
    pub severity: Severity,
    /// The file it stands in.
    pub source: Arc<Source>,
    /// The bytes it is about.
    pub span: Range<usize>,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is the matter.
    pub problem: Problem,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file can be used; a person should look.
    Doubt,
}

impl Finding {
    /// A finding at a place; how much it matters follows from the problem.
    #[must_use]
    pub fn new(place: &Place, problem: Problem) -> Finding {
        let (line, column) = place.source.position(place.span.start);
        Finding {
            severity: problem.severity(),
            source: Arc::clone(&place.source),
            span: place.span.clone(),
            line,
            column,
            problem,
        }
    }

    /// The name of the file.
    #[must_use]
    pub fn file(&self) -> &str {
        self.source.name()
    }

    /// What is wrong.
    #[must_use]
    pub fn what(&self, texts: &GuideTexts) -> String {
        self.problem.what(texts)
    }

    /// What would be right.
    #[must_use]
    pub fn remedy(&self, texts: &GuideTexts) -> String {
        self.problem.remedy(texts)
    }

    /// The finding in words.
    #[must_use]
    pub fn worded(&self, texts: &GuideTexts) -> Worded {
        Worded {
            severity: self.severity,
            place: Place {
                source: Arc::clone(&self.source),
                span: self.span.clone(),
            },
            what: self.what(texts),
            remedy: self.remedy(texts),
        }
    }
}

/// Findings in words.
#[must_use]
pub fn worded(findings: &[Finding], texts: &GuideTexts) -> Vec<Worded> {
    findings
        .iter()
        .map(|finding| finding.worded(texts))
        .collect()
}

/// A finding in words, of whatever file: what reports are made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worded {
    /// Whether it stands in the way.
    pub severity: Severity,
    /// Where it stands.
    pub place: Place,
    /// What is wrong.
    pub what: String,
    /// What would be right.
    pub remedy: String,
}

impl Worded {
    /// An error in the words of an advice, with values from the file as they stand there.
    #[must_use]
    pub fn error(place: &Place, advice: &Advice, values: &[(&str, String)]) -> Worded {
        let (what, remedy) = filled(advice, values);
        Worded {
            severity: Severity::Error,
            place: place.clone(),
            what,
            remedy,
        }
    }
}
