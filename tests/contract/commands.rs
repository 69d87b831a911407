//! The typed commands, each with its answer.

use crate::fixture::{Study, levels};

#[test]
fn every_command_of_the_contract_is_known() {
    let study = Study::new();
    let lines = [
        "/consent yes",
        "/next",
        "/prev",
        "/go T1",
        "/back",
        "/find school",
        "/go T1.1",
        "/asked",
        "/asked T1.1",
        "/skip no time",
        "/skip T1.2 said enough",
        "/mentioned T2.1",
        "/tick role",
        "/open T1.1a",
        "/flag T1.1 too long",
        "/flag unclear",
        "a note",
        "/tag 1 #b",
        "/edit 1 other words",
        "/strike 1",
        "/time",
        "/plan",
        "/more 5",
        "/where",
        "/mark",
        "/off",
        "/on",
        "/interrupted",
        "/interrupted",
        "/lang nl",
        "/undo",
        "/redo",
        "/help",
        "/finish",
    ];
    let said = study.held("R1", &lines);
    for (line, said) in lines.iter().zip(&said) {
        assert_ne!(said.level, "error", "{line}: {said:?}");
    }
}

#[test]
fn an_unknown_command_is_an_error_and_loses_nothing() {
    let study = Study::new();
    let said = study.held("R1", &["one", "/nothing at all", "two", "/", "/ x"]);
    assert_eq!(levels(&said), ["note", "error", "note", "error", "error"]);
    assert!(said[1].text.contains("nothing"));
    assert_eq!(study.shown("R1")["notes"].as_array().unwrap().len(), 2);
}

#[test]
fn an_empty_line_does_nothing_and_is_answered_ok() {
    let study = Study::new();
    let said = study.held("R1", &["/go T1", "", "   ", "/where"]);
    assert_eq!(levels(&said), ["ok", "ok", "ok", "ok"]);
    assert_eq!(study.state("R1", "T1.1"), "open");
    assert!(said[3].text.contains("T1.1"));
}

#[test]
fn moving_marks_nothing_and_going_works_in_every_state() {
    let study = Study::new();
    let said = study.held(
        "R1",
        &[
            "/go T2",
            "/back",
            "/next",
            "/prev",
            "/off",
            "/go T1.2",
            "/on",
            "/interrupted",
            "/go t1.1a",
            "/finish",
            "/go T0",
        ],
    );
    assert!(said.iter().all(|said| said.level == "ok"), "{said:?}");
    for id in ["T0.1", "T1.1", "T1.2", "T2.1"] {
        assert_eq!(study.state("R1", id), "open");
    }
}

#[test]
fn going_nowhere_is_an_error() {
    let study = Study::new();
    let said = study.held("R1", &["/go", "/go nowhere", "/back", "/where"]);
    assert_eq!(said[0].level, "error");
    assert_eq!(said[1].level, "error");
    assert_ne!(said[2].level, "note");
    assert_eq!(said[3].level, "ok");
}

#[test]
fn questions_are_open_mentioned_asked_or_skipped() {
    let study = Study::new();
    study.held(
        "R1",
        &[
            "/go T1.1",
            "/asked",
            "/mentioned T2.1",
            "/skip T1.2 no time",
            "/asked T1.1a",
        ],
    );
    assert_eq!(study.state("R1", "T0.1"), "open");
    assert_eq!(study.state("R1", "T1.1"), "asked");
    assert_eq!(study.state("R1", "T1.1a"), "asked");
    assert_eq!(study.state("R1", "T1.2"), "skipped");
    assert_eq!(study.state("R1", "T2.1"), "mentioned");
}

#[test]
fn a_skip_without_an_id_is_of_the_open_question() {
    let study = Study::new();
    study.held("R1", &["/go T1.1", "/skip no time left", "/go T2", "/skip"]);
    assert_eq!(study.state("R1", "T1.1"), "skipped");
    assert_eq!(study.state("R1", "T2.1"), "skipped");
}

