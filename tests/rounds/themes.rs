//! `study themes`: listed, renamed, joined; sessions stay untouched.

use leidraad::journal::deed::Unit;

use crate::fixture::{Study, marked, round, themed};

/// R7's note 1 has the theme "samen leren"; anna gave note 4 and a fragment one each.
fn study() -> Study {
    let study = Study::new();
    let deeds = vec![
        round(1, None),
        marked((2, 3), (2, 11), "doelen"),
        themed(Unit::Fragment("anna".into(), 2), " samen  "),
        themed(Unit::Note(4), "lezen"),
    ];
    study.review("anna", "2026-01-13T09:00:00.000Z", deeds);
    study
}

fn themes(study: &Study) -> Vec<(String, u64, u64)> {
    let found = study.json(&["study", "themes", "--format", "json"]);
    let one = |it: &serde_json::Value| {
        let count = |key: &str| it[key].as_u64().unwrap();
        (
            it["theme"].as_str().unwrap().to_owned(),
            count("fragments"),
            count("sessions"),
        )
    };
    found.as_array().unwrap().iter().map(one).collect()
}

fn all(expected: &[(&str, u64, u64)]) -> Vec<(String, u64, u64)> {
    let owned =
        |&(name, fragments, sessions): &(&str, u64, u64)| (name.to_owned(), fragments, sessions);
    expected.iter().map(owned).collect()
}

#[test]
fn themes_are_listed_with_how_often_each_was_given() {
    let study = study();
    study.import("participant,concept,text,theme\nR8,doelen,ook,lezen\n");
    let expected = all(&[("lezen", 2, 2), ("samen", 1, 1), ("samen leren", 1, 1)]);
    assert_eq!(themes(&study), expected);
    let text = study.out(&["study", "themes"]);
    assert!(
        text.contains("theme        fragments  sessions\n"),
        "{text}"
    );
}

#[test]
fn a_renamed_theme_has_its_new_name_everywhere_and_sessions_stay_as_they_were() {
    let study = study();
    let journals = ["journal.jsonl", "reviews/anna/journal.jsonl"];
    let bytes = || journals.map(|file| std::fs::read(study.session().join(file)).unwrap());
    let before = bytes();
    study.out(&[
        "study",
        "themes",
        "rename",
        " samen leren",
        "leren met elkaar ",
    ]);
    study.out(&["study", "themes", "rename", "samen", "doelen delen"]);
    let expected = all(&[
        ("doelen delen", 1, 1),
        ("leren met elkaar", 1, 1),
        ("lezen", 1, 1),
    ]);
    assert_eq!(themes(&study), expected);
    let rows = study.out(&["pivot", "--by", "theme", "--format", "csv"]);
    assert!(
        rows.contains("\ndoelen delen,") && rows.contains("\nleren met elkaar,"),
        "{rows}"
    );
    let lines = study.out(&["export", "jsonl"]);
    assert!(lines.contains("\"theme\":\"leren met elkaar\""), "{lines}");
    assert_eq!(bytes(), before);
}

#[test]
fn a_theme_given_after_a_rename_keeps_its_name() {
    let study = study();
    study.out(&["study", "themes", "rename", "lezen", "taal"]);
    let later = vec![round(1, None), themed(Unit::Note(1), "lezen")];
    study.review("bram", "2126-01-13T09:00:00.000Z", later);
    // Bram worked last, so his codings are those in force; Anna's theme is still one of the study's.
    let expected = all(&[
        ("lezen", 1, 1),
        ("samen", 0, 0),
        ("samen leren", 0, 0),
        ("taal", 0, 0),
    ]);
    assert_eq!(themes(&study), expected);
}

#[test]
fn joining_two_themes_asks_and_says_what_is_joined() {
    let study = study();
    let rename = ["study", "themes", "rename", "samen", "samen leren"];
    let said = study.fails(2, &rename);
    assert!(
        said.contains("become one theme") && said.contains("--yes"),
        "{said}"
    );
    assert!(
        !study.path().join("study.jsonl").exists(),
        "nothing was changed"
    );
    study.out(&[&rename[..], &["--yes"]].concat());
    assert_eq!(
        themes(&study),
        all(&[("lezen", 1, 1), ("samen leren", 2, 1)])
    );
}

#[test]
fn a_theme_that_is_not_there_is_an_error_that_names_one_like_it() {
    let study = study();
    let said = study.fails(2, &["study", "themes", "rename", "lezn", "taal"]);
    assert!(
        said.contains("`lezn`") && said.contains("`lezen`"),
        "{said}"
    );
    study.fails(2, &["study", "themes", "rename", "lezen", " "]);
    study.fails(2, &["study", "themes", "rename", "lezen", "lezen "]);
    assert!(!study.path().join("study.jsonl").exists());
}
