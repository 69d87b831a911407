//! The guard while one types: what on the line or in a note names somebody, and codes in its place.

use std::ops::Range;

use super::entry;
use super::line::Line;
use super::model::{Answer, Level};
use crate::guard::search::Edit;
use crate::guard::terms::Terms;
use crate::guide::concept::ConceptModel;
use crate::safe::shown;
use crate::texts::{NamesTexts, fill};

/// A pasted page longer than this, in bytes, is looked through once it is kept, not at every key.
const MOST_AT_A_KEY: usize = 16 * 1024;

/// What is looked for. The names themselves are in memory only.
#[derive(Debug, Default)]
pub struct Lookout {
    terms: Terms,
    /// Why names cannot be looked for.
    blind: Option<String>,
}

impl Lookout {
    /// A lookout for what is listed.
    #[must_use]
    pub fn of(terms: Terms) -> Lookout {
        Lookout { terms, blind: None }
    }

    /// One that looks for nothing, and why.
    #[must_use]
    pub fn blind(reason: String) -> Lookout {
        Lookout {
            terms: Terms::default(),
            blind: Some(reason),
        }
    }

    /// What there is to say of it as one sits down: that no names are looked for. What was to be said
    /// already comes first.
    #[must_use]
    pub fn beginning(&self, said: Option<Answer>, texts: &NamesTexts) -> Option<Answer> {
        let Some(reason) = &self.blind else {
            return said;
        };
        let text = fill(texts.not_looked_for, &[("reason", reason)]);
        let text = match said {
            Some(said) => format!("{}; {text}", said.text),
            None => text,
        };
        Some(Answer::new(Level::Warn, text))
    }

    /// The codes of those whom words name, each once, as they are said; none when they name nobody.
    #[must_use]
    pub fn codes(&self, words: &str) -> Option<String> {
        listed(&self.terms.edits(words))
    }

    /// The words with codes in the place of names; none when they name nobody.
    #[must_use]
    pub fn coded(&self, words: &str) -> Option<String> {
        let mut line = Line::default();
        line.editor.insert(words);
        let edits = self.terms.edits(line.editor.text());
        line.put_codes(&edits).then(|| line.editor.take())
    }

    /// What on a line names somebody. A command's own word and recognised tags do not.
    #[must_use]
    pub fn in_line(&self, line: &str, concepts: &ConceptModel) -> Vec<Edit> {
        if self.terms.is_empty() {
            return Vec::new();
        }
        let mut edits = Vec::new();
        for words in between(line, &passed_over(line, concepts)) {
            let found = self
                .terms
                .edits(line.get(words.clone()).unwrap_or_default());
            edits.extend(found.into_iter().map(|edit| Edit {
                range: edit.range.start + words.start..edit.range.end + words.start,
                ..edit
            }));
        }
        edits
    }

    /// The same while it is typed, when it is no page.
    #[must_use]
    pub fn at_a_key(&self, line: &str, concepts: &ConceptModel) -> Vec<Edit> {
        if line.len() > MOST_AT_A_KEY {
            return Vec::new();
        }
        self.in_line(line, concepts)
    }

    /// Says that nobody is named, as far as that can be told.
    #[must_use]
    pub fn nobody(&self, texts: &NamesTexts) -> Answer {
        match &self.blind {
            Some(reason) => {
                let text = fill(texts.not_looked_for, &[("reason", reason)]);
                Answer::new(Level::Warn, text)
            }
            None if self.terms.is_empty() => Answer::new(Level::Warn, texts.nothing_listed),
            None => Answer::new(Level::Warn, texts.nobody),
        }
    }
}

/// Says that codes were put on the line.
#[must_use]
pub fn line_coded(edits: &[Edit], texts: &NamesTexts) -> Answer {
    let codes = listed(edits).unwrap_or_default();
    Answer::new(Level::Ok, fill(texts.line_coded, &[("codes", &codes)]))
}

