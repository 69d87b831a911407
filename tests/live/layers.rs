//! What lies on top takes its keys, and nothing under it is marked unseen.

use leidraad::journal::writer::Report;
use leidraad::live::message::Message;
use leidraad::live::model::Level;
use leidraad::session::item::State;

use crate::fixture::{sit, sit_small};

#[test]
fn enter_and_space_on_the_help_mark_nothing() {
    let mut table = sit();
    table.line("/go O1.1");
    table.keys("<c-k><space>");
    assert_eq!(table.model.layers.len(), 1);
    table.keys("<enter>");
    assert!(table.model.layers.is_empty());
    assert_eq!(table.state("O1.1"), State::Open);
}

#[test]
fn typing_under_a_card_is_a_note() {
    for card in ["<c-k>", "<c-p>", "<c-q>", "<interrupted>"] {
        let mut table = sit();
        table.line("/go O1.1");
        table.keys(card);
        table.keys("a-b = c+d<del><enter>");
        assert_eq!(table.last_note().text, "a-b = c+d", "{card}");
        assert_eq!(table.model.layers.len(), 1, "{card} stays");
        assert!(table.session().finished.is_none());
        assert!(table.session().replanned.is_empty());
    }
}

#[test]
fn asked_twice_whether_to_leave_the_answer_is_yes() {
    let mut table = sit();
    table.keys("half<c-c>");
    assert!(!table.leaves());
    table.keys("<c-c>");
    assert!(table.leaves());
    assert!(table.session().finished.is_none());
    assert_eq!(table.model.line.editor.text(), "half");
}

#[test]
fn escape_leaves_what_lies_on_top_and_the_line_as_it_was() {
    let mut table = sit();
    table.keys("half<c-q><esc>");
    assert!(table.model.layers.is_empty() && !table.leaves());
    assert_eq!(table.model.line.editor.text(), "half");
}

#[test]
fn find_goes_to_an_exact_id_first() {
    let mut table = sit();
    table.keys("half<c-g>o2.1c<enter>");
    assert_eq!(table.place(), "O2.1c");
    assert_eq!(table.model.line.editor.text(), "half");
    table.keys("<c-g>zzzzqqqq<enter>");
    assert_eq!(table.model.layers.len(), 1, "nothing found, nothing done");
    table.keys("<pgdn><c-g>");
    assert_eq!(table.place(), "O2.1c");
}

#[test]
fn a_concept_chosen_goes_onto_the_line() {
    let mut table = sit();
    table.keys("iets #d<c-t>doelen<enter><enter>");
    assert_eq!(table.last_note().text, "iets");
    assert_eq!(table.last_note().concepts, ["doelen"]);
}

#[test]
fn the_plan_gives_minutes_and_takes_them() {
    let mut table = sit_small();
    table.keys("<c-p>+");
    assert_eq!(table.session().minutes_of(0), 5);
    table.keys("<down>--<enter>");
    assert_eq!(table.session().minutes_of(1), 2);
    assert!(table.model.layers.is_empty());
}

#[test]
fn a_parked_follow_up_is_settled_from_the_list_and_a_general_one_used() {
    let mut table = sit();
    table.says("? dat nog", Level::Note);
    table.keys("<c-f><enter>");
    assert_eq!(table.session().notes.waiting().count(), 0);
    table.keys("<c-f><down><enter>");
    assert_eq!(table.session().follow_ups.get("F2"), Some(&1));
}

#[test]
fn a_draft_that_is_kept_does_not_hide_that_the_journal_is_not() {
    let mut table = sit();
    table.says("een", Level::Note);
    table.send(Message::Disk(Report::Failing {
        reason: "full".into(),
    }));
    table.send(Message::Disk(Report::DraftKept));
    assert!(table.model.saving.trouble.is_some());
    let through = table.session().next_seq - 1;
    let said = table.send(Message::Disk(Report::Kept { through })).unwrap();
    assert_eq!(said.text, table.model.texts.live.kept_again);
    assert!(table.model.is_all_kept() && table.model.saving.trouble.is_none());
}

#[test]
fn going_on_by_the_same_key_takes_the_card_away_and_enter_interrupts_no_second_time() {
    let mut table = sit();
    table.keys("<interrupted>");
    assert_eq!(table.model.layers.len(), 1);
    table.keys("<interrupted>");
    assert!(table.model.layers.is_empty());
    assert!(table.session().interrupted_since.is_none());
    table.keys("<interrupted>");
    table.ok("/interrupted");
    table.keys("<enter>");
    assert!(table.session().interrupted_since.is_none());
}

#[test]
fn the_guide_under_a_card_or_the_plan_is_not_moved_in() {
    for card in ["<interrupted>", "<c-q>", "<c-p>"] {
        let mut table = sit();
        table.ok("/go O2.1");
        table.keys(card);
        table.keys("<down><pgdn><pgup><up>");
        assert_eq!(table.place(), "O2.1", "{card}");
    }
}

#[test]
fn the_plan_opens_at_the_open_topic() {
    let mut table = sit();
    table.ok("/go O2.1");
    table.keys("<c-p>+");
    assert_eq!(table.session().replanned.keys().collect::<Vec<_>>(), [&2]);
}
