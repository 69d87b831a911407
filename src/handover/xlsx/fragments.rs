//! The sheet `fragments`: one row each, with a column for every heading in which a 1 says that the
//! fragment counts there. The counts of the other sheets are sums over those columns.

use std::fmt::Write as _;

use time::UtcOffset;

use super::book::Sheet;
use super::rows::{Rows, letters};
use super::style::Style;
use crate::guide::concept::ConceptModel;
use crate::handover::Wording;
use crate::handover::pivot::count::words;
use crate::handover::record::{Record, name, records};
use crate::journal::deed::{NoteKind, Origin};
use crate::study::load::Loaded;
use crate::study::participants::{Attribute, Participant, Register};

/// The name of the sheet.
pub const FRAGMENTS: &str = "fragments";

/// Up to so many rows the columns of headings are formulas over the concepts; above, working them
/// out anew at every change would keep a spreadsheet busy, and they are numbers.
const MOST_FORMULAS: usize = 20_000;

/// The longest formula that is written; a spreadsheet takes 8,192 characters.
const LONGEST_FORMULA: usize = 8_000;

/// Stands between the concepts of a path.
const BELOW: &str = " › ";

/// A column that every study has.
struct Field {
    head: &'static str,
    width: f64,
    write: fn(&mut Rows, &Seen<'_>),
}

/// A record with what its row needs besides.
struct Seen<'a> {
    record: &'a Record<'a>,
    model: &'a ConceptModel,
    names: &'a str,
    offset: UtcOffset,
}

const fn field(head: &'static str, width: f64, write: fn(&mut Rows, &Seen<'_>)) -> Field {
    Field { head, width, write }
}

/// The columns between the attributes and the headings.
const FIELDS: [Field; 32] = [
    field("session", 22.0, |row, seen| {
        row.text(seen.record.session, Style::Plain);
    }),
    field("phase", 10.0, |row, seen| {
        row.text(seen.record.phase.word(), Style::Plain);
    }),
    field("topic", 9.0, |row, seen| row.maybe(seen.record.topic)),
    field("question", 9.0, |row, seen| row.maybe(seen.record.question)),
    field("probe", 9.0, |row, seen| row.maybe(seen.record.probe)),
    field(KIND, 9.0, |row, seen| {
        row.text(seen.record.kind.word(), Style::Plain);
    }),
    field("speakers", 10.0, |row, seen| {
        row.text(&seen.record.speakers.join(";"), Style::Plain);
    }),
    field("text", 60.0, |row, seen| {
        row.text(&seen.record.text, Style::Wrapped);
    }),
    field(CONCEPTS, 18.0, |row, seen| {
        row.text(&seen.record.concepts.join(";"), Style::Plain);
    }),
    field("path", 36.0, |row, seen| {
        row.text(&seen.path(), Style::Wrapped);
    }),
    field("heading", 24.0, |row, seen| {
        row.text(&seen.heading(), Style::Wrapped);
    }),
    field("theme", 18.0, |row, seen| {
        row.text(seen.record.theme.unwrap_or_default(), Style::Wrapped);
    }),
    field("origin", 10.0, |row, seen| {
        row.maybe(seen.record.origin.map(Origin::word));
    }),
    field(OUTSIDE, 9.0, |row, seen| row.flag(seen.record.outside)),
    field("round", 8.0, |row, seen| row.number(seen.record.round)),
    field("coder", 12.0, |row, seen| row.maybe(seen.record.coder)),
    field("doubtful", 10.0, |row, seen| row.flag(seen.record.doubtful)),
    field("remark", 30.0, |row, seen| {
        row.text(seen.record.remark.unwrap_or_default(), Style::Wrapped);
    }),
    field("moment", 17.0, |row, seen| {
        row.moment(seen.record.at.utc().to_offset(seen.offset));
    }),
    field("clock", 10.0, |row, seen| row.clock(Some(seen.record.ms))),
    field("recording", 18.0, |row, seen| {
        row.maybe(seen.record.recording);
    }),
    field("position", 10.0, |row, seen| {
        row.clock(seen.record.recording_ms);
    }),
    field("words", 8.0, |row, seen| {
        row.whole(words(&seen.record.text), Style::Plain);
    }),
    field("at", 26.0, |row, seen| {
        row.text(&seen.record.at.to_string(), Style::Plain);
    }),
    field("ms", 10.0, |row, seen| {
        row.whole(seen.record.ms, Style::Plain);
    }),
    field("recording_ms", 14.0, |row, seen| {
        row.number(seen.record.recording_ms);
    }),
    field("unit", 12.0, |row, seen| {
        row.text(&seen.record.unit.to_string(), Style::Plain);
    }),
    field("transcript", 14.0, |row, seen| {
        row.maybe(seen.record.transcript);
    }),
    field("author", 12.0, |row, seen| row.maybe(seen.record.author)),
    field("guide", 16.0, |row, seen| {
        row.text(seen.record.guide, Style::Plain);
    }),
    field("guide_version", 14.0, |row, seen| {
        row.text(seen.record.guide_version, Style::Plain);
    }),
    field(COUNTS, 8.0, |row, seen| {
        row.whole(u64::from(counts(seen.record)), Style::Plain);
    }),
];

