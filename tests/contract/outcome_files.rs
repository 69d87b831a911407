//! What member checks came to, in files for other programs: the sheets of a workbook, and coded text.

use calamine::{Reader as _, Xlsx, open_workbook};

use crate::fixture::{Study, levels};

const CHECK: &str = "kwaliteitszorg-member-check";

type Book = Xlsx<std::io::BufReader<std::fs::File>>;

fn check(study: &Study, participants: &str, lines: &[&str]) {
    let said = study.typed(&["run", CHECK, "-p", participants, "--plain"], lines);
    assert!(!levels(&said).contains(&"error"), "{said:?}");
}

/// A study with an interview and a member check.
fn study() -> Study {
    let study = Study::new();
    study.held("R1", &["/go T1", "of an interview"]);
    check(
        &study,
        "R15,R16",
        &[
            "/answer M1.s1 R15 recognised",
            "/answer M1.s1 R16 partly =1+1, at large schools",
            "/answer M1.s1 R15 not",
            "/conclude M1.s1 nuanced In other words",
        ],
    );
    study
}

fn workbook(study: &Study, args: &[&str]) -> Book {
    study.out(&[&["export", "xlsx", "-o", "out.xlsx"], args].concat());
    open_workbook(study.path("out.xlsx")).unwrap()
}

/// A row of a sheet as text, of the columns with these heads.
fn cells(book: &mut Book, sheet: &str, row: usize, heads: &[&str]) -> Vec<String> {
    let range = book.worksheet_range(sheet).unwrap();
    let all = range.headers().unwrap();
    let at = |head: &&str| all.iter().position(|one| one == head).unwrap();
    let cell = |head: &&str| range.rows().nth(row).unwrap()[at(head)].to_string();
    heads.iter().map(cell).collect()
}

#[test]
fn the_outcome_has_a_row_for_each_statement_and_participant_in_a_sheet_of_its_own() {
    let study = study();
    let mut book = workbook(&study, &[]);
    let heads = [
        "list",
        "statement",
        "concept",
        "participant",
        "answer",
        "nuance",
    ];
    let rows = [
        ["1", "M1.s1", "betrokkenheid", "R15", "not", ""],
        [
            "1",
            "M1.s1",
            "betrokkenheid",
            "R16",
            "partly",
            "=1+1, at large schools",
        ],
        ["1", "M1.s2", "betrokkenheid", "R15", "", ""],
    ];
    for (at, row) in rows.iter().enumerate() {
        assert_eq!(cells(&mut book, "outcome", at + 1, &heads), row);
    }
    let earlier = cells(&mut book, "outcome", 1, &["earlier"]);
    assert!(earlier[0].starts_with("recognised (00:0"), "{earlier:?}");
    let csv = study.out(&["study", "outcome", "--format", "csv"]);
    let held = book.worksheet_range("outcome").unwrap().height();
    assert_eq!(held, csv.lines().count());
}

#[test]
fn the_answers_to_a_statement_are_counted_by_formulas() {
    let study = study();
    let mut book = workbook(&study, &[]);
    let heads = [
        "statement",
        "participants",
        "recognised",
        "partly",
        "not",
        "none",
        "nod",
        "absent",
        "open",
        "conclusion",
        "new_text",
    ];
    let first = [
        "M1.s1",
        "2",
        "0",
        "1",
        "1",
        "0",
        "0",
        "0",
        "0",
        "nuanced",
        "In other words",
    ];
    assert_eq!(cells(&mut book, "statements", 1, &heads), first);
    let second = ["M1.s2", "2", "0", "0", "0", "0", "0", "0", "2", "", ""];
    assert_eq!(cells(&mut book, "statements", 2, &heads), second);
    let formulas = book.worksheet_formula("statements").unwrap();
    let counted = formulas.rows().next().unwrap();
    assert!(
        counted.iter().filter(|cell| !cell.is_empty()).count() == 8,
        "{counted:?}"
    );
}

