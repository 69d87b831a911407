//! The real binary in a pseudo-terminal: what is pressed, and what the terminal shows.

use std::io::{Read as _, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long anything may take on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// The program on a terminal, and what the terminal shows.
pub struct Sitting {
    pub child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    keys: Option<Box<dyn Write + Send>>,
    pub screen: Arc<Mutex<vt100::Parser>>,
    /// Bytes that the program wrote.
    pub written: Arc<AtomicUsize>,
    /// Reads what the program writes, until it is told not to.
    reader: Option<std::thread::JoinHandle<()>>,
    is_watched: Arc<AtomicBool>,
}

pub fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

pub fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

impl Sitting {
    pub fn begin(study: &Path, arguments: &[&str]) -> Sitting {
        let pair = native_pty_system().openpty(size(80, 24)).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_leidraad"));
        command.args(arguments);
        command.cwd(study);
        // A keys.toml of whoever runs the tests has no say.
        command.env("XDG_CONFIG_HOME", study.join("settings"));
        command.env("TERM", "xterm-256color");
        command.env_remove("COLORFGBG");
        // What a rehearsal leaves for a while stands where a test can see it.
        command.env("TMPDIR", study);
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
    pub fn vanish(&mut self) {
        self.is_watched.store(false, Ordering::SeqCst);
        // The last keys make the program write, which is what the reader waits for.
        self.keys = None;
        self.reader.take().unwrap().join().unwrap();
        self.master = None;
    }

    /// A session with R7 in English, all consent given, before the first question.
    pub fn run(study: &Path) -> Sitting {
        std::fs::create_dir_all(study.join("sessions")).unwrap();
        let arguments = ["run", "kwaliteitszorg", "-p", "R7", "--lang", "en"];
        let mut sitting = Sitting::begin(study, &arguments);
        sitting.wait_for("▸□ taking part");
        sitting.press("/consent yes\r");
        sitting.wait_for("consent given");
        sitting.press("/next\r");
        sitting.wait_for("▸ O0.1");
        sitting
    }

    pub fn press(&mut self, keys: &str) {
        let to = self.keys.as_mut().unwrap();
        to.write_all(keys.as_bytes()).unwrap();
        to.flush().unwrap();
    }

    pub fn rows(&self) -> Vec<String> {
        let screen = self.screen.lock().unwrap();
        let (_, columns) = screen.screen().size();
        screen.screen().rows(0, columns.get()).collect()
    }

    /// Waits until a row holds all of the words; gives that row.
    pub fn wait_for_all(&self, words: &[&str]) -> String {
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

    pub fn wait_for(&self, words: &str) -> String {
        self.wait_for_all(&[words])
    }

    /// Waits until the program has ended; gives its exit code.
    pub fn end(&mut self) -> u32 {
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

    pub fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        let sent = std::process::Command::new("kill")
            .args(["-s", name, &id])
            .status();
        assert!(sent.unwrap().success());
    }

    pub fn resize(&self, columns: u16, rows: u16) {
        let mut screen = self.screen.lock().unwrap();
        screen.screen_mut().set_size(cells(rows), cells(columns));
        self.master
            .as_ref()
            .unwrap()
            .resize(size(columns, rows))
            .unwrap();
    }
}

pub fn session(study: &Path) -> PathBuf {
    let mut folders = std::fs::read_dir(study.join("sessions")).unwrap();
    folders.next().unwrap().unwrap().path()
}

pub fn journal(study: &Path) -> String {
    std::fs::read_to_string(session(study).join("journal.jsonl")).unwrap()
}

impl Drop for Sitting {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
