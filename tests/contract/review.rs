//! Review in plain mode: rounds, coders, what is kept, and what comes of it in exports and counts.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::fixture::{Said, Study, levels};

/// What was said, with the moments at which the notes of [`study`] were taken left open.
const TURNS: [(&str, &str); 4] = [
    ("interviewer", "Hoe gaat het?"),
    (
        "R7",
        "Wij kijken naar doelen, en dan naar doelen van de school.",
    ),
    ("R7", "Écht 👩‍🏫 waar."),
    ("interviewer", "Dank je wel."),
];

/// A session with R7 with three notes and a transcript.
fn study() -> Study {
    let study = Study::new();
    study.held(
        "R7",
        &[
            "/consent yes",
            "/go T1.1",
            "hij begint over doelen",
            "> wij kijken naar doelen #a1",
            "= zelf niet vergeten",
            "/strike 3",
            "iets anders #rest",
        ],
    );
    transcript(&study, "001");
    study
}

fn transcript(study: &Study, name: &str) {
    let turn = |(number, (speaker, text)): (i64, &(&str, &str))| {
        json!({
            "speaker": speaker, "ms": number * 1_000, "end_ms": number * 1_000 + 900,
            "position": null, "text": text, "topic": "T1", "question": "T1.1",
        })
    };
    let turns: Vec<Value> = (3_600..).zip(&TURNS).map(turn).collect();
    let transcript = json!({
        "version": 1, "source": null, "engine": "vtt", "language": "nl", "turns": turns,
    });
    let folder = study.session("R7").join("transcript");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(format!("{name}.json")), transcript.to_string()).unwrap();
}

fn review(study: &Study, options: &[&str], lines: &[&str]) -> Vec<Said> {
    let args = [&["review", "R7", "--plain"], options].concat();
    let input = [lines, &[""]].concat().join("\n");
    let ran = study.fed(&args, input);
    assert_eq!(ran.code, 0, "{ran:?}");
    answers(&ran.out)
}

/// The answers, which have hours where those of a session have none.
fn answers(out: &str) -> Vec<Said> {
    let shorter = out.lines().map(|line| match line.strip_prefix('[') {
        Some(rest) => format!("[{}", rest.split_once(':').unwrap().1),
        None => line.to_owned(),
    });
    let shorter: Vec<String> = shorter.collect();
    crate::fixture::answers(&shorter.join("\n"))
}

fn folder(study: &Study, coder: &str) -> PathBuf {
    study.session("R7").join("reviews").join(coder)
}

fn events(study: &Study, coder: &str) -> Vec<Value> {
    let text = fs::read_to_string(folder(study, coder).join("journal.jsonl")).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn kinds(study: &Study, coder: &str) -> Vec<String> {
    let events = events(study, coder);
    let kinds = events
        .iter()
        .map(|event| event["kind"].as_str().unwrap().to_owned());
    kinds.collect()
}

/// The lines of `export jsonl` with their concepts and origin.
fn exported(study: &Study) -> Vec<(String, Vec<String>, String)> {
    let lines = study.out(&["export", "jsonl"]);
    let rows = lines.lines().map(|line| {
        let line: Value = serde_json::from_str(line).unwrap();
        let concepts = line["concepts"].as_array().unwrap();
        let concepts = concepts.iter().map(|id| id.as_str().unwrap().to_owned());
        (
            line["text"].as_str().unwrap().to_owned(),
            concepts.collect(),
            line["origin"].as_str().unwrap_or_default().to_owned(),
        )
    });
    rows.collect()
}

#[test]
fn the_first_opening_makes_the_coders_folder_whole_and_private() {
    let study = study();
    review(&study, &[], &[]);
    assert_eq!(kinds(&study, "a"), ["opened", "round"]);
    let events = events(&study, "a");
    assert_eq!(events[0]["data"]["author"], "a");
    assert_eq!(events[1]["data"], json!({"round": 1, "from": null}));
    let folder = folder(&study, "a");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(folder.clone()), 0o700);
        assert_eq!(mode(folder.parent().unwrap().to_owned()), 0o700);
        assert_eq!(mode(folder.join("journal.jsonl")), 0o600);
    }
    let card = fs::read_to_string(folder.join("session.toml")).unwrap();
    assert!(card.contains("role = \"review\"\nauthor = \"a\""), "{card}");
}

