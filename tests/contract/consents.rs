//! `participants consent`: who agreed to what, with moment and wording, and nothing of what was said.

use crate::fixture::Study;

fn study() -> Study {
    let study = Study::new();
    study.held(
        "R2",
        &["/consent yes part", "/consent no tape", "een walvis"],
    );
    study.held("R10", &["/consent yes", "een zeepaard", "/consent no tape"]);
    study
}

/// The rows as `participant item answer`.
fn answers(study: &Study) -> Vec<String> {
    let table = study.out(&["participants", "consent", "--format", "csv"]);
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    rows.records()
        .map(|row| {
            let row = row.unwrap();
            format!("{} {} {}", &row[0], &row[1], &row[3])
        })
        .collect()
}

#[test]
fn each_item_is_given_refused_withdrawn_or_open() {
    let study = study();
    study.held("R3", &["nothing yet"]);
    assert_eq!(
        answers(&study),
        [
            "R2 part given",
            "R2 tape refused",
            "R3 part open",
            "R3 tape open",
            "R10 part given",
            "R10 tape withdrawn",
        ]
    );
}

#[test]
fn the_wording_its_version_and_the_moments_are_there_and_nothing_that_was_said() {
    let study = study();
    let table = study.out(&["participants", "consent", "--format", "csv"]);
    assert!(table.starts_with(
        "participant,item,scope,answer,at,given_at,session,guide,guide_version,language,wording\n"
    ));
    let withdrawn = table
        .lines()
        .find(|line| line.contains("withdrawn"))
        .unwrap();
    assert!(
        withdrawn.starts_with("R10,tape,recording,withdrawn,20"),
        "{withdrawn}"
    );
    assert!(withdrawn.contains(",small,2.1,en,"), "{withdrawn}");
    for format in ["text", "md", "csv"] {
        let out = study.out(&["participants", "consent", "--format", format]);
        assert!(
            !out.contains("walvis") && !out.contains("zeepaard"),
            "{out}"
        );
    }
    let text = study.out(&["--lang", "nl", "participants", "consent"]);
    assert!(text.contains("ingetrokken (gegeven 20"), "{text}");
    assert!(
        text.contains("Bewoordingen zoals ze zijn voorgelezen"),
        "{text}"
    );
    let document = study.out(&["participants", "consent", "--format", "md"]);
    assert!(
        document.contains("| R2 | tape | refused | 20"),
        "{document}"
    );
}

#[test]
fn what_was_withdrawn_afterwards_is_taken_back_and_stays_to_be_shown() {
    let study = study();
    let args = ["participants", "withdraw", "R2", "--scope", "all", "--yes"];
    study.out(&args);
    let all = answers(&study);
    assert_eq!(all[..2], ["R2 part withdrawn", "R2 tape refused"]);
}

#[test]
fn a_study_without_a_session_has_asked_nobody() {
    let study = Study::new();
    let out = study.out(&["participants", "consent"]);
    assert!(out.contains("nobody was asked"), "{out}");
}
