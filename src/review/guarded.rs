//! The guard at work: a session that is read back to be handed over has codes in the place of names,
//! in whatever was written in it, once and for every format. Pure.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::Review;
use super::fold::Journal;
use super::span::{Change, Span};
use super::wanted::Wanted;
use crate::guard::search::Counts;
use crate::guard::terms::Terms;
use crate::journal::Event;
use crate::journal::deed::{Deed, Unit};
use crate::transcript::Transcripts;

/// What puts other words in the place of some.
pub(super) trait Rewrite {
    /// Does so in a text.
    fn words(&self, words: &mut String, counts: &mut Counts);

    /// Lets a stretch of a transcript follow what becomes of the words of a turn.
    fn follow(&self, span: &mut Span, turn: u32, words: &str);
}

/// What is looked for, and what was replaced so far.
#[derive(Debug, Default)]
pub struct Guard {
    terms: Terms,
    replaced: Mutex<BTreeMap<String, Counts>>,
    /// What those who note and code are called where they are handed over.
    authors: Mutex<BTreeMap<String, String>>,
}

impl Guard {
    /// A guard for these terms.
    #[must_use]
    pub fn of(terms: Terms) -> Guard {
        Guard {
            terms,
            replaced: Mutex::default(),
            authors: Mutex::default(),
        }
    }

    /// How often each code was put in the place of a term, by session.
    #[must_use]
    pub fn replaced(&self) -> BTreeMap<String, Counts> {
        let replaced = self.replaced.lock();
        replaced.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The same over all sessions.
    #[must_use]
    pub fn all(&self) -> Counts {
        let mut all = Counts::new();
        for (code, count) in self.replaced().into_values().flatten() {
            *all.entry(code).or_default() += count;
        }
        all
    }

    /// Replaces names in what was written during a session, by its moderator and observers, and in what
    /// those are called; tells how often.
    pub fn session(&self, id: &str, events: &mut [Event], observers: &mut [Journal]) -> Counts {
        let mut counts = Counts::new();
        self.events(events, &mut counts);
        for observer in observers.iter_mut() {
            self.events(&mut observer.events, &mut counts);
        }
        self.authors(observers, &mut counts);
        self.count(id, counts.clone());
        counts
    }

    fn events(&self, events: &mut [Event], counts: &mut Counts) {
        for event in events {
            for words in free_words(&mut event.deed).into_iter().flatten() {
                self.code(words, counts);
            }
            if let Some(author) = author_in(&mut event.deed) {
                *author = self.author(author);
            }
        }
    }

    /// Replaces names in what was said and in what coders wrote; counted.
    pub fn afterwards(
        &self,
        transcripts: &mut Transcripts,
        review: &mut Review,
        counts: &mut Counts,
    ) {
        for sheet in &mut review.sheets {
            sheet.rewrite(transcripts, self, counts);
        }
        for (_, transcript) in transcripts.all_mut() {
            for turn in &mut transcript.turns {
                self.code(&mut turn.text, counts);
            }
        }
    }

    /// What somebody is called who notes or codes: her name, unless that is a listed one. Two of them
    /// are never called the same.
    #[must_use]
    pub fn author(&self, name: &str) -> String {
        let bare = self.text(name);
        if bare == name {
            return bare;
        }
        let mut authors = self.authors.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = authors.get(name) {
            return known.clone();
        }
        let numbered = (2..).map(|number| format!("{bare}-{number}"));
        let mut wanted = std::iter::once(bare.clone()).chain(numbered);
        let is_free = |called: &String| !authors.values().any(|taken| taken == called);
        let called = wanted.find(is_free).unwrap_or_else(|| bare.clone());
        authors.insert(name.to_owned(), called.clone());
        called
    }

    /// The same of whose codings are meant.
    pub fn wanted(&self, wanted: &mut Wanted) {
        wanted
            .coder
            .iter_mut()
            .for_each(|coder| *coder = self.author(coder));
    }

    /// A text with codes in the place of names, not counted.
    #[must_use]
    pub fn text(&self, text: &str) -> String {
        self.terms.without(text, &mut Counts::new()).into_owned()
    }

    /// Lets those who note and code be called by codes where their names are listed, in their own
    /// journals and where others refer to theirs; each counts once.
    pub fn authors(&self, journals: &mut [Journal], counts: &mut Counts) {
        for journal in journals {
            let mut bare = journal.coder.clone();
            self.code(&mut bare, counts);
            journal.coder = self.author(&journal.coder);
            for event in &mut journal.events {
                if let Some(author) = author_in(&mut event.deed) {
                    *author = self.author(author);
                }
            }
        }
    }

    /// Takes down what was replaced in a session; one that is read again counts once.
    pub fn count(&self, session: &str, counts: Counts) {
        if !counts.is_empty() {
            let mut replaced = self.replaced.lock().unwrap_or_else(PoisonError::into_inner);
            replaced.insert(session.to_owned(), counts);
        }
    }

    /// Puts codes in the place of names in some words; counted.
    pub fn code(&self, words: &mut String, counts: &mut Counts) {
        let bare = self.terms.without(words, counts);
        if bare != *words {
            *words = bare.into_owned();
        }
    }
}

/// Whose notes or codings an event refers to.
fn author_in(deed: &mut Deed) -> Option<&mut String> {
    let unit = match deed {
        Deed::Coded(coded) => &mut coded.unit,
        Deed::Themed(themed) => &mut themed.unit,
        Deed::Doubted(doubted) => &mut doubted.unit,
        Deed::Remarked(remarked) => &mut remarked.unit,
        Deed::Corrected(corrected) => &mut corrected.unit,
        Deed::Unmarked(unmarked) => &mut unmarked.unit,
        Deed::Round(round) => return round.from.as_mut().map(|from| &mut from.coder),
        Deed::Settled(settled) => return settled.author.as_mut(),
        _ => return None,
    };
    match unit {
        Unit::Observed(author, _) | Unit::Fragment(author, _) => Some(author),
        Unit::Note(_) | Unit::Turn(..) => None,
    }
}

impl Rewrite for Guard {
    fn words(&self, words: &mut String, counts: &mut Counts) {
        self.code(words, counts);
    }

