//! The study as a workbook: what its cells hold, and that its counts are those of the pivot.

use std::collections::HashMap;
use std::io::Read as _;

use calamine::{Data, DataType as _, Reader as _, Xlsx, open_workbook};

use crate::fixture::Study;

type Book = Xlsx<std::io::BufReader<std::fs::File>>;

fn exported(study: &Study, args: &[&str]) -> Book {
    study.out(&[&["export", "xlsx", "-o", "out.xlsx"], args].concat());
    open_workbook(study.path("out.xlsx")).unwrap()
}

/// The rows of a sheet, each by the heads of its columns.
fn rows(book: &mut Book, sheet: &str) -> Vec<HashMap<String, Data>> {
    let range = book.worksheet_range(sheet).unwrap();
    let heads: Vec<String> = range.headers().unwrap();
    range
        .rows()
        .skip(1)
        .map(|row| heads.iter().cloned().zip(row.iter().cloned()).collect())
        .collect()
}

/// A sheet as lines, cells joined with commas.
fn lines(book: &mut Book, sheet: &str) -> Vec<String> {
    let range = book.worksheet_range(sheet).unwrap();
    let line = |row: &[Data]| {
        let cells: Vec<String> = row.iter().map(ToString::to_string).collect();
        cells.join(",")
    };
    range.rows().map(line).collect()
}

