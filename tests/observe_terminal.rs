//! A second note-taker in a pseudo-terminal beside the moderator's.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

#[allow(dead_code, reason = "the tests of the live screen use all of it")]
#[path = "terminal/sitting.rs"]
mod sitting;

use std::path::Path;

use sitting::{Sitting, session};

fn observer(study: &Path, who: &str) -> Sitting {
    let arguments = ["observe", who, "--as", "anna", "--lang", "en"];
    let sitting = Sitting::begin(study, &arguments);
    sitting.wait_for("anna observes");
    sitting
}

#[test]
fn she_sees_what_is_open_and_the_moderator_sees_what_she_parks() {
    let study = tempfile::tempdir().unwrap();
    let mut moderator = Sitting::run(study.path());
    let mut observer = observer(study.path(), "R7");
    observer.wait_for_all(&["▸ O0.1"]);
    moderator.press("/go O2.1\r");
    observer.wait_for("▸ O2.1");
    moderator.press("leaders set their own\r");
    observer.wait_for_all(&["leaders set their own", "moderator #doelen"]);
    observer.press("looks away #basis\r");
    observer.wait_for_all(&["looks away", "#basis"]);
    // Nothing of the moderator's is moved or marked by her keys.
    observer.press("\r\u{1b}[6~\u{1b}[B ");
    observer.press("? and the board\r");
    moderator.wait_for("parked by anna:2: and the board");
    moderator.wait_for("1 parked");
    moderator.press("\u{6}");
    moderator.wait_for_all(&["▸ ? 2", "anna: and the board"]);
    moderator.press("\r");
    observer.wait_for_all(&["✓", "and the board"]);
    observer.wait_for("▸ O2.1");
    moderator.press("/off\r");
    observer.wait_for("OFF THE RECORD");
    observer.press("a secret\r");
    observer.wait_for("not kept");
    moderator.press("/on\r");
    observer.wait_for("still in memory only: 1");
    for (columns, rows) in [(60, 6), (120, 40), (20, 5), (80, 24)] {
        observer.resize(columns, rows);
        observer.wait_for("›");
    }
    observer.wait_for("of education?");
    observer.press("\u{3}");
    observer.wait_for("Leave this screen?");
    observer.press("\u{3}");
    assert_eq!(observer.end(), 0);
    let journal = session(study.path()).join("observers/anna/journal.jsonl");
    let journal = std::fs::read_to_string(journal).unwrap();
    assert!(journal.contains("looks away") && !journal.contains("secret"));
}

#[test]
fn one_key_an_answer_while_the_grid_is_hers() {
    let study = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(study.path().join("sessions")).unwrap();
    let guide = "kwaliteitszorg-member-check";
    let arguments = ["run", guide, "-p", "R15,R16", "--lang", "en"];
    let mut moderator = Sitting::begin(study.path(), &arguments);
    moderator.wait_for("▸□");
    moderator.press("/go M1.s1\r");
    moderator.wait_for("▸ M1.s1");
    let mut observer = observer(study.path(), "R15");
    observer.wait_for("the grid is with: moderator");
    observer.press(" ");
    observer.wait_for("taken down by: moderator");
    observer.press("/grid\r");
    moderator.wait_for("the grid is with: anna");
    observer.wait_for("the grid is yours");
    // Space: recognised. F7: not.
    observer.press(" ");
    observer.wait_for_all(&["▸ M1.s1", "✓", "[·]"]);
    observer.press("\u{1b}[18~");
    moderator.wait_for_all(&["▸ M1.s1", "✓", "✗"]);
    observer.child.kill().unwrap();
    observer.child.wait().unwrap();
    moderator.press("/grid\r");
    moderator.wait_for("the grid is yours");
    let again = self::observer(study.path(), "R15");
    again.wait_for("the grid is with: moderator");
    again.wait_for_all(&["▸ M1.s1", "✓", "✗"]);
}