    fn follow(&self, span: &mut Span, turn: u32, words: &str) {
        let mut words = words.to_owned();
        // From the last one, so that what stands before is where it was.
        for edit in self.terms.edits(&words).into_iter().rev() {
            let code = format!("[{}]", edit.code);
            span.follow(turn, Change::at(&words, &edit.range, code.chars().count()));
            words.replace_range(edit.range, &code);
        }
    }
}

/// What was written in free words; ids, choices and times are none.
pub(super) fn free_words(deed: &mut Deed) -> [Option<&mut String>; 2] {
    match deed {
        Deed::Note(note) => [Some(&mut note.text), note.theme.as_mut()],
        Deed::Edited(edited) => [Some(&mut edited.text), None],
        Deed::Answered(answered) => [answered.nuance.as_mut(), None],
        Deed::Concluded(concluded) => [concluded.wording.as_mut(), None],
        Deed::Skipped(skipped) => [Some(&mut skipped.why), None],
        Deed::Flagged(flagged) => [Some(&mut flagged.why), None],
        Deed::Absent(absent) => [absent.said.as_mut(), None],
        Deed::RecordingDestroyed(destroyed) => [Some(&mut destroyed.why), None],
        _ => [None, None],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guard::terms::Kind;
    use crate::journal::deed::Point;

    #[test]
    fn a_fragment_follows_the_codes_in_its_turn() {
        let mut terms = Terms::default();
        terms.add("Anna de Vries", Kind::Name, "R7");
        terms.add("De Linde", Kind::Organisation, "school");
        let guard = Guard::of(terms);
        let words = "Anna zei \u{e9}cht dat De Linde groeit, Anna";
        let mut bare = words.to_owned();
        guard.words(&mut bare, &mut Counts::new());
        assert_eq!(bare, "[R7] zei \u{e9}cht dat [school] groeit, [R7]");
        for (piece, wanted) in [
            ("zei \u{e9}cht", "zei \u{e9}cht"),
            ("groeit", "groeit"),
            ("dat De Linde", "dat [school]"),
            ("Linde groeit", "[school] groeit"),
            ("Anna zei", "[R7] zei"),
            (words, bare.as_str()),
        ] {
            let at = words.find(piece).unwrap();
            let chars = |bytes: usize| u32::try_from(words[..bytes].chars().count()).unwrap();
            let point = |char| Point { turn: 1, char };
            let mut span = Span {
                transcript: "001".into(),
                from: point(chars(at)),
                to: point(chars(at + piece.len())),
            };
            guard.follow(&mut span, 1, words);
            let found = bare.chars().skip(span.from.char as usize);
            let found: String = found
                .take((span.to.char - span.from.char) as usize)
                .collect();
            assert_eq!(found, wanted, "{piece}");
        }
    }
}
