//! One row of a file with fragments: which column is which, and what a row says.

use csv::StringRecord;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::xlsx::letters;
use crate::guide::concept::ConceptModel;
use crate::guide::near::nearest;
use crate::journal::deed::{NoteKind, Origin};
use crate::journal::moment::Timestamp;
use crate::safe::{rearmed, shown};
use crate::study::name;
use crate::texts::{HandoverTexts, fill};

/// Columns that are read.
const READ: [&str; 15] = [
    "participant",
    "concepts",
    "concept",
    "text",
    "topic",
    "question",
    "at",
    "kind",
    "theme",
    "origin",
    "outside",
    "probe",
    "speakers",
    "ms",
    "session",
];

/// Columns that an export has and that say nothing new.
const PASSED_OVER: [&str; 21] = [
    "phase",
    "guide",
    "guide_version",
    "concept_names",
    "headings",
    "recording",
    "recording_ms",
    "unit",
    "transcript",
    "round",
    "coder",
    "doubtful",
    "remark",
    "author",
    "path",
    "heading",
    "moment",
    "clock",
    "position",
    "words",
    "counts",
];

/// Which column of a file is which.
#[derive(Debug, Clone)]
pub struct Columns {
    at: [Option<usize>; READ.len()],
    /// Whether the columns have letters, as in a sheet.
    lettered: bool,
}

/// What a row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fragment {
    /// The participant; none in a group where nobody was said.
    pub participant: Option<String>,
    /// Concept ids.
    pub concepts: Vec<String>,
    /// Where the concepts come from.
    pub origin: Origin,
    /// Outside the model.
    pub outside: bool,
    /// What kind of note.
    pub kind: NoteKind,
    /// The words.
    pub text: String,
    /// The topic.
    pub topic: Option<String>,
    /// The question.
    pub question: Option<String>,
    /// The probe.
    pub probe: Option<String>,
    /// Who spoke.
    pub speakers: Vec<String>,
    /// A theme in free words.
    pub theme: Option<String>,
    /// When.
    pub at: Option<Timestamp>,
    /// When, on the clock of the session it came from, in milliseconds.
    pub ms: Option<u64>,
}

impl Columns {
    /// Finds the columns by their names; also gives the names that are not known.
    ///
    /// # Errors
    /// What is missing, or there twice, in words.
    pub fn find(
        head: &StringRecord,
        lettered: bool,
        texts: &HandoverTexts,
    ) -> Result<(Columns, Vec<String>), String> {
        let mut columns = Columns {
            at: [None; READ.len()],
            lettered,
        };
        let mut unknown = Vec::new();
        for (at, cell) in head.iter().enumerate() {
            let name = rearmed(cell.trim()).trim().to_lowercase();
            match READ.iter().position(|known| *known == name) {
                Some(known) => {
                    let slot = columns.at.get_mut(known);
                    if slot.and_then(|slot| slot.replace(at)).is_some() {
                        return Err(fill(texts.column_twice, &[("column", &name)]));
                    }
                }
                None if PASSED_OVER.contains(&name.as_str()) || name.is_empty() => {}
                None => unknown.push(shown(cell).into_owned()),
            }
        }
        for needed in ["participant", "text"] {
            if columns.position(needed).is_none() {
                return Err(fill(texts.column_missing, &[("column", &needed)]));
            }
        }
        if columns.position("concept").is_none() && columns.position("concepts").is_none() {
            return Err(fill(texts.column_missing, &[("column", &"concept")]));
        }
        Ok((columns, unknown))
    }

    /// Whether a column with this head is known: read, or one that an export has.
    #[must_use]
    pub fn is_known(head: &str) -> bool {
        let name = rearmed(head.trim()).trim().to_lowercase();
        READ.contains(&name.as_str()) || PASSED_OVER.contains(&name.as_str())
    }

    fn position(&self, name: &str) -> Option<usize> {
        let column = READ.iter().position(|known| *known == name)?;
        self.at.get(column).copied().flatten()
    }

