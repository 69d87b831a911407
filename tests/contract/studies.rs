//! Which study, which session; and how the program ends.

use std::fs;

use crate::fixture::{Study, fed};

#[test]
fn the_nearest_study_upwards_is_the_study() {
    let study = Study::new();
    study.held("R1", &["x"]);
    fs::create_dir_all(study.path("deep/down")).unwrap();
    let mut program = study.program(&["show", "R1"]);
    program.current_dir(study.path("deep/down"));
    assert_eq!(fed(program, b"").code, 0);
    fs::create_dir_all(study.path("deep/sessions")).unwrap();
    let mut program = study.program(&["show", "R1"]);
    program.current_dir(study.path("deep/down"));
    assert_eq!(
        fed(program, b"").code,
        2,
        "a nearer one with sessions/ is nearer"
    );
}

#[test]
fn the_home_folder_and_those_above_do_not_count() {
    let study = Study::new();
    study.held("R1", &["x"]);
    fs::create_dir_all(study.path("home/work")).unwrap();
    for (home, found) in [("home", 2), (".", 2), ("home/work", 2), ("elsewhere", 0)] {
        let mut program = study.program(&["show", "R1"]);
        program.current_dir(study.path("home/work")).env(
            "HOME",
            fs::canonicalize(study.root.path()).unwrap().join(home),
        );
        assert_eq!(fed(program, b"").code, found, "{home}");
    }
}

#[test]
fn a_study_can_be_named() {
    let study = Study::new();
    study.held("R1", &["x"]);
    let mut program = study.program(&["list", "--study"]);
    program.arg(study.root.path()).current_dir(study.home());
    let ran = fed(program, b"");
    assert!(ran.code == 0 && ran.out.contains("R1"), "{ran:?}");
    let ran = study.ran(&["list", "--study", "no/such/folder"]);
    assert!(
        [2, 3].contains(&ran.code) && ran.err.contains("no/such/folder"),
        "{ran:?}"
    );
}

#[test]
fn a_session_is_an_id_a_unique_beginning_or_a_participant_with_one() {
    let study = Study::new();
    study.held("R1", &["one"]);
    let id = study
        .session("R1")
        .file_name()
        .unwrap()
        .to_string_lossy()
        .into_owned();
    for name in [&id[..], &id[..4], "R1", "r1"] {
        assert_eq!(study.ran(&["show", name]).code, 0, "{name}");
    }
    study.held("R12", &["twelve"]);
    assert!(
        study.out(&["show", "R1"]).contains("one"),
        "R1 is not the beginning of R12"
    );
    let ran = study.ran(&["show", &id[..4]]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains(&id) && ran.err.contains("R12"), "{ran:?}");
    study.held("R1", &["again"]);
    assert_eq!(study.ran(&["show", "R1"]).code, 2);
    for name in ["R9", "", "..", "../sessions", "/", "./", "."] {
        let ran = study.ran(&["show", name]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{name}: {ran:?}");
    }
}

#[test]
fn wrong_use_is_two() {
    let study = Study::new();
    for args in [
        &["bogus"][..],
        &["run"],
        &["run", "small"],
        &["run", "absent", "-p", "R1", "--plain"],
        &["show"],
        &["export"],
        &["run", "small", "-p", "R1", "--plain", "--end", "25:00"],
        &["run", "small", "-p", "R1", "--phase", "x"],
        &["completions", "nope"],
        &["guide"],
        &["guide", "check"],
        &["pivot", "--format", "nope"],
        &["--nope"],
    ] {
        let ran = study.ran(args);
        assert_eq!(ran.code, 2, "{args:?}: {ran:?}");
        assert!(
            ran.out.is_empty() && !ran.err.is_empty(),
            "{args:?}: {ran:?}"
        );
    }
    assert!(!study.path("sessions").exists());
}

#[test]
fn a_broken_study_toml_is_told_with_its_line() {
    let study = Study::new();
    study.write("study.toml", "title = \"x\"\nlanguage = [\n");
    for args in [
        &["list"][..],
        &["pivot"],
        &["run", "small", "-p", "R1", "--plain"],
    ] {
        let ran = study.ran(args);
        assert_eq!(ran.code, 3, "{ran:?}");
        assert!(ran.err.contains("study.toml"), "{ran:?}");
    }
    study.write("study.toml", b"title = \"caf\xe9\"\n");
    assert_eq!(study.ran(&["list"]).code, 3);
}

#[test]
fn the_manual_and_the_completions_are_printed() {
    let study = Study::bare();
    assert!(study.out(&["man"]).contains(".TH leidraad"));
    for shell in ["bash", "zsh", "fish"] {
        let out = study.out(&["completions", shell]);
        assert!(out.contains("leidraad") && out.contains("pivot"), "{shell}");
    }
    for args in [&["--help"][..], &["--version"], &["run", "--help"]] {
        assert!(!study.out(args).is_empty());
    }
}

#[test]
fn the_program_speaks_dutch_and_english() {
    let study = Study::new();
    let english = study.ran(&["show", "R9", "--lang", "en"]).err;
    let dutch = study.ran(&["show", "R9", "--lang", "nl"]).err;
    assert!(
        english.contains("there is no session") && dutch.contains("geen sessie"),
        "{english}{dutch}"
    );
}

#[test]
fn machine_formats_leave_stdout_clean() {
    let study = Study::new();
    study.held("R1", &["x #a"]);
    for line in study.out(&["export", "jsonl"]).lines() {
        serde_json::from_str::<serde_json::Value>(line).unwrap();
    }
    serde_json::from_str::<serde_json::Value>(&study.out(&["list", "--format", "json"])).unwrap();
    let empty = Study::bare();
    assert_eq!(empty.out(&["export", "jsonl"]), "");
    assert_eq!(empty.out(&["export", "csv"]).lines().count(), 1);
    assert_eq!(empty.ran(&["list"]).code, 0);
    assert_eq!(empty.ran(&["verify"]).code, 0);
}
