//! A group: speakers, and consent of each.

use crate::fixture::{Study, levels};

const TABLE: &[&str] = &["run", "small", "-p", "R2,R15", "--plain"];

#[test]
fn the_speaker_is_the_participant_of_a_note() {
    let study = Study::new();
    let said = study.typed(
        TABLE,
        &[
            "@R2 alone",
            "@R2,R15 > both say",
            "nobody",
            "@R9 who?",
            "@r15 small",
        ],
    );
    assert!(said.iter().all(|said| said.level == "note"), "{said:?}");
    assert!(said[3].before.iter().any(|line| line.contains("R9")));
    let notes = study.shown("2")["notes"].clone();
    assert_eq!(notes[0]["participant"], "R2");
    assert_eq!(notes[0]["speakers"], serde_json::json!(["R2"]));
    assert_eq!(notes[0]["text"], "alone");
    assert_eq!(notes[1]["participant"], serde_json::Value::Null);
    assert_eq!(notes[1]["speakers"], serde_json::json!(["R2", "R15"]));
    assert_eq!(notes[1]["kind"], "quote");
    assert_eq!(notes[2]["participant"], serde_json::Value::Null);
    assert_eq!(notes[3]["text"], "@R9 who?");
    assert_eq!(notes[4]["participant"], "R15");
}

#[test]
fn consent_is_for_all_present_or_for_one() {
    let study = Study::new();
    let said = study.typed(
        TABLE,
        &[
            "/consent yes part",
            "/consent no tape R15",
            "/consent yes",
            "/consent yes tape R9",
        ],
    );
    assert_eq!(levels(&said)[2..], ["ok", "error"]);
    let given: Vec<String> = study
        .journal("group")
        .iter()
        .filter(|line| line["kind"] == "consent")
        .map(|line| {
            format!(
                "{} {} {}",
                line["data"]["participant"].as_str().unwrap(),
                line["data"]["item"].as_str().unwrap(),
                line["data"]["agreed"]
            )
        })
        .collect();
    assert_eq!(
        given,
        [
            "R2 part true",
            "R15 part true",
            "R15 tape false",
            "R2 tape true"
        ]
    );
}

#[test]
fn a_group_is_named_so_in_its_folder() {
    let study = Study::new();
    study.typed(TABLE, &["x"]);
    let header = std::fs::read_to_string(study.session("group").join("session.toml")).unwrap();
    let header: toml::Table = header.parse().unwrap();
    let who: Vec<_> = header["participants"]
        .as_array()
        .unwrap()
        .iter()
        .map(|who| who.as_str().unwrap())
        .collect();
    assert_eq!(who, ["R2", "R15"]);
}
