//! Notes as lines: signs, tags, off the record, and what is answered.

use crate::fixture::{Study, levels};

#[test]
fn a_kept_note_is_answered_with_its_text_whole_and_its_concepts() {
    let study = Study::new();
    let said = study.held(
        "R1",
        &[
            "/go T1",
            "a long thought, with ünïcode 🙂 #b #a1",
            "untagged",
        ],
    );
    assert_eq!(levels(&said), ["ok", "note", "note"]);
    assert!(said[1].text.contains("a long thought, with ünïcode 🙂"));
    assert!(said[1].text.contains("#b") && said[1].text.contains("#a1"));
    assert!(said[2].text.contains("untagged") && said[2].text.contains("#a"));
    let notes = study.shown("R1")["notes"].clone();
    assert_eq!(notes[0]["text"], "a long thought, with ünïcode 🙂");
    assert_eq!(notes[0]["concepts"], serde_json::json!(["b", "a1"]));
    assert_eq!(notes[0]["origin"], "chosen");
    assert_eq!(notes[1]["concepts"], serde_json::json!(["a"]));
    assert_eq!(notes[1]["origin"], "default");
}

#[test]
fn a_very_long_note_is_answered_whole() {
    let study = Study::new();
    let long = "word ".repeat(400) + "end";
    let said = study.held("R1", &[&long]);
    assert!(said[0].text.contains(&long));
}

#[test]
fn an_unknown_tag_stays_text_and_is_warned_of_before_the_answer() {
    let study = Study::new();
    let said = study.held("R1", &["it is #nothing at all"]);
    assert_eq!(said[0].level, "note");
    assert!(said[0].before.iter().any(|line| line.contains("#nothing")));
    assert_eq!(
        study.shown("R1")["notes"][0]["text"],
        "it is #nothing at all"
    );
}

#[test]
fn a_sign_makes_the_kind_and_doubled_it_is_itself() {
    let study = Study::new();
    let lines = [
        "> said so",
        "? later",
        "= mine",
        "+ and why?",
        "/mark",
        ">> is more",
        "?? what",
        "== same",
        "++ plus",
        "//path",
        "@@R9 mail",
        "plain",
    ];
    let said = study.held("R1", &lines);
    assert!(said.iter().all(|said| said.level != "error"), "{said:?}");
    let shown = study.shown("R1");
    let notes: Vec<(String, String)> = shown["notes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|note| {
            let of = |key: &str| note[key].as_str().unwrap().to_owned();
            (of("kind"), of("text"))
        })
        .collect();
    let expected = [
        ("quote", "said so"),
        ("parked", "later"),
        ("memo", "mine"),
        ("improvised", "and why?"),
        ("mark", ""),
        ("note", "> is more"),
        ("note", "? what"),
        ("note", "= same"),
        ("note", "+ plus"),
        ("note", "/path"),
        ("note", "@R9 mail"),
        ("note", "plain"),
    ];
    let expected = expected.map(|(kind, text)| (kind.to_owned(), text.to_owned()));
    assert_eq!(notes, expected);
}

#[test]
fn off_the_record_nothing_is_kept_until_it_is_agreed() {
    let study = Study::new();
    let said = study.held(
        "R1",
        &[
            "before", "/off", "a secret", "/on", "after", "/keep", "/keep",
        ],
    );
    assert_eq!(said[2].level, "warn");
    assert!(said[2].text.starts_with("not kept"), "{:?}", said[2]);
    assert_eq!(said[5].level, "ok");
    assert_ne!(said[6].level, "note");
    let texts: Vec<_> = texts_of(&study, "R1");
    assert!(texts.contains(&"a secret".to_owned()), "{texts:?}");
}

#[test]
fn what_was_off_the_record_and_not_agreed_is_nowhere_in_the_folder() {
    let study = Study::new();
    study.held("R1", &["/off", "zwijgen hierover", "/on", "/finish"]);
    study.fed(
        &["run", "small", "-p", "R2", "--plain"],
        "/off\nzwijgen hierover\nzwijgen",
    );
    for who in ["R1", "R2"] {
        for file in std::fs::read_dir(study.session(who)).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            assert!(!String::from_utf8_lossy(&bytes).contains("zwijgen"));
        }
    }
}

#[test]
fn a_session_left_off_the_record_is_off_the_record_when_resumed() {
    let study = Study::new();
    study.held("R1", &["/off", "gone"]);
    let said = study.typed(&["resume", "R1", "--plain"], &["still off", "/on", "kept"]);
    assert_eq!(levels(&said), ["warn", "ok", "note"]);
    assert_eq!(texts_of(&study, "R1"), ["kept"]);
}

#[test]
fn notes_are_taken_in_every_state() {
    let study = Study::new();
    let said = study.held(
        "R1",
        &[
            "at once",
            "/interrupted",
            "meanwhile",
            "/finish",
            "afterthought",
        ],
    );
    assert_eq!(levels(&said), ["note", "ok", "note", "ok", "note"]);
    assert_eq!(
        texts_of(&study, "R1"),
        ["at once", "meanwhile", "afterthought"]
    );
}

#[test]
fn carriage_returns_of_another_system_are_no_part_of_the_note() {
    let study = Study::new();
    study.fed(
        &["run", "small", "-p", "R1", "--plain"],
        "one\r\n/next\r\ntwo\r\n",
    );
    assert_eq!(texts_of(&study, "R1"), ["one", "two"]);
}

fn texts_of(study: &Study, session: &str) -> Vec<String> {
    let shown = study.shown(session);
    let notes = shown["notes"].as_array().unwrap();
    notes
        .iter()
        .map(|note| note["text"].as_str().unwrap().to_owned())
        .collect()
}
