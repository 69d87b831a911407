//! The session's folder: what is in it, and who may read it.

use std::collections::BTreeSet;
use std::fs;

use sha2::{Digest as _, Sha256};

use crate::fixture::Study;

#[test]
fn a_session_folder_is_whole_and_private() {
    use std::os::unix::fs::PermissionsExt as _;
    let study = Study::new();
    study.fed(&["run", "small", "-p", "R7", "--plain"], "one\nhalf");
    let folder = study.session("R7");
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(&folder).unwrap() {
        let entry = entry.unwrap();
        assert_eq!(mode(&entry.path()), 0o600, "{:?}", entry.path());
        names.insert(entry.file_name().into_string().unwrap());
    }
    for name in ["session.toml", "guide.toml", "journal.jsonl", "draft.json"] {
        assert!(names.contains(name), "{name} in {names:?}");
    }
}

#[test]
fn the_id_is_the_date_the_participant_and_four_letters_or_digits() {
    let study = Study::new();
    study.held("R7", &[]);
    let id = study
        .session("R7")
        .file_name()
        .unwrap()
        .to_string_lossy()
        .into_owned();
    let parts: Vec<&str> = id.split('-').collect();
    assert_eq!(parts.len(), 5, "{id}");
    assert_eq!([parts[0].len(), parts[1].len(), parts[2].len()], [4, 2, 2]);
    assert_eq!(parts[3], "R7");
    assert!(parts[4].len() == 4 && parts[4].bytes().all(|byte| byte.is_ascii_alphanumeric()));
}

#[test]
fn session_toml_says_what_was_held() {
    let study = Study::new();
    let mut program = study.program(&["run", "small", "-p", "R7", "--plain", "--lang", "nl"]);
    program.env("TZ", "Asia/Kolkata");
    assert_eq!(crate::fixture::fed(program, b"").code, 0);
    let folder = study.session("R7");
    let header: toml::Table = fs::read_to_string(folder.join("session.toml"))
        .unwrap()
        .parse()
        .unwrap();
    let sha = hex::encode(Sha256::digest(fs::read(folder.join("guide.toml")).unwrap()));
    assert_eq!(header["guide"].as_str(), Some("small"));
    assert_eq!(header["guide_version"].as_str(), Some("2.1"));
    assert_eq!(header["guide_sha256"].as_str(), Some(sha.as_str()));
    assert_eq!(header["participants"][0].as_str(), Some("R7"));
    assert_eq!(header["phase"].as_str(), Some("main"));
    assert_eq!(header["language"].as_str(), Some("nl"));
    assert_eq!(header["uuid"].as_str().unwrap().len(), 36);
    assert!(
        header["start"].to_string().ends_with("+05:30"),
        "{}",
        header["start"]
    );
}

#[test]
fn the_phase_is_as_the_guide_says_or_as_told() {
    let study = Study::new();
    study.held("R1", &[]);
    study.typed(
        &["run", "kwaliteitszorg-member-check", "-p", "R2", "--plain"],
        &[],
    );
    study.typed(
        &["run", "small", "-p", "R3", "--phase", "pilot", "--plain"],
        &[],
    );
    let phase = |who: &str| study.shown(who)["phase"].as_str().unwrap().to_owned();
    assert_eq!(
        [phase("R1"), phase("R2"), phase("R3")],
        ["main", "member-check", "pilot"]
    );
}

#[test]
fn the_frozen_guide_can_be_read_by_itself() {
    let study = Study::new();
    study.typed(&["run", "kwaliteitszorg", "-p", "R7", "--plain"], &[]);
    let elsewhere = Study::bare();
    let frozen = study.session("R7").join("guide.toml");
    elsewhere.write("alone/frozen.toml", fs::read(&frozen).unwrap());
    let checked = elsewhere.ran(&["guide", "check", "./alone/frozen.toml"]);
    assert_eq!(checked.code, 0, "{checked:?}");
    let text = fs::read_to_string(frozen).unwrap();
    assert!(text.contains("[[concept]]"));
}

#[test]
fn a_session_is_read_by_its_own_guide_when_the_studys_is_gone() {
    let study = Study::new();
    study.held("R7", &["/go T1", "kept"]);
    fs::remove_dir_all(study.path("guides")).unwrap();
    assert_eq!(study.row("R7", &[]), "R7,1,0,0,1");
    assert_eq!(study.ran(&["resume", "R7", "--plain"]).code, 0);
}

#[test]
fn participants_are_an_r_and_a_number() {
    let study = Study::new();
    for who in ["Jan", "R", "R1,R1", "R1,,R2", "../R1", "R-1", ""] {
        let ran = study.ran(&["run", "small", "-p", who, "--plain"]);
        assert_eq!(ran.code, 2, "{who}: {ran:?}");
        assert!(ran.out.is_empty());
    }
    study.held("r7", &[]);
    study.session("R7");
}

#[test]
fn folders_that_are_being_made_are_not_seen() {
    let study = Study::new();
    study.held("R7", &["one"]);
    fs::create_dir(study.path("sessions/.new-abc")).unwrap();
    study.write("sessions/README.md", "about this folder");
    let ran = study.ran(&["list"]);
    assert_eq!(ran.code, 0);
    assert!(!ran.out.contains(".new"));
    assert!(ran.err.is_empty(), "{}", ran.err);
    assert_eq!(study.ran(&["verify"]).code, 0);
}
