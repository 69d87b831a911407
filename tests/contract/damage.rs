//! Damage, lawful erasure, and reading that never writes.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::fixture::{Ran, Study};
use crate::journal::{Line, cut};

const READING: &[&[&str]] = &[
    &["list"],
    &["list", "--format", "json"],
    &["show", "R7"],
    &["show", "R7", "--format", "json"],
    &["show", "R7", "--format", "md"],
    &["pivot"],
    &["pivot", "--format", "csv"],
    &["pivot", "--format", "json"],
    &["export", "jsonl"],
    &["export", "csv"],
    &["export", "md"],
];

fn damaged(change: impl Fn(Vec<u8>) -> Vec<u8>) -> Study {
    let study = Study::new();
    study.held("R7", &["first words", "second words", "third words"]);
    study.held("R8", &["/go T1", "of another"]);
    let path = study.session("R7").join("journal.jsonl");
    fs::write(&path, change(fs::read(&path).unwrap())).unwrap();
    study
}

fn flip(mut bytes: Vec<u8>) -> Vec<u8> {
    let place = bytes.windows(6).position(|part| part == b"second").unwrap();
    bytes[place] = b'S';
    bytes
}

fn tear(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.truncate(bytes.len() - 40);
    bytes
}

#[test]
fn a_changed_byte_is_found_with_its_line() {
    let study = damaged(flip);
    let ran = study.ran(&["verify"]);
    assert_eq!(ran.code, 1);
    // Line 0 opens, line 1 agrees the end, 2 and 3 are notes: counted from one it is the fourth.
    assert!(
        ran.out.contains("line 4") || ran.err.contains("line 4"),
        "{ran:?}"
    );
    assert_eq!(study.ran(&["verify", "R8"]).code, 0);
    assert_eq!(study.ran(&["verify", "R7"]).code, 1);
}

#[test]
fn every_kind_of_single_change_is_found() {
    let study = damaged(|bytes| bytes);
    let path = study.session("R7").join("journal.jsonl");
    let whole = fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = whole.lines().collect();
    let swapped = [lines[0], lines[1], lines[3], lines[2], lines[4]].join("\n") + "\n";
    let dropped = [lines[0], lines[1], lines[3], lines[4]].join("\n") + "\n";
    let doubled = whole.clone() + lines[4] + "\n";
    let spaced = whole.replacen("\"ms\":", "\"ms\": ", 3);
    let crlf = whole.replace('\n', "\r\n");
    let headed = whole.replacen(lines[0], "", 1);
    let blank = whole.replacen('\n', "\n\n", 1);
    for changed in [
        swapped,
        dropped,
        doubled,
        spaced,
        crlf,
        headed,
        blank,
        String::new(),
    ] {
        fs::write(&path, &changed).unwrap();
        assert_eq!(study.ran(&["verify", "R7"]).code, 1, "{changed}");
    }
    let session = study.session("R7").join("session.toml");
    fs::write(&path, &whole).unwrap();
    assert_eq!(study.ran(&["verify", "R7"]).code, 0);
    let text = fs::read_to_string(&session).unwrap();
    fs::write(&session, text.replace("\"main\"", "\"pilot\"")).unwrap();
    assert_eq!(
        study.ran(&["verify", "R7"]).code,
        1,
        "session.toml is in the chain"
    );
    fs::write(&session, text).unwrap();
    let guide = study.session("R7").join("guide.toml");
    let text = fs::read_to_string(&guide).unwrap();
    fs::write(&guide, text.replace("How does it go?", "How did it go?")).unwrap();
    assert_eq!(
        study.ran(&["verify", "R7"]).code,
        1,
        "guide.toml has its SHA-256 in session.toml"
    );
}

#[test]
fn reading_gives_what_can_be_read_and_says_the_rest_on_stderr() {
    for study in [damaged(flip), damaged(tear)] {
        for args in READING {
            let ran = study.ran(args);
            assert_eq!(ran.code, 0, "{args:?}: {ran:?}");
            assert!(!ran.out.is_empty());
            if args[0] != "list" {
                assert!(ran.err.contains("R7"), "{args:?} says where: {ran:?}");
            }
        }
        let csv = study.out(&["export", "csv"]);
        assert!(
            csv.contains("first words") && csv.contains("of another"),
            "{csv}"
        );
    }
}

#[test]
fn a_session_that_cannot_be_read_at_all_does_not_hide_the_others() {
    for name in ["session.toml", "guide.toml", "journal.jsonl"] {
        for content in [Some("= not [ this"), Some(""), None] {
            let study = damaged(|bytes| bytes);
            let path = study.session("R7").join(name);
            fs::remove_file(&path).unwrap();
            if let Some(content) = content {
                fs::write(&path, content).unwrap();
            }
            for args in READING.iter().filter(|args| args[0] != "show") {
                let ran = study.ran(args);
                assert_eq!(ran.code, 0, "{name} {content:?} {args:?}: {ran:?}");
            }
            assert!(study.out(&["export", "jsonl"]).contains("of another"));
            let verified = study.ran(&["verify"]);
            assert_eq!(verified.code, 1, "{name} {content:?}: {verified:?}");
            let shown: Ran = study.ran(&["show", "R7"]);
            assert!([0, 3].contains(&shown.code), "{shown:?}");
            study.ran(&["resume", "R7", "--plain"]);
        }
    }
}