#[test]
fn a_mistyped_id_skips_and_flags_nothing_else() {
    let study = Study::new();
    let said = study.held("R1", &["/go T1.1", "/skip T1.9 no time", "/flag T2.7 odd"]);
    assert_eq!(levels(&said), ["ok", "error", "error"]);
    assert_eq!(study.state("R1", "T1.1"), "open");
}

#[test]
fn a_mentioned_question_is_said_when_its_turn_comes() {
    let study = Study::new();
    let said = study.held(
        "R1",
        &["/go T1", "it came up", "/mentioned T2.1", "/go T2.1"],
    );
    let before = said[3].before.join("\n");
    assert!(before.contains("mentioned earlier"), "{before}");
    assert!(before.contains("it came up"), "{before}");
}

#[test]
fn a_checklist_item_of_two_topics_is_ticked_where_it_is_named() {
    let study = Study::new();
    let ticked = |participant: &str| -> Vec<String> {
        let shown = study.shown(participant);
        let items = shown["checklist"].as_array().unwrap().clone();
        let on = items.iter().filter(|item| item["ticked"] == true);
        on.map(|item| {
            format!(
                "{}.{}",
                item["topic"].as_str().unwrap(),
                item["item"].as_str().unwrap()
            )
        })
        .collect()
    };
    study.held("R1", &["/go T1", "/tick T2.role"]);
    assert_eq!(ticked("R1"), ["T2.role"]);
    study.held("R2", &["/go T2", "/tick role", "/tick T1.a1"]);
    assert_eq!(ticked("R2"), ["T1.a1", "T2.role"]);
    let said = study.held("R3", &["/go T1", "/tick nothing"]);
    assert_eq!(said[1].level, "error");
}

#[test]
fn conditions_open_one_inside_the_other() {
    let study = Study::new();
    let said = study.held(
        "R1",
        &[
            "/go T1.1",
            "/next",
            "/go T1.1",
            "/open T1.1a",
            "/next",
            "/next",
            "/go T1.1a",
            "/open T1.1a1",
            "/next",
            "/open T2.1",
            "/open nothing",
        ],
    );
    assert!(
        said[1].text.contains("T1.2"),
        "a closed condition is passed by: {said:?}"
    );
    assert!(said[4].text.contains("T1.1a"), "{said:?}");
    assert!(
        said[5].text.contains("T1.2"),
        "the inner one is still closed: {said:?}"
    );
    assert!(said[8].text.contains("T1.1a1"), "{said:?}");
    assert_eq!(said[9].level, "error");
    assert_eq!(said[10].level, "error");
}

#[test]
fn consent_is_answered_by_id_by_scope_or_for_all_still_open() {
    let study = Study::new();
    let said = study.held(
        "R1",
        &[
            "/consent no recording",
            "/consent yes",
            "/consent yes tape",
            "/consent perhaps",
            "/consent yes nothing",
        ],
    );
    assert_eq!(levels(&said)[1..], ["ok", "ok", "error", "error"]);
    let given: Vec<(String, bool)> = study
        .journal("R1")
        .iter()
        .filter(|line| line["kind"] == "consent")
        .map(|line| {
            let data = &line["data"];
            (
                data["item"].as_str().unwrap().to_owned(),
                data["agreed"].as_bool().unwrap(),
            )
        })
        .collect();
    let expected = [("tape", false), ("part", true), ("tape", true)];
    assert_eq!(
        given,
        expected.map(|(item, agreed)| (item.to_owned(), agreed))
    );
}

#[test]
fn consent_is_not_undone() {
    let study = Study::new();
    let said = study.held("R1", &["a note", "/consent yes", "/undo"]);
    assert_eq!(levels(&said), ["note", "ok", "ok"]);
    let shown = study.shown("R1");
    assert!(shown["notes"].as_array().unwrap().is_empty());
    assert_eq!(shown["consents"].as_array().unwrap().len(), 2);
}

