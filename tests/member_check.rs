//! A whole member check with six participants, on the screen and as lines, killed in the middle of a row
//! and taken up again: its outcome is the script, cell by cell, and an answer is one key.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

#[allow(dead_code, reason = "the tests of the live screen use all of it")]
#[path = "terminal/sitting.rs"]
mod sitting;

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use leidraad::guide::load::load;
use sitting::Sitting;

const CHECK: &str = "kwaliteitszorg-member-check";
const TABLE: [&str; 6] = ["R15", "R16", "R17", "R18", "R19", "R20"];
const ANSWERS: [&str; 6] = ["recognised", "partly", "not", "none", "nod", "absent"];
/// F5 to F10, as terminals send them.
const KEYS: [&str; 6] = [
    "\u{1b}[15~",
    "\u{1b}[17~",
    "\u{1b}[18~",
    "\u{1b}[19~",
    "\u{1b}[20~",
    "\u{1b}[21~",
];
/// The row in which the program is killed, after so many answers.
const KILLED: (usize, usize) = (4, 3);

/// The statements of the shipped guide, in order.
fn statements() -> Vec<String> {
    let guide = load(CHECK, None).unwrap().guide;
    let topics = guide.topics.iter();
    let all = topics.flat_map(|topic| &topic.statements);
    all.map(|statement| statement.id.clone()).collect()
}

/// What the script has a participant answer to a statement, as a place in the lists above.
fn answer(statement: usize, participant: usize) -> usize {
    (statement * 5 + participant * (1 + statement % 3)) % ANSWERS.len()
}

/// The answers to a statement in the order they are asked: another one is first each time.
fn row(statement: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..TABLE.len()).map(move |turn| {
        let participant = (statement + turn) % TABLE.len();
        (participant, answer(statement, participant))
    })
}

/// The outcome that the script wants: by statement and participant.
fn wanted() -> BTreeMap<(String, String), (String, String)> {
    let mut cells = BTreeMap::new();
    for (at, statement) in statements().into_iter().enumerate() {
        for (participant, answer) in row(at) {
            let key = (statement.clone(), TABLE[participant].to_owned());
            cells.insert(key, (ANSWERS[answer].to_owned(), String::new()));
        }
    }
    cells
}

fn leidraad(study: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_leidraad"));
    command.args(["--lang", "en"]).args(args).current_dir(study);
    command
}

/// The outcome as it is exported: by statement and participant.
fn outcome(study: &Path) -> BTreeMap<(String, String), (String, String)> {
    let Output { status, stdout, .. } = leidraad(study, &["study", "outcome", "--format", "csv"])
        .output()
        .unwrap();
    assert!(status.success());
    let mut rows = csv::Reader::from_reader(stdout.as_slice());
    let cells = rows.records().map(|row| {
        let row = row.unwrap();
        let at = |column: usize| row.get(column).unwrap().to_owned();
        ((at(0), at(2)), (at(3), at(4)))
    });
    cells.collect()
}

fn study() -> tempfile::TempDir {
    let study = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(study.path().join("sessions")).unwrap();
    study
}

#[test]
fn on_the_screen_an_answer_is_one_key_and_a_kill_in_a_row_loses_none() {
    let study = study();
    let arguments = ["run", CHECK, "-p", &TABLE.join(","), "--lang", "en"];
    let mut sitting = Sitting::begin(study.path(), &arguments);
    sitting.wait_for("▸□ taking part");
    sitting.press("/consent yes\r");
    sitting.wait_for("consent given");
    for (at, statement) in statements().iter().enumerate() {
        sitting.press(&format!("/go {statement}\r"));
        sitting.wait_for(&format!("▸ {statement}"));
        for (turn, (participant, answer)) in row(at).enumerate() {
            if (at, turn) == KILLED {
                sitting.child.kill().unwrap();
                sitting.child.wait().unwrap();
                sitting = Sitting::begin(study.path(), &["resume", "--lang", "en"]);
                sitting.wait_for(&format!("▸ {statement}"));
            }
            sitting.press(KEYS[answer]);
            let who = format!("{statement}, {}: ", TABLE[participant]);
            sitting.wait_for(&who);
            sitting.wait_for(" kept");
        }
        sitting.wait_for("everyone was heard");
    }
    let mut wanted = wanted();
    assert_eq!(outcome(study.path()), wanted);

    // An answer is put right: both stay, and the later one stands.
    sitting.press("/answer M1.s1 R17 partly only here\r");
    sitting.wait_for("M1.s1, R17: partly");
    sitting.wait_for(" kept");
    let key = ("M1.s1".to_owned(), "R17".to_owned());
    wanted.insert(key, ("partly".to_owned(), "only here".to_owned()));
    sitting.press("/finish\r");
    sitting.wait_for("Enter ends it");
    sitting.press("\r");
    sitting.wait_for("How was it?");
    assert_eq!(outcome(study.path()), wanted);
}

/// Feeds lines to plain mode, and waits for the answer to each.
fn feed(program: &mut std::process::Child, lines: &[String]) -> Vec<String> {
    let stdin = program.stdin.as_mut().unwrap();
    for line in lines {
        writeln!(stdin, "{line}").unwrap();
    }
    stdin.flush().unwrap();
    let out = program.stdout.as_mut().unwrap();
    let said = BufReader::new(out).lines().map(Result::unwrap);
    said.filter(|line| line.starts_with('['))
        .take(lines.len())
        .collect()
}

#[test]
fn as_lines_a_row_that_was_killed_goes_on_where_it_was() {
    let study = study();
    let begin = |args: &[&str]| {
        leidraad(study.path(), args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    };
    let mut lines = vec!["/consent yes".to_owned()];
    let mut killed_at = 0;
    for (at, statement) in statements().iter().enumerate() {
        lines.push(format!("/go {statement}"));
        for (turn, (_, answer)) in row(at).enumerate() {
            if (at, turn) == KILLED {
                killed_at = lines.len();
            }
            lines.push(format!("/heard {}", ANSWERS[answer]));
        }
    }
    let (before, after) = lines.split_at(killed_at);
    let mut program = begin(&["run", CHECK, "-p", &TABLE.join(","), "--plain"]);
    let said = feed(&mut program, before);
    assert!(said.iter().all(|line| line.contains(" ok ")), "{said:#?}");
    program.kill().unwrap();
    program.wait().unwrap();
    let mut program = begin(&["resume", "--plain"]);
    let said = feed(&mut program, after);
    assert!(said.iter().all(|line| line.contains(" ok ")), "{said:#?}");
    drop(program.stdin.take());
    assert!(program.wait().unwrap().success());
    assert_eq!(outcome(study.path()), wanted());
    let verified = leidraad(study.path(), &["verify"]).output().unwrap();
    assert!(verified.status.success());
}
