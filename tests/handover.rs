//! Import, counts and exports through the real program.

// A test that cannot set up its files has nothing to hold.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::process::{Command, Output};

fn leidraad(study: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_leidraad"))
        .args(["--lang", "nl", "--study"])
        .arg(study)
        .args(args)
        .output()
        .unwrap()
}

fn out(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", err(output));
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A study into which a table was imported.
fn study_with(table: &str) -> tempfile::TempDir {
    let study = tempfile::tempdir().unwrap();
    let file = study.path().join("table.csv");
    std::fs::write(&file, table).unwrap();
    out(&leidraad(
        study.path(),
        &["import", "fragments", file.to_str().unwrap()],
    ));
    study
}

const TABLE: &str = "\u{feff}Participant;Concepts;Text;At;Kind;Theme;Topic;Question\n\
    r10;basis;eerste;2026-01-12T14:05:00+01:00;;;O2;O2.1\n\
    R9;\"basis;druk\";=1+1 \"zo\";2026-01-13T10:00:00Z;quote;tijd;;\n\
    R9;;twijfel;;;;;\n\
    R9;#-;'t Veld;;;;;\n\
    R9;handelen;\"twee\nregels\";;;;;\n\
    R9;doelen;een memo;;memo;;;\n";

#[test]
fn fragments_are_counted_under_their_headings() {
    let study = study_with(TABLE);
    let counts = out(&leidraad(study.path(), &["pivot", "--format", "csv"]));
    assert_eq!(
        counts,
        "participant,gemeenschap,doelen,interventie,inbedding,overig,total\n\
         R9,0,1,1,0,1,3\nR10,0,1,0,0,0,1\ntotal,0,2,1,0,1,4\n"
    );
    let by_topic = out(&leidraad(
        study.path(),
        &["pivot", "--by", "topic", "--format", "csv"],
    ));
    assert!(by_topic.contains("\nO2,0,1,0,0,0,1\n"), "{by_topic}");
    let level = out(&leidraad(
        study.path(),
        &["pivot", "--level", "3", "--format", "csv"],
    ));
    assert!(level.starts_with("participant,betrokkenheid,"), "{level}");
    let none = out(&leidraad(
        study.path(),
        &["pivot", "--origin", "default", "--format", "csv"],
    ));
    assert!(none.ends_with("total,0,0,0,0,0,0\n"), "{none}");
}

#[test]
fn an_export_imported_again_gives_the_same_fragments() {
    let first = study_with(TABLE);
    let table = out(&leidraad(first.path(), &["export", "csv"]));
    let second = study_with(&table);
    let again = out(&leidraad(second.path(), &["export", "csv"]));
    let without_session = |table: &str| {
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let rows = reader
            .records()
            .map(|row| row.unwrap().iter().skip(1).map(str::to_owned).collect());
        rows.collect::<Vec<Vec<String>>>()
    };
    assert_eq!(without_session(&table), without_session(&again));
}

#[test]
fn exports_keep_to_the_schema_and_the_documentation() {
    let study = study_with(TABLE);
    let read = |file: &str| {
        std::fs::read_to_string(
            Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("docs")
                .join(file),
        )
        .unwrap()
    };
    let schema = serde_json::from_str(&read("fragment.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let lines = out(&leidraad(study.path(), &["export", "jsonl", "-o", "-"]));
    assert_eq!(lines.lines().count(), 6);
    for line in lines.lines() {
        let note = serde_json::from_str(line).unwrap();
        schema.validate(&note).unwrap();
    }
    let documented = read("exports.md");
    for field in leidraad::handover::record::FIELDS {
        assert!(documented.contains(&format!("| `{field}` |")), "{field}");
    }
    let session: serde_json::Value = serde_json::from_str(&out(&leidraad(
        study.path(),
        &["show", "R9", "--format", "json"],
    )))
    .unwrap();
    for note in session["notes"].as_array().unwrap() {
        schema.validate(note).unwrap();
    }
    assert_eq!(session["questions"][0]["state"], "open");
}

#[test]
fn nothing_is_taken_of_a_file_with_a_mistake_and_all_are_said() {
    let study = tempfile::tempdir().unwrap();
    let file = study.path().join("table.csv");
    let import = ["import", "fragments", file.to_str().unwrap()];
    std::fs::write(
        &file,
        "participant,concept,text\nR1,doel,a\nX,doelen,b\nR1,doelen,\n",
    )
    .unwrap();
    let refused = leidraad(study.path(), &import);
    let said = err(&refused);
    assert_eq!(refused.status.code(), Some(1));
    for part in [
        "regel 2: kolom concept, `doel`",
        "regel 3: kolom participant",
        "regel 4: kolom text",
    ] {
        assert!(said.contains(part), "{said}");
    }
    std::fs::write(&file, b"participant,concept,text\nR1,doelen,caf\xe9\n").unwrap();
    assert!(err(&leidraad(study.path(), &import)).contains("regel 2: dit is geen UTF-8"));
    assert!(out(&leidraad(study.path(), &["list"])).starts_with("er zijn geen sessies"));
}

#[test]
fn a_file_is_exported_whole_or_not_at_all() {
    let study = study_with(TABLE);
    let target = study.path().join("out.csv");
    let path = target.to_str().unwrap();
    out(&leidraad(
        study.path(),
        &["export", "csv", "R9", "-o", path],
    ));
    assert_eq!(
        std::fs::read_to_string(&target)
            .unwrap()
            .matches("-R9-")
            .count(),
        5
    );
    let missing = study.path().join("none/out.csv");
    let failed = leidraad(
        study.path(),
        &["export", "csv", "-o", missing.to_str().unwrap()],
    );
    assert_eq!(failed.status.code(), Some(3));
    assert_eq!(
        leidraad(study.path(), &["export", "csv", "R99"])
            .status
            .code(),
        Some(2)
    );
    assert_eq!(
        leidraad(study.path(), &["export", "docx"]).status.code(),
        Some(2)
    );
}

#[test]
fn a_damaged_journal_is_read_as_far_as_it_goes_and_verify_says_so() {
    let study = study_with(TABLE);
    assert!(
        out(&leidraad(study.path(), &["verify"]))
            .lines()
            .all(|line| line.contains("in orde"))
    );
    let session = std::fs::read_dir(study.path().join("sessions"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.to_string_lossy().contains("-R10-"))
        .unwrap();
    let journal = session.join("journal.jsonl");
    let text = std::fs::read_to_string(&journal).unwrap();
    std::fs::write(&journal, text.replace("eerste", "tweede")).unwrap();
    let verified = leidraad(study.path(), &["verify"]);
    assert_eq!(verified.status.code(), Some(1));
    let counted = leidraad(study.path(), &["pivot", "--format", "csv"]);
    assert!(out(&counted).contains("R10,0,0,0,0,0,0\n"));
    assert!(err(&counted).contains("-R10-"));
}

#[test]
fn the_manual_and_completions_are_whole() {
    let study = tempfile::tempdir().unwrap();
    std::fs::write(study.path().join("study.toml"), "broken = ").unwrap();
    assert!(out(&leidraad(study.path(), &["man"])).contains("import fragments"));
    assert!(out(&leidraad(study.path(), &["completions", "bash"])).contains("leidraad"));
    let listed = leidraad(study.path(), &["list"]);
    assert_eq!(listed.status.code(), Some(3));
    assert!(err(&listed).contains("regel 1, kolom"));
}
