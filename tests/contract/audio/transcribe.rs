//! A recogniser writes out what was said; here a small script stands in for it.
#![cfg(unix)]

use std::fs;

use leidraad::journal::deed::{Deed, Off, On, RecordingContinued, RecordingPaused};
use serde_json::Value;

use super::fixture::{RATE, agreed, append, flac, started, stopped, telling, wav};
use crate::fixture::Study;

/// Writes what whisper.cpp would, with the size of the WAV as the words; keeps the WAVs it saw.
const ENGINE: &str = r#"#!/bin/sh
echo "whisper_print_progress_callback: progress =  50%" >&2
size=$(wc -c <"$1")
cp "$1" "$3/seen-$size.wav"
cat >"$2.json" <<END
{"result":{"language":"$4"},"transcription":[
{"offsets":{"from":0,"to":2000},"text":" Een $size"},
{"offsets":{"from":9000,"to":99000},"text":" Twee"},
{"offsets":{"from":990000,"to":990010},"text":" Te laat"}]}
END
"#;

fn with_engine(script: &str) -> Study {
    use std::os::unix::fs::PermissionsExt as _;
    let study = agreed();
    study.write("engine.sh", script);
    let path = study.path("engine.sh");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).unwrap();
    let seen = study.root.path().to_string_lossy().into_owned();
    study.write(
        "study.toml",
        format!("[recorder]\nengine = [\"./engine.sh\", \"{{wav}}\", \"{{out}}\", \"{seen}\", \"{{language}}\"]\n"),
    );
    study
}