#[test]
fn every_line_has_one_answer_and_a_move_says_what_is_selected() {
    let study = study();
    let said = review(&study, &[], &["/go 1", "", "/next", "/go t2", "nonsense"]);
    assert_eq!(levels(&said), ["ok", "ok", "ok", "ok", "error"]);
    assert!(
        said[0]
            .before
            .iter()
            .any(|line| line == "hij begint over doelen")
    );
    assert!(
        said[0].before.iter().any(|line| line.contains("proposal")),
        "{said:?}"
    );
    assert!(
        said[2].before.iter().any(|line| line.contains("note 2 >")),
        "{said:?}"
    );
    assert!(said[3].before[0].starts_with("R7 · 01:00:01"), "{said:?}");
    assert!(said[4].text.contains("Nothing was lost"));
}

#[test]
fn what_is_coded_is_kept_and_comes_out_as_reviewed() {
    let study = study();
    let said = review(
        &study,
        &[],
        &[
            "/go 1",
            "#b",
            "+#a1",
            "* samen leren",
            "? niet zeker",
            "/go t2",
            "/mark \"dan naar doelen\" #a",
            "/go 2",
            "/confirm",
        ],
    );
    assert_eq!(
        levels(&said),
        [
            "ok", "note", "note", "note", "note", "ok", "note", "ok", "ok"
        ]
    );
    assert!(said[2].text.contains("#b #a1"), "{said:?}");
    assert!(said[4].text.contains("= niet zeker"), "{said:?}");
    let rows = exported(&study);
    let row = |text: &str| {
        rows.iter()
            .find(|row| row.0 == text)
            .unwrap_or_else(|| panic!("{rows:?}"))
    };
    let (_, concepts, origin) = row("hij begint over doelen");
    assert_eq!(
        (concepts.join(" "), origin.as_str()),
        ("b a1".into(), "reviewed")
    );
    assert_eq!(row("dan naar doelen").1, ["a"]);
    assert_eq!(row("wij kijken naar doelen").2, "reviewed");
    assert_eq!(row("iets anders").2, "chosen");
    let reviewed = study.row("R7", &["--origin", "reviewed"]);
    assert_eq!(reviewed, "R7,3,1,0,3");
    let themes = study.out(&["pivot", "--by", "theme", "--format", "csv"]);
    assert!(themes.contains("samen leren,"), "{themes}");
}

#[test]
fn an_unknown_concept_changes_nothing_and_names_the_near_one() {
    let study = study();
    let said = review(&study, &[], &["/go 1", "#lose", "#-", "#- #a", "-#a"]);
    assert_eq!(levels(&said), ["ok", "error", "note", "error", "note"]);
    assert!(said[1].text.contains("#loose perhaps?"), "{said:?}");
    assert_eq!(kinds(&study, "a"), ["opened", "round", "coded", "coded"]);
}

#[test]
fn words_are_marked_by_their_number_or_as_they_stand_and_never_by_guess() {
    let study = study();
    let said = review(
        &study,
        &[],
        &[
            "/go t2",
            "/mark \"doelen\" #a",
            "/mark \"school is\" #a",
            "/mark 3 4 #a",
            "/go t3",
            "/mark “écht 👩‍🏫” #b",
            "/mark 9 9 #a",
            "/mark 1 2",
        ],
    );
    let all = levels(&said);
    assert_eq!(
        all,
        [
            "ok", "error", "error", "note", "ok", "note", "error", "note"
        ]
    );
    assert!(said[1].text.contains("2 times"), "{said:?}");
    assert!(said[3].text.contains("naar doelen"), "{said:?}");
    assert!(said[5].text.contains("Écht 👩‍🏫"), "{said:?}");
    let rows = exported(&study);
    assert!(
        rows.iter().any(|row| row.0 == "Écht 👩‍🏫" && row.1 == ["b"]),
        "{rows:?}"
    );
}

