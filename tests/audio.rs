//! `leidraad audio` where no sound server is, or none that answers; the real ones are heard in
//! `tests/interop/audio.sh`.
#![cfg(target_os = "linux")]
// Outside #[test] functions clippy does not see that helpers of tests are tests.
#![allow(clippy::unwrap_used)]

use std::os::unix::net::UnixListener;
use std::path::Path;
use std::time::{Duration, Instant};

use assert_cmd::Command;

fn leidraad(study: &Path, socket: &Path) -> Command {
    let mut command = Command::cargo_bin("leidraad").unwrap();
    command
        .env("PULSE_SERVER", format!("unix:{}", socket.display()))
        .args(["--lang", "en", "--study"])
        .arg(study);
    command
}

/// What it says on standard error, after ending with this code.
fn said(command: &mut Command, code: i32) -> String {
    let output = command.assert().code(code).get_output().clone();
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn without_a_sound_server_it_says_where_it_looked_and_what_would_be_right() {
    let study = tempfile::tempdir().unwrap();
    let socket = study.path().join("none");
    for what in ["devices", "test"] {
        let said = said(leidraad(study.path(), &socket).args(["audio", what]), 3);
        assert!(said.contains("no sound server answers at"), "{said}");
        assert!(said.contains(socket.to_str().unwrap()), "{said}");
        assert!(said.contains("pipewire-pulse"), "{said}");
    }
}

#[test]
fn a_server_that_hangs_up_or_never_answers_is_an_error_in_time() {
    let study = tempfile::tempdir().unwrap();
    let socket = study.path().join("socket");
    let listener = UnixListener::bind(&socket).unwrap();
    let begun = Instant::now();
    let silent = said(
        leidraad(study.path(), &socket).args(["audio", "devices"]),
        3,
    );
    assert!(silent.contains("no sound server answers"), "{silent}");
    assert!(begun.elapsed() < Duration::from_secs(10));
    std::thread::spawn(move || listener.incoming().for_each(drop));
    let rude = said(
        leidraad(study.path(), &socket).args(["audio", "devices"]),
        3,
    );
    assert!(rude.contains("no sound server answers"), "{rude}");
}

#[test]
fn a_server_on_another_computer_is_refused() {
    let study = tempfile::tempdir().unwrap();
    let mut command = leidraad(study.path(), Path::new(""));
    command.env("PULSE_SERVER", "tcp:far:4713");
    let said = said(command.args(["audio", "devices"]), 3);
    assert!(said.contains("`tcp:far:4713`"), "{said}");
}

#[test]
fn a_choice_is_written_and_leaves_the_rest_of_the_study() {
    let study = tempfile::tempdir().unwrap();
    let file = study.path().join("study.toml");
    std::fs::write(&file, "# ours\nlanguage = \"en\"\n").unwrap();
    let choose = |arguments: &[&str]| {
        let none = study.path().join("none");
        said(
            leidraad(study.path(), &none)
                .args(["audio", "use"])
                .args(arguments),
            0,
        );
        std::fs::read_to_string(&file).unwrap()
    };
    let both = choose(&["--microphone", "a", "--call", "b"]);
    let expected = "# ours\nlanguage = \"en\"\n\n[recorder]\nmicrophone = \"a\"\n";
    assert_eq!(both, format!("{expected}call = \"b\"\n"));
    assert_eq!(choose(&["--no-call"]), expected);
}
