//! Find and go: everything that was said and noted, looked through while typing; and the lists of
//! what is to be looked at again, which are narrowed in the same way.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::model::Model;
use super::phrases;
use super::stream::is_residual;
use crate::live::editor::Editor;

/// A list of items, narrowed by what is typed.
#[derive(Debug)]
pub struct Find {
    /// What is listed.
    pub what: What,
    /// What is looked for.
    pub query: Editor,
    /// Which of [`Find::hits`] is selected.
    pub selected: usize,
    entries: Vec<Entry>,
    hits: Vec<usize>,
}

/// What is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Everything.
    Everything,
    /// What has no place in the model yet, and what is doubtful.
    Residual,
    /// What is doubtful.
    Doubts,
}

/// One item, with what is looked through.
#[derive(Debug)]
struct Entry {
    /// Its place in the stream.
    at: usize,
    /// Its words, with its concepts, theme and remark.
    words: String,
}

impl Find {
    /// A list of the stream's items.
    #[must_use]
    pub fn of(model: &Model, what: What) -> Find {
        let all = model.stream.items.iter().enumerate();
        let listed = all.filter(|(_, item)| {
            let standing = phrases::standing_of(model, &item.unit);
            let is_doubtful = standing
                .and_then(|standing| standing.coding)
                .is_some_and(|coding| coding.doubtful);
            let has_no_place = item.is_due
                && standing.is_some_and(|standing| is_residual(&standing, &model.session));
            match what {
                What::Everything => true,
                What::Residual => is_doubtful || has_no_place,
                What::Doubts => is_doubtful,
            }
        });
        let entries: Vec<Entry> = listed
            .map(|(at, item)| {
                let mut words = phrases::words_of(model, &item.unit);
                for code in phrases::codes(model, &item.unit) {
                    words.push(' ');
                    words.push_str(&code);
                }
                Entry { at, words }
            })
            .collect();
        let hits = (0..entries.len()).collect();
        // What is nearest to where one is comes into view first.
        let selected = entries.partition_point(|entry| entry.at < model.selected);
        Find {
            what,
            query: Editor::default(),
            selected: selected.min(entries.len().saturating_sub(1)),
            entries,
            hits,
        }
    }

    /// How many are found.
    #[must_use]
    pub fn count(&self) -> usize {
        self.hits.len()
    }

    /// The places in the stream of what is found, from one hit on.
    pub fn hits(&self, from: usize) -> impl Iterator<Item = usize> + '_ {
        let hits = self.hits.iter().skip(from);
        hits.filter_map(|hit| self.entries.get(*hit))
            .map(|entry| entry.at)
    }

    /// The place in the stream of the hit that is selected.
    #[must_use]
    pub fn chosen(&self) -> Option<usize> {
        self.hits(self.selected).next()
    }

    /// Selects some hits above or below.
    pub fn select(&mut self, by: usize, down: bool) {
        let last = self.hits.len().saturating_sub(1);
        self.selected = if down {
            (self.selected + by).min(last)
        } else {
            self.selected.saturating_sub(by)
        };
    }

    /// Looks anew after the query changed: all its words stand in what is found, in whatever case and
    /// with whatever accents; where that finds nothing, their letters do in that order. By the clock.
    pub fn look(&mut self) {
        let query = self.query.text().trim().to_owned();
        self.selected = 0;
        self.hits = if query.is_empty() {
            (0..self.entries.len()).collect()
        } else {
            let exact = self.matching(&query, AtomKind::Substring);
            if exact.is_empty() {
                self.matching(&query, AtomKind::Fuzzy)
            } else {
                exact
            }
        };
    }

    fn matching(&self, query: &str, kind: AtomKind) -> Vec<usize> {
        let pattern = Pattern::new(query, CaseMatching::Ignore, Normalization::Smart, kind);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let entries = self.entries.iter().enumerate();
        let found = entries.filter(|(_, entry)| {
            let words = Utf32Str::new(&entry.words, &mut buffer);
            pattern.score(words, &mut matcher).is_some()
        });
        found.map(|(at, _)| at).collect()
    }
}
