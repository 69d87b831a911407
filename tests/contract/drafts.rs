//! The end of input, the unfinished line, and going on.

use crate::fixture::{Study, answers};

const RUN: &[&str] = &["run", "small", "-p", "R1", "--plain"];
const RESUME: &[&str] = &["resume", "R1", "--plain"];

#[test]
fn the_end_of_input_leaves_the_session_open() {
    let study = Study::new();
    assert_eq!(study.fed(RUN, "one\n").code, 0);
    assert!(
        study
            .journal("R1")
            .iter()
            .all(|line| line["kind"] != "finished")
    );
    let again = study.fed(RESUME, "two\n/finish\n");
    assert_eq!(again.code, 0);
    assert_eq!(study.journal("R1").last().unwrap()["kind"], "finished");
}

#[test]
fn a_last_line_without_its_end_becomes_the_draft() {
    let study = Study::new();
    let ran = study.fed(RUN, "whole\nhalf a li");
    assert_eq!(answers(&ran.out).len(), 1);
    let draft = std::fs::read_to_string(study.session("R1").join("draft.json")).unwrap();
    assert!(draft.contains("half a li"));
    let ran = study.fed(RESUME, "/where\nne\nnext\n");
    let greeting: Vec<&str> = ran
        .out
        .lines()
        .take_while(|line| line.starts_with("  "))
        .collect();
    assert!(
        greeting.iter().any(|line| line.contains("half a li")),
        "{greeting:?}"
    );
    let said = answers(&ran.out);
    assert!(said[1].text.starts_with("half a line"), "{said:?}");
    assert!(said[2].text.starts_with("next"), "{said:?}");
    assert!(!study.session("R1").join("draft.json").exists());
}

#[test]
fn whole_lines_never_become_the_draft() {
    let study = Study::new();
    study.fed(RUN, "whole\n");
    assert!(!study.session("R1").join("draft.json").exists());
}

#[test]
fn a_half_command_is_a_draft_too_and_is_not_done() {
    let study = Study::new();
    study.fed(RUN, "/finish");
    assert!(
        study
            .journal("R1")
            .iter()
            .all(|line| line["kind"] != "finished")
    );
}

#[test]
fn a_draft_that_was_not_gone_on_with_stays() {
    let study = Study::new();
    study.fed(RUN, "half");
    study.fed(RESUME, "");
    study.fed(RESUME, "/where\n\n/time\n");
    let ran = study.fed(RESUME, " and whole\n");
    assert!(
        answers(&ran.out)[0].text.starts_with("half and whole"),
        "{}",
        ran.out
    );
}

#[test]
fn the_clock_of_a_session_never_goes_back() {
    let study = Study::new();
    study.fed(RUN, "one\n");
    std::thread::sleep(std::time::Duration::from_millis(30));
    study.fed(RESUME, "two\n");
    let ms: Vec<u64> = study
        .journal("R1")
        .iter()
        .map(|line| line["ms"].as_u64().unwrap())
        .collect();
    assert!(ms.is_sorted(), "{ms:?}");
    assert_eq!(ms[0], 0);
    let away = ms[ms.len() - 1] - ms[2];
    assert!(away >= 30, "the clock runs on through a break: {ms:?}");
}

#[test]
fn run_makes_the_session_before_it_reads_input() {
    use std::process::Stdio;
    let study = Study::new();
    let mut child = study
        .program(RUN)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let made = (0..200).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(10));
        let sessions = std::fs::read_dir(study.path("sessions"));
        sessions.is_ok_and(|mut all| {
            all.any(|one| one.unwrap().file_name().to_string_lossy().contains("-R1-"))
        })
    });
    assert!(made);
    drop(child.stdin.take());
    assert!(child.wait().unwrap().success());
}

#[test]
fn resume_without_a_name_takes_the_one_open_session() {
    let study = Study::new();
    study.fed(RUN, "one\n");
    study.held("R2", &["two", "/finish"]);
    let ran = study.fed(&["resume", "--plain"], "three\n");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(study.shown("R1")["notes"].as_array().unwrap().len(), 2);
}

#[test]
fn a_note_is_of_the_moment_of_its_first_keystroke() {
    use std::io::Write as _;
    use std::process::Stdio;
    let study = Study::new();
    let mut child = study
        .program(RUN)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(b"begun").unwrap();
    input.flush().unwrap();
    let is_kept = || {
        let sessions = std::fs::read_dir(study.path("sessions")).ok()?;
        let drafts = sessions.flatten().map(|it| it.path().join("draft.json"));
        let mut texts = drafts.filter_map(|draft| std::fs::read_to_string(draft).ok());
        texts.find(|text| text.contains("begun"))
    };
    let until = std::time::Instant::now() + std::time::Duration::from_secs(30);
    while is_kept().is_none() {
        assert!(
            std::time::Instant::now() < until,
            "an unfinished line is checkpointed"
        );
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    std::thread::sleep(std::time::Duration::from_millis(600));
    input.write_all(b" and ended\n").unwrap();
    drop(input);
    assert!(child.wait().unwrap().success());
    let line = study
        .journal("R1")
        .into_iter()
        .find(|line| line["kind"] == "note")
        .unwrap();
    assert!(
        line["data"]["ms"].as_u64().unwrap() + 600 <= line["ms"].as_u64().unwrap(),
        "{line}"
    );
}
