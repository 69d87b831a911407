//! Every typed command, right and wrong.

use leidraad::live::command::in_seat;
use leidraad::live::model::Level;

use crate::fixture::{sit, sit_small};

#[test]
fn every_command_is_taken_as_it_is_written() {
    let lines = [
        "/consent yes",
        "/next",
        "/prev",
        "/go A",
        "/back",
        "/find rol",
        "/asked",
        "/asked A.1",
        "/skip",
        "/skip A.2 geen tijd",
        "/mentioned B.1",
        "/tick rol",
        "/open A.1a",
        "/flag",
        "/flag A.1 te lang",
        "/followup F1",
        "/time",
        "/plan",
        "/plan B 3",
        "/more 5",
        "/where",
        "/mark",
        "/off",
        "/on",
        "/interrupted",
        "/lang en",
        "/undo",
        "/redo",
        "/help",
        "/finish",
        "/leave",
    ];
    for line in lines {
        let mut table = sit_small();
        let guide = crate::fixture::SMALL.to_owned()
            + "\n[[follow_up]]\nask = { nl = \"Meer?\", en = \"More?\" }\n";
        if line.starts_with("/followup") {
            table = crate::fixture::Table::with(crate::fixture::parsed(&guide), &["R7"], 10);
        }
        for before in ["/go B.1", "/go A.2", "/undo"] {
            table.ok(before);
        }
        if line == "/on" {
            table.ok("/off");
        }
        if line == "/leave" {
            table.wait(10);
            table.send(leidraad::live::message::Message::Line(line.into()));
            assert!(table.leaves());
            continue;
        }
        if line.starts_with("/asked") || line == "/skip" || line == "/flag" {
            table.ok("/go A.2");
        }
        table.ok(line);
    }
}

#[test]
fn an_unknown_word_and_wrong_use_are_errors_and_change_nothing() {
    let mut table = sit();
    for wrong in [
        "/",
        "/nxt",
        "/next now",
        "/prev 2",
        "/back 1",
        "/find",
        "/asked O9.9",
        "/asked",
        "/skip",
        "/mentioned",
        "/mentioned O9",
        "/tick",
        "/open",
        "/flag",
        "/time now",
        "/where here",
        "/mark it",
        "/off now",
        "/on now",
        "/keep all",
        "/interrupted x",
        "/lang",
        "/lang fr",
        "/undo 2",
        "/redo 2",
        "/finish now",
        "/help me",
        "/go O1 O2",
        "/followup F9",
        "/consent maybe",
    ] {
        let said = table.error(wrong);
        assert!(!said.is_empty());
    }
}

#[test]
fn a_command_is_read_in_whatever_case_and_with_blanks_around() {
    let mut table = sit();
    table.ok("/GO  o1.1  ");
    assert_eq!(table.place(), "O1.1");
}

#[test]
fn the_help_lists_every_command_with_words() {
    let mut table = sit();
    let answer = table.line("/help");
    assert_eq!(answer.before.len(), in_seat(&table.model).count());
    assert!(answer.before.iter().all(|line| {
        line.split_once("  ")
            .is_some_and(|(_, words)| !words.is_empty())
    }));
}

#[test]
fn finish_asks_nothing_in_plain_mode_and_shows_what_was_not_asked() {
    let mut table = sit_small();
    table.ok("/asked A.1");
    let answer = table.line("/finish");
    assert_eq!(answer.level, Level::Ok);
    let open = |line: &&String| line.starts_with("not asked");
    assert_eq!(answer.before.iter().filter(open).count(), 2, "{answer:?}");
    assert!(table.session().finished.is_some());
    table.says("/finish", Level::Warn);
}

#[test]
fn a_skip_by_an_id_in_another_case_is_that_item() {
    let mut table = sit();
    table.ok("/skip o1.1 geen tijd");
    assert_eq!(table.state("O1.1"), leidraad::session::item::State::Skipped);
    table.ok("/flag o1.1a onduidelijk");
    assert_eq!(table.session().flags[0].0, "O1.1a");
}

#[test]
fn interrupted_again_goes_on() {
    let mut table = sit();
    table.ok("/interrupted");
    assert!(table.session().interrupted_since.is_some());
    table.ok("/interrupted");
    assert!(table.session().interrupted_since.is_none());
}

#[test]
fn the_language_changes_guide_and_program() {
    let mut table = sit_small();
    table.ok("/go A.1");
    let answer = table.line("/lang en");
    assert_eq!(answer.level, Level::Ok);
    assert!(table.line("/where").before[0].contains("What do you do?"));
    table.ok("/lang nl");
    assert!(table.line("/where").before[0].contains("Wat doe je?"));
}
