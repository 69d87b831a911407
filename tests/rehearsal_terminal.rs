//! A rehearsal in a pseudo-terminal: held fast, read about, and thrown away or kept.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

#[allow(dead_code, reason = "other tests use the rest of it")]
#[path = "terminal/sitting.rs"]
mod sitting;

use std::path::{Path, PathBuf};

use sitting::{Sitting, journal, session};

/// The folders of rehearsals that are being held.
fn rehearsals(study: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(study).unwrap();
    entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().contains("leidraad-rehearsal-"))
        .collect()
}

/// A rehearsal at twenty times the speed, up to its report.
fn rehearse(study: &Path) -> Sitting {
    let arguments = ["rehearse", "--lang", "en", "--speed", "20"];
    let mut sitting = Sitting::begin(study, &arguments);
    sitting.wait_for("REHEARSAL ×20");
    sitting.wait_for("R1 listens to the question");
    sitting.wait_for_all(&["R1", "And destroying it"]);
    sitting.press("/consent no recording\r/consent yes\r/next\r");
    sitting.wait_for("▸ O0.1");
    sitting.wait_for_all(&["R1", "Let me think."]);
    sitting.press("a note of the rehearsal\r");
    sitting.wait_for_all(&["a note of the rehearsal", ":"]);
    assert_eq!(rehearsals(study).len(), 1);
    sitting.press("/leave\r");
    sitting.wait_for("Leave this screen?");
    sitting.press("\r");
    sitting.wait_for("How it went");
    sitting
}

#[test]
fn a_rehearsal_is_thrown_away_with_all_that_was_typed() {
    let study = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(study.path().join("sessions")).unwrap();
    let mut sitting = rehearse(study.path());
    sitting.press("\u{1b}[6~\u{1b}[6~\u{1b}[6~");
    sitting.wait_for("said no to recording: kept as a refusal");
    // So soon after it appeared Enter does nothing yet.
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    sitting.press("\r");
    assert_eq!(sitting.end(), 0);
    let kept = std::fs::read_dir(study.path().join("sessions")).unwrap();
    assert_eq!(kept.count(), 0);
    assert_eq!(rehearsals(study.path()), Vec::<PathBuf>::new());
}

#[test]
fn a_rehearsal_that_is_kept_goes_whole_into_the_study() {
    let study = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(study.path().join("sessions")).unwrap();
    let mut sitting = rehearse(study.path());
    sitting.press("k");
    assert_eq!(sitting.end(), 0);
    let journal = journal(study.path());
    assert!(journal.contains("a note of the rehearsal"));
    // The calendar went along with the clock, so it did not jump.
    assert!(!journal.contains(r#""kind":"clock""#));
    let header = std::fs::read_to_string(session(study.path()).join("session.toml")).unwrap();
    assert!(header.contains("phase = \"rehearsal\""));
    let mut verify = Sitting::begin(study.path(), &["verify"]);
    assert_eq!(verify.end(), 0);
    assert_eq!(rehearsals(study.path()), Vec::<PathBuf>::new());
}
