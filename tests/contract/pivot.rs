//! Counts: what is a fragment, and under which heading it comes.

use crate::fixture::Study;

#[test]
fn the_table_has_the_headings_in_order_and_a_total() {
    let study = Study::new();
    study.held("R10", &["x #a"]);
    study.held("R2", &["x #b"]);
    study.held("R1", &[]);
    let out = study.out(&["pivot", "--format", "csv"]);
    assert_eq!(
        out,
        "participant,a,b,rest,total\nR1,0,0,0,0\nR2,0,1,0,1\nR10,1,0,0,1\ntotal,1,1,0,2\n"
    );
}

#[test]
fn a_study_without_sessions_has_the_header_of_its_guide() {
    let study = Study::new();
    assert_eq!(
        study.out(&["pivot", "--format", "csv"]),
        "participant,a,b,rest,total\ntotal,0,0,0,0\n"
    );
    study.held("R1", &["x"]);
    let pilot = study.out(&["pivot", "--format", "csv", "--phase", "pilot"]);
    assert_eq!(pilot, "participant,a,b,rest,total\ntotal,0,0,0,0\n");
}

#[test]
fn a_fragment_counts_once_under_each_of_its_headings() {
    let study = Study::new();
    study.held(
        "R1",
        &[
            "sub #a1",
            "twice under one #a #a1",
            "two #a1 #b",
            "three #a #b #rest",
        ],
    );
    assert_eq!(study.row("R1", &[]), "R1,4,2,1,4");
}

#[test]
fn a_concept_without_a_heading_counts_in_the_total_alone() {
    let study = Study::new();
    study.held("R1", &["x #loose", "y #top", "z #top #b"]);
    assert_eq!(study.row("R1", &[]), "R1,0,1,0,3");
}

#[test]
fn no_concept_is_the_residual_and_outside_is_nowhere() {
    let study = Study::new();
    study.held(
        "R1",
        &["/go T0", "no concept here", "outside #-", "> a quote"],
    );
    assert_eq!(study.row("R1", &[]), "R1,0,0,2,2");
}

#[test]
fn what_is_struck_undone_off_or_no_fragment_does_not_count() {
    let study = Study::new();
    study.held(
        "R1",
        &[
            "/go T1",
            "counts",
            "struck",
            "/strike 2",
            "undone",
            "/undo",
            "/off",
            "off",
            "/on",
            "? parked",
            "= memo",
            "+ improvised",
            "/mark",
        ],
    );
    assert_eq!(study.row("R1", &[]), "R1,1,0,0,1");
}

#[test]
fn what_is_undone_and_redone_counts() {
    let study = Study::new();
    study.held("R1", &["x #a", "y #b", "/undo", "/undo", "/redo"]);
    assert_eq!(study.row("R1", &[]), "R1,1,0,0,1");
}

#[test]
fn off_the_record_and_agreed_afterwards_counts() {
    let study = Study::new();
    study.held("R1", &["/off", "hidden #b", "/on", "/keep"]);
    assert_eq!(study.row("R1", &[]), "R1,0,1,0,1");
}

#[test]
fn other_phases_count_only_when_asked() {
    let study = Study::new();
    for (number, phase) in [
        "main",
        "pilot",
        "member-check",
        "rehearsal",
        "example",
        "imported",
    ]
    .iter()
    .enumerate()
    {
        let who = format!("R{number}");
        study.typed(
            &["run", "small", "-p", &who, "--phase", phase, "--plain"],
            &["x #a"],
        );
    }
    assert_eq!(study.row("total", &[]), "total,2,0,0,2");
    assert_eq!(study.row("total", &["--phase", "pilot"]), "total,1,0,0,1");
    assert_eq!(
        study.row("total", &["--phase", "pilot,example,rehearsal"]),
        "total,3,0,0,3"
    );
    assert_eq!(study.out(&["export", "jsonl"]).lines().count(), 2);
    assert_eq!(study.ran(&["pivot", "--phase", "none"]).code, 2);
}

#[test]
fn counts_can_be_had_by_origin() {
    let study = Study::new();
    study.held(
        "R1",
        &[
            "/go T1",
            "by default",
            "chosen #b",
            "/tag 1 #b",
            "default again",
        ],
    );
    assert_eq!(study.row("R1", &["--origin", "default"]), "R1,1,0,0,1");
    assert_eq!(study.row("R1", &["--origin", "chosen"]), "R1,0,2,0,2");
    assert_eq!(study.row("R1", &["--origin", "reviewed"]), "R1,0,0,0,0");
    assert_eq!(
        study.row("R1", &["--origin", "default,chosen"]),
        "R1,1,2,0,3"
    );
}

#[test]
fn the_level_of_the_concepts_can_be_chosen() {
    let study = Study::new();
    study.held("R1", &["x #a1", "y #b", "z #loose"]);
    assert_eq!(
        study.row("participant", &["--level", "1"]),
        "participant,top,loose,rest,total"
    );
    assert_eq!(study.row("R1", &["--level", "1"]), "R1,2,1,0,3");
    assert_eq!(
        study.row("participant", &["--level", "2"]),
        "participant,a,b,loose,rest,total"
    );
    assert_eq!(study.row("R1", &["--level", "2"]), "R1,1,1,1,0,3");
    assert_eq!(study.ran(&["pivot", "--level", "0"]).code, 2);
}

#[test]
fn a_group_counts_for_the_one_who_spoke() {
    let study = Study::new();
    study.typed(
        &["run", "small", "-p", "R1,R2", "--plain"],
        &["@R2 x #a", "@R1 y #b", "nobody #a", "@R1,R2 both #b"],
    );
    assert_eq!(study.row("R1", &[]), "R1,0,1,0,1");
    assert_eq!(study.row("R2", &[]), "R2,1,0,0,1");
    assert_eq!(study.row("total", &[]), "total,2,2,0,4");
}

