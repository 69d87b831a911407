//! Copies of one session in two folders, withdrawals that must hold, and folders that are none.

use std::fs;
use std::process::Stdio;

use super::{files, interview, merge, merged, other, records, root};
use crate::fixture::{Study, levels};

/// A study, copied as it is.
pub fn copy(study: &Study) -> Study {
    let copy = Study::bare();
    for (name, bytes) in files(study.root.path()) {
        copy.write(name.to_str().unwrap(), bytes);
    }
    copy
}

#[test]
fn the_copy_that_goes_further_is_taken_and_one_that_parts_is_left() {
    let here = Study::new();
    here.held("R1", &["/consent yes", "een #a"]);
    here.held("R2", &["/consent yes", "twee #a"]);
    let there = copy(&here);
    there.fed(&["resume", "R1", "--plain"], "en nog een #b\n");
    let out = merged(&here, &there, &[]);
    assert!(out.contains("goes further there"), "{out}");
    assert_eq!(here.row("R1", &[]), "R1,1,1,0,2");
    assert_eq!(here.ran(&["verify"]).code, 0);
    let out = merged(&there, &here, &[]);
    assert!(out.contains("nothing new"), "{out}");
    here.fed(&["resume", "R2", "--plain"], "hier #a\n");
    there.fed(&["resume", "R2", "--plain"], "daar #b\nen daar #b\n");
    interview(&there, "R3", &["drie #a"]);
    let ran = merge(&here, &there, &[]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.out.contains("goes another way in each folder"),
        "{}",
        ran.out
    );
    assert_eq!(here.row("R2", &[]), "R2,2,0,0,2", "what is here stays");
    assert_eq!(here.row("R3", &[]), "R3,1,0,0,1", "all else comes in");
}

#[test]
fn coders_and_observers_who_are_new_come_in_to_a_session_that_is_there() {
    let here = Study::new();
    interview(&here, "R1", &["een #a", "twee #a"]);
    let there = copy(&here);
    let ran = there.fed(
        &["review", "R1", "--coder", "bea", "--plain"],
        "/go 1\n#b\n",
    );
    assert_eq!(ran.code, 0, "{ran:?}");
    merged(&here, &there, &[]);
    assert_eq!(
        here.row("R1", &["--coder", "bea"]),
        there.row("R1", &["--coder", "bea"])
    );
    assert!(
        here.session("R1")
            .join("reviews/bea/journal.jsonl")
            .exists()
    );
    let ran = there.fed(
        &["review", "R1", "--coder", "bea", "--plain"],
        "/go 2\n#b\n",
    );
    assert_eq!(ran.code, 0, "{ran:?}");
    merged(&here, &there, &[]);
    assert_eq!(
        here.row("R1", &["--coder", "bea"]),
        there.row("R1", &["--coder", "bea"])
    );
    assert_eq!(here.ran(&["verify"]).code, 0);
}

