//! `list` and `show` say where review stands.

use leidraad::journal::deed::{Doubted, Unit};

use crate::fixture::{Study, coded, marked, read, round};

fn study() -> Study {
    let study = Study::new();
    let doubted = Doubted {
        unit: Unit::Note(1),
        doubtful: true,
    };
    let anna = vec![
        round(1, None),
        coded(1, &["doelen"]),
        coded(2, &["overig"]),
        read(1, 1),
        marked((2, 3), (2, 11), "doelen"),
        doubted.into(),
    ];
    let bram = vec![round(1, None), coded(4, &["basis"])];
    study.review("bram", "2026-01-13T09:00:00.000Z", bram);
    study.review("anna", "2026-01-13T10:00:00.000Z", anna);
    study
}

#[test]
fn each_coders_latest_round_is_shown_with_how_far_it_is() {
    let study = study();
    let review = &study.json(&["show", "R7", "--format", "json"])["review"];
    assert_eq!(review[0]["coder"], "anna");
    assert_eq!(review[0]["in_force"], true);
    let counts = serde_json::json!({ "reviewed": 2, "all": 3 });
    assert_eq!(review[0]["notes"], counts, "the memo waits for nobody");
    assert_eq!(review[0]["turns"], counts);
    assert_eq!(review[0]["doubtful"], 1);
    assert_eq!(review[1]["coder"], "bram");
    assert_eq!(review[1]["in_force"], false);
    let line =
        "anna, round 1: reviewed 2 of 3 notes, 2 of 3 turns; doubtful 1, residual 1; in force";
    for format in ["text", "md"] {
        let shown = study.out(&["show", "R7", "--format", format]);
        assert!(shown.contains(line), "{shown}");
    }
}

#[test]
fn the_list_has_a_column_for_it() {
    let study = study();
    let list = study.out(&["list"]);
    assert!(list.contains("anna:1 4/6, bram:1 1/6"), "{list}");
    let json = study.json(&["list", "--format", "json"]);
    assert_eq!(json[0]["review"][0]["round"], 1);
}
