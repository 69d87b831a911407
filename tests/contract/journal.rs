//! The journal's lines, rebuilt from the contract alone.

use std::fs;
use std::path::Path;

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::fixture::Study;

/// A line as its bytes stand: the values between the keys, in order.
pub struct Line {
    pub values: Vec<String>,
}

const KEYS: [&str; 8] = ["seq", "at", "ms", "kind", "data", "salt", "digest", "hash"];

pub fn sha(text: &str) -> String {
    hex::encode(Sha256::digest(text))
}

/// Cuts a line at its keys; the keys' order and the absence of spaces is what makes this work.
pub fn cut(line: &str) -> Line {
    let mut values = Vec::new();
    let mut rest = line.strip_prefix('{').unwrap().strip_suffix('}').unwrap();
    for (place, key) in KEYS.iter().enumerate() {
        rest = rest
            .strip_prefix(&format!("\"{key}\":"))
            .unwrap_or_else(|| panic!("{key}: {line}"));
        let value = match KEYS.get(place + 1) {
            // The last place: a text inside `data` may hold the next key's name, escaped or not.
            Some(next) if *key == "data" => rest.rfind(&format!(",\"{next}\":")),
            Some(next) => rest.find(&format!(",\"{next}\":")),
            None => Some(rest.len()),
        };
        let (value, after) = rest.split_at(value.unwrap_or_else(|| panic!("{key}: {line}")));
        values.push(value.to_owned());
        rest = after.strip_prefix(',').unwrap_or(after);
    }
    Line { values }
}

impl Line {
    pub fn value(&self, key: &str) -> &str {
        let place = KEYS.iter().position(|one| *one == key).unwrap();
        self.values[place].trim_matches('"')
    }

    pub fn data(&self) -> &str {
        &self.values[4]
    }

    pub fn digest(&self) -> String {
        sha(&format!("{}{}", self.value("salt"), self.data()))
    }

    pub fn hash(&self, before: &str) -> String {
        let of = |key| self.value(key);
        sha(&[
            before,
            of("seq"),
            of("at"),
            of("ms"),
            of("kind"),
            of("digest"),
        ]
        .join("\n"))
    }

    pub fn written(&self) -> String {
        let pairs: Vec<String> = KEYS
            .iter()
            .zip(&self.values)
            .map(|(key, value)| format!("\"{key}\":{value}"))
            .collect();
        format!("{{{}}}", pairs.join(","))
    }
}

fn rebuild(folder: &Path) -> Vec<Line> {
    let mut before = hex::encode(Sha256::digest(
        fs::read(folder.join("session.toml")).unwrap(),
    ));
    let text = fs::read_to_string(folder.join("journal.jsonl")).unwrap();
    assert!(text.ends_with('\n') && !text.contains('\r'));
    let mut lines = Vec::new();
    for (seq, text) in text.lines().enumerate() {
        let line = cut(text);
        assert_eq!(line.value("seq"), seq.to_string());
        assert!(
            serde_json::from_str::<Value>(line.data())
                .unwrap()
                .is_object()
        );
        assert_eq!(line.digest(), line.value("digest"), "{text}");
        assert_eq!(line.hash(&before), line.value("hash"), "{text}");
        assert_eq!(line.value("salt").len(), 32);
        assert!(
            line.value("salt")
                .bytes()
                .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
        );
        let at = line.value("at");
        assert_eq!(
            (at.len(), &at[10..11], &at[19..20], &at[23..]),
            (24, "T", ".", "Z")
        );
        line.value("hash").clone_into(&mut before);
        lines.push(line);
    }
    lines
}

#[test]
fn every_line_can_be_rebuilt_from_the_contract() {
    let study = Study::new();
    study.held(
        "R7",
        &[
            "/consent yes",
            "a \"quoted\\\" ,\"salt\":\" note é 🙂 \u{1b}[31m #a",
            "/go T1",
            "/asked",
            "/skip",
            "/mark",
            "/tick role",
            "/off",
            "/on",
            "/undo",
            "/redo",
            "/more 5",
            "/finish",
        ],
    );
    study.fed(&["resume", "R7", "--plain"], "later\n");
    let lines = rebuild(&study.session("R7"));
    assert!(lines.len() > 12);
    assert_eq!(lines[0].value("kind"), "opened");
    let opened: Value = serde_json::from_str(lines[0].data()).unwrap();
    assert_eq!(opened["format"], 1);
    assert_eq!(lines[0].value("ms"), "0");
    let salts: std::collections::HashSet<&str> =
        lines.iter().map(|line| line.value("salt")).collect();
    assert_eq!(salts.len(), lines.len(), "every line has a salt of its own");
}

#[test]
fn the_text_of_a_note_stands_once_in_its_line() {
    let study = Study::new();
    study.held("R7", &["zebra giraffe #a"]);
    let text = fs::read_to_string(study.session("R7").join("journal.jsonl")).unwrap();
    assert_eq!(text.matches("zebra giraffe").count(), 1);
    assert!(text.contains("\"text\":\"zebra giraffe\""));
}

#[test]
fn an_imported_session_has_a_journal_like_any_other() {
    let study = Study::new();
    study.write("f.csv", "participant,concept,text\nR1,a,one\nR1,b,two\n");
    study.out(&["import", "fragments", "f.csv"]);
    assert!(rebuild(&study.session("R1")).len() >= 3);
    assert_eq!(study.shown("R1")["phase"], "imported");
}

#[test]
fn verify_says_the_last_hash() {
    let study = Study::new();
    study.held("R7", &["one"]);
    let lines = rebuild(&study.session("R7"));
    let last = lines.last().unwrap().value("hash");
    assert!(study.out(&["verify"]).contains(last));
    let ran = study.fed(&["resume", "R7", "--plain"], "");
    let lines = rebuild(&study.session("R7"));
    assert!(
        ran.err.contains(lines.last().unwrap().value("hash"))
            || ran.out.contains(lines.last().unwrap().value("hash"))
    );
}