#[test]
fn who_withdrew_there_has_withdrawn_here() {
    let here = Study::new();
    here.write(
        "participants.toml",
        "[R1]\nsector = \"po\"\n[R2]\nsector = \"po\"\n",
    );
    here.write(
        "private/key.toml",
        "[R1]\nname = \"Anna\"\n[R2]\nname = \"Bea\"\n",
    );
    interview(&here, "R1", &["zeepaard #a"]);
    interview(&here, "R2", &["walvis #a"]);
    let there = copy(&here);
    here.out(&["export", "csv", "-o", "hier.csv"]);
    there.out(&["export", "csv", "-o", "daar.csv"]);
    there.out(&["participants", "withdraw", "R1", "--scope", "all", "--yes"]);
    let ran = merge(&here, &there, &[]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let journal = fs::read_to_string(here.session("R1").join("journal.jsonl")).unwrap();
    assert!(
        !journal.contains("zeepaard"),
        "the emptied copy goes further"
    );
    assert!(!here.out(&["export", "jsonl"]).contains("zeepaard"));
    for name in ["participants.toml", "private/key.toml"] {
        let text = fs::read_to_string(here.path(name)).unwrap();
        assert!(!text.contains("R1"), "{name}: {text}");
    }
    assert!(merged(&here, &there, &[]).contains("nothing new"));
    let out = here.out(&["participants", "withdraw", "R1", "--scope", "all", "--yes"]);
    assert!(
        out.contains("hier.csv") && out.contains("daar.csv"),
        "{out}"
    );
    assert_eq!(here.ran(&["verify"]).code, 0);
}

#[test]
fn who_withdrew_here_does_not_come_back_from_there() {
    let here = Study::new();
    here.write("participants.toml", "[R1]\nsector = \"po\"\n");
    here.write("private/key.toml", "[R1]\nname = \"Anna\"\n");
    interview(&here, "R1", &["zeepaard #a"]);
    let there = copy(&here);
    interview(&there, "R1", &["tweede zeepaard #a"]);
    here.out(&["participants", "withdraw", "R1", "--scope", "all", "--yes"]);
    let ran = merge(&here, &there, &[]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.out.contains("still holds something that R1 withdrew"),
        "{}",
        ran.out
    );
    assert!(!here.out(&["export", "jsonl"]).contains("zeepaard"));
    assert_eq!(here.row("R1", &[]), "");
    for name in ["participants.toml", "private/key.toml"] {
        let text = fs::read_to_string(here.path(name)).unwrap();
        assert!(!text.contains("R1"), "{name}: {text}");
    }
    here.out(&["participants", "withdraw", "R1", "--scope", "all", "--yes"]);
    let all = files(&here.path("sessions"));
    let holds = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).contains("zeepaard");
    assert!(!all.values().any(holds));
    assert_eq!(here.ran(&["verify"]).code, 0);
    assert!(merged(&here, &there, &[]).contains("nothing new"));
}

#[test]
fn somebody_renumbered_can_withdraw_and_who_has_that_number_here_stays() {
    let (here, there) = (Study::new(), other());
    interview(&here, "R7", &["walvis #a"]);
    interview(&there, "R7", &["zeepaard #a"]);
    merged(&here, &there, &["--renumber"]);
    here.out(&["participants", "withdraw", "R8", "--scope", "all", "--yes"]);
    let texts: Vec<String> = records(&here)
        .iter()
        .map(|it| it["text"].to_string())
        .collect();
    assert_eq!(texts, ["\"walvis\""]);
    let all = files(&here.path("sessions"));
    let holds = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).contains("zeepaard");
    assert!(!all.values().any(holds));
    assert_eq!(here.ran(&["verify"]).code, 0);
    // Whose folder it came from takes the withdrawal over, under the number she has there.
    merged(&there, &here, &["--renumber"]);
    let texts: Vec<String> = records(&there)
        .iter()
        .map(|it| it["text"].to_string())
        .collect();
    assert_eq!(texts, ["\"walvis\""]);
    assert_eq!(there.ran(&["verify"]).code, 0);
}

#[test]
fn going_on_with_a_renumbered_session_writes_what_its_own_file_says() {
    let (here, there) = (Study::new(), other());
    interview(&here, "R7", &["hier #a"]);
    there.held("R7", &["/consent yes", "daar #a"]);
    merged(&here, &there, &["--renumber"]);
    let ran = here.fed(
        &["resume", "R8", "--plain"],
        "/consent no tape\nmeer, zei R7 #a\n/finish\n",
    );
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.err.contains("in this study R8"), "{}", ran.err);
    let id = there.session("R7");
    let journal = here
        .path("sessions")
        .join(id.file_name().unwrap())
        .join("journal.jsonl");
    let journal = fs::read_to_string(journal).unwrap();
    assert!(!journal.contains("R8"), "{journal}");
    assert_eq!(here.row("R8", &[]), "R8,2,0,0,2");
    let theirs: Vec<String> = records(&here)
        .iter()
        .filter(|it| it["participant"] == "R8")
        .map(|it| it["text"].to_string())
        .collect();
    assert_eq!(theirs, ["\"daar\"", "\"meer, zei R8\""]);
    // And it goes back to whom it came from.
    merged(&there, &here, &["--renumber"]);
    assert_eq!(there.row("R7", &[]), "R7,2,0,0,2");
}

