//! Transcripts and recordings in a project: fragments quoted to the letter, lines where they begin in
//! the sound, and nothing to be heard that was off the record.

use std::fs;
use std::path::Path;

use leidraad::journal::Event;
use leidraad::journal::begin::begin;
use leidraad::journal::deed::{Deed, FORMAT, Marked, Off, On, Opened, Point, Round, Unit};
use leidraad::journal::deed::{Doubted, Remarked, Themed};
use leidraad::journal::moment::Timestamp;

use super::reader::{Element, Project};
use crate::audio::fixture::{RATE, agreed, append, flac, started, stopped, telling};
use crate::fixture::Study;

const SECOND: u64 = RATE as u64;

/// A session with a recording of 40 seconds, its transcript, and a coder's fragments.
fn recorded() -> Study {
    let study = agreed();
    flac(&study, "001.flac", 1, &telling(20, 1));
    append(
        &study,
        vec![
            (100_000, started("001.flac", &["microphone"], 100_000)),
            (140_000, stopped("001.flac", 40 * SECOND)),
        ],
    );
    let teams = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/transcripts/teams.vtt");
    let who = ["Karin Jansen=interviewer", "Anna de Vries (Gast)=R1"];
    let args = ["import", "transcript", "R1", teams.to_str().unwrap()];
    let who = ["--speaker", who[0], "--speaker", who[1]];
    study.out(&[&args[..], &who].concat());
    review(&study);
    study
}

/// What a coder made of it: a stretch over two turns, and one of a few words with all there is to say.
fn review(study: &Study) {
    let folder = study.session("R1").join("reviews/ab");
    fs::create_dir_all(&folder).unwrap();
    let header = "role = \"review\"\nauthor = \"ab\"\n";
    fs::write(folder.join("session.toml"), header).unwrap();
    let marked = |from: (u32, u32), to: (u32, u32), concept: &str| -> Deed {
        let point = |(turn, char)| Point { turn, char };
        Marked {
            transcript: "001".into(),
            from: point(from),
            to: point(to),
            concepts: vec![concept.into()],
            outside: false,
        }
        .into()
    };
    let unit = Unit::Fragment("ab".into(), 3);
    let deeds: Vec<Deed> = vec![
        Opened {
            format: FORMAT,
            program: "leidraad".into(),
            author: Some("ab".into()),
        }
        .into(),
        Round {
            round: 1,
            from: None,
        }
        .into(),
        marked((1, 5), (2, 2), "a"),
        marked((2, 4), (2, 15), "b"),
        Themed {
            unit: unit.clone(),
            theme: Some("ritme".into()),
        }
        .into(),
        Doubted {
            unit: unit.clone(),
            doubtful: true,
        }
        .into(),
        Remarked {
            unit,
            text: "zie R2".into(),
        }
        .into(),
    ];
    let at = Timestamp::parse("2026-01-13T09:00:00.000Z").unwrap();
    let event = |(seq, deed): (u64, Deed)| Event {
        seq,
        at,
        ms: seq,
        deed,
    };
    let events: Vec<Event> = (0..).zip(deeds).map(event).collect();
    begin(&folder, header.as_bytes(), &events).unwrap();
}

fn exported(study: &Study, args: &[&str]) -> Project {
    study.out(&[&["export", "qdpx", "-o", "out.qdpx"], args].concat());
    Project::read(&study.path("out.qdpx"))
}

fn named<'a>(project: &'a Project, part: &str) -> &'a Element {
    let texts = project.root.all("TextSource").into_iter();
    let mut found = texts.filter(|text| text.get("name").contains(part));
    found.next().unwrap()
}

#[test]
fn fragments_are_coded_stretches_of_the_transcripts_text() {
    let project = exported(&recorded(), &[]);
    let text = project.text(named(&project, "transcript").get("plainTextPath"));
    let line = "[00:00:09] R1: Ja. Wij kijken ieder kwartaal naar taal & rekenen, en ANNÉ zegt";
    assert!(text.contains(line), "{text}");
    let codings = project.codings();
    let of = |code: &str| codings.iter().find(|coding| coding.code == code).unwrap();
    let over = &of("Alpha").quote;
    assert!(
        over.starts_with("dat je er bent.") && over.ends_with("\n[00:00:09] R1: Ja"),
        "{over}"
    );
    assert_eq!(of("Beta").quote, "Wij kijken ");
    assert_eq!(of("ritme").quote, "Wij kijken ");
    assert_eq!(of("Beta").remark, "zie R2\ndoubtful");
    let users: Vec<&str> = project
        .root
        .all("User")
        .iter()
        .map(|it| it.get("name"))
        .collect();
    assert!(users.contains(&"ab"), "{users:?}");
    assert!(project.root.all("AudioSource").is_empty());
}

