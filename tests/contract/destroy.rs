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

/// The lines of the study's own journal.
fn log(study: &Study) -> Vec<Value> {
    let text = fs::read_to_string(study.path("study.jsonl")).unwrap();
    let lines = text.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn the_key_goes_with_a_record_and_exports_say_that_nothing_is_looked_for() {
    let study = Study::new();
    study.write("study.toml", "title = \"x\"\nresearchers = [\"Karin\"]\n");
    study.held("R1", &["as Anna told me", "/finish"]);
    study.write("private/key.toml", "[R1]\nname = \"Anna Bos\"\n");
    study.write("private/terms.txt", "De Linde\n");
    study.write("private/speakers.toml.age", "locked");
    let refused = study.ran(&["destroy", "--key", "--yes", "--why", "Anna asked"]);
    assert_eq!(refused.code, 2, "{refused:?}");
    assert!(study.path("private/terms.txt").exists());
    // The speakers are locked; the key is not, and is destroyed with them all the same.
    let out = study.out(&["destroy", "--key", "--yes", "--why", "the study ended"]);
    assert!(
        out.contains("speakers.toml.age") && out.contains("can no longer be told"),
        "{out}"
    );
    for name in ["key.toml", "terms.txt", "speakers.toml.age"] {
        assert!(!study.path(&format!("private/{name}")).exists(), "{name}");
    }
    let last = log(&study).pop().unwrap();
    assert_eq!(last["kind"], "destroyed");
    let data = &last["data"];
    assert_eq!((&data["what"], &data["people"]), (&"key".into(), &1.into()));
    assert_eq!(
        (&data["author"], &data["why"]),
        (&"Karin".into(), &"the study ended".into())
    );
    assert_eq!(data["files"].as_array().unwrap().len(), 3);
    assert_eq!(study.ran(&["verify"]).code, 0);
    for args in [&["export", "csv"][..], &["pivot"], &["show", "R1"]] {
        let ran = study.ran(args);
        assert_eq!(ran.code, 0, "{ran:?}");
        assert!(ran.err.contains("the key was destroyed on 2"), "{ran:?}");
    }
    let page = study.out(&["export", "md"]);
    assert!(page.contains("names were not looked for"), "{page}");
    let strict = study.ran(&["export", "csv", "--strict"]);
    assert_eq!((strict.code, strict.out.as_str()), (3, ""), "{strict:?}");
    let again = study.ran(&["destroy", "--key", "--yes"]);
    assert!(
        again.code == 0 && again.err.contains("nothing is there"),
        "{again:?}"
    );
    // With something to look for again, the guard is back.
    study.write("private/terms.txt", "Anna\n");
    let ran = study.ran(&["export", "csv"]);
    assert!(
        ran.out.contains("as [name] told me") && !ran.err.contains("destroyed"),
        "{ran:?}"
    );
}

#[test]
fn lists_of_sign_ups_and_transcripts_as_they_came_go_by_hash_without_their_names() {
    let study = Study::new();
    study.write("private/key.toml", "[R1]\nname = \"Anna Bos\"\n");
    study.write("private/Anna Bos.csv", "a,b\n");
    study.write("private/transcripts/x/Anna.vtt", "WEBVTT\n");
    let ran = study.ran(&["destroy", "--signups", "--transcripts"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(!study.path("study.jsonl").exists());
    study.out(&[
        "destroy",
        "--signups",
        "--transcripts",
        "--yes",
        "--why",
        "taken in",
    ]);
    assert!(!study.path("private/Anna Bos.csv").exists());
    assert!(!study.path("private/transcripts/x/Anna.vtt").exists());
    assert!(study.path("private/key.toml").exists());
    let text = fs::read_to_string(study.path("study.jsonl")).unwrap();
    assert!(
        text.contains("\"signups\"") && text.contains("\"transcripts\""),
        "{text}"
    );
    assert!(!text.contains("Anna"), "{text}");
    assert_eq!(study.ran(&["destroy"]).code, 2);
}