#[test]
fn what_was_written_out_follows_and_fragments_keep_their_words() {
    let (here, there) = (Study::new(), other());
    interview(&here, "R7", &["hier #a"]);
    interview(&there, "R7", &["daar #a"]);
    let id = there.session("R7");
    let id = id.file_name().unwrap().to_str().unwrap().to_owned();
    let vtt =
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Anna de Vries>ik, R7, zie een walvis</v>\n";
    let file = there.home().join("in.vtt");
    fs::write(&file, vtt).unwrap();
    let file = file.to_str().unwrap();
    let args = [
        "import",
        "transcript",
        &id,
        file,
        "--offset",
        "0:00",
        "--speaker",
        "Anna de Vries=R7",
    ];
    there.out(&args);
    let ran = there.fed(
        &["review", "R7", "--coder", "bea", "--plain"],
        "/go t1\n/mark 3 5 #b\n",
    );
    assert!(!ran.out.contains(" error "), "{ran:?}");
    merged(&here, &there, &["--renumber"]);
    let exported = here.out(&["export", "jsonl", "--coder", "bea"]);
    let theirs: Vec<&str> = exported
        .lines()
        .filter(|line| line.contains("\"kind\":\"fragment\""))
        .collect();
    assert_eq!(theirs.len(), 1, "{exported}");
    assert!(
        theirs[0].contains("\"text\":\"zie een walvis\""),
        "{}",
        theirs[0]
    );
    assert!(
        theirs[0].contains("\"participant\":\"R8\""),
        "{}",
        theirs[0]
    );
    let speakers = fs::read_to_string(here.path("private/speakers.toml")).unwrap();
    assert!(
        speakers.contains("\"Anna de Vries\" = \"R8\""),
        "{speakers}"
    );
    assert!(here.path("private/transcripts").join(&id).is_dir());
    assert_eq!(here.ran(&["verify"]).code, 0);
}

#[test]
fn folders_that_are_none_are_refused_and_nothing_is_written() {
    let here = Study::new();
    interview(&here, "R1", &["een #a"]);
    let before = files(here.root.path());
    let bare = Study::bare();
    for (folder, code) in [
        (root(&bare), 2),
        (root(&here), 2),
        (".", 2),
        ("nowhere", 3),
        ("study.toml", 3),
    ] {
        let ran = here.ran(&["study", "merge", folder]);
        assert_eq!(ran.code, code, "{folder}: {ran:?}");
    }
    let twice = other();
    let ran = here.ran(&["study", "merge", root(&twice), root(&twice)]);
    assert_eq!(ran.code, 2, "{ran:?}");
    let newer = other();
    newer.write("study.jsonl", "{\"seq\":0,\"at\":\"2026-01-12T13:05:00.250Z\",\"ms\":0,\"kind\":\"opened\",\"data\":{\"format\":9,\"program\":\"x\"},\"salt\":\"7e45c7a224e330c2aeb49416999d6844\",\"digest\":\"7036e35955bb76106e955b4f0456b73b58556881cbcf6d0c9a15ec442f9719cd\",\"hash\":\"7fec8aeef76a0467847c04d63c6b479eb9d75adb2853c27023b28e50693260e3\"}\n");
    let ran = merge(&here, &newer, &[]);
    assert_eq!(ran.code, 3, "{ran:?}");
    let broken = other();
    broken.write("private/key.toml", "[R1]\nname = \n");
    assert_eq!(merge(&here, &broken, &[]).code, 3);
    assert!(files(here.root.path()) == before);
    let same = copy(&here);
    assert!(merged(&here, &same, &[]).contains("nothing new"));
    let mut after = files(here.root.path());
    after.retain(|name, _| name.to_str() != Some("study.jsonl"));
    assert!(after == before);
}

