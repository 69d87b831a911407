//! Never lost in the guide.

use leidraad::journal::deed::Deed;
use leidraad::live::model::Level;
use leidraad::session::item::State;

use crate::fixture::{Table, parsed, sit, sit_small};

#[test]
fn jumping_to_listen_changes_only_where_notes_go() {
    let mut table = sit();
    table.line("/go O2.1");
    let items = table.session().items.clone();
    table.ok("/go O4.1");
    table.says("daar al over", Level::Note);
    table.ok("/back");
    assert_eq!(table.place(), "O2.1");
    assert_eq!(table.session().items, items);
    assert_eq!(table.last_note().question.as_deref(), Some("O4.1"));
}

#[test]
fn back_goes_over_several_jumps_and_then_says_there_is_none() {
    let mut table = sit();
    for id in ["O1.1", "O3.1", "O5.1", "o2.1C"] {
        table.ok(&format!("/go {id}"));
    }
    assert_eq!(table.place(), "O2.1c");
    for id in ["O5.1", "O3.1", "O1.1", "opening"] {
        table.ok("/back");
        assert_eq!(table.place(), id);
    }
    table.says("/back", Level::Warn);
}

#[test]
fn next_and_prev_move_and_mark_nothing() {
    let mut table = sit_small();
    let mut walked = vec![];
    for _ in 0..4 {
        table.ok("/next");
        walked.push(table.place().to_owned());
    }
    assert_eq!(walked, ["A.1", "A.2", "B.1", "closing"]);
    table.says("/next", Level::Warn);
    for id in ["B.1", "A.2", "A.1", "opening"] {
        table.ok("/prev");
        assert_eq!(table.place(), id);
    }
    table.says("/prev", Level::Warn);
    assert!(
        table
            .session()
            .items
            .iter()
            .all(|item| item.state() == State::Open)
    );
}

#[test]
fn prev_from_what_is_closed_goes_to_what_lies_before_it() {
    let mut table = sit_small();
    table.ok("/go A.1c");
    table.ok("/prev");
    assert_eq!(table.place(), "A.1");
    table.ok("/go A.1b");
    table.ok("/next");
    assert_eq!(table.place(), "A.2");
}

#[test]
fn nested_conditions_open_one_by_one_and_the_walk_passes_over_closed_ones() {
    let mut table = sit_small();
    table.ok("/open A.1b");
    table.ok("/go A.1");
    table.ok("/next");
    assert_eq!(table.place(), "A.2", "what stands above is closed");
    table.ok("/open A.1a");
    table.ok("/go A.1");
    for id in ["A.1a", "A.1b", "A.1c", "A.2"] {
        table.ok("/asked");
        assert_eq!(table.place(), id);
    }
    table.ok("/open a.1a");
    table.ok("/prev");
    assert_eq!(table.place(), "A.1");
    table.error("/open A.1");
    table.error("/open nergens");
}

#[test]
fn a_condition_is_opened_by_enter_and_by_space_where_it_stands() {
    let mut table = sit_small();
    table.ok("/go A.1a");
    table.keys("<enter>");
    assert_eq!((table.place(), table.state("A.1a")), ("A.1a", State::Open));
    table.keys("<enter>");
    assert_eq!(table.state("A.1a"), State::Asked);
    table.ok("/go A.1b");
    table.keys("<space>");
    assert_eq!(table.state("A.1b"), State::Open);
    table.keys("<space>");
    assert_eq!((table.place(), table.state("A.1b")), ("A.1b", State::Asked));
}

#[test]
fn asked_goes_to_the_next_topic_and_then_to_the_closing() {
    let mut table = sit_small();
    table.ok("/go A.1");
    for id in ["A.2", "B.1", "closing"] {
        table.keys("<enter>");
        assert_eq!(table.place(), id);
    }
    table.keys("<enter>");
    assert_eq!(
        table.model.layers.len(),
        1,
        "the question whether to finish"
    );
    assert!(table.session().finished.is_none());
    table.keys("<enter>");
    assert!(table.session().finished.is_some());
    table.keys("<enter><enter><enter><enter>");
    assert!(table.leaves(), "with the debrief skipped");
}

#[test]
fn going_on_passes_over_topics_that_were_done_earlier() {
    let mut table = sit_small();
    table.ok("/asked B.1");
    assert_eq!(table.place(), "opening", "a named one does not move");
    table.ok("/go A.2");
    table.ok("/asked");
    assert_eq!(table.place(), "closing");
    table.keys("<pgup>");
    assert_eq!(table.place(), "B.1", "the page keys go everywhere");
}

#[test]
fn page_keys_go_from_topic_to_topic_and_stop_at_the_ends() {
    let mut table = sit();
    table.keys("<pgup>");
    assert!(table.kept().is_empty());
    let mut sections = vec![];
    for _ in 0..8 {
        table.keys("<pgdn>");
        sections.push(table.place().to_owned());
    }
    assert_eq!(
        sections,
        [
            "O0.1", "O1.1", "O2.1", "O3.1", "O4.1", "O5.1", "closing", "closing"
        ]
    );
}

