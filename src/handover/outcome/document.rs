//! The outcome as a document: Markdown, and as plain text for reading.

use std::fmt::{Display, Write as _};

use super::{Cell, Concluded, FEW, Finding, List, Outcome, Said};
use crate::handover::md::{clock, escaped};
use crate::journal::deed::{NoteKind, Recognition};
use crate::safe::shown;
use crate::texts::{OutcomeTexts, fill};

/// How words are put into a document, and what marks its parts.
struct Style {
    /// Makes words harmless there.
    safe: fn(&str) -> String,
    title: &'static str,
    heading: &'static str,
    item: &'static str,
}

/// The outcome as Markdown.
#[must_use]
pub fn markdown(outcome: &Outcome, texts: &OutcomeTexts) -> String {
    let style = Style {
        safe: |words| escaped(words),
        title: "# ",
        heading: "## ",
        item: "- ",
    };
    document(outcome, &style, texts)
}

/// The outcome as plain text.
#[must_use]
pub fn text(outcome: &Outcome, texts: &OutcomeTexts) -> String {
    let style = Style {
        safe: |words| shown(words).into_owned(),
        title: "",
        heading: "",
        item: "  ",
    };
    document(outcome, &style, texts)
}

fn document(outcome: &Outcome, style: &Style, texts: &OutcomeTexts) -> String {
    let mut out = String::new();
    for list in &outcome.lists {
        if !out.is_empty() {
            out.push('\n');
        }
        lay_out(&mut out, list, style, texts);
    }
    out
}

// Writing to memory does not fail, so what it says is passed over from here on.

fn lay_out(out: &mut String, list: &List, style: &Style, texts: &OutcomeTexts) {
    let safe = style.safe;
    let title = format!("{} {}", list.guide, list.version);
    let _ = writeln!(out, "{}{}\n", style.title, safe(&title));
    let sessions = list.sessions.join(", ");
    let participants = list.participants.join(", ");
    for (name, value) in [
        (texts.sessions, &sessions),
        (texts.participants, &participants),
    ] {
        let _ = writeln!(out, "{}{name}: {}", style.item, safe(value));
    }
    for finding in &list.findings {
        out.push('\n');
        one(out, finding, style, texts);
    }
    if !list.besides.is_empty() {
        let _ = writeln!(out, "\n{}{}\n", style.heading, texts.besides);
        for said in &list.besides {
            let _ = writeln!(out, "{}{}", style.item, quoted(said, style, texts));
        }
    }
}

fn one(out: &mut String, finding: &Finding, style: &Style, texts: &OutcomeTexts) {
    let safe = style.safe;
    let head = format!("{} {}", finding.id, finding.text);
    let _ = writeln!(out, "{}{}\n", style.heading, safe(&head));
    let counts = Recognition::ALL.into_iter().filter_map(|answer| {
        let count = finding.count(answer);
        (count > 0).then(|| {
            format!(
                "{} {}",
                word(texts.answers, answer.word()),
                share(count, finding)
            )
        })
    });
    let counts: Vec<String> = counts.collect();
    if !counts.is_empty() {
        let _ = writeln!(out, "{}{}", style.item, safe(&counts.join(", ")));
    }
    let open: Vec<&str> = finding.open().collect();
    if !open.is_empty() {
        let said = fill(texts.not_asked, &[("participants", &open.join(", "))]);
        let _ = writeln!(out, "{}{}", style.item, safe(&said));
    }
    for cell in &finding.cells {
        if let Some(line) = nuance(cell, style, texts) {
            let _ = writeln!(out, "{}{line}", style.item);
        }
    }
    for said in &finding.said {
        let _ = writeln!(out, "{}{}", style.item, quoted(said, style, texts));
    }
    for concluded in &finding.conclusions {
        let _ = writeln!(out, "{}{}", style.item, conclusion(concluded, style, texts));
    }
}

/// A count, with its share where there are enough people for one.
fn share(count: usize, finding: &Finding) -> String {
    let answered = finding
        .cells
        .iter()
        .filter(|cell| cell.standing().is_some());
    let all = answered.count();
    if all < FEW {
        return count.to_string();
    }
    format!("{count} ({} %)", (count * 200 + all) / (all * 2))
}

/// A participant's nuance, and what she had answered before; none where there is neither.
fn nuance(cell: &Cell, style: &Style, texts: &OutcomeTexts) -> Option<String> {
    let (standing, earlier) = cell.answers.split_last()?;
    if earlier.is_empty() && standing.nuance.is_none() {
        return None;
    }
    let mut said = format!(
        "{}: {}",
        cell.participant,
        word(texts.answers, standing.answer.word())
    );
    for before in earlier.iter().rev() {
        let answer = word(texts.answers, before.answer.word());
        let values: [(&str, &dyn Display); 2] = [("answer", &answer), ("time", &clock(before.ms))];
        let _ = write!(said, " ({})", fill(texts.before, &values));
    }
    if let Some(nuance) = &standing.nuance {
        let _ = write!(said, ": {nuance}");
    }
    Some((style.safe)(&said))
}

fn quoted(said: &Said, style: &Style, texts: &OutcomeTexts) -> String {
    let kind = match said.kind {
        NoteKind::Addition => texts.addition,
        NoteKind::Disagreement => texts.disagreement,
        _ => texts.nuance,
    };
    let who = said.participants.join(", ");
    let lead = if who.is_empty() {
        String::new()
    } else {
        format!(", {who}")
    };
    let line = format!("{kind}{lead} ({}): {}", clock(said.ms), said.text);
    (style.safe)(&line)
}

fn conclusion(concluded: &Concluded, style: &Style, texts: &OutcomeTexts) -> String {
    let word = word(texts.conclusions, concluded.conclusion.word());
    let mut line = fill(texts.concluded, &[("conclusion", &word)]);
    if let Some(wording) = &concluded.wording {
        let _ = write!(line, ": {wording}");
    }
    (style.safe)(&line)
}

/// What is read for a word that is typed.
fn word<'t>(table: &[(&str, &'t str)], typed: &'t str) -> &'t str {
    let found = table.iter().find(|(known, _)| *known == typed);
    found.map_or(typed, |(_, read)| read)
}
