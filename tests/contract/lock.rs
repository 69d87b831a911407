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
        assert!(
            ran.err.contains("no file that a passphrase opens"),
            "{}",
            ran.err
        );
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
