//! `new`: a study's folder that runs at once, whole or not there.

use std::fs;
use std::path::{Path, PathBuf};

use crate::fixture::{Ran, Study};

/// Everything in a folder, by its path from there, in order.
pub fn tree(folder: &Path) -> Vec<String> {
    fn walk(top: &Path, folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(top, &path, found);
            }
            let inner = path.strip_prefix(top).unwrap();
            found.push(inner.to_string_lossy().into_owned());
        }
    }
    let mut found = vec![];
    walk(folder, folder, &mut found);
    found.sort();
    found
}

/// Runs the program in a folder within the study.
fn within(study: &Study, folder: &str, args: &[&str], input: &str) -> Ran {
    let mut command = study.program(args);
    command.current_dir(study.path(folder));
    crate::fixture::fed(command, input.as_bytes())
}

#[test]
fn a_new_study_runs_at_once_and_has_its_texts_in_its_own_language() {
    let study = Study::bare();
    let ran = study.ran(&["new", "mijn", "--title", "Leren \"nu\"", "--lang", "nl"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.contains("staat klaar"), "{}", ran.out);
    assert_eq!(
        tree(&study.path("mijn")),
        [
            ".gitignore",
            "README.md",
            "guides",
            "guides/template.toml",
            "private",
            "private/.gitignore",
            "sessions",
            "study.toml"
        ]
    );
    let readme = fs::read_to_string(study.path("mijn/README.md")).unwrap();
    assert!(readme.starts_with("# Leren \"nu\"\n") && !readme.contains(['{', '}']));
    let settings = fs::read_to_string(study.path("mijn/study.toml")).unwrap();
    assert!(settings.contains("title = 'Leren \"nu\"'"), "{settings}");
    let checked = within(
        &study,
        "mijn",
        &["guide", "check", "template", "--strict"],
        "",
    );
    assert_eq!(checked.code, 0, "{checked:?}");
    let args = ["run", "template", "-p", "R1", "--plain"];
    let held = within(
        &study,
        "mijn",
        &args,
        "/consent yes\n/go T1\nvan collega's\n/finish\n",
    );
    assert_eq!(held.code, 0, "{held:?}");
    let pivot = within(&study, "mijn", &["pivot", "--format", "csv"], "");
    assert!(pivot.out.contains("R1,1,0,0,1"), "{}", pivot.out);
}

#[test]
fn a_shipped_guide_comes_with_its_concepts_and_its_rehearsals() {
    let study = Study::bare();
    let ran = study.ran(&["new", "mine", "--guide", "kwaliteitszorg"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let files = tree(&study.path("mine/guides"));
    assert_eq!(
        files,
        [
            "kwaliteitszorg.concepts.toml",
            "kwaliteitszorg.rehearsal.en.txt",
            "kwaliteitszorg.rehearsal.nl.txt",
            "kwaliteitszorg.toml"
        ]
    );
    let shown = within(&study, "mine", &["guide", "show", "kwaliteitszorg"], "");
    assert_eq!(shown.code, 0, "{shown:?}");
}

#[test]
fn a_guide_of_one_s_own_is_taken_along_and_a_language_it_does_not_speak_is_said() {
    let study = Study::new();
    let ran = study.ran(&[
        "new",
        "other",
        "--guide",
        "guides/small.toml",
        "--lang",
        "fr",
    ]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.err.contains("`fr`"), "{}", ran.err);
    assert!(study.path("other/guides/small.toml").is_file());
}

#[test]
fn a_folder_that_is_not_empty_is_left_as_it_is_and_so_is_one_s_own() {
    let study = Study::bare();
    study.write("full/thesis.txt", "mine");
    for (folder, code) in [
        ("full", 2),
        (".", 2),
        ("nowhere/deep", 2),
        ("full/thesis.txt", 3),
    ] {
        let ran = study.ran(&["new", folder]);
        assert_eq!(ran.code, code, "{folder}: {ran:?}");
        assert!(ran.err.contains("nothing was made"), "{}", ran.err);
    }
    for wrong in [
        ["--guide", "nosuch"],
        ["--guide", "no/such.toml"],
        ["--lang", "nl_NL!"],
    ] {
        let ran = study.ran(&[&["new", "fresh"][..], &wrong].concat());
        assert!([2, 3].contains(&ran.code), "{ran:?}");
    }
    assert_eq!(tree(study.root.path()), ["full", "full/thesis.txt"]);
}

#[test]
fn an_empty_folder_will_do_and_is_called_by_its_name() {
    let study = Study::bare();
    fs::create_dir(study.path("leeg")).unwrap();
    assert_eq!(study.ran(&["new", "leeg/", "--title", " "]).code, 0);
    let settings = fs::read_to_string(study.path("leeg/study.toml")).unwrap();
    assert!(settings.contains("title = \"leeg\""), "{settings}");
}

#[test]
fn a_title_steers_nothing() {
    let study = Study::bare();
    let ran = study.ran(&["new", "x", "--title", "a\u{1b}[2Jb\n{guide}\u{202e}"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    for file in ["x/README.md", "x/study.toml"] {
        let text = fs::read_to_string(study.path(file)).unwrap();
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text}");
    }
    assert_eq!(within(&study, "x", &["list"], "").code, 0);
}

#[cfg(unix)]
#[test]
fn only_its_owner_may_look_into_a_new_study() {
    use std::os::unix::fs::PermissionsExt as _;
    let study = Study::bare();
    assert_eq!(study.ran(&["new", "x"]).code, 0);
    let mode = |path: PathBuf| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(study.path("x")), 0o700);
    for inner in tree(&study.path("x")) {
        let path = study.path("x").join(&inner);
        let wanted = if path.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(mode(path), wanted, "{inner}");
    }
}
