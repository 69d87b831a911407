//! The fold: coders' journals to their sheets.

use super::Review;
use super::sheet::Sheet;
use crate::journal::Event;
use crate::journal::deed::{Deed, Earlier};
use crate::session::steps::Steps;
use crate::transcript::Transcripts;

/// How many rounds may start from one another: more is a circle.
const DEPTH: u32 = 64;

/// A coder's journal as it was read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Journal {
    /// Whose it is.
    pub coder: String,
    /// Its events, undone ones included.
    pub events: Vec<Event>,
}

impl Review {
    /// What the coders' journals come to.
    #[must_use]
    pub fn of(journals: &[Journal], transcripts: &Transcripts) -> Review {
        let mut sheets = Vec::new();
        for journal in journals {
            let begun = journal.events.iter().filter_map(|event| match &event.deed {
                Deed::Round(round) => Some(round.round),
                _ => None,
            });
            let last = journal.events.last().map_or(0, |event| event.seq);
            sheets.extend(begun.filter_map(|round| {
                let earlier = Earlier {
                    coder: journal.coder.clone(),
                    round,
                    through: last,
                };
                sheet(journals, transcripts, &earlier, DEPTH)
            }));
        }
        sheets.sort_by(|a, b| (&a.coder, a.round).cmp(&(&b.coder, b.round)));
        sheets.dedup_by(|a, b| (&a.coder, a.round) == (&b.coder, b.round));
        Review {
            sheets,
            wanted: None,
        }
    }
}

