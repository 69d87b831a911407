//! Several at the table: speakers, and consent of each.

use leidraad::live::model::Level;

use crate::fixture::{SMALL, Table, parsed};

fn sit() -> Table {
    Table::with(parsed(SMALL), &["R15", "R17"], 10)
}

#[test]
fn speakers_are_named_by_a_sign_and_strangers_stay_text() {
    let mut table = sit();
    table.says("@R15 > zo is het", Level::Note);
    assert_eq!(table.last_note().speakers, ["R15"]);
    table.says("@r15,R17 samen", Level::Note);
    assert_eq!(table.last_note().speakers, ["R15", "R17"]);
    let answer = table.line("@R2 wie?");
    assert_eq!((answer.level, answer.before.len()), (Level::Note, 1));
    assert_eq!(table.last_note().text, "@R2 wie?");
    assert!(table.last_note().speakers.is_empty());
    table.says("@R15", Level::Warn);
}

#[test]
fn consent_without_a_participant_is_for_all_present() {
    let mut table = sit();
    table.ok("/consent yes");
    for who in ["R15", "R17"] {
        for item in ["part", "recording"] {
            assert_eq!(table.session().consents.answer(item, who), Some(true));
        }
    }
    table.says("/consent yes", Level::Warn);
}

#[test]
fn a_refusal_is_not_turned_by_a_yes_to_all_that_is_open() {
    let mut table = sit();
    table.ok("/consent no recording R15");
    table.ok("/consent yes");
    let answer = |who| table.session().consents.answer("recording", who);
    assert_eq!((answer("R15"), answer("R17")), (Some(false), Some(true)));
}

#[test]
fn space_answers_for_those_who_have_not_answered_yet() {
    let mut table = sit();
    table.ok("/consent no part R17");
    table.keys("<space>");
    let answer = |who| table.session().consents.answer("part", who);
    assert_eq!((answer("R15"), answer("R17")), (Some(true), Some(false)));
}

#[test]
fn a_later_answer_by_name_replaces_the_earlier_one() {
    let mut table = sit();
    table.ok("/consent yes recording");
    table.ok("/consent no Recording r17");
    let consents = &table.session().consents;
    assert_eq!(consents.answer("recording", "R17"), Some(false));
    assert_eq!(
        consents.of_all("recording", &["R15".into(), "R17".into()]),
        Some(false)
    );
    table.error("/consent yes koffie");
    table.error("/consent yes part R2");
    table.error("/consent");
    table.error("/consent yes part R15 nog");
}
