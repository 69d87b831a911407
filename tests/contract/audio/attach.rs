//! A recording that was made elsewhere comes to its session.

use std::fs;

use super::fixture::{agreed, telling, wav};
use crate::fixture::Study;

#[test]
fn an_attached_recording_is_copied_journalled_and_found_from_a_note() {
    let study = agreed();
    let file = study.path("Interview met J. de Vries.WAV");
    wav(&file, 2, &telling(30, 2));
    let name = file.to_string_lossy().into_owned();
    let out = study.out(&["audio", "attach", "R1", &name, "--offset", "-00:10"]);
    assert!(out.contains("attached-001.wav: 00:30"), "{out}");
    let last = study.journal("R1").pop().unwrap();
    assert_eq!(last["kind"], "recording_attached");
    assert_eq!(last["data"]["file"], "attached-001.wav");
    assert_eq!(last["data"]["at_ms"], -10_000);
    assert_eq!(last["data"]["rate"], 8_000);
    assert_eq!(last["data"]["samples"], 240_000);
    let copy = study.session("R1").join("audio/attached-001.wav");
    assert_eq!(fs::read(&copy).unwrap(), fs::read(&file).unwrap());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(copy.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
    let shown = study.shown("R1");
    assert_eq!(shown["notes"][0]["recording"], "attached-001.wav");
    let at = shown["notes"][0]["recording_ms"].as_i64().unwrap();
    assert_eq!(at, 10_000 + shown["notes"][0]["ms"].as_i64().unwrap());
    assert_eq!(shown["recordings"][0]["length_ms"], 30_000);
    assert_eq!(shown["recordings"][0]["ms"], -10_000);
    assert_eq!(shown["recordings"][0]["attached"], true);
    assert_eq!(study.ran(&["verify"]).code, 0);

    // A second one stands beside it, and so does one after that was destroyed.
    study.out(&["audio", "attach", "R1", &name, "--offset", "00:00"]);
    assert!(study.session("R1").join("audio/attached-002.wav").exists());
    study.out(&["destroy", "R1", "--yes"]);
    let out = study.out(&["audio", "attach", "R1", &name, "--offset", "00:00"]);
    assert!(out.starts_with("attached-003.wav"), "{out}");
}

#[test]
fn a_mark_ties_the_file_to_the_clock() {
    let study = agreed();
    let file = study.path("a.wav");
    wav(&file, 1, &telling(5, 1));
    let name = file.to_string_lossy().into_owned();
    let shown = study.shown("R1");
    let marks = shown["notes"].as_array().unwrap();
    let mark = marks.iter().find(|note| note["kind"] == "mark").unwrap();
    let mark = mark["ms"].as_i64().unwrap();
    assert_eq!(shown["note_numbers"], serde_json::json!([1, 2, 3]));
    assert!(study.out(&["show", "R1"]).contains("    2  00:00 ●"));
    study.out(&[
        "audio",
        "attach",
        "R1",
        &name,
        "--at",
        "2",
        "--position",
        "00:02.5",
    ]);
    let at = study.journal("R1").pop().unwrap()["data"]["at_ms"].as_i64();
    assert_eq!(at, Some(mark - 2_500));
    study.out(&["audio", "attach", "R1", &name, "--at", "consent"]);

    let lines = study.journal("R1").len();
    for wrong in [
        &["--at", "1"][..],
        &["--at", "tape"],
        &["--offset", "12"],
        &["--at", "2", "--position", "x:y"],
        &["--at", "2", "--offset", "00:00"],
        &[],
    ] {
        let ran = study.ran(&[&["audio", "attach", "R1", &name], wrong].concat());
        assert_eq!(ran.code, 2, "{wrong:?}: {ran:?}");
    }
    assert_eq!(study.journal("R1").len(), lines);
}

#[test]
fn without_consent_nothing_is_kept() {
    let study = Study::new();
    study.held("R1", &["/consent yes part", "/consent no tape"]);
    study.held("R2", &["een"]);
    let file = study.path("a.wav");
    wav(&file, 1, &telling(5, 1));
    let name = file.to_string_lossy().into_owned();
    for (who, said) in [("R1", "refused"), ("R2", "did not yet agree")] {
        let ran = study.ran(&["audio", "attach", who, &name, "--offset", "00:00"]);
        assert_eq!(ran.code, 1, "{ran:?}");
        assert!(ran.err.contains(said), "{ran:?}");
        assert!(!study.session(who).join("audio").exists());
    }
}

#[test]
fn a_corrupt_or_foreign_file_changes_nothing() {
    let study = agreed();
    let lines = study.journal("R1").len();
    study.write("empty.wav", "");
    study.write("text.m4a", "Dit is geen opname, maar een brief.");
    let whole = study.path("whole.wav");
    wav(&whole, 1, &telling(1, 1));
    study.write("cut.wav", &fs::read(&whole).unwrap()[..30]);
    for name in ["empty.wav", "text.m4a", "cut.wav", "gone.mp3", "sessions"] {
        let ran = study.ran(&["audio", "attach", "R1", name, "--offset", "00:00"]);
        assert_eq!(ran.code, 3, "{name}: {ran:?}");
        assert!(ran.err.contains(name), "{ran:?}");
    }
    assert_eq!(study.journal("R1").len(), lines);
    assert!(!study.session("R1").join("audio").exists());
}

#[test]
fn a_missing_recording_is_a_fault_and_an_unknown_file_is_told() {
    let study = agreed();
    let file = study.path("a.wav");
    wav(&file, 1, &telling(5, 1));
    let name = file.to_string_lossy().into_owned();
    study.out(&["audio", "attach", "R1", &name, "--offset", "00:00"]);
    let audio = study.session("R1").join("audio");
    fs::write(audio.join("007.flac"), "?").unwrap();
    let ran = study.ran(&["verify"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.out
            .contains("007.flac is there, but not in the journal"),
        "{ran:?}"
    );
    assert_eq!(study.shown("R1")["unknown_recordings"][0], "007.flac");

    fs::remove_file(audio.join("attached-001.wav")).unwrap();
    let ran = study.ran(&["verify"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.out.contains("attached-001.wav is in the journal"),
        "{ran:?}"
    );
    assert_eq!(study.shown("R1")["recordings"][0]["missing"], true);
    assert!(study.out(&["show", "R1"]).contains("the file is missing"));
    let ran = study.ran(&["audio", "export", "R1", "-o", "x.wav"]);
    assert_eq!(ran.code, 3, "{ran:?}");
}
