//! What is handed over of a session that has a transcript and was reviewed.

// A test that cannot set up its files has nothing to hold.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use leidraad::handover::Wording;
use leidraad::handover::document::{Document, documents};
use leidraad::journal::Event;
use leidraad::journal::begin::begin;
use leidraad::journal::deed::{
    Coded, Corrected, Deed, Doubted, FORMAT, Marked, Opened, Point, Remarked, Round, Themed, Unit,
};
use leidraad::journal::moment::Timestamp;
use leidraad::study::create::SessionFolder;
use leidraad::study::load::Loaded;
use leidraad::study::reader::Reader;
use leidraad::texts::EN;

fn leidraad(study: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_leidraad"))
        .args(["--lang", "en", "--study"])
        .arg(study)
        .args(args)
        .output()
        .unwrap()
}

fn out(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

const NOTES: &str = "participant,concept,text,at\n\
    R7,doelen,eerste,2026-01-12T13:00:05Z\n\
    R7,,tweede,2026-01-12T13:00:50Z\n";

const TRANSCRIPT: &str = r#"{"version":1,"source":null,"engine":"vtt","language":"nl","turns":[
{"speaker":"interviewer","ms":1000,"end_ms":2000,"position":null,"text":"Wat doe je?","topic":"O1","question":"O1.1"},
{"speaker":"R7","ms":7000,"end_ms":9000,"position":null,"text":"Ik kijk 👩‍🏫 naar doelen","topic":"O1","question":"O1.1"},
{"speaker":"R7","ms":9000,"end_ms":12000,"position":null,"text":"שלום en naar de school","topic":"O2","question":null}]}"#;

/// A study with one session, its transcript and what anna made of it.
fn study(deeds: Vec<Deed>) -> (tempfile::TempDir, PathBuf) {
    let study = tempfile::tempdir().unwrap();
    let file = study.path().join("notes.csv");
    std::fs::write(&file, NOTES).unwrap();
    out(&leidraad(
        study.path(),
        &["import", "fragments", file.to_str().unwrap()],
    ));
    let sessions = std::fs::read_dir(study.path().join("sessions")).unwrap();
    let session = sessions.flatten().next().unwrap().path();
    std::fs::create_dir(session.join("transcript")).unwrap();
    std::fs::write(session.join("transcript/001.json"), TRANSCRIPT).unwrap();
    review(&session.join("reviews/anna"), deeds);
    (study, session)
}

fn review(folder: &Path, deeds: Vec<Deed>) {
    std::fs::create_dir_all(folder).unwrap();
    let header = b"role = \"review\"\n";
    std::fs::write(folder.join("session.toml"), header).unwrap();
    let opened = Opened {
        format: FORMAT,
        program: "leidraad".into(),
        author: Some("anna".into()),
    };
    let round = Round {
        round: 1,
        from: None,
    };
    let at = Timestamp::parse("2026-01-13T09:00:00.000Z").unwrap();
    let all = [opened.into(), round.into()].into_iter().chain(deeds);
    let event = |(seq, deed)| Event {
        seq,
        at,
        ms: 72_000_000,
        deed,
    };
    let events: Vec<Event> = (0..).zip(all).map(event).collect();
    begin(folder, header, &events).unwrap();
}

fn marked(from: (u32, u32), to: (u32, u32), concept: &str) -> Deed {
    let point = |(turn, char)| Point { turn, char };
    Marked {
        transcript: "001".into(),
        from: point(from),
        to: point(to),
        concepts: vec![concept.into()],
        outside: false,
    }
    .into()
}

fn fragment(seq: u64) -> Unit {
    Unit::Fragment("anna".into(), seq)
}

/// Two fragments, the second over two turns; a note confirmed with other concepts.
fn coded() -> Vec<Deed> {
    vec![
        marked((2, 3), (2, 11), "doelen"),
        marked((2, 14), (3, 4), "proces"),
        Themed {
            unit: fragment(2),
            theme: Some("samen kijken".into()),
        }
        .into(),
        Doubted {
            unit: fragment(3),
            doubtful: true,
        }
        .into(),
        Remarked {
            unit: fragment(3),
            text: "zie R9".into(),
        }
        .into(),
        Coded {
            unit: Unit::Note(2),
            concepts: vec!["proces".into()],
            outside: false,
        }
        .into(),
    ]
}

