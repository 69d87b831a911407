//! Fragments that were coded elsewhere.

use serde_json::json;

use crate::fixture::{Ran, Study};

fn imported(table: impl AsRef<[u8]>) -> (Study, Ran) {
    let study = Study::new();
    study.write("in.csv", table);
    let ran = study.ran(&["import", "fragments", "in.csv"]);
    (study, ran)
}

fn none_made(study: &Study) -> bool {
    std::fs::read_dir(study.path("sessions")).map_or(true, |mut all| all.next().is_none())
}

#[test]
fn commas_semicolons_and_tabs_with_or_without_bom() {
    for (separator, bom) in [
        (",", ""),
        (";", ""),
        ("\t", ""),
        (",", "\u{feff}"),
        (";", "\u{feff}"),
        ("\t", "\u{feff}"),
    ] {
        let rows = [
            ["participant", "concept", "text"],
            ["R1", "a", "one"],
            ["R10", "b", "\"two, or; more\tso\""],
            ["R2", "", "none"],
        ];
        let table: String = rows
            .iter()
            .map(|row| row.join(separator) + "\r\n")
            .collect();
        let (study, ran) = imported(bom.to_owned() + &table);
        assert_eq!(ran.code, 0, "{separator:?} {bom:?}: {ran:?}");
        assert_eq!(
            study.out(&["pivot", "--format", "csv"]),
            "participant,a,b,rest,total\nR1,1,0,0,1\nR2,0,0,1,1\nR10,0,1,0,1\ntotal,1,1,1,3\n"
        );
        assert_eq!(study.shown("R10")["notes"][0]["text"], "two, or; more\tso");
    }
}

#[test]
fn quotes_and_line_breaks_in_cells_are_kept() {
    let (study, ran) =
        imported("participant,concept,text\nR1,a,\"she said \"\"yes\"\"\nand then, \"\"no\"\"\"\n");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(
        study.shown("R1")["notes"][0]["text"],
        "she said \"yes\"\nand then, \"no\""
    );
    let other = Study::new();
    other.write("back.csv", study.out(&["export", "csv"]));
    other.out(&["import", "fragments", "back.csv"]);
    assert_eq!(
        other.shown("R1")["notes"][0]["text"],
        "she said \"yes\"\nand then, \"no\""
    );
}

#[test]
fn concepts_are_joined_with_semicolons() {
    let (study, ran) = imported("participant,concepts,text\nR1,a1;b,x\nR1,\"a1; b\",y\nR1,,z\n");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(study.row("R1", &[]), "R1,2,2,1,3");
}

#[test]
fn an_unknown_concept_is_an_error_with_its_line_and_nothing_is_taken() {
    let (study, ran) =
        imported("participant,concept,text\nR1,a,one\nR2,\"a\",\"two\nlines\"\nR3,nope,three\n");
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.err.contains("line 5") && ran.err.contains("nope"),
        "{ran:?}"
    );
    assert!(none_made(&study));
}

#[test]
fn all_bad_rows_are_told_at_once() {
    let (study, ran) = imported(
        "participant,concept,text,at\nJan,a,one,\nR2,nope,two,\nR3,a,,\nR4,a,four,yesterday\nR5,b,fine,\n",
    );
    assert_eq!(ran.code, 1, "{ran:?}");
    for line in ["line 2", "line 3", "line 4", "line 5"] {
        assert!(ran.err.contains(line), "{line}: {ran:?}");
    }
    assert!(!ran.err.contains("line 6"));
    assert!(none_made(&study));
}

#[test]
fn lines_are_numbered_as_an_editor_does_whatever_ends_them_and_blank_ones_too() {
    for table in [
        "participant,concept,text\r\nR1,a,one\r\nR2,nope,two\r\n",
        "participant,concept,text\n\nR2,nope,two\n",
        "participant,concept,text\r\n\r\nR2,nope,two\r\n",
    ] {
        let (_, ran) = imported(table);
        assert!(ran.err.contains("line 3:"), "{table:?}: {ran:?}");
    }
}

#[test]
fn missing_columns_and_empty_files_are_told() {
    for table in [
        "",
        "\u{feff}",
        "participant,concept\nR1,a\n",
        "a,b,c\n1,2,3\n",
        "\n\n",
    ] {
        let (study, ran) = imported(table);
        assert_eq!(ran.code, 1, "{table:?}: {ran:?}");
        assert!(!ran.err.is_empty() && none_made(&study));
    }
}

#[test]
fn a_file_that_is_no_table_is_told_without_a_panic() {
    let torn = b"participant,concept,text\nR1,a,caf\xe9\n".to_vec();
    let short = b"participant,concept,text\nR1,a\nR1,a,x,y,z\n".to_vec();
    let open = b"participant,concept,text\nR1,a,\"never closed\n".to_vec();
    for table in [
        torn,
        short,
        vec![0; 4096],
        b"PK\x03\x04rubbish\xff\xfe".to_vec(),
        "p\u{0}a".into(),
    ] {
        let (study, ran) = imported(&table);
        assert_eq!(
            ran.code,
            1,
            "{:?}: {ran:?}",
            String::from_utf8_lossy(&table)
        );
        assert!(none_made(&study));
    }
    assert!([0, 1].contains(&imported(open).1.code));
    let study = Study::new();
    assert_eq!(study.ran(&["import", "fragments", "absent.csv"]).code, 3);
    assert_eq!(study.ran(&["import", "fragments", "guides"]).code, 3);
    assert_eq!(study.ran(&["import", "fragments"]).code, 2);
}

#[test]
fn the_optional_columns_are_taken() {
    let (study, ran) = imported(
        "text,participant,concept,topic,question,at,kind,theme\nx,R1,a,T1,T1.2,2026-03-04T10:00:00.500Z,quote,trust\n",
    );
    assert_eq!(ran.code, 0, "{ran:?}");
    let note = study.shown("R1")["notes"][0].clone();
    assert_eq!(note["topic"], "T1");
    assert_eq!(note["question"], "T1.2");
    assert_eq!(note["kind"], "quote");
    assert_eq!(note["theme"], "trust");
    assert_eq!(note["at"], "2026-03-04T10:00:00.500Z");
    assert_eq!(note["concepts"], json!(["a"]));
}

#[test]
fn disarmed_cells_are_armed_again() {
    let (study, ran) = imported("participant,concept,text\nR1,a,'=1+1\nR1,a,=2+2\nR1,a,'tis so\n");
    assert_eq!(ran.code, 0, "{ran:?}");
    let shown = study.shown("R1");
    let texts: Vec<&str> = shown["notes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|note| note["text"].as_str().unwrap())
        .collect();
    assert_eq!(texts, ["=1+1", "=2+2", "'tis so"]);
}

#[test]
fn concepts_are_looked_up_in_the_guide_that_is_named_or_usual() {
    let table = "participant,concept,text\nR1,doelen,x\n";
    let (_, ran) = imported(table);
    assert_eq!(
        ran.code, 1,
        "the study's only guide has no such concept: {ran:?}"
    );
    let study = Study::new();
    study.write("in.csv", table);
    study.out(&["import", "fragments", "in.csv", "--guide", "kwaliteitszorg"]);
    let study = Study::new();
    study.write("in.csv", table);
    study.write("study.toml", "guide = \"kwaliteitszorg\"\n");
    study.out(&["import", "fragments", "in.csv"]);
    let study = Study::bare();
    study.write("in.csv", table);
    study.out(&["import", "fragments", "in.csv"]);
}