#[test]
fn a_new_round_starts_from_the_last_and_undo_does_not_go_beyond_it() {
    let study = study();
    review(&study, &[], &["/go 1", "#b"]);
    let said = review(
        &study,
        &["--round", "new"],
        &["/undo", "/go 1", "#a", "/undo", "/redo"],
    );
    assert_eq!(levels(&said), ["warn", "ok", "note", "ok", "ok"]);
    let round = &events(&study, "a")[3];
    assert_eq!(
        round["data"],
        json!({"round": 2, "from": {"coder": "a", "round": 1, "through": 2}})
    );
    assert!(
        said[3]
            .before
            .iter()
            .any(|line| line.contains("#b · reviewed, a round 1"))
    );
    let again = review(&study, &[], &["/where", "/round", "/round new"]);
    assert!(again[1].text.contains("begins round 3"), "{again:?}");
    assert_eq!(levels(&again), ["ok", "warn", "ok"]);
    let twice = review(&study, &[], &["/round new"]);
    assert_eq!(levels(&twice), ["warn"]);
}

#[test]
fn two_coders_code_apart_unless_one_starts_from_the_other() {
    let study = study();
    review(&study, &["--coder", "anna"], &["/go 1", "#b"]);
    let bram = review(&study, &["--coder", "bram"], &["/go 1", "/themes"]);
    assert!(
        bram[0]
            .before
            .iter()
            .any(|line| line.contains("#a · proposal")),
        "{bram:?}"
    );
    let none = study.fed(&["review", "R7", "--plain"], "");
    assert_eq!(none.code, 2);
    assert!(none.err.contains("anna, bram"), "{none:?}");
    let carl = review(&study, &["--coder", "carl", "--from", "anna"], &["/go 1"]);
    let line = carl[0]
        .before
        .iter()
        .find(|line| line.contains("#b"))
        .unwrap();
    assert!(line.contains("reviewed, anna round 1"), "{line}");
    assert_eq!(events(&study, "carl")[1]["data"]["round"], 2);
    for (options, wrong) in [
        (["--coder", "dirk", "--from", "eva"], "eva"),
        (["--coder", "dirk", "--from", "anna:7"], "anna:7"),
        (["--coder", "anna", "--from", "bram"], "--round new"),
        (["--coder", "../x", "--from", "anna"], "../x"),
    ] {
        let args = [&["review", "R7", "--plain"][..], &options].concat();
        let ran = study.fed(&args, "");
        assert_eq!(ran.code, 2, "{ran:?}");
        assert!(ran.err.contains(wrong), "{ran:?}");
    }
    assert!(!folder(&study, "dirk").exists());
}

#[test]
fn a_coding_that_was_answered_survives_a_kill_and_the_review_goes_on() {
    let study = study();
    let mut child = study
        .program(&["review", "R7", "--plain"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    stdin.write_all(b"/go 1\n#b\n/go 2\n# half").unwrap();
    let answered = lines.by_ref().map(Result::unwrap);
    assert_eq!(
        answered
            .filter(|line| line.starts_with('['))
            .take(3)
            .count(),
        3
    );
    let draft = folder(&study, "a").join("draft.json");
    let start = std::time::Instant::now();
    while !draft.exists() && start.elapsed().as_secs() < 20 {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let held = study.fed(&["review", "R7", "--plain"], "");
    assert_eq!(held.code, 3, "{held:?}");
    child.kill().unwrap();
    child.wait().unwrap();
    let again = study.fed(&["review", "R7", "--plain"], "/go 1\n");
    assert!(again.out.contains("# half"), "{again:?}");
    assert!(again.out.contains("#b · reviewed, a round 1"), "{again:?}");
}

#[test]
fn a_torn_line_is_set_aside_and_a_damaged_one_is_told() {
    let study = study();
    review(&study, &[], &["/go 1", "#b"]);
    let path = folder(&study, "a").join("journal.jsonl");
    let mut torn = fs::read(&path).unwrap();
    torn.extend(b"{\"seq\":3,");
    fs::write(&path, &torn).unwrap();
    let ran = study.fed(&["review", "R7", "--plain"], "/go 1\n#a\n");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.err.contains("torn") || ran.err.contains("unfinished"),
        "{ran:?}"
    );
    assert_eq!(kinds(&study, "a"), ["opened", "round", "coded", "coded"]);
    let damaged = fs::read_to_string(&path)
        .unwrap()
        .replacen("\"b\"", "\"c\"", 1);
    fs::write(&path, damaged).unwrap();
    let ran = study.fed(&["review", "R7", "--plain"], "/where\n");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.err.contains("line 3"), "{ran:?}");
}

#[test]
fn a_broken_transcript_is_told_and_the_notes_are_reviewed() {
    let study = study();
    fs::write(
        study.session("R7").join("transcript/001.json"),
        "{\"turns\":",
    )
    .unwrap();
    let ran = study.fed(&["review", "R7", "--plain"], "/go 1\n#b\n");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.err.contains("001.json"), "{ran:?}");
    assert!(
        ran.out.contains("note note 1: hij begint over doelen [#b"),
        "{ran:?}"
    );
}

