//! The key is locked with a passphrase, and what needs it says so until it is open again.

use std::fs;

use crate::fixture::{Ran, Study, fed};

const KEY: &str = "# mine\n[R1]\nname = \"Renée de Vos\"\n";

fn study() -> Study {
    let study = Study::new();
    study.write("private/key.toml", KEY);
    study.write("private/terms.txt", "De Horizon\n");
    study.held("R1", &["/go T1.1", "renee was er"]);
    study
}

fn with(study: &Study, passphrase: &str, args: &[&str]) -> Ran {
    let mut program = study.program(args);
    program.env("LEIDRAAD_PASSPHRASE", passphrase);
    fed(program, b"")
}

#[test]
fn a_locked_key_is_unreadable_and_comes_back_as_it_was() {
    let study = study();
    let ran = with(&study, "geheim woord", &["study", "lock"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(!study.path("private/key.toml").exists());
    assert!(!study.path("private/terms.txt").exists());
    let locked = fs::read(study.path("private/key.toml.age")).unwrap();
    assert!(locked.starts_with(b"age-encryption.org/v1\n-> scrypt "));
    for args in [
        &["export", "csv", "-o", "o.csv"][..],
        &["pivot"],
        &["study", "leaks", "study.toml"],
        &["participants", "withdraw", "R1", "--scope", "all", "--yes"],
    ] {
        let ran = study.ran(args);
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{args:?}: {ran:?}");
        assert!(ran.err.contains("study unlock"), "{}", ran.err);
    }
    assert!(!study.path("o.csv").exists());
    study.out(&["export", "csv", "-o", "o.csv", "--unguarded"]);
    let wrong = with(&study, "ander woord", &["study", "unlock"]);
    assert_eq!(wrong.code, 3, "{wrong:?}");
    assert!(wrong.err.contains("does not open"), "{}", wrong.err);
    study.write("phrase", "geheim woord\r\n");
    let open = study.ran(&["study", "unlock", "--passphrase-file", "phrase"]);
    assert_eq!(open.code, 0, "{open:?}");
    assert_eq!(
        fs::read_to_string(study.path("private/key.toml")).unwrap(),
        KEY
    );
    assert!(!study.path("private/key.toml.age").exists());
    assert!(!study.path("private/terms.txt.age").exists());
}

#[test]
fn without_a_passphrase_or_with_a_broken_or_second_key_nothing_is_changed() {
    let study = study();
    let none = study.ran(&["study", "lock"]);
    assert_eq!(none.code, 3, "{none:?}");
    assert!(study.path("private/key.toml").exists());
    study.write("private/key.toml.age", "by hand");
    for what in ["lock", "unlock"] {
        let ran = with(&study, "geheim", &["study", what]);
        assert_eq!(ran.code, 3, "{ran:?}");
        assert!(ran.err.contains("not what was locked"), "{}", ran.err);
    }
    fs::remove_file(study.path("private/key.toml.age")).unwrap();
    assert_eq!(with(&study, "geheim", &["study", "lock"]).code, 0);
    study.write("private/key.toml", "[R1]\nname = \"Another\"\n");
    for what in ["lock", "unlock"] {
        let ran = with(&study, "geheim", &["study", what]);
        assert_eq!(ran.code, 3, "{ran:?}");
        assert!(ran.err.contains("both there"), "{}", ran.err);
    }
    let kept = fs::read_to_string(study.path("private/key.toml")).unwrap();
    assert!(kept.contains("Another") && study.path("private/key.toml.age").exists());
}

fn identity(study: &Study, name: &str) -> String {
    let (text, recipient) = leidraad::seal::identity::generate();
    study.write(name, text);
    recipient.to_string()
}

#[test]
fn a_locked_key_is_read_where_the_passphrase_or_the_identity_is_given_and_written_locked() {
    let study = study();
    study.write(
        "private/transcripts/x/as it came.vtt",
        "WEBVTT\nRen\u{e9}e\n",
    );
    assert_eq!(with(&study, "geheim", &["study", "keys"]).code, 0);
    study.out(&["study", "lock"]);
    let export = ["export", "csv", "-o", "o.csv"];
    let ran = with(&study, "geheim", &export);
    assert_eq!(ran.code, 0, "{ran:?}");
    let csv = fs::read_to_string(study.path("o.csv")).unwrap();
    assert!(csv.contains("[R1] was er"), "{csv}");
    let add = ["participants", "add"];
    assert_eq!(study.ran(&add).code, 3);
    let names = ["study", "leaks", "o.csv"];
    assert_eq!(with(&study, "geheim", &names).code, 0);
    let withdrawn = ["participants", "withdraw", "R1", "--scope", "all", "--yes"];
    let ran = with(&study, "geheim", &withdrawn);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(!study.path("private/key.toml").exists());
    assert_eq!(with(&study, "geheim", &["study", "unlock"]).code, 0);
    let key = fs::read_to_string(study.path("private/key.toml")).unwrap();
    assert!(!key.contains("Ren"), "{key}");
    let came = fs::read_to_string(study.path("private/transcripts/x/as it came.vtt")).unwrap();
    assert_eq!(came, "WEBVTT\nRen\u{e9}e\n");
}

#[test]
fn a_key_locked_for_recipients_opens_with_the_identity_of_each_of_them() {
    let study = study();
    let (mine, hers) = (identity(&study, "mine.txt"), identity(&study, "hers.txt"));
    identity(&study, "another.txt");
    study.write("study.toml", "title = \"Tried\" # mine\n");
    study.write("who.txt", format!("# Karin\n{hers}\n"));
    let wrong = study.ran(&["study", "lock", "--recipient", "age1nobody"]);
    assert_eq!(wrong.code, 2, "{wrong:?}");
    study.out(&[
        "study",
        "lock",
        "--recipient",
        &mine,
        "--recipients-file",
        "who.txt",
    ]);
    let toml = fs::read_to_string(study.path("study.toml")).unwrap();
    assert!(toml.starts_with("title = \"Tried\" # mine\n"), "{toml}");
    assert!(toml.contains(&mine) && toml.contains(&hers), "{toml}");
    let export = ["export", "csv", "-o", "o.csv"];
    assert_eq!(study.ran(&export).code, 3);
    let another = study.ran(&[&export[..], &["--identity", "another.txt"]].concat());
    assert_eq!(another.code, 3, "{another:?}");
    assert!(another.err.contains("somebody else"), "{another:?}");
    study.out(&[&export[..], &["--identity", "mine.txt"]].concat());
    let mut program = study.program(&["study", "unlock"]);
    program.env("LEIDRAAD_IDENTITY", study.path("hers.txt"));
    assert_eq!(fed(program, b"").code, 0);
    assert_eq!(
        fs::read_to_string(study.path("private/key.toml")).unwrap(),
        KEY
    );
}

#[test]
fn a_study_with_an_identity_of_its_own_locks_without_a_passphrase_and_opens_with_it() {
    let study = study();
    assert_eq!(study.ran(&["study", "keys"]).code, 3);
    let ran = with(&study, "geheim", &["study", "keys"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let identity = fs::read(study.path("private/identity.age")).unwrap();
    assert_eq!(with(&study, "anders", &["study", "keys"]).code, 0);
    assert_eq!(
        fs::read(study.path("private/identity.age")).unwrap(),
        identity
    );
    study.out(&["study", "lock"]);
    assert!(study.path("private/identity.age").exists());
    let locked = fs::read(study.path("private/key.toml.age")).unwrap();
    assert!(locked.starts_with(b"age-encryption.org/v1\n-> X25519 "));
    assert_eq!(study.ran(&["pivot"]).code, 3);
    let wrong = with(&study, "anders", &["pivot"]);
    assert_eq!(wrong.code, 3);
    assert!(wrong.err.contains("does not open"), "{}", wrong.err);
    assert_eq!(with(&study, "geheim", &["pivot"]).code, 0);
    let lost = with(&study, "anders", &["study", "unlock"]);
    assert!(lost.err.contains("nobody can open it"), "{}", lost.err);
    assert_eq!(with(&study, "geheim", &["study", "unlock"]).code, 0);
    assert_eq!(
        fs::read_to_string(study.path("private/key.toml")).unwrap(),
        KEY
    );
}

#[test]
fn a_recipient_in_study_toml_that_is_none_is_told_and_nothing_is_locked() {
    let study = study();
    study.write(
        "study.toml",
        "[confidentiality]\nrecipients = [\"age1x\"]\n",
    );
    let ran = study.ran(&["study", "lock"]);
    assert_eq!(ran.code, 3, "{ran:?}");
    assert!(ran.err.contains("`age1x` is nobody"), "{}", ran.err);
    assert!(study.path("private/key.toml").exists());
}

#[test]
fn what_is_written_to_a_key_under_a_passphrase_is_under_it_as_well() {
    let study = Study::new();
    study.write("private/key.toml", KEY);
    study.held("R1", &["/go T1.1", "hm"]);
    assert_eq!(with(&study, "geheim", &["study", "lock"]).code, 0);
    let withdrawn = ["participants", "withdraw", "R1", "--scope", "all", "--yes"];
    let ran = with(&study, "geheim", &withdrawn);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(!study.path("private/key.toml").exists());
    assert_eq!(with(&study, "geheim", &["study", "unlock"]).code, 0);
    let key = fs::read_to_string(study.path("private/key.toml")).unwrap();
    assert!(!key.contains("Ren"), "{key}");
}

#[test]
fn a_key_edited_by_hand_tells_all_its_slips_with_their_places() {
    let study = study();
    let wrong = "[R1]\nname = 7\n[anna]\nname = \"x\"\n[R2]\nemail = y\n";
    study.write("private/key.toml", wrong);
    let ran = study.ran(&["pivot"]);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{ran:?}");
    for place in ["line 2, column 8", "line 3, column 2", "line 6, column 9"] {
        assert!(ran.err.contains(place), "{place}: {}", ran.err);
    }
    let kept = fs::read_to_string(study.path("private/key.toml")).unwrap();
    assert_eq!(kept, wrong);
}
