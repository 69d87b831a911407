//! Recordings that are encrypted while they are written: read with the identity, and never kept in
//! clear.

use std::fs;
use std::path::PathBuf;

use leidraad::recorder::flac::Shape;
use leidraad::recorder::sealed::SealedFile;
use leidraad::recorder::store::Disk as _;
use leidraad::seal::identity;
use leidraad::seal::recipients::Recipients;

use super::fixture::{RATE, agreed, append, seconds, started, stopped, telling, wav};
use crate::fixture::{Ran, Study};

const SHAPE: Shape = Shape {
    rate: RATE,
    channels: 1,
};

/// R1's session in a study that encrypts, for an identity in key.txt.
fn study() -> (Study, Recipients) {
    let study = agreed();
    let (text, who) = identity::generate();
    study.write("key.txt", text);
    study.write(
        "study.toml",
        format!("[confidentiality]\nrecipients = [\"{who}\"]\n[recorder]\nencrypt = true\n"),
    );
    (study, Recipients::new(vec![who]).unwrap())
}

fn folder(study: &Study) -> PathBuf {
    study.session("R1").join("audio")
}

/// Records so many seconds into R1's session, and breaks off or finishes.
fn record(study: &Study, to: &Recipients, length: i16, is_finished: bool) {
    let mut file = SealedFile::create_next(&folder(study), SHAPE, to).unwrap();
    for block in telling(length, 1).chunks(SHAPE.block()) {
        file.write(block).unwrap();
    }
    file.sync().unwrap();
    append(
        study,
        vec![(1_000, started("001.flac.age", &["microphone"], 1_000))],
    );
    if is_finished {
        let samples = file.finish().unwrap().samples;
        append(study, vec![(60_000, stopped("001.flac.age", samples))]);
    }
}

fn with_key(study: &Study, args: &[&str]) -> Ran {
    study.ran(&[args, &["--identity", "key.txt"]].concat())
}

#[test]
fn it_is_exported_with_the_identity_and_without_it_says_what_is_needed() {
    let (study, to) = study();
    record(&study, &to, 9, true);
    let export = ["audio", "export", "R1", "-o", "r1.wav"];
    let closed = study.ran(&export);
    assert_eq!(closed.code, 3, "{closed:?}");
    assert!(closed.err.contains("LEIDRAAD_IDENTITY"), "{}", closed.err);
    assert!(!study.path("r1.wav").exists());
    let open = with_key(&study, &export);
    assert_eq!(open.code, 0, "{open:?}");
    let all: Vec<i16> = (0..9).map(|second| 1_000 + second).collect();
    assert_eq!(seconds(&study.path("r1.wav")), all);
    let verified = study.ran(&["verify"]);
    assert_eq!(verified.code, 0, "{verified:?}");
    let project = study.ran(&["export", "qdpx", "-o", "r1.qdpx", "--with-audio"]);
    assert_eq!(project.code, 0, "{project:?}");
    assert!(project.err.contains("it is encrypted"), "{}", project.err);
}

#[test]
fn one_that_was_broken_off_is_read_whole_mended_when_it_is_resumed_and_destroyed_with_its_tail() {
    let (study, to) = study();
    record(&study, &to, 9, false);
    let tail = folder(&study).join("001.tail.age");
    assert!(tail.exists());
    let listed = study.out(&["list", "--format", "json"]);
    assert!(
        listed.contains("001.flac.age") && !listed.contains("tail"),
        "{listed}"
    );
    assert_eq!(study.ran(&["verify"]).code, 0);
    let export = ["audio", "export", "R1", "-o", "r1.wav"];
    assert_eq!(with_key(&study, &export).code, 0);
    let whole = seconds(&study.path("r1.wav"));
    assert_eq!(whole.len(), 9);
    // Without the identity it stays as it is.
    study.fed(&["resume", "R1", "--plain"], "/finish\n");
    assert!(tail.exists());
    let resume = ["resume", "R1", "--plain", "--identity", "key.txt"];
    let resumed = study.fed(&resume, "hm\n");
    assert_eq!(resumed.code, 0, "{resumed:?}");
    assert!(!tail.exists());
    let journal = study.journal("R1");
    let ended = journal
        .iter()
        .find(|line| line["kind"] == "recording_stopped");
    assert_eq!(ended.unwrap()["data"]["samples"], 9 * RATE);
    assert_eq!(with_key(&study, &export).code, 0);
    assert_eq!(seconds(&study.path("r1.wav")), whole);
    fs::write(&tail, "left over").unwrap();
    study.out(&["destroy", "R1", "--yes", "--why", "written out"]);
    assert!(!tail.exists() && !folder(&study).join("001.flac.age").exists());
}

