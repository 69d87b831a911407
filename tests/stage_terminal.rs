//! The stage in a second pseudo-terminal, while the session is held in the first.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

#[allow(dead_code, reason = "the tests of the live screen use all of it")]
#[path = "terminal/sitting.rs"]
mod sitting;

use std::path::Path;
use std::time::{Duration, Instant};

use sitting::{PATIENCE, Sitting, journal};

const CHECK: &str = "kwaliteitszorg-member-check";

fn moderator(study: &Path) -> Sitting {
    std::fs::create_dir_all(study.join("sessions")).unwrap();
    let arguments = ["run", CHECK, "-p", "R15,R16", "--lang", "nl"];
    let sitting = Sitting::begin(study, &arguments);
    sitting.wait_for("▸□");
    sitting
}

fn stage(study: &Path) -> Sitting {
    Sitting::begin(study, &["run", CHECK, "--stage"])
}

/// Waits until words are in the session's journal.
fn kept(study: &Path, words: &str) {
    let start = Instant::now();
    while !journal(study).contains(words) {
        assert!(start.elapsed() < PATIENCE, "never kept: {words}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// Everything that stands on a screen, as one line.
fn all(sitting: &Sitting) -> String {
    let rows = sitting.rows();
    let words = rows.iter().flat_map(|row| row.split_whitespace());
    words.collect::<Vec<&str>>().join(" ")
}

#[test]
fn the_second_terminal_shows_what_the_moderator_is_at_through_a_kill_and_a_resumption() {
    let study = tempfile::tempdir().unwrap();
    let mut first = moderator(study.path());
    let mut stage = stage(study.path());
    stage.wait_for("Welkom");
    first.press("/go M0\r");
    stage.wait_for("Bestuurlijke gemeenschap versterken");
    stage.wait_for("Overig");
    stage.resize(120, 40);
    stage.wait_for("Overig");
    stage.resize(80, 24);
    first.press("/go M1\r");
    stage.wait_for("Betrokkenheid");
    stage.wait_for("Kwaliteitsmedewerkers bouwen bewust");
    first.press("geheim van de moderator\r");
    kept(study.path(), "geheim van de moderator");
    first.child.kill().unwrap();
    first.child.wait().unwrap();
    let statement = all(&stage);
    assert!(!statement.contains("geheim"), "{statement}");

    let mut again = Sitting::begin(study.path(), &["resume", "--lang", "nl"]);
    again.wait_for("bewaard");
    again.press("/go M2\r");
    stage.wait_for("Verbinden");
    again.press("/off\r");
    stage.wait_for("Even pauze");
    again.press("/on\r");
    stage.wait_for("Verbinden");
    stage.press("q");
    assert_eq!(stage.end(), 0);
}

#[test]
fn q_escape_and_control_c_leave_and_other_keys_do_nothing() {
    let study = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(study.path().join("sessions")).unwrap();
    for keys in ["q", "\u{1b}", "\u{3}"] {
        let mut stage = stage(study.path());
        stage.wait_for("We will begin in a moment");
        stage.press("x /finish\r\u{1b}[B");
        stage.wait_for("We will begin in a moment");
        std::thread::sleep(Duration::from_millis(300));
        stage.press(keys);
        assert_eq!(stage.end(), 0);
    }
}

#[test]
fn a_model_that_does_not_fit_is_scrolled() {
    let study = tempfile::tempdir().unwrap();
    let mut first = moderator(study.path());
    let mut stage = stage(study.path());
    stage.resize(60, 12);
    first.press("/go M0\r");
    stage.wait_for("Bestuurlijk handelen");
    stage.wait_for("↓");
    assert!(!all(&stage).contains("Overig"));
    stage.press("\u{1b}[6~");
    stage.wait_for("Overig");
    stage.wait_for("↑");
}

#[test]
fn the_stage_ends_when_its_window_is_closed_and_when_it_is_asked_to() {
    let study = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(study.path().join("sessions")).unwrap();
    let mut closed = stage(study.path());
    closed.wait_for("We will begin in a moment");
    // A key that draws it anew, so that the reader has something to read.
    closed.press("\u{1b}[B");
    closed.vanish();
    closed.end();
    let mut asked = stage(study.path());
    asked.wait_for("We will begin in a moment");
    asked.signal("TERM");
    assert_eq!(asked.end(), 0);
}
