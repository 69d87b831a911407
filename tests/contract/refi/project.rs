//! The project: every quotation exact, and built so that importers lose nothing.

use std::collections::HashSet;
use std::fs;

use serde_json::Value;

use super::reader::{Coding, Element, Project};
use crate::fixture::Study;

/// Texts that a careless export cuts, shifts or breaks.
const HOSTILE: [&str; 10] = [
    "één école, zo'n überschrift",
    "de 👩‍👩‍👧 familie 🙂 telt mee",
    "שלום עולם, בית הספר",
    "مرحبا بالعالم",
    "a <b> & \"c\" ]]> 'd' &amp;",
    "tab\there",
    "e\u{301} combining, \u{202e}turned\u{202c}",
    "\u{7}bell \u{1b}[31m red",
    "\u{fffe} no character",
    "-=+@",
];

fn study() -> Study {
    let study = Study::new();
    let row = |(number, text): (usize, &&str)| {
        let text = text.replace('"', "\"\"");
        let concepts = ["a", "a1;b", "loose", ""][number % 4];
        let theme = ["", "time & trust"][number % 2];
        format!("R{},{concepts},\"{text}\",{theme}", number % 3 + 1)
    };
    let mut table = vec!["participant,concepts,text,theme".to_owned()];
    table.extend(HOSTILE.iter().enumerate().map(row));
    study.write("in.csv", table.join("\n"));
    study.out(&["import", "fragments", "in.csv"]);
    study
}

fn exported(study: &Study, args: &[&str]) -> Project {
    study.out(&[&["export", "qdpx", "-o", "out.qdpx"], args].concat());
    Project::read(&study.path("out.qdpx"))
}

/// What the other exports say is coded with what.
fn ours(study: &Study) -> Vec<(String, String)> {
    let out = study.out(&["export", "jsonl"]);
    let mut found = Vec::new();
    for line in out.lines() {
        let record: Value = serde_json::from_str(line).unwrap();
        // No text of a project holds a control character.
        let text = record["text"].as_str().unwrap();
        let text: String = text.chars().map(held).collect();
        let names = record["concept_names"].as_array().unwrap().iter();
        let names = names.map(|name| name.as_str().unwrap().to_owned());
        let theme = record["theme"].as_str().map(str::to_owned);
        found.extend(names.chain(theme).map(|name| (name, text.clone())));
    }
    found.sort();
    found
}

fn held(c: char) -> char {
    if (c.is_control() && !matches!(c, '\n' | '\t')) || c == '\u{fffe}' {
        ' '
    } else {
        c
    }
}

fn pairs(codings: Vec<Coding>) -> Vec<(String, String)> {
    let mut pairs: Vec<_> = codings.into_iter().map(|it| (it.code, it.quote)).collect();
    pairs.sort();
    pairs
}

#[test]
fn every_coding_quotes_to_the_letter_what_the_other_exports_say() {
    let study = study();
    let project = exported(&study, &[]);
    let ours = ours(&study);
    assert_eq!(ours.len(), 18);
    assert_eq!(pairs(project.codings()), ours);
    for text in project.root.all("TextSource") {
        let bytes = project.file(text.get("plainTextPath"));
        assert!(!bytes.contains(&b'\r') && !bytes.starts_with(b"\xef\xbb\xbf"));
    }
}

#[test]
fn elements_stand_in_the_order_of_the_schema_and_none_is_empty_that_may_not_be() {
    let project = exported(&study(), &[]);
    let names: Vec<&str> = project
        .root
        .children
        .iter()
        .map(|it| it.name.as_str())
        .collect();
    assert_eq!(names, ["Users", "CodeBook", "Cases", "Sources"]);
    for name in ["name", "origin", "creatingUserGUID", "creationDateTime"] {
        assert!(!project.root.get(name).is_empty());
    }
    let order = ["Description", "Coding", "PlainTextSelection"];
    let rank = |child: &Element| order.iter().position(|name| *name == child.name).unwrap();
    for selection in project.root.all("PlainTextSelection") {
        assert!(selection.children.is_sorted_by_key(rank));
    }
    let every = [
        "Code",
        "TextSource",
        "PlainTextSelection",
        "Coding",
        "Case",
        "User",
    ];
    let all: Vec<&Element> = every
        .iter()
        .flat_map(|name| project.root.all(name))
        .collect();
    for element in &all {
        let guid = element.get("guid");
        assert!(guid.len() == 36 && guid.chars().all(|c| c == '-' || c.is_ascii_hexdigit()));
    }
    for element in project.root.all("TextSource") {
        let date = element.get("creationDateTime");
        assert!(date.len() == 20 && date.ends_with('Z'), "{date}");
        assert!(!element.get("name").is_empty() && !element.get("creatingUser").is_empty());
    }
}

#[test]
fn a_second_export_has_the_same_bytes_and_grows_by_what_is_new() {
    let study = study();
    let first = exported(&study, &[]);
    let bytes = fs::read(study.path("out.qdpx")).unwrap();
    exported(&study, &[]);
    assert_eq!(bytes, fs::read(study.path("out.qdpx")).unwrap());
    study.held("R9", &["/go T1.1", "something new"]);
    let second = exported(&study, &[]);
    let guids = |project: &Project| -> HashSet<String> {
        let all = ["Code", "TextSource", "PlainTextSelection", "Coding"];
        let all = all.iter().flat_map(|name| project.root.all(name));
        all.map(|it| it.get("guid").to_owned()).collect()
    };
    let (first, second) = (guids(&first), guids(&second));
    assert!(first.is_subset(&second) && first.len() < second.len());
}

