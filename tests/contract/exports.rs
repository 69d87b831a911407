//! The note record, as show and the exports give it.

use serde_json::{Value, json};

use crate::fixture::Study;

const FIELDS: [&str; 19] = [
    "session",
    "participant",
    "phase",
    "guide",
    "guide_version",
    "topic",
    "question",
    "concepts",
    "concept_names",
    "headings",
    "origin",
    "kind",
    "speakers",
    "theme",
    "text",
    "at",
    "ms",
    "recording",
    "recording_ms",
];

fn study() -> Study {
    let study = Study::new();
    study.held(
        "R2",
        &[
            "before it all",
            "/go T1.2",
            "> in \"her\" words; more #a1 #b",
            "/go T2.1",
            "outside #-",
        ],
    );
    study
}

fn jsonl(study: &Study) -> Vec<Value> {
    let out = study.out(&["export", "jsonl", "--lang", "en"]);
    out.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn every_field_of_the_record_is_there_and_null_where_there_is_none() {
    let study = study();
    let records = jsonl(&study);
    assert_eq!(records.len(), 3);
    for record in &records {
        for field in FIELDS {
            assert!(record.get(field).is_some(), "{field} in {record}");
        }
    }
    let id = study
        .session("R2")
        .file_name()
        .unwrap()
        .to_string_lossy()
        .into_owned();
    let quote = &records[1];
    let expected = json!({
        "session": id, "participant": "R2", "phase": "main", "guide": "small", "guide_version": "2.1",
        "topic": "T1", "question": "T1.2", "concepts": ["a1", "b"],
        "concept_names": ["Alpha one", "Beta"], "headings": ["a", "b"], "origin": "chosen",
        "kind": "quote", "speakers": [], "theme": null, "text": "in \"her\" words; more",
        "recording": null, "recording_ms": null,
    });
    for (field, value) in expected.as_object().unwrap() {
        assert_eq!(&quote[field], value, "{field}");
    }
    assert_eq!(records[0]["question"], Value::Null);
    assert_eq!(records[0]["headings"], json!(["rest"]));
    assert_eq!(records[2]["concepts"], json!([]));
    assert_eq!(records[2]["headings"], json!([]));
}

#[test]
fn show_gives_the_same_records_and_the_questions() {
    let study = study();
    assert_eq!(study.shown("R2")["notes"].as_array().unwrap().len(), 3);
    let shown: Value =
        serde_json::from_str(&study.out(&["show", "R2", "--format", "json", "--lang", "en"]))
            .unwrap();
    assert_eq!(shown["notes"], Value::Array(jsonl(&study)));
    let ids: Vec<&str> = shown["questions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, ["T0.1", "T1.1", "T1.1a", "T1.1a1", "T1.2", "T2.1"]);
    assert_eq!(shown["questions"][3]["topic"], "T1");
    assert_eq!(shown["questions"][3]["state"], "open");
}

#[test]
fn csv_has_the_same_columns_with_lists_joined() {
    let study = study();
    let out = study.out(&["export", "csv", "--lang", "nl"]);
    let mut reader = csv::Reader::from_reader(out.as_bytes());
    let header: Vec<String> = reader
        .headers()
        .unwrap()
        .iter()
        .map(str::to_owned)
        .collect();
    assert_eq!(header[..FIELDS.len()], FIELDS);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let cell = |row: usize, name: &str| {
        rows[row][header.iter().position(|one| one == name).unwrap()].to_owned()
    };
    assert_eq!(cell(1, "concepts"), "a1;b");
    assert_eq!(cell(1, "concept_names"), "Alfa een;Beta");
    assert_eq!(cell(1, "text"), "in \"her\" words; more");
    assert_eq!(cell(1, "recording"), "");
}

#[test]
fn concept_names_are_in_one_language_an_export() {
    let study = Study::new();
    study.typed(
        &["run", "small", "-p", "R1", "--plain", "--lang", "nl"],
        &["x #a"],
    );
    let name = |study: &Study| -> String {
        let out = study.out(&["export", "jsonl"]);
        let record: Value = serde_json::from_str(out.lines().next().unwrap()).unwrap();
        record["concept_names"][0].as_str().unwrap().to_owned()
    };
    assert_eq!(name(&study), "Alfa", "the sessions' when they agree");
    study.typed(
        &["run", "small", "-p", "R2", "--plain", "--lang", "en"],
        &["x #a"],
    );
    assert_eq!(name(&study), "Alpha", "else the model's first");
    study.write("study.toml", "language = \"nl\"\n");
    assert_eq!(name(&study), "Alfa", "study.toml's before that");
}

#[test]
fn cells_that_a_spreadsheet_would_run_are_disarmed() {
    let study = Study::new();
    study.write(
        "in.csv",
        "participant,concept,text\nR1,a,=1+1\nR1,a,@SUM(A1)\nR1,a,-2\nR1,a,+3\nR1,a,\"\t=4\"\n",
    );
    study.out(&["import", "fragments", "in.csv"]);
    let out = study.out(&["export", "csv"]);
    let mut reader = csv::Reader::from_reader(out.as_bytes());
    for row in reader.records() {
        for cell in &row.unwrap() {
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                "{cell}"
            );
        }
    }
}

#[test]
fn what_is_exported_is_imported_as_it_was() {
    let study = study();
    study.held(
        "R3",
        &[
            "=2+2",
            "//= a",
            "'quoted",
            "'=quoted",
            "- dash",
            "= a memo; here",
            "? park #a",
            "@ home",
            "  spaces  ",
        ],
    );
    study.typed(
        &["run", "small", "-p", "R4,R5", "--plain"],
        &["@R4 of one #b", "@R4,R5 of both"],
    );
    let exported = study.out(&["export", "csv", "-o", "-"]);
    let other = Study::new();
    other.write("all.csv", &exported);
    let ran = other.ran(&["import", "fragments", "all.csv"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let fields = [
        "participant",
        "topic",
        "question",
        "concepts",
        "origin",
        "kind",
        "text",
        "at",
        "speakers",
        "theme",
    ];
    let picture = |study: &Study| -> Vec<Vec<String>> {
        let mut all: Vec<Vec<String>> = jsonl(study)
            .iter()
            .map(|one| {
                let mut one = one.clone();
                // An empty concept is the residual: it comes back by its name.
                if one["concepts"] == json!([]) && one["outside"] == false {
                    one["concepts"] = json!(["rest"]);
                }
                fields.iter().map(|field| one[field].to_string()).collect()
            })
            .collect();
        all.sort();
        all
    };
    assert_eq!(picture(&other), picture(&study));
}

#[test]
fn an_export_to_a_file_leaves_stdout_clean() {
    let study = study();
    let ran = study.ran(&["export", "csv", "-o", "out.csv"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    let file = std::fs::read_to_string(study.path("out.csv")).unwrap();
    assert_eq!(file, study.out(&["export", "csv"]));
    let ran = study.ran(&["export", "csv", "-o", "no/such/folder/out.csv"]);
    assert_eq!(ran.code, 3, "{ran:?}");
    assert!(ran.err.contains("no/such/folder"), "{ran:?}");
    let ran = study.ran(&["export", "nothing"]);
    assert_eq!(ran.code, 2);
}

#[test]
fn sessions_may_be_named() {
    let study = study();
    study.held("R9", &["of nine"]);
    let out = study.out(&["export", "jsonl", "R9"]);
    assert_eq!(out.lines().count(), 1);
    assert_eq!(study.ran(&["export", "jsonl", "R1"]).code, 2);
}

#[test]
fn struck_and_undone_notes_are_in_no_export() {
    let study = Study::new();
    study.held(
        "R1",
        &[
            "kept",
            "struck out",
            "/strike 2",
            "undone",
            "/undo",
            "/off",
            "hidden",
            "/on",
        ],
    );
    for format in ["jsonl", "csv", "md"] {
        let out = study.out(&["export", format]);
        assert!(out.contains("kept"), "{format}");
        for gone in ["struck out", "undone", "hidden"] {
            assert!(!out.contains(gone), "{format}: {gone}");
        }
    }
    for format in ["text", "md", "json"] {
        let out = study.out(&["show", "R1", "--format", format]);
        assert!(
            !out.contains("hidden") && !out.contains("undone"),
            "{format}"
        );
    }
}
