//! Combinations of attributes that fit so few participants that they tell who somebody is.

use std::io::{Cursor, Read as _};

use crate::fixture::Study;

/// The boards of the shipped study: 6 regular, 1 special, 7 of both kinds; 4, 5 and 5 by size.
const BOARDS: [(&str, &str); 14] = [
    ("regular", "5-10"),
    ("regular", "5-10"),
    ("regular", "11-23"),
    ("regular", "11-23"),
    ("regular", "24+"),
    ("regular", "24+"),
    ("special", "24+"),
    ("combination", "5-10"),
    ("combination", "5-10"),
    ("combination", "11-23"),
    ("combination", "11-23"),
    ("combination", "11-23"),
    ("combination", "24+"),
    ("combination", "24+"),
];

const COARSER: &str = "\
[confidentiality]
minimum = 3

[confidentiality.coarser.kind]
special = \"special or combination\"
combination = \"special or combination\"
";

/// A study of the 14, each with a fragment.
fn boards(settings: &str) -> Study {
    let study = Study::new();
    study.write("study.toml", settings);
    let entry = |(at, (kind, size)): (usize, &(&str, &str))| {
        let id = format!("R{}", at + 1);
        study.held(&id, &["/consent yes", "iets #a", "/finish"]);
        format!("[{id}]\nkind = \"{kind}\"\nsize = \"{size}\"\n")
    };
    let mut register: String = BOARDS.iter().enumerate().map(entry).collect();
    // Somebody who is not interviewed counts nowhere.
    register += "[R99]\nkind = \"special\"\nsize = \"5-10\"\n";
    study.write("participants.toml", &register);
    study
}

/// All text in the members of a zip.
fn inside(study: &Study, file: &str) -> String {
    let bytes = std::fs::read(study.path(file)).unwrap();
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for at in 0..zip.len() {
        let mut member = vec![];
        zip.by_index(at).unwrap().read_to_end(&mut member).unwrap();
        all += &String::from_utf8_lossy(&member);
    }
    all
}

#[test]
fn the_one_special_board_is_said_and_may_be_refused_or_made_coarser() {
    let study = boards("");
    let kinds = ["pivot", "--by", "kind", "--format", "csv"];
    let ran = study.ran(&kinds);
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("kind=special (R7)"), "{}", ran.err);
    assert!(!ran.err.contains("R99"), "{}", ran.err);
    let strict = study.ran(&[&kinds[..], &["--strict"]].concat());
    assert_eq!((strict.code, strict.out.as_str()), (1, ""), "{strict:?}");
    assert!(strict.err.contains("kind=special (R7)"), "{}", strict.err);

    // Without coarser values, nothing is said of three: of one it would tell which.
    let bare = study.ran(&[&kinds[..], &["--coarsen"]].concat());
    assert!(!bare.out.contains("special"), "{}", bare.out);
    assert!(bare.out.contains("(none),3,"), "{}", bare.out);
    assert!(bare.err.contains("kind of R7"), "{}", bare.err);

    study.write("study.toml", COARSER);
    let coarse = study.ran(&[&kinds[..], &["--coarsen", "--strict"]].concat());
    assert_eq!(coarse.code, 0, "{coarse:?}");
    let rows: Vec<&str> = coarse.out.lines().skip(1).collect();
    assert_eq!(
        rows,
        [
            "regular,6,0,0,6",
            "special or combination,8,0,0,8",
            "total,14,0,0,14"
        ]
    );
    let said = "kind special, combination became special or combination";
    assert!(coarse.err.contains(said), "{}", coarse.err);
}

#[test]
fn workbook_and_project_have_no_combination_that_fits_too_few() {
    let study = boards(COARSER);
    for (format, file) in [("xlsx", "o.xlsx"), ("qdpx", "o.qdpx")] {
        let plain = study.ran(&["export", format, "-o", file]);
        assert!(plain.err.contains("kind=special (R7)"), "{}", plain.err);
        assert!(inside(&study, file).contains(">special<"), "{format}");
        let refused = study.ran(&["export", format, "-o", "no", "--strict"]);
        assert_eq!(refused.code, 1, "{refused:?}");
        assert!(!study.path("no").exists());
        let coarse = study.ran(&["export", format, "-o", file, "--coarsen"]);
        assert_eq!(coarse.code, 0, "{coarse:?}");
        let text = inside(&study, file);
        assert!(
            !text.contains(">special<") && !text.contains(">combination<"),
            "{format}"
        );
        assert!(text.contains("special or combination"), "{format}");
        assert!(coarse.err.contains("1 participant"), "R99: {}", coarse.err);
    }
    let log = std::fs::read_to_string(study.path("study.jsonl")).unwrap();
    let last = log.lines().last().unwrap();
    assert!(last.contains("\"coarsened\":[\"kind\""), "{last}");
    let none = study.ran(&["export", "csv", "--coarsen"]);
    assert!(none.err.contains("no attributes in csv"), "{}", none.err);
}

#[test]
fn the_status_lists_every_combination_and_withdrawing_makes_more() {
    let study = boards("confidentiality.minimum = 2\n");
    let status = study.out(&["study", "status", "--format", "json"]);
    let status: serde_json::Value = serde_json::from_str(&status).unwrap();
    let rare = status["rare"].as_array().unwrap();
    assert_eq!(rare.len(), 1, "{rare:?}");
    assert_eq!(rare[0]["attributes"]["kind"], "special");
    assert_eq!(rare[0]["participants"][0], "R7");
    study.out(&["participants", "withdraw", "R8", "--scope", "all", "--yes"]);
    let text = study.out(&["study", "status"]);
    assert!(text.contains("kind=combination, size=5-10 (R9)"), "{text}");
    let dutch = study.out(&["study", "status", "--lang", "nl"]);
    assert!(dutch.contains("bij minder dan 2 passen"), "{dutch}");
}

#[test]
fn what_is_wrong_in_study_toml_is_said_at_once_with_line_and_column() {
    let settings = "[sample]\nplanned = 14\n[confidentiality]\nminimum = 15\nattributes = [\"kinds\"]\n\
        [confidentiality.coarser.size]\n\"5-10\" = \"11-23\"\n\"11-23\" = \"5-10\"\n";
    let study = boards(settings);
    let ran = study.ran(&["export", "xlsx", "-o", "o.xlsx"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    for place in ["study.toml:4:11:", "study.toml:5:15:", "study.toml:7:10:"] {
        assert!(ran.err.contains(place), "{place}: {}", ran.err);
    }
    assert!(ran.err.contains("5-10 → 11-23 → 5-10"), "{}", ran.err);
    assert!(!study.path("o.xlsx").exists());
    for minimum in ["0", "1", "\"three\"", "-2"] {
        study.write(
            "study.toml",
            format!("confidentiality.minimum = {minimum}\n"),
        );
        let ran = study.ran(&["pivot", "--by", "kind"]);
        assert_eq!(ran.code, 1, "{minimum}: {ran:?}");
        assert!(ran.err.contains("study.toml:1:27:"), "{}", ran.err);
    }
}