/// Whose the fragment is; the first column.
pub const PARTICIPANT: &str = "participant";

/// The column that holds a 1 for what is counted.
pub const COUNTS: &str = "counts";

/// The column of the session's id.
pub const SESSION: &str = "session";

/// The column of the concepts' origin.
pub const ORIGIN: &str = "origin";

const KIND: &str = "kind";
const CONCEPTS: &str = "concepts";
const OUTSIDE: &str = "outside";

/// Whether a record is counted.
fn counts(record: &Record<'_>) -> bool {
    record.is_fragment() && !record.outside
}

/// The sheet, and what writing its rows takes.
#[derive(Debug)]
pub struct Layout<'a> {
    /// The sheet as it is named; with many rows there are more of the same kind.
    pub sheet: Sheet,
    attributes: Vec<&'a str>,
    register: &'a Register,
    /// The headings that have a column, by id.
    headings: Vec<String>,
    formulas: bool,
    names: &'a str,
}

impl<'a> Layout<'a> {
    /// The layout for so many rows.
    #[must_use]
    pub fn new(
        register: &'a Register,
        headings: Vec<String>,
        rows: usize,
        wording: &Wording<'a>,
    ) -> Layout<'a> {
        let attributes = register.attribute_names();
        let mut sheet = Sheet::new(FRAGMENTS);
        sheet.column(PARTICIPANT, 12.0);
        for field in &FIELDS {
            if field.head == SESSION {
                for name in &attributes {
                    sheet.named_column(name, 14.0);
                }
            }
            sheet.column(field.head, field.width);
        }
        for heading in &headings {
            sheet.named_column(heading, 14.0);
        }
        Layout {
            sheet,
            attributes,
            register,
            headings,
            formulas: rows <= MOST_FORMULAS,
            names: wording.names,
        }
    }

    /// Where the column of a field is, from 0, whatever the attributes are called.
    #[must_use]
    pub fn position(&self, head: &str) -> usize {
        let field = FIELDS.iter().position(|field| field.head == head);
        field.map_or(0, |field| 1 + self.attributes.len() + field)
    }

    /// Where the column of a heading is, from 0.
    #[must_use]
    pub fn heading(&self, at: usize) -> usize {
        1 + self.attributes.len() + FIELDS.len() + at
    }

    /// At most so many rows of a session, from a row of the sheet on, and the lengths of texts that
    /// had to be cut.
    #[must_use]
    pub fn rows(&self, loaded: &Loaded, from: u32, most: usize) -> (Vec<u8>, Vec<usize>) {
        let session = loaded.session();
        let model = &session.guide.concepts;
        let below = self.formulas.then(|| self.below(model)).flatten();
        let mut rows = self.sheet.rows_from(from);
        for record in records(loaded, self.names).into_iter().take(most) {
            let seen = Seen {
                record: &record,
                model,
                names: self.names,
                offset: session.header.start.offset(),
            };
            rows.row(|row| self.row(row, &seen, below.as_deref()));
        }
        rows.done()
    }

    fn row(&self, row: &mut Rows, seen: &Seen<'_>, below: Option<&[Below]>) {
        row.maybe(seen.record.participant);
        let participant = self.participant(seen.record.participant);
        for name in &self.attributes {
            attribute(row, participant, name);
        }
        for field in &FIELDS {
            match (field.head, below) {
                (COUNTS, Some(_)) => {
                    let formula = self.counts_formula(row.current());
                    row.formula(&formula, u64::from(counts(seen.record)), Style::Plain);
                }
                _ => (field.write)(row, seen),
            }
        }
        for (at, heading) in self.headings.iter().enumerate() {
            let is_under = counts(seen.record) && seen.record.headings.contains(&heading.as_str());
            match below.and_then(|below| below.get(at)) {
                Some(below) => {
                    let formula = self.heading_formula(row.current(), below);
                    row.formula(&formula, u64::from(is_under), Style::Plain);
                }
                None if is_under => row.whole(1, Style::Plain),
                None => row.skip(),
            }
        }
    }

    fn participant(&self, id: Option<&str>) -> Option<&Participant> {
        let mut all = self.register.participants.iter();
        id.and_then(|id| all.find(|participant| participant.id == id))
    }

    /// 1 for a note or a quote in the model.
    fn counts_formula(&self, row: u32) -> String {
        let cell = |head| format!("{}{row}", letters(self.position(head)));
        let (kind, outside) = (cell(KIND), cell(OUTSIDE));
        let kinds: Vec<String> = NoteKind::ALL
            .into_iter()
            .filter(|one| one.is_fragment())
            .map(|one| format!("{kind}=\"{}\"", one.word()))
            .collect();
        format!("IF(AND(OR({}),NOT({outside})),1,0)", kinds.join(","))
    }

    /// 1 for what counts and has a concept that counts under a heading.
    fn heading_formula(&self, row: u32, below: &Below) -> String {
        let cell = |head| format!("{}{row}", letters(self.position(head)));
        let (counts, concepts) = (cell(COUNTS), cell(CONCEPTS));
        let has_one = match below.list.as_str() {
            "" => "0".to_owned(),
            list => format!(
                "SUMPRODUCT(--ISNUMBER(FIND({{{list}}},\";\"&SUBSTITUTE({concepts},\" \",\"\")&\";\")))"
            ),
        };
        let or_none = if below.residual {
            format!("+({concepts}=\"\")")
        } else {
            String::new()
        };
        format!("IF({counts}=1,MIN(1,{has_one}{or_none}),0)")
    }

    /// What counts under each heading; none when a formula of it would be too long.
    fn below(&self, model: &ConceptModel) -> Option<Vec<Below>> {
        let mut all = vec![Below::default(); self.headings.len()];
        let residual = model.residual().map(|residual| &residual.id);
        for concept in model.all() {
            let Some(heading) = model.heading_of(&concept.id) else {
                continue;
            };
            let at = self.headings.iter().position(|id| *id == heading.id);
            let Some(below) = at.and_then(|at| all.get_mut(at)) else {
                continue;
            };
            let between = if below.list.is_empty() { "" } else { "," };
            // Writing to memory does not fail.
            let _ = write!(below.list, "{between}\";{};\"", concept.id);
            below.residual |= residual == Some(&concept.id);
        }
        let fits = |below: &Below| below.list.len() < LONGEST_FORMULA;
        all.iter().all(fits).then_some(all)
    }
}

