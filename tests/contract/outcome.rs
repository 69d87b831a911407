//! `study outcome`: what came of member checks, cell by cell.

use crate::fixture::{Study, levels};

const CHECK: &str = "kwaliteitszorg-member-check";

fn check(study: &Study, participants: &str, lines: &[&str]) {
    let said = study.typed(&["run", CHECK, "-p", participants, "--plain"], lines);
    assert!(!levels(&said).contains(&"error"), "{said:?}");
}

fn rows(study: &Study) -> Vec<String> {
    let table = study.out(&["study", "outcome", "--format", "csv"]);
    table.lines().map(str::to_owned).collect()
}

fn json(study: &Study) -> serde_json::Value {
    let out = study.out(&["study", "outcome", "--format", "json"]);
    serde_json::from_str(&out).unwrap()
}

#[test]
fn each_statement_has_a_row_for_each_participant_and_a_later_answer_replaces_an_earlier() {
    let study = Study::new();
    check(
        &study,
        "R15,R16",
        &[
            "/answer M1.s1 R15 recognised",
            "/answer M1.s1 R16 partly alleen, zegt ze, bij \"grote\" besturen",
            "/answer M1.s1 R15 not",
        ],
    );
    let rows = rows(&study);
    assert_eq!(rows[0], "statement,concept,participant,answer,nuance");
    assert_eq!(rows[1], "M1.s1,betrokkenheid,R15,not,");
    assert_eq!(
        rows[2],
        "M1.s1,betrokkenheid,R16,partly,\"alleen, zegt ze, bij \"\"grote\"\" besturen\""
    );
    assert_eq!(rows[3], "M1.s2,betrokkenheid,R15,,");
    let first = &json(&study)["lists"][0]["statements"][0];
    assert_eq!(first["answers"][0]["earlier"][0]["answer"], "recognised");
    assert_eq!(first["counts"]["not"], 1);
    assert_eq!(first["counts"]["recognised"], 0);
    assert_eq!(first["open"], serde_json::json!([]));
}

#[test]
fn what_nobody_was_asked_stays_visibly_open() {
    let study = Study::new();
    check(&study, "R15,R16", &["/answer M1.s1 R15 nod"]);
    let text = study.out(&["--lang", "en", "study", "outcome"]);
    assert!(text.contains("a nod, without words 1"), "{text}");
    assert!(text.contains("not asked: R16"), "{text}");
    assert!(text.contains("not asked: R15, R16"), "{text}");
}

#[test]
fn several_sessions_of_one_list_come_together_and_conclusions_keep_their_words() {
    let study = Study::new();
    check(&study, "R15,R16", &["/answer M2.s1 R15 recognised"]);
    check(
        &study,
        "R17,R18",
        &[
            "/answer M2.s1 R18 not",
            "/conclude M2.s1 nuanced Vaak, niet altijd",
        ],
    );
    let outcome = json(&study);
    assert_eq!(outcome["lists"].as_array().unwrap().len(), 1);
    let list = &outcome["lists"][0];
    assert_eq!(
        list["participants"],
        serde_json::json!(["R15", "R16", "R17", "R18"])
    );
    let found = list["statements"].as_array().unwrap();
    let found = found
        .iter()
        .find(|one| one["statement"] == "M2.s1")
        .unwrap();
    assert_eq!(found["open"], serde_json::json!(["R16", "R17"]));
    assert_eq!(found["conclusions"][0]["conclusion"], "nuanced");
    assert_eq!(found["conclusions"][0]["wording"], "Vaak, niet altijd");
}

#[test]
fn a_changed_list_stands_beside_the_first() {
    let study = Study::new();
    check(&study, "R15,R16", &["/answer M1.s1 R15 recognised"]);
    let guides = concat!(env!("CARGO_MANIFEST_DIR"), "/guides");
    let read = |name: &str| std::fs::read_to_string(format!("{guides}/{name}")).unwrap();
    let concepts = "kwaliteitszorg.concepts.toml";
    study.write(&format!("guides/{concepts}"), read(concepts));
    let changed = read(&format!("{CHECK}.toml")).replace("version = \"1.0\"", "version = \"1.1\"");
    study.write(&format!("guides/{CHECK}.toml"), changed);
    check(&study, "R17,R18", &["/answer M1.s1 R17 not"]);
    let outcome = json(&study);
    let versions: Vec<&str> = outcome["lists"]
        .as_array()
        .unwrap()
        .iter()
        .map(|list| list["guide_version"].as_str().unwrap())
        .collect();
    assert_eq!(versions, ["1.0", "1.1"]);
}

#[test]
fn no_percentages_below_ten_people() {
    let study = Study::new();
    let all: Vec<String> = (1..=10).map(|number| format!("R{number}")).collect();
    let answers: Vec<String> = all
        .iter()
        .map(|who| format!("/answer M1.s1 {who} recognised"))
        .collect();
    let lines: Vec<&str> = answers.iter().map(String::as_str).collect();
    check(&study, &all[..9].join(","), &lines[..9]);
    let text = |study: &Study| study.out(&["--lang", "en", "study", "outcome"]);
    assert!(!text(&study).contains('%'));
    let away = Study::new();
    check(
        &away,
        &all.join(","),
        &[&lines[..9], &["/answer M1.s1 R10 absent"]].concat(),
    );
    let of_nine = text(&away);
    assert!(!of_nine.contains('%') && of_nine.contains("recognised 9, absent 1"));
    let many = Study::new();
    check(&many, &all.join(","), &lines);
    assert!(text(&many).contains("recognised 10 (100 %)"));
}

#[test]
fn a_conclusion_that_cannot_be_is_an_error() {
    let study = Study::new();
    let said = study.typed(
        &["run", CHECK, "-p", "R15,R16", "--plain"],
        &[
            "/conclude M9.s9 confirmed",
            "/conclude M1.s1 perhaps",
            "/conclude M1.s1",
            "/conclude m1.s1 Confirmed",
            "/undo",
        ],
    );
    assert_eq!(levels(&said), ["error", "error", "error", "ok", "ok"]);
    let statement = &json(&study)["lists"][0]["statements"][0];
    assert_eq!(statement["conclusions"], serde_json::json!([]));
}
