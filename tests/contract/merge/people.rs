//! Who is who when two folders come together, and that nobody is taken for somebody else.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use proptest::prelude::*;

use super::{files, interview, merge, merged, other, records, root, total};
use crate::fixture::Study;

#[test]
fn the_key_says_who_is_who_and_names_are_not_shown() {
    let (here, there) = (Study::new(), other());
    here.write(
        "private/key.toml",
        "[R7]\nname = \"Anna de Vries\"\nemail = \"anna@x.example\"\n",
    );
    here.write("participants.toml", "[R7]\nsector = \"po\"\n");
    there.write(
        "private/key.toml",
        "[R7]\nname = \"Bea Bos\"\nphone = \"06\"\n\n[R8]\nname = \"A. de Vries\"\nemail = \"ANNA@x.example\"\n\n[R9]\nname = \"Cas\"\n",
    );
    there.write(
        "participants.toml",
        "[R7]\nsector = \"vo\"\n# eight\n[R8]\nsector = \"po\"\nsize = 3\n[R9]\nsector = \"mbo\"\n",
    );
    let ran = merge(&here, &there, &[]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.contains("R7 is somebody else here"), "{}", ran.out);
    assert!(ran.out.contains("R8 is called R7 here"), "{}", ran.out);
    let out = merged(&here, &there, &["--renumber"]);
    for name in ["Anna", "Bea", "Vries", "Cas", "x.example"] {
        assert!(!out.contains(name) && !ran.out.contains(name), "{out}");
    }
    let key = fs::read_to_string(here.path("private/key.toml")).unwrap();
    assert!(
        key.contains("[R10]\nname = \"Bea Bos\"\nphone = \"06\"\n"),
        "{key}"
    );
    assert!(key.contains("[R9]\nname = \"Cas\"\n"), "{key}");
    assert_eq!(key.matches("[R").count(), 3, "{key}");
    let rows = fs::read_to_string(here.path("participants.toml")).unwrap();
    assert!(rows.contains("[R7]\nsector = \"po\"\nsize = 3\n"), "{rows}");
    assert!(rows.contains("[R10]\nsector = \"vo\"\n"), "{rows}");
    let once = files(here.root.path());
    assert!(merged(&here, &there, &[]).contains("nothing new"));
    assert_eq!(files(here.root.path()), once);
    assert!(
        here.ran(&["study", "merge", root(&there), "--same", "x"])
            .code
            == 2
    );
}

#[test]
fn a_group_in_which_two_numbers_change_places_keeps_its_voices_apart() {
    let (here, there) = (Study::new(), other());
    here.write(
        "private/key.toml",
        "[R1]\nname = \"Anna\"\n[R2]\nname = \"Bea\"\n",
    );
    there.write(
        "private/key.toml",
        "[R1]\nname = \"Bea\"\n[R2]\nname = \"Anna\"\n",
    );
    let args = [
        "run",
        "kwaliteitszorg-member-check",
        "-p",
        "R1,R2",
        "--plain",
    ];
    there.typed(
        &args,
        &[
            "/consent yes",
            "/answer M1.s1 R1 partly volgens R2 niet",
            "/answer M1.s1 R2 not",
            "@R1 de eerste",
            "@R2 de tweede",
            "/finish",
        ],
    );
    let before = there.out(&["study", "outcome", "--format", "csv"]);
    merged(&here, &there, &["--renumber"]);
    let after = here.out(&["study", "outcome", "--format", "csv"]);
    let swapped = before
        .replace("R1,", "R_,")
        .replace("R2,", "R1,")
        .replace("R_,", "R2,")
        .replace("volgens R2", "volgens R1");
    let sorted = |text: &str| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(&after), sorted(&swapped));
    let shown = here.shown("R1");
    let notes = shown["notes"].as_array().unwrap();
    let of = |text: &str| {
        let note = notes.iter().find(|note| note["text"] == text).unwrap();
        note["speakers"].clone()
    };
    assert_eq!(of("de eerste"), serde_json::json!(["R2"]));
    assert_eq!(of("de tweede"), serde_json::json!(["R1"]));
    let consent = here.out(&["participants", "consent", "--format", "csv"]);
    assert!(
        consent.contains("R1,") && consent.contains("R2,"),
        "{consent}"
    );
}

#[test]
fn one_person_in_both_is_said_or_seen_by_what_was_shared() {
    let (here, there) = (Study::new(), other());
    interview(&here, "R7", &["een #a"]);
    interview(&there, "R7", &["twee #a"]);
    merged(&here, &there, &["--same", "r7"]);
    assert_eq!(here.row("R7", &[]), "R7,2,0,0,2");
    assert!(merged(&here, &there, &[]).contains("nothing new"));
    // The other way round the shared session says it.
    let out = merged(&there, &here, &[]);
    assert!(out.contains("sessions: 1 new"), "{out}");
    assert_eq!(there.row("R7", &[]), "R7,2,0,0,2");
}

