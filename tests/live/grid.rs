//! A member check: answers by one key, in an order that turns, and what stays open.

use leidraad::journal::deed::{NoteKind, Recognition};
use leidraad::live::command::Command;
use leidraad::live::grid;
use leidraad::live::message::Message;
use leidraad::live::model::Level;
use leidraad::session::grid::Cell;

use crate::fixture::{Table, member_check};

fn sit() -> Table {
    let mut table = Table::with(member_check(), &["R15", "R16", "R17"], 60);
    table.ok("/consent yes");
    table.ok("/go M1.s1");
    table
}

fn press(table: &mut Table, answer: Recognition) {
    let nuance = String::new();
    table.send(Message::Do(Command::Heard { answer, nuance }));
}

/// The answers to a statement, in the table's order.
fn row(table: &Table, statement: &str) -> Vec<Option<Recognition>> {
    let at = table.session().outline.find(statement).unwrap();
    table
        .session()
        .row(at)
        .map(|(_, cell)| cell.answer())
        .collect()
}

#[test]
fn a_key_answers_for_whose_turn_it_is_and_the_next_one_follows() {
    let mut table = sit();
    assert_eq!(grid::chosen(&table.model), Some("R15"));
    press(&mut table, Recognition::Recognised);
    assert_eq!(grid::chosen(&table.model), Some("R16"));
    press(&mut table, Recognition::Not);
    table.keys("<space>");
    let wanted = [
        Recognition::Recognised,
        Recognition::Not,
        Recognition::Recognised,
    ];
    assert_eq!(row(&table, "M1.s1"), wanted.map(Some));
    assert_eq!(grid::chosen(&table.model), None);
    table.keys("<enter>");
    assert_eq!(table.place(), "M1.s2");
    assert_eq!(
        grid::chosen(&table.model),
        Some("R16"),
        "another one is first"
    );
}

#[test]
fn what_stands_on_the_note_line_is_left_alone_by_an_answer() {
    let mut table = sit();
    table.send(Message::Insert("nog aan het typen".into()));
    press(&mut table, Recognition::Partly);
    assert_eq!(table.model.line.editor.text(), "nog aan het typen");
    assert_eq!(row(&table, "M1.s1")[0], Some(Recognition::Partly));
}

#[test]
fn the_arrows_choose_whose_answer_is_given_or_changed_and_both_answers_stay() {
    let mut table = sit();
    for _ in 0..3 {
        press(&mut table, Recognition::Recognised);
    }
    table.says("/heard not", Level::Warn);
    table.keys("<left><left>");
    assert_eq!(grid::chosen(&table.model), Some("R16"));
    press(&mut table, Recognition::Not);
    assert_eq!(table.session().answers.of("M1.s1", "R16").len(), 2);
    assert_eq!(row(&table, "M1.s1")[1], Some(Recognition::Not));
    table.ok("/undo");
    assert_eq!(row(&table, "M1.s1")[1], Some(Recognition::Recognised));
}

#[test]
fn on_from_a_row_with_open_cells_they_are_said_and_stay_open() {
    let mut table = sit();
    press(&mut table, Recognition::Recognised);
    let answer = table.keys("<enter>").unwrap();
    assert_eq!(answer.level, Level::Warn);
    assert!(answer.text.contains("R16 R17"), "{answer:?}");
    assert_eq!(table.place(), "M1.s2");
    let at = table.session().outline.find("M1.s1").unwrap();
    assert_eq!(table.session().cell(at, "R17"), Cell::Open);
    let ending = table.line("/finish");
    let is_said = |line: &String| line.starts_with("M1.s1 ") && line.contains("R16 R17");
    assert!(ending.before.iter().any(is_said), "{ending:?}");
}

#[test]
fn a_nuance_is_of_who_answered_last_unless_another_is_named() {
    let mut table = sit();
    press(&mut table, Recognition::Partly);
    table.says(": alleen bij nieuwe scholen", Level::Note);
    assert_eq!(table.last_note().kind, NoteKind::Nuance);
    assert_eq!(table.last_note().speakers, ["R15"]);
    assert_eq!(table.last_note().question.as_deref(), Some("M1.s1"));
    table.says("@R17 : bij ons niet", Level::Note);
    assert_eq!(table.last_note().speakers, ["R17"]);
    table.says("& en de ouders #+ouderbetrokkenheid", Level::Note);
    assert_eq!(table.last_note().text, "en de ouders");
    assert_eq!(
        table.last_note().theme.as_deref(),
        Some("ouderbetrokkenheid")
    );
}

#[test]
fn in_silence_the_order_is_the_tables_and_what_follows_the_full_row_is_said_aloud() {
    let mut table = sit();
    table.ok("/silent");
    table.ok("/go M1.s2");
    assert_eq!(grid::chosen(&table.model), Some("R15"));
    for _ in 0..3 {
        press(&mut table, Recognition::Recognised);
    }
    table.ok("/answer M1.s2 R15 not");
    let silent: Vec<bool> = table
        .session()
        .answers
        .of("M1.s2", "R15")
        .iter()
        .map(|given| given.answered.silent)
        .collect();
    assert_eq!(silent, [true, false]);
}

#[test]
fn who_comes_late_stops_the_row_from_being_full_and_her_consent_is_asked() {
    let mut table = sit();
    for _ in 0..3 {
        press(&mut table, Recognition::Recognised);
    }
    let said = table.says("/join r18", Level::Warn);
    assert!(said.contains("/consent yes R18"), "{said}");
    assert_eq!(grid::chosen(&table.model), Some("R18"));
    table.ok("/consent yes R18");
    table.says("@R18 later gekomen", Level::Note);
    assert_eq!(table.last_note().speakers, ["R18"]);
    table.says("/join R18", Level::Warn);
    table.says("/join Jan", Level::Error);
    table.says("/left R99", Level::Error);
}

#[test]
fn with_nobody_left_nothing_breaks() {
    let mut table = sit();
    for who in ["R15", "R16", "R17"] {
        table.ok(&format!("/left {who}"));
    }
    table.ok("/go M2.s1");
    assert_eq!(grid::chosen(&table.model), None);
    press(&mut table, Recognition::Recognised);
    table.keys("<enter>");
    assert_eq!(table.place(), "M2.s2");
    table.ok("/finish");
}

#[test]
fn one_refusal_means_that_nobody_is_recorded() {
    let mut table = sit();
    table.ok("/consent no recording R16");
    let said = table.says("/record", Level::Error);
    assert!(said.contains("R16"), "{said}");
}

#[test]
fn a_statement_that_had_its_minutes_says_so_once() {
    let mut table = sit();
    table.wait(125_000);
    let told = table.tick();
    assert!(told.is_some_and(|answer| answer.text.contains("M1.s1")));
    assert!(table.tick().is_none());
}

#[test]
fn who_came_late_is_named_at_the_end_with_all_she_was_not_asked() {
    let mut table = sit();
    for _ in 0..3 {
        press(&mut table, Recognition::Recognised);
    }
    table.keys("<enter>");
    table.says("/join R18", Level::Warn);
    let ending = table.line("/finish");
    let is_said = |line: &String| line.starts_with("M1.s1 ") && line.ends_with("R18");
    assert!(ending.before.iter().any(is_said), "{ending:?}");
}

#[test]
fn of_a_statement_that_came_up_before_it_is_said_when() {
    let mut table = sit();
    table.ok("/mentioned M1.s2");
    let answer = table.line("/go M1.s2");
    let is_said = |line: &String| line.contains("12:00") && line.contains("earlier");
    assert!(answer.before.iter().any(is_said), "{answer:?}");
}
