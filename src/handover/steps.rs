//! The flow of a sample drawn: as lines, as a table, or in Mermaid's words.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

use crate::safe::shown;
use crate::study::flow::{Counted, Flow};
use crate::texts::FlowTexts;

/// One step of the flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// How far in: 0 is the way itself, 1 those who leave it there, 2 the reasons why.
    pub depth: usize,
    /// What it is.
    pub name: String,
    /// How many.
    pub count: usize,
}

/// The steps, without those that nobody took; the way itself is always there.
#[must_use]
pub fn steps(flow: &Flow, texts: &FlowTexts) -> Vec<Step> {
    let mut way = Way {
        steps: Vec::new(),
        texts,
    };
    if let Some(approached) = flow.approached {
        let approached = usize::try_from(approached).unwrap_or(usize::MAX);
        way.on(texts.approached, approached);
    }
    way.on(texts.signed_up, flow.signed_up);
    way.aside(texts.otherwise, flow.otherwise);
    way.left(texts.screened_out, &flow.screened_out);
    way.on(texts.eligible, flow.eligible);
    way.left(texts.declined, &flow.declined);
    way.left(texts.refused, &flow.refused_early);
    way.aside(texts.withdrawn, flow.withdrawn_early);
    way.aside(texts.reserve, flow.reserve);
    if flow.reserve_checked > 0 {
        way.put(2, texts.checked, flow.reserve_checked);
    }
    way.aside(texts.open, flow.open);
    way.on(texts.chosen, flow.chosen);
    way.left(texts.refused, &flow.refused);
    way.left(texts.no_show, &flow.no_show);
    way.aside(texts.withdrawn, flow.withdrawn_before);
    way.aside(texts.to_interview, flow.to_interview);
    way.on(texts.interviewed, flow.interviewed);
    way.aside(texts.begun, flow.begun);
    way.aside(texts.withdrawn, flow.withdrawn);
    way.aside(texts.to_analyse, flow.to_analyse);
    way.on(texts.analysed, flow.analysed);
    way.steps
}

struct Way<'a> {
    steps: Vec<Step>,
    texts: &'a FlowTexts,
}

impl Way<'_> {
    fn put(&mut self, depth: usize, name: &str, count: usize) {
        self.steps.push(Step {
            depth,
            name: shown(name).into_owned(),
            count,
        });
    }

    fn on(&mut self, name: &str, count: usize) {
        self.put(0, name, count);
    }

    fn aside(&mut self, name: &str, count: usize) {
        if count > 0 {
            self.put(1, name, count);
        }
    }

    fn left(&mut self, name: &str, counted: &Counted) {
        self.aside(name, counted.count);
        for reason in &counted.reasons {
            let why = reason.why.as_deref().unwrap_or(self.texts.no_reason);
            self.put(2, why, reason.count);
        }
    }
}

/// Lines with the numbers under each other.
#[must_use]
pub fn text(steps: &[Step]) -> String {
    let indented = |step: &Step| format!("{}{}", "  ".repeat(step.depth), step.name);
    let widest = steps.iter().map(|step| indented(step).width()).max();
    let widest = widest.unwrap_or_default();
    let digits = steps.iter().map(|step| step.count.to_string().len()).max();
    let digits = digits.unwrap_or_default();
    let mut out = String::new();
    for step in steps {
        let name = indented(step);
        let gap = " ".repeat(widest.saturating_sub(name.width()));
        // Writing to memory does not fail.
        let _ = writeln!(out, "{name}{gap}  {:>digits$}", step.count);
    }
    out
}

/// A table in Markdown.
#[must_use]
pub fn table(steps: &[Step], texts: &FlowTexts) -> String {
    let [step, people] = texts.heads;
    let mut out = format!("| {step} | {people} |\n|---|--:|\n");
    for step in steps {
        let name = step.name.replace('\\', "\\\\").replace('|', "\\|");
        let indent = "&emsp;".repeat(step.depth);
        let _ = match step.depth {
            0 => writeln!(out, "| **{name}** | **{}** |", step.count),
            _ => writeln!(out, "| {indent}{name} | {} |", step.count),
        };
    }
    out
}

/// A drawing: the way from top to bottom, those who leave it at its side with their reasons.
#[must_use]
pub fn mermaid(steps: &[Step]) -> String {
    let mut out = String::from("flowchart TD\n");
    let (mut way, mut at) = (None, 0);
    let mut rest = steps.iter().peekable();
    while let Some(step) = rest.next() {
        let mut label = boxed(step);
        let mut below = rest.next_if(|next| next.depth > 1);
        while let Some(reason) = below {
            label = [label, boxed(reason)].join("<br>");
            below = rest.next_if(|next| next.depth > 1);
        }
        at += 1;
        let _ = writeln!(out, "    n{at}[\"{label}\"]");
        if let Some(from) = way {
            let _ = match step.depth {
                0 => writeln!(out, "    n{from} --> n{at}"),
                _ => writeln!(out, "    n{from} -.- n{at}"),
            };
        }
        if step.depth == 0 {
            way = Some(at);
        }
    }
    out
}

/// A step as a label, in which nothing is taken for a mark of the drawing's own.
fn boxed(step: &Step) -> String {
    let mut name = String::new();
    for letter in step.name.chars() {
        match letter {
            '"' => name.push_str("#quot;"),
            '<' => name.push_str("#lt;"),
            '>' => name.push_str("#gt;"),
            '#' => name.push_str("#35;"),
            '`' => name.push_str("#96;"),
            '&' => name.push_str("#amp;"),
            letter => name.push(letter),
        }
    }
    format!("{name}: {}", step.count)
}
