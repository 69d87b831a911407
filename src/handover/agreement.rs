//! Two coders, or two rounds of one, laid beside one another over any number of sessions.

pub mod view;

use crate::review::agreement::Agreement;
use crate::review::agreement::pair::{Pair, Reach, compare};
use crate::review::wanted::Wanted;
use crate::study::load::Loaded;

/// So many words of what stands around a difference are shown.
const AROUND: usize = 15;

/// What is compared, and what came of it.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    /// The ids of the sessions in which both are.
    pub sessions: Vec<String>,
    /// Notes that both reviewed.
    pub notes: Reach,
    /// Turns that both reviewed.
    pub turns: Reach,
    /// How far they agree.
    pub agreement: Agreement,
    /// The units, session by session.
    pub units: Vec<Judged>,
}

/// A unit that both reviewed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The session's id.
    pub session: String,
    /// What names it within the session.
    pub unit: String,
    /// The topic that was open.
    pub topic: Option<String>,
    /// The base question that was open.
    pub question: Option<String>,
    /// Who spoke, when that is known.
    pub speakers: Vec<String>,
    /// When, on the session's clock, in milliseconds.
    pub ms: u64,
    /// Its words.
    pub text: String,
    /// Words before it.
    pub before: String,
    /// Words after it.
    pub after: String,
    /// What the first and the second gave it.
    pub given: [Vec<String>; 2],
}

impl Judged {
    fn of(session: &str, pair: &Pair<'_>) -> Judged {
        let owned = |word: Option<&str>| word.map(str::to_owned);
        let list =
            |words: &mut dyn Iterator<Item = &&str>| words.map(|&word| word.into()).collect();
        Judged {
            session: session.to_owned(),
            unit: pair.unit.to_string(),
            topic: owned(pair.topic),
            question: owned(pair.question),
            speakers: list(&mut pair.speakers.iter()),
            ms: pair.ms,
            text: pair.text.to_owned(),
            before: last_words(pair.before.unwrap_or_default()),
            after: first_words(pair.after.unwrap_or_default()),
            given: pair.given.each_ref().map(|given| list(&mut given.iter())),
        }
    }

    /// Whether both gave it just the same.
    #[must_use]
    pub fn is_same(&self) -> bool {
        let [first, second] = &self.given;
        first == second
    }
}

impl Comparison {
    /// Compares two sheets of a session.
    ///
    /// # Errors
    /// Those of the two that the session does not have.
    pub fn of<'w>(loaded: &Loaded, both: [&'w Wanted; 2]) -> Result<Comparison, Vec<&'w Wanted>> {
        let session = loaded.session();
        let review = &loaded.afterwards.review;
        let [Some(first), Some(second)] = both.map(|wanted| review.chosen(wanted)) else {
            let missing = both.into_iter();
            return Err(missing.filter(|it| review.chosen(it).is_none()).collect());
        };
        let compared = compare(session, &loaded.afterwards.transcripts, [first, second]);
        let model = session.guide.concepts.all().iter();
        let model = model.map(|concept| concept.id.as_str());
        let units = compared.pairs.iter();
        Ok(Comparison {
            sessions: vec![loaded.folder.id.clone()],
            notes: compared.notes,
            turns: compared.turns,
            agreement: Agreement::of(model, &compared.pairs),
            units: units
                .map(|pair| Judged::of(&loaded.folder.id, pair))
                .collect(),
        })
    }

    /// Adds what came of another session.
    pub fn add(&mut self, other: Comparison) {
        self.sessions.extend(other.sessions);
        self.notes.add(other.notes);
        self.turns.add(other.turns);
        self.agreement.add(other.agreement);
        self.units.extend(other.units);
    }

    /// The units to which the two gave something else.
    pub fn differences(&self) -> impl Iterator<Item = &Judged> {
        self.units.iter().filter(|unit| !unit.is_same())
    }
}

fn first_words(text: &str) -> String {
    let mut words = text.split_whitespace();
    let mut kept: Vec<&str> = words.by_ref().take(AROUND).collect();
    kept.extend(words.next().map(|_| "…"));
    kept.join(" ")
}

fn last_words(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let from = words.len().saturating_sub(AROUND);
    let cut = (from > 0).then_some("…");
    let kept: Vec<&str> = cut
        .into_iter()
        .chain(words.into_iter().skip(from))
        .collect();
    kept.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_what_stands_around_it_only_the_nearest_words_are_kept() {
        let long: Vec<String> = (1..=16).map(|word| word.to_string()).collect();
        let long = long.join(" ");
        assert!(first_words(&long).ends_with("14 15 …"));
        assert!(last_words(&long).starts_with("… 2 3"));
        let short = "wij  kijken\nnaar doelen";
        assert_eq!(first_words(short), "wij kijken naar doelen");
        assert_eq!(last_words(short), first_words(short));
        assert_eq!(last_words(""), "");
    }
}
