//! study.jsonl: what happened to the study, a journal as a session's is.

use std::fs;

use leidraad::journal::deed::{Deed, Exported};
use leidraad::journal::erase::erase;
use leidraad::journal::hash::Hash;
use leidraad::journal::read::read;
use leidraad::journal::site::Site;
use leidraad::journal::verify::verify;

use crate::fixture::{Study, coded, err, round};

fn exports(study: &Study) -> Vec<Exported> {
    let reading = read(Site::of_study(study.path())).unwrap();
    assert!(reading.outcome.damage.is_empty());
    let exports = reading
        .events
        .into_iter()
        .filter_map(|event| match event.deed {
            Deed::Exported(exported) => Some(exported),
            _ => None,
        });
    exports.collect()
}

/// Exports to a file outside the study.
fn export(study: &Study, more: &[&str]) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("notes.csv");
    study.out(&[&["export", "csv", "-o", file.to_str().unwrap()], more].concat());
    (folder, file)
}

#[test]
fn an_export_to_a_file_is_written_down_with_what_is_in_it() {
    let study = Study::new();
    study.review("anna", "2026-01-13T09:00:00.000Z", vec![round(1, None)]);
    let (_folder, file) = export(&study, &["--coder", "anna"]);
    let kept = exports(&study);
    let [exported] = kept.as_slice() else {
        panic!("{kept:?}");
    };
    assert_eq!(exported.format, "csv");
    assert_eq!(
        exported.file, "notes.csv",
        "the way to it is nobody's business"
    );
    let id = study
        .session()
        .file_name()
        .unwrap()
        .to_str()
        .unwrap()
        .to_owned();
    assert_eq!(exported.sessions, [id]);
    let sha256 = Hash::of(&fs::read(&file).unwrap()).to_string();
    assert_eq!(exported.sha256, Some(sha256));
    assert_eq!(exported.coder.as_deref(), Some("anna"));
    let log = fs::read_to_string(study.path().join("study.jsonl")).unwrap();
    assert!(!log.contains(file.parent().unwrap().to_str().unwrap()));
}

#[test]
fn what_goes_to_standard_output_is_not_written_down() {
    let study = Study::new();
    study.out(&["export", "csv"]);
    assert!(!study.path().join("study.jsonl").exists());
}

#[test]
fn exports_at_the_same_time_are_all_written_down() {
    let study = Study::new();
    std::thread::scope(|scope| {
        for _ in 0..6 {
            scope.spawn(|| export(&study, &[]));
        }
    });
    assert_eq!(exports(&study).len(), 6);
    let said = study.out(&["verify"]);
    assert!(said.contains("study.jsonl: ok, 7 lines"), "{said}");
}

#[cfg(unix)]
#[test]
fn an_export_of_a_study_that_cannot_be_written_to_is_there_all_the_same() {
    use std::os::unix::fs::PermissionsExt as _;
    let study = Study::new();
    let access = |mode| {
        let permissions = fs::Permissions::from_mode(mode);
        fs::set_permissions(study.path(), permissions).unwrap();
    };
    access(0o500);
    if fs::write(study.path().join("root-may-all"), "").is_ok() {
        // Who may write everywhere cannot be kept from it; a folder in the way can.
        access(0o700);
        fs::create_dir(study.path().join("study.lock")).unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("notes.csv");
    let output = study.ran(&["export", "csv", "-o", file.to_str().unwrap()]);
    access(0o700);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(
        err(&output).contains("not written down in study.jsonl"),
        "{output:?}"
    );
    assert!(file.exists());
}

#[test]
fn a_torn_tail_is_set_aside_and_a_damaged_line_is_told() {
    let study = Study::new();
    export(&study, &[]);
    let path = study.path().join("study.jsonl");
    let whole = fs::read(&path).unwrap();
    fs::write(&path, [&whole[..], b"{\"seq\":2,"].concat()).unwrap();
    let said = study.ran(&["list"]);
    assert!(
        err(&said).contains("study.jsonl: the last 9 bytes"),
        "{said:?}"
    );
    export(&study, &[]);
    assert_eq!(exports(&study).len(), 2);
    let aside = fs::read_dir(study.path()).unwrap().flatten();
    let aside = aside.filter(|it| it.file_name().to_string_lossy().starts_with("study-torn-"));
    assert_eq!(aside.count(), 1);
    study.out(&["verify"]);
    let text = String::from_utf8(fs::read(&path).unwrap()).unwrap();
    fs::write(&path, text.replacen("\"format\":1", "\"format\":0", 1)).unwrap();
    let output = study.ran(&["verify"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(
        said.contains("study.jsonl: damaged") && said.contains("study.jsonl, line 1"),
        "{said}"
    );
}

#[test]
fn a_journal_that_was_left_empty_is_begun_again() {
    let study = Study::new();
    fs::write(study.path().join("study.jsonl"), "").unwrap();
    export(&study, &[]);
    assert!(verify(Site::of_study(study.path())).unwrap().is_whole());
    assert_eq!(exports(&study).len(), 1);
}

#[test]
fn a_log_of_a_later_version_is_left_alone() {
    let study = Study::new();
    export(&study, &[]);
    let path = study.path().join("study.jsonl");
    let text = fs::read_to_string(&path).unwrap();
    let newer = text.replacen("\"format\":1", "\"format\":2", 1);
    fs::write(&path, &newer).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("notes.csv");
    let output = study.ran(&["export", "csv", "-o", file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0));
    assert!(err(&output).contains("format 2"), "{output:?}");
    assert_eq!(fs::read_to_string(&path).unwrap(), newer);
}

#[test]
fn each_coders_journal_is_verified_and_damage_in_it_is_told() {
    let study = Study::new();
    let deeds = vec![round(1, None), coded(1, &["doelen"])];
    study.review("anna", "2026-01-13T09:00:00.000Z", deeds);
    let said = study.out(&["verify"]);
    assert!(said.contains("/reviews/anna: ok, 3 lines"), "{said}");
    let journal = study.session().join("reviews/anna/journal.jsonl");
    let text = fs::read_to_string(&journal).unwrap();
    fs::write(&journal, text.replace("doelen", "proces")).unwrap();
    let output = study.ran(&["verify"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("/reviews/anna: damaged"), "{said}");
    fs::write(&journal, text).unwrap();
    let header = study.session().join("reviews/anna/session.toml");
    let other = format!("session_sha256 = \"{}\"\n", Hash::of(b"another"));
    fs::write(&header, other).unwrap();
    let output = study.ran(&["verify"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("another session")
    );
}

#[test]
fn lines_of_a_coders_journal_and_of_the_study_are_erased_as_those_of_a_session() {
    let study = Study::new();
    let deeds = vec![round(1, None), coded(1, &["doelen"])];
    study.review("anna", "2026-01-13T09:00:00.000Z", deeds);
    export(&study, &[]);
    erase(&study.session().join("reviews/anna"), &[2], "withdrawn").unwrap();
    erase(Site::of_study(study.path()), &[1], "withdrawn").unwrap();
    let said = study.out(&["verify"]);
    assert!(
        said.contains("/reviews/anna: ok, 4 lines, 1 erased"),
        "{said}"
    );
    assert!(
        said.contains("study.jsonl: ok, 3 lines, 1 erased"),
        "{said}"
    );
    let log = fs::read_to_string(study.path().join("study.jsonl")).unwrap();
    assert!(!log.contains("notes.csv"));
}