/// What counts under a heading.
#[derive(Debug, Clone, Default)]
struct Below {
    /// The ids of its concepts between semicolons, as a list for a formula.
    list: String,
    /// What has no concept counts here too.
    residual: bool,
}

impl Seen<'_> {
    /// The concepts, each with those above it.
    fn path(&self) -> String {
        let path = |concept: &String| {
            let mut up: Vec<&str> = self
                .model
                .upwards(concept)
                .map(|concept| name(self.model, &concept.id, self.names))
                .collect();
            up.reverse();
            match up.as_slice() {
                [] => concept.clone(),
                _ => up.join(BELOW),
            }
        };
        let paths: Vec<String> = self.record.concepts.iter().map(path).collect();
        paths.join("; ")
    }

    fn heading(&self) -> String {
        let headings = self.record.headings.iter();
        let names: Vec<&str> = headings
            .map(|heading| name(self.model, heading, self.names))
            .collect();
        names.join("; ")
    }
}

/// An attribute of a participant: a number where it is one.
pub fn attribute(row: &mut Rows, participant: Option<&Participant>, name: &str) {
    /// More digits than this a spreadsheet does not keep.
    const DIGITS: usize = 15;
    let mut own = participant
        .into_iter()
        .flat_map(|participant| &participant.attributes);
    match own.find(|(own, _)| own == name).map(|(_, value)| value) {
        None => row.skip(),
        Some(Attribute::Holds(holds)) => row.flag(*holds),
        Some(Attribute::Number(number)) if number.len() <= DIGITS => match number.parse::<f64>() {
            Ok(real) if real.is_finite() => row.real(real, Style::Plain),
            _ => row.text(number, Style::Plain),
        },
        Some(value) => row.text(value.text(), Style::Plain),
    }
}
