//! Lists of sign-ups, and plans, in which something is wrong.

use super::fixture::{STUDY, imported, read, study, table};
use crate::fixture::{Ran, Study};

/// Brings a list in that is refused: nothing is there afterwards.
fn refused(list: impl AsRef<[u8]>) -> Ran {
    let study = study();
    let ran = imported(&study, list);
    assert_eq!(ran.code, 1, "{ran:?}");
    untouched(&study);
    assert!(ran.err.contains("nothing was taken in"), "{ran:?}");
    ran
}

fn untouched(study: &Study) {
    for name in ["private", "participants.toml", "study.jsonl"] {
        assert!(!study.path(name).exists(), "{name} is there");
    }
}

/// The list with a row that goes before the others, from line 2.
fn with(row: &str) -> String {
    table(";").replacen("\r\n", &format!("\r\n{row}\r\n"), 1)
}

#[test]
fn missing_columns_are_all_told_with_the_nearest_that_there_is() {
    let list = table(";")
        .replace("E-mailadres", "E-mailadress")
        .replace("Provincie", "Regio");
    let ran = refused(list);
    for wanted in [
        "line 1: there is no column `E-mailadres`, which [signups] in study.toml names; is it `E-mailadress`?",
        "there is no column `Provincie`",
        "the columns are `Tijdstempel`, `Naam`, `E-mailadress`",
    ] {
        assert!(ran.err.contains(wanted), "{wanted}: {ran:?}");
    }
}

#[test]
fn a_delimiter_that_is_none_is_seen_by_the_columns_that_there_seem_to_be() {
    let ran = refused(table("^").replace('"', ""));
    assert!(ran.err.contains("Tijdstempel^Naam^E-mailadres"), "{ran:?}");
}

#[test]
fn everything_that_is_wrong_is_told_at_once_with_line_and_column() {
    let mut list = table(";");
    for row in [
        "x;Zonder Adres;;Bestuur;7;Basisonderwijs;Utrecht",
        "x;Fout Adres;fout.example;Bestuur;7;Basisonderwijs;Utrecht",
        "x;Twee Adressen;a@x.example, b@x.example;Bestuur;7;Basisonderwijs;Utrecht",
        "x;Weer Anneke;Anneke@Board1.example;Bestuur;7;Basisonderwijs;Utrecht",
        "x;Geen Getal;g@x.example;Bestuur;een stuk of zes;Basisonderwijs;Utrecht",
        "x;Ander Soort;s@x.example;Bestuur;7;Basisonderwjis;Utrecht",
        "x;Noemt Zichzelf;n@x.example;Bestuur;7;Basisonderwijs;noemt zichzelf, Utrecht",
        "x;Te Veel;v@x.example;Bestuur;7;Basisonderwijs;Utrecht;nog;een",
    ] {
        list += &(row.to_owned() + "\r\n");
    }
    let ran = refused(list);
    for wanted in [
        "line 23: column 3 (E-mailadres): there is no address here",
        "line 24: column 3 (E-mailadres): this is no e-mail address",
        "line 25: column 3 (E-mailadres): there is more than one address",
        "line 26: column 3 (E-mailadres): this address stands on line 2 already",
        "line 27: column 5 (Hoeveel scholen heeft uw bestuur?): `een stuk of zes` has to be a number for `size`",
        "line 28: column 6 (Soort onderwijs): `Basisonderwjis` is not among the `values` of `kind` in study.toml; is it `Basisonderwijs`?",
        "line 29: column 7 (Provincie): this answer names somebody",
        "line 30: 9 cells where the header has 7",
    ] {
        assert!(ran.err.contains(wanted), "{wanted}: {ran:?}");
    }
    assert!(
        !ran.err.contains("@Board1") && !ran.err.contains("Weer Anneke"),
        "{ran:?}"
    );
}

#[test]
fn more_mistakes_than_can_be_read_are_counted() {
    let mut list = table(";");
    for _ in 0..5_000 {
        list += "x;Niemand;;Bestuur;7;Basisonderwijs;Utrecht\r\n";
    }
    let ran = refused(list);
    assert!(
        ran.err.lines().count() < 60 && ran.err.contains("4950 more"),
        "{ran:?}"
    );
}

