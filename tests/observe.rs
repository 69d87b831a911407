//! A second note-taker beside the moderator, both as lines: what each says, keeps and hears.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

#[allow(dead_code, reason = "the contract's tests use all of it")]
#[path = "contract/fixture.rs"]
mod fixture;
#[path = "observe/grid.rs"]
mod grid;
#[path = "observe/lines.rs"]
mod lines;

use std::fs;
use std::path::PathBuf;

use fixture::Study;
use lines::Lines;
use serde_json::Value;

fn moderator(study: &Study) -> Lines {
    let moderator = Lines::of(study.program(&["run", "small", "-p", "R1", "--plain"]));
    moderator.wait_for("session ");
    moderator
}

fn observer(study: &Study, more: &[&str]) -> Lines {
    let arguments = [&["observe", "R1", "--plain"], more].concat();
    let observer = Lines::of(study.program(&arguments));
    observer.wait_for("observes");
    observer
}

fn folder(study: &Study, name: &str) -> PathBuf {
    study.session("R1").join("observers").join(name)
}

fn journal(study: &Study, name: &str) -> Vec<Value> {
    let text = fs::read_to_string(folder(study, name).join("journal.jsonl")).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn a_note_takes_what_the_moderator_has_open_and_stands_in_a_journal_of_its_own() {
    let study = Study::new();
    let mut moderator = moderator(&study);
    let mut observer = observer(&study, &["--as", "anna"]);
    moderator.say("/go T1.1");
    observer.wait_for("T1.1  How does it go?");
    assert_eq!(observer.say("looks away"), "note looks away #a");
    assert_eq!(observer.say("> so what #a1"), "note so what #a1");
    assert!(
        observer
            .say("/next")
            .starts_with("error that is the moderator's")
    );
    assert!(observer.say("/consent yes").starts_with("error"));
    assert!(
        moderator
            .say("/sync")
            .starts_with("error that is for a second")
    );
    let lines = journal(&study, "anna");
    assert_eq!(lines[0]["data"]["author"], "anna");
    assert_eq!(lines[1]["data"]["question"], "T1.1");
    assert_eq!(lines[1]["data"]["origin"], "default");
    assert_eq!(lines.len(), 3);
    assert!(
        study
            .journal("R1")
            .iter()
            .all(|line| line["kind"] != "note")
    );
    drop((moderator, observer));
    assert_eq!(study.ran(&["verify"]).code, 0);
}

#[test]
fn a_parked_question_shows_to_the_moderator_who_settles_it() {
    let study = Study::new();
    let mut moderator = moderator(&study);
    let mut observer = observer(&study, &["--as", "anna"]);
    observer.say("a note");
    observer.say("? and the board?");
    moderator.wait_for("parked by anna:2: and the board?");
    assert!(moderator.say("/settle 2").starts_with("error"));
    assert!(moderator.say("/settle bea:2").starts_with("error"));
    let settled = moderator.say("/settle Anna:2");
    assert!(settled.starts_with("ok"), "{settled}");
    assert!(moderator.say("/settle anna:2").starts_with("error"));
    let last = study.journal("R1").pop().unwrap();
    assert_eq!(
        (&last["data"]["note"], &last["data"]["author"]),
        (&2.into(), &"anna".into())
    );
    moderator.say("/undo");
    moderator.type_only("/finish\n");
    moderator.wait_for("anna: and the board?");
}

#[test]
fn off_the_record_holds_for_both() {
    let study = Study::new();
    let mut moderator = moderator(&study);
    let mut observer = observer(&study, &[]);
    moderator.say("/off");
    observer.wait_for("the moderator is off the record");
    assert!(observer.say("secret one").starts_with("warn not kept"));
    moderator.say("/on");
    observer.wait_for("on the record; still in memory only: 1");
    observer.say("open");
    moderator.say("/off");
    observer.wait_for("the moderator is off the record");
    observer.say("secret two");
    moderator.say("/on");
    observer.wait_for("still in memory only: 1");
    assert!(observer.say("/keep").starts_with("ok"));
    let kept: Vec<Value> = journal(&study, "a");
    let words: Vec<&str> = kept
        .iter()
        .filter_map(|line| line["data"]["text"].as_str())
        .collect();
    assert_eq!(words, ["open", "secret two"]);
    let file = fs::read_to_string(folder(&study, "a").join("journal.jsonl")).unwrap();
    assert!(!file.contains("secret one"));
}

#[test]
fn one_name_is_one_seat_and_two_names_are_two() {
    let study = Study::new();
    let _moderator = moderator(&study);
    let _anna = observer(&study, &["--as", "anna"]);
    let twice = study.ran(&["observe", "R1", "--as", "anna", "--plain"]);
    assert_eq!(twice.code, 3, "{twice:?}");
    assert!(twice.err.contains("anna is observing already"), "{twice:?}");
    let mut bea = observer(&study, &["--as", "bea"]);
    assert!(bea.say("hers").starts_with("note"));
    let which = study.ran(&["observe", "R1", "--plain"]);
    assert_eq!(which.code, 2);
    assert!(which.err.contains("anna, bea"), "{which:?}");
    for name in ["Anna", "../x", "a b", ""] {
        let wrong = study.ran(&["observe", "R1", "--as", name, "--plain"]);
        assert_eq!(wrong.code, 2, "{name}: {wrong:?}");
    }
    let none = study.ran(&["observe", "R9", "--plain"]);
    assert_eq!(none.code, 2);
}

#[test]
fn two_clocks_are_laid_on_each_other_by_a_mark_or_by_what_is_told() {
    let study = Study::new();
    let mut moderator = moderator(&study);
    let mut observer = observer(&study, &["--offset", "+1:35.25"]);
    lines::wait_until(|| journal(&study, "a").len() == 2);
    assert_eq!(journal(&study, "a")[1]["data"]["offset_ms"], 95_250);
    assert!(
        observer
            .say("/sync")
            .starts_with("error you marked no moment yet")
    );
    observer.say("/mark");
    assert!(
        observer
            .say("/sync")
            .starts_with("error no mark of the moderator")
    );
    moderator.say("/mark");
    // It is heard of before something that comes after it is.
    moderator.say("/go T1.1");
    observer.wait_for("T1.1");
    let said = observer.say("/sync");
    assert!(said.starts_with("ok your clock"), "{said}");
    assert!(observer.say("/sync nonsense").starts_with("error"));
    assert!(observer.say("/sync -3,2").contains("0:03.200 behind"));
    let found: Vec<Value> = journal(&study, "a")
        .into_iter()
        .filter(|line| line["kind"] == "synced")
        .collect();
    assert_eq!(found[1]["data"]["by"], "mark");
    let by_mark = found[1]["data"]["offset_ms"].as_i64().unwrap();
    assert!(by_mark.abs() < 20_000, "{by_mark}");
    assert_eq!(found[2]["data"]["offset_ms"], -3200);
    assert_eq!(found[2]["data"]["by"], "told");
    let wrong = study.ran(&[
        "observe", "R1", "--as", "b", "--offset", "1:2:3:4", "--plain",
    ]);
    assert_eq!(wrong.code, 2);
    assert!(!folder(&study, "b").exists());
}

#[test]
fn a_killed_observer_comes_back_with_her_line_and_a_killed_moderator_is_waited_for() {
    let study = Study::new();
    let mut first = moderator(&study);
    let mut observer_first = observer(&study, &[]);
    observer_first.say("kept");
    observer_first.type_only("half a li");
    let draft = folder(&study, "a").join("draft.json");
    lines::wait_until(|| fs::read_to_string(&draft).is_ok_and(|text| text.contains("half a li")));
    observer_first.kill();
    let mut again = observer(&study, &[]);
    again.wait_for("half a li");
    assert_eq!(again.say("ne"), "note half a line");
    first.kill();
    assert!(again.say("goes on").starts_with("note"));
    let mut resumed = Lines::of(study.program(&["resume", "R1", "--plain"]));
    resumed.wait_for("session ");
    resumed.say("/go T2.1");
    again.wait_for("T2.1");
    assert_eq!(again.say("here #a1"), "note here #a1");
    let kinds: Vec<Value> = journal(&study, "a")
        .into_iter()
        .map(|line| line["kind"].clone())
        .collect();
    assert_eq!(kinds, ["opened", "note", "resumed", "note", "note", "note"]);
}

#[test]
fn a_journal_that_comes_in_pieces_or_is_put_anew_is_followed() {
    let study = Study::new();
    study.held("R1", &["/go T1.1", "first", "/go T2.1", "second"]);
    let path = study.session("R1").join("journal.jsonl");
    let whole = fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = whole.split_inclusive('\n').collect();
    // As far as a tool that syncs folders has come.
    let at = lines[0].len() + lines[1].len() + 20;
    fs::write(&path, &whole[..at]).unwrap();
    let mut observer = observer(&study, &[]);
    observer.wait_for("Opening");
    let beside = path.with_extension("part");
    fs::write(&beside, &whole).unwrap();
    fs::rename(&beside, &path).unwrap();
    observer.wait_for("T2.1");
    assert_eq!(observer.say("note"), "note note #b");
    fs::remove_file(&path).unwrap();
    observer.wait_for("the moderator's journal cannot be read");
    assert!(observer.say("goes on").starts_with("note"));
    fs::write(&path, &whole).unwrap();
    observer.wait_for("can be read again");
    // Damage is passed over, and said.
    fs::write(&path, whole.replace("second", "sceond")).unwrap();
    observer.wait_for("cannot be trusted in a journal (moderator): 1");
    assert!(observer.say("still").starts_with("note"));
}

#[test]
fn half_a_copy_puts_nobody_back_on_the_record() {
    let study = Study::new();
    study.held("R1", &["/go T1.1", "/off"]);
    let path = study.session("R1").join("journal.jsonl");
    let whole = fs::read_to_string(&path).unwrap();
    let mut observer = observer(&study, &[]);
    assert!(observer.say("one").starts_with("warn not kept"));
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(900));
    assert!(observer.say("two").starts_with("warn not kept"));
    fs::write(&path, &whole).unwrap();
    let resumed = study.fed(&["resume", "R1", "--plain"], "/on\n");
    assert_eq!(resumed.code, 0);
    observer.wait_for("on the record");
    assert_eq!(observer.say("three"), "note three #a");
}

