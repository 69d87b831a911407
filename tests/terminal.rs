//! The real binary in a pseudo-terminal: keys, pastes, resizing, and every way out.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

use std::io::{Read as _, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long anything may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// The program on a terminal, and what the terminal shows.
struct Sitting {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    keys: Option<Box<dyn Write + Send>>,
    screen: Arc<Mutex<vt100::Parser>>,
    /// Bytes that the program wrote.
    written: Arc<AtomicUsize>,
    /// Reads what the program writes, until it is told not to.
    reader: Option<std::thread::JoinHandle<()>>,
    is_watched: Arc<AtomicBool>,
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

impl Sitting {
    fn begin(study: &Path, arguments: &[&str]) -> Sitting {
        let pair = native_pty_system().openpty(size(80, 24)).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_leidraad"));
        command.args(arguments);
        command.cwd(study);
        command.env("TERM", "xterm-256color");
        command.env_remove("COLORFGBG");
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let screen = Arc::new(Mutex::new(vt100::Parser::new(cells(24), cells(80), 0)));
        let written = Arc::new(AtomicUsize::new(0));
        let mut from = pair.master.try_clone_reader().unwrap();
        let is_watched = Arc::new(AtomicBool::new(true));
        let (shown, count) = (Arc::clone(&screen), Arc::clone(&written));
        let goes_on = Arc::clone(&is_watched);
        let reader = std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while goes_on.load(Ordering::SeqCst)
                && let Ok(length @ 1..) = from.read(&mut bytes)
            {
                count.fetch_add(length, Ordering::SeqCst);
                shown.lock().unwrap().process(bytes.get(..length).unwrap());
            }
        });
        Sitting {
            child,
            keys: Some(pair.master.take_writer().unwrap()),
            master: Some(pair.master),
            screen,
            written,
            reader: Some(reader),
            is_watched,
        }
    }

    /// Closes the terminal's other end, as a window does that is closed.
    fn vanish(&mut self) {
        self.is_watched.store(false, Ordering::SeqCst);
        // The last keys make the program write, which is what the reader waits for.
        self.keys = None;
        self.reader.take().unwrap().join().unwrap();
        self.master = None;
    }

    /// A session with R7 in English, all consent given, before the first question.
    fn run(study: &Path) -> Sitting {
        std::fs::create_dir_all(study.join("sessions")).unwrap();
        let arguments = ["run", "kwaliteitszorg", "-p", "R7", "--lang", "en"];
        let mut sitting = Sitting::begin(study, &arguments);
        sitting.wait_for("▸□ part");
        sitting.press("/consent yes\r");
        sitting.wait_for("consent given");
        sitting.press("/next\r");
        sitting.wait_for("▸ O0.1");
        sitting
    }

    fn press(&mut self, keys: &str) {
        let to = self.keys.as_mut().unwrap();
        to.write_all(keys.as_bytes()).unwrap();
        to.flush().unwrap();
    }

    fn rows(&self) -> Vec<String> {
        let screen = self.screen.lock().unwrap();
        let (_, columns) = screen.screen().size();
        screen.screen().rows(0, columns.get()).collect()
    }

    /// Waits until a row holds all of the words; gives that row.
    fn wait_for_all(&self, words: &[&str]) -> String {
        let start = Instant::now();
        loop {
            let rows = self.rows();
            let holds = |row: &&String| words.iter().all(|word| row.contains(word));
            if let Some(row) = rows.iter().find(holds) {
                return row.clone();
            }
            assert!(
                start.elapsed() < PATIENCE,
                "no row with {words:?} in\n{}",
                rows.join("\n")
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn wait_for(&self, words: &str) -> String {
        self.wait_for_all(&[words])
    }

    /// Waits until the program has ended; gives its exit code.
    fn end(&mut self) -> u32 {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            if start.elapsed() > PATIENCE {
                self.child.kill().unwrap();
                panic!("it goes on:\n{}", self.rows().join("\n"));
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        let sent = std::process::Command::new("kill")
            .args(["-s", name, &id])
            .status();
        assert!(sent.unwrap().success());
    }

    fn resize(&self, columns: u16, rows: u16) {
        let mut screen = self.screen.lock().unwrap();
        screen.screen_mut().set_size(cells(rows), cells(columns));
        self.master
            .as_ref()
            .unwrap()
            .resize(size(columns, rows))
            .unwrap();
    }
}

fn session(study: &Path) -> PathBuf {
    let mut folders = std::fs::read_dir(study.join("sessions")).unwrap();
    folders.next().unwrap().unwrap().path()
}

fn journal(study: &Path) -> String {
    std::fs::read_to_string(session(study).join("journal.jsonl")).unwrap()
}

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
    // A new minute is a change; two in a row without one there always are.
    let is_quiet = |_: u32| {
        let before = sitting.written.load(Ordering::SeqCst);
        std::thread::sleep(Duration::from_millis(2_500));
        sitting.written.load(Ordering::SeqCst) == before
    };
    assert!((0..2).any(is_quiet));
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
    sitting.wait_for("▸□ part");
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

impl Drop for Sitting {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