#[test]
fn no_two_things_of_a_project_have_one_name() {
    let study = study();
    study.held("R4", &["= mine", "= mine too"]);
    let project = exported(&study, &[]);
    let mut names = HashSet::new();
    for kind in ["Code", "TextSource", "Note", "AudioSource", "Transcript"] {
        for element in project.root.all(kind) {
            assert!(
                names.insert(element.get("name").to_lowercase()),
                "{element:?}"
            );
        }
    }
    assert_eq!(project.root.all("Note").len(), 2);
}

#[test]
fn participants_are_cases_with_attributes_and_their_texts_are_coded_by_the_case() {
    let study = study();
    let register = "[R1]\nsector = \"po\"\nyears = 12\nbig = true\n[R2]\nyears = 1.5\nodd = inf\n";
    study.write("participants.toml", register);
    let project = exported(&study, &[]);
    let kinds: Vec<(&str, &str)> = project
        .root
        .all("Variable")
        .iter()
        .map(|it| (it.get("name"), it.get("typeOfVariable")))
        .collect();
    let wanted = [
        ("sector", "Text"),
        ("years", "Float"),
        ("big", "Boolean"),
        ("odd", "Text"),
    ];
    assert_eq!(kinds, wanted);
    let cases = project.root.all("Case");
    let names: Vec<&str> = cases.iter().map(|case| case.get("name")).collect();
    assert_eq!(names, ["R1", "R2", "R3"]);
    assert_eq!(cases[0].all("TextValue")[0].text, "po");
    assert_eq!(cases[0].all("FloatValue")[0].text, "12");
    let source = cases[0].child("SourceRef").unwrap().get("targetGUID");
    let text = project
        .root
        .all("TextSource")
        .into_iter()
        .find(|it| it.get("guid") == source);
    let whole = text.unwrap().child("PlainTextSelection").unwrap();
    let length = project
        .text(text.unwrap().get("plainTextPath"))
        .chars()
        .count();
    assert_eq!(
        (whole.get("startPosition"), whole.get("endPosition")),
        ("0", &*length.to_string())
    );
    assert_eq!(
        whole.all("CodeRef")[0].get("targetGUID"),
        cases[0].get("guid")
    );
    assert_eq!(project.codes()[cases[0].get("guid")], "R1");
}

#[test]
fn a_memo_is_a_note_and_coded_only_with_what_somebody_chose() {
    let study = Study::new();
    study.held(
        "R1",
        &["/go T1.1", "said", "= thought", "= thought of it #b"],
    );
    let project = exported(&study, &[]);
    let notes: Vec<String> = project
        .root
        .all("Note")
        .iter()
        .map(|note| project.text(note.get("plainTextPath")))
        .collect();
    assert_eq!(notes, ["thought", "thought of it"]);
    let pairs = pairs(project.codings());
    let wanted = [("Alpha", "said"), ("Beta", "thought of it")];
    assert_eq!(
        pairs,
        wanted.map(|(code, quote)| (code.to_owned(), quote.to_owned()))
    );
    let said = &project.codings()[0];
    assert!(said.remark.contains("proposal"), "{said:?}");
}

#[test]
fn in_a_group_what_one_of_them_says_is_theirs() {
    let study = Study::new();
    let run = ["run", "small", "-p", "R15,R16", "--plain"];
    study.typed(&run, &["/go T1.1", "@R15 mine", "of all", "@R16 > yours"]);
    let project = exported(&study, &[]);
    let codes = project.codes();
    let source = project.root.all("TextSource")[0];
    let stretches: Vec<Vec<&str>> = source
        .all("PlainTextSelection")
        .iter()
        .map(|it| {
            it.all("CodeRef")
                .iter()
                .map(|it| codes[it.get("targetGUID")])
                .collect()
        })
        .collect();
    assert_eq!(
        stretches,
        [vec!["Alpha", "R15"], vec!["Alpha"], vec!["Alpha", "R16"]]
    );
}

#[test]
fn what_cannot_be_written_leaves_what_was_there() {
    let study = study();
    assert_eq!(
        study.ran(&["export", "qdpx"]).code,
        2,
        "a pipe takes no project"
    );
    let ran = study.ran(&["export", "qdpx", "-o", "nowhere/out.qdpx"]);
    assert_eq!(ran.code, 3, "{ran:?}");
    assert!(ran.err.contains("nowhere/out.qdpx"), "{ran:?}");
    study.write("out.qdpx", "what was there");
    study.out(&["export", "qdpx", "-o", "out.qdpx"]);
    assert!(fs::read(study.path("out.qdpx")).unwrap().starts_with(b"PK"));
    let left: Vec<_> = fs::read_dir(study.root.path()).unwrap().collect();
    assert_eq!(
        left.len(),
        7,
        "guides, study.toml, in.csv, sessions, out.qdpx, study.jsonl and its lock: {left:?}"
    );
}

#[test]
fn a_study_without_a_session_is_its_codebook() {
    let project = exported(&Study::new(), &[]);
    let names: Vec<&str> = project
        .root
        .children
        .iter()
        .map(|it| it.name.as_str())
        .collect();
    assert_eq!(names, ["Users", "CodeBook"]);
}

#[test]
fn recordings_go_along_with_a_project_alone() {
    let study = study();
    assert_eq!(study.ran(&["export", "csv", "--with-audio"]).code, 2);
    assert!(
        exported(&study, &["--with-audio"])
            .root
            .all("AudioSource")
            .is_empty()
    );
}