#[test]
fn a_number_in_practice_says_nothing_of_who_is_who() {
    let here = Study::new();
    let args = ["run", "small", "-p", "R1", "--plain", "--phase", "example"];
    here.typed(&args, &["/consent yes", "te zien #a", "/finish"]);
    let there = super::copies::copy(&here);
    interview(&here, "R1", &["hier #a"]);
    interview(&there, "R1", &["daar #a"]);
    let ran = merge(&here, &there, &[]);
    assert_eq!(ran.code, 1, "{ran:?}");
    merged(&here, &there, &["--renumber"]);
    assert_eq!(here.row("R1", &[]), "R1,1,0,0,1");
    assert_eq!(here.row("R2", &[]), "R2,1,0,0,1");
    assert!(merged(&here, &there, &[]).contains("nothing new"));
}

#[test]
fn rows_that_differ_clash_and_rows_that_are_the_same_do_not() {
    let (here, there) = (Study::new(), other());
    here.write(
        "participants.toml",
        "[R1]\nsector = \"po\"\n[R2]\nsector = \"vo\"\n[R3]\n",
    );
    there.write(
        "participants.toml",
        "[R1]\nsector = \"po\"\n[R2]\nsector = \"po\"\n[R3]\n",
    );
    interview(&there, "R1", &["een #a"]);
    let ran = merge(&here, &there, &[]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.out
            .contains("R2 is described otherwise here (sector) -> R4"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("both have a R3"), "{}", ran.out);
    assert!(!ran.out.contains("a R1"), "{}", ran.out);
    merged(&here, &there, &["--renumber", "--same", "R3"]);
    assert_eq!(here.row("R1", &[]), "R1,1,0,0,1");
    let rows = fs::read_to_string(here.path("participants.toml")).unwrap();
    assert_eq!(rows.matches("[R").count(), 4, "{rows}");
    let once = files(here.root.path());
    assert!(merged(&here, &there, &["--same", "R3"]).contains("nothing new"));
    assert_eq!(files(here.root.path()), once);
}

#[test]
fn three_folders_come_in_at_once_each_with_numbers_of_its_own() {
    let (here, bea, cas) = (Study::new(), other(), other());
    for (study, text) in [(&here, "hier"), (&bea, "bea"), (&cas, "cas")] {
        interview(study, "R1", &[&format!("van {text}, zegt R1 #a")]);
    }
    let args = ["study", "merge", root(&bea), root(&cas), "--renumber"];
    here.out(&args);
    let mut texts: Vec<String> = records(&here)
        .iter()
        .map(|it| format!("{} {}", it["participant"], it["text"]))
        .collect();
    texts.sort();
    assert_eq!(
        texts,
        [
            "\"R1\" \"van hier, zegt R1\"",
            "\"R2\" \"van bea, zegt R2\"",
            "\"R3\" \"van cas, zegt R3\""
        ]
    );
    // Somebody who has R1 and R2 of her own takes over what was merged, with new numbers again.
    let dora = other();
    interview(&dora, "R1", &["van dora #a"]);
    interview(&dora, "R2", &["van dora #a"]);
    merged(&dora, &here, &["--renumber"]);
    assert_eq!(total(&dora), 5);
    let theirs = records(&dora);
    let theirs = theirs
        .iter()
        .filter(|it| !it["text"].as_str().unwrap().contains("dora"));
    let mut theirs: Vec<&str> = theirs
        .map(|it| it["participant"].as_str().unwrap())
        .collect();
    theirs.sort_unstable();
    assert_eq!(theirs, ["R3", "R4", "R5"]);
    assert!(merged(&dora, &here, &[]).contains("nothing new"));
}

/// Fragments by participant: how many each gave.
fn imported(counts: &BTreeMap<u32, usize>) -> Study {
    let study = other();
    let mut csv = String::from("participant,concept,text\n");
    for (number, count) in counts {
        for at in 0..*count {
            writeln!(csv, "R{number},a,\"{at} of R{number}\"").unwrap();
        }
    }
    study.write("in.csv", &csv);
    study.out(&["import", "fragments", "in.csv", "--guide", "small"]);
    study
}

/// How many fragments each participant has, by the pivot.
fn pivot(study: &Study) -> Vec<usize> {
    let table = study.out(&["pivot", "--format", "csv"]);
    let rows = table.lines().skip(1).filter(|row| row.starts_with('R'));
    rows.map(|row| row.rsplit(',').next().unwrap().parse().unwrap())
        .collect()
}

fn counts() -> impl Strategy<Value = BTreeMap<u32, usize>> {
    proptest::collection::btree_map(1..8_u32, 1..4_usize, 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_and_nobody_becomes_somebody_else(a in counts(), b in counts()) {
        let (here, there) = (imported(&a), imported(&b));
        let apart = a.keys().all(|number| !b.contains_key(number));
        let ran = merge(&here, &there, &[]);
        prop_assert_eq!(ran.code, i32::from(!apart), "{:?}", ran);
        merged(&here, &there, &["--renumber"]);
        let mut found = pivot(&here);
        let mut wanted: Vec<usize> = a.values().chain(b.values()).copied().collect();
        prop_assert_eq!(total(&here), u64::try_from(wanted.iter().sum::<usize>()).unwrap());
        found.sort_unstable();
        wanted.sort_unstable();
        prop_assert_eq!(found, wanted);
        for record in records(&here) {
            let (text, who) = (record["text"].as_str().unwrap(), record["participant"].as_str().unwrap());
            prop_assert!(text.ends_with(&format!(" of {who}")), "{}", record);
        }
        prop_assert!(merged(&here, &there, &[]).contains("nothing new"));
    }
}
