//! From the text of a guide to the [`Guide`], with everything that is wrong at once.

mod concepts;
pub(super) mod desk;
mod head;
mod topic;
pub(super) mod walk;
mod wording;

use std::sync::Arc;

use toml::Spanned;
use toml::de::DeTable;

use self::concepts::Model;
pub use self::desk::Space;
use self::desk::{Desk, MOST};
use self::walk::Table;
pub use self::walk::shape;
pub use self::wording::is_tag;
use super::finding::{Finding, Severity};
use super::keys::{MODEL, ROOT};
use super::problem::Problem;
use super::source::{Place, Source};
use super::{Guide, check};

/// How deep probes may stand below their question.
pub const DEEPEST: usize = 8;

/// Gives the concept file that a guide names, or says why not.
pub type Fetch<'f> = &'f dyn Fn(&str) -> Result<Arc<Source>, Unfetched>;

/// Why a concept file cannot be given.
#[derive(Debug)]
pub enum Unfetched {
    /// Something the guide is to blame for, at the place that names the file.
    Named(Problem),
    /// Something in the file itself.
    Within(Box<Finding>),
}

/// A guide without errors.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// The guide.
    pub guide: Guide,
    /// What a person should look at.
    pub doubts: Vec<Finding>,
    /// The concept file, when the guide named one and has no concepts inside.
    pub concepts: Option<Arc<Source>>,
}

/// Where things stand that the check may doubt.
#[derive(Debug)]
pub struct Places {
    /// The guide's own table.
    pub guide: Place,
    /// Where the concept model begins; nothing when its file could not be read.
    pub model: Option<Place>,
    /// The length of the appointment.
    pub minutes: Place,
    desk: Desk,
}

impl Places {
    /// Where an id stands, else the guide's own table.
    #[must_use]
    pub fn of(&self, space: Space, id: &str) -> &Place {
        self.desk.place_of(space, id).unwrap_or(&self.guide)
    }

    /// Writes a doubt down.
    pub fn doubt(&mut self, place: &Place, problem: Problem) {
        self.desk.report(place, problem);
    }
}

/// Reads a guide; `fetch` gives the concept file it names.
///
/// # Errors
/// Everything that is found, errors and doubts of both files, when one of them is an error.
pub fn parse(source: &Arc<Source>, fetch: Fetch<'_>) -> Result<Parsed, Vec<Finding>> {
    let (document, mut findings) = document(source);
    let mut desk = Desk::default();
    let root = Table::open(
        &mut desk,
        document.get_ref(),
        &ROOT,
        Place::start_of(source),
    );
    let head = head::read(&mut desk, &root);
    let fetched = concepts::fetch(&mut desk, &root, fetch);
    let model = match &fetched {
        Ok(Some(file)) => {
            let (inner, slips) = self::document(file);
            findings.extend(slips);
            let top = Place::start_of(file);
            let table = Table::open(&mut desk, inner.get_ref(), &MODEL, top);
            concepts::read(&mut desk, &table, true)
        }
        none => concepts::read(&mut desk, &root, none.is_ok()),
    };
    let (guide, mut places) = assemble(desk, head, &root, model);
    check::check(&guide, &mut places);
    findings.extend(apart(&findings, places.desk.findings));
    findings.sort_by_key(|found| {
        let elsewhere = !Arc::ptr_eq(&found.source, source);
        (elsewhere, found.span.start, found.severity)
    });
    if findings
        .iter()
        .any(|found| found.severity == Severity::Error)
    {
        return Err(findings);
    }
    Ok(Parsed {
        guide,
        doubts: findings,
        concepts: fetched.ok().flatten(),
    })
}

/// Reads a guide that has its concepts inside, such as the frozen one of a session.
///
/// # Errors
/// As [`parse`]; also when it names a concept file and has no concepts of its own.
pub fn parse_alone(name: &str, text: &str) -> Result<Parsed, Vec<Finding>> {
    parse(&Source::new(name, text), &|file| {
        Err(Unfetched::Named(Problem::NotAlone {
            file: file.to_owned(),
        }))
    })
}

