//! A member check: what each participant answers to each statement.

use crate::fixture::{Study, levels};

const TABLE: &[&str] = &[
    "run",
    "kwaliteitszorg-member-check",
    "-p",
    "R15,R16",
    "--plain",
];

#[test]
fn answers_are_taken_in_every_state_and_a_later_one_replaces_an_earlier() {
    let study = Study::new();
    let said = study.typed(
        TABLE,
        &[
            "/answer M1.s1 R15 recognised",
            "/next",
            "/answer m1.s1 r16 Partly only at large schools",
            "/answer M1.s1 R15 not",
            "/off",
            "/answer M1.s2 R15 nod secretly",
            "/on",
            "/finish",
            "/answer M1.s2 R16 absent",
        ],
    );
    let expected = ["ok", "ok", "ok", "ok", "ok", "warn", "ok", "ok", "ok"];
    assert_eq!(levels(&said), expected);
    let answers: Vec<String> = study.shown("2")["answers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let of = |key: &str| one[key].as_str().unwrap_or("-").to_owned();
            ["statement", "participant", "answer", "nuance"]
                .map(of)
                .join(" ")
        })
        .collect();
    assert_eq!(
        answers,
        [
            "M1.s1 R15 not -",
            "M1.s1 R16 partly only at large schools",
            "M1.s2 R15 nod -",
            "M1.s2 R16 absent -",
        ]
    );
}

#[test]
fn an_answer_that_cannot_be_is_an_error_and_one_that_was_a_slip_is_undone() {
    let study = Study::new();
    let said = study.typed(
        TABLE,
        &[
            "/answer M9.s9 R15 not",
            "/answer M1.s1 R9 not",
            "/answer M1.s1 R15 perhaps",
            "/answer M1.s1",
            "/answer M1.s1 R15 none",
            "/undo",
            "/go M2.s1",
        ],
    );
    assert_eq!(levels(&said)[..4], ["error"; 4]);
    assert_eq!(levels(&said)[4..], ["ok", "ok", "ok"]);
    assert!(said[6].text.starts_with("M2"), "{said:?}");
    assert!(study.shown("2")["answers"].as_array().unwrap().is_empty());
}