#[test]
fn a_recording_goes_along_with_its_transcript_and_where_lines_begin() {
    let study = recorded();
    let ran = study.ran(&["export", "qdpx", "-o", "out.qdpx", "--with-audio"]);
    assert!(
        ran.code == 0 && ran.err.contains("voices are personal data"),
        "{ran:?}"
    );
    let project = Project::read(&study.path("out.qdpx"));
    let sound = project.root.all("AudioSource")[0];
    let recording = study.session("R1").join("audio/001.flac");
    assert_eq!(
        project.file(sound.get("path")),
        fs::read(recording).unwrap()
    );
    assert!(sound.get("path").contains(".flac"));
    let transcript = sound.child("Transcript").unwrap();
    assert_eq!(transcript.get("name"), format!("{}.txt", sound.get("name")));
    let text: Vec<char> = project
        .text(transcript.get("plainTextPath"))
        .chars()
        .collect();
    let points: Vec<(String, String)> = transcript
        .all("SyncPoint")
        .iter()
        .map(|point| {
            let position: usize = point.get("position").parse().unwrap();
            (
                point.get("timeStamp").to_owned(),
                text[position..position + 10].iter().collect(),
            )
        })
        .collect();
    let wanted = [
        ("4120", "[00:00:04]"),
        ("9000", "[00:00:09]"),
        ("12000", "[00:00:12]"),
        ("20000", "[00:00:20]"),
        ("25000", "[00:00:25]"),
    ];
    assert_eq!(
        points,
        wanted.map(|(ms, line)| (ms.to_owned(), line.to_owned()))
    );
    let coded = named(&project, "transcript").get("plainTextPath");
    assert_eq!(
        project.file(coded),
        project.file(transcript.get("plainTextPath"))
    );
    for element in [sound, transcript] {
        assert!(element.get("creationDateTime").ends_with('Z'));
    }
}

#[test]
fn a_recording_may_stay_where_it_is() {
    let study = recorded();
    let project = exported(&study, &["--with-audio=refer"]);
    let sound = project.root.all("AudioSource")[0];
    let below = sound.get("path").strip_prefix("relative:///").unwrap();
    let base = project.root.get("basePath");
    assert!(
        Path::new(&format!("{base}/{below}")).is_file(),
        "{base} {below}"
    );
    assert!(project.files.keys().all(|name| name.contains(".txt")));
}

#[test]
fn what_was_off_the_record_goes_nowhere() {
    let study = recorded();
    append(
        &study,
        vec![
            (150_000, started("002.flac", &["microphone"], 150_000)),
            (155_000, Off {}.into()),
            (160_000, On {}.into()),
            (170_000, stopped("002.flac", 20 * SECOND)),
        ],
    );
    flac(&study, "002.flac", 1, &telling(20, 1));
    let ran = study.ran(&["export", "qdpx", "-o", "out.qdpx", "--with-audio"]);
    assert!(ran.err.contains("002.flac does not go along"), "{ran:?}");
    let project = Project::read(&study.path("out.qdpx"));
    assert_eq!(project.root.all("AudioSource").len(), 1);
    let sounds = project.files.keys().filter(|name| name.contains(".flac"));
    assert_eq!(sounds.count(), 1);
}

#[test]
fn no_name_of_the_transcript_as_it_came_is_in_any_export() {
    let study = recorded();
    study.out(&["export", "qdpx", "-o", "out.qdpx", "--with-audio"]);
    study.out(&["export", "taguette", "-o", "taguette"]);
    study.out(&["export", "maxqda", "-o", "maxqda"]);
    let project = Project::read(&study.path("out.qdpx"));
    let mut all: Vec<Vec<u8>> = project.files.into_values().collect();
    all.push(format!("{:?}", project.root).into_bytes());
    for folder in ["taguette", "taguette/documents", "maxqda"] {
        let entries = fs::read_dir(study.path(folder))
            .unwrap()
            .map(|it| it.unwrap().path());
        all.extend(
            entries
                .filter(|path| path.is_file())
                .map(|path| fs::read(path).unwrap()),
        );
    }
    for bytes in all {
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            !["Karin", "Jansen", "Vries"]
                .iter()
                .any(|name| text.contains(name)),
            "{text}"
        );
    }
}

#[test]
fn maxqda_gets_who_spoke_and_when_in_the_recording() {
    let study = recorded();
    study.out(&["export", "maxqda", "-o", "out"]);
    let files = fs::read_dir(study.path("out"))
        .unwrap()
        .map(|it| it.unwrap().path());
    let file = files
        .into_iter()
        .find(|path| path.to_string_lossy().contains("transcript"));
    let text = fs::read_to_string(file.unwrap()).unwrap();
    let last = text.lines().last().unwrap();
    assert_eq!(
        last,
        "R1: Dat is van de school zelf, niet van de bestuurder. #00:00:25-0#"
    );
    let first = "Interviewer: Fijn dat je er bent. Zullen we met de doelen beginnen? #00:00:04-1#";
    assert!(text.starts_with(first), "{text}");
}
