//! `guide diff`: two versions of a guide, and why the new one is as it is.

use std::fs;

use serde_json::Value;

use crate::fixture::{SMALL, Study};

/// A study with two versions of the template.
fn study() -> Study {
    let study = Study::bare();
    assert_eq!(study.ran(&["new", "s", "--lang", "en"]).code, 0);
    let old = fs::read_to_string(study.path("s/guides/template.toml")).unwrap();
    let new = old
        .replace("version = \"0.1\"", "version = \"0.2\"")
        .replace("How did you learn this work?", "How did you get into this?")
        .replacen("minutes = 15", "minutes = 12", 1);
    study.write("old.toml", &old);
    study.write("new.toml", &new);
    study
}

#[test]
fn differences_are_told_item_by_item_for_people_and_for_programs() {
    let study = study();
    let told = study.out(&["guide", "diff", "./old.toml", "./new.toml", "--lang", "en"]);
    assert!(told.starts_with("template 0.1 → template 0.2\n"), "{told}");
    assert!(
        told.contains("    - How did you learn this work?\n    + How did you get into this?\n")
    );
    assert!(told.contains("minutes: 15 → 12"), "{told}");
    let args = [
        "guide",
        "diff",
        "./old.toml",
        "./new.toml",
        "--format",
        "json",
    ];
    let value: Value = serde_json::from_str(&study.out(&args)).unwrap();
    let found = value["differences"].as_array().unwrap();
    assert_eq!(found.len(), 2, "{value}");
    assert_eq!(found[1]["id"], "T1.1");
    assert_eq!(found[1]["part"], "ask");
    assert_eq!(found[1]["language"], "en");
    let same = study.out(&["guide", "diff", "./old.toml", "./old.toml", "--lang", "nl"]);
    assert!(same.contains("geen verschillen"), "{same}");
}

#[test]
fn a_reason_is_kept_in_the_new_guide_which_is_otherwise_as_it_was() {
    let study = study();
    let before = fs::read_to_string(study.path("new.toml")).unwrap();
    let args = [
        "guide",
        "diff",
        "./old.toml",
        "./new.toml",
        "--reason",
        "pilots \"stumbled\"\u{1b}",
    ];
    let ran = study.ran(&args);
    assert_eq!(ran.code, 0, "{ran:?}");
    let after = fs::read_to_string(study.path("new.toml")).unwrap();
    assert!(after.starts_with(before.trim_end()), "{after}");
    assert!(!after.contains('\u{1b}'));
    let again = study.out(&["guide", "diff", "./old.toml", "./new.toml"]);
    assert!(again.contains("0.1 → 0.2: pilots \"stumbled\""), "{again}");
    assert_eq!(
        study
            .ran(&["guide", "check", "./new.toml", "--strict"])
            .code,
        0
    );
}

#[test]
fn a_reason_that_has_no_place_is_refused_and_nothing_is_written() {
    let study = study();
    let built_in = study.ran(&["guide", "diff", "./new.toml", "template", "--reason", "x"]);
    assert_eq!(built_in.code, 2, "{built_in:?}");
    let same = study.ran(&["guide", "diff", "./old.toml", "./old.toml", "--reason", "x"]);
    assert_eq!(same.code, 2, "{same:?}");
    study.write(
        "other.toml",
        [
            "history = [{ date = \"1\", from = \"0\", to = \"1\", reason = \"y\" }]\n",
            &fs::read_to_string(study.path("new.toml")).unwrap(),
        ]
        .concat(),
    );
    let ran = study.ran(&[
        "guide",
        "diff",
        "./old.toml",
        "./other.toml",
        "--reason",
        "x",
    ]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.err.contains("nothing was written"), "{}", ran.err);
}

#[test]
fn the_guide_that_a_session_was_held_with_can_be_compared() {
    let study = Study::new();
    study.held("R1", &["/consent yes", "/finish"]);
    study.write(
        "guides/small.toml",
        SMALL.replacen("minutes = 30", "minutes = 31", 1),
    );
    let held = study.session("R1").join("guide.toml");
    let ran = study.ran(&["guide", "diff", held.to_str().unwrap(), "small"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.out.contains("30 → 31") && ran.err.contains("version"),
        "{ran:?}"
    );
}

#[test]
fn advice_on_wording_is_given_on_request_and_is_no_error() {
    let study = study();
    let closed = fs::read_to_string(study.path("old.toml")).unwrap().replace(
        "How did you learn this work?",
        "Did you learn this at school?",
    );
    study.write("closed.toml", &closed);
    let args = ["guide", "check", "./closed.toml", "--lang", "en"];
    assert!(!study.out(&args).contains("T1.1"));
    let told = study.out(&[&args[..], &["--wording", "--strict"]].concat());
    assert!(
        told.contains("T1.1 (en)") && told.contains("\"closed\""),
        "{told}"
    );
    let silenced = closed.replacen("priority = \"must\"", "silence = [\"closed\"]", 1);
    study.write("closed.toml", &silenced);
    let told = study.out(&[&args[..], &["--wording"]].concat());
    assert!(!told.contains("T1.1 (en)"), "{told}");
    study.write(
        "closed.toml",
        closed.replacen("priority = \"must\"", "silence = [\"closd\"]", 1),
    );
    assert_eq!(study.ran(&args).code, 1);
}