#[test]
fn a_session_that_is_over_can_still_be_noted_on() {
    let study = Study::new();
    study.held("R1", &["one", "/finish"]);
    let mut observer = observer(&study, &[]);
    assert!(observer.say("afterwards").starts_with("note"));
    assert_eq!(observer.say("/leave"), "ok");
    assert_eq!(study.ran(&["verify"]).code, 0);
}

/// A session with a note of the moderator's and some of an observer's whose clock is ahead.
fn observed(study: &Study) {
    let mut moderator = moderator(study);
    let mut observer = observer(study, &["--as", "anna", "--offset", "+10:00"]);
    moderator.say("/go T1.1");
    observer.wait_for("T1.1");
    moderator.say("hers");
    observer.say("mine #a1");
    observer.say("? parked");
    observer.say("struck");
    observer.say("/strike 3");
    moderator.wait_for("parked by anna:2");
    moderator.say("/off");
    observer.wait_for("off the record");
    observer.say("never kept");
    moderator.say("/on");
    observer.wait_for("still in memory only");
    moderator.say("/finish");
    observer.wait_for("ended the session");
    observer.say("afterwards");
}

#[test]
fn exports_say_whose_each_note_is_and_lay_them_on_one_clock() {
    let study = Study::new();
    observed(&study);
    let before = fs::read(folder(&study, "anna").join("journal.jsonl")).unwrap();
    let notes: Vec<Value> = study
        .out(&["export", "jsonl"])
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let fields = |name: &str| -> Vec<String> {
        let each = notes.iter().map(|note| note[name].to_string());
        each.collect()
    };
    assert_eq!(
        fields("author"),
        ["\"anna\"", "\"anna\"", "\"anna\"", "null"]
    );
    assert_eq!(
        fields("unit"),
        [
            "\"note:anna:2\"",
            "\"note:anna:3\"",
            "\"note:anna:6\"",
            "\"note:3\""
        ]
    );
    assert_eq!(notes[0]["concepts"][0], "a1");
    // Ten minutes before what the clocks said, and not before the session began.
    assert_eq!(notes[0]["ms"], 0);
    let table = study.out(&["export", "csv"]);
    assert!(table.lines().next().unwrap().ends_with(",remark,author"));
    assert!(table.contains(",false,,anna"), "{table}");
    let document = study.out(&["export", "md"]);
    assert!(document.contains("mine `#a1` (anna)"), "{document}");
    let shown = study.out(&["show", "R1"]);
    assert!(
        shown.contains("anna:1") && shown.contains("second note-takers: anna"),
        "{shown}"
    );
    assert_eq!(study.shown("R1")["observers"][0], "anna");
    assert_eq!(study.row("R1", &[]), "R1,3,0,0,3");
    for format in ["qdpx", "xlsx", "taguette", "maxqda"] {
        let file = study.path(format);
        let file = file.to_str().unwrap();
        study.out(&["export", format, "-o", file]);
    }
    let everything = study.out(&["export", "jsonl"]);
    assert!(!everything.contains("never kept") && !everything.contains("struck"));
    let after = fs::read(folder(&study, "anna").join("journal.jsonl")).unwrap();
    assert_eq!(before, after, "reading writes nothing");
}