#[cfg(unix)]
#[test]
fn links_that_lead_elsewhere_are_not_followed() {
    use std::os::unix::fs::symlink;
    let (here, there) = (Study::new(), other());
    interview(&there, "R1", &["een #a"]);
    interview(&there, "R2", &["twee #a"]);
    let secret = there.home().join("secret");
    fs::write(&secret, "geheim").unwrap();
    symlink(&secret, there.session("R2").join("draft.json")).unwrap();
    symlink(
        there.session("R1"),
        there.path("sessions/2026-01-12-R9-aaaa"),
    )
    .unwrap();
    let ran = merge(&here, &there, &[]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.contains("stays where it is"), "{}", ran.out);
    assert_eq!(here.out(&["list"]).matches("2026-").count(), 1);
    let all = files(here.root.path());
    assert!(!all.values().any(|bytes| bytes == b"geheim"));
    symlink(&secret, there.path("private")).unwrap();
    symlink(&secret, here.path("key")).unwrap();
    let away = other();
    interview(&away, "R5", &["vijf #a"]);
    fs::rename(away.path("sessions"), away.home().join("sessions")).unwrap();
    symlink(away.home().join("sessions"), away.path("sessions")).unwrap();
    assert_eq!(merge(&here, &away, &[]).code, 3);
}

#[test]
fn a_locked_key_stops_it_and_the_passphrase_opens_it() {
    let (here, there) = (Study::new(), other());
    there.write("private/key.toml", "[R1]\nname = \"Anna\"\n");
    interview(&there, "R1", &["een #a"]);
    let with = |study: &Study, args: &[&str]| {
        let mut command = study.program(args);
        command.env("LEIDRAAD_PASSPHRASE", "een lange zin met woorden");
        crate::fixture::fed(command, b"")
    };
    assert_eq!(with(&there, &["study", "lock"]).code, 0);
    let ran = merge(&here, &there, &[]);
    assert_eq!(ran.code, 3, "{ran:?}");
    assert!(ran.err.contains("study unlock"), "{}", ran.err);
    assert!(!here.path("sessions").exists());
    let ran = with(&here, &["study", "merge", root(&there)]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let key = fs::read_to_string(here.path("private/key.toml")).unwrap();
    assert!(key.contains("Anna"), "{key}");
}

#[test]
fn killed_at_any_moment_the_same_again_finishes_it() {
    let (here, there) = (Study::new(), other());
    interview(&here, "R1", &["hier #a"]);
    for number in 1..=12 {
        interview(&there, &format!("R{number}"), &["daar #a"]);
    }
    for wait in 0..12_u64 {
        let args = ["study", "merge", root(&there), "--renumber"];
        let mut child = here
            .program(&args)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(wait * 4));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    merged(&here, &there, &["--renumber"]);
    assert_eq!(here.row("R1", &[]), "R1,1,0,0,1");
    assert_eq!(here.row("R13", &[]), "R13,1,0,0,1");
    assert_eq!(here.row("total", &[]), "total,13,0,0,13");
    assert_eq!(here.ran(&["verify"]).code, 0);
    let hidden = fs::read_dir(here.path("sessions")).unwrap();
    let hidden = hidden.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    assert!(hidden.filter(|name| name.starts_with('.')).count() == 0);
    assert!(merged(&here, &there, &[]).contains("nothing new"));
}

#[test]
fn a_session_that_is_worked_in_stops_it_before_anything_is_written() {
    let here = Study::new();
    here.held("R1", &["/consent yes", "een #a"]);
    let there = copy(&here);
    there.fed(&["resume", "R1", "--plain"], "en nog een #b\n");
    let held = leidraad::journal::lock::Lock::take(here.session("R1").as_path()).unwrap();
    let before = files(here.root.path());
    let ran = merge(&here, &there, &[]);
    assert_eq!(ran.code, 3, "{ran:?}");
    assert!(ran.err.contains("is being worked in"), "{}", ran.err);
    let mut after = files(here.root.path());
    after.retain(|name, _| name.to_str() != Some("study.jsonl"));
    assert!(after == before);
    drop(held);
    let said = here.typed(&["resume", "R1", "--plain"], &["/where"]);
    assert!(!levels(&said).contains(&"error"));
}