/// The id that a text gives its guide; `otherwise` for a guide without one, nothing for a text that
/// is no guide, such as a concept file.
#[must_use]
pub fn id_of(text: &str, otherwise: &str) -> Option<String> {
    let (document, _) = DeTable::parse_recoverable(text);
    let guide = document.get_ref().get("guide")?;
    let id = guide
        .get_ref()
        .get("id")
        .and_then(|id| id.get_ref().as_str());
    Some(id.unwrap_or(otherwise).to_owned())
}

/// The document as far as it can be read, and what is no TOML in it.
#[must_use]
pub fn document(source: &Arc<Source>) -> (Spanned<DeTable<'_>>, Vec<Finding>) {
    let (document, slips) = DeTable::parse_recoverable(source.text());
    let findings = slips
        .iter()
        .take(MOST)
        .map(|slip| {
            let place = Place {
                source: Arc::clone(source),
                span: slip.span().unwrap_or(0..0),
            };
            let message = slip.message().to_owned();
            Finding::new(&place, Problem::Toml { message })
        })
        .collect();
    (document, findings)
}

/// The findings that are not the mere consequence of a slip on the same line, such as an empty text
/// where a quote was forgotten.
fn apart(slips: &[Finding], findings: Vec<Finding>) -> Vec<Finding> {
    let lines: std::collections::HashSet<(&str, usize)> =
        slips.iter().map(|slip| (slip.file(), slip.line)).collect();
    findings
        .into_iter()
        .filter(|found| !lines.contains(&(found.file(), found.line)))
        .collect()
}

fn assemble(mut desk: Desk, head: head::Head, root: &Table<'_>, model: Model) -> (Guide, Places) {
    let opening = head::opening(&mut desk, root);
    let closing = head::closing(&mut desk, root);
    let consent = head::consent(&mut desk, root);
    let follow_ups = head::follow_ups(&mut desk, root);
    let research_questions = head::research_questions(&mut desk, root);
    let history = head::history(&mut desk, root);
    let topics = topic::read_all(&mut desk, root, &model, head.kind);
    let guide = Guide {
        id: head.id,
        version: head.version,
        kind: head.kind,
        languages: desk.languages.clone(),
        minutes: head.minutes,
        status: head.status,
        source: head.source,
        title: head.title,
        opening,
        closing,
        consent,
        follow_ups,
        research_questions,
        topics,
        concepts: model.concepts,
        history,
    };
    let places = Places {
        guide: head.place,
        model: model.known.then_some(model.place),
        minutes: head.minutes_place,
        desk,
    };
    (guide, places)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped(file: &str) -> Arc<Source> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("guides");
        let bytes = std::fs::read(folder.join(file)).unwrap();
        Source::from_bytes(file, &bytes).unwrap()
    }

    fn said(findings: &[Finding]) -> Vec<String> {
        findings
            .iter()
            .map(|found| {
                format!(
                    "{}:{}:{} {:?}",
                    found.file(),
                    found.line,
                    found.column,
                    found.problem
                )
            })
            .collect()
    }

    #[test]
    fn the_shipped_guides_have_no_errors_and_no_doubts() {
        for file in [
            "kwaliteitszorg.toml",
            "kwaliteitszorg-member-check.toml",
            "template.toml",
        ] {
            let parsed = parse(&shipped(file), &|name| Ok(shipped(name)));
            let parsed = parsed.map_err(|findings| said(&findings)).unwrap();
            assert_eq!(said(&parsed.doubts), Vec::<String>::new(), "{file}");
        }
    }

    #[test]
    fn a_hundred_thousand_brackets_are_an_error_and_no_overflow() {
        for hostile in ["[", "{a=", "a = [", "[[a."] {
            let text = format!("x = {}", hostile.repeat(100_000));
            assert!(parse_alone("hostile", &text).is_err());
            assert!(parse_alone("hostile", &hostile.repeat(100_000)).is_err());
        }
    }

    #[test]
    fn an_empty_file_says_what_is_missing() {
        let findings = parse_alone("empty", "").unwrap_err();
        let problems: Vec<&Problem> = findings.iter().map(|found| &found.problem).collect();
        assert!(problems.contains(&&Problem::NoTopics), "{problems:?}");
    }
}
