//! Two studies' counts side by side as text, CSV and JSON.

use std::io;

use serde_json::{Value, json};

use super::{Beside, Counted, Line};
use crate::guide::crosswalk::Relation;
use crate::handover::aligned::aligned;
use crate::handover::csv::whole;
use crate::handover::pivot::view::TOTAL;
use crate::safe::disarmed;
use crate::texts::CrosswalkTexts;

/// The heads in machine formats: what a line is called, then [`numbers`].
pub const HEADS: [&str; 9] = [
    "heading",
    "other_heading",
    "is",
    "fragments",
    "participants",
    "share",
    "other_fragments",
    "other_participants",
    "other_share",
];

/// The share of a total in percent, with one decimal; nothing of nothing.
#[must_use]
pub fn share(fragments: u64, total: u64) -> Option<String> {
    if total == 0 {
        return None;
    }
    // Rounded half up, in tenths of a percent.
    let tenths = (u128::from(fragments) * 2_000 + u128::from(total)) / (u128::from(total) * 2);
    Some(format!("{}.{}", tenths / 10, tenths % 10))
}

/// Fragments, participants and share, empty where there is no such heading.
fn counts(counted: Option<Counted>, total: Counted) -> [String; 3] {
    let Some(counted) = counted else {
        return Default::default();
    };
    [
        counted.fragments.to_string(),
        counted.participants.to_string(),
        share(counted.fragments, total.fragments).unwrap_or_default(),
    ]
}

/// The numbers of a line, here and there.
#[must_use]
pub fn numbers(line: &Line, beside: &Beside) -> Vec<String> {
    let ours = counts(line.ours, beside.ours);
    let theirs = counts(line.theirs, beside.theirs);
    ours.into_iter().chain(theirs).collect()
}

/// The numbers of all together, here and there.
#[must_use]
pub fn sums(beside: &Beside) -> Vec<String> {
    let ours = counts(Some(beside.ours), beside.ours);
    let theirs = counts(Some(beside.theirs), beside.theirs);
    ours.into_iter().chain(theirs).collect()
}

/// What stands before a line's numbers, for reading.
#[must_use]
pub fn named(line: &Line, texts: &CrosswalkTexts) -> [String; 3] {
    let there = line.there.as_deref().unwrap_or_default();
    let relation = line.relation.name(texts);
    [line.name.clone(), there.to_owned(), relation.to_owned()]
}

/// What is to be kept in mind with it.
#[must_use]
pub fn remarks(beside: &Beside, texts: &CrosswalkTexts) -> Vec<&'static str> {
    let mut lines = beside.lines.iter();
    let is_adapted = lines.any(|line| line.relation == Relation::Adapted);
    let adapted = is_adapted.then_some(texts.adapted);
    std::iter::once(texts.not_prevalence)
        .chain(adapted)
        .collect()
}

/// The table for reading: the pairs, what stands apart, the sums, and what is to be kept in mind.
#[must_use]
pub fn table(beside: &Beside, texts: &CrosswalkTexts) -> String {
    let mut lines = vec![texts.beside_heads.map(str::to_owned).to_vec()];
    let (pairs, apart): (Vec<_>, Vec<_>) = beside.lines.iter().partition(|line| line.is_pair());
    let row = |line: &&Line| {
        let [name, there, relation] = named(line, texts);
        // The room is scarce: an id is only needed where it is another.
        let is_other = line.here != line.there;
        let there = if is_other { there } else { String::new() };
        [vec![name, there, relation], numbers(line, beside)].concat()
    };
    lines.extend(pairs.iter().map(row));
    let total = [TOTAL, "", ""].map(str::to_owned).to_vec();
    lines.push([total, sums(beside)].concat());
    if !apart.is_empty() {
        lines.push([vec![format!("({})", texts.apart)], vec![String::new(); 8]].concat());
        lines.extend(apart.iter().map(row));
    }
    format!(
        "{}\n{}\n",
        aligned(&lines),
        remarks(beside, texts).join("\n")
    )
}

/// The table as CSV: ids and words, a line a heading, then the row `total`.
///
/// # Errors
/// Never in practice; the writer's type allows it.
pub fn csv(beside: &Beside) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADS)?;
    for line in &beside.lines {
        let ids = [&line.here, &line.there].map(|id| id.clone().unwrap_or_default());
        let first = ids.into_iter().chain([line.relation.word().to_owned()]);
        let cells = first.chain(numbers(line, beside));
        writer.write_record(cells.map(|cell| disarmed(&cell).into_owned()))?;
    }
    let total = [TOTAL, TOTAL, ""].map(str::to_owned).into_iter();
    writer.write_record(total.chain(sums(beside)))?;
    whole(writer)
}

/// The table as JSON; null where there is no such heading.
#[must_use]
pub fn json(beside: &Beside) -> Value {
    let side = |counted: Counted, total: Counted| {
        let share = share(counted.fragments, total.fragments);
        let share: Option<f64> = share.and_then(|share| share.parse().ok());
        json!({
            "fragments": counted.fragments,
            "participants": counted.participants,
            "share": share,
        })
    };
    let lines = beside.lines.iter().map(|line| {
        json!({
            "heading": line.here,
            "other_heading": line.there,
            "name": line.name,
            "is": line.relation.word(),
            "here": line.ours.map(|counted| side(counted, beside.ours)),
            "there": line.theirs.map(|counted| side(counted, beside.theirs)),
        })
    });
    json!({
        "headings": lines.collect::<Value>(),
        TOTAL: {
            "here": side(beside.ours, beside.ours),
            "there": side(beside.theirs, beside.theirs),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn shares_are_rounded_to_a_tenth_and_none_of_nothing() {
        assert_eq!(share(1, 3).as_deref(), Some("33.3"));
        assert_eq!(share(2, 3).as_deref(), Some("66.7"));
        assert_eq!(share(1, 1).as_deref(), Some("100.0"));
        assert_eq!(share(1, 2_000).as_deref(), Some("0.1"));
        assert_eq!(share(0, 0), None);
        assert_eq!(share(u64::MAX, u64::MAX).as_deref(), Some("100.0"));
    }
}
