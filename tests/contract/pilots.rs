//! `guide pilot`: what pilots say of a guide; they count nowhere.

use serde_json::Value;

use crate::fixture::{SMALL, Study};

fn study() -> Study {
    let study = Study::new();
    let pilot = |who: &str, lines: &[&str]| {
        study.typed(
            &["run", "small", "-p", who, "--plain", "--phase", "pilot"],
            lines,
        );
    };
    let ids = questions();
    let (first, second) = (ids[0].as_str(), ids[1].as_str());
    let go = format!("/go {first}");
    let flag = format!("/flag {first} what is meant by this?");
    let skip = format!("/skip {second} no time");
    pilot(
        "R8",
        &[
            "/consent yes",
            &go,
            "/asked",
            "a note",
            &flag,
            &skip,
            "/finish",
        ],
    );
    study.write(
        "guides/small.toml",
        SMALL.replacen("version = \"2.1\"", "version = \"2.2\"", 1),
    );
    pilot("R9", &["/consent yes", &go, "/asked", "/finish"]);
    study
}

/// The ids of the small guide's questions, in order.
fn questions() -> Vec<String> {
    let begun = SMALL.split("[[topic.question]]\n").skip(1);
    begun
        .map(|rest| rest.split('"').nth(1).unwrap().to_owned())
        .collect()
}

#[test]
fn pilots_are_told_apart_by_version_item_by_item_with_the_words() {
    let study = study();
    let value: Value =
        serde_json::from_str(&study.out(&["guide", "pilot", "small", "--format", "json"])).unwrap();
    let versions = value["versions"].as_array().unwrap();
    assert_eq!(versions.len(), 2, "{value:#}");
    let item = |version: usize, id: &str| {
        let items = versions[version]["items"].as_array().unwrap();
        items.iter().find(|item| item["id"] == id).unwrap().clone()
    };
    let ids = questions();
    let first = item(0, &ids[0]);
    assert_eq!(first["asked"], 1);
    assert_eq!(first["remarks"][0]["words"], "what is meant by this?");
    assert_eq!(first["remarks"][0]["unclear"], true);
    assert_eq!(item(0, &ids[1])["skipped"], 1);
    assert_eq!(item(1, &ids[0])["asked"], 1);
    assert_eq!(item(1, &ids[0])["remarks"].as_array().unwrap().len(), 0);
    let told = study.out(&["guide", "pilot", "--lang", "nl"]);
    assert!(
        told.contains("onduidelijk: what is meant by this?"),
        "{told}"
    );
    assert!(told.contains("overgeslagen: no time"), "{told}");
}

#[test]
fn pilots_are_in_no_count_and_no_export_unless_asked_for() {
    let study = study();
    assert_eq!(study.row("R8", &[]), "");
    assert!(!study.out(&["export", "csv"]).contains("a note"));
    assert_ne!(study.row("R8", &["--phase", "pilot"]), "");
}

#[test]
fn without_pilots_it_says_how_to_hold_one() {
    let study = Study::new();
    let ran = study.ran(&["guide", "pilot", "small"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert!(ran.err.contains("--phase pilot"), "{}", ran.err);
}
