//! Two interviewers bring their folders together: nothing is lost, nobody is taken for somebody else,
//! who withdrew stays away, and no session's file is changed.

mod copies;
mod people;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::fixture::{Ran, Study};

/// A study, one as it is begun elsewhere.
fn other() -> Study {
    let study = Study::new();
    study.write("study.toml", "title = \"Tried out\"\n");
    study
}

/// An interview with a few notes.
fn interview(study: &Study, who: &str, notes: &[&str]) {
    let lines = [&["/consent yes", "/go T1.1"], notes, &["/finish"]].concat();
    let said = study.held(who, &lines);
    assert_eq!(said.len(), lines.len());
}

fn root(study: &Study) -> &str {
    study.root.path().to_str().unwrap()
}

fn merge(here: &Study, there: &Study, options: &[&str]) -> Ran {
    here.ran(&[&["study", "merge", root(there)], options].concat())
}

fn merged(here: &Study, there: &Study, options: &[&str]) -> String {
    let ran = merge(here, there, options);
    assert_eq!(ran.code, 0, "{ran:?}");
    ran.out
}

/// Every file below a folder with its bytes, locks aside.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    gather(folder, folder, &mut found);
    found
}

fn gather(top: &Path, folder: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(top, &path, found);
        } else if !path.to_string_lossy().ends_with("lock") {
            let name = path.strip_prefix(top).unwrap().to_owned();
            found.insert(name, fs::read(&path).unwrap());
        }
    }
}

/// The pivot's total of everybody.
fn total(study: &Study) -> u64 {
    let row = study.row("total", &[]);
    row.rsplit(',').next().unwrap().parse().unwrap()
}

fn records(study: &Study) -> Vec<Value> {
    let out = study.out(&["export", "jsonl"]);
    let lines = out.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn sessions_of_others_come_in_byte_for_byte_and_once() {
    let (here, there) = (Study::new(), other());
    interview(&here, "R1", &["een #a"]);
    interview(&there, "R2", &["twee #a", "drie #b"]);
    let before = files(there.root.path());
    let out = merged(&here, &there, &[]);
    assert!(out.contains("sessions: 1 new"), "{out}");
    assert_eq!(files(there.root.path()), before, "the other is only read");
    let id = there.session("R2");
    let id = id.file_name().unwrap();
    assert_eq!(
        files(&here.path("sessions").join(id)),
        files(&there.path("sessions").join(id))
    );
    assert_eq!(total(&here), 3);
    let once = files(here.root.path());
    let out = merged(&here, &there, &[]);
    assert!(out.contains("nothing new"), "{out}");
    assert_eq!(files(here.root.path()), once);
    assert_eq!(here.ran(&["verify"]).code, 0);
    interview(&there, "R3", &["vier #a"]);
    merged(&here, &there, &[]);
    assert_eq!(total(&here), 4);
}

#[test]
fn two_people_of_one_number_are_reported_and_renumbered_on_demand() {
    let (here, there) = (Study::new(), other());
    interview(&here, "R7", &["van hier #a"]);
    interview(&there, "R7", &["van daar, zegt R7 #a", "[R7] weer #b"]);
    let before = files(here.root.path());
    let ran = merge(&here, &there, &[]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.contains("both interviewed a R7"), "{}", ran.out);
    assert!(ran.err.contains("--renumber"), "{}", ran.err);
    assert_eq!(files(here.root.path()), before, "nothing came in");
    let ran = merge(&here, &there, &["--dry-run", "--renumber"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(files(here.root.path()), before, "nothing came in");
    let out = merged(&here, &there, &["--renumber"]);
    assert!(out.contains("R7 there is R8 here"), "{out}");
    assert_eq!(here.row("R7", &[]), "R7,1,0,0,1");
    assert_eq!(here.row("R8", &[]), "R8,1,1,0,2");
    let theirs: Vec<Value> = records(&here)
        .into_iter()
        .filter(|it| it["participant"] == "R8")
        .collect();
    assert_eq!(theirs[0]["text"], "van daar, zegt R8");
    assert_eq!(theirs[1]["text"], "[R8] weer");
    let id = there.session("R7");
    let id = id.file_name().unwrap();
    assert_eq!(
        files(&here.path("sessions").join(id)),
        files(&there.path("sessions").join(id)),
        "the session stays untouched"
    );
    assert_eq!(here.shown("R8")["session"], id.to_str().unwrap());
    let once = files(here.root.path());
    let out = merged(&here, &there, &[]);
    assert!(out.contains("nothing new"), "{out}");
    assert_eq!(files(here.root.path()), once, "who was renumbered stays so");
    interview(&there, "R7", &["later #a"]);
    merged(&here, &there, &[]);
    assert_eq!(here.row("R8", &[]), "R8,2,1,0,3");
    assert_eq!(here.ran(&["verify"]).code, 0);
    assert_eq!(here.out(&["participants", "add"]), "R9\n");
}