#[test]
fn the_arrow_keys_go_along_the_question_its_checklist_and_the_rest() {
    let mut table = sit_small();
    table.ok("/go A.1");
    table.keys("<down>");
    assert_eq!((table.place(), table.model.selected), ("A.1", Some(0)));
    table.keys("<down><space>");
    assert!(table.session().is_ticked(0, "rol"));
    table.keys("<space>");
    assert!(!table.session().is_ticked(0, "rol"));
    table.keys("<down>");
    assert_eq!((table.place(), table.model.selected), ("A.1a", None));
    table.keys("<down><down><down>");
    assert_eq!(table.place(), "A.2");
    assert!(table.session().jumps.len() == 1, "arrows are no jumps");
    table.keys("<up><up><up>");
    assert_eq!((table.place(), table.model.selected), ("A.1a", Some(0)));
}

#[test]
fn a_mentioned_question_shows_its_note_when_its_turn_comes() {
    let mut table = sit();
    table.line("/go O2.1");
    table.line("/go O4.1");
    table.says("schreef al over steun", Level::Note);
    table.line("/back");
    table.says("iets anders", Level::Note);
    table.ok("/mentioned O4.1");
    assert_eq!(table.state("O4.1"), State::Mentioned);
    table.wait(600_000);
    let answer = table.line("/go O4.1");
    let said = answer.before.join("\n");
    assert!(said.contains("mentioned earlier, 12:00"), "{said}");
    assert!(said.contains("schreef al over steun"), "{said}");
    assert!(said.contains("touched on this"), "{said}");
    table.ok("/asked O4.1");
    let said = table.line("/where").before.join("\n");
    assert!(!said.contains("mentioned earlier"), "{said}");
}

#[test]
fn asked_outweighs_skipped_by_the_last_word_and_both_outweigh_mentioned() {
    let mut table = sit();
    table.ok("/mentioned O1.1");
    table.ok("/skip O1.1 geen tijd");
    assert_eq!(table.state("O1.1"), State::Skipped);
    table.ok("/asked O1.1");
    assert_eq!(table.state("O1.1"), State::Asked);
    table.ok("/skip O1.1");
    assert_eq!(table.state("O1.1"), State::Skipped);
    assert!(
        table
            .kept()
            .iter()
            .any(|deed| matches!(deed, Deed::Skipped(s) if s.why == "geen tijd"))
    );
}

#[test]
fn a_tick_is_the_open_topics_first_and_the_full_name_reaches_every_topic() {
    let mut table = sit_small();
    table.ok("/go B.1");
    table.ok("/tick rol");
    assert!(table.session().is_ticked(1, "rol") && !table.session().is_ticked(0, "rol"));
    table.ok("/tick a.ROL");
    assert!(table.session().is_ticked(0, "rol"));
    table.ok("/tick doelen");
    assert!(table.session().is_ticked(0, "doelen"));
    table.error("/tick B.doelen");
    table.error("/tick A.");
}

#[test]
fn places_are_found_in_whatever_case() {
    let mut table = sit();
    for (typed, place) in [
        ("OPENING", "opening"),
        ("o3", "O3.1"),
        ("Closing", "closing"),
        ("o2.1C1", "O2.1c1"),
    ] {
        table.ok(&format!("/go {typed}"));
        assert_eq!(table.place(), place);
    }
    assert!(table.error("/go O9").contains("O9"));
    table.error("/go");
}

#[test]
fn five_hundred_questions_are_walked_to_the_end() {
    let question = |n: usize| format!("[[topic.question]]\nid = \"Q{n}\"\nask.nl = \"V{n}?\"\n");
    let questions = (0..500).map(question).collect::<Vec<_>>().join("\n");
    let guide = format!(
        "[guide]\nid = \"long\"\nversion = \"1\"\nkind = \"interview\"\nlanguages = [\"nl\"]\nminutes = 60\ntitle.nl = \"L\"\n\
         [[concept]]\nid = \"x\"\nname.nl = \"X\"\n\
         [[topic]]\nid = \"T\"\ntitle.nl = \"T\"\nconcept = \"x\"\nminutes = 50\n{questions}"
    );
    let mut table = Table::with(parsed(&guide), &["R1"], 60);
    table.ok("/next");
    for _ in 0..500 {
        table.wait(1_000);
        table.keys("<enter>");
        table.tick();
    }
    assert_eq!(table.place(), "closing");
    assert!(
        table
            .session()
            .items
            .iter()
            .all(|item| item.state() == State::Asked)
    );
}

#[test]
fn leaving_a_topic_says_how_much_was_not_asked_there() {
    let mut table = sit_small();
    table.ok("/go A.2");
    assert_eq!(table.ok("/asked"), "asked: A.2 → B.1; A: 1 not asked");
    assert_eq!(table.ok("/asked"), "asked: B.1 → Closing");
}

#[test]
fn what_is_covered_twice_is_asked_once() {
    let mut table = sit_small();
    table.ok("/go A.1");
    table.keys("<space><space>");
    let asked = table
        .kept()
        .into_iter()
        .filter(|deed| deed.kind() == Some("asked"));
    assert_eq!(asked.count(), 1);
}
