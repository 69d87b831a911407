//! The sheets `codebook`, `participants` and `sessions`.

use std::collections::HashSet;
use std::io::{self, Seek, Write};

use super::book::{Book, Sheet};
use super::fragments::{COUNTS, PARTICIPANT, SESSION, attribute};
use super::plan::Plan;
use super::rows::Rows;
use super::style::Style;
use crate::guide::concept::{Concept, ConceptModel};
use crate::handover::job::Job;
use crate::handover::record::name;
use crate::study::name::{GROUP, natural};
use crate::study::participants::Register;

/// Writes the concepts of all guides that were used.
pub(super) fn codebook<W: Write + Seek>(
    book: &mut Book<W>,
    plan: &Plan<'_>,
    job: &Job<'_>,
) -> io::Result<()> {
    let mut sheet = Sheet::new("codebook");
    let columns = [
        ("id", 18.0),
        ("parent", 18.0),
        ("name", 30.0),
        ("description", 60.0),
        ("source", 30.0),
        ("color", 10.0),
        ("heading", 10.0),
        ("residual", 10.0),
        ("guide", 18.0),
    ];
    for (head, width) in columns {
        sheet.column(head, width);
    }
    book.begin(&sheet)?;
    let mut rows = sheet.below_the_heads();
    let mut known = HashSet::new();
    for guide in &plan.guides {
        let model = &guide.concepts;
        for concept in model.all() {
            if !known.insert(concept.id.as_str()) {
                continue;
            }
            rows.row(|row| {
                one_concept(row, concept, model, job);
                row.text(&guide.id, Style::Plain);
            });
        }
    }
    book.rows(&rows.done().0)?;
    book.end(&sheet, known.len())
}

fn one_concept(row: &mut Rows, concept: &Concept, model: &ConceptModel, job: &Job<'_>) {
    let names = job.wording.names;
    row.text(&concept.id, Style::Plain);
    row.maybe(concept.parent.as_deref());
    row.text(name(model, &concept.id, names), Style::Wrapped);
    row.text(concept.description.words(names), Style::Wrapped);
    row.text(
        concept.source.as_deref().unwrap_or_default(),
        Style::Wrapped,
    );
    row.maybe(concept.color.as_deref());
    row.flag(concept.heading);
    row.flag(concept.residual);
}

/// Writes the participants, registered or not, with their attributes and their fragments.
pub(super) fn participants<W: Write + Seek>(
    book: &mut Book<W>,
    plan: &Plan<'_>,
    register: &Register,
) -> io::Result<()> {
    let attributes = register.attribute_names();
    let mut sheet = Sheet::new("participants");
    sheet.column(PARTICIPANT, 14.0);
    sheet.column("fragments", 11.0);
    for name in &attributes {
        sheet.named_column(name, 16.0);
    }
    book.begin(&sheet)?;
    let registered = register.participants.iter().map(|one| one.id.as_str());
    let took_part = plan.pivot.rows.iter().map(|(name, _)| name.as_str());
    let mut all: Vec<&str> = registered
        .chain(took_part)
        .filter(|name| *name != GROUP)
        .collect();
    all.sort_by(|a, b| natural(a, b));
    all.dedup();
    let counted = plan.layout.position(COUNTS);
    let mut rows = sheet.below_the_heads();
    for id in &all {
        let counts = plan.pivot.rows.iter().find(|(name, _)| name == id);
        let participant = register.participants.iter().find(|one| one.id == *id);
        rows.row(|row| {
            let formula = plan.sum(counted, Some(&format!("$A{}", row.current())));
            row.text(id, Style::Plain);
            let fragments = counts.map_or(0, |(_, counts)| counts.total());
            row.formula(&formula, fragments, Style::Plain);
            for name in &attributes {
                attribute(row, participant, name);
            }
        });
    }
    book.rows(&rows.done().0)?;
    book.end(&sheet, all.len())
}

/// Writes the sessions, with how many records and fragments each has.
pub(super) fn sessions<W: Write + Seek>(book: &mut Book<W>, plan: &Plan<'_>) -> io::Result<()> {
    let mut sheet = Sheet::new("sessions");
    let columns = [
        (SESSION, 24.0),
        ("participants", 16.0),
        ("phase", 12.0),
        ("guide", 20.0),
        ("guide_version", 14.0),
        ("language", 10.0),
        ("start", 17.0),
        ("length", 10.0),
        ("state", 10.0),
        ("records", 10.0),
        ("fragments", 11.0),
    ];
    for (head, width) in columns {
        sheet.column(head, width);
    }
    book.begin(&sheet)?;
    let (id, counted) = (plan.layout.position(SESSION), plan.layout.position(COUNTS));
    let mut rows = sheet.below_the_heads();
    for facts in &plan.sessions {
        rows.row(|row| {
            let own = format!("$A{}", row.current());
            row.text(&facts.id, Style::Plain);
            row.text(&facts.participants.join(";"), Style::Plain);
            row.text(facts.phase, Style::Plain);
            for part in &facts.guide {
                row.text(part, Style::Plain);
            }
            row.text(&facts.language, Style::Plain);
            row.moment(facts.start);
            row.clock(Some(facts.ms));
            row.text(facts.state, Style::Plain);
            let records =
                plan.over_all(|sheet, rows| format!("COUNTIF({},{own})", sheet.range(id, rows)));
            let held = u64::try_from(facts.records).unwrap_or(u64::MAX);
            row.formula(&records, held, Style::Plain);
            let fragments = plan.over_all(|sheet, rows| {
                let (numbers, id) = (sheet.range(counted, rows), sheet.range(id, rows));
                format!("SUMIFS({numbers},{id},{own})")
            });
            row.formula(&fragments, facts.fragments, Style::Plain);
        });
    }
    book.rows(&rows.done().0)?;
    book.end(&sheet, plan.sessions.len())
}
