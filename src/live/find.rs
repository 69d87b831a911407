//! Find and go: everything that has an id or words, looked through while typing. An exact id comes
//! first.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::editor::Editor;
use crate::guide::{Guide, Question};
use crate::session::Session;

/// A search under way.
#[derive(Debug)]
pub struct Find {
    /// What is looked for.
    pub query: Editor,
    /// Which of [`Find::hits`] is selected.
    pub selected: usize,
    entries: Vec<Entry>,
    hits: Vec<usize>,
}

/// Something that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is, and where it leads.
    pub target: Target,
    /// The id shown; the moment for a note.
    pub id: String,
    /// The words shown.
    pub words: String,
}

/// Where a found thing leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A question, probe or topic, gone to by its id.
    Place(String),
    /// A checklist item: the topic it stands in.
    Check(String),
    /// A concept, by its id.
    Concept(String),
    /// A note, by its `seq`: to where it was taken.
    Note(u64),
}

impl Find {
    /// A search over the guide and the notes.
    #[must_use]
    pub fn everything(session: &Session) -> Find {
        let mut entries = places(session);
        entries.extend(checks(session));
        entries.extend(concepts(session));
        entries.extend(notes(session));
        Find::over(entries)
    }

    /// A search over the concepts.
    #[must_use]
    pub fn concepts(session: &Session) -> Find {
        Find::over(concepts(session))
    }

    fn over(entries: Vec<Entry>) -> Find {
        let hits = (0..entries.len()).collect();
        Find {
            query: Editor::default(),
            selected: 0,
            entries,
            hits,
        }
    }

    /// What is found, the best first.
    #[must_use]
    pub fn hits(&self) -> impl ExactSizeIterator<Item = &Entry> {
        self.hits
            .iter()
            .filter_map(|hit| self.entries.get(*hit))
            .collect::<Vec<_>>()
            .into_iter()
    }

    /// The entry that is selected.
    #[must_use]
    pub fn chosen(&self) -> Option<&Entry> {
        self.entries.get(*self.hits.get(self.selected)?)
    }

    /// Selects the hit above or below.
    pub fn select(&mut self, down: bool) {
        let last = self.hits.len().saturating_sub(1);
        self.selected = if down {
            (self.selected + 1).min(last)
        } else {
            self.selected.saturating_sub(1)
        };
    }

    /// Looks anew after the query changed.
    pub fn look(&mut self) {
        let query = self.query.text().trim();
        self.selected = 0;
        if query.is_empty() {
            self.hits = (0..self.entries.len()).collect();
            return;
        }
        // Signs are looked for as they are: `!` or `^` means nothing to an interviewer.
        let pattern = Pattern::new(
            query,
            CaseMatching::Ignore,
            Normalization::Smart,
            AtomKind::Fuzzy,
        );
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let mut scored: Vec<(bool, u32, usize)> = Vec::new();
        for (at, entry) in self.entries.iter().enumerate() {
            let exact = entry.id.eq_ignore_ascii_case(query);
            let line = format!("{} {}", entry.id, entry.words);
            let score = pattern.score(Utf32Str::new(&line, &mut buffer), &mut matcher);
            if exact || score.is_some() {
                scored.push((exact, score.unwrap_or_default(), at));
            }
        }
        // The guide's order decides between equals.
        scored.sort_by_key(|(exact, score, at)| (!exact, u32::MAX - score, *at));
        self.hits = scored.into_iter().map(|(_, _, at)| at).collect();
    }
}

fn places(session: &Session) -> Vec<Entry> {
    let guide: &Guide = &session.guide;
    let mut entries = Vec::new();
    for topic in &guide.topics {
        entries.push(Entry {
            target: Target::Place(topic.id.clone()),
            id: topic.id.clone(),
            words: topic.title.words(&session.language).to_owned(),
        });
        entries.extend(topic.statements.iter().map(|statement| Entry {
            target: Target::Place(statement.id.clone()),
            id: statement.id.clone(),
            words: statement.text.words(&session.language).to_owned(),
        }));
        add_questions(&topic.questions, &session.language, &mut entries);
    }
    entries
}

fn add_questions(questions: &[Question], language: &str, entries: &mut Vec<Entry>) {
    for question in questions {
        entries.push(Entry {
            target: Target::Place(question.id.clone()),
            id: question.id.clone(),
            words: question.ask.words(language).to_owned(),
        });
        add_questions(&question.probes, language, entries);
    }
}

fn checks(session: &Session) -> impl Iterator<Item = Entry> + '_ {
    session.guide.topics.iter().flat_map(|topic| {
        topic.checklist.iter().map(|check| Entry {
            target: Target::Check(topic.id.clone()),
            id: format!("{}.{}", topic.id, check.id),
            words: check.label.words(&session.language).to_owned(),
        })
    })
}

fn concepts(session: &Session) -> Vec<Entry> {
    let concept = |concept: &crate::guide::concept::Concept| Entry {
        target: Target::Concept(concept.id.clone()),
        id: format!("#{}", concept.id),
        words: concept.name.words(&session.language).to_owned(),
    };
    session.guide.concepts.all().iter().map(concept).collect()
}

fn notes(session: &Session) -> impl Iterator<Item = Entry> + '_ {
    session
        .notes
        .all()
        .iter()
        .rev()
        .filter(|note| !note.struck)
        .map(|note| Entry {
            target: Target::Note(note.seq),
            id: note.number.to_string(),
            words: note.note.text.clone(),
        })
}
