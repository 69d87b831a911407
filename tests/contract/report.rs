//! One overview of a study, without names.

use std::fs;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr as _;

use crate::fixture::Study;

const SETTINGS: &str = r#"title.nl = "Doelen"
title.en = "Goals"
researchers = ["K. de Boer"]
ends = 2999-06-30
[plan]
institution = "Hogeschool X"
"data steward" = "S."
[pack]
name = "Quality"
version = "1.0"
sha256 = "abc"
[retention]
recordings = ["until transcribed", "6 months"]
key = "end"
data = "10 years"
[sample]
approached = 30
[strata.size]
small = 2
[recorder]
microphone = "Yeti"
model = "/home/anna/models/base.bin"
"#;

/// A study in which all there is to tell happened.
fn eventful() -> Study {
    let study = Study::new();
    study.write("study.toml", SETTINGS);
    study.write(
        "participants.toml",
        "[R1]\nsize = \"small\"\n[R2]\nsize = \"small\"\n",
    );
    study.write(
        "private/key.toml",
        "[R1]\nname = \"Anna Bos\"\norganisation = \"De Linde\"\n",
    );
    let run = |who: &str, phase: &str, lines: &[&str]| {
        let args = [
            "run",
            "kwaliteitszorg",
            "-p",
            who,
            "--plain",
            "--phase",
            phase,
        ];
        study.typed(&args, lines);
    };
    run(
        "R1",
        "main",
        &[
            "/consent yes",
            "zegt Anna van De Linde",
            "? over geld",
            "/finish",
        ],
    );
    run("R2", "main", &["/consent yes", "/consent no quotes", "een"]);
    run("R3", "main", &["/consent no part"]);
    run("R9", "pilot", &["/consent yes", "/finish"]);
    run("R8", "rehearsal", &["niets"]);
    for coder in ["karin", "bram"] {
        let ran = study.fed(
            &["review", "R1", "--plain", "--coder", coder],
            "/go 1\n* geld\n",
        );
        assert_eq!(ran.code, 0, "{ran:?}");
    }
    let sound = study.session("R1").join("audio/001.flac");
    study.write(sound.to_str().unwrap(), "sound");
    study.out(&["destroy", "R1", "--yes", "--why", "Anna agreed"]);
    let sound = study.session("R2").join("audio/001.flac");
    study.write(sound.to_str().unwrap(), "sound");
    study.out(&["export", "csv", "-o", "uit.csv"]);
    study.out(&[
        "participants",
        "withdraw",
        "R2",
        "--scope",
        "quotes",
        "--yes",
    ]);
    study
}

fn json_of(study: &Study) -> Value {
    serde_json::from_str(&study.out(&["study", "report", "--format", "json"])).unwrap()
}

#[test]
fn the_overview_says_what_follows_from_the_files_and_names_nobody() {
    let study = eventful();
    let told = json_of(&study);
    assert_eq!(told["study"]["plan"]["institution"], "Hogeschool X");
    assert_eq!(told["study"]["pack"]["name"], "Quality");
    let guide = &told["guides"][0];
    assert_eq!(guide["sessions"], json!({ "main": 3, "pilot": 1 }));
    let flow = &told["flow"];
    assert_eq!(
        (
            &flow["interviewed"],
            &flow["begun"],
            &flow["refused"]["count"]
        ),
        (&json!(2), &json!(1), &json!(1))
    );
    let part = &told["consent"][0];
    assert_eq!(part["item"], "part");
    assert_eq!(part["answers"], json!({ "given": 3, "refused": 1 }));
    assert_eq!(part["wordings"][0]["answers"]["refused"], 1);
    let kind = |kind: &str| {
        let data = told["data"].as_array().unwrap();
        let found = data.iter().find(|data| data["kind"] == kind);
        found.unwrap_or_else(|| panic!("{kind}: {told}")).clone()
    };
    assert_eq!(kind("key")["until"], "2999-06-30");
    assert_eq!(kind("sessions")["until"], "3009-06-30");
    assert_eq!(kind("recordings")["until_transcribed"], true);
    assert_eq!(
        (&kind("recordings")["files"], &kind("recordings")["bytes"]),
        (&json!(1), &json!(5))
    );
    let gone = &told["destroyed"][0];
    assert_eq!(
        (&gone["what"], &gone["why"]),
        (&json!("recording"), &json!("[R1] agreed"))
    );
    assert_eq!(
        told["withdrawals"],
        json!([{ "scope": "quotes", "participants": 1 }])
    );
    let export = &told["exports"][0];
    assert_eq!(
        (&export["sessions"], &export["phases"]),
        (&json!(3), &json!(["main"]))
    );
    assert_eq!(told["agreement"][0]["coders"], json!(["bram", "karin"]));
    assert_eq!(told["left"]["parked"], 1);
    assert_eq!(told["recorder"]["model"], "base.bin");
    let hash = told["journals"][0]["last_hash"].as_str().unwrap();
    assert!(study.out(&["verify"]).contains(hash));
    assert_eq!(told["problems"], json!([]));
}

