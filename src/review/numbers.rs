//! What participants are called in this study whom the files of a session call otherwise, because two
//! interviewers gave out the same number. The files stay as they are; whatever reads them goes through
//! here. Pure.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::Review;
use super::guarded::{Rewrite, free_words};
use super::span::{Change, Span};
use super::withdrawals::{by_whom, reason};
use crate::guard::search::Counts;
use crate::journal::Event;
use crate::journal::deed::Deed;
use crate::transcript::Transcripts;

/// What the participants of one session are called in the study; those who are not named here are
/// called as the session's files have it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Numbers(Arc<BTreeMap<String, String>>);

/// The numbers of all sessions that were brought in.
#[derive(Debug, Clone, Default)]
pub struct AllNumbers(BTreeMap<String, Numbers>);

impl AllNumbers {
    /// What a study's own journal tells of sessions that were brought in; the latest holds.
    #[must_use]
    pub fn of(events: &[Event]) -> AllNumbers {
        let mut all = BTreeMap::new();
        for event in events {
            if let Deed::Merged(merged) = &event.deed {
                let numbers = Numbers(Arc::new(merged.numbers.clone()));
                let each = merged.sessions.iter();
                all.extend(each.map(|session| (session.clone(), numbers.clone())));
            }
        }
        AllNumbers(all)
    }

    /// The numbers of a session.
    #[must_use]
    pub fn of_session(&self, session: &str) -> Numbers {
        self.0.get(session).cloned().unwrap_or_default()
    }

    /// Whether a session was ever brought in.
    #[must_use]
    pub fn knows(&self, session: &str) -> bool {
        self.0.contains_key(session)
    }
}

impl Numbers {
    /// Participants as the files have it, with what they are called.
    #[must_use]
    pub fn new(pairs: BTreeMap<String, String>) -> Numbers {
        Numbers(Arc::new(pairs))
    }

    /// Whether everybody is called as the files have it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Participants as the files have it, with what they are called.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(from, to)| (from.as_str(), to.as_str()))
    }

    /// What a participant is called.
    #[must_use]
    pub fn now<'a>(&'a self, written: &'a str) -> &'a str {
        self.0.get(written).map_or(written, String::as_str)
    }

    /// What the files may call a participant.
    pub fn written<'a>(&'a self, now: &'a str) -> impl Iterator<Item = &'a str> {
        let is_other = self.0.contains_key(now);
        let theirs = self.pairs().filter(move |(_, to)| *to == now);
        let own = (!is_other).then_some(now);
        theirs.map(|(from, _)| from).chain(own)
    }

    /// Gives participants the numbers they have, wherever events name them.
    pub fn apply(&self, events: &mut [Event]) {
        if self.is_empty() {
            return;
        }
        for event in events {
            self.structure(&mut event.deed);
            for words in free_words(&mut event.deed).into_iter().flatten() {
                self.rename(words);
            }
        }
    }

    /// The same for those who take part.
    pub fn each(&self, participants: &mut [String]) {
        for who in participants {
            self.one(who);
        }
    }

    /// The same for the speakers of transcripts; their words stay as they are, so that places in them
    /// do.
    pub fn speakers(&self, transcripts: &mut Transcripts) {
        let turns = transcripts.all_mut().flat_map(|(_, it)| &mut it.turns);
        for speaker in turns.filter_map(|turn| turn.speaker.as_mut()) {
            self.one(speaker);
        }
    }

    /// The same for what was said and what coders wrote.
    pub fn afterwards(&self, transcripts: &mut Transcripts, review: &mut Review) {
        if self.is_empty() {
            return;
        }
        let mut counts = Counts::new();
        for sheet in &mut review.sheets {
            sheet.rewrite(transcripts, self, &mut counts);
        }
        let turns = transcripts.all_mut().flat_map(|(_, it)| &mut it.turns);
        for turn in turns {
            self.rename(&mut turn.text);
        }
    }

    fn structure(&self, deed: &mut Deed) {
        match deed {
            Deed::Consent(it) => self.one(&mut it.participant),
            Deed::Joined(it) => self.one(&mut it.participant),
            Deed::Left(it) => self.one(&mut it.participant),
            Deed::Absent(it) => self.one(&mut it.participant),
            Deed::Answered(it) => self.one(&mut it.participant),
            Deed::Note(it) => self.each(&mut it.speakers),
            Deed::Gone(why) => {
                if let Some(who) = by_whom(why) {
                    *why = reason(self.now(who));
                }
            }
            _ => {}
        }
    }

    fn one(&self, who: &mut String) {
        if let Some(now) = self.0.get(who) {
            who.clone_from(now);
        }
    }

    fn rename(&self, words: &mut String) {
        for (range, now) in self.edits(words).into_iter().rev() {
            words.replace_range(range, now);
        }
    }

    /// Where a text names somebody who is called otherwise: `R7` as a word of its own, as in `[R7]`.
    fn edits(&self, words: &str) -> Vec<(Range<usize>, &str)> {
        let mut found = Vec::new();
        let mut before = ' ';
        for (at, letter) in words.char_indices() {
            if letter == 'R' && !is_of_word(before) {
                let rest = words.get(at + 1..).unwrap_or_default();
                let digits =
                    rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
                let end = at + 1 + digits;
                let is_whole = !words.get(end..).unwrap_or_default().starts_with(is_of_word);
                let now = words.get(at..end).and_then(|who| self.0.get(who));
                found.extend(now.filter(|_| is_whole).map(|now| (at..end, now.as_str())));
            }
            before = letter;
        }
        found
    }
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

