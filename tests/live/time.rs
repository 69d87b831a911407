//! The clock is the appointment's.

use leidraad::journal::deed::Deed;
use leidraad::live::model::Level;
use leidraad::session::pace;

use crate::fixture::{SMALL, Table, parsed, shipped, sit, sit_small};

fn left(table: &Table) -> i64 {
    pace::at(table.session(), table.ms).unwrap().left_ms
}

fn clock_jumps(table: &Table) -> usize {
    table
        .kept()
        .iter()
        .filter(|deed| matches!(deed, Deed::Clock(_)))
        .count()
}

#[test]
fn a_calendar_set_back_or_forward_leaves_the_time_left_as_agreed() {
    for hours in [-1, 1] {
        let mut table = sit();
        table.tick();
        table.wait(60_000);
        table.tick();
        let before = left(&table);
        table.at = table.at.plus_ms(hours * 3_600_000);
        table.wait(1_000);
        assert_eq!(table.tick().map(|answer| answer.level), Some(Level::Warn));
        assert_eq!(left(&table), before - 1_000);
        assert_eq!(clock_jumps(&table), 1);
        table.wait(1_000);
        table.tick();
        assert_eq!(clock_jumps(&table), 1, "said once");
        table.ok("/more 5");
        assert_eq!(left(&table), before - 3_000 + 300_000);
    }
}

#[test]
fn sleep_uses_up_the_appointment() {
    let mut table = sit();
    table.tick();
    let before = left(&table);
    table.wait(20 * 60_000);
    table.tick();
    assert_eq!(left(&table), before - 20 * 60_000);
    assert_eq!(clock_jumps(&table), 0);
}

#[test]
fn pauses_and_off_the_record_minutes_use_it_up_too() {
    let mut table = sit();
    let before = left(&table);
    table.ok("/off");
    table.wait(60_000);
    table.ok("/interrupted");
    table.wait(60_000);
    assert_eq!(left(&table), before - 122_000);
}

#[test]
fn notices_come_once_each_and_anew_after_more_was_agreed() {
    let mut table = sit();
    let mut said = vec![];
    for _ in 0..62 * 6 {
        table.wait(10_000);
        said.extend(table.tick().map(|answer| answer.text));
    }
    let live = &table.model.texts.live;
    let notices = [live.ten_left, live.five_left, live.time_is_over];
    let given: Vec<&str> = said
        .iter()
        .map(String::as_str)
        .filter(|text| notices.contains(text))
        .collect();
    assert_eq!(given, notices);
    table.ok("/more 8");
    let again = table.tick().unwrap();
    assert_eq!(again.text, table.model.texts.live.ten_left);
}

#[test]
fn an_end_in_the_past_is_said_and_nothing_is_planned() {
    let mut table = Table::with(shipped(), &["R7"], -30);
    let said = table.tick().unwrap();
    assert_eq!(said.text, table.model.texts.live.time_is_over);
    assert!(
        table.ok("/time").contains("31 min past 11:30"),
        "{}",
        table.ok("/time")
    );
    table.ok("/plan");
    assert!(left(&table) < 0);
    assert!(pace::at(table.session(), table.ms).unwrap().plan.is_empty());
}

#[test]
fn a_plan_without_minutes_left_still_holds_a_session() {
    let mut table = sit_small();
    for topic in ["A", "b"] {
        table.ok(&format!("/plan {topic} 0"));
    }
    table.ok("/plan");
    table.ok("/time");
    table.ok("/go A.1");
    table.wait(30 * 60_000);
    table.tick();
    table.ok("/asked");
    table.ok("/plan");
}

#[test]
fn wrong_minutes_are_refused() {
    let mut table = Table::with(parsed(SMALL), &["R7"], 10);
    for wrong in [
        "/more",
        "/more x",
        "/more 0",
        "/more 1441",
        "/more 5 6",
        "/more -9223372036854775808",
        "/more 9223372036854775808",
        "/plan A",
        "/plan A x",
        "/plan A -1",
        "/plan A 1441",
        "/plan Z 5",
        "/plan A 5 6",
    ] {
        table.error(wrong);
    }
    table.ok("/more 1440");
    table.ok("/more -1440");
}

#[test]
fn off_pace_is_said_only_beyond_a_minute() {
    let mut table = sit_small();
    let drift = |table: &Table| pace::at(table.session(), table.ms).unwrap();
    // The opening has a minute of its own; what comes after it is delay.
    table.wait(119_000 - 1_000);
    assert!(!drift(&table).is_off(), "{:?}", drift(&table));
    table.wait(1_001);
    assert!(
        drift(&table).is_off() && drift(&table).drift_ms == 60_001,
        "{:?}",
        drift(&table)
    );
}