/// A coder's round as it stood after an event; none when it is not there, or starts from itself.
fn sheet(
    journals: &[Journal],
    transcripts: &Transcripts,
    wanted: &Earlier,
    depth: u32,
) -> Option<Sheet> {
    let journal = journals.iter().find(|it| it.coder == wanted.coder)?;
    let up_to = journal
        .events
        .partition_point(|event| event.seq <= wanted.through);
    let events = journal.events.get(..up_to)?;
    let begins = events.iter().rposition(
        |event| matches!(&event.deed, Deed::Round(round) if round.round == wanted.round),
    )?;
    let (begun, after) = events.get(begins..)?.split_first()?;
    let Deed::Round(round) = &begun.deed else {
        return None;
    };
    let earlier = match &round.from {
        // A journal that is not here, as in a copy of the folder, leaves the proposals.
        Some(from) => sheet(journals, transcripts, from, depth.checked_sub(1)?)
            .map(|sheet| (from.clone(), sheet)),
        None => None,
    };
    let mut sheet = Sheet::begun(&wanted.coder, wanted.round, earlier);
    sheet.last_at = Some(begun.at);
    let steps = Steps::of(events);
    let own = after
        .iter()
        .take_while(|event| !matches!(event.deed, Deed::Round(_)));
    for event in own.filter(|event| !steps.is_taken_back(event.seq)) {
        sheet.apply(event, transcripts);
    }
    Some(sheet)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::deed::{
        Coded, Corrected, Doubted, Marked, Point, Round, Themed, TurnsRead, Undone, Unit,
    };
    use crate::journal::moment::Timestamp;
    use crate::transcript::{Transcript, Turn};

    fn transcripts() -> Transcripts {
        let turn = |text: &str| Turn {
            speaker: Some("R7".into()),
            ms: 1_000,
            end_ms: 2_000,
            position: None,
            text: text.into(),
            topic: "O1".into(),
            question: None,
        };
        let transcript = Transcript {
            version: 1,
            source: None,
            engine: "vtt".into(),
            language: "nl".into(),
            turns: vec![turn("wij kijken naar doelen"), turn("en naar de school")],
        };
        Transcripts::of(vec![("001".into(), transcript)])
    }

    fn journal(coder: &str, deeds: Vec<Deed>) -> Journal {
        let at = Timestamp::parse("2026-01-12T13:05:00.250Z").unwrap();
        let event = |(seq, deed)| Event {
            seq,
            at,
            ms: seq,
            deed,
        };
        Journal {
            coder: coder.into(),
            events: (1..).zip(deeds).map(event).collect(),
        }
    }

    fn round(round: u32, from: Option<(&str, u32, u64)>) -> Deed {
        let from = from.map(|(coder, round, through)| Earlier {
            coder: coder.into(),
            round,
            through,
        });
        Round { round, from }.into()
    }

    fn coded(unit: Unit, concept: &str) -> Deed {
        Coded {
            unit,
            concepts: vec![concept.into()],
            outside: false,
        }
        .into()
    }

    fn marked(from: (u32, u32), to: (u32, u32), concept: &str) -> Deed {
        let point = |(turn, char)| Point { turn, char };
        Marked {
            transcript: "001".into(),
            from: point(from),
            to: point(to),
            concepts: vec![concept.into()],
            outside: false,
        }
        .into()
    }

    fn concepts(review: &Review, coder: &str, round: u32, unit: &Unit) -> Vec<String> {
        let coding = review
            .sheet(coder, round)
            .and_then(|sheet| sheet.coding(unit));
        let tags = coding.and_then(|coding| coding.tags.clone());
        tags.map_or_else(Vec::new, |tags| tags.concepts)
    }

    #[test]
    fn a_later_round_starts_from_the_earlier_and_does_not_destroy_it() {
        let note = Unit::Note(5);
        let deeds = vec![
            round(1, None),
            coded(note.clone(), "doelen"),
            marked((1, 0), (1, 10), "doelen"),
            round(2, Some(("anna", 1, 3))),
            coded(note.clone(), "proces"),
        ];
        let review = Review::of(&[journal("anna", deeds)], &transcripts());
        assert_eq!(concepts(&review, "anna", 1, &note), ["doelen"]);
        assert_eq!(concepts(&review, "anna", 2, &note), ["proces"]);
        let fragment = Unit::Fragment("anna".into(), 3);
        assert_eq!(concepts(&review, "anna", 2, &fragment), ["doelen"]);
        let reviewed = |round| {
            let sheet = review.sheet("anna", round).unwrap();
            (
                sheet.is_note_reviewed(&Unit::Note(5)),
                sheet.is_turn_reviewed("001", 1),
            )
        };
        assert_eq!(reviewed(1), (true, true));
        assert_eq!(reviewed(2), (true, false));
        assert_eq!(review.in_force().map(|sheet| sheet.round), Some(2));
    }

    #[test]
    fn a_round_that_starts_from_anothers_takes_over_what_was_there_then() {
        let note = Unit::Note(5);
        let anna = vec![
            round(1, None),
            coded(note.clone(), "doelen"),
            coded(note.clone(), "proces"),
        ];
        let bram = vec![round(2, Some(("anna", 1, 2)))];
        let journals = [journal("anna", anna), journal("bram", bram)];
        let review = Review::of(&journals, &transcripts());
        assert_eq!(concepts(&review, "bram", 2, &note), ["doelen"]);
        assert_eq!(concepts(&review, "anna", 1, &note), ["proces"]);
    }

    #[test]
    fn rounds_that_start_from_one_another_in_a_circle_are_none() {
        let journals = [
            journal("anna", vec![round(1, Some(("bram", 1, 9)))]),
            journal("bram", vec![round(1, Some(("anna", 1, 9)))]),
        ];
        let review = Review::of(&journals, &transcripts());
        assert!(review.sheets().len() <= 2);
    }

    #[test]
    fn what_was_undone_is_not_there_and_the_rest_is() {
        let note = Unit::Note(5);
        let deeds = vec![
            round(1, None),
            coded(note.clone(), "doelen"),
            coded(note.clone(), "proces"),
            Undone { step: 3 }.into(),
            Doubted {
                unit: note.clone(),
                doubtful: true,
            }
            .into(),
            Themed {
                unit: note.clone(),
                theme: Some("samen leren".into()),
            }
            .into(),
        ];
        let review = Review::of(&[journal("anna", deeds)], &transcripts());
        assert_eq!(concepts(&review, "anna", 1, &note), ["doelen"]);
        let coding = review.sheet("anna", 1).unwrap().coding(&note).unwrap();
        assert!(coding.doubtful);
        assert_eq!(coding.theme, Some(Some("samen leren".into())));
    }

    #[test]
    fn a_fragment_follows_a_correction_and_is_refused_outside_its_turn() {
        let corrected = Corrected {
            unit: Unit::Turn("001".into(), 1),
            text: "wij kijken écht naar doelen".into(),
        };
        let deeds = vec![
            round(1, None),
            marked((1, 11), (2, 2), "doelen"),
            marked((1, 0), (1, 99), "doelen"),
            marked((1, 5), (1, 5), "doelen"),
            marked((3, 0), (3, 1), "doelen"),
            corrected.into(),
        ];
        let transcripts = transcripts();
        let review = Review::of(&[journal("anna", deeds)], &transcripts);
        let sheet = review.sheet("anna", 1).unwrap();
        let all: Vec<_> = sheet.fragments().collect();
        let [(_, span, _)] = all.as_slice() else {
            panic!("{all:?}");
        };
        assert_eq!((span.from.char, span.to.char), (16, 2));
        assert_eq!(
            sheet.turn_words("001", 1, &transcripts),
            Some("wij kijken écht naar doelen")
        );
    }

    #[test]
    fn turns_that_were_read_are_reviewed_and_others_not() {
        let read = TurnsRead {
            transcript: "001".into(),
            from: 2,
            to: u32::MAX,
        };
        let review = Review::of(
            &[journal("anna", vec![round(1, None), read.into()])],
            &transcripts(),
        );
        let sheet = review.sheet("anna", 1).unwrap();
        assert!(!sheet.is_turn_reviewed("001", 1));
        assert!(sheet.is_turn_reviewed("001", 2));
    }
}
