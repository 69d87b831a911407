//! Kills the real program at random moments of scripted interviews: no note that was answered is
//! lost, and the journal holds. `LEIDRAAD_KILLS` says how often.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

use std::collections::HashSet;
use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// How often a session is killed before the next one is begun.
const KILLS_A_SESSION: u32 = 20;

#[test]
fn no_note_that_was_answered_is_lost_by_a_kill() {
    let kills = std::env::var("LEIDRAAD_KILLS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(20);
    let mut chance = Chance(0x2026_0112);
    let mut killed = 0;
    while killed < kills {
        let study = tempfile::tempdir().expect("a folder for the study");
        let mut answered = HashSet::new();
        for sitting in 0..KILLS_A_SESSION.min(kills - killed) {
            answered.extend(sit_and_kill(study.path(), sitting, &mut chance));
            killed += 1;
        }
        let kept = kept_notes(study.path());
        let lost: Vec<_> = answered.difference(&kept).collect();
        assert!(lost.is_empty(), "answered and lost: {lost:?}");
        let verified = leidraad(study.path())
            .arg("verify")
            .output()
            .expect("verify runs");
        let told = String::from_utf8_lossy(&verified.stdout).into_owned();
        assert!(
            verified.status.success(),
            "the journal does not hold: {told}"
        );
    }
    println!("{killed} kills");
}

/// Holds a sitting until it is killed at a random moment; gives the notes that were answered.
fn sit_and_kill(study: &Path, sitting: u32, chance: &mut Chance) -> Vec<String> {
    let mut command = leidraad(study);
    if sitting == 0 {
        command.args(["run", "kwaliteitszorg", "-p", "R1", "--plain"]);
    } else {
        command.args(["resume", "R1", "--plain"]);
    }
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let answers = BufReader::new(child.stdout.take().expect("its answers"));
    let reader = std::thread::spawn(move || {
        let lines = answers.lines().map_while(Result::ok);
        lines.filter_map(|line| answered_note(&line)).collect()
    });
    type_notes(&mut child, sitting);
    std::thread::sleep(Duration::from_micros(chance.below(60_000)));
    child.kill().expect("it can be killed");
    child.wait().expect("it ends");
    reader.join().expect("its answers are read")
}

/// Types notes, with commands between them and an unfinished line at the end.
fn type_notes(child: &mut Child, sitting: u32) {
    let mut input = child.stdin.take().expect("its input");
    let mut lines = String::new();
    for number in 0..200 {
        let _ = writeln!(
            lines,
            "<{sitting}.{number}> hij leest mee in de jaarplannen"
        );
        lines.push_str(["/asked\n", "/tick basis\n", "/go O3\n", "/back\n"][number % 4]);
    }
    lines.push_str("een halve regel");
    // The kill may come before all of it is read.
    let _ = input.write_all(lines.as_bytes());
    std::mem::forget(input);
}

/// The mark of a note that was answered as kept. A line that was left unfinished may stand before.
fn answered_note(line: &str) -> Option<String> {
    let note = line.split_once("] note ")?.1;
    mark(note)
}

fn mark(text: &str) -> Option<String> {
    let (_, after) = text.split_once('<')?;
    Some(after.split_once('>')?.0.to_owned())
}

fn kept_notes(study: &Path) -> HashSet<String> {
    let output = leidraad(study)
        .args(["export", "jsonl", "-o", "-"])
        .output()
        .expect("it exports");
    let lines = String::from_utf8(output.stdout).expect("the export is UTF-8");
    lines.lines().filter_map(mark).collect()
}

fn leidraad(study: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_leidraad"));
    command
        .arg("--study")
        .arg(study)
        .env_remove("LANG")
        .env_remove("LC_ALL");
    command
}

/// A small generator of random numbers, so that a failure can be run again.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}