    /// What is wrong with a cell, with the name of its column.
    fn wrong(&self, column: &str, text: &str, what: &str, texts: &HandoverTexts) -> String {
        let named = match self.position(column).filter(|_| self.lettered) {
            Some(at) => format!("{column} ({})", letters(at)),
            None => column.to_owned(),
        };
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("column", &named), ("text", &shown(text)), ("what", &what)];
        fill(texts.cell, &values)
    }

    fn cell<'r>(&self, row: &'r StringRecord, name: &str) -> &'r str {
        self.position(name)
            .and_then(|at| row.get(at))
            .map_or("", rearmed)
    }

    fn maybe(&self, row: &StringRecord, name: &str) -> Option<String> {
        let cell = self.cell(row, name).trim();
        (!cell.is_empty()).then(|| cell.to_owned())
    }

    /// What a row says.
    ///
    /// # Errors
    /// The first thing that is wrong with it, in words, with the column.
    pub fn read(
        &self,
        row: &StringRecord,
        model: &ConceptModel,
        texts: &HandoverTexts,
    ) -> Result<Fragment, String> {
        let wrong = |column: &str, text: &str, what: &str| self.wrong(column, text, what, texts);
        let kind = word(
            self.cell(row, "kind"),
            NoteKind::Note,
            &NoteKind::ALL,
            NoteKind::word,
        )
        .map_err(|text| wrong("kind", text, &words(&NoteKind::ALL, NoteKind::word)))?;
        let origin = word(
            self.cell(row, "origin"),
            Origin::Chosen,
            &Origin::ALL,
            Origin::word,
        )
        .map_err(|text| wrong("origin", text, &words(&Origin::ALL, Origin::word)))?;
        let text = self.cell(row, "text");
        if text.trim().is_empty() && matches!(kind, NoteKind::Note | NoteKind::Quote) {
            return Err(wrong("text", "", texts.empty_text));
        }
        let (concepts, outside) = self.concepts(row, kind, model, texts)?;
        let at = self.cell(row, "at").trim();
        let ms = self.cell(row, "ms").trim();
        Ok(Fragment {
            participant: self.participant(row, texts)?,
            concepts,
            origin,
            outside,
            kind,
            text: text.to_owned(),
            topic: self.maybe(row, "topic"),
            question: self.maybe(row, "question"),
            probe: self.maybe(row, "probe"),
            speakers: list(self.cell(row, "speakers"))
                .map(str::to_owned)
                .collect(),
            theme: self.maybe(row, "theme"),
            at: moment(at).map_err(|()| wrong("at", at, texts.not_a_moment))?,
            ms: match ms {
                "" => None,
                _ => Some(
                    ms.parse()
                        .map_err(|_| wrong("ms", ms, texts.not_a_number))?,
                ),
            },
        })
    }

    /// Nobody is said only in a row that an export made of a group's session.
    fn participant(
        &self,
        row: &StringRecord,
        texts: &HandoverTexts,
    ) -> Result<Option<String>, String> {
        let cell = self.cell(row, "participant");
        if cell.trim().is_empty() && !self.cell(row, "session").trim().is_empty() {
            return Ok(None);
        }
        let wrong = |_| self.wrong("participant", cell, texts.not_a_participant, texts);
        name::participant(cell).map(Some).map_err(wrong)
    }

    fn concepts(
        &self,
        row: &StringRecord,
        kind: NoteKind,
        model: &ConceptModel,
        texts: &HandoverTexts,
    ) -> Result<(Vec<String>, bool), String> {
        let (mut found, mut outside) = (Vec::new(), self.cell(row, "outside").trim() == "true");
        for column in ["concepts", "concept"] {
            for wanted in list(self.cell(row, column)) {
                let wanted = wanted.strip_prefix('#').unwrap_or(wanted);
                if wanted == "-" {
                    outside = true;
                    continue;
                }
                let id = concept(model, wanted).ok_or_else(|| {
                    self.wrong(column, wanted, &no_concept(model, wanted, texts), texts)
                })?;
                if !found.contains(&id) {
                    found.push(id);
                }
            }
        }
        let is_doubtful = found.is_empty() && !outside && kind != NoteKind::Turn;
        if let (true, Some(residual)) = (is_doubtful, model.residual()) {
            found.push(residual.id.clone());
        }
        Ok((found, outside))
    }
}

fn list(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// A concept by its id, in capitals or not, or by its name in any language.
fn concept(model: &ConceptModel, wanted: &str) -> Option<String> {
    let same = |text: &str| text.to_lowercase() == wanted.to_lowercase();
    let by_id = || model.all().iter().find(|concept| same(&concept.id));
    let named = || {
        model
            .all()
            .iter()
            .find(|concept| concept.name.iter().any(|(_, name)| same(name)))
    };
    let found = model.get(wanted).or_else(by_id).or_else(named)?;
    Some(found.id.clone())
}

/// That there is no such concept, and what may have been meant.
fn no_concept(model: &ConceptModel, wanted: &str, texts: &HandoverTexts) -> String {
    let ids = model.all().iter().map(|concept| concept.id.as_str());
    match nearest(wanted, ids) {
        Some(near) => fill(texts.near_concept, &[("near", &near)]),
        None => texts.no_concept.to_owned(),
    }
}

/// A word out of a fixed few; the usual one when nothing stands there.
fn word<'t, T: Copy>(
    cell: &'t str,
    usual: T,
    all: &[T],
    say: fn(T) -> &'static str,
) -> Result<T, &'t str> {
    match cell.trim() {
        "" => Ok(usual),
        text => all
            .iter()
            .copied()
            .find(|one| say(*one).eq_ignore_ascii_case(text))
            .ok_or(text),
    }
}

fn words<T: Copy>(all: &[T], say: fn(T) -> &'static str) -> String {
    all.iter()
        .map(|one| say(*one))
        .collect::<Vec<_>>()
        .join(", ")
}

fn moment(cell: &str) -> Result<Option<Timestamp>, ()> {
    if cell.is_empty() {
        return Ok(None);
    }
    let exact = Timestamp::parse(cell);
    let any = || {
        OffsetDateTime::parse(cell, &Rfc3339)
            .ok()
            .map(Timestamp::new)
    };
    exact.or_else(any).map(Some).ok_or(())
}
