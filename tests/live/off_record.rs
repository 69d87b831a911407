//! Off means off.

use leidraad::journal::deed::{Deed, NoteKind};
use leidraad::live::effect::Effect;
use leidraad::live::model::Level;

use crate::fixture::{sit, sit_small};

#[test]
fn off_the_record_no_word_leaves_the_memory() {
    let mut table = sit();
    table.says("vooraf", Level::Note);
    table.ok("/off");
    for line in [
        "geheim een",
        "> geheim twee",
        "/edit 1 geheim",
        "/skip O1.1 geheim",
        "/flag O1.1 geheim",
        "@R7 geheim",
    ] {
        table.says(line, Level::Warn);
    }
    table.keys("geheim<enter><c-n>");
    for _ in 0..30 {
        table.keys("geheim ");
        table.tick();
    }
    assert!(!table.everything_said_to_the_disk().contains("geheim"));
    let notes = table.kept();
    let marks = notes
        .iter()
        .filter(|deed| matches!(deed, Deed::Note(note) if note.kind == NoteKind::Mark));
    assert_eq!(marks.count(), 1);
    assert!(
        notes
            .iter()
            .any(|deed| matches!(deed, Deed::Skipped(skipped) if skipped.why.is_empty()))
    );
}

#[test]
fn what_stood_on_the_disk_goes_when_its_line_is_entered_off_the_record() {
    let mut table = sit();
    table.wait(1_000);
    table.keys("hij");
    table.tick();
    table.keys("<off>");
    table.keys(" geheim");
    assert_eq!(table.drafts().last().unwrap().as_ref().unwrap().text, "h");
    table.keys("<enter>");
    assert_eq!(table.drafts().last(), Some(&None));
    assert_eq!(table.model.off_record.len(), 1);
}

#[test]
fn a_line_begun_off_the_record_stays_in_memory_on_the_record_again() {
    let mut table = sit();
    table.keys("<off>geheim<off>");
    table.wait(5_000);
    table.tick();
    let said = table.keys(" en meer<enter>").unwrap();
    assert_eq!(said.level, Level::Warn);
    assert!(!table.everything_said_to_the_disk().contains("geheim"));
    assert_eq!(table.model.off_record[0].text, "geheim en meer");
    table.keys("weer gewoon<enter>");
    assert_eq!(table.last_note().text, "weer gewoon");
}

#[test]
fn agreed_afterwards_it_is_written_with_its_own_moment() {
    let mut table = sit();
    table.line("/go O2.1");
    table.ok("/off");
    table.says("besproken", Level::Warn);
    let ms = table.ms;
    let said = table.ok("/on");
    assert!(said.contains("/keep"), "{said}");
    table.line("/go O4.1");
    table.ok("/keep");
    let note = table.last_note();
    assert_eq!(
        (note.text.as_str(), note.ms, note.question.as_deref()),
        ("besproken", ms, Some("O2.1"))
    );
    table.says("/keep", Level::Warn);
}

#[test]
fn what_is_held_goes_at_the_next_off_and_at_the_finish() {
    let mut table = sit();
    table.ok("/off");
    table.says("een", Level::Warn);
    table.ok("/on");
    table.ok("/off");
    assert!(table.model.off_record.is_empty());
    table.says("twee", Level::Warn);
    table.ok("/on");
    let answer = table.line("/finish");
    assert!(
        answer.before.iter().any(|line| line.contains("/keep")),
        "{answer:?}"
    );
    table.says("/keep", Level::Warn);
}

#[test]
fn off_and_on_twice_say_so_and_change_nothing() {
    let mut table = sit_small();
    table.says("/on", Level::Warn);
    table.ok("/off");
    table.says("/off", Level::Warn);
    table.ok("/on");
    let kept = table
        .effects
        .iter()
        .filter(|effect| matches!(effect, Effect::Keep(_)));
    assert_eq!(kept.count(), 2);
}