#[test]
fn undo_takes_back_one_step_and_redo_does_it_again() {
    let study = Study::new();
    let said = study.held(
        "R1",
        &[
            "one", "two", "/go T1.1", "/asked", "/undo", "/undo", "/undo", "/redo",
        ],
    );
    assert!(said.iter().all(|said| said.level != "error"), "{said:?}");
    assert_eq!(study.state("R1", "T1.1"), "open");
    let notes = study.shown("R1")["notes"].clone();
    assert_eq!(notes.as_array().unwrap().len(), 2);
    let nothing = study.held("R2", &["/undo", "/redo"]);
    assert!(
        nothing.iter().all(|said| said.level == "warn"),
        "{nothing:?}"
    );
}

#[test]
fn a_note_is_tagged_edited_and_struck_by_its_number() {
    let study = Study::new();
    let said = study.held(
        "R1",
        &[
            "one",
            "two",
            "three",
            "/tag 1 #b #a1",
            "/edit 2 other words",
            "/strike 3",
            "/tag 9 #b",
            "/edit nine x",
            "/strike 0",
            "/tag 2 words",
            "/tag 2 #unknown",
            "/tag 2 #-",
        ],
    );
    assert_eq!(levels(&said)[3..6], ["ok", "ok", "ok"]);
    assert_eq!(levels(&said)[6..11], ["error"; 5]);
    assert_eq!(said[11].level, "ok");
    let notes = study.shown("R1")["notes"].clone();
    assert_eq!(notes.as_array().unwrap().len(), 2);
    assert_eq!(notes[0]["concepts"], serde_json::json!(["b", "a1"]));
    assert_eq!(notes[1]["text"], "other words");
    assert_eq!(notes[1]["concepts"], serde_json::json!([]));
}

#[test]
fn five_minutes_more_is_one_command() {
    let study = Study::new();
    let args = ["run", "small", "-p", "R1", "--plain", "--end", "23:50"];
    let said = study.typed(&args, &["/more 5", "/more many", "/more", "/time"]);
    assert_eq!(levels(&said), ["ok", "error", "error", "ok"]);
    assert!(said[0].text.contains("23:55"), "{said:?}");
    assert!(said[3].text.contains("23:55"), "{said:?}");
}

#[test]
fn the_language_is_changed_and_one_that_is_not_there_refused() {
    let study = Study::new();
    let said = study.held("R1", &["/lang nl", "/go T1.1", "/lang xx", "/lang"]);
    assert_eq!(said[0].level, "ok");
    assert!(
        said[1]
            .before
            .iter()
            .any(|line| line.contains("Hoe gaat het?"))
    );
    assert_eq!(said[2].level, "error");
    assert_eq!(said[3].level, "error");
}

#[test]
fn what_is_looked_up_is_found_in_guide_and_notes() {
    let study = Study::new();
    let said = study.held(
        "R1",
        &[
            "about a giraffe",
            "/find giraffe",
            "/find T1.1a",
            "/find qqqqzzzz",
        ],
    );
    assert!(said[1].before.iter().any(|line| line.contains("giraffe")));
    assert!(
        said[2].before[0].contains("T1.1a"),
        "an exact id comes first"
    );
    assert_eq!(levels(&said)[1..3], ["ok", "ok"]);
    assert_ne!(said[3].level, "error");
}

#[test]
fn answers_come_at_once_for_whoever_waits_for_them() {
    use std::io::{BufRead as _, BufReader, Write as _};
    use std::process::Stdio;
    let study = Study::new();
    let mut child = study
        .program(&["run", "small", "-p", "R1", "--plain"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for line in ["one", "/where", "two"] {
        writeln!(input, "{line}").unwrap();
        input.flush().unwrap();
        let answer = answers.find(|line| !line.as_ref().unwrap().starts_with(' '));
        assert!(answer.unwrap().unwrap().starts_with('['));
        let kept = std::fs::read_to_string(study.session("R1").join("journal.jsonl")).unwrap();
        assert!(
            line.starts_with('/') || kept.contains(line),
            "on the disk: {line}"
        );
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}
