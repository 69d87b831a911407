//! The transition table: from sub-question by way of concept and sub-aspect to the question asked.

use super::wrap::{padded, wrap};
use super::{CheckItem, Guide, Topic};
use crate::texts::GuideTexts;

/// What stands where there is nothing.
const NOTHING: &str = "—";

/// The columns' widths in the text form, 100 with the gaps between them.
const WIDTHS: [usize; 5] = [20, 15, 22, 13, 22];

/// One question with what it comes from: sub-question, concept, sub-aspect, source, question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The cells, in the order of the columns.
    pub cells: [String; 5],
    /// The topic it belongs to.
    pub topic: String,
}

/// The rows of a guide in a language: one a question, in a member check one a statement.
#[must_use]
pub fn rows(guide: &Guide, language: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    for topic in &guide.topics {
        let asked = topic
            .questions
            .iter()
            .map(|question| (question.concept.as_deref(), &question.ask));
        let claimed = topic
            .statements
            .iter()
            .map(|statement| (statement.concept.as_deref(), &statement.text));
        for (concept, words) in asked.chain(claimed) {
            let words = words.words(language);
            rows.push(row(guide, topic, language, concept, words));
        }
    }
    rows
}

fn row(guide: &Guide, topic: &Topic, language: &str, concept: Option<&str>, question: &str) -> Row {
    let sub_questions = guide
        .research_questions
        .iter()
        .filter(|asked| topic.answers.contains(&asked.id))
        .map(|asked| asked.text.words(language));
    let name = concept
        .and_then(|id| guide.concepts.get(id))
        .map(|concept| concept.name.words(language));
    let aspects = topic
        .checklist
        .iter()
        .map(|item| item.label.words(language));
    Row {
        cells: [
            joined(sub_questions),
            joined(name),
            joined(aspects),
            joined(sources(guide, concept, &topic.checklist)),
            joined(Some(question)),
        ],
        topic: topic.id.clone(),
    }
}

/// The literature of the concept and of the concepts on the checklist, each once.
fn sources<'g>(guide: &'g Guide, concept: Option<&str>, checklist: &[CheckItem]) -> Vec<&'g str> {
    let ticked = checklist.iter().map(|item| item.id.as_str());
    let mut sources = Vec::new();
    for id in concept.into_iter().chain(ticked) {
        let source = guide
            .concepts
            .get(id)
            .and_then(|found| found.source.as_deref());
        for one in source.into_iter().flat_map(|source| source.split("; ")) {
            if !sources.contains(&one) {
                sources.push(one);
            }
        }
    }
    sources
}

fn joined<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let parts: Vec<&str> = parts.into_iter().collect();
    if parts.is_empty() {
        NOTHING.to_owned()
    } else {
        parts.join("; ")
    }
}

fn titles(texts: &GuideTexts) -> [&'static str; 5] {
    [
        texts.sub_question,
        texts.concept,
        texts.sub_aspect,
        texts.source,
        texts.question,
    ]
}

/// The table in 100 columns. What a row repeats from the one above it, in the same topic, stays
/// blank; a rule stands between topics.
#[must_use]
pub fn text(rows: &[Row], texts: &GuideTexts) -> String {
    let rule = WIDTHS.map(|width| "─".repeat(width)).join("──") + "\n";
    let mut said = drawn(&titles(texts).map(str::to_owned));
    let mut above: Option<&Row> = None;
    for row in rows {
        let same = above.filter(|above| above.topic == row.topic);
        said.push_str(if same.is_some() { "\n" } else { &rule });
        let mut cells = row.cells.clone();
        if let Some(same) = same {
            for (cell, before) in cells.iter_mut().zip(&same.cells) {
                if cell == before {
                    cell.clear();
                }
            }
        }
        said.push_str(&drawn(&cells));
        above = Some(row);
    }
    said
}

fn drawn(cells: &[String; 5]) -> String {
    let columns: Vec<(Vec<String>, usize)> = cells
        .iter()
        .zip(WIDTHS)
        .map(|(cell, width)| (wrap(cell, width), width))
        .collect();
    let height = columns.iter().map(|(lines, _)| lines.len()).max();
    let mut said = String::new();
    for place in 0..height.unwrap_or(0) {
        let line: Vec<String> = columns
            .iter()
            .map(|(lines, width)| padded(lines.get(place).map_or("", String::as_str), *width))
            .collect();
        said.push_str(line.join("  ").trim_end());
        said.push('\n');
    }
    said
}

/// The table as CSV; a cell that a spreadsheet would run is disarmed by a `'` before it.
///
/// # Errors
/// When the table cannot be written to memory.
pub fn csv(rows: &[Row], texts: &GuideTexts) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(titles(texts))?;
    for row in rows {
        writer.write_record(row.cells.iter().map(|cell| disarmed(cell)))?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| std::io::Error::other(error.to_string()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn disarmed(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// The table as Markdown.
#[must_use]
pub fn markdown(rows: &[Row], texts: &GuideTexts) -> String {
    let line = |cells: [String; 5]| format!("| {} |\n", cells.join(" | "));
    let mut said = line(titles(texts).map(str::to_owned));
    said.push_str(&line([(); 5].map(|()| "---".to_owned())));
    for row in rows {
        let cells = row.cells.clone();
        said.push_str(&line(cells.map(|cell| escaped(&cell))));
    }
    said
}

fn escaped(cell: &str) -> String {
    let mut said = String::with_capacity(cell.len());
    for letter in cell.chars() {
        if matches!(letter, '|' | '\\' | '*' | '_' | '`' | '<' | '[') {
            said.push('\\');
        }
        said.push(letter);
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::load::load;
    use crate::texts::{EN, LANGUAGES};
    use unicode_width::UnicodeWidthStr as _;

    #[test]
    fn the_text_form_fits_a_hundred_columns_in_every_language() {
        for id in ["kwaliteitszorg", "kwaliteitszorg-member-check"] {
            let guide = load(id, None).unwrap().guide;
            for (tag, texts) in LANGUAGES {
                let said = text(&rows(&guide, tag), &texts.guide);
                assert!(said.lines().all(|line| line.width() <= 100), "{said}");
            }
        }
    }

    #[test]
    fn a_topic_without_concept_or_sub_question_shows_a_dash() {
        let guide = load("kwaliteitszorg", None).unwrap().guide;
        let topic = guide.topics.iter().find(|topic| topic.concept.is_none());
        let Some(topic) = topic else {
            panic!("the warm-up has no concept");
        };
        let rows = rows(&guide, "nl");
        let row = rows.iter().find(|row| row.topic == topic.id).unwrap();
        assert_eq!(row.cells[1], NOTHING);
    }

    #[test]
    fn a_formula_is_disarmed_in_csv() {
        let cells = ["=1+1", "+a", "-b", "@c", "d"].map(str::to_owned);
        let topic = "T".to_owned();
        let said = csv(&[Row { cells, topic }], &EN.guide).unwrap();
        assert!(said.ends_with("'=1+1,'+a,'-b,'@c,d\n"), "{said}");
    }

    #[test]
    fn a_bar_in_a_cell_does_not_break_the_markdown_table() {
        assert_eq!(escaped("a|b"), "a\\|b");
    }
}
