//! `--coder` and `--round`: whose codings are counted and handed over.

use crate::fixture::{Study, coded, err, marked, round};

fn study() -> Study {
    let study = Study::new();
    let anna = vec![
        round(1, None),
        coded(1, &["doelen"]),
        coded(2, &["basis"]),
        round(2, Some(("anna", 1, 3))),
        coded(2, &["doelen"]),
    ];
    let bram = vec![
        round(1, None),
        coded(1, &["basis"]),
        round(2, Some(("bram", 1, 2))),
        coded(1, &["overig"]),
        marked((2, 3), (2, 11), "doelen"),
    ];
    study.review("bram", "2026-01-13T09:00:00.000Z", bram);
    study.review("anna", "2026-01-13T10:00:00.000Z", anna);
    study
}

/// The concepts of the first two notes, and how many fragments of the transcript there are.
fn given(study: &Study, options: &[&str]) -> (Vec<String>, usize) {
    let lines = study.out(&[&["export", "jsonl"], options].concat());
    let lines = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap());
    let lines: Vec<serde_json::Value> = lines.collect();
    let notes = lines.iter().filter(|line| line["kind"] == "note").take(2);
    let fragments = lines.iter().filter(|line| line["kind"] == "fragment");
    let concept = |line: &serde_json::Value| line["concepts"][0].as_str().unwrap().to_owned();
    (notes.map(concept).collect(), fragments.count())
}

#[test]
fn the_highest_round_is_taken_and_of_several_coders_who_worked_last() {
    let study = study();
    let output = study.ran(&["export", "jsonl"]);
    let said = err(&output);
    assert!(
        said.contains("anna, bram") && said.contains("those of anna"),
        "{said}"
    );
    assert_eq!(
        given(&study, &[]),
        (vec!["doelen".into(), "doelen".into()], 0)
    );
}

#[test]
fn another_coders_or_an_earlier_round_is_taken_when_asked_for() {
    let study = study();
    let of = |options: &[&str]| given(&study, options);
    assert_eq!(
        of(&["--coder", "bram"]),
        (vec!["overig".into(), "overig".into()], 1)
    );
    let first = (vec!["basis".into(), "overig".into()], 0);
    assert_eq!(of(&["--coder", "bram", "--round", "1"]), first);
    assert_eq!(
        of(&["--round", "1"]),
        (vec!["doelen".into(), "basis".into()], 0)
    );
    let quiet = study.ran(&["export", "jsonl", "--coder", "bram"]);
    assert_eq!(err(&quiet), "");
}

#[test]
fn the_pivot_counts_the_codings_asked_for() {
    let study = study();
    let total = |options: &[&str]| {
        let args = ["pivot", "--origin", "reviewed", "--format", "json"];
        let counts = study.json(&[&args[..], options].concat());
        counts["total"]["total"].as_u64().unwrap()
    };
    assert_eq!(total(&["--coder", "bram"]), 2);
    assert_eq!(total(&["--coder", "bram", "--round", "1"]), 1);
    assert_eq!(total(&["--round", "1"]), 2);
}

#[test]
fn codings_that_are_not_there_leave_the_proposals_and_it_is_said() {
    let study = study();
    let output = study.ran(&["export", "jsonl", "--coder", "carla", "--round", "3"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(err(&output).contains("`carla:3`"), "{output:?}");
    let (notes, _) = given(&study, &["--coder", "carla"]);
    assert_eq!(notes, ["doelen", "overig"]);
    study.fails(2, &["pivot", "--round", "0"]);
}