/// The codes as they are said: `[R7], [school]`.
#[must_use]
pub fn listed(edits: &[Edit]) -> Option<String> {
    let mut codes: Vec<String> = Vec::new();
    for edit in edits {
        let code = format!("[{}]", shown(&edit.code));
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    (!codes.is_empty()).then(|| codes.join(", "))
}

/// The stretches of a line that mean something to the program: the word of a command, and tags.
fn passed_over(line: &str, concepts: &ConceptModel) -> Vec<Range<usize>> {
    let blank = line.find(char::is_whitespace).unwrap_or(line.len());
    let command = entry::is_command(line).then_some(0..blank);
    let signs = line.match_indices('#').filter_map(|(at, _)| {
        let (before, after) = (line.get(..at)?, line.get(at + 1..)?);
        let opens = before.is_empty() || before.ends_with(char::is_whitespace);
        let word = after.get(..entry::tag_length(after))?;
        let mut all = concepts.all().iter();
        let is_known = opens && all.any(|concept| concept.id.eq_ignore_ascii_case(word));
        is_known.then_some(at..at + 1 + word.len())
    });
    command.into_iter().chain(signs).collect()
}

/// What of a line is left between stretches of it, which stand in order.
fn between(line: &str, passed: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut left = Vec::new();
    let mut at = 0;
    for range in passed {
        left.push(at..range.start);
        at = range.end;
    }
    left.push(at..line.len());
    left
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guard::terms::Kind;
    use crate::live::editor::Edit as Change;
    use crate::live::editor::Editor;
    use crate::texts::EN;

    fn lookout() -> Lookout {
        let mut terms = Terms::default();
        terms.add("Anna de Vries", Kind::Name, "R7");
        terms.add("De Linde", Kind::Organisation, "school");
        terms.add("Mark", Kind::Added, "name");
        Lookout::of(terms)
    }

    fn line(text: &str) -> Line {
        let mut line = Line::default();
        line.editor = Editor::with(text);
        line
    }

    #[test]
    fn a_line_gets_all_its_codes_and_undo_brings_back_what_was_typed() {
        let none = ConceptModel::new(Vec::new());
        let mut line = line("Anna zei dat De Linde groeit");
        line.editor.edit(Change::Home);
        line.editor.edit(Change::WordRight);
        let edits = lookout().in_line(line.editor.text(), &none);
        assert!(line.put_codes(&edits));
        let said = line_coded(&edits, &EN.names);
        assert!(said.text.contains("[R7], [school]"), "{}", said.text);
        assert_eq!(line.editor.text(), "[R7] zei dat [school] groeit");
        assert_eq!(line.editor.before(), "[R7]");
        assert!(line.take_back_codes());
        assert_eq!(line.editor.text(), "Anna zei dat De Linde groeit");
        assert_eq!(line.editor.before(), "Anna");
        assert!(!line.take_back_codes());
    }

    #[test]
    fn what_was_typed_since_is_not_taken_back() {
        let none = ConceptModel::new(Vec::new());
        let mut line = line("Anna zei");
        let edits = lookout().in_line(line.editor.text(), &none);
        line.put_codes(&edits);
        line.editor.insert(" ja");
        assert!(!line.take_back_codes());
        assert_eq!(line.editor.text(), "[R7] zei ja");
    }

    #[test]
    fn the_word_of_a_command_names_nobody_and_what_follows_may() {
        let none = ConceptModel::new(Vec::new());
        let found = lookout().in_line("/mark Mark", &none);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].range, 6..10);
        assert_eq!(lookout().in_line("//Mark", &none).len(), 1);
    }

    #[test]
    fn a_page_is_looked_through_once_it_is_kept() {
        let none = ConceptModel::new(Vec::new());
        let page = "Anna zei. ".repeat(2_000);
        assert!(lookout().at_a_key(&page, &none).is_empty());
        assert_eq!(lookout().codes(&page).as_deref(), Some("[R7]"));
    }

    #[test]
    fn without_a_key_it_says_why_and_what_was_said_comes_first() {
        let blind = Lookout::blind("it is locked".into());
        let said = blind.beginning(Some(Answer::new(Level::Warn, "sitting 2")), &EN.names);
        assert_eq!(
            said.map(|said| said.text).as_deref(),
            Some("sitting 2; names are not looked for: it is locked")
        );
        assert!(blind.nobody(&EN.names).text.contains("locked"));
        assert_eq!(Lookout::default().beginning(None, &EN.names), None);
        assert_eq!(
            format!("{:?}", lookout()),
            "Lookout { terms: Terms(3), blind: None }"
        );
    }
}