#[test]
fn answers_in_somebodys_own_words_are_no_attributes() {
    let long = "woord ".repeat(40);
    let ran = refused(with(&format!(
        "x;Lang;l@x.example;B;7;Basisonderwijs;{long}"
    )));
    assert!(
        ran.err.contains("this answer has 239 characters"),
        "{ran:?}"
    );
    let ran = refused(with(
        "x;Mail;l@x.example;B;7;Basisonderwijs;bel z@y.example",
    ));
    assert!(ran.err.contains("names somebody"), "{ran:?}");
}

#[test]
fn what_steers_a_terminal_or_a_spreadsheet_is_only_text() {
    let study = study();
    let ran = imported(
        &study,
        with(
            "x;\u{1b}[2JEve\u{202e};e@x.example;=1+1;7;Basisonderwijs;\u{1b}]0;x\u{7}Utrecht"
                .replace("]0;x", "]0 x")
                .as_str(),
        ),
    );
    assert_eq!(ran.code, 0, "{ran:?}");
    for file in ["private/key.toml", "participants.toml"] {
        let text = read(&study, file);
        assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{text}");
    }
    let csv = study.out(&["participants", "choose", "--format", "csv"]);
    assert!(!csv.contains('\u{1b}'));
    let ran = refused(with("x;Eve;e@x.example;B;7;\u{1b}[31mrood;Utrecht"));
    assert!(!ran.err.contains('\u{1b}'), "{ran:?}");
}

#[test]
fn a_file_that_is_no_table_is_told_without_a_panic() {
    for list in [
        &b""[..],
        b"\n\n\n",
        &[0; 4096],
        b"PK\x03\x04rubbish",
        b"%PDF-1.7 x",
        b"\xef\xbb\xbf",
    ] {
        refused(list);
    }
    let study = study();
    assert_eq!(study.ran(&["import", "signups", "absent.csv"]).code, 3);
    assert_eq!(study.ran(&["import", "signups", "guides"]).code, 3);
    assert_eq!(study.ran(&["import", "signups"]).code, 2);
    let head = table(";").lines().next().unwrap().to_owned();
    let ran = imported(&study, head);
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("no rows"), "{ran:?}");
    untouched(&study);
}

#[test]
fn a_plan_in_which_something_is_wrong_is_told_with_its_line_and_hinders_no_interview() {
    for (from, to, wanted) in [
        (
            "below = 5",
            "below = 5\nabove = 9",
            "line 26: a rule of screening has one condition",
        ),
        (
            "attribute = \"schools\"",
            "attribute = \"scholen\"",
            "nothing gives the attribute `scholen`",
        ),
        (
            "attribute = \"schools\"",
            "attribute = \"size\"",
            "line 26: `below` and `above` look at numbers, and `size` is a band",
        ),
        (
            "regular = 6",
            "regular = \"six\"",
            "line 8: `strata.kind.regular` has to be a whole number",
        ),
        (
            "[5, 11, 24]",
            "[5, 24, 11]",
            "the bands of `size` have to rise",
        ),
        (
            "organisation =",
            "organization =",
            "unknown field `organization`",
        ),
        (
            "province = \"Provincie\"",
            "province = \"Naam\"",
            "attributes name nobody",
        ),
    ] {
        let study = study();
        let text = STUDY.replacen(from, to, 1);
        assert_ne!(text, STUDY);
        study.write("study.toml", text);
        let ran = imported(&study, table(";"));
        assert!([1, 3].contains(&ran.code), "{ran:?}");
        assert!(ran.err.contains(wanted), "{wanted}: {ran:?}");
        untouched(&study);
        study.held("R1", &["a note"]);
    }
}

#[test]
fn a_key_or_participants_that_were_broken_by_hand_stay_as_they_are() {
    for (file, text) in [
        ("private/key.toml", "[R1]\nname = \n"),
        ("private/key.toml", "[anna]\nname = \"x\"\n"),
        ("participants.toml", "[R1]\nsector = = 1\n"),
    ] {
        let study = study();
        study.write(file, text);
        let ran = imported(&study, table(";"));
        assert_eq!(ran.code, 3, "{ran:?}");
        assert!(
            ran.err.contains(file.rsplit('/').next().unwrap()),
            "{ran:?}"
        );
        assert_eq!(read(&study, file), text);
    }
}