/// One part of the file as text.
fn part(study: &Study, name: &str) -> String {
    let file = std::fs::File::open(study.path("out.xlsx")).unwrap();
    let mut zip = zip::ZipArchive::new(file).unwrap();
    let mut text = String::new();
    zip.by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

/// A study with registered participants, a group, and notes of several kinds.
fn held() -> Study {
    let study = Study::new();
    study.write(
        "participants.toml",
        "[R2]\nsector = \"po\"\nboards = 10\ntext = \"taken\"\n[R4]\nsector = \"vo\"\nlarge = true\n",
    );
    study.held("R10", &["/go T1", "één #a1 #b", "= a memo", "> twee 🙂 #a"]);
    study.held(
        "R2",
        &["/go T1.2", "nothing #-", "geen concept #rest", "? parked"],
    );
    study.typed(
        &["run", "small", "-p", "R3,R4", "--plain"],
        &["/go T2", "@R4 x", "nobody #a"],
    );
    study
}

#[test]
fn the_counts_are_those_of_the_pivot() {
    let study = held();
    let mut book = exported(&study, &[]);
    assert_eq!(
        book.sheet_names(),
        ["fragments", "pivot", "codebook", "participants", "sessions"]
    );
    let counted = study.out(&["pivot", "--format", "csv"]);
    let sheet = lines(&mut book, "pivot");
    for (ours, theirs) in counted.lines().skip(1).zip(&sheet[1..]) {
        assert_eq!(ours, theirs);
    }
    assert_eq!(sheet.len(), counted.lines().count() + 2);
    let formulas = book.worksheet_formula("pivot").unwrap();
    let cell = formulas.get_value((1, 1)).unwrap();
    assert!(cell.starts_with("SUMIFS('fragments'!$"), "{cell}");
    let participants = lines(&mut book, "participants");
    assert_eq!(
        participants,
        [
            "participant,fragments,sector,boards,text,large",
            "R2,1,po,10,taken,",
            "R3,0,,,,",
            "R4,1,vo,,,true",
            "R10,2,,,,"
        ]
    );
}

#[test]
fn each_fragment_has_its_row_with_all_that_is_known_of_it() {
    let study = held();
    let mut book = exported(&study, &[]);
    let rows = rows(&mut book, "fragments");
    assert_eq!(rows.len(), 8, "memos and parked follow-ups are there too");
    let text = |row: &HashMap<String, Data>, head: &str| row[head].to_string();
    let two = rows.iter().find(|row| text(row, "text") == "één").unwrap();
    for (head, value) in [
        ("participant", "R10"),
        ("topic", "T1"),
        ("kind", "note"),
        ("concepts", "a1;b"),
        ("path", "Top › Alpha › Alpha one; Top › Beta"),
        ("heading", "Alpha; Beta"),
        ("origin", "chosen"),
        ("words", "1"),
        ("counts", "1"),
        ("a", "1"),
        ("b", "1"),
        ("rest", "0"),
    ] {
        assert_eq!(text(two, head), value, "{head}");
    }
    let memo = rows.iter().find(|row| text(row, "kind") == "memo").unwrap();
    assert_eq!(
        (text(memo, "counts"), text(memo, "a")),
        ("0".into(), "0".into())
    );
    let of_r2 = rows
        .iter()
        .find(|row| text(row, "participant") == "R2")
        .unwrap();
    assert_eq!(text(of_r2, "sector"), "po");
    assert_eq!(of_r2["boards"].get_float(), Some(10.0));
    assert_eq!(text(of_r2, "text (2)"), "taken", "an attribute gives way");
    assert!(of_r2["moment"].is_datetime());
}

#[test]
fn the_same_study_gives_the_same_bytes() {
    let study = held();
    exported(&study, &[]);
    let first = std::fs::read(study.path("out.xlsx")).unwrap();
    exported(&study, &[]);
    assert_eq!(first, std::fs::read(study.path("out.xlsx")).unwrap());
}

#[test]
fn no_text_becomes_a_formula_and_nothing_steers() {
    let study = Study::new();
    let texts = [
        "=1+1",
        "+31 6",
        "-1",
        "@here",
        "a\u{1b}[2Jb",
        "x_x0041_y",
        "<b>&\"]]>",
        "  kept  ",
    ];
    let rows_of = texts.map(|text| format!("R1,a,\"{}\"\n", text.replace('"', "\"\"")));
    let table = rows_of.concat();
    study.write("in.csv", format!("participant,concept,text\n{table}"));
    study.out(&["import", "fragments", "in.csv"]);
    let mut book = exported(&study, &[]);
    let found: Vec<String> = rows(&mut book, "fragments")
        .iter()
        .map(|row| row["text"].to_string())
        .collect();
    let mut wanted = texts.map(str::to_owned);
    wanted[4] = "a␛[2Jb".to_owned();
    assert_eq!(found, wanted);
    let sheet = part(&study, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>1+1") && !sheet.contains("<f>=1"));
}

#[test]
fn tables_have_filters_and_their_heads_stay_in_view() {
    let study = held();
    exported(&study, &[]);
    let table = part(&study, "xl/tables/table1.xml");
    assert!(table.contains("name=\"fragments\"") && table.contains("<autoFilter ref=\"A1:"));
    let sheet = part(&study, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("ySplit=\"1\"") && sheet.contains("state=\"frozen\""));
}

#[test]
fn a_text_that_no_cell_holds_is_cut_and_said() {
    let study = Study::new();
    let long = "woord ".repeat(6_000);
    study.write("in.csv", format!("participant,concept,text\nR1,a,{long}\n"));
    study.out(&["import", "fragments", "in.csv"]);
    let ran = study.ran(&["export", "xlsx", "-o", "out.xlsx"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.err.contains("36000 characters was cut"), "{}", ran.err);
    let mut book: Book = open_workbook(study.path("out.xlsx")).unwrap();
    let text = rows(&mut book, "fragments")[0]["text"].to_string();
    assert_eq!(text.encode_utf16().count(), 32_767);
    assert!(text.ends_with(" […]"));
}

#[test]
fn an_empty_study_is_a_workbook_too() {
    let study = Study::new();
    let mut book = exported(&study, &[]);
    assert_eq!(rows(&mut book, "fragments").len(), 0);
    assert_eq!(
        lines(&mut book, "pivot")[..2],
        ["participant,Alpha,Beta,Rest,total", "total,0,0,0,0"]
    );
}

#[test]
fn only_the_sessions_that_are_asked_for_are_in_it() {
    let study = held();
    let mut book = exported(&study, &["R10"]);
    let pivot = lines(&mut book, "pivot");
    assert_eq!(pivot[1..3], ["R10,2,1,0,2", "total,2,1,0,2"]);
}

#[test]
fn a_pivot_can_be_a_workbook_of_its_own() {
    let study = held();
    study.out(&["pivot", "--by", "topic", "--format", "xlsx", "-o", "p.xlsx"]);
    let mut book: Book = open_workbook(study.path("p.xlsx")).unwrap();
    let sheet = lines(&mut book, "pivot");
    let counted = study.out(&["pivot", "--by", "topic", "--format", "csv"]);
    for (ours, theirs) in counted.lines().skip(1).zip(&sheet[1..]) {
        assert_eq!(ours, theirs);
    }
    assert!(sheet[sheet.len() - 1].starts_with("5 of 5 fragments are proposals"));
    assert_eq!(study.ran(&["export", "xlsx"]).code, 2, "it needs a file");
}

#[test]
fn a_workbook_that_was_exported_can_be_imported_again() {
    let study = held();
    let table = study.out(&["export", "csv"]);
    exported(&study, &[]);
    let other = Study::new();
    other.write(
        "participants.toml",
        std::fs::read(study.path("participants.toml")).unwrap(),
    );
    std::fs::copy(study.path("out.xlsx"), other.path("in.xlsx")).unwrap();
    let ran = other.ran(&["import", "fragments", "in.xlsx"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(!ran.err.contains("not read"), "{}", ran.err);
    let again = other.out(&["export", "csv"]);
    // All but the session's id, its phase, and the number of the line.
    let kept = |table: &str| {
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let heads = reader.headers().unwrap().clone();
        let kept = |head: &str| !["session", "phase", "unit", "participant"].contains(&head);
        let mut rows: Vec<Vec<String>> = reader
            .records()
            .map(|row| {
                let row = row.unwrap();
                let cells = heads.iter().zip(row.iter()).filter(|(head, _)| kept(head));
                cells.map(|(_, cell)| cell.to_owned()).collect()
            })
            .collect();
        rows.sort();
        rows
    };
    assert_eq!(kept(&table), kept(&again));
}
