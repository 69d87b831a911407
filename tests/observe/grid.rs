//! The grid of a member check, shared by the moderator and an observer: one of them at a time.

use crate::fixture::Study;
use crate::lines::Lines;

const GUIDE: &str = "kwaliteitszorg-member-check";

fn moderator(study: &Study) -> Lines {
    let arguments = ["run", GUIDE, "-p", "R15,R16", "--plain"];
    let mut moderator = Lines::of(study.program(&arguments));
    moderator.wait_for("session ");
    moderator.say("/consent yes");
    moderator.say("/go M1.s1");
    moderator
}

fn observer(study: &Study, name: &str) -> Lines {
    let observer = Lines::of(study.program(&["observe", "R15", "--as", name, "--plain"]));
    observer.wait_for("observes");
    observer.wait_for("M1.s1");
    observer
}

/// The row of a statement and a participant in the outcome.
fn cell(study: &Study, statement: &str, participant: &str) -> String {
    let table = study.out(&["study", "outcome", "--format", "csv"]);
    let is_it = |line: &&str| {
        line.starts_with(&format!("{statement},")) && line.contains(&format!(",{participant},"))
    };
    let row = table.lines().find(is_it).unwrap();
    row.split_once(&format!(",{participant},"))
        .unwrap()
        .1
        .to_owned()
}

#[test]
fn the_grid_is_taken_over_and_handed_back_and_the_outcome_knows_all_answers() {
    let study = Study::bare();
    let mut moderator = moderator(&study);
    let mut anna = observer(&study, "anna");
    let refused = anna.say("/answer M1.s1 R15 partly");
    assert!(
        refused.starts_with("error the answers are taken down by: moderator"),
        "{refused}"
    );
    assert!(anna.say("/grid").starts_with("ok the grid is yours"));
    moderator.wait_for("the grid is with: anna");
    let refused = moderator.say("/answer M1.s1 R15 not");
    assert!(
        refused.starts_with("error the answers are taken down by: anna"),
        "{refused}"
    );
    assert!(anna.say("/heard recognised").starts_with("ok"));
    assert!(
        anna.say("/heard not only at large schools")
            .starts_with("ok")
    );
    assert!(
        anna.say("/heard nod").starts_with("warn"),
        "the row is full"
    );
    assert!(moderator.say("/grid").starts_with("ok the grid is yours"));
    anna.wait_for("the grid is with: moderator");
    assert!(anna.say("/answer M1.s1 R16 nod").starts_with("error"));
    assert!(moderator.say("/answer M1.s1 R15 partly").starts_with("ok"));
    assert!(
        moderator
            .say("/grid")
            .starts_with("ok the grid is with: anna")
    );
    anna.wait_for("the grid is yours");
    assert!(anna.say("/answer M1.s2 R15 nod").starts_with("ok"));
    assert!(anna.say("/answer M1.s2 R16 nod").starts_with("ok"));
    assert!(anna.say("/undo").starts_with("ok"));
    assert!(
        anna.say("/grid")
            .starts_with("ok the grid is with: moderator")
    );
    moderator.wait_for("the grid is yours");
    moderator.say("/leave");
    anna.say("/leave");
    assert_eq!(cell(&study, "M1.s1", "R15"), "partly,");
    assert_eq!(cell(&study, "M1.s1", "R16"), "not,only at large schools");
    assert_eq!(cell(&study, "M1.s2", "R15"), "nod,");
    assert_eq!(cell(&study, "M1.s2", "R16"), ",");
    let outcome = study.out(&["study", "outcome", "--format", "json"]);
    assert!(outcome.contains("\"earlier\""));
    assert_eq!(study.ran(&["verify"]).code, 0);
}

#[test]
fn whose_it_is_holds_after_a_kill_and_an_observer_who_is_gone_is_no_hindrance() {
    let study = Study::bare();
    let mut first = moderator(&study);
    let mut anna = observer(&study, "anna");
    anna.say("/grid");
    first.wait_for("the grid is with: anna");
    anna.say("/answer M1.s1 R15 partly");
    anna.kill();
    first.kill();
    let mut again = Lines::of(study.program(&["resume", "R15", "--plain"]));
    again.wait_for("session ");
    again.wait_for("the grid is with: anna");
    assert!(
        again
            .say("/answer M1.s1 R16 not")
            .starts_with("error the answers are taken down by: anna")
    );
    assert!(again.say("/grid").starts_with("ok"));
    // What she took down counts: it is the other one's turn.
    assert!(again.say("/heard not").contains("R16"));
    again.say("/leave");
    assert_eq!(cell(&study, "M1.s1", "R15"), "partly,");
    assert_eq!(cell(&study, "M1.s1", "R16"), "not,");
}

#[test]
fn the_moderator_hands_it_to_one_who_is_there() {
    let study = Study::bare();
    let mut moderator = moderator(&study);
    assert!(
        moderator
            .say("/grid")
            .starts_with("error the grid is yours, and nobody")
    );
    assert!(
        moderator
            .say("/grid anna")
            .starts_with("error nobody called anna")
    );
    let mut anna = observer(&study, "anna");
    let mut bea = observer(&study, "bea");
    anna.say("one");
    bea.say("two");
    crate::lines::wait_until_said(&mut moderator, "/grid", "anna, bea");
    assert!(
        moderator
            .say("/grid Bea")
            .starts_with("ok the grid is with: bea")
    );
    bea.wait_for("the grid is yours");
    anna.wait_for("the grid is with: bea");
    assert!(
        anna.say("/heard nod")
            .starts_with("error the answers are taken down by: bea")
    );
    assert!(anna.say("/grid").starts_with("ok the grid is yours"));
    bea.wait_for("the grid is with: anna");
    assert!(
        bea.say("/heard nod")
            .starts_with("error the answers are taken down by: anna")
    );
    assert!(anna.say("/heard nod").starts_with("ok"));
}

#[test]
fn an_interview_has_no_grid() {
    let study = Study::new();
    let mut moderator = Lines::of(study.program(&["run", "small", "-p", "R1", "--plain"]));
    moderator.wait_for("session ");
    assert!(
        moderator
            .say("/grid")
            .starts_with("error this session has no grid")
    );
}
