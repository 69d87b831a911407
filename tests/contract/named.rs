//! Names while an interview is held as lines: told before the answer, and codes in their place.

use std::fs;

use crate::fixture::{Said, Study};

const KEY: &str = "[R1]\nname = \"Renée de Vos\"\norganisation = \"Stichting De Linde\"\n";

fn study() -> Study {
    let study = Study::new();
    study.write("private/key.toml", KEY);
    study
}

/// The line right before the answer.
fn told(said: &Said) -> &str {
    said.before.last().map_or("", String::as_str)
}

fn id(study: &Study) -> String {
    let folder = study.session("R1");
    folder.file_name().unwrap().to_string_lossy().into_owned()
}

#[test]
fn a_note_is_kept_as_typed_and_whom_it_names_comes_before_the_answer() {
    let study = study();
    let said = study.held("R1", &["dat zei renee", "een vos", "/code", "/code 2"]);
    assert_eq!(
        (said[0].level.as_str(), said[0].text.as_str()),
        ("note", "dat zei renee")
    );
    assert_eq!(told(&said[0]), "names [R1]; /code 1 puts the code there");
    assert_eq!((said[1].level.as_str(), said[1].before.len()), ("note", 0));
    assert_eq!(said[2].text, "note 1: dat zei [R1]");
    assert_eq!(said[3].level, "warn");
    let id = id(&study);
    fs::remove_file(study.path("private/key.toml")).unwrap();
    assert_eq!(study.shown(&id)["notes"][0]["text"], "dat zei [R1]");
}

#[test]
fn in_dutch_too_and_in_an_observers_and_a_coders_seat() {
    let study = study();
    let dutch = ["--lang", "nl", "run", "small", "-p", "R1", "--plain"];
    let said = study.typed(&dutch, &["bij De Linde", "/code 1"]);
    assert_eq!(told(&said[0]), "noemt [school]; /code 1 zet de code neer");
    assert_eq!(said[1].text, "notitie 1: bij [school]");
    let id = id(&study);
    let said = study.typed(&["observe", &id, "--plain"], &["Renée lacht", "/code"]);
    assert_eq!(told(&said[0]), "noemt [R1]; /code 1 zet de code neer");
    assert_eq!(said[1].text, "notitie 1: [R1] lacht");
    let ran = study.fed(&["review", &id, "--plain"], "* van Renée\n/code\n");
    assert!(
        ran.out
            .contains("  names [R1]; /code puts the code there\n"),
        "{ran:?}"
    );
    assert!(ran.out.contains("* van [R1]"), "{ran:?}");
}

#[test]
fn a_key_that_cannot_be_read_is_told_once_and_keeps_nobody_from_an_interview() {
    let study = study();
    fs::rename(
        study.path("private/key.toml"),
        study.path("private/key.toml.age"),
    )
    .unwrap();
    let ran = study.fed(&["run", "small", "-p", "R1", "--plain"], "Renée zei\n");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(
        ran.out.matches("names are not looked for").count(),
        1,
        "{ran:?}"
    );
    assert!(ran.out.contains("note Renée zei"), "{ran:?}");
    let id = id(&study);
    for args in [
        &["observe", &id, "--plain"],
        &["review", &id, "--plain"],
        &["resume", &id, "--plain"],
    ] {
        let ran = study.fed(args, "");
        assert_eq!(ran.code, 0, "{ran:?}");
        assert_eq!(
            ran.out.matches("names are not looked for").count(),
            1,
            "{ran:?}"
        );
    }
}

#[test]
fn no_journal_and_no_draft_has_a_name_that_nobody_typed() {
    let study = study();
    study.held("R1", &["een notitie", "/code", "nog een"]);
    let session = study.session("R1");
    for entry in fs::read_dir(session).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        assert!(!text.contains("linde") && !text.contains("renée"), "{text}");
    }
}