impl Rewrite for Numbers {
    fn words(&self, words: &mut String, _counts: &mut Counts) {
        self.rename(words);
    }

    fn follow(&self, span: &mut Span, turn: u32, words: &str) {
        let mut words = words.to_owned();
        // From the last one, so that what stands before is where it was.
        for (range, now) in self.edits(&words.clone()).into_iter().rev() {
            span.follow(turn, Change::at(&words, &range, now.chars().count()));
            words.replace_range(range, now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(pairs: &[(&str, &str)]) -> Numbers {
        let pairs = pairs.iter();
        Numbers::new(
            pairs
                .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
                .collect(),
        )
    }

    #[test]
    fn a_number_is_renamed_where_it_is_a_word_and_nowhere_else() {
        let numbers = numbers(&[("R7", "R15"), ("R8", "R7")]);
        for (words, wanted) in [
            ("R7", "R15"),
            (
                "[R7] en @R8, niet R70 of BR7",
                "[R15] en @R7, niet R70 of BR7",
            ),
            ("R7\u{e9} R7_a r7 R07", "R7\u{e9} R7_a r7 R07"),
            ("\u{e9}R7 R7.", "\u{e9}R7 R15."),
            ("", ""),
        ] {
            let mut found = words.to_owned();
            numbers.rename(&mut found);
            assert_eq!(found, wanted);
        }
    }

    #[test]
    fn every_kind_of_event_that_names_a_participant_is_reached() {
        let corpus = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
        let all: BTreeMap<String, String> = (1..100)
            .map(|number| (format!("R{number}"), format!("R{}", number + 900)))
            .collect();
        let numbers = Numbers::new(all);
        let mut named = 0;
        for name in [
            "v1",
            "v1-more",
            "v1-group",
            "v1-member-check",
            "v1-observed",
            "v1-grid",
        ] {
            let mut events = crate::journal::read::read(&corpus.join(name))
                .unwrap()
                .events;
            let is_named = |event: &Event| event.deed.data().contains("\"R");
            named += events.iter().filter(|event| is_named(event)).count();
            numbers.apply(&mut events);
            for event in events {
                let data = event.deed.data();
                let mut words = data.split("\"R").skip(1);
                assert!(words.all(|word| word.starts_with('9')), "{name}: {data}");
            }
        }
        assert!(named > 10);
    }

    #[test]
    fn numbers_that_change_places_do_not_run_into_one_another() {
        let numbers = numbers(&[("R1", "R2"), ("R2", "R1")]);
        let mut table = ["R1".to_owned(), "R2".to_owned(), "R3".to_owned()];
        numbers.each(&mut table);
        assert_eq!(table, ["R2", "R1", "R3"]);
        assert_eq!(numbers.written("R1").collect::<Vec<_>>(), ["R2"]);
        assert_eq!(numbers.written("R3").collect::<Vec<_>>(), ["R3"]);
    }
}
