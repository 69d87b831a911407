//! Who the speakers of a transcript are, asked in a pseudo-terminal: once in a study.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

#[allow(dead_code, reason = "other tests use the rest of it")]
#[path = "terminal/sitting.rs"]
mod sitting;

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use sitting::{Sitting, session};

/// A session with R7 in which everyone agreed.
fn agreed(study: &Path) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_leidraad"))
        .args([
            "run",
            "kwaliteitszorg",
            "-p",
            "R7",
            "--plain",
            "--lang",
            "en",
        ])
        .current_dir(study)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(b"/consent yes\n")
        .unwrap();
    assert!(child.wait().unwrap().success());
}

fn begin(study: &Path, file: &str, more: &[&str]) -> Sitting {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/transcripts")
        .join(file);
    let file = file.to_string_lossy().into_owned();
    let args = [
        "import",
        "transcript",
        "R7",
        &file,
        "--lang",
        "en",
        "--offset",
        "0:00",
    ];
    Sitting::begin(study, &[&args, more].concat())
}

fn kept(study: &Path) -> String {
    let path = session(study).join("transcript/imported-001.json");
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn each_speaker_is_asked_for_once_with_a_guess() {
    let study = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(study.path().join("sessions")).unwrap();
    agreed(study.path());
    let mut sitting = begin(study.path(), "zoom.vtt", &[]);
    sitting.wait_for("Who is \"Karin Jansen\"");
    sitting.press("Karin\r");
    sitting.wait_for("that is nobody of this session");
    sitting.press("interviewer\r");
    sitting.wait_for("Who is \"Anna de Vries\"");
    sitting.wait_for("[R7]");
    sitting.press("\r");
    sitting.wait_for("imported-001: 3 turns");
    assert_eq!(sitting.end(), 0);
    let transcript = kept(study.path());
    assert!(transcript.contains("\"speaker\":\"R7\"") && !transcript.contains("\"S1\""));
    let mut again = begin(study.path(), "zoom.vtt", &["--again"]);
    again.wait_for("imported-001: 3 turns");
    assert_eq!(again.end(), 0);
    assert!(again.rows().iter().all(|row| !row.contains("Who is")));
}

#[test]
fn whoever_nobody_knows_gets_a_code() {
    let study = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(study.path().join("sessions")).unwrap();
    agreed(study.path());
    let mut sitting = begin(study.path(), "zoom.vtt", &[]);
    sitting.wait_for("Who is \"Karin Jansen\"");
    sitting.press("-\r");
    sitting.wait_for("Who is \"Anna de Vries\"");
    sitting.press("\u{4}");
    sitting.wait_for("kept as S2");
    assert_eq!(sitting.end(), 0);
    assert!(kept(study.path()).contains("\"speaker\":\"S1\""));
    assert!(!study.path().join("private/speakers.toml").exists());
}