#[test]
fn what_is_attached_is_encrypted_too_and_found_by_its_name() {
    let (study, _) = study();
    wav(&study.path("meeting.wav"), 1, &telling(4, 1));
    let attach = ["audio", "attach", "R1", "meeting.wav", "--offset", "00:00"];
    let said = study.out(&attach);
    assert!(said.contains("attached-001.wav.age"), "{said}");
    let kept = fs::read(folder(&study).join("attached-001.wav.age")).unwrap();
    assert!(kept.starts_with(b"age-encryption.org/v1\n"));
    let export = ["audio", "export", "R1", "-o", "r1.wav"];
    assert_eq!(study.ran(&export).code, 3);
    assert_eq!(with_key(&study, &export).code, 0);
    assert_eq!(seconds(&study.path("r1.wav")), [1_000, 1_001, 1_002, 1_003]);
}

#[test]
fn a_study_that_encrypts_for_nobody_begins_no_interview() {
    let study = Study::new();
    for (recipients, why) in [("", "for nobody"), ("\"age1x\"", "`age1x` is nobody")] {
        study.write(
            "study.toml",
            format!("[recorder]\nencrypt = true\n[confidentiality]\nrecipients = [{recipients}]\n"),
        );
        let ran = study.fed(&["run", "small", "-p", "R1", "--plain"], "hm\n");
        assert_eq!(ran.code, 3, "{ran:?}");
        assert!(ran.err.contains(why), "{}", ran.err);
        assert!(!study.path("sessions").exists());
    }
}

#[cfg(unix)]
#[test]
fn it_is_written_out_and_the_sound_for_it_lies_outside_the_study() {
    use std::os::unix::fs::PermissionsExt as _;
    let (study, to) = study();
    record(&study, &to, 9, true);
    let script = "#!/bin/sh\necho \"$1\" >\"$3\"\ntest -s \"$1\" || exit 1\n\
        echo '{\"transcription\":[{\"offsets\":{\"from\":0,\"to\":2000},\"text\":\"Een\"}]}' >\"$2.json\"\n";
    study.write("engine.sh", script);
    let engine = study.path("engine.sh");
    fs::set_permissions(&engine, fs::Permissions::from_mode(0o700)).unwrap();
    let seen = study.path("seen").display().to_string();
    let toml = fs::read_to_string(study.path("study.toml")).unwrap();
    let toml = format!("{toml}engine = [\"./engine.sh\", \"{{wav}}\", \"{{out}}\", \"{seen}\"]\n");
    study.write("study.toml", toml);
    assert_eq!(study.ran(&["audio", "transcribe", "R1"]).code, 3);
    let ran = with_key(&study, &["audio", "transcribe", "R1"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let transcript = study.session("R1").join("transcript/001.json");
    assert!(transcript.exists());
    let wav = fs::read_to_string(study.path("seen")).unwrap();
    assert!(!std::path::Path::new(wav.trim()).exists(), "{wav}");
    let in_study = wav.starts_with(study.root.path().to_str().unwrap());
    assert_eq!(in_study, ran.err.contains("unencrypted"), "{wav}: {ran:?}");
}
