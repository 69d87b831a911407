//! A review in a pseudo-terminal: keys, a new size, and every way out.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

#[allow(dead_code, reason = "the tests of the live screen use all of it")]
#[path = "terminal/sitting.rs"]
mod sitting;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sitting::Sitting;

/// A study with one session, of two notes and two turns.
fn study() -> tempfile::TempDir {
    let study = tempfile::tempdir().unwrap();
    fs::create_dir_all(study.path().join("sessions")).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_leidraad"))
        .args(["run", "kwaliteitszorg", "-p", "R7", "--plain"])
        .current_dir(study.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    std::io::Write::write_all(&mut stdin, b"/go O2.1\nkijkt naar doelen\niets anders\n").unwrap();
    drop(stdin);
    assert!(child.wait().unwrap().success());
    let folder = session(study.path()).join("transcript");
    fs::create_dir_all(&folder).unwrap();
    let turn = |ms: u32, text: &str| {
        format!(
            "{{\"speaker\":\"R7\",\"ms\":{ms},\"end_ms\":{ms},\"position\":null,\"text\":\"{text}\",\
             \"topic\":\"O2\",\"question\":\"O2.1\"}}"
        )
    };
    let turns = [
        turn(600_000, "Wij kijken naar de doelen."),
        turn(605_000, "Samen 👩‍🏫."),
    ];
    let transcript = format!(
        "{{\"version\":1,\"source\":null,\"engine\":\"vtt\",\"language\":\"nl\",\"turns\":[{}]}}",
        turns.join(",")
    );
    fs::write(folder.join("001.json"), transcript).unwrap();
    study
}

fn session(study: &Path) -> PathBuf {
    let mut entries = fs::read_dir(study.join("sessions")).unwrap();
    entries.next().unwrap().unwrap().path()
}

fn journal(study: &Path) -> String {
    fs::read_to_string(session(study).join("reviews/a/journal.jsonl")).unwrap()
}

fn review(study: &Path) -> Sitting {
    let sitting = Sitting::begin(study, &["review", "R7", "--lang", "en"]);
    sitting.wait_for("coder a · round 1");
    sitting
}

#[test]
fn notes_are_confirmed_and_words_of_a_turn_are_coded() {
    let study = study();
    let mut sitting = review(study.path());
    sitting.press("\r");
    sitting.wait_for("notes 1/2");
    // Down to the turn; its second word, drawn out to the third.
    sitting.press("\u{1b}[B");
    sitting.wait_for_all(&["▸", "Wij kijken"]);
    sitting.press(" \u{1b}[C \u{1b}[C #do\t\r");
    sitting.wait_for_all(&["└ kijken naar", "#doelen"]);
    sitting.wait_for(" kept");
    let kept = journal(study.path());
    assert!(
        kept.contains(r#""from":{"turn":1,"char":4},"to":{"turn":1,"char":15}"#),
        "{kept}"
    );
    sitting.resize(120, 40);
    sitting.wait_for_all(&["Notes", "Transcript"]);
    sitting.press("\u{3}");
    sitting.wait_for("Leave?");
    sitting.press("\u{3}");
    assert!(sitting.child.wait().unwrap().success());
}

#[test]
fn a_kill_loses_nothing_that_was_shown_as_kept() {
    let study = study();
    let mut sitting = review(study.path());
    sitting.press("#basis\r");
    sitting.wait_for_all(&["[1] kijkt", "#basis"]);
    sitting.wait_for(" kept");
    sitting.press("* half a th");
    sitting.wait_for("› * half a th");
    std::thread::sleep(std::time::Duration::from_millis(900));
    sitting.child.kill().unwrap();
    sitting.child.wait().unwrap();
    assert!(journal(study.path()).contains(r#""concepts":["basis"]"#));
    let again = review(study.path());
    again.wait_for("› * half a th");
    again.wait_for_all(&["[1] kijkt", "#basis"]);
}
