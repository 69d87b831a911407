//! What must not bring the program down.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::Stdio;

use crate::fixture::{Study, answers};

const RUN: &[&str] = &["run", "small", "-p", "R1", "--plain"];

#[test]
fn a_second_process_on_a_session_is_refused() {
    let study = Study::new();
    let mut child = study
        .program(RUN)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    writeln!(input, "mine").unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().starts_with('[')));
    let second = study.fed(&["resume", "R1", "--plain"], "yours\n");
    assert_eq!(second.code, 3, "{second:?}");
    assert!(
        !second.err.is_empty() && second.out.is_empty(),
        "{second:?}"
    );
    assert!(
        study.out(&["show", "R1"]).contains("mine"),
        "reading needs no lock"
    );
    drop(input);
    assert!(child.wait().unwrap().success());
    assert_eq!(study.fed(&["resume", "R1", "--plain"], "now\n").code, 0);
    assert_eq!(study.ran(&["verify"]).code, 0);
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let study = Study::new();
    let rows = "R1,a,a row of a table that fills the pipe\n".repeat(20_000);
    study.write("in.csv", "participant,concept,text\n".to_owned() + &rows);
    study.out(&["import", "fragments", "in.csv"]);
    for args in [
        &["export", "jsonl"][..],
        &["export", "csv"],
        &["show", "R1"],
        &["export", "md"],
    ] {
        let mut child = study
            .program(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let output = child.wait_with_output().unwrap();
        let err = String::from_utf8_lossy(&output.stderr);
        assert!(
            !err.contains("panicked") && err.is_empty(),
            "{args:?}: {err}"
        );
        assert!(
            output.status.code().is_some(),
            "{args:?}: {:?}",
            output.status
        );
    }
}

#[test]
fn bytes_that_are_no_utf8_are_kept_as_well_as_can_be() {
    let study = Study::new();
    let ran = study.fed(RUN, b"caf\xe9 and\xff\xfe more\nnext\n\xf0\x9f\x99\n");
    let said = answers(&ran.out);
    assert_eq!(said.len(), 3);
    assert!(said[0].text.contains("caf") && said[0].text.contains("more"));
    assert!(!said[0].before.is_empty(), "it is said");
    assert_eq!(study.ran(&["verify"]).code, 0);
}

#[test]
fn a_line_of_five_megabytes_is_taken_or_refused_but_answered() {
    let study = Study::new();
    let mut input = b"before\n".to_vec();
    input.extend(b"word ".repeat(1024 * 1024));
    input.extend(b"\nafter\n");
    let ran = study.fed(RUN, input);
    assert_eq!(ran.code, 0);
    let said = answers(&ran.out);
    assert_eq!(said.len(), 3);
    assert_eq!(said[2].level, "note");
    assert_eq!(study.ran(&["verify"]).code, 0);
    assert!(study.out(&["export", "csv"]).len() > 5 * 1024 * 1024);
}

