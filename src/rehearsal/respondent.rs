//! The respondent while she speaks: what was asked, what is heard of the answer so far.

use super::script::{Block, Script, Turn};
use super::timing::{self, Progress, WORD_MS};
use crate::session::place::Place;

/// So long a question that was jumped to is not taken as asked yet, and nobody says that there is no
/// answer.
const WAIT_MS: u64 = 5_000;

/// The respondent of a rehearsal.
#[derive(Debug, Clone)]
pub struct Respondent {
    /// What she says.
    pub script: Script,
    /// How many times as fast as real the session's clock runs, at least 1.
    pub speed: u32,
    /// How many notes were typed off the record.
    pub held: usize,
    /// Events of the session with a lower `seq` were taken in.
    pub seen: u64,
    /// Who speaks when the script names nobody.
    first: String,
    /// Answers, the latest last; those that never began are left out.
    answers: Vec<Played>,
    /// Words of the latest answer that were told in full sentences: turn and word.
    told: (usize, u64),
}

/// The answer to one question, as far as it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Played {
    /// Where it was asked.
    pub place: Place,
    /// The block of the script; none when there is nothing to say.
    pub block: Option<usize>,
    /// When the words begin: the question was read aloud.
    pub from_ms: u64,
    /// When the interviewer went on to another question.
    pub left_ms: Option<u64>,
}

/// What is heard at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heard<'a> {
    /// Who speaks, or spoke last.
    pub who: &'a str,
    /// The words so far of what is being said, or was said last; may be empty.
    pub words: &'a str,
    /// What she does.
    pub doing: Doing,
}

/// What the respondent does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Listens to the question.
    Listening,
    /// Speaks.
    Speaking,
    /// Is silent, and has not done yet.
    Silent,
    /// Has said what there was to say.
    Done,
    /// Has nothing to say to this question.
    NothingToSay,
}

impl Respondent {
    /// A respondent before the interview; `first` speaks when the script names nobody.
    #[must_use]
    pub fn new(script: Script, first: String, speed: u32) -> Respondent {
        Respondent {
            script,
            speed: speed.max(1),
            held: 0,
            seen: 0,
            first,
            answers: Vec::new(),
            told: (0, 0),
        }
    }

    /// A question is asked, with these words: the answer to the one before ends here.
    pub fn asked(&mut self, place: Place, words: &str, now_ms: u64) {
        self.end(now_ms);
        let block = self.script.block(place);
        let said = |played: &Played| played.block.is_some() && played.block == block;
        let block = block.filter(|_| !self.answers.iter().any(said));
        self.told = (0, 0);
        self.answers.push(Played {
            place,
            block,
            from_ms: now_ms + timing::reading_ms(words),
            left_ms: None,
        });
    }

    /// The interviewer stays at a question after all was said: in a while it is taken as asked.
    pub fn stays_at(&mut self, place: Place, words: &str, now_ms: u64) {
        let last = self.answers.last().map(|played| played.place);
        if last != Some(place) && self.has_more_for(place) && !self.is_answering(now_ms) {
            self.asked(place, words, now_ms);
            if let Some(asked) = self.answers.last_mut() {
                asked.from_ms += WAIT_MS;
            }
        }
    }

    /// The interviewer goes somewhere without asking: what was about to be answered is not.
    pub fn not_asked(&mut self, now_ms: u64) {
        if self
            .answers
            .last()
            .is_some_and(|last| now_ms < last.from_ms)
        {
            self.answers.pop();
        }
    }

    /// Whoever is speaking stops. An answer that did not begin was not given.
    pub fn end(&mut self, now_ms: u64) {
        let begun =
            |played: &mut Played| now_ms >= played.from_ms + WORD_MS && played.block.is_some();
        if self.answers.last_mut().is_some_and(|last| !begun(last)) {
            self.answers.pop();
        } else if let Some(last) = self.answers.last_mut() {
            last.left_ms.get_or_insert(now_ms);
        }
    }

