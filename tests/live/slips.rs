//! A slip costs nothing.

use leidraad::live::model::Level;
use leidraad::session::item::State;

use crate::fixture::{sit, sit_small};

#[test]
fn a_double_enter_after_a_note_marks_nothing() {
    let mut table = sit();
    table.line("/go O1");
    table.keys("een notitie<enter><enter><space><enter>");
    assert_eq!(table.place(), "O1.1");
    assert_eq!(table.state("O1.1"), State::Open);
    assert_eq!(table.last_note().text, "een notitie");
}

#[test]
fn the_guard_is_over_after_eight_tenths_of_a_second() {
    let mut table = sit();
    table.line("/go O1");
    table.keys("ja<enter>");
    table.wait(749);
    table.keys("<enter>");
    assert_eq!(table.state("O1.1"), State::Open, "799 ms later");
    table.wait(-49);
    table.keys("<enter>");
    assert_eq!(table.state("O1.1"), State::Asked, "800 ms later");
}

#[test]
fn a_note_that_begins_with_a_slash_guards_too() {
    let mut table = sit();
    table.line("/go O1");
    table.keys("//pad<enter><enter>");
    assert_eq!(table.last_note().text, "/pad");
    assert_eq!(table.state("O1.1"), State::Open);
}

#[test]
fn a_command_on_the_note_line_does_not_guard() {
    let mut table = sit();
    table.keys("/go O1<enter><enter>");
    assert_eq!(table.state("O1.1"), State::Asked);
}

#[test]
fn a_line_of_plain_mode_guards_nothing_and_an_empty_one_does_nothing() {
    let mut table = sit();
    table.line("/go O1");
    table.says("een", Level::Note);
    let before = table.effects.len();
    for blank in ["", "  ", "\t"] {
        assert_eq!(table.ok(blank), "");
    }
    assert_eq!(table.effects.len(), before);
    table.keys("<enter>");
    assert_eq!(table.state("O1.1"), State::Asked);
}

#[test]
fn keys_and_letters_are_never_guarded() {
    let mut table = sit();
    table.line("/go O1");
    table.keys("een<enter>twee<enter>");
    assert_eq!(table.session().notes.all().len(), 2);
}

#[test]
fn enter_in_the_opening_waits_for_every_consent_item() {
    let mut table = sit_small();
    let said = table.keys("<enter>").unwrap();
    assert_eq!((said.level, table.place()), (Level::Warn, "opening"));
    table.keys("<space><space><enter>");
    assert_eq!(table.place(), "A.1");
    assert_eq!(table.session().consents.iter().count(), 2);
}

#[test]
fn a_line_without_words_stays_on_the_line() {
    let mut table = sit();
    let said = table.keys(">  <enter>").unwrap();
    assert_eq!(said.level, Level::Warn);
    assert_eq!(table.model.line.editor.text(), ">  ");
    table.keys("<bs><bs><bs>/nxt<enter>");
    assert_eq!(table.model.line.editor.text(), "/nxt");
    assert!(table.kept().is_empty());
}