#[test]
fn nothing_in_a_transcript_steers_the_terminal() {
    let study = study();
    let path = study.session("R7").join("transcript/001.json");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("Dank je wel", "\\u001b[2J\\u202e<b>")).unwrap();
    let ran = study.fed(&["review", "R7", "--plain"], "/go t4\n/find <b>\n");
    assert!(!ran.out.contains(['\u{1b}', '\u{202e}']), "{ran:?}");
    assert!(ran.out.contains("1 found"), "{ran:?}");
}

#[test]
fn a_session_that_another_process_holds_can_be_reviewed() {
    let study = study();
    let mut child = study
        .program(&["resume", "R7", "--plain"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let said = review(&study, &[], &["/go 1", "#b"]);
    assert_eq!(levels(&said), ["ok", "note"]);
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn residual_and_doubtful_fragments_are_listed_with_what_stands_around_them() {
    let study = study();
    let said = review(
        &study,
        &[],
        &["/go 1", "?", "/residual", "/doubts", "/find doelen van"],
    );
    assert_eq!(said[2].text, "2 found");
    let listed = &said[2].before;
    assert!(
        listed
            .iter()
            .any(|line| line.contains("iets anders [#rest")),
        "{listed:?}"
    );
    assert_eq!(said[3].text, "1 found");
    assert_eq!(said[4].text, "1 found");
}

#[test]
fn a_correction_keeps_the_fragments_on_their_words() {
    let study = study();
    let said = review(
        &study,
        &[],
        &[
            "/go t2",
            "/mark \"naar doelen van de school\" #a",
            "/correct Wij kijken écht naar doelen, en dan naar doelen van de school.",
            "/go t2",
            "/next",
            "/remove",
        ],
    );
    assert_eq!(levels(&said), ["ok", "note", "note", "ok", "ok", "ok"]);
    assert!(
        said[4]
            .before
            .iter()
            .any(|line| line == "naar doelen van de school"),
        "{said:?}"
    );
    assert!(said[5].text.contains("fragment removed"), "{said:?}");
}

#[test]
fn what_was_recorded_is_played_and_what_was_not_is_said() {
    let study = crate::audio::fixture::agreed();
    let file = study.path("a.wav");
    crate::audio::fixture::wav(&file, 1, &crate::audio::fixture::telling(30, 1));
    let name = file.to_string_lossy().into_owned();
    let held = |study: &Study| {
        let mut program = study.program(&["review", "R1", "--plain"]);
        program.env("PULSE_SERVER", "unix:/nowhere");
        let ran = crate::fixture::fed(program, b"/go 1\n/play\n");
        assert_eq!(ran.code, 0, "{ran:?}");
        answers(&ran.out).pop().unwrap()
    };
    let silent = held(&study);
    assert_eq!(
        (silent.level.as_str(), silent.text.as_str()),
        ("error", "this was not recorded")
    );
    study.out(&["audio", "attach", "R1", &name, "--offset", "-00:10"]);
    let plays = held(&study);
    assert!(
        plays.text.starts_with("plays attached-001.wav 00:00:1"),
        "{plays:?}"
    );
    assert_eq!(plays.level, "ok");
}