/// Every file below, with its content and when it was written.
fn picture(folder: &Path) -> Vec<(String, Vec<u8>, SystemTime)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let written = fs::metadata(&path).unwrap().modified().unwrap();
        if path.is_dir() {
            all.push((path.display().to_string(), Vec::new(), written));
            all.extend(picture(&path));
        } else {
            all.push((
                path.display().to_string(),
                fs::read(&path).unwrap(),
                written,
            ));
        }
    }
    all.sort();
    all
}

#[test]
fn reading_never_writes() {
    for study in [damaged(|bytes| bytes), damaged(tear)] {
        fs::remove_file(study.session("R7").join("lock")).ok();
        let before = picture(study.root.path());
        for args in READING {
            study.ran(args);
        }
        study.ran(&["verify"]);
        assert_eq!(picture(study.root.path()), before);
    }
}

#[test]
fn a_torn_tail_is_set_aside_by_resume() {
    let study = damaged(tear);
    assert_eq!(study.ran(&["verify", "R7"]).code, 1);
    let torn = fs::read_to_string(study.session("R7").join("journal.jsonl")).unwrap();
    let tail = torn.rsplit('\n').next().unwrap().to_owned();
    let ran = study.fed(&["resume", "R7", "--plain"], "after the tear\n");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(study.ran(&["verify", "R7"]).code, 0);
    let aside = fs::read_dir(study.session("R7")).unwrap().any(|file| {
        let path = file.unwrap().path();
        !path.ends_with("journal.jsonl") && fs::read_to_string(&path).unwrap().contains(&tail)
    });
    assert!(aside, "the torn line is in a file beside the journal");
}

/// Erases the third line as the contract says, by hand; the reasons may differ to see it refused.
fn erase(study: &Study, said: &str, done: &str) {
    let path = study.session("R7").join("journal.jsonl");
    let text = fs::read_to_string(&path).unwrap();
    let mut lines: Vec<Line> = text.lines().map(cut).collect();
    let last = lines.last().unwrap();
    let before = last.value("hash").to_owned();
    let data = format!("{{\"seqs\":[2],\"reason\":\"{said}\"}}");
    let salt = "00112233445566778899aabbccddeeff";
    let mut event = Line {
        values: [
            &lines.len().to_string(),
            &last.values[1].clone(),
            &last.values[2].clone(),
            "\"erased\"",
            &data,
            &format!("\"{salt}\""),
            "",
            "",
        ]
        .map(str::to_owned)
        .to_vec(),
    };
    event.values[6] = format!("\"{}\"", event.digest());
    event.values[7] = format!("\"{}\"", event.hash(&before));
    lines.push(event);
    lines[2].values[4] = format!("{{\"erased\":\"{done}\"}}");
    "\"\"".clone_into(&mut lines[2].values[5]);
    let written: String = lines.iter().map(|line| line.written() + "\n").collect();
    fs::write(path, written).unwrap();
}

#[test]
fn an_erased_line_is_accepted_when_an_event_names_it() {
    let study = damaged(|bytes| bytes);
    erase(&study, "withdrawn", "withdrawn");
    let ran = study.ran(&["verify", "R7"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.contains("1 erased"), "{ran:?}");
    let csv = study.out(&["export", "csv", "R7"]);
    assert!(!csv.contains("first words") && csv.contains("second words"));
    assert_eq!(study.fed(&["resume", "R7", "--plain"], "more\n").code, 0);
    assert_eq!(study.ran(&["verify", "R7"]).code, 0);
}

#[test]
fn an_erased_line_with_another_reason_is_not_accepted() {
    let study = damaged(|bytes| bytes);
    erase(&study, "withdrawn", "a slip");
    assert_eq!(study.ran(&["verify", "R7"]).code, 1);
}

#[test]
fn a_newer_format_opens_for_reading_only() {
    let study = damaged(|bytes| {
        String::from_utf8(bytes)
            .unwrap()
            .replacen("\"format\":1", "\"format\":2", 1)
            .into_bytes()
    });
    let before = fs::read(study.session("R7").join("journal.jsonl")).unwrap();
    let ran = study.fed(&["resume", "R7", "--plain"], "x\n");
    assert_eq!(ran.code, 3, "{ran:?}");
    assert_eq!(
        fs::read(study.session("R7").join("journal.jsonl")).unwrap(),
        before
    );
    assert!(study.out(&["show", "R7"]).contains("first words"));
}
