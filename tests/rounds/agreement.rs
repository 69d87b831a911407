//! `review --compare`: how far two coders or two rounds agree.

use crate::fixture::{Study, coded, marked, read, round};

/// Anna and Bram coded independently: of the notes both reviewed 1 and 2, of the turns 2 and 3.
fn study() -> Study {
    let study = Study::new();
    let anna = vec![
        round(1, None),
        coded(1, &["doelen"]),
        coded(2, &["overig"]),
        coded(4, &["basis"]),
        marked((2, 3), (2, 11), "doelen"),
        read(1, 3),
        round(2, Some(("anna", 1, 6))),
        coded(1, &["doelen", "basis"]),
    ];
    let bram = vec![
        round(1, None),
        coded(1, &["doelen"]),
        coded(2, &["doelen"]),
        marked((2, 14), (3, 4), "doelen"),
    ];
    study.review("anna", "2026-01-13T09:00:00.000Z", anna);
    study.review("bram", "2026-01-13T10:00:00.000Z", bram);
    study
}

#[test]
fn two_coders_are_compared_on_what_both_reviewed() {
    let study = study();
    let found = study.json(&[
        "review",
        "R7",
        "--compare",
        "anna:1",
        "bram:1",
        "--format",
        "json",
    ]);
    // Note 1 and turn 2 the same; note 2 overig against doelen; turn 3 nothing against doelen.
    assert_eq!(found["notes"]["reviewed_by_both"], 2, "{found:#}");
    assert_eq!(found["notes"]["all"], 3, "the memo is no unit");
    assert_eq!(found["turns"]["reviewed_by_both"], 2);
    assert_eq!(found["turns"]["all"], 3);
    assert_eq!((&found["units"], &found["same"]), (&4.into(), &2.into()));
    let doelen = &found["concepts"][0];
    assert_eq!(doelen["concept"], "doelen");
    assert_eq!(doelen["both"], 2);
    assert_eq!(doelen["only_first"], 0);
    assert_eq!(doelen["only_second"], 2);
    assert_eq!(doelen["neither"], 0);
    // Observed 1/2; expected 1/2 × 1: no better than chance.
    assert_eq!(doelen["kappa"], 0.0);
    assert_eq!(found["concepts"][1]["concept"], "overig");
    let differences = found["differences"].as_array().unwrap();
    assert_eq!(differences.len(), 2);
    let turn = &differences[1];
    assert_eq!(turn["unit"], "turn:001:3");
    assert_eq!(turn["topic"], "O3");
    assert_eq!(turn["before"], "Ik kijk 👩‍🏫 naar doelen");
    assert_eq!(turn["text"], "שלום en naar de school");
    assert_eq!(turn["first"], serde_json::json!([]));
    assert_eq!(turn["second"], serde_json::json!(["doelen"]));
    let note = &differences[0];
    assert_eq!(
        note["after"], "lezen staat voorop",
        "the memo is passed over"
    );
}

#[test]
fn the_other_way_round_only_the_sides_change() {
    let study = study();
    let both = |one, other| study.json(&["review", "--compare", one, other, "--format", "json"]);
    let (there, back) = (both("anna:1", "bram"), both("bram", "anna:1"));
    assert_eq!(there["kappa"], back["kappa"]);
    assert_eq!(
        there["concepts"][0]["only_first"],
        back["concepts"][0]["only_second"]
    );
}

#[test]
fn it_is_printed_for_reading_in_both_languages() {
    let study = study();
    let text = study.out(&["review", "--compare", "anna:1", "bram:1"]);
    assert!(
        text.contains("anna:1 beside bram:1; sessions: 1\n"),
        "{text}"
    );
    assert!(text.contains("2 of 3 notes, 2 of 3 turns"), "{text}");
    assert!(text.contains("the same concepts: 2 of 4 (50.0%)"), "{text}");
    assert!(text.contains("#doelen"), "{text}");
    assert!(
        text.contains("    anna:1: no concept\n    bram:1: #doelen\n"),
        "{text}"
    );
    let dutch = study.out(&["--lang", "nl", "review", "--compare", "anna:1", "bram:1"]);
    assert!(dutch.contains("2 van 4 (50,0%)"), "{dutch}");
}

#[test]
fn a_table_has_each_unit_that_both_reviewed_with_what_either_gave() {
    let study = study();
    let table = study.out(&[
        "review",
        "R7",
        "--compare",
        "anna:1",
        "bram:1",
        "--format",
        "csv",
    ]);
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 4);
    assert_eq!(
        (&rows[1][9], &rows[1][10], &rows[1][11]),
        ("overig", "doelen", "false")
    );
}

#[test]
fn only_what_was_reviewed_in_the_later_round_itself_is_compared() {
    let study = study();
    let found = study.json(&[
        "review",
        "--compare",
        "anna:1",
        "anna:2",
        "--format",
        "json",
    ]);
    assert_eq!(found["units"], 1);
    assert_eq!(
        found["differences"][0]["second"],
        serde_json::json!(["basis", "doelen"])
    );
}

#[test]
fn kappa_that_is_undefined_is_said_and_is_no_number() {
    let study = Study::new();
    for coder in ["anna", "bram"] {
        let deeds = vec![round(1, None), coded(1, &["doelen"])];
        study.review(coder, "2026-01-13T09:00:00.000Z", deeds);
    }
    let both = ["review", "--compare", "anna", "bram"];
    let text = study.out(&both);
    assert!(text.contains("–\n"), "{text}");
    assert!(text.contains("– kappa is undefined"), "{text}");
    assert!(!text.contains("NaN"), "{text}");
    let json = study.json(&[&both[..], &["--format", "json"]].concat());
    assert_eq!(json["kappa"], serde_json::Value::Null);
    assert_eq!(json["agreement"], 1.0);
    assert_eq!(json["concepts"][0]["kappa"], serde_json::Value::Null);
}

#[test]
fn a_round_alone_is_that_of_the_only_coder() {
    let study = Study::new();
    let deeds = vec![
        round(1, None),
        coded(1, &["doelen"]),
        round(2, Some(("anna", 1, 2))),
        coded(1, &["basis"]),
    ];
    study.review("anna", "2026-01-13T09:00:00.000Z", deeds);
    let text = study.out(&["review", "R7", "--compare", "1", "2"]);
    assert!(text.starts_with("anna:1 beside anna:2"), "{text}");
    study.review("bram", "2026-01-13T09:00:00.000Z", vec![round(1, None)]);
    let said = study.fails(2, &["review", "R7", "--compare", "1", "2"]);
    assert!(said.contains("anna, bram"), "{said}");
}

#[test]
fn what_is_not_there_is_named_with_what_is() {
    let study = study();
    let said = study.fails(2, &["review", "R7", "--compare", "anna:1", "carla"]);
    assert!(
        said.contains("`carla`") && said.contains("anna:1, anna:2, bram:1"),
        "{said}"
    );
    let said = study.fails(2, &["review", "--compare", "anna:3", "bram"]);
    assert!(said.contains("no session was reviewed in both"), "{said}");
    let said = study.fails(2, &["review", "--compare", "anna:1", "anna:1"]);
    assert!(said.contains("compared with itself"), "{said}");
    study.fails(2, &["review", "--compare", "anna:1"]);
}

#[test]
fn the_documentation_names_every_column_of_the_table() {
    let study = study();
    let table = study.out(&["review", "--compare", "anna", "bram", "--format", "csv"]);
    let doc = include_str!("../../docs/agreement.md");
    for column in table.lines().next().unwrap().split(',') {
        assert!(doc.contains(&format!("`{column}`")), "{column}");
    }
}