#[test]
fn a_participant_with_two_sessions_has_one_row() {
    let study = Study::new();
    study.held("R1", &["x #a"]);
    study.held("R1", &["x #b"]);
    assert_eq!(study.row("R1", &[]), "R1,1,1,0,2");
}

/// A study with three participants in two sectors, one of whom is not registered.
fn in_strata() -> Study {
    let study = Study::new();
    study.write(
        "participants.toml",
        "[R1]\nsector = \"po\"\nboards = 10\n[R2]\nsector = \"vo\"\nboards = 9\n",
    );
    study.held("R1", &["one #a", "two words #b"]);
    study.held("R2", &["three more words #a"]);
    study.held("R3", &["x #b"]);
    study
}

#[test]
fn rows_can_be_any_attribute_of_the_participants() {
    let study = in_strata();
    assert_eq!(
        study.out(&["pivot", "--by", "sector", "--format", "csv"]),
        "sector,a,b,rest,total\npo,1,1,0,2\nvo,1,0,0,1\n(none),0,1,0,1\ntotal,2,2,0,4\n"
    );
    let by_number = study.out(&["pivot", "--by", "boards", "--format", "csv"]);
    assert!(by_number.contains("\n9,1,0,0,1\n10,1,1,0,2\n(none),0,"));
    let ran = study.ran(&["pivot", "--by", "sectors"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.err.contains("`sectors`") && ran.err.contains("sector, boards"));
}

#[test]
fn strata_are_the_attributes_that_the_study_names() {
    let study = in_strata();
    let ran = study.ran(&["pivot", "--by", "stratum"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.err.contains("strata = ["), "{}", ran.err);
    study.write("study.toml", "strata = \"sector\"\n");
    assert_eq!(study.row("vo", &["--by", "stratum"]), "vo,1,0,0,1");
    study.write("study.toml", "strata = [\"sector\", \"boards\"]\n");
    assert_eq!(
        study.out(&["pivot", "--by", "stratum", "--format", "csv"]),
        "stratum,a,b,rest,total\npo / 10,1,1,0,2\nvo / 9,1,0,0,1\n(none),0,1,0,1\ntotal,2,2,0,4\n"
    );
}

#[test]
fn a_group_is_in_a_stratum_by_who_spoke() {
    let study = in_strata();
    study.typed(
        &["run", "small", "-p", "R1,R2", "--plain"],
        &["@R2 x #a", "nobody #a"],
    );
    assert_eq!(study.row("vo", &["--by", "sector"]), "vo,2,0,0,2");
    assert_eq!(study.row("group", &["--by", "sector"]), "group,1,0,0,1");
}

#[test]
fn themes_are_rows_too_and_what_has_none_comes_last() {
    let study = Study::new();
    study.write(
        "in.csv",
        "participant,concept,text,theme\nR1,a,x,tijd\nR1,b,y,\nR2,a,z,tijd\nR2,a,z,Ruimte\n",
    );
    study.out(&["import", "fragments", "in.csv"]);
    assert_eq!(
        study.out(&["pivot", "--by", "theme", "--format", "csv"]),
        "theme,a,b,rest,total\nRuimte,1,0,0,1\ntijd,2,0,0,2\n(none),0,1,0,1\ntotal,3,1,0,4\n"
    );
}

#[test]
fn participants_count_once_in_every_cell_and_in_every_sum() {
    let study = Study::new();
    study.held("R1", &["/go T1", "one #a", "two #a", "three #b"]);
    study.held("R1", &["/go T1", "again #a"]);
    study.held("R2", &["/go T1", "x #a"]);
    study.typed(
        &["run", "small", "-p", "R3,R4", "--plain"],
        &["/go T1", "nobody #a", "@R3,R4 both #b"],
    );
    let count = ["--count", "participants"];
    assert_eq!(study.row("R1", &count), "R1,1,1,0,1");
    assert_eq!(study.row("group", &count), "group,0,2,0,2");
    assert_eq!(study.row("total", &count), "total,2,3,0,4");
    let by_topic = ["--by", "topic", "--count", "participants"];
    assert_eq!(study.row("T1", &by_topic), "T1,2,3,0,4");
}

#[test]
fn words_are_counted_without_punctuation() {
    let study = in_strata();
    let count = ["--count", "words"];
    assert_eq!(study.row("R1", &count), "R1,1,2,0,3");
    assert_eq!(study.row("total", &count), "total,4,3,0,7");
}

#[test]
fn every_count_says_how_many_of_its_fragments_are_proposals() {
    let study = in_strata();
    let json = study.out(&["pivot", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        [&json["count"], &json["fragments"], &json["proposals"]],
        [&serde_json::json!("fragments"), &4.into(), &4.into()]
    );
    assert_eq!(json["rows"][0]["counts"]["a"], 1);
    let table = study.out(&["pivot"]);
    assert!(
        table.contains("\n\n4 of 4 fragments are proposals"),
        "{table}"
    );
    let ran = study.ran(&["pivot", "--format", "csv"]);
    assert!(ran.err.starts_with("4 of 4 fragments"), "{}", ran.err);
    study.write(
        "in.csv",
        "participant,concept,text,origin\nR4,a,x,reviewed\n",
    );
    study.out(&["import", "fragments", "in.csv"]);
    let ran = study.ran(&["pivot", "--format", "csv", "--origin", "reviewed"]);
    assert_eq!(ran.err, "", "nothing to say where all are confirmed");
}