#[test]
fn in_the_whole_of_a_study_member_checks_are_counted_nowhere_but_in_their_outcome() {
    let study = study();
    let mut book = workbook(&study, &[]);
    let sheets = [
        "fragments",
        "pivot",
        "codebook",
        "participants",
        "sessions",
        "outcome",
        "statements",
        "outcome notes",
    ];
    assert_eq!(book.sheet_names(), sheets);
    assert_eq!(book.worksheet_range("sessions").unwrap().height(), 2);
    assert_eq!(book.worksheet_range("fragments").unwrap().height(), 2);
    let named = workbook(&study, &["R1"]);
    assert_eq!(named.sheet_names(), sheets[..5]);
    let mut named = workbook(&study, &["--phase", "member-check"]);
    assert_eq!(named.sheet_names(), sheets);
    assert_eq!(named.worksheet_range("sessions").unwrap().height(), 2);
    let log = std::fs::read_to_string(study.path("study.jsonl")).unwrap();
    let first: serde_json::Value = serde_json::from_str(log.lines().nth(1).unwrap()).unwrap();
    let exported = first["data"]["sessions"].as_array().unwrap();
    assert_eq!(exported.len(), 2, "both can be recalled: {first}");
}

#[test]
fn who_was_away_or_did_not_come_and_what_was_said_besides_are_in_the_sheets() {
    let study = Study::new();
    check(
        &study,
        "R15,R16,R17",
        &[
            "/absent R17 cannot come, knows it all too well",
            "/silent",
            "/answer M1.s1 R15 nod",
            "/silent",
            "/go M1.s1",
            "@R16 & that it takes years #+tijd",
            "@R15,R16 ! on who begins",
        ],
    );
    let mut book = workbook(&study, &["--lang", "en"]);
    let heads = ["participant", "answer", "silent"];
    assert_eq!(
        cells(&mut book, "outcome", 1, &heads),
        ["R15", "nod", "true"]
    );
    assert_eq!(cells(&mut book, "outcome", 2, &heads), ["R16", "", ""]);
    assert_eq!(
        cells(&mut book, "outcome", 3, &heads),
        ["R17", "absent", ""]
    );
    let heads = ["nod", "absent", "open", "participants"];
    assert_eq!(
        cells(&mut book, "statements", 1, &heads),
        ["1", "1", "1", "3"]
    );
    let heads = ["statement", "kind", "participants", "text", "proposed"];
    let rows = [
        ["M1.s1", "addition", "R16", "that it takes years", "tijd"],
        ["M1.s1", "disagreement", "R15;R16", "on who begins", ""],
        [
            "",
            "absent",
            "R17",
            "cannot come, knows it all too well",
            "",
        ],
    ];
    for (at, row) in rows.iter().enumerate() {
        assert_eq!(cells(&mut book, "outcome notes", at + 1, &heads), *row);
    }
}

#[test]
fn a_changed_statement_stands_beside_what_it_was() {
    let study = study();
    let guides = concat!(env!("CARGO_MANIFEST_DIR"), "/guides");
    let read = |name: &str| std::fs::read_to_string(format!("{guides}/{name}")).unwrap();
    let concepts = "kwaliteitszorg.concepts.toml";
    study.write(&format!("guides/{concepts}"), read(concepts));
    let guide = read(&format!("{CHECK}.toml")).replace("version = \"1.0\"", "version = \"1.1\"");
    let (before, after) = guide.split_once("id = \"M1.s1\"").unwrap();
    let (line, rest) = after.split_once("text.en = \"").unwrap();
    let (_, rest) = rest.split_once('"').unwrap();
    let changed = format!("{before}id = \"M1.s1\"{line}text.en = \"New words.\"{rest}");
    study.write(&format!("guides/{CHECK}.toml"), changed);
    check(&study, "R17,R18", &["/answer M1.s1 R17 recognised"]);

    let text = study.out(&["--lang", "en", "study", "outcome"]);
    let second = text.split_once("M1.s1 New words.").unwrap().1;
    let line = second.lines().nth(2).unwrap();
    assert!(line.starts_with("  in version 1.0: "), "{text}");
    assert!(line.ends_with("(partly 1, not recognised 1)"), "{line}");
    let mut book = workbook(&study, &["--lang", "en"]);
    let statements = book.worksheet_range("statements").unwrap();
    let second = statements.height() / 2 + 1;
    let heads = [
        "list",
        "guide_version",
        "text",
        "recognised",
        "participants",
    ];
    assert_eq!(
        cells(&mut book, "statements", second, &heads),
        ["2", "1.1", "New words.", "1", "2"]
    );
    let earlier = cells(&mut book, "statements", second, &["earlier_text"]);
    assert!(!earlier[0].is_empty());
}
