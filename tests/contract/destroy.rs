//! Recordings are destroyed with a record of it; those past their time are listed.

use std::fs;

use serde_json::Value;

use crate::fixture::Study;

fn with_sound() -> Study {
    let study = Study::new();
    study.held("R1", &["een"]);
    let audio = study.session("R1").join("audio");
    fs::create_dir(&audio).unwrap();
    fs::write(audio.join("001.flac"), b"not really sound").unwrap();
    study
}

#[test]
fn a_recording_goes_and_its_hash_stays_in_the_journal() {
    let study = with_sound();
    let out = study.out(&[
        "destroy",
        "R1",
        "--recording",
        "--yes",
        "--why",
        "transcribed",
    ]);
    assert!(out.contains("backups"), "{out}");
    assert!(!study.session("R1").join("audio/001.flac").exists());
    let last = study.journal("R1").pop().unwrap();
    assert_eq!(last["kind"], "recording_destroyed");
    assert_eq!(last["data"]["file"], "001.flac");
    assert_eq!(last["data"]["bytes"], 16);
    assert_eq!(last["data"]["why"], "transcribed");
    assert_eq!(
        last["data"]["sha256"],
        "fffe3343dbfb597f21f7227ff2c9aeebb46107b95de22047e2112dbe2d26cde2"
    );
    assert_eq!(study.ran(&["verify"]).code, 0);
    let again = study.ran(&["destroy", "R1", "--yes"]);
    assert_eq!(again.code, 0);
    assert!(again.err.contains("no recording"), "{again:?}");
}

#[test]
fn with_nobody_to_ask_nothing_is_destroyed() {
    let study = with_sound();
    let lines = study.journal("R1").len();
    let ran = study.ran(&["destroy", "R1", "--recording"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(study.session("R1").join("audio/001.flac").exists());
    assert_eq!(study.journal("R1").len(), lines);
}

#[test]
fn a_recording_past_its_time_is_listed() {
    let study = with_sound();
    let listed =
        || -> Value { serde_json::from_str(&study.out(&["list", "--format", "json"])).unwrap() };
    let first = listed()[0].clone();
    assert_eq!(first["recordings"][0]["file"], "001.flac");
    assert_eq!(first["past_retention_days"], Value::Null);
    let folder = study.session("R1");
    let name = folder.file_name().unwrap().to_string_lossy().into_owned();
    study.write("study.toml", "[retention]\nrecordings = 30\n");
    // The session was held long ago.
    let header = fs::read_to_string(folder.join("session.toml")).unwrap();
    let start = header
        .lines()
        .find(|line| line.starts_with("start"))
        .unwrap();
    let old = header.replace(start, "start = 2020-01-12T14:05:00+01:00");
    fs::write(folder.join("session.toml"), old).unwrap();
    assert!(listed()[0]["past_retention_days"].as_i64().unwrap() > 2_000);
    let text = study.out(&["list"]);
    assert!(
        text.contains(&format!("{name}: the recording is")),
        "{text}"
    );
}
