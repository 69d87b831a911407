//! The real program in a pseudo-terminal: how soon the first screen is there, how soon a key shows
//! with 5,000 notes in the session, what it costs to wait, how much memory it takes.
//!
//! The first screen is compared with a program that only opens ratatui and draws one line: this
//! benchmark itself, started with `BARE` in its environment.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot go on ends"
)]

use std::fmt::Write as _;
use std::io::{Read as _, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use vt100::Parser;

const LEIDRAAD: &str = env!("CARGO_BIN_EXE_leidraad");
const NOTES: usize = 5_000;

fn main() {
    if std::env::var_os("BARE").is_some() {
        return bare();
    }
    let study = tempfile::tempdir().unwrap();
    fill(study.path());
    for (columns, rows) in [(80, 24), (250, 70)] {
        start(study.path(), columns, rows);
        keys(study.path(), columns, rows);
    }
}

/// A program that opens ratatui, draws one line and waits for a key.
fn bare() {
    let mut terminal = ratatui::init();
    terminal
        .draw(|frame| frame.render_widget("› ready", frame.area()))
        .unwrap();
    while !matches!(
        crossterm::event::read(),
        Ok(crossterm::event::Event::Key(_)) | Err(_)
    ) {}
    ratatui::restore();
}

/// A session with many notes, typed in plain mode.
fn fill(study: &Path) {
    let mut lines = String::from("/go O2\n");
    for number in 0..NOTES {
        let _ = writeln!(
            lines,
            "notitie {number}: hij leest mee in de jaarplannen #doelen"
        );
    }
    let mut child = std::process::Command::new(LEIDRAAD)
        .arg("--study")
        .arg(study)
        .args(["run", "kwaliteitszorg", "-p", "R1", "--plain"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(lines.as_bytes())
        .unwrap();
    child.wait().unwrap();
}

/// The first screen of a new session, beside the bare program's, in turn.
fn start(study: &Path, columns: u16, rows: u16) {
    let mut ours = Vec::new();
    let mut bare = Vec::new();
    for _ in 0..15 {
        let here = std::env::current_exe().unwrap();
        let mut command = CommandBuilder::new(here);
        command.env("BARE", "1");
        bare.push(first_screen(command, columns, rows));
        let mut command = CommandBuilder::new(LEIDRAAD);
        command.args(["run", "kwaliteitszorg", "-p", "R2", "--study"]);
        command.arg(study);
        ours.push(first_screen(command, columns, rows));
    }
    let (ours, bare) = (median(&mut ours), median(&mut bare));
    println!(
        "{columns}×{rows}  first screen {:.1} ms, bare ratatui {:.1} ms, ratio {:.2}",
        ms(ours),
        ms(bare),
        ms(ours) / ms(bare)
    );
}

fn first_screen(command: CommandBuilder, columns: u16, rows: u16) -> Duration {
    let begun = Instant::now();
    let mut terminal = Terminal::open(command, columns, rows);
    terminal.wait_for(|screen| screen.contains('›'));
    let took = begun.elapsed();
    terminal.child.kill().unwrap();
    terminal.child.wait().unwrap();
    took
}

/// The time from a key to its letter on the screen, what waiting writes, and the memory.
fn keys(study: &Path, columns: u16, rows: u16) {
    let mut command = CommandBuilder::new(LEIDRAAD);
    command.args(["resume", "R1", "--study"]);
    command.arg(study);
    let mut terminal = Terminal::open(command, columns, rows);
    terminal.wait_for(|screen| screen.contains('›'));
    terminal.rest(Duration::from_millis(500));
    // The line that an earlier round was killed in is there again.
    terminal.press(&b"\x7f".repeat(60));
    terminal.rest(Duration::from_millis(300));
    let mut took = Vec::new();
    let mut typed = String::new();
    for number in 0..300 {
        let letter = char::from(b'a' + u8::try_from(number % 26).unwrap());
        if number % 40 == 39 {
            terminal.press(b"\x7f".repeat(typed.len()).as_slice());
            terminal.rest(Duration::from_millis(200));
            typed.clear();
        }
        typed.push(letter);
        let pressed = Instant::now();
        terminal.press(letter.to_string().as_bytes());
        let wanted = format!("› {typed}");
        terminal.wait_for(|screen| screen.contains(&wanted));
        took.push(pressed.elapsed());
    }
    took.sort();
    let idle = terminal.rest(Duration::from_secs(3));
    let memory = terminal.memory_mb();
    println!(
        "{columns}×{rows}  key to screen: median {:.2} ms, 99th percentile {:.2} ms; \
         idle for 3 s writes {idle} bytes; memory {memory}",
        ms(took[took.len() / 2]),
        ms(took[took.len() * 99 / 100]),
    );
    terminal.child.kill().unwrap();
    terminal.child.wait().unwrap();
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// A program in a pseudo-terminal, and its screen.
struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    _master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    bytes: Receiver<Vec<u8>>,
    parser: Parser,
}

impl Terminal {
    fn open(mut command: CommandBuilder, columns: u16, rows: u16) -> Terminal {
        command.env("TERM", "xterm-256color");
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let (sender, bytes) = channel();
        std::thread::spawn(move || {
            let mut buffer = vec![0; 65_536];
            while let Ok(length @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..length].to_vec()).is_err() {
                    return;
                }
            }
        });
        let count = |count| NonZero::new(count).unwrap();
        let parser = Parser::new(count(rows), count(columns), 0);
        Terminal {
            child,
            _master: pair.master,
            writer,
            bytes,
            parser,
        }
    }

    fn press(&mut self, keys: &[u8]) {
        self.writer.write_all(keys).unwrap();
        self.writer.flush().unwrap();
    }

    fn wait_for(&mut self, shows: impl Fn(&str) -> bool) {
        while !shows(&self.parser.screen().contents()) {
            let bytes = self.bytes.recv_timeout(Duration::from_secs(10)).unwrap();
            self.parser.process(&bytes);
        }
    }

    /// Reads for a while; gives how many bytes came.
    fn rest(&mut self, time: Duration) -> usize {
        let until = Instant::now() + time;
        let mut count = 0;
        while let Some(left) = until.checked_duration_since(Instant::now()) {
            if let Ok(bytes) = self.bytes.recv_timeout(left) {
                count += bytes.len();
                self.parser.process(&bytes);
            }
        }
        count
    }

    /// The memory held, where the system tells it in /proc.
    fn memory_mb(&self) -> String {
        let status = self
            .child
            .process_id()
            .and_then(|id| std::fs::read_to_string(format!("/proc/{id}/status")).ok())
            .unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kb: Option<f64> =
            line.and_then(|rest| rest.trim().trim_end_matches(" kB").parse().ok());
        kb.map_or("unknown".to_owned(), |kb| format!("{:.1} MB", kb / 1024.0))
    }
}
