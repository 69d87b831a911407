//! Before the first question: the setting, whether all is ready, and the consent on another day.

use leidraad::journal::deed::{Deed, Venue};
use leidraad::live::before::lines;
use leidraad::live::model::{Layer, Level};
use leidraad::session::header::{Header, Phase};
use leidraad::study::ready::{Last, Readiness};

use crate::fixture::{Table, header, shipped, sit, sit_small};

const GIB: u64 = 1 << 30;

fn readiness() -> Readiness {
    Readiness {
        guide: "g 1.0".to_owned(),
        doubts: 0,
        free_bytes: Some(100 * GIB),
        participants: vec!["R7".to_owned()],
        earlier: Vec::new(),
        last: None,
    }
}

#[test]
fn below_the_consent_items_space_says_where_one_sits_and_who_else_is_there() {
    let mut table = sit_small();
    table.keys("<down><down><down><space>");
    let setting = table.session().setting.unwrap();
    assert_eq!((setting.place, setting.others), (Venue::Online, 0));
    table.keys("<space><down><space><space>");
    let setting = table.session().setting.unwrap();
    assert_eq!((setting.place, setting.others), (Venue::Location, 2));
    table.keys("<c-x>");
    assert_eq!(table.session().setting.unwrap().others, 0);
    assert!(table.session().consents.iter().next().is_none());
}

#[test]
fn the_others_are_counted_to_nine_and_then_anew() {
    let mut table = sit_small();
    table.keys(
        "<down><down><down><down><space><space><space><space><space><space><space><space><space>",
    );
    assert_eq!(table.session().setting.unwrap().others, 9);
    table.keys("<space>");
    assert_eq!(table.session().setting.unwrap().others, 0);
}

#[test]
fn a_typed_setting_keeps_the_others_unless_it_names_them() {
    let mut table = sit();
    assert_eq!(
        table.ok("/setting location 2"),
        "setting: on location, 2 others present"
    );
    assert_eq!(
        table.ok("/setting online"),
        "setting: online, 2 others present"
    );
    assert_eq!(
        table.ok("/setting locatie 0"),
        "setting: on location, nobody else present"
    );
    table.error("/setting elsewhere");
    table.error("/setting online many");
    table.error("/setting online 100");
    table.ok("/undo");
    assert_eq!(table.session().setting.unwrap().place, Venue::Online);
}

#[test]
fn the_consent_items_are_answered_as_before_and_the_setting_is_asked_for_nowhere() {
    let mut table = sit_small();
    table.keys("<space><space><enter>");
    assert_eq!(table.place(), "A.1");
    assert!(table.session().setting.is_none());
}

#[test]
fn what_needs_attention_comes_first() {
    let mut table = sit();
    table.model.readiness = Some(Readiness {
        earlier: vec![("R7".to_owned(), "2026-01-12-R7-aaaa".to_owned())],
        last: Some(Last {
            id: "2026-01-13-R8-bbbb".to_owned(),
            is_open: true,
            parked: 2,
            change: Some("trager spreken".to_owned()),
        }),
        ..readiness()
    });
    let said: Vec<String> = lines(&table.model).collect();
    assert_eq!(
        said,
        [
            "! R7 was interviewed with this guide before (1): last in 2026-01-12-R7-aaaa",
            "! the last session was left open: 2026-01-13-R8-bbbb",
            "! the last session has follow-ups parked: 2 (2026-01-13-R8-bbbb)",
            "! for this time, you wrote: trager spreken",
            "✓ g 1.0: no findings",
            "✓ room for 155 h of recording",
        ]
    );
}

#[test]
fn little_room_and_doubts_need_attention() {
    let mut table = sit();
    table.model.readiness = Some(Readiness {
        doubts: 3,
        free_bytes: Some(GIB),
        ..readiness()
    });
    let said: Vec<String> = lines(&table.model).collect();
    assert_eq!(
        said,
        [
            "! g 1.0: doubts: 3; see leidraad guide check",
            "! room for 1 h of recording only: make room first",
            "✓ R7: first interview with this guide",
        ]
    );
}

#[test]
fn ready_says_it_again_in_words() {
    let mut table = sit();
    table.model.readiness = Some(readiness());
    let answer = table.line("/ready");
    assert_eq!(answer.level, Level::Ok);
    assert_eq!(answer.text, "setting not said yet");
    assert_eq!(answer.before.len(), 3);
}

#[test]
fn on_another_day_enter_keeps_every_answer_anew_and_typing_is_a_note() {
    let mut table = sit_small();
    table.ok("/consent yes part");
    table.ok("/consent no recording");
    table.ok("/go A.1");
    table.model.layers.push(Layer::Reread(0));
    table.keys("begonnen<enter>");
    assert_eq!(table.last_note().text, "begonnen");
    assert_eq!(table.model.layers.len(), 1);
    let before = table.kept().len();
    table.wait(1_000);
    table.keys("<enter>");
    assert!(table.model.layers.is_empty());
    let anew: Vec<(String, bool)> = table.kept()[before..]
        .iter()
        .map(|deed| match deed {
            Deed::Consent(consent) => (consent.item.clone(), consent.agreed),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        anew,
        [("part".to_owned(), true), ("recording".to_owned(), false)]
    );
    assert_eq!(table.place(), "A.1");
}

#[test]
fn a_phase_that_does_not_count_is_said() {
    let pilot = Header {
        phase: Phase::Pilot,
        ..header(&["R7"])
    };
    let mut table = Table::of(pilot, shipped(), 60);
    table.model.readiness = Some(readiness());
    let last = lines(&table.model).last();
    assert_eq!(last.as_deref(), Some("✓ phase pilot: not in the counts"));
}
