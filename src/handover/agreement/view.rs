//! A comparison as text, CSV and JSON.

use std::fmt::{Display, Write as _};
use std::io;

use serde_json::{Value, json};

use super::{Comparison, Judged};
use crate::handover::aligned::aligned;
use crate::handover::csv::whole;
use crate::handover::md::clock;
use crate::review::agreement::pair::Reach;
use crate::safe::{disarmed, shown};
use crate::texts::{AgreementTexts, fill};

/// Stands where kappa is undefined.
const UNDEFINED: &str = "–";

/// The columns of the CSV: a row a unit that both reviewed.
const COLUMNS: [&str; 12] = [
    "session", "unit", "topic", "question", "speakers", "ms", "before", "text", "after", "first",
    "second", "same",
];

/// The comparison for reading: what was compared, the table, the differences.
#[must_use]
pub fn text(found: &Comparison, labels: [&str; 2], texts: &AgreementTexts) -> String {
    let [first, second] = labels.map(shown);
    let agreement = &found.agreement;
    let (sessions, units) = (found.sessions.len(), agreement.units);
    let percent = percentage(agreement.identical(), texts);
    let values: [(&str, &dyn Display); 10] = [
        ("first", &first),
        ("second", &second),
        ("sessions", &sessions),
        ("notes", &found.notes.by_both),
        ("all_notes", &found.notes.all),
        ("turns", &found.turns.by_both),
        ("all_turns", &found.turns.all),
        ("same", &agreement.same),
        ("units", &units),
        ("percent", &percent),
    ];
    // Writing to memory does not fail.
    let mut out = String::new();
    let _ = writeln!(out, "{}", fill(texts.compared, &values));
    let _ = writeln!(out, "{}", fill(texts.reach, &values));
    if units == 0 {
        let _ = writeln!(out, "{}", texts.nothing);
        return out;
    }
    let _ = writeln!(out, "{}\n", fill(texts.identical, &values));
    let _ = write!(out, "{}", table(found, labels, texts));
    if out.contains(UNDEFINED) {
        let _ = writeln!(out, "{UNDEFINED} {}", texts.undefined);
    }
    let count = found.differences().count();
    let _ = writeln!(out, "\n{}", fill(texts.differences, &[("count", &count)]));
    for unit in found.differences() {
        difference(&mut out, unit, labels, texts);
    }
    out
}

fn table(found: &Comparison, labels: [&str; 2], texts: &AgreementTexts) -> String {
    let [first, second] = labels;
    let values: [(&str, &dyn Display); 2] = [("first", &first), ("second", &second)];
    let heads = texts.heads.map(|head| fill(head, &values));
    let mut lines = vec![heads.to_vec()];
    for (concept, table) in found.agreement.tables() {
        lines.push(vec![
            format!("#{concept}"),
            table.both.to_string(),
            table.first.to_string(),
            table.second.to_string(),
            table.neither.to_string(),
            percentage(table.observed(), texts),
            kappa(table.kappa(), texts),
        ]);
    }
    let mut last = vec![String::new(); texts.heads.len() - 3];
    last.insert(0, texts.together.to_owned());
    last.push(percentage(found.agreement.observed(), texts));
    last.push(kappa(found.agreement.kappa(), texts));
    lines.push(last);
    aligned(&lines)
}

fn difference(out: &mut String, unit: &Judged, labels: [&str; 2], texts: &AgreementTexts) {
    let place = unit.question.as_ref().or(unit.topic.as_ref());
    let place = place.map(|place| format!("  {}", shown(place)));
    let _ = writeln!(
        out,
        "\n{}{}  {}  {}",
        shown(&unit.session),
        place.unwrap_or_default(),
        clock(unit.ms),
        shown(&unit.unit)
    );
    let mut said = unit.speakers.join(", ");
    if !said.is_empty() {
        said.push_str(": ");
    }
    said.push_str(&unit.text);
    for (sign, words) in [(' ', &unit.before), ('>', &said), (' ', &unit.after)] {
        if !words.is_empty() {
            let _ = writeln!(out, "  {sign} {}", shown(words));
        }
    }
    for (label, given) in labels.iter().zip(&unit.given) {
        let tags: Vec<String> = given.iter().map(|concept| format!("#{concept}")).collect();
        let tags = match tags.as_slice() {
            [] => texts.no_concept.to_owned(),
            _ => tags.join(" "),
        };
        let _ = writeln!(out, "    {}: {}", shown(label), shown(&tags));
    }
}

fn percentage(share: Option<f64>, texts: &AgreementTexts) -> String {
    share.map_or(UNDEFINED.to_owned(), |share| {
        format!("{:.1}%", share * 100.0).replace('.', texts.point)
    })
}

fn kappa(kappa: Option<f64>, texts: &AgreementTexts) -> String {
    kappa.map_or(UNDEFINED.to_owned(), |kappa| {
        format!("{kappa:.2}").replace('.', texts.point)
    })
}

/// The units as CSV, also those on which they agree, so that another program can count again.
///
/// # Errors
/// Never in practice; the writer's type allows it.
pub fn csv(found: &Comparison) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for unit in &found.units {
        let [first, second] = unit.given.each_ref().map(|given| given.join(";"));
        let cells: [&str; COLUMNS.len()] = [
            &unit.session,
            &unit.unit,
            unit.topic.as_deref().unwrap_or_default(),
            unit.question.as_deref().unwrap_or_default(),
            &unit.speakers.join(";"),
            &unit.ms.to_string(),
            &unit.before,
            &unit.text,
            &unit.after,
            &first,
            &second,
            if unit.is_same() { "true" } else { "false" },
        ];
        writer.write_record(cells.map(|cell| disarmed(cell).into_owned()))?;
    }
    whole(writer)
}

/// The comparison as JSON; a kappa that is undefined is null.
#[must_use]
pub fn json(found: &Comparison, labels: [&str; 2]) -> Value {
    let [first, second] = labels;
    let agreement = &found.agreement;
    let reach = |reach: Reach| json!({ "reviewed_by_both": reach.by_both, "all": reach.all });
    let tables = agreement.tables();
    let concepts = tables.iter().map(|(concept, table)| {
        json!({
            "concept": concept,
            "both": table.both,
            "only_first": table.first,
            "only_second": table.second,
            "neither": table.neither,
            "agreement": table.observed(),
            "kappa": table.kappa(),
        })
    });
    let differences = found.differences().map(|unit| {
        let [first, second] = &unit.given;
        json!({
            "session": unit.session,
            "unit": unit.unit,
            "topic": unit.topic,
            "question": unit.question,
            "speakers": unit.speakers,
            "ms": unit.ms,
            "before": unit.before,
            "text": unit.text,
            "after": unit.after,
            "first": first,
            "second": second,
        })
    });
    json!({
        "first": first,
        "second": second,
        "sessions": found.sessions,
        "notes": reach(found.notes),
        "turns": reach(found.turns),
        "units": agreement.units,
        "same": agreement.same,
        "identical": agreement.identical(),
        "agreement": agreement.observed(),
        "kappa": agreement.kappa(),
        "concepts": concepts.collect::<Value>(),
        "differences": differences.collect::<Value>(),
    })
}