    /// The answers so far, as far as they were given.
    #[must_use]
    pub fn answers(&self) -> &[Played] {
        &self.answers
    }

    /// Whether something of the answer is still to come.
    #[must_use]
    pub fn is_answering(&self, now_ms: u64) -> bool {
        self.now(now_ms)
            .is_some_and(|(block, _, progress)| progress.turn < block.turns.len())
    }

    /// Whether there is something to say at a place that was not said yet.
    #[must_use]
    pub fn has_more_for(&self, place: Place) -> bool {
        let block = self.script.block(place);
        block.is_some() && !self.answers.iter().any(|played| played.block == block)
    }

    /// What is heard at a moment; none before the interview and after it.
    #[must_use]
    pub fn hears(&self, now_ms: u64) -> Option<Heard<'_>> {
        let last = self.answers.last().filter(|last| last.left_ms.is_none())?;
        let quiet = |doing| Heard {
            who: &self.first,
            words: "",
            doing,
        };
        if now_ms < last.from_ms {
            return Some(quiet(Doing::Listening));
        }
        let Some((block, _, progress)) = self.now(now_ms) else {
            // Until then an answer might be on its way, or the question not asked yet.
            let doing = if now_ms < last.from_ms + WAIT_MS {
                Doing::Listening
            } else {
                Doing::NothingToSay
            };
            return Some(quiet(doing));
        };
        let doing = match block.turns.get(progress.turn) {
            Some(Turn::Say { .. }) => Doing::Speaking,
            Some(Turn::Silence(_)) => Doing::Silent,
            None => Doing::Done,
        };
        let begun = block.turns.iter().enumerate().take(progress.turn + 1);
        let said = begun.rev().find_map(|(at, turn)| match turn {
            Turn::Say { who, words } => Some((at, who, words)),
            Turn::Silence(_) => None,
        });
        let Some((at, who, words)) = said else {
            return Some(quiet(doing));
        };
        let words = if at == progress.turn {
            timing::first_words(words, progress.ms / WORD_MS + 1)
        } else {
            words
        };
        let who = who.as_deref().unwrap_or(&self.first);
        Some(Heard { who, words, doing })
    }

    /// Sentences that were completed since this was asked last, each with who said it.
    pub fn told(&mut self, now_ms: u64) -> Vec<(String, String)> {
        let Some((block, _, progress)) = self.now(now_ms) else {
            return Vec::new();
        };
        let (mut turn, mut from) = self.told;
        let mut told = Vec::new();
        while turn <= progress.turn
            && let Some(of) = block.turns.get(turn)
        {
            let Turn::Say { who, words } = of else {
                (turn, from) = (turn + 1, 0);
                continue;
            };
            let is_whole = turn < progress.turn;
            let said = if is_whole {
                timing::count(words)
            } else {
                progress.ms / WORD_MS
            };
            let to = if is_whole {
                said
            } else {
                last_sentence(words, said).max(from)
            };
            if to > from {
                let who = who.clone().unwrap_or_else(|| self.first.clone());
                told.push((who, between(words, from, to)));
            }
            from = to;
            if !is_whole {
                break;
            }
            (turn, from) = (turn + 1, 0);
        }
        self.told = (turn, from);
        told
    }

    /// The block that is being answered, when it began, and how far it is.
    fn now(&self, now_ms: u64) -> Option<(&Block, u64, Progress)> {
        let last = self.answers.last()?;
        let block = self.script.blocks.get(last.block?)?;
        let until = last.left_ms.unwrap_or(now_ms).min(now_ms);
        let passed = until.checked_sub(last.from_ms)?;
        Some((block, last.from_ms, timing::progress(&block.turns, passed)))
    }
}

/// How many of the first so many words make whole sentences.
fn last_sentence(words: &str, said: u64) -> u64 {
    let ends = |word: &str| word.ends_with(['.', '?', '!', '…']);
    (1..)
        .zip(words.split_whitespace())
        .take_while(|(at, _)| *at <= said)
        .filter(|(_, word)| ends(word))
        .last()
        .map_or(0, |(at, _)| at)
}