#[test]
fn it_prints_within_eighty_columns_in_both_languages_and_is_the_same_each_time() {
    let study = eventful();
    for (language, head) in [
        ("nl", "# Overzicht van het onderzoek: Doelen"),
        ("en", "# Overview of the study: Goals"),
    ] {
        let args = ["study", "report", "--lang", language];
        let page = study.out(&args);
        assert!(page.starts_with(head), "{page}");
        for line in page.lines() {
            assert!(line.width() <= 80, "{line}");
        }
        for name in ["Anna", "Linde", "/home"] {
            assert!(!page.contains(name), "{name}: {page}");
        }
        assert_eq!(page, study.out(&args));
        let text = study.out(&[&args[..], &["--format", "text"]].concat());
        assert!(
            !text.contains('\\') && text.contains("data steward: S."),
            "{text}"
        );
    }
    study.out(&["study", "report", "-o", "overview.md"]);
    let ran = study.ran(&["study", "leaks", "overview.md"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(study.ran(&["study", "report"]).err.contains("[R1] 1×"));
}

#[test]
fn a_name_refuses_it_when_strict_and_a_locked_key_always() {
    let study = eventful();
    let ran = study.ran(&["study", "report", "--strict", "-o", "overview.md"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.err.contains("[R1] 1×") && !study.path("overview.md").exists(),
        "{ran:?}"
    );
    fs::rename(
        study.path("private/key.toml"),
        study.path("private/key.toml.age"),
    )
    .unwrap();
    let ran = study.ran(&["study", "report"]);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{ran:?}");
    let ran = study.ran(&["study", "report", "--unguarded"]);
    assert!(ran.code == 0 && ran.err.contains("unguarded"), "{ran:?}");
    study.out(&["destroy", "--key", "--yes", "--why", "the end"]);
    let ran = study.ran(&["study", "report", "--format", "json"]);
    assert!(
        ran.code == 0 && ran.err.contains("the key was destroyed"),
        "{ran:?}"
    );
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    let last = told["destroyed"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&last["what"], &last["why"]),
        (&json!("key"), &json!("the end"))
    );
}

#[test]
fn an_empty_study_has_an_overview_too() {
    let study = Study::bare();
    let told = json_of(&study);
    assert_eq!(
        (&told["as_of"], &told["journals"]),
        (&Value::Null, &json!([]))
    );
    let page = study.out(&["study", "report"]);
    assert!(page.starts_with("# Overview of the study\n"), "{page}");
}

#[test]
fn what_is_damaged_or_unclear_is_told_and_the_rest_is_there() {
    let study = eventful();
    let journal = study.session("R1").join("journal.jsonl");
    let text = fs::read_to_string(&journal).unwrap();
    fs::write(&journal, text.replacen("over geld", "over gelt", 1)).unwrap();
    let settings = SETTINGS.replace("key = \"end\"", "key = \"one day\"");
    study.write("study.toml", &settings);
    fs::write(study.session("R2").join("session.toml"), "no toml").unwrap();
    let ran = study.ran(&["study", "report", "--format", "json"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.err.contains("not everything could be read"), "{ran:?}");
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    let problems = told["problems"].to_string();
    for part in ["study.toml:14:7", "journal.jsonl", "session.toml"] {
        assert!(problems.contains(part), "{part}: {problems}");
    }
    let damaged = told["journals"].as_array().unwrap().iter();
    assert_eq!(damaged.filter(|one| one["whole"] == false).count(), 1);
}

#[test]
fn a_thousand_sessions_take_seconds() {
    let study = Study::new();
    study.held("R1", &["een notitie", "> \"nog een\"", "/finish"]);
    let first = study.session("R1");
    for number in 0..999 {
        let copy = study.path(&format!("sessions/2026-01-12-R1-{number:04}"));
        fs::create_dir(&copy).unwrap();
        for file in ["session.toml", "guide.toml", "journal.jsonl"] {
            fs::copy(first.join(file), copy.join(file)).unwrap();
        }
    }
    let begun = Instant::now();
    let told = json_of(&study);
    assert_eq!(told["journals"].as_array().unwrap().len(), 1_000);
    assert!(
        begun.elapsed() < Duration::from_secs(30),
        "{:?}",
        begun.elapsed()
    );
}