fn lines(study: &Path) -> Vec<serde_json::Value> {
    let all = out(&leidraad(study, &["export", "jsonl"]));
    all.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn said(lines: &[serde_json::Value], kind: &str) -> Vec<String> {
    let of_kind = lines.iter().filter(|line| line["kind"] == kind);
    of_kind
        .map(|line| line["text"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn notes_fragments_and_turns_are_exported_in_the_order_of_the_clock() {
    let (study, _) = study(coded());
    let lines = lines(study.path());
    let kinds: Vec<&str> = lines
        .iter()
        .map(|it| it["kind"].as_str().unwrap())
        .collect();
    let fragments = said(&lines, "fragment");
    assert_eq!(
        fragments,
        ["kijk 👩‍🏫", "ar doelen\n[00:00:09] R7: שלום"],
        "{kinds:?}"
    );
    assert_eq!(said(&lines, "turn").len(), 3);
    let clock: Vec<u64> = lines.iter().map(|it| it["ms"].as_u64().unwrap()).collect();
    assert!(clock.is_sorted(), "{clock:?}");
    let first = lines
        .iter()
        .find(|line| line["kind"] == "fragment")
        .unwrap();
    assert_eq!(first["unit"], "fragment:anna:2");
    assert_eq!(first["theme"], "samen kijken");
    assert_eq!(first["topic"], "O1");
    assert_eq!(first["origin"], "reviewed");
    assert_eq!(first["round"], 1);
    assert_eq!(first["coder"], "anna");
    let turn = lines.iter().find(|line| line["kind"] == "turn").unwrap();
    assert_eq!(turn["origin"], serde_json::Value::Null);
    assert_eq!(turn["speakers"][0], "interviewer");
}

#[test]
fn a_note_that_review_gave_other_concepts_counts_by_those_and_is_no_proposal() {
    let (study, _) = study(coded());
    let counts = out(&leidraad(
        study.path(),
        &["pivot", "--origin", "reviewed", "--format", "json"],
    ));
    let counts: serde_json::Value = serde_json::from_str(&counts).unwrap();
    assert_eq!(counts["total"]["total"], 3, "{counts}");
    assert_eq!(counts["proposals"], 0, "{counts}");
}

#[test]
fn an_export_with_transcripts_goes_in_again() {
    let (study, _) = study(coded());
    let csv = out(&leidraad(study.path(), &["export", "csv"]));
    let other = tempfile::tempdir().unwrap();
    let file = other.path().join("export.csv");
    std::fs::write(&file, csv).unwrap();
    out(&leidraad(
        other.path(),
        &["import", "fragments", file.to_str().unwrap()],
    ));
    let (before, after) = (lines(study.path()), lines(other.path()));
    for kind in ["quote", "note", "fragment", "turn"] {
        assert_eq!(said(&before, kind), said(&after, kind), "{kind}");
    }
    let headings = |lines: &[serde_json::Value]| -> Vec<String> {
        lines.iter().map(|it| it["headings"].to_string()).collect()
    };
    assert_eq!(headings(&before), headings(&after));
}

#[test]
fn a_document_to_read_has_the_transcript_as_it_was_corrected() {
    let corrected = Corrected {
        unit: Unit::Turn("001".into(), 1),
        text: "Wat doe je daar?".into(),
    };
    let (study, _) = study(vec![corrected.into()]);
    let md = out(&leidraad(study.path(), &["export", "md"]));
    assert!(md.contains("00:01 Interviewer: Wat doe je daar?"), "{md}");
    assert!(md.contains("שלום en naar de school"), "{md}");
}

fn loaded(session: &Path) -> Loaded {
    let folder = SessionFolder::at(session);
    folder.load_whole(&Reader::default()).unwrap()
}

/// Whether each passage's words are those of its record, with control characters as spaces.
fn is_exact(document: &Document<'_>) -> bool {
    let text: Vec<char> = document.text.chars().collect();
    document.passages.iter().all(|passage| {
        let quoted: String = text[passage.range.clone()].iter().collect();
        quoted == passage.record.text
    })
}

#[test]
fn every_passage_of_a_document_is_quoted_exactly() {
    let (_study, session) = study(coded());
    let loaded = loaded(&session);
    let wording = Wording {
        names: "nl",
        texts: &EN,
    };
    let documents = documents(&loaded, &wording);
    let passages: Vec<usize> = documents.iter().map(|it| it.passages.len()).collect();
    assert_eq!(passages, [2, 2]);
    assert!(documents.iter().all(is_exact));
    let sync = &documents[1].sync;
    let text: Vec<char> = documents[1].text.chars().collect();
    assert_eq!(sync.len(), 3);
    for point in sync {
        assert_eq!(text[point.position], '[', "{point:?}");
    }
}

#[test]
fn a_broken_transcript_or_review_is_said_and_the_rest_is_exported() {
    let (study, session) = study(coded());
    std::fs::write(session.join("transcript/002.json"), "{\"version\":").unwrap();
    let journal = session.join("reviews/anna/journal.jsonl");
    let whole = std::fs::read(&journal).unwrap();
    std::fs::write(&journal, &whole[..whole.len() - 20]).unwrap();
    let output = leidraad(study.path(), &["export", "jsonl"]);
    let complaints = String::from_utf8(output.stderr.clone()).unwrap();
    assert!(complaints.contains("002.json"), "{complaints}");
    assert!(complaints.contains("anna"), "{complaints}");
    let lines = out(&output);
    assert_eq!(lines.matches("\"kind\":\"fragment\"").count(), 2);
}