fn transcript(study: &Study, name: &str) -> Value {
    let path = study.session("R1").join("transcript").join(name);
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

fn files(study: &Study) -> Vec<String> {
    let entries = fs::read_dir(study.session("R1").join("transcript")).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn each_track_is_written_out_and_put_on_the_sessions_clock() {
    let study = with_engine(ENGINE);
    flac(&study, "001.flac", 2, &telling(20, 2));
    let moved = Deed::read("moved", r#"{"to":"T1.1a","how":"step"}"#).unwrap();
    let samples = u64::from(RATE);
    let paused = RecordingPaused {
        file: "001.flac".into(),
        position: 8 * samples,
    };
    let continued = RecordingContinued {
        file: "001.flac".into(),
        position: 8 * samples,
        at_ms: 140_000,
    };
    append(
        &study,
        vec![
            (
                100_000,
                started("001.flac", &["microphone", "call"], 100_000),
            ),
            (108_000, Off {}.into()),
            (108_000, paused.into()),
            (140_000, On {}.into()),
            (140_000, continued.into()),
            (140_500, moved),
            (152_000, stopped("001.flac", 20 * samples)),
        ],
    );
    let ran = study.ran(&["audio", "transcribe", "R1"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.err.contains("001.flac microphone: 00:20"), "{ran:?}");
    assert_eq!(files(&study), ["001.json"]);
    let written = transcript(&study, "001.json");
    assert_eq!(written["version"], 1);
    assert_eq!(written["source"], "001.flac");
    assert_eq!(written["engine"], "./engine.sh");
    assert_eq!(written["language"], "en");
    let turns = written["turns"].as_array().unwrap();
    let brief: Vec<_> = turns
        .iter()
        .map(|turn| {
            let number = |key: &str| turn[key].as_u64().unwrap();
            (
                turn["speaker"].as_str().unwrap(),
                number("ms"),
                number("end_ms"),
                number("position"),
            )
        })
        .collect();
    assert_eq!(
        brief,
        [
            ("interviewer", 100_000, 102_000, 0),
            ("R1", 100_000, 102_000, 0),
            ("interviewer", 141_000, 152_000, 9 * samples),
            ("R1", 141_000, 152_000, 9 * samples),
        ]
    );
    assert_eq!(turns[2]["topic"], "T1");
    assert_eq!(turns[2]["question"], "T1.1");
    // Twenty seconds of 16 kHz mono, and its header.
    assert_eq!(turns[0]["text"], "Een 640044");
    let seen = hound::WavReader::open(study.path("seen-640044.wav")).unwrap();
    assert_eq!((seen.spec().sample_rate, seen.spec().channels), (16_000, 1));

    let again = study.ran(&["audio", "transcribe", "R1"]);
    assert_eq!(again.code, 1, "{again:?}");
    assert!(again.err.contains("--again"), "{again:?}");
    study.out(&["audio", "transcribe", "R1", "--again"]);
}

#[test]
fn somebody_elses_recording_is_one_voice_that_is_not_known() {
    let study = with_engine(ENGINE);
    let file = study.path("a.wav");
    wav(&file, 2, &telling(3, 2));
    let name = file.to_string_lossy().into_owned();
    study.out(&["audio", "attach", "R1", &name, "--offset", "00:30"]);
    study.out(&["audio", "transcribe", "R1"]);
    let written = transcript(&study, "attached-001.json");
    assert_eq!(written["turns"][0]["speaker"], Value::Null);
    assert_eq!(written["turns"][0]["ms"], 30_000);
    assert_eq!(written["turns"].as_array().unwrap().len(), 1);
}

#[test]
fn stopped_halfway_it_leaves_no_sound_behind() {
    let study = with_engine("#!/bin/sh\nexec sleep 60\n");
    flac(&study, "001.flac", 1, &telling(2, 1));
    let samples = 2 * u64::from(RATE);
    append(
        &study,
        vec![
            (100_000, started("001.flac", &["microphone"], 100_000)),
            (102_000, stopped("001.flac", samples)),
        ],
    );
    let mut program = study.program(&["audio", "transcribe", "R1"]);
    let mut child = program.stderr(std::process::Stdio::null()).spawn().unwrap();
    let work = study
        .session("R1")
        .join("transcript/.transcribing/track.wav");
    for _ in 0..200 {
        if work.exists() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert!(work.exists());
    let second = study.ran(&["audio", "transcribe", "R1"]);
    assert!(
        second.code == 3 && second.err.contains("another process"),
        "{second:?}"
    );
    let kill = std::process::Command::new("kill")
        .arg(child.id().to_string())
        .status();
    assert!(kill.unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(3));
    assert_eq!(files(&study), [""; 0]);
}

#[test]
fn without_a_recogniser_it_says_how_to_get_one() {
    let study = with_engine(ENGINE);
    flac(&study, "001.flac", 1, &telling(2, 1));
    let samples = 2 * u64::from(RATE);
    append(
        &study,
        vec![
            (100_000, started("001.flac", &["microphone"], 100_000)),
            (102_000, stopped("001.flac", samples)),
        ],
    );
    for (settings, said) in [
        (
            "engine = [\"no-such-program\", \"{wav}\"]",
            "no-such-program",
        ),
        ("engine = [\"./gone.sh\"]", "./gone.sh"),
        ("", "names no model"),
        ("model = \"gone.bin\"", "gone.bin"),
    ] {
        study.write("study.toml", format!("[recorder]\n{settings}\n"));
        let ran = study.ran(&["audio", "transcribe", "R1"]);
        assert_eq!(ran.code, 3, "{settings}: {ran:?}");
        assert!(
            ran.err.contains(said) && ran.err.contains("whisper.cpp"),
            "{ran:?}"
        );
        assert_eq!(files(&study), [""; 0]);
    }
}

#[test]
fn a_recogniser_that_fails_leaves_no_sound_behind() {
    for script in [
        "#!/bin/sh\necho 'out of memory' >&2\nexit 7\n",
        "#!/bin/sh\nexit 0\n",
        "#!/bin/sh\necho nonsense >\"$2.json\"\n",
    ] {
        let study = with_engine(script);
        flac(&study, "001.flac", 1, &telling(2, 1));
        let samples = 2 * u64::from(RATE);
        append(
            &study,
            vec![
                (100_000, started("001.flac", &["microphone"], 100_000)),
                (102_000, stopped("001.flac", samples)),
            ],
        );
        let ran = study.ran(&["audio", "transcribe", "R1"]);
        assert_eq!(ran.code, 3, "{script}: {ran:?}");
        assert!(ran.err.contains("engine.sh"), "{ran:?}");
        if script.contains("memory") {
            assert!(ran.err.contains("out of memory"), "{ran:?}");
        }
        assert_eq!(files(&study), [""; 0]);
    }
}
