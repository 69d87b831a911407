//! The overview as a page: sections of lines, lists and tables, set as Markdown or as text.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

use crate::guide::wrap::{padded, wrap};
use crate::handover::md::escaped;
use crate::safe::shown;

/// How wide a page is.
const WIDTH: usize = 80;

/// A page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub title: String,
    pub intro: String,
    pub sections: Vec<Section>,
}

/// A part of it under a heading.
#[derive(Debug)]
pub(super) struct Section {
    pub head: String,
    pub blocks: Vec<Block>,
}

/// What stands in a section.
#[derive(Debug)]
pub(super) enum Block {
    /// A paragraph.
    Text(String),
    /// Points, each with points below it.
    List(Vec<(String, Vec<String>)>),
    /// Cells, heads first: the first column to the left, the others to the right.
    Table(Vec<Vec<String>>),
}

/// A point without others below it.
pub(super) fn point(text: String) -> (String, Vec<String>) {
    (text, Vec::new())
}

impl Page {
    /// The page with every text changed by `change`.
    pub(super) fn changed(mut self, mut change: impl FnMut(&str) -> String) -> Page {
        self.title = change(&self.title);
        for section in &mut self.sections {
            for block in &mut section.blocks {
                match block {
                    Block::Text(text) => *text = change(text),
                    Block::List(points) => {
                        for (text, below) in points {
                            *text = change(text);
                            for text in below {
                                *text = change(text);
                            }
                        }
                    }
                    Block::Table(rows) => {
                        let cells = rows.iter_mut().flatten();
                        cells.for_each(|cell| *cell = change(cell));
                    }
                }
            }
        }
        self
    }

    /// As Markdown, no line of text wider than a page of a printer or a terminal.
    pub(super) fn markdown(&self) -> String {
        let mut out = format!("# {}\n\n", escaped(&self.title));
        paragraph(&mut out, &escaped(&self.intro));
        for section in &self.sections {
            let _ = writeln!(out, "\n## {}", escaped(&section.head));
            for block in &section.blocks {
                out.push('\n');
                match block {
                    // Paragraphs are the program's own words.
                    Block::Text(text) => paragraph(&mut out, &shown(text)),
                    Block::List(points) => list(&mut out, points, &marked),
                    Block::Table(rows) => table(&mut out, rows),
                }
            }
        }
        out
    }

    /// As text.
    pub(super) fn text(&self) -> String {
        let plain = |text: &str| shown(text).into_owned();
        let mut out = format!("{}\n\n", plain(&self.title));
        paragraph(&mut out, &plain(&self.intro));
        for section in &self.sections {
            let head = plain(&section.head);
            let _ = write!(out, "\n{head}\n{}\n", "-".repeat(head.width()));
            for (number, block) in section.blocks.iter().enumerate() {
                if number > 0 {
                    out.push('\n');
                }
                match block {
                    Block::Text(text) => paragraph(&mut out, &plain(text)),
                    Block::List(points) => list(&mut out, points, &plain),
                    Block::Table(rows) => out.push_str(&crate::handover::aligned::aligned(rows)),
                }
            }
        }
        out
    }
}

/// A text that Markdown takes word for word; a hyphen within a word or a date marks nothing.
fn marked(text: &str) -> String {
    let escaped = escaped(text);
    let mut out = String::with_capacity(escaped.len());
    let mut rest = escaped.as_str();
    while let Some((before, after)) = rest.split_once("\\-") {
        out.push_str(before);
        let is_within =
            before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
        out.push_str(if is_within { "-" } else { "\\-" });
        rest = after;
    }
    out.push_str(rest);
    out
}

fn paragraph(out: &mut String, text: &str) {
    for line in wrap(text, WIDTH) {
        let _ = writeln!(out, "{line}");
    }
}

fn list(out: &mut String, points: &[(String, Vec<String>)], set: &dyn Fn(&str) -> String) {
    for (text, below) in points {
        item(out, "", &set(text));
        for text in below {
            item(out, "  ", &set(text));
        }
    }
}

fn item(out: &mut String, indent: &str, text: &str) {
    let mut sign = "- ";
    for line in wrap(text, WIDTH - indent.len() - 2) {
        let _ = writeln!(out, "{indent}{sign}{line}");
        sign = "  ";
    }
}

fn table(out: &mut String, rows: &[Vec<String>]) {
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            row.iter()
                .map(|cell| marked(cell).replace('|', "\\|"))
                .collect()
        })
        .collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let width = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at));
        cells
            .map(|cell| cell.width())
            .max()
            .unwrap_or_default()
            .max(3)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    for (number, row) in rows.iter().enumerate() {
        let mut line = String::from("|");
        for (at, width) in widths.iter().enumerate() {
            let cell = row.get(at).map_or("", String::as_str);
            let gap = " ".repeat(width.saturating_sub(cell.width()));
            let cell = if at == 0 {
                padded(cell, *width)
            } else {
                gap + cell
            };
            let _ = write!(line, " {cell} |");
        }
        let _ = writeln!(out, "{line}");
        if number == 0 {
            let rule = widths.iter().enumerate().map(|(at, width)| match at {
                0 => format!(" {} |", "-".repeat(*width)),
                _ => format!(" {}: |", "-".repeat(width - 1)),
            });
            let _ = writeln!(out, "|{}", rule.collect::<String>());
        }
    }
}
