//! The guard at work: a session that is read back to be handed over has codes in the place of names,
//! in whatever was written in it, once and for every format. Pure.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::Review;
use super::span::{Change, Span};
use crate::guard::search::Counts;
use crate::guard::terms::Terms;
use crate::journal::Event;
use crate::journal::deed::Deed;
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
}

impl Guard {
    /// A guard for these terms.
    #[must_use]
    pub fn of(terms: Terms) -> Guard {
        Guard {
            terms,
            replaced: Mutex::default(),
        }
    }

    /// How often each code was put in the place of a term, by session.
    #[must_use]
    pub fn replaced(&self) -> BTreeMap<String, Counts> {
        let replaced = self.replaced.lock();
        replaced.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Replaces names in what was written during a session.
    pub fn events(&self, session: &str, events: &mut [Event]) {
        let mut counts = Counts::new();
        for event in events {
            for words in free_words(&mut event.deed).into_iter().flatten() {
                self.words(words, &mut counts);
            }
        }
        self.count(session, counts);
    }

    /// Replaces names in what was said and in what coders wrote.
    pub fn afterwards(&self, session: &str, transcripts: &mut Transcripts, review: &mut Review) {
        let mut counts = Counts::new();
        for sheet in &mut review.sheets {
            sheet.rewrite(transcripts, self, &mut counts);
        }
        for (_, transcript) in transcripts.all_mut() {
            for turn in &mut transcript.turns {
                self.words(&mut turn.text, &mut counts);
            }
        }
        self.count(session, counts);
    }

    fn count(&self, session: &str, counts: Counts) {
        if counts.is_empty() {
            return;
        }
        let mut replaced = self.replaced.lock().unwrap_or_else(PoisonError::into_inner);
        let of_session = replaced.entry(session.to_owned()).or_default();
        for (code, count) in counts {
            *of_session.entry(code).or_default() += count;
        }
    }
}

impl Rewrite for Guard {
    fn words(&self, words: &mut String, counts: &mut Counts) {
        let bare = self.terms.without(words, counts);
        if bare != *words {
            *words = bare.into_owned();
        }
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