#[test]
fn an_observers_notes_are_reviewed_beside_the_moderators() {
    let study = Study::new();
    observed(&study);
    let lines = "/go anna:1\n#b\n* a theme\n/go 1\n#a\n";
    let ran = study.fed(&["review", "R1", "--coder", "c", "--plain"], lines);
    assert!(ran.code == 0 && !ran.out.contains("] error"), "{ran:?}");
    let notes = study.shown("R1")["notes"].clone();
    let mine = notes
        .as_array()
        .unwrap()
        .iter()
        .find(|note| note["text"] == "mine")
        .unwrap();
    assert_eq!(
        (&mine["origin"], &mine["concepts"][0]),
        (&"reviewed".into(), &"b".into())
    );
    assert_eq!(mine["theme"], "a theme");
    assert_eq!(study.row("R1", &["--origin", "reviewed"]), "R1,1,1,0,2");
}

#[test]
fn what_was_noted_before_it_was_known_to_be_off_the_record_is_handed_over_nowhere() {
    let study = Study::new();
    let mut moderator = moderator(&study);
    let path = study.session("R1").join("journal.jsonl");
    let mut observer = observer(&study, &[]);
    // What the moderator writes comes late, as over a shared folder.
    let away = path.with_extension("away");
    fs::rename(&path, &away).unwrap();
    moderator.say("/off");
    observer.say("too early");
    moderator.say("/on");
    fs::rename(&away, &path).unwrap();
    observer.say("again");
    moderator.say("/leave");
    observer.say("/leave");
    let all = study.out(&["export", "jsonl"]);
    assert!(all.contains("again") && !all.contains("too early"), "{all}");
}

#[test]
fn damage_in_an_observers_journal_shows_and_spares_the_rest() {
    let study = Study::new();
    observed(&study);
    let path = folder(&study, "anna").join("journal.jsonl");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("mine", "mien") + "{\"seq\":9").unwrap();
    let verified = study.ran(&["verify"]);
    assert_eq!(verified.code, 1);
    assert!(verified.out.contains("observers/anna"), "{verified:?}");
    let ran = study.ran(&["export", "jsonl"]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("anna: journal.jsonl"), "{ran:?}");
    assert!(!ran.out.contains("mien") && ran.out.contains("afterwards"));
    fs::remove_dir_all(folder(&study, "anna")).unwrap();
    fs::create_dir(folder(&study, "bea")).unwrap();
    assert_eq!(study.ran(&["export", "jsonl"]).code, 0);
}
