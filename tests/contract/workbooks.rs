//! Sheets of workbooks that other programs wrote, as fragments.

use std::fmt::Write as _;
use std::io::Write as _;

use crate::fixture::Study;

const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn relation(id: &str, kind: &str, target: &str) -> String {
    format!("<Relationship Id=\"{id}\" Type=\"{KINDS}/{kind}\" Target=\"{target}\"/>")
}

/// A workbook as another program writes one: shared strings, no table, any cells.
pub fn foreign(sheets: &[(&str, &str)], strings: &[&str]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut put = |name: &str, content: &str| {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(name, options).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    };
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let (mut listed, mut related, mut shared) = (String::new(), String::new(), String::new());
    for ((name, cells), at) in sheets.iter().zip(1..) {
        put(
            &format!("xl/worksheets/sheet{at}.xml"),
            &format!("<worksheet xmlns=\"{main}\"><sheetData>{cells}</sheetData></worksheet>"),
        );
        write!(
            listed,
            "<sheet name=\"{name}\" sheetId=\"{at}\" r:id=\"s{at}\"/>"
        )
        .unwrap();
        let (id, target) = (format!("s{at}"), format!("worksheets/sheet{at}.xml"));
        related += &relation(&id, "worksheet", &target);
    }
    for text in strings {
        write!(shared, "<si><t>{text}</t></si>").unwrap();
    }
    put(
        "xl/sharedStrings.xml",
        &format!("<sst xmlns=\"{main}\">{shared}</sst>"),
    );
    put(
        "xl/styles.xml",
        &format!(
            "<styleSheet xmlns=\"{main}\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>"
        ),
    );
    put(
        "xl/workbook.xml",
        &format!(
            "<workbook xmlns=\"{main}\" xmlns:r=\"{KINDS}\"><sheets>{listed}</sheets></workbook>"
        ),
    );
    related += &relation("a", "sharedStrings", "sharedStrings.xml");
    related += &relation("b", "styles", "styles.xml");
    put(
        "xl/_rels/workbook.xml.rels",
        &format!("<Relationships xmlns=\"{package}\">{related}</Relationships>"),
    );
    let book = relation("w", "officeDocument", "xl/workbook.xml");
    put(
        "_rels/.rels",
        &format!("<Relationships xmlns=\"{package}\">{book}</Relationships>"),
    );
    zip.finish().unwrap().into_inner()
}

const STRINGS: [&str; 6] = ["Participant", "concept", "text", "at", "R1", "a"];

const HEADS: &str = "<row r=\"3\"><c r=\"B3\" t=\"s\"><v>0</v></c><c r=\"C3\" t=\"s\"><v>1</v></c>\
                     <c r=\"D3\" t=\"s\"><v>2</v></c><c r=\"E3\" t=\"s\"><v>3</v></c></row>";

#[test]
fn a_sheet_of_any_workbook_can_be_imported_whatever_its_cells_are() {
    let study = Study::new();
    let cells = format!(
        "{HEADS}<row r=\"5\"><c r=\"B5\" t=\"s\"><v>4</v></c><c r=\"C5\" t=\"s\"><v>5</v></c>\
         <c r=\"D5\"><v>42</v></c><c r=\"E5\" s=\"1\"><v>46034.75</v></c></row>\
         <row r=\"6\"><c r=\"B6\" t=\"s\"><v>4</v></c><c r=\"D6\" t=\"inlineStr\"><is><t>=1+1</t></is></c></row>\
         <row r=\"7\"><c r=\"B7\" t=\"s\"><v>4</v></c><c r=\"D7\" t=\"b\"><v>1</v></c></row>"
    );
    study.write(
        "in.xlsx",
        foreign(&[("notes", ""), ("coded", &cells)], &STRINGS),
    );
    let ran = study.ran(&["import", "fragments", "in.xlsx", "--sheet", "coded"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let shown = study.shown("R1");
    let notes = shown["notes"].as_array().unwrap();
    let texts: Vec<&str> = notes
        .iter()
        .map(|note| note["text"].as_str().unwrap())
        .collect();
    assert_eq!(texts, ["42", "=1+1", "true"]);
    assert!(notes[0]["at"].as_str().unwrap().starts_with("2026-01-12T"));
    assert_eq!(notes[1]["concepts"][0], "rest");
}

#[test]
fn what_is_wrong_in_a_sheet_has_its_row_and_column() {
    let study = Study::new();
    let cells = format!(
        "{HEADS}<row r=\"9\"><c r=\"B9\" t=\"s\"><v>4</v></c><c r=\"C9\"><v>7</v></c><c r=\"D9\"><v>1</v></c></row>\
         <row r=\"12\"><c r=\"D12\"><v>1</v></c></row>"
    );
    study.write("in.xlsx", foreign(&[("coded", &cells)], &STRINGS));
    let ran = study.ran(&["import", "fragments", "in.xlsx"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.err
            .contains("sheet coded, row 9: column concept (C), `7`"),
        "{}",
        ran.err
    );
    assert!(
        ran.err.contains("row 12: column participant (B)"),
        "{}",
        ran.err
    );
    let ran = study.ran(&["import", "fragments", "in.xlsx", "--sheet", "other"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.err.contains("no sheet `other`; there are: coded"),
        "{}",
        ran.err
    );
    study.write("in.csv", "participant,concept,text\nR1,a,x\n");
    assert_eq!(
        study
            .ran(&["import", "fragments", "in.csv", "--sheet", "x"])
            .code,
        1
    );
}

#[test]
fn what_is_no_workbook_is_said_and_nothing_is_taken() {
    let study = Study::new();
    let whole = foreign(&[("coded", HEADS)], &STRINGS);
    let mut damaged = whole.clone();
    damaged.truncate(whole.len() / 2);
    let mut garbled = whole.clone();
    let middle = whole.len() / 3;
    garbled[middle..middle + 40].fill(0xff);
    for (name, bytes) in [
        ("half.xlsx", damaged),
        ("garbled.xlsx", garbled),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1".to_vec()),
        ("no_zip.xlsx", b"PK\x03\x04 and no more".to_vec()),
        ("empty.xlsx", Vec::new()),
    ] {
        study.write(name, bytes);
        let ran = study.ran(&["import", "fragments", name]);
        assert_eq!(ran.code, 1, "{name}: {ran:?}");
    }
    assert!(!study.path("sessions").exists() || study.out(&["list"]).contains("no sessions"));
}
