//! The outcome as a document: Markdown, and as plain text for reading.

use std::fmt::{Display, Write as _};

use super::{Cell, Concluded, FEW, Finding, List, NotCome, Outcome, Reply, Said};
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
        lay_out(&mut out, outcome, list, style, texts);
    }
    out
}

// Writing to memory does not fail, so what it says is passed over from here on.

fn lay_out(out: &mut String, outcome: &Outcome, list: &List, style: &Style, texts: &OutcomeTexts) {
    let paper = Paper {
        style,
        texts,
        several: list.sessions.len() > 1,
    };
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
    for one in &list.not_come {
        paper.item(out, &paper.not_come(one));
    }
    for finding in &list.findings {
        out.push('\n');
        let before = outcome.earlier(list, finding);
        one(out, finding, before, &paper);
    }
    if !list.besides.is_empty() {
        let _ = writeln!(out, "\n{}{}\n", style.heading, texts.besides);
        for said in &list.besides {
            paper.item(out, &paper.quoted(said));
        }
    }
}

fn one(out: &mut String, finding: &Finding, before: Option<(&str, &Finding)>, paper: &Paper<'_>) {
    let Paper { style, texts, .. } = paper;
    let head = format!("{} {}", finding.id, finding.text);
    let _ = writeln!(out, "{}{}\n", style.heading, (style.safe)(&head));
    if let Some(line) = before.and_then(|before| paper.before(finding, before)) {
        paper.item(out, &line);
    }
    let counts = counts(finding, texts);
    if !counts.is_empty() {
        paper.item(out, &counts);
    }
    let open: Vec<&str> = finding.open().collect();
    if !open.is_empty() {
        let open = open.join(", ");
        paper.item(out, &fill(texts.not_asked, &[("participants", &open)]));
    }
    let nuances = finding.cells.iter().filter_map(|cell| paper.nuance(cell));
    let said = finding.said.iter().map(|said| paper.quoted(said));
    let concluded = finding.conclusions.iter();
    let concluded = concluded.flat_map(|concluded| paper.conclusion(concluded));
    for line in nuances.chain(said).chain(concluded) {
        paper.item(out, &line);
    }
}

/// How many gave each answer.
fn counts(finding: &Finding, texts: &OutcomeTexts) -> String {
    let counts = Recognition::ALL.into_iter().filter_map(|answer| {
        let count = finding.count(answer);
        let word = word(texts.answers, answer.word());
        (count > 0).then(|| format!("{word} {count}{}", share(answer, count, finding)))
    });
    counts.collect::<Vec<String>>().join(", ")
}

/// The share of those who were heard, where they are enough people for one.
fn share(answer: Recognition, count: usize, finding: &Finding) -> String {
    let answers = finding.cells.iter().filter_map(Cell::answer);
    let heard = answers.filter(|one| *one != Recognition::Absent).count();
    if heard < FEW || answer == Recognition::Absent {
        return String::new();
    }
    format!(" ({} %)", (count * 200 + heard) / (heard * 2))
}

/// What the lines of a list are written on.
struct Paper<'a> {
    style: &'a Style,
    texts: &'a OutcomeTexts,
    /// Whether the list was used in several sessions: a moment then needs its session.
    several: bool,
}

impl Paper<'_> {
    fn item(&self, out: &mut String, line: &str) {
        let _ = writeln!(out, "{}{}", self.style.item, (self.style.safe)(line));
    }

    fn moment(&self, session: &str, ms: u64) -> String {
        if self.several {
            format!("{session}, {}", clock(ms))
        } else {
            clock(ms)
        }
    }

    /// What an earlier list said, and what was answered to it; none where nothing was changed.
    fn before(&self, finding: &Finding, (version, before): (&str, &Finding)) -> Option<String> {
        if before.text == finding.text {
            return None;
        }
        let values: [(&str, &dyn Display); 2] = [("version", &version), ("text", &before.text)];
        let mut line = fill(self.texts.earlier, &values);
        let counts = counts(before, self.texts);
        if !counts.is_empty() {
            let _ = write!(line, " ({counts})");
        }
        Some(line)
    }

    /// Who was invited and did not come, with what she said then.
    fn not_come(&self, one: &NotCome) -> String {
        let line = fill(self.texts.not_come, &[("participant", &one.participant)]);
        match &one.said {
            Some(said) => format!("{line}: {said}"),
            None => line,
        }
    }

    /// A participant's nuance, and what she had answered before; none where there is neither.
    fn nuance(&self, cell: &Cell) -> Option<String> {
        let (standing, earlier) = cell.answers.split_last()?;
        if earlier.is_empty() && standing.nuance.is_none() {
            return None;
        }
        let answer = word(self.texts.answers, standing.answer.word());
        let moment = self.moment_of(standing);
        let mut said = format!("{}: {answer} ({moment})", cell.participant);
        if let Some(nuance) = &standing.nuance {
            let _ = write!(said, ": {nuance}");
        }
        for before in earlier.iter().rev() {
            let _ = write!(said, " ({})", self.reply_before(before));
        }
        Some(said)
    }

    fn reply_before(&self, before: &Reply) -> String {
        let answer = word(self.texts.answers, before.answer.word());
        let moment = self.moment_of(before);
        let values: [(&str, &dyn Display); 2] = [("answer", &answer), ("time", &moment)];
        let said = fill(self.texts.before, &values);
        match &before.nuance {
            Some(nuance) => format!("{said}: {nuance}"),
            None => said,
        }
    }

    /// The moment of an answer, and whether nobody had spoken yet.
    fn moment_of(&self, reply: &Reply) -> String {
        let moment = self.moment(&reply.session, reply.ms);
        if reply.silent {
            format!("{moment}, {}", self.texts.in_silence)
        } else {
            moment
        }
    }

    fn quoted(&self, said: &Said) -> String {
        let kind = kind(said, self.texts);
        let who = said.participants.join(", ");
        let lead = if who.is_empty() {
            String::new()
        } else {
            format!(", {who}")
        };
        let moment = self.moment(&said.session, said.ms);
        let mut line = format!("{kind}{lead} ({moment}): {}", said.text);
        for concept in &said.concepts {
            let _ = write!(line, " #{concept}");
        }
        if let Some(name) = &said.proposed {
            let _ = write!(line, " #+{name}");
        }
        line
    }

    /// What was concluded, and below it the finding in its new words.
    fn conclusion(&self, concluded: &Concluded) -> Vec<String> {
        let word = word(self.texts.conclusions, concluded.conclusion.word());
        let mut line = fill(self.texts.concluded, &[("conclusion", &word)]);
        if self.several {
            let _ = write!(line, " ({})", concluded.session);
        }
        let new = concluded.wording.as_ref();
        let new = new.map(|wording| fill(self.texts.reworded, &[("text", wording)]));
        std::iter::once(line).chain(new).collect()
    }
}

/// What something that was said is called.
#[must_use]
pub fn kind(said: &Said, texts: &OutcomeTexts) -> &'static str {
    match said.kind {
        NoteKind::Addition => texts.addition,
        NoteKind::Disagreement => texts.disagreement,
        NoteKind::Nuance => texts.nuance,
        _ => texts.note,
    }
}

/// What is read for a word that is typed.
#[must_use]
pub fn word<'t>(table: &[(&str, &'t str)], typed: &'t str) -> &'t str {
    let found = table.iter().find(|(known, _)| *known == typed);
    found.map_or(typed, |(_, read)| read)
}
