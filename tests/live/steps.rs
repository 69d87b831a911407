//! Undo and redo.

use leidraad::live::model::Level;
use leidraad::session::item::State;

use crate::fixture::{sit, sit_small};

#[test]
fn undo_and_redo_past_the_ends_say_so() {
    let mut table = sit_small();
    table.says("/undo", Level::Warn);
    table.says("/redo", Level::Warn);
    table.ok("/go A.1");
    table.ok("/asked");
    table.ok("/undo");
    table.ok("/undo");
    table.says("/undo", Level::Warn);
    assert_eq!(table.place(), "opening");
    table.ok("/redo");
    table.ok("/redo");
    table.says("/redo", Level::Warn);
    assert_eq!((table.place(), table.state("A.1")), ("A.2", State::Asked));
}

#[test]
fn redo_is_gone_after_a_new_step() {
    let mut table = sit_small();
    table.ok("/asked A.1");
    table.ok("/undo");
    table.ok("/asked A.2");
    table.says("/redo", Level::Warn);
    table.ok("/undo");
    assert_eq!(
        (table.state("A.1"), table.state("A.2")),
        (State::Open, State::Open)
    );
}

#[test]
fn consent_the_recorder_off_the_record_and_the_finish_are_not_undone() {
    let mut table = sit_small();
    table.ok("/asked A.1");
    table.ok("/consent yes");
    table.ok("/off");
    table.ok("/on");
    table.ok("/off");
    table.ok("/interrupted");
    table.ok("/finish");
    table.ok("/undo");
    assert_eq!(table.state("A.1"), State::Open);
    table.says("/undo", Level::Warn);
    let session = table.session();
    assert_eq!(session.consents.iter().count(), 2);
    assert!(session.off_since.is_some() && session.finished.is_some());
    assert!(session.interrupted_since.is_some());
}

#[test]
fn undo_takes_back_a_note_and_redo_gives_it_the_same_moment() {
    let mut table = sit();
    table.keys("een<enter>");
    let note = table.last_note().clone();
    table.keys("<c-z>");
    assert!(table.session().notes.all().is_empty());
    table.keys("<c-y>");
    assert_eq!(table.last_note(), &note);
}

#[test]
fn undoing_a_jump_takes_the_arrow_keys_after_it_along() {
    let mut table = sit_small();
    table.ok("/go B.1");
    table.ok("/go A.1");
    table.keys("<down><down><down>");
    assert_eq!(table.place(), "A.1a");
    table.keys("<c-z>");
    assert_eq!((table.place(), table.model.selected), ("B.1", None));
    table.keys("<c-y>");
    assert_eq!(table.place(), "A.1a");
}

#[test]
fn undoing_a_note_leaves_one_where_one_is() {
    let mut table = sit_small();
    table.ok("/go A.1");
    table.keys("een<enter><down><down><down><c-z>");
    assert_eq!(table.place(), "A.1a");
    assert!(table.session().notes.all().is_empty());
}

#[test]
fn undoing_a_language_brings_the_programs_own_back() {
    let mut table = sit();
    table.ok("/lang nl");
    assert_eq!(table.model.texts.live.opening, "Opening");
    let dutch = table.model.texts.live.closing;
    table.ok("/undo");
    assert_ne!(table.model.texts.live.closing, dutch);
}

#[test]
fn agreed_minutes_more_are_taken_back() {
    let mut table = sit();
    let end = table.session().end;
    table.ok("/more 5");
    assert_ne!(table.session().end, end);
    table.ok("/undo");
    assert_eq!(table.session().end, end);
}

#[test]
fn a_step_taken_back_twice_over_stays_in_the_journal() {
    let mut table = sit_small();
    table.ok("/tick A.rol");
    table.ok("/undo");
    table.ok("/redo");
    table.ok("/undo");
    assert_eq!(table.kept().len(), 4);
    assert!(!table.session().is_ticked(0, "rol"));
}
