//! The outcome of a member check as a coded text of a project.

use super::reader::{Element, Project};
use crate::fixture::{Study, levels};

fn study() -> Study {
    let study = Study::new();
    study.held("R1", &["/go T1", "of an interview"]);
    let said = study.typed(
        &[
            "run",
            "kwaliteitszorg-member-check",
            "-p",
            "R15,R16",
            "--plain",
        ],
        &[
            "/answer M1.s1 R15 recognised",
            "/answer M1.s1 R16 partly only 🙂 at large schools",
            "/answer M1.s1 R15 not",
            "/conclude M1.s1 nuanced In other words",
        ],
    );
    assert!(!levels(&said).contains(&"error"), "{said:?}");
    study
}

fn outcome<'p>(project: &'p Project, text: &mut Vec<char>) -> Option<&'p Element> {
    let mut all = project.root.all("TextSource").into_iter();
    let found = all.find(|source| source.get("name").ends_with(" outcome"))?;
    *text = project
        .text(found.get("plainTextPath"))
        .chars()
        .collect::<Vec<char>>();
    Some(found)
}

/// What is coded in a text with something by its guid.
fn coded(source: &Element, text: &[char], guid: &str) -> Vec<String> {
    let selections = source.all("PlainTextSelection").into_iter();
    let mut with = selections.filter(|selection| {
        let refs = selection.all("CodeRef");
        refs.iter().any(|code| code.get("targetGUID") == guid)
    });
    let quote = |selection: &Element| -> String {
        let place = |name: &str| selection.get(name).parse::<usize>().unwrap();
        text[place("startPosition")..place("endPosition")]
            .iter()
            .collect()
    };
    with.by_ref().map(quote).collect()
}

#[test]
fn a_member_check_that_is_exported_has_its_outcome_as_a_coded_text() {
    let study = study();
    study.out(&[
        "export",
        "qdpx",
        "-o",
        "out.qdpx",
        "--phase",
        "member-check",
        "--lang",
        "en",
    ]);
    let project = Project::read(&study.path("out.qdpx"));
    let mut text = Vec::new();
    let source = outcome(&project, &mut text).unwrap();
    let all: String = text.iter().collect();
    assert!(all.contains("\nnot asked: R15, R16\n"), "{all}");

    let codes = project.codes();
    let concept = |name: &str| {
        let mut all = codes.iter();
        *all.find(|(_, known)| **known == name)
            .unwrap_or_else(|| panic!("{codes:?}"))
            .0
    };
    let case = |id: &str| {
        let mut cases = project.root.all("Case").into_iter();
        cases
            .find(|case| case.get("name") == id)
            .unwrap()
            .get("guid")
    };
    let partly = "partly: only 🙂 at large schools";
    assert_eq!(coded(source, &text, case("R16")), [partly]);
    let changed = ["recognised", "not recognised"];
    assert_eq!(coded(source, &text, case("R15")), changed);
    let of_concept = coded(
        source,
        &text,
        concept("Creating and sustaining social engagement"),
    );
    let statement = &of_concept[0];
    assert!(all.starts_with(&format!("M1.s1 {statement}\n")), "{all}");
    let rest = ["recognised", "not recognised", partly, "In other words"];
    assert_eq!(of_concept[1..5], rest);
}

#[test]
fn the_whole_of_a_study_is_coded_without_its_member_checks() {
    let study = study();
    study.out(&["export", "qdpx", "-o", "out.qdpx"]);
    let project = Project::read(&study.path("out.qdpx"));
    assert!(outcome(&project, &mut Vec::new()).is_none());
}
