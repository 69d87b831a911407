//! The closing and what comes after it: parked follow-ups, the end, the debrief.

use leidraad::journal::deed::NoteKind;
use leidraad::live::model::{Layer, Level};
use leidraad::session::debrief::Prompt;
use leidraad::session::item::State;

use crate::fixture::{Table, sit_small};

fn parked_twice() -> Table {
    let mut table = sit_small();
    table.ok("/go A.1");
    table.line("? de eerste");
    table.line("? de tweede");
    table
}

fn debrief(table: &Table) -> Vec<(String, String)> {
    let notes = table.session().notes.all().iter();
    notes
        .filter(|kept| kept.note.kind == NoteKind::Debrief && !kept.struck)
        .map(|kept| {
            assert_eq!(kept.note.topic.as_deref(), Some("debrief"));
            (kept.note.question.clone().unwrap(), kept.note.text.clone())
        })
        .collect()
}

#[test]
fn what_is_parked_is_offered_when_the_closing_is_reached() {
    let mut table = parked_twice();
    let answer = table.line("/go closing");
    assert_eq!(answer.level, Level::Ok);
    assert_eq!(answer.text, "closing; parked, before you close: 2");
    assert!(answer.before.iter().any(|line| line.contains("de tweede")));
    table.ok("/back");
    table.ok("/settle 1");
    table.ok("/settle 2");
    assert_eq!(table.ok("/go closing"), "closing");
}

#[test]
fn reaching_the_closing_by_asking_the_last_question_offers_it_too() {
    let mut table = parked_twice();
    table.ok("/asked");
    table.ok("/asked");
    assert_eq!(
        table.ok("/asked"),
        "asked: B.1 → Closing; parked, before you close: 2"
    );
}

#[test]
fn in_the_closing_space_deals_with_the_selected_one_and_enter_still_asks_whether_to_end() {
    let mut table = parked_twice();
    table.ok("/go closing");
    table.keys("<space>");
    assert_eq!(
        table.session().notes.waiting().count(),
        2,
        "none is selected"
    );
    table.keys("<down><down><space>");
    let left: Vec<&str> = table
        .session()
        .notes
        .waiting()
        .map(|kept| kept.note.text.as_str())
        .collect();
    assert_eq!(left, ["de eerste"]);
    table.keys("<space><space>");
    assert_eq!(table.session().notes.waiting().count(), 0);
    table.keys("<enter>");
    assert!(matches!(table.model.layers.last(), Some(Layer::Finish(_))));
    assert!(table.session().finished.is_none());
}

#[test]
fn after_the_end_each_prompt_is_kept_or_skipped_and_the_last_one_leaves() {
    let mut table = sit_small();
    table.keys("<c-q><enter>");
    assert!(table.session().finished.is_some());
    assert!(!table.leaves());
    table.keys("open en rustig<enter>");
    table.wait(1_000);
    table.keys("<enter>");
    assert!(matches!(
        table.model.layers.last(),
        Some(Layer::Debrief(Prompt::Surprises))
    ));
    table.keys("? geen tag #doelen<enter>trager<enter>");
    assert!(table.leaves());
    let said = debrief(&table);
    let said: Vec<(&str, &str)> = said.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(
        said,
        [
            ("impression", "open en rustig"),
            ("surprises", "? geen tag #doelen"),
            ("change", "trager"),
        ]
    );
}

#[test]
fn a_double_enter_does_not_skip_the_next_prompt() {
    let mut table = sit_small();
    table.keys("<c-q><enter>goed<enter><enter>");
    assert!(matches!(
        table.model.layers.last(),
        Some(Layer::Debrief(Prompt::Interruptions))
    ));
}

#[test]
fn the_arrows_go_back_to_a_prompt_and_escape_leaves() {
    let mut table = sit_small();
    table.keys("<c-q><enter><down><down><down><down><up>");
    assert!(matches!(
        table.model.layers.last(),
        Some(Layer::Debrief(Prompt::Surprises))
    ));
    table.keys("<esc>");
    assert!(table.leaves());
}

#[test]
fn help_over_the_debrief_gives_it_back_and_the_guide_below_is_not_touched() {
    let mut table = sit_small();
    table.ok("/go A.1");
    table.keys("<c-q><enter><c-k><esc><space>");
    assert!(matches!(table.model.layers.last(), Some(Layer::Debrief(_))));
    assert_eq!(table.state("A.1"), State::Open);
}

#[test]
fn a_debrief_is_kept_though_the_interview_ended_off_the_record() {
    let mut table = sit_small();
    table.keys("<off>geheim<enter><c-q><enter>");
    table.keys("goed gesprek<enter>");
    assert_eq!(debrief(&table).len(), 1);
    assert!(!table.everything_said_to_the_disk().contains("geheim"));
}

#[test]
fn in_plain_words_the_debrief_is_a_command() {
    let mut table = sit_small();
    let answer = table.line("/finish");
    assert!(answer.before.last().unwrap().contains("/debrief"));
    let said = table.says("/debrief change minder vragen", Level::Note);
    assert_eq!(said, "change: minder vragen");
    table.error("/debrief mood fine");
    table.error("/debrief change");
    assert_eq!(debrief(&table).len(), 1);
}