#[test]
fn escape_sequences_in_notes_never_reach_a_terminal() {
    let study = Study::new();
    let evil = "x \u{1b}]0;owned\u{7}\u{1b}[31mred\u{9b}31m \u{202e}gnp.exe #a";
    let ran = study.fed(RUN, format!("{evil}\n/find owned\n/where\n/strike 9\n/edit 1 \u{1b}[2J\n/\u{1b}[2J\n/go \u{1b}[2J\n@\u{1b}[2J hm\n#\u{1b}[2J\n{evil}\n"));
    let raw = |text: &str| text.contains(['\u{1b}', '\u{7}', '\u{9b}', '\u{8}']);
    assert!(!raw(&ran.out) && !raw(&ran.err), "{ran:?}");
    study.write(
        "in.csv",
        format!("participant,concept,text,theme\nR2,a,{evil},{evil}\n"),
    );
    let ran = study.ran(&["import", "fragments", "in.csv"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    study.write(
        "evil.csv",
        format!("participant,concept,text,{evil}\n{evil},{evil},{evil},\n"),
    );
    let told = study.ran(&["import", "fragments", "evil.csv"]);
    assert!(told.code == 1 && !raw(&told.err), "{told:?}");
    for args in [
        &["show", "R1"][..],
        &["show", "R2"],
        &["show", "R1", "--format", "md"],
        &["list"],
        &["pivot"],
        &["export", "md"],
        &["verify"],
        &["pivot", "--by", "topic"],
        &["show", "\u{1b}[2J"],
        &["verify", "\u{1b}[2J"],
        &["guide", "check", "\u{1b}[2J"],
        &["guide", "check", "./\u{1b}[2J.toml"],
        &["export", "csv", "-o", "no/\u{1b}[2J"],
    ] {
        let ran = study.ran(args);
        assert!(!raw(&ran.out) && !raw(&ran.err), "{args:?}: {ran:?}");
    }
    let json = study.out(&["show", "R1", "--format", "json"]);
    assert!(!json.contains('\u{1b}'));
    let resumed = study.fed(&["resume", "R1", "--plain"], "half \u{1b}[2J");
    let again = study.ran(&["resume", "R1", "--plain"]);
    assert!(!raw(&resumed.out) && !raw(&again.out), "{again:?}");
}

#[test]
fn escape_sequences_in_a_guide_never_reach_a_terminal() {
    let study = Study::new();
    let guide = crate::fixture::SMALL
        .replace("How does it go?", "How \\u001b[31m goes?")
        .replace("\"First\"", "\"\\u001b[2J\"");
    study.write("evil.toml", &guide);
    for args in [
        &["guide", "check", "./evil.toml"][..],
        &["guide", "show", "./evil.toml"],
        &["guide", "table", "./evil.toml"],
    ] {
        let ran = study.ran(args);
        assert!(
            !ran.out.contains('\u{1b}') && !ran.err.contains('\u{1b}'),
            "{args:?}: {ran:?}"
        );
    }
    let ran = study.fed(
        &["run", "./evil.toml", "-p", "R1", "--plain"],
        "/go T1\n/where\n/plan\n",
    );
    assert!(!ran.out.contains('\u{1b}'), "{ran:?}");
}

#[test]
fn a_study_that_cannot_be_written_is_told() {
    let study = Study::new();
    study.write("sessions", "a file, where the folder should be");
    let ran = study.fed(RUN, "x\n");
    assert_eq!(ran.code, 3, "{ran:?}");
    assert!(ran.err.contains("sessions"), "{ran:?}");
    study.write("in.csv", "participant,concept,text\nR1,a,x\n");
    assert_eq!(study.ran(&["import", "fragments", "in.csv"]).code, 3);
    for args in [&["list"][..], &["pivot"], &["export", "csv"], &["verify"]] {
        study.ran(args);
    }
}

#[test]
fn odd_things_among_the_sessions_do_no_harm() {
    let study = Study::new();
    study.held("R1", &["fine"]);
    fs::create_dir(study.path("sessions/2026-01-01-R2-abcd")).unwrap();
    fs::create_dir(study.path("sessions/not a session")).unwrap();
    study.write("sessions/2026-01-01-R3-file", "no folder");
    std::os::unix::fs::symlink("/nowhere", study.path("sessions/2026-01-01-R4-link")).unwrap();
    fs::create_dir_all(study.path("sessions/2026-01-01-R5-dirs/journal.jsonl")).unwrap();
    fs::create_dir_all(study.path("sessions/2026-01-01-R5-dirs/session.toml")).unwrap();
    for args in [
        &["list"][..],
        &["pivot"],
        &["export", "csv"],
        &["show", "R1"],
    ] {
        let ran = study.ran(args);
        assert_eq!(ran.code, 0, "{args:?}: {ran:?}");
    }
    assert!(study.out(&["export", "csv"]).contains("fine"));
    for id in ["2026-01-01-R2", "R3", "R4", "R5", "not a session"] {
        assert_ne!(study.ran(&["show", id]).code, 0, "{id}");
        assert_ne!(study.ran(&["resume", id, "--plain"]).code, 0, "{id}");
    }
}