fn between(words: &str, from: u64, to: u64) -> String {
    let some = (0..)
        .zip(words.split_whitespace())
        .filter(|(at, _)| (from..to).contains(at));
    some.map(|(_, word)| word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(words: &str) -> Turn {
        Turn::Say {
            who: None,
            words: words.to_owned(),
        }
    }

    /// Asked at 0, so that the answer to the first question begins at two seconds.
    fn respondent() -> Respondent {
        let block = |place, turns| Block {
            place,
            turns,
            expected: Vec::new(),
        };
        let blocks = vec![
            block(
                Place::Item(0),
                vec![say("Ja. Nou eh."), Turn::Silence(5_000), say("Dat dus.")],
            ),
            block(Place::Item(1), vec![say("Nee.")]),
        ];
        let mut respondent = Respondent::new(Script { blocks }, "R1".to_owned(), 1);
        respondent.asked(Place::Item(0), "Wat?", 0);
        respondent
    }

    fn heard(respondent: &Respondent, ms: u64) -> (String, Doing) {
        let heard = respondent.hears(ms).unwrap();
        (heard.words.to_owned(), heard.doing)
    }

    #[test]
    fn she_listens_speaks_word_by_word_is_silent_and_goes_on() {
        let respondent = respondent();
        assert_eq!(heard(&respondent, 1_999), (String::new(), Doing::Listening));
        assert_eq!(heard(&respondent, 2_000), ("Ja.".into(), Doing::Speaking));
        assert_eq!(
            heard(&respondent, 2_400),
            ("Ja. Nou".into(), Doing::Speaking)
        );
        assert_eq!(
            heard(&respondent, 4_000),
            ("Ja. Nou eh.".into(), Doing::Silent)
        );
        assert_eq!(heard(&respondent, 8_300), ("Dat".into(), Doing::Speaking));
        assert_eq!(heard(&respondent, 99_000), ("Dat dus.".into(), Doing::Done));
        assert!(respondent.is_answering(8_300));
        assert!(!respondent.is_answering(99_000));
    }

    #[test]
    fn the_next_question_ends_the_answer_and_a_block_is_spoken_once() {
        let mut respondent = respondent();
        respondent.asked(Place::Item(1), "En?", 3_000);
        assert_eq!(respondent.answers()[0].left_ms, Some(3_000));
        assert_eq!(heard(&respondent, 5_100).0, "Nee.");
        respondent.asked(Place::Item(0), "Wat?", 9_000);
        assert_eq!(heard(&respondent, 60_000).1, Doing::NothingToSay);
    }

    #[test]
    fn passing_a_question_by_does_not_use_its_answer_up() {
        let mut respondent = respondent();
        respondent.asked(Place::Item(1), "En?", 1_000);
        respondent.asked(Place::Item(0), "Wat?", 1_500);
        assert_eq!(heard(&respondent, 3_500).0, "Ja.");
        assert!(respondent.has_more_for(Place::Item(1)));
    }

    #[test]
    fn who_stays_where_she_jumped_to_is_taken_to_ask_it_and_who_goes_back_is_not() {
        let mut respondent = respondent();
        respondent.stays_at(Place::Item(1), "En?", 5_000);
        assert_eq!(respondent.answers().len(), 1, "she is still speaking");
        respondent.stays_at(Place::Item(1), "En?", 20_000);
        assert_eq!(heard(&respondent, 26_900).1, Doing::Listening);
        assert_eq!(heard(&respondent, 27_000).0, "Nee.");
        respondent.not_asked(26_000);
        assert!(respondent.has_more_for(Place::Item(1)));
    }

    #[test]
    fn sentences_are_told_once_each_when_they_are_whole() {
        let mut respondent = respondent();
        let mut told = Vec::new();
        for ms in (0..20_000).step_by(300) {
            told.extend(respondent.told(ms).into_iter().map(|(_, words)| words));
        }
        assert_eq!(told, ["Ja.", "Nou eh.", "Dat dus."]);
    }
}
