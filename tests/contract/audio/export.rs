//! What was recorded as WAV, without what was off the record; and played.

use leidraad::journal::deed::{Deed, Off, On, RecordingContinued, RecordingPaused};

use super::fixture::{RATE, agreed, append, flac, seconds, started, stopped, telling, wav};
use crate::fixture::Study;

const SECOND: u64 = RATE as u64;

/// Two files of two tracks: from 100 s on with a pause off the record, and from 200 s on.
fn recorded() -> Study {
    let study = agreed();
    flac(&study, "001.flac", 2, &telling(20, 2));
    flac(&study, "002.flac", 2, &telling(5, 2));
    let both = ["microphone", "call"];
    let file = || "001.flac".to_owned();
    let paused = RecordingPaused {
        file: file(),
        position: 8 * SECOND,
    };
    let continued = RecordingContinued {
        file: file(),
        position: 8 * SECOND,
        at_ms: 140_000,
    };
    append(
        &study,
        vec![
            (100_000, started("001.flac", &both, 100_000)),
            (108_000, Off {}.into()),
            (108_000, paused.into()),
            (140_000, On {}.into()),
            (140_000, continued.into()),
            (152_000, stopped("001.flac", 20 * SECOND)),
            (200_000, started("002.flac", &both, 200_000)),
            (205_000, stopped("002.flac", 5 * SECOND)),
        ],
    );
    study
}

#[test]
fn files_are_joined_in_the_order_of_the_clock() {
    let study = recorded();
    let ran = study.ran(&["audio", "export", "R1", "-o", "all.wav"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.err.contains("all.wav: 00:25"), "{ran:?}");
    assert!(ran.err.contains("joined of 3 stretches"), "{ran:?}");
    assert!(ran.err.contains("off the record (00:32)"), "{ran:?}");
    let wanted: Vec<i16> = (0..20).chain(0..5).map(|second| 1_000 + second).collect();
    assert_eq!(seconds(&study.path("all.wav")), wanted);
    let spec = hound::WavReader::open(study.path("all.wav"))
        .unwrap()
        .spec();
    assert_eq!((spec.channels, spec.sample_rate), (2, RATE));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = study
            .path("all.wav")
            .metadata()
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn a_file_a_track_and_the_minutes_that_were_asked() {
    let study = recorded();
    let times = ["--from", "01:46", "--to", "02:22"];
    let args = ["audio", "export", "R1", "-o", "part.wav", "--tracks"];
    study.out(&[&args[..], &times].concat());
    assert_eq!(
        seconds(&study.path("part-microphone.wav")),
        [1_006, 1_007, 1_008, 1_009]
    );
    assert_eq!(
        seconds(&study.path("part-call.wav")),
        [2_006, 2_007, 2_008, 2_009]
    );
    assert!(!study.path("part.wav").exists());

    let ran = study.ran(&[
        "audio", "export", "R1", "-o", "x.wav", "--from", "03:00", "--to", "03:10",
    ]);
    assert_eq!(ran.code, 1, "{ran:?}");
    let ran = study.ran(&["audio", "export", "R1", "-o", "x.wav", "--topic", "O9"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.err.contains("T0, T1"), "{ran:?}");
    assert!(!study.path("x.wav").exists());
}

#[test]
fn a_topic_is_what_was_recorded_while_it_was_open() {
    let study = agreed();
    flac(&study, "001.flac", 1, &telling(20, 1));
    let moved =
        |to: &str| Deed::read("moved", &format!(r#"{{"to":"{to}","how":"step"}}"#)).unwrap();
    append(
        &study,
        vec![
            (100_000, started("001.flac", &["microphone"], 100_000)),
            (103_000, moved("T1.1")),
            (106_000, moved("T0.1")),
            (110_000, moved("T1.1")),
            (112_000, moved("closing")),
            (120_000, stopped("001.flac", 20 * SECOND)),
        ],
    );
    study.out(&["audio", "export", "R1", "-o", "t1.wav", "--topic", "T1"]);
    assert_eq!(
        seconds(&study.path("t1.wav")),
        [1_003, 1_004, 1_005, 1_010, 1_011]
    );
    study.out(&[
        "audio", "export", "R1", "-o", "end.wav", "--topic", "closing",
    ]);
    assert_eq!(seconds(&study.path("end.wav")).len(), 8);
}

#[test]
fn what_was_off_the_record_is_cut_out_of_somebody_elses_recording() {
    let study = agreed();
    append(
        &study,
        vec![(104_000, Off {}.into()), (110_000, On {}.into())],
    );
    let file = study.path("teams.wav");
    wav(&file, 1, &telling(20, 1));
    let name = file.to_string_lossy().into_owned();
    study.out(&["audio", "attach", "R1", &name, "--offset", "01:40"]);
    study.out(&["audio", "export", "R1", "-o", "teams-on.wav"]);
    let wanted: Vec<i16> = (0..4).chain(10..20).map(|second| 1_000 + second).collect();
    assert_eq!(seconds(&study.path("teams-on.wav")), wanted);
}

#[test]
fn a_destroyed_recording_is_named_as_such() {
    let study = recorded();
    study.out(&["destroy", "R1", "--yes"]);
    let ran = study.ran(&["audio", "export", "R1", "-o", "x.wav"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.err.contains("001.flac, 002.flac was destroyed"),
        "{ran:?}"
    );
    assert_eq!(study.ran(&["verify"]).code, 0);
    assert!(study.out(&["show", "R1"]).contains("; destroyed"));
}

#[test]
fn playing_says_when_nothing_was_recorded_there_and_when_there_is_no_sound() {
    let study = recorded();
    let ran = study.ran(&["audio", "play", "R1", "1"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    let ran = study.ran(&["audio", "play", "R1", "9"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    let file = study.path("a.wav");
    wav(&file, 1, &telling(20, 1));
    let name = file.to_string_lossy().into_owned();
    study.out(&["audio", "attach", "R1", &name, "--offset", "-00:10"]);
    let mut command = study.program(&["audio", "play", "R1", "1", "--file", "attached-001.wav"]);
    command.env("PULSE_SERVER", study.path("no-socket"));
    let ran = crate::fixture::fed(command, b"");
    if cfg!(target_os = "linux") {
        assert_eq!(ran.code, 3, "{ran:?}");
        assert!(
            ran.err.contains("attached-001.wav from 00:04: een"),
            "{ran:?}"
        );
    }
}
