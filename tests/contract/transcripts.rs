//! Transcripts that were made elsewhere come to their session: on its clock, under codes, without
//! names.

use std::fs;
use std::path::{Path, PathBuf};

use leidraad::journal::deed::{Deed, Off, On, RecordingContinued, RecordingPaused};
use serde_json::Value;

use crate::audio::fixture::{agreed, append, started, stopped};
use crate::fixture::{Ran, Study};

/// A file of the samples.
fn sample(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/transcripts");
    folder.join(name).to_string_lossy().into_owned()
}

/// Who is who in the samples.
const WHO: [&str; 4] = [
    "--speaker",
    "Karin Jansen=interviewer",
    "--speaker",
    "Anna de Vries (Gast)=R1",
];

fn import(study: &Study, file: &str, options: &[&str]) -> Ran {
    let args = [&["import", "transcript", "R1", file], options].concat();
    study.ran(&args)
}

fn imported(study: &Study, file: &str, options: &[&str]) -> Ran {
    let ran = import(study, file, options);
    assert_eq!(ran.code, 0, "{ran:?}");
    ran
}

fn kept(study: &Study, name: &str) -> Value {
    let path = study.session("R1").join("transcript").join(name);
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// The turns as lines: `speaker ms-end_ms topic/question: words`.
fn turns(transcript: &Value) -> Vec<String> {
    let line = |turn: &Value| {
        let (speaker, question) = (turn["speaker"].as_str(), turn["question"].as_str());
        format!(
            "{} {}-{} {}/{}: {}",
            speaker.unwrap_or("-"),
            turn["ms"],
            turn["end_ms"],
            turn["topic"].as_str().unwrap(),
            question.unwrap_or("-"),
            turn["text"].as_str().unwrap()
        )
    };
    transcript["turns"]
        .as_array()
        .unwrap()
        .iter()
        .map(line)
        .collect()
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| {
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

/// Whether some word stands anywhere below a folder, in a file or the name of one.
fn stands_in(folder: &Path, word: &str) -> bool {
    files(folder).iter().any(|path| {
        let text = String::from_utf8_lossy(&fs::read(path).unwrap()).to_lowercase();
        text.contains(word) || path.to_string_lossy().to_lowercase().contains(word)
    })
}

#[test]
fn a_teams_transcript_is_kept_on_the_sessions_clock_and_no_name_is_left() {
    let study = agreed();
    let moved =
        |to: &str| Deed::read("moved", &format!("{{\"to\":\"{to}\",\"how\":\"step\"}}")).unwrap();
    append(
        &study,
        vec![(70_000, moved("T1.1a")), (80_500, moved("closing"))],
    );
    let named = study.path("Anna de Vries.vtt");
    fs::copy(sample("teams.vtt"), &named).unwrap();
    let named = named.to_string_lossy().into_owned();
    let ran = imported(&study, &named, &[&["--offset", "01:00"], &WHO[..]].concat());
    assert!(
        ran.out.starts_with("imported-001: 5 turns, 01:04 to 01:31"),
        "{ran:?}"
    );
    assert!(ran.out.contains("R1 2, interviewer 3"), "{ran:?}");
    assert!(ran.err.contains("line 25: not in the order"), "{ran:?}");
    let transcript = kept(&study, "imported-001.json");
    assert_eq!(
        turns(&transcript),
        [
            "interviewer 64120-67480 opening/-: Fijn dat je er bent. Zullen we met de doelen beginnen?",
            "R1 69000-78000 opening/-: Ja. Wij kijken ieder kwartaal naar taal & rekenen, en ANNÉ zegt [interviewer] dan: waar wil je heen?",
            "interviewer 72000-72900 T1/T1.1: Hm-hm.",
            "interviewer 80000-84000 T1/T1.1: Van wie zijn die doelen?",
            "R1 85000-91000 closing/-: Dat is van de school zelf, niet van de bestuurder.",
        ]
    );
    assert_eq!(transcript["version"], 1);
    assert_eq!(transcript["engine"], "vtt");
    assert_eq!(transcript["source"], Value::Null);
    for name in ["karin", "jansen", "anna", "vries"] {
        assert!(!stands_in(&study.path("sessions"), name), "{name}");
    }
    let events = study.journal("R1");
    let event = events
        .iter()
        .find(|event| event["kind"] == "transcribed")
        .unwrap();
    assert_eq!(event["data"]["file"], "imported-001.json");
    assert_eq!(event["data"]["turns"], 5);
    assert_eq!(study.ran(&["verify", "R1"]).code, 0);
}

#[test]
fn the_file_as_it_came_and_the_names_are_private_and_asked_for_once() {
    let study = agreed();
    imported(
        &study,
        &sample("teams.vtt"),
        &[&["--offset", "0:00"], &WHO[..]].concat(),
    );
    let session = study.session("R1");
    let id = session.file_name().unwrap();
    let came = study
        .path("private/transcripts")
        .join(id)
        .join("imported-001.vtt");
    assert_eq!(
        fs::read(&came).unwrap(),
        fs::read(sample("teams.vtt")).unwrap()
    );
    let memory = fs::read_to_string(study.path("private/speakers.toml")).unwrap();
    assert!(
        memory.contains("\"Karin Jansen\" = \"interviewer\""),
        "{memory}"
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&came), 0o600);
        assert_eq!(mode(&study.path("private/speakers.toml")), 0o600);
        assert_eq!(mode(&session.join("transcript/imported-001.json")), 0o600);
        for folder in ["private", "private/transcripts"] {
            assert_eq!(mode(&study.path(folder)), 0o700, "{folder}");
        }
    }
    assert_eq!(
        fs::read_to_string(study.path("private/.gitignore")).unwrap(),
        "*\n"
    );
    // Zoom calls her by her name alone: she is another until somebody says so.
    let ran = imported(&study, &sample("zoom.vtt"), &["--offset", "05:00"]);
    assert!(
        ran.err.contains("kept as S1") && ran.err.contains("--speaker"),
        "{ran:?}"
    );
    assert!(ran.out.contains("S1 1, interviewer 2"), "{ran:?}");
    let transcript = kept(&study, "imported-002.json");
    assert_eq!(transcript["turns"][1]["speaker"], "S1");
    assert!(!stands_in(&study.path("sessions"), "anna"));
}

#[test]
fn by_a_recording_pauses_and_what_was_off_the_record_are_known() {
    let study = agreed();
    let file = || "001.flac".to_owned();
    append(
        &study,
        vec![
            (100_000, started("001.flac", &["microphone"], 100_000)),
            (
                108_000,
                RecordingPaused {
                    file: file(),
                    position: 8 * 8_000,
                }
                .into(),
            ),
            (
                140_000,
                RecordingContinued {
                    file: file(),
                    position: 8 * 8_000,
                    at_ms: 140_000,
                }
                .into(),
            ),
            (146_000, Off {}.into()),
            (150_000, On {}.into()),
            (170_000, stopped("001.flac", 38 * 8_000)),
        ],
    );
    let ran = imported(&study, &sample("teams.vtt"), &WHO);
    assert!(
        ran.err.contains("1 stretches were off the record"),
        "{ran:?}"
    );
    let transcript = kept(&study, "001.json");
    assert_eq!(transcript["source"], "001.flac");
    let brief: Vec<_> = transcript["turns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|turn| {
            (
                turn["ms"].as_i64().unwrap(),
                turn["position"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        brief,
        [
            (104_120, 32_960),
            (141_000, 72_000),
            (144_000, 96_000),
            (152_000, 160_000),
            (157_000, 200_000)
        ]
    );
    let again = import(&study, &sample("teams.vtt"), &["--recording", "001"]);
    assert!(
        again.code == 1 && again.err.contains("--again"),
        "{again:?}"
    );
    imported(
        &study,
        &sample("zoom.vtt"),
        &["--again", "--speaker", "Anna de Vries=R1"],
    );
    assert_eq!(
        kept(&study, "001.json")["turns"].as_array().unwrap().len(),
        3
    );
    let events = study.journal("R1");
    let told = events.iter().filter(|event| event["kind"] == "transcribed");
    assert_eq!(told.count(), 2);
    assert!(!study.ran(&["verify"]).out.contains("transcript"));
}

#[test]
fn nothing_that_says_where_it_lies_is_wrong_use_and_says_what_to_give() {
    let study = agreed();
    let ran = import(&study, &sample("teams.vtt"), &WHO);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(
        ran.err.contains("--offset") && ran.err.contains("--at"),
        "{ran:?}"
    );
    let ran = import(&study, &sample("teams.vtt"), &["--recording", "007.flac"]);
    assert!(ran.code == 2 && ran.err.contains("007.flac"), "{ran:?}");
    let ran = import(&study, &sample("teams.vtt"), &["--offset", "soon"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    for speaker in ["Anna", "Anna=R9", "=R1"] {
        let ran = import(
            &study,
            &sample("teams.vtt"),
            &["--offset", "0:00", "--speaker", speaker],
        );
        assert!(
            ran.code == 2 && ran.err.contains("interviewer, R1"),
            "{ran:?}"
        );
    }
    assert!(!study.session("R1").join("transcript").exists());
    assert!(!study.path("private").exists());
}

#[test]
fn a_mark_says_where_it_lies() {
    let study = agreed();
    let shown = study.shown("R1");
    let notes = shown["notes"].as_array().unwrap();
    let mark = notes
        .iter()
        .position(|note| note["kind"] == "mark")
        .unwrap();
    let number = shown["note_numbers"][mark].to_string();
    let ms = notes[mark]["ms"].as_i64().unwrap();
    imported(
        &study,
        &sample("typed.txt"),
        &["--at", &number, "--position", "00:05"],
    );
    let transcript = kept(&study, "imported-001.json");
    assert_eq!(transcript["turns"][0]["ms"].as_i64().unwrap(), ms);
    assert_eq!(transcript["turns"][1]["speaker"], "R1");
    assert_eq!(
        transcript["turns"][1]["text"],
        "Druk. (lacht) Maar ook mooi: we vieren wat lukt."
    );
}

#[test]
fn without_the_consent_to_being_recorded_no_transcript_is_kept() {
    let study = Study::new();
    study.held("R1", &["/consent yes", "een", "/consent no tape R1"]);
    let ran = import(&study, &sample("teams.vtt"), &["--offset", "0:00"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.err.contains("R1 refused being recorded"), "{ran:?}");
    assert!(!study.session("R1").join("transcript").exists());
    assert!(!study.path("private").exists());
    let study = Study::new();
    study.held("R1", &["een"]);
    let ran = imported(&study, &sample("typed.txt"), &["--offset", "0:00"]);
    assert!(ran.err.contains("did not agree"), "{ran:?}");
}

#[test]
fn every_form_is_kept_and_shown() {
    for (file, engine, count, first) in [
        ("teams.vtt", "vtt", 5, "Fijn dat je er bent."),
        ("zoom.vtt", "vtt", 3, "Welkom."),
        ("noscribe.vtt", "vtt", 6, "Hoe vaak"),
        ("whisper.json", "whisper", 2, "Waar begin je?"),
        ("whisper_cpp.json", "whisper.cpp", 2, "Waar begin je?"),
        ("interview.otr", "otranscribe", 4, "Hoe begint"),
        ("meet.txt", "text", 4, "Welkom, fijn"),
        ("typed.txt", "text", 4, "Hoe ziet zo'n jaar eruit?"),
        ("broken.srt", "srt", 5, "Even testen."),
        ("hostile.vtt", "vtt", 3, "<v [S1] Mal>Hallo"),
    ] {
        let study = agreed();
        imported(&study, &sample(file), &["--offset", "0:00"]);
        let transcript = kept(&study, "imported-001.json");
        assert_eq!(transcript["engine"], engine, "{file}");
        assert_eq!(
            turns(&transcript).len(),
            count,
            "{file}: {:#?}",
            turns(&transcript)
        );
        let text = transcript["turns"][0]["text"].as_str().unwrap();
        assert!(text.starts_with(first), "{file}: {text}");
        let shown = study.shown("R1");
        assert_eq!(shown["transcripts"][0]["name"], "imported-001", "{file}");
        assert_eq!(
            shown["transcripts"][0]["turns"], transcript["turns"],
            "{file}"
        );
        for format in ["text", "md"] {
            let shown = study.out(&["show", "R1", "--format", format]);
            let words = first.rsplit([' ', '>']).next().unwrap();
            assert!(shown.contains(words), "{file}: {shown}");
            assert!(!shown.contains(['\u{1b}', '\u{202e}']), "{file}: {shown}");
        }
        assert_eq!(study.ran(&["verify"]).code, 0, "{file}");
    }
}

#[test]
fn a_session_that_was_off_the_record_takes_no_transcript_without_times() {
    let study = agreed();
    append(
        &study,
        vec![(60_000, Off {}.into()), (70_000, On {}.into())],
    );
    study.write("plain.txt", "Interviewer: een\n\nR1: twee\n");
    let file = study.path("plain.txt").to_string_lossy().into_owned();
    let ran = import(&study, &file, &["--offset", "0:00"]);
    assert!(ran.code == 1 && ran.err.contains("has no times"), "{ran:?}");
    assert!(!study.session("R1").join("transcript").exists());
}

#[test]
fn the_same_words_are_not_brought_in_twice() {
    let study = agreed();
    study.write("plain.txt", "Interviewer: een\n\nR1: twee\n");
    let file = study.path("plain.txt").to_string_lossy().into_owned();
    for file in [sample("typed.txt"), file] {
        imported(&study, &file, &["--offset", "10:00", "--again"]);
        let ran = import(&study, &file, &["--offset", "10:00"]);
        assert!(ran.code == 1 && ran.err.contains("--again"), "{ran:?}");
    }
    imported(&study, &sample("typed.txt"), &["--offset", "00:00"]);
    assert!(
        study
            .session("R1")
            .join("transcript/imported-003.json")
            .exists()
    );
}

#[test]
fn words_whose_time_is_not_known_claim_no_topic_when_it_changed() {
    let study = agreed();
    let moved = Deed::read("moved", r#"{"to":"T1.1","how":"step"}"#).unwrap();
    append(&study, vec![(60_000, moved), (400_000, On {}.into())]);
    imported(&study, &sample("meet.txt"), &["--offset", "0:00"]);
    let transcript = kept(&study, "imported-001.json");
    let topics: Vec<_> = turns(&transcript)
        .iter()
        .map(|line| line.split(' ').nth(2).unwrap().to_owned())
        .collect();
    assert_eq!(topics, ["opening/-:", "/-:", "T1/T1.1:", "T1/T1.1:"]);
}

#[test]
fn a_transcript_of_another_session_is_warned_of() {
    let study = agreed();
    append(&study, vec![(60_000, On {}.into())]);
    let ran = imported(&study, &sample("typed.txt"), &["--offset", "03:00:00"]);
    assert!(ran.err.contains("before or after the session"), "{ran:?}");
    study.write(
        "other.vtt",
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v R9>ja</v>\n",
    );
    let file = study.path("other.vtt").to_string_lossy().into_owned();
    let ran = imported(&study, &file, &["--offset", "0:00"]);
    assert!(ran.err.contains("R9 speaks in it"), "{ran:?}");
    study.write(
        "late.vtt",
        "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nja\n\n02:00:00.000 --> 02:00:01.000\nnee\n",
    );
    let file = study.path("late.vtt").to_string_lossy().into_owned();
    let ran = imported(&study, &file, &["--offset", "0:02.5"]);
    assert!(ran.err.contains("minutes after the session"), "{ran:?}");
}

#[test]
fn what_is_no_transcript_is_refused_and_nothing_is_kept() {
    let study = agreed();
    for (name, content, said) in [
        ("empty.vtt", b"".as_slice(), "empty"),
        ("word.docx", b"PK\x03\x04\x14\0", "plain text or VTT"),
        ("other.json", b"{\"a\":1}", "segments"),
        ("torn.json", b"{\"segments\":[{\"start\":0.5,", "line 1"),
        (
            "silent.vtt",
            b"WEBVTT\n\n00:01.000 --> 00:02.000\n\n",
            "no words",
        ),
        (
            "noise.txt",
            &[0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3],
            "no text",
        ),
    ] {
        study.write(name, content);
        let file = study.path(name).to_string_lossy().into_owned();
        let ran = import(&study, &file, &["--offset", "0:00"]);
        assert!(ran.code == 1 && ran.err.contains(said), "{name}: {ran:?}");
        assert!(ran.err.contains("nothing was changed"), "{name}: {ran:?}");
    }
    let ran = import(&study, "nowhere.vtt", &["--offset", "0:00"]);
    assert_eq!(ran.code, 3, "{ran:?}");
    assert!(!study.session("R1").join("transcript").exists());
    assert!(!study.path("private").exists());
}

#[test]
fn a_transcript_that_is_gone_or_was_changed_is_found_by_verify() {
    let study = agreed();
    imported(&study, &sample("typed.txt"), &["--offset", "0:00"]);
    let path = study.session("R1").join("transcript/imported-001.json");
    let whole = fs::read_to_string(&path).unwrap();
    fs::write(&path, whole.replace("Druk", "Rustig")).unwrap();
    let ran = study.ran(&["verify"]);
    assert!(
        ran.code == 1 && ran.out.contains("not as it was kept"),
        "{ran:?}"
    );
    fs::write(path.with_file_name("other.json"), "{").unwrap();
    fs::remove_file(&path).unwrap();
    let ran = study.ran(&["verify"]);
    assert!(
        ran.code == 1
            && ran
                .out
                .contains("imported-001.json is in the journal, and is not there"),
        "{ran:?}"
    );
    assert!(
        ran.out
            .contains("other.json is there, but not in the journal"),
        "{ran:?}"
    );
    let ran = study.ran(&["show", "R1"]);
    assert!(ran.code == 0 && ran.err.contains("other.json"), "{ran:?}");
}

#[test]
fn a_label_without_a_name_stays_and_is_not_remembered() {
    let study = agreed();
    let options = [
        "--offset",
        "0:00",
        "--speaker",
        "S01=R1",
        "--speaker",
        "Nobody=R1",
    ];
    let ran = imported(&study, &sample("noscribe.vtt"), &options);
    assert!(ran.err.contains("\"Nobody\" does not speak"), "{ran:?}");
    assert!(
        ran.err.contains("\"S00\"") && ran.err.contains("kept as S00"),
        "{ran:?}"
    );
    let transcript = kept(&study, "imported-001.json");
    let speakers: Vec<_> = turns(&transcript)
        .iter()
        .map(|line| line.split(' ').next().unwrap().to_owned())
        .collect();
    assert_eq!(speakers, ["S00", "R1", "S00", "R1", "S00", "R1"]);
    assert!(!study.path("private/speakers.toml").exists());
}

#[test]
fn what_was_coded_is_not_replaced() {
    let study = agreed();
    imported(&study, &sample("typed.txt"), &["--offset", "0:00"]);
    let review = study.fed(&["review", "R1", "--plain"], "/go t2\n/mark 1 1 #a\n");
    assert_eq!(review.code, 0, "{review:?}");
    let before = kept(&study, "imported-001.json");
    let ran = import(
        &study,
        &sample("typed.txt"),
        &["--offset", "0:00", "--again"],
    );
    assert!(
        ran.code == 1 && ran.err.contains("coded in review"),
        "{ran:?}"
    );
    assert_eq!(kept(&study, "imported-001.json"), before);
}
