//! The real binary in a pseudo-terminal: keys, pastes, resizing, and every way out.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

#[path = "terminal/sitting.rs"]
mod sitting;

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use sitting::{PATIENCE, Sitting, journal, session};

#[test]
fn a_note_is_shown_as_kept_once_it_is_in_the_journal() {
    let study = tempfile::tempdir().unwrap();
    let mut sitting = Sitting::run(study.path());
    sitting.press("> wij doen het zélf #doelen\r");
    sitting.wait_for_all(&["> wij doen het zélf", "#doelen"]);
    sitting.wait_for(" kept");
    assert!(journal(study.path()).contains(r#""text":"wij doen het zélf""#));
}

#[test]
fn a_name_on_the_line_is_told_and_tab_puts_its_code_there() {
    let study = tempfile::tempdir().unwrap();
    let private = study.path().join("private");
    std::fs::create_dir(&private).unwrap();
    let key = "[R7]\nname = \"Anna de Vries\"\n";
    std::fs::write(private.join("key.toml"), key).unwrap();
    let mut sitting = Sitting::run(study.path());
    sitting.press("dat zei Anna");
    sitting.wait_for("names [R7]; Tab puts the code there");
    sitting.press("\t");
    sitting.wait_for("› dat zei [R7]");
    sitting.press("\u{1a}");
    sitting.wait_for("› dat zei Anna");
    sitting.press("\t ook\r");
    sitting.wait_for_all(&["dat zei [R7] ook", ":"]);
    sitting.wait_for(" kept");
    assert!(journal(study.path()).contains(r#""text":"dat zei [R7] ook""#));
    assert!(!journal(study.path()).contains("Anna"));
}

#[test]
fn a_double_enter_marks_no_question_asked() {
    let study = tempfile::tempdir().unwrap();
    let mut sitting = Sitting::run(study.path());
    sitting.press("een antwoord\r\r\r");
    sitting.press("daarna");
    sitting.wait_for("› daarna");
    assert!(!journal(study.path()).contains(r#""kind":"asked""#));
    sitting.wait_for("▸ O0.1");
}

#[test]
fn a_bracketed_paste_is_one_note_and_keys_are_keys_however_fast() {
    let study = tempfile::tempdir().unwrap();
    let mut sitting = Sitting::run(study.path());
    sitting.press("\u{1b}[200~eerste\rtweede\rderde\u{1b}[201~");
    sitting.wait_for("eerste ⏎ +2 lines ⏎ derde");
    sitting.press("\r");
    sitting.wait_for_all(&["eerste⏎tweede⏎derde", ":"]);
    assert!(journal(study.path()).contains(r#""text":"eerste\ntweede\nderde""#));
    let long = "woord ".repeat(500);
    sitting.press(&long);
    sitting.press("einde\r");
    sitting.wait_for_all(&["woord woord", ":"]);
    sitting.wait_for(" kept");
    assert!(journal(study.path()).contains("woord woord einde\""));
}

#[test]
fn leaving_asks_once_and_gives_the_terminal_back() {
    let study = tempfile::tempdir().unwrap();
    let mut sitting = Sitting::run(study.path());
    assert!(sitting.screen.lock().unwrap().screen().alternate_screen());
    sitting.press("onaf");
    sitting.wait_for("› onaf");
    sitting.press("\u{3}");
    sitting.wait_for("Leave this screen?");
    sitting.press("\u{3}");
    assert_eq!(sitting.end(), 0);
    let screen = sitting.screen.lock().unwrap();
    assert!(!screen.screen().alternate_screen() && !screen.screen().hide_cursor());
    drop(screen);
    let draft = std::fs::read_to_string(session(study.path()).join("draft.json")).unwrap();
    assert!(draft.contains("onaf"));
    let again = Sitting::begin(study.path(), &["resume"]);
    again.wait_for("› onaf");
}

#[test]
fn a_signal_leaves_with_all_kept() {
    for name in ["TERM", "HUP"] {
        let study = tempfile::tempdir().unwrap();
        let mut sitting = Sitting::run(study.path());
        sitting.press("onafgemaakt");
        sitting.wait_for("› onafgemaakt");
        sitting.signal(name);
        assert_eq!(sitting.end(), 0, "{name}");
        let draft = std::fs::read_to_string(session(study.path()).join("draft.json")).unwrap();
        assert!(draft.contains("onafgemaakt"), "{name}");
        let screen = sitting.screen.lock().unwrap();
        assert!(!screen.screen().alternate_screen(), "{name}");
    }
}

#[test]
fn a_terminal_that_vanishes_ends_the_program_and_loses_nothing() {
    let study = tempfile::tempdir().unwrap();
    let mut sitting = Sitting::run(study.path());
    sitting.press("een notitie\rhalf");
    sitting.wait_for("› half");
    sitting.vanish();
    sitting.end();
    let draft = std::fs::read_to_string(session(study.path()).join("draft.json"));
    let journal = journal(study.path());
    assert!(journal.contains(r#""text":"een notitie""#));
    // A pseudo-terminal that is closed may send an Enter of its own first.
    assert!(journal.contains("half") || draft.unwrap().contains("half"));
}

#[test]
fn nothing_is_drawn_while_nothing_changes() {
    let study = tempfile::tempdir().unwrap();
    let sitting = Sitting::run(study.path());
    sitting.wait_for(" kept");
    std::thread::sleep(Duration::from_millis(1_500));
    // A new minute of the day and one less to the end are changes, at moments of their own; among four
    // looks there is one without.
    let is_quiet = |_: u32| {
        let before = sitting.written.load(Ordering::SeqCst);
        std::thread::sleep(Duration::from_millis(2_500));
        sitting.written.load(Ordering::SeqCst) == before
    };
    assert!((0..4).any(is_quiet));
}

#[test]
fn a_window_of_any_size_keeps_the_note_line() {
    let study = tempfile::tempdir().unwrap();
    let mut sitting = Sitting::run(study.path());
    sitting.press("hij leest mee");
    for (columns, rows) in [(60, 6), (30, 3), (250, 70), (80, 24)] {
        sitting.resize(columns, rows);
        sitting.wait_for("› hij leest mee");
    }
    sitting.press(" en schrijft");
    sitting.wait_for("› hij leest mee en schrijft");
}

#[test]
fn a_window_that_was_small_for_a_moment_is_drawn_anew() {
    let study = tempfile::tempdir().unwrap();
    let mut sitting = Sitting::run(study.path());
    sitting.press("hij leest mee");
    sitting.wait_for("› hij leest mee");
    for _ in 0..10 {
        sitting.resize(20, 2);
        sitting.resize(80, 24);
        sitting.wait_for("› hij leest mee");
        sitting.wait_for("F1 help");
    }
}

#[test]
fn the_focus_that_is_lost_is_said_aloud() {
    let study = tempfile::tempdir().unwrap();
    let mut sitting = Sitting::run(study.path());
    sitting.press("\u{1b}[O");
    sitting.wait_for("ANOTHER WINDOW HAS THE KEYS");
    sitting.press("\u{1b}[I");
    let start = Instant::now();
    while sitting
        .rows()
        .iter()
        .any(|row| row.contains("ANOTHER WINDOW"))
    {
        assert!(start.elapsed() < PATIENCE);
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn home_begins_a_session_lists_it_shows_it_and_lets_go() {
    let study = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(study.path().join("sessions")).unwrap();
    std::fs::write(study.path().join("study.toml"), "language = \"en\"\n").unwrap();
    let mut sitting = Sitting::begin(study.path(), &[]);
    sitting.wait_for("begins an interview with this guide");
    sitting.press("\r");
    sitting.wait_for_all(&["participant", "R1"]);
    sitting.press(",Jan\r");
    sitting.wait_for("`Jan` is not a participant");
    sitting.press("\u{7f}\u{7f}\u{7f}\u{7f}");
    sitting.wait_for("first interview with this guide");
    sitting.press("\r");
    sitting.wait_for("▸□ taking part");
    sitting.press("een notitie\r");
    sitting.wait_for(" kept");
    sitting.press("\u{3}\u{3}");
    sitting.wait_for_all(&["R1-", "open", "1 note"]);
    // Shift-Tab: the sessions.
    sitting.press("\u{1b}[Z");
    sitting.wait_for_all(&["▸", "R1-"]);
    let before = journal(study.path());
    sitting.press("l");
    sitting.wait_for("een notitie");
    sitting.press("q");
    sitting.wait_for_all(&["▸", "R1-"]);
    assert_eq!(journal(study.path()), before);
    sitting.press("\r");
    sitting.wait_for("taken up again");
    sitting.press("\u{3}\u{3}");
    sitting.wait_for_all(&["▸", "R1-"]);
    sitting.press("q");
    assert_eq!(sitting.end(), 0);
    assert!(!sitting.screen.lock().unwrap().screen().alternate_screen());
}

/// A study with a keys.toml, and a session in it that has just begun.
fn with_keys(text: &str) -> (tempfile::TempDir, Sitting) {
    let study = tempfile::tempdir().unwrap();
    let settings = study.path().join("settings/leidraad");
    std::fs::create_dir_all(&settings).unwrap();
    std::fs::write(settings.join("keys.toml"), text).unwrap();
    std::fs::create_dir(study.path().join("sessions")).unwrap();
    let arguments = ["run", "kwaliteitszorg", "-p", "R7", "--lang", "en"];
    let sitting = Sitting::begin(study.path(), &arguments);
    sitting.wait_for("▸□ taking part");
    (study, sitting)
}

#[test]
fn a_key_that_was_changed_does_it_and_every_hint_names_it() {
    let keys = "help = \"f12\"\npass_by = \"alt-x\"\nleave = [\"alt-q\", \"ctrl-c\"]\nup = \"ctrl-p\"\noff_record = []\n";
    let (study, mut sitting) = with_keys(keys);
    sitting.wait_for("F12 help");
    sitting.wait_for("Alt-X refused");
    sitting.press("\u{1b}x");
    sitting.wait_for("consent refused: taking part");
    assert!(journal(study.path()).contains(r#""agreed":false"#));
    sitting.press("\u{1b}[24~");
    sitting.wait_for("Ctrl-P ↓");
    sitting.press("\u{1b}q");
    sitting.wait_for("Enter or Alt-Q leaves");
    sitting.press("\u{1b}q");
    assert_eq!(sitting.end(), 0);
}

#[test]
fn errors_in_keys_toml_are_said_and_the_usual_keys_hold() {
    let (_study, mut sitting) = with_keys("help = \"f12\"\nfind = \"x\"\n");
    sitting.wait_for("errors in keys.toml: 1; the usual keys hold");
    sitting.wait_for("F1 help");
    sitting.press("\u{7}");
    sitting.wait_for("Find and go");
}
