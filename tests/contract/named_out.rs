//! What is handed over names nobody beside the notes either, and says so where names were not looked
//! for.

use std::fs;
use std::io::Read as _;

use crate::fixture::Study;

const KEY: &str = "\
[R1]
name = \"Renée de Vos\"
organisation = \"Stichting De Linde\"
[R2]
name = \"Bram Jansen\"
";

const FORMATS: [&str; 8] = [
    "csv", "jsonl", "md", "xlsx", "qdpx", "qdc", "taguette", "maxqda",
];

/// A session with an observer and a coder who are called as those in the key are.
fn study() -> Study {
    let study = Study::new();
    study.write("private/key.toml", KEY);
    study.write(
        "participants.toml",
        "[R1]\nbord = \"De Linde\"\nyears = 3\n",
    );
    study.held("R1", &["/go T1.1", "bij de linde", "? en dan"]);
    study.typed(
        &["observe", "R1", "--as", "renee", "--plain"],
        &["zij lacht", "? parkeer"],
    );
    for coder in ["bram", "vos-renee"] {
        let lines = "#a\n* van De Linde\n= zie ook renee\n";
        let ran = study.fed(&["review", "R1", "--coder", coder, "--plain"], lines);
        assert_eq!(ran.code, 0, "{ran:?}");
    }
    study
}

/// The text of a part of a zip.
fn part(study: &Study, zip: &str, name: &str) -> Option<String> {
    let file = fs::File::open(study.path(zip)).unwrap();
    let mut zip = zip::ZipArchive::new(file).unwrap();
    let mut text = String::new();
    zip.by_name(name).ok()?.read_to_string(&mut text).unwrap();
    Some(text)
}

#[test]
fn no_format_has_the_name_of_an_observer_a_coder_or_an_attribute() {
    let study = study();
    for format in FORMATS {
        let out = format!("out/{format}");
        fs::create_dir_all(study.path("out")).unwrap();
        let ran = study.ran(&["export", format, "-o", &out]);
        assert_eq!(ran.code, 0, "{format}: {ran:?}");
    }
    let ran = study.ran(&["study", "leaks", "out"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let csv = fs::read_to_string(study.path("out/csv")).unwrap();
    assert!(csv.contains("[R1]"), "{csv}");
    assert!(csv.contains("vos-[R1]"), "{csv}");
}

#[test]
fn a_coder_is_asked_for_by_name_and_answered_by_code() {
    let study = study();
    let csv = study.out(&["export", "csv", "--coder", "bram"]);
    assert!(csv.contains("[R2]") && !csv.contains("bram"), "{csv}");
    let compared = study.out(&["review", "R1", "--compare", "bram:1", "vos-renee:1"]);
    assert!(compared.contains("[R2]:1"), "{compared}");
    for name in ["bram", "renee", "Linde"] {
        assert!(!compared.contains(name), "{compared}");
    }
    let pivot = study.out(&["pivot", "--by", "bord", "--format", "csv"]);
    assert!(
        pivot.contains("[school],") && !pivot.contains("Linde"),
        "{pivot}"
    );
}

#[test]
fn strict_lists_what_is_known_of_participants_too() {
    let study = Study::new();
    study.write("private/key.toml", KEY);
    study.write("participants.toml", "[R1]\nbord = \"De Linde\"\n");
    study.held("R1", &["/go T1.1", "een notitie"]);
    let ran = study.ran(&["export", "xlsx", "-o", "x.xlsx", "--strict"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.err.contains("participants.toml: [school] 1×"),
        "{ran:?}"
    );
    assert_eq!(study.ran(&["export", "csv", "--strict"]).code, 0);
}

#[test]
fn unguarded_is_stated_in_the_output_and_written_down() {
    let study = study();
    for (format, out) in [
        ("md", "o.md"),
        ("xlsx", "o.xlsx"),
        ("qdpx", "o.qdpx"),
        ("csv", "o.csv"),
    ] {
        let ran = study.ran(&["export", format, "-o", out, "--unguarded"]);
        assert_eq!(ran.code, 0, "{format}: {ran:?}");
    }
    let said = "names were not looked for";
    let md = fs::read_to_string(study.path("o.md")).unwrap();
    assert!(md.starts_with("> names were not looked for"), "{md}");
    assert!(
        part(&study, "o.xlsx", "docProps/core.xml")
            .unwrap()
            .contains(said)
    );
    assert!(
        part(&study, "o.qdpx", "project.qde")
            .unwrap()
            .contains(said)
    );
    study.ran(&["export", "xlsx", "-o", "g.xlsx"]);
    assert_eq!(part(&study, "g.xlsx", "docProps/core.xml"), None);
    let log = fs::read_to_string(study.path("study.jsonl")).unwrap();
    let lines: Vec<&str> = log
        .lines()
        .filter(|line| line.contains("\"exported\""))
        .collect();
    assert_eq!(lines.len(), 5);
    assert!(
        lines[..4]
            .iter()
            .all(|line| line.contains("\"unguarded\":true")),
        "{log}"
    );
    assert!(!lines[4].contains("unguarded"), "{log}");
    assert!(lines[4].contains("\"codes\":"), "{log}");
}

#[test]
fn a_session_that_is_read_twice_counts_its_codes_once() {
    let study = study();
    let csv = study.ran(&["export", "csv", "-o", "a.csv"]);
    let xlsx = study.ran(&["export", "xlsx", "-o", "a.xlsx"]);
    let codes = |text: &str| {
        let at = text.find("[R1] ").unwrap();
        text[at..].split('×').next().unwrap().to_owned()
    };
    assert_eq!(
        codes(&csv.err),
        codes(&xlsx.err),
        "{} {}",
        csv.err,
        xlsx.err
    );
}

#[test]
fn themes_are_listed_with_codes_and_renamed_by_them() {
    let study = study();
    let themes = study.out(&["study", "themes"]);
    assert!(
        themes.contains("van [school]") && !themes.contains("Linde"),
        "{themes}"
    );
    let ran = study.ran(&["study", "themes", "rename", "van [school]", "van hun bord"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(study.out(&["study", "themes"]).contains("van hun bord"));
}

#[test]
fn a_pack_that_names_somebody_is_refused_with_the_place_unless_it_is_asked_for() {
    let study = Study::new();
    let pack = ["guide", "pack", "small", "-o", "p.zip"];
    assert_eq!(study.ran(&pack).code, 0);
    fs::remove_file(study.path("p.zip")).unwrap();
    study.write("private/terms.txt", "Horizon\n");
    assert_eq!(study.ran(&pack).code, 0);
    fs::remove_file(study.path("p.zip")).unwrap();
    let guide = fs::read_to_string(study.path("guides/small.toml")).unwrap();
    study.write("guides/small.toml", guide + "# as asked at Horizon\n");
    let ran = study.ran(&pack);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.err.contains("guides/small.toml, line"), "{ran:?}");
    assert!(
        ran.err.contains("[name]") && !study.path("p.zip").exists(),
        "{ran:?}"
    );
    let unguarded = [&pack[..], &["--unguarded"]].concat();
    let ran = study.ran(&unguarded);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.err.contains("names were not looked for"), "{ran:?}");
    fs::rename(
        study.path("private/terms.txt"),
        study.path("private/terms.txt.age"),
    )
    .unwrap();
    assert_eq!(study.ran(&pack).code, 3);
}
